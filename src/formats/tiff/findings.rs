//! What the fields that go would reveal: read as Exif, XMP, IPTC and ICC are anywhere.

use super::file::{Entry, Ifd, Tiff};
use super::tags;
use crate::error::Result;
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::tags::{exif, icc, iptc, xmp};

/// The longest value that is read to be shown, in bytes.
const SHOWN: u64 = 64 << 10;
/// The longest packet that is read to be shown, in bytes.
const PACKET: u64 = 8 << 20;

/// Adds what the directory would reveal. Errors: `limit`, `read`.
pub(super) fn read(tiff: &Tiff<'_>, ifd: &Ifd, raw: bool, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let memory = limits.memory;
    show(tiff, ifd, raw, report, limits)?;
    limits.memory = memory;
    Ok(())
}

fn show(tiff: &Tiff<'_>, ifd: &Ifd, raw: bool, report: &mut Report, limits: &mut Limits) -> Result<()> {
    for entry in &ifd.entries {
        let packet = matches!(entry.tag, tags::XMP | tags::IPTC | tags::PHOTOSHOP | tags::PROFILE);
        if entry.tag == tags::LAYERS {
            report.find(Class::HiddenPicture, "TIFF ImageSourceData", &format!("{} bytes", entry.value.len()));
        }
        if !packet {
            continue;
        }
        let bytes = tiff.bytes(entry, PACKET, limits)?;
        match entry.tag {
            tags::XMP => xmp::read(&bytes, report),
            // IPTC records stand alone here; the reader of Photoshop's resources knows them inside of one.
            tags::IPTC => iptc::read(&resource(&bytes), report),
            tags::PHOTOSHOP => iptc::read(&bytes, report),
            _ if icc::neutral(&bytes).is_some_and(|neutral| neutral == bytes) => {}
            _ => icc::read(&bytes, report),
        }
        limits.credit(bytes.len() as u64);
    }
    let sub = |tag| ifd.find(tag).copied();
    let own = ifd.entries.iter().filter(|entry| {
        tags::allowed(entry.tag, raw).is_none() && !tags::QUIET.contains(&entry.tag) && entry.tag != tags::LAYERS
    });
    let mut block = Block::default();
    let primary: Vec<Entry> = own.copied().collect();
    let camera = directory(tiff, sub(tags::EXIF), limits)?;
    let place = directory(tiff, sub(tags::GPS), limits)?;
    let broken = ifd.broken;
    if primary.is_empty() && camera.is_none() && place.is_none() && broken == 0 {
        return Ok(());
    }
    block.directories(tiff, [Some(primary), camera, place], limits)?;
    exif::read(&block.bytes, report);
    if broken > 0 {
        report.find(Class::Unknown, "TIFF, unreadable fields", &broken.to_string());
    }
    Ok(())
}

/// The entries of the directory that `pointer` points to. One that cannot be read is reported as there.
fn directory(tiff: &Tiff<'_>, pointer: Option<Entry>, limits: &mut Limits) -> Result<Option<Vec<Entry>>> {
    let Some(pointer) = pointer else { return Ok(None) };
    let at = tiff.numbers(&pointer, 1, limits)?.first().copied().unwrap_or(0);
    match tiff.ifd(at, limits) {
        Ok(ifd) => Ok(Some(ifd.entries)),
        Err(error) if error.kind() == crate::error::ErrorKind::Malformed => Ok(Some(Vec::new())),
        Err(error) => Err(error),
    }
}

/// A Photoshop resource around IPTC records.
fn resource(records: &[u8]) -> Vec<u8> {
    [b"8BIM\x04\x04\0\0".as_slice(), &(records.len() as u32).to_be_bytes(), records].concat()
}

/// A small Exif block that holds the values of the file.
#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
}

impl Block {
    /// Writes the primary, the camera and the place directory.
    fn directories(
        &mut self,
        tiff: &Tiff<'_>,
        [primary, camera, place]: [Option<Vec<Entry>>; 3],
        limits: &mut Limits,
    ) -> Result<()> {
        let form = super::file::Form { wide: false, ..tiff.form };
        let order = if form.big_endian { b"MM" } else { b"II" };
        self.bytes.extend(order);
        self.bytes.extend(form.split(42, 2));
        self.bytes.extend([0; 4]);
        let mut pointers = Vec::new();
        for (tag, entries) in [(tags::EXIF, camera), (tags::GPS, place)] {
            if let Some(entries) = entries {
                pointers.push((tag, self.directory(tiff, form, &entries, &[], limits)?));
            }
        }
        let first = self.directory(tiff, form, &primary.unwrap_or_default(), &pointers, limits)?;
        if let Some(offset) = self.bytes.get_mut(4..8) {
            offset.copy_from_slice(&form.split(first, 4));
        }
        Ok(())
    }

    /// Writes one directory behind its values and returns where it starts.
    fn directory(
        &mut self,
        tiff: &Tiff<'_>,
        form: super::file::Form,
        entries: &[Entry],
        pointers: &[(u16, u64)],
        limits: &mut Limits,
    ) -> Result<u64> {
        let mut rows: Vec<u8> = Vec::new();
        // Types of BigTIFF alone have no place in a small block, and are of no field that is shown.
        let small = entries.iter().filter(|entry| entry.kind < 14);
        let mut count = 0;
        for entry in small {
            let value = tiff.bytes(entry, SHOWN, limits)?;
            let values = value.len() as u64 / super::file::size(entry.kind).max(1);
            rows.extend(form.split(entry.tag.into(), 2));
            rows.extend(form.split(entry.kind.into(), 2));
            rows.extend(form.split(values, 4));
            if value.len() <= 4 {
                rows.extend(&value);
                rows.resize(rows.len() + 4 - value.len(), 0);
            } else {
                rows.extend(form.split(self.bytes.len() as u64, 4));
                self.bytes.extend(&value);
            }
            count += 1;
        }
        for &(tag, at) in pointers {
            rows.extend(form.split(tag.into(), 2));
            rows.extend(form.split(4, 2));
            rows.extend(form.split(1, 4));
            rows.extend(form.split(at, 4));
            count += 1;
        }
        let at = self.bytes.len() as u64;
        self.bytes.extend(form.split(count, 2));
        self.bytes.extend(rows);
        self.bytes.extend([0; 4]);
        Ok(at)
    }
}

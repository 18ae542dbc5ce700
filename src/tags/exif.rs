//! Exif (CIPA DC-008): what a camera writes about a picture, as a TIFF block.

mod fields;
mod gps;
mod words;

use crate::report::{Class, Orientation, Report};
use crate::tags::tiff::{Entry, Ifd, Tiff};

/// What of an Exif block is needed to show the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exif {
    /// How the picture is turned for viewing.
    pub orientation: Orientation,
}

const ORIENTATION: u16 = 0x0112;
const EXIF_IFD: u16 = 0x8769;
const GPS_IFD: u16 = 0x8825;
const INTEROP_IFD: u16 = 0xa005;

/// The canonical block that says how a picture is turned and nothing else: 26 bytes, most significant byte first.
pub(crate) fn minimal(orientation: Orientation) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation.0, 0, 0, 0, 0, 0, 0]);
    block
}

/// The orientation of a block that is exactly what [`minimal`] gives for 2 to 8; `None` for any other.
pub(crate) fn is_minimal(block: &[u8]) -> Option<Orientation> {
    let orientation = Orientation(*block.get(19)?);
    ((2..=8).contains(&orientation.0) && block == minimal(orientation)).then_some(orientation)
}

/// Adds what `payload`, which starts with the TIFF header, would reveal to `report`.
///
/// Hostile data gives what can be read of it and a finding that the rest cannot be.
pub(crate) fn read(payload: &[u8], report: &mut Report) -> Exif {
    let mut exif = Exif { orientation: Orientation::UPRIGHT };
    let Some(tiff) = Tiff::new(payload) else {
        report.find(Class::Unknown, "Exif", "");
        return exif;
    };
    let primary = tiff.ifd(tiff.first());
    if let Some(turn) = primary.find(ORIENTATION).and_then(|entry| entry.number(0)).filter(|n| (1.0..=8.0).contains(n))
    {
        exif.orientation = Orientation(turn as u8);
    }
    let sub = |tag| primary.find(tag).and_then(Entry::offset).map(|at| tiff.ifd(at));
    let (camera, place) = (sub(EXIF_IFD), sub(GPS_IFD));
    let mut broken = primary.broken || [&camera, &place].into_iter().flatten().any(|ifd| ifd.broken);

    let mut unknown = 0;
    if let Some(place) = &place {
        unknown += gps::read(place, report);
    }
    let mut entries = primary.entries.clone();
    entries.extend(camera.iter().flat_map(|ifd| ifd.entries.iter().copied()));
    entries.retain(|entry| ![ORIENTATION, EXIF_IFD, GPS_IFD, INTEROP_IFD].contains(&entry.tag));
    unknown += fields::read(&entries, tiff.is_big(), report);

    if primary.next != 0 && primary.next != tiff.first() {
        let second = tiff.ifd(primary.next);
        broken |= second.broken;
        thumbnail(&tiff, &second, report);
    }
    if unknown > 0 {
        report.find(Class::Unknown, "Exif, other tags", &unknown.to_string());
    }
    if broken {
        report.find(Class::Unknown, "Exif, unreadable part", "");
    }
    exif
}

/// The second directory describes the thumbnail (CIPA DC-008, 4.5.2).
fn thumbnail(tiff: &Tiff<'_>, ifd: &Ifd<'_>, report: &mut Report) {
    let at = ifd.find(0x0201).and_then(Entry::offset);
    let len = ifd.find(0x0202).and_then(Entry::offset);
    let jpeg = at.zip(len).and_then(|(at, len)| tiff.bytes(at, len)).unwrap_or_default();
    let size = if jpeg.is_empty() { String::new() } else { format!("{} bytes", jpeg.len()) };
    if !ifd.entries.is_empty() {
        report.find(Class::Thumbnail, "Exif thumbnail", &size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn the_minimal_block_says_its_orientation_and_nothing_else() {
        for turn in 2..=8 {
            let block = minimal(Orientation(turn));
            assert_eq!(block.len(), 26);
            assert_eq!(is_minimal(&block), Some(Orientation(turn)));
            let mut report = Report::new(Format::Png, 0);
            assert_eq!(read(&block, &mut report).orientation, Orientation(turn));
            assert!(report.findings.is_empty(), "{:?}", report.findings);
        }
        assert_eq!(is_minimal(&minimal(Orientation::UPRIGHT)), None);
    }
}

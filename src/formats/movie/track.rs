//! Tracks (ISO/IEC 14496-12 §8.3 to §8.7): what is read of them, and how a kept one is written.

use crate::error::{Error, Reason, Result};
use crate::formats::bmff::{self, BoxHeader, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;

use super::duration;
use super::entry::{self, Entry};
use super::findings;
use super::groups;
use super::tables::{self, Sizes, Tables};

/// One entry of an edit list (§8.6.6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edit {
    /// How long, in movie time.
    pub duration: u64,
    /// From where in the media, in media time; -1 for nothing.
    pub time: i64,
    /// At which speed, 16.16.
    pub rate: u32,
}

/// One track.
#[derive(Clone, Debug, Default)]
pub(crate) struct Track {
    /// Its number in the source.
    pub id: u32,
    /// Its flags: enabled, in the movie, in the preview.
    pub flags: u32,
    /// Its duration, in movie time.
    pub duration: u64,
    /// Layer, alternate group, volume, matrix, width and height: the last 52 bytes of `tkhd`, the reserved ones 0.
    pub shown: Vec<u8>,
    /// The edit list.
    pub edits: Vec<Edit>,
    /// The edit list is played again and again (§8.6.6.3, flag 1).
    pub repeats: bool,
    /// The track that this one is an auxiliary picture of, by its number.
    pub master: Option<u32>,
    /// The body of QuickTime's aperture boxes.
    pub apertures: Vec<u8>,
    /// Ticks a second of its media.
    pub timescale: u32,
    /// Its media's duration, in those ticks.
    pub media: u64,
    /// What handles it: `vide`, `soun`, or something that does not stay.
    pub handler: Kind,
    /// The track is QuickTime's: its handler box says so.
    pub quicktime: bool,
    /// Its sample descriptions.
    pub entries: Vec<Entry>,
    /// Which data references lie in this file, in their order.
    pub own: Vec<bool>,
    /// Its sample tables.
    pub tables: Tables,
    /// Sample groups and the composition shift, as boxes.
    pub groups: Vec<u8>,
    /// The tracks that it names as its chapters.
    pub chapters: Vec<u32>,
    /// The decode time of its first fragment, where it has fragments.
    pub start: Option<u64>,
    /// How long the samples of its fragments are so far, in media time.
    pub time: u64,
    /// Where its sample descriptions lie, until they are read.
    pub described: Option<Span>,
}

impl Track {
    /// Whether it is a sound track.
    pub(crate) fn sound(&self) -> bool {
        self.handler == *b"soun"
    }

    /// Whether it is a picture track.
    pub(crate) fn picture(&self) -> bool {
        self.handler == *b"vide"
    }

    /// How frames are stored, where chunks hold frames and the tables count something smaller.
    pub(crate) fn frame(&self) -> Option<(u32, u32)> {
        let ticks = matches!(self.tables.times.as_slice(), [(_, 1)]) && matches!(self.tables.sizes, Sizes::Same { .. });
        self.entries.first().and_then(|entry| entry.frame).filter(|_| ticks && self.sound())
    }
}

/// Reads one `trak`. What it reveals goes to `report`.
pub(crate) fn read(source: &dyn Source, body: Span, report: &mut Report, limits: &mut Limits) -> Result<Track> {
    let mut track = Track::default();
    let mut reader = Reader::new(source, body)?;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let mut inner = Reader::new(source, header.body)?;
        match &header.kind {
            b"tkhd" => head(&mut inner, &mut track, report)?,
            b"edts" => {
                while let Some(header) = bmff::next_box_clamped(&mut inner, limits)? {
                    if header.kind == *b"elst" {
                        let mut list = Reader::new(source, header.body)?;
                        track.repeats = bmff::full(&mut list.clone())?.1 & 1 == 1;
                        track.edits = edits(&mut list, limits)?;
                    }
                }
            }
            b"tapt" => {
                while let Some(header) = bmff::next_box_clamped(&mut inner, limits)? {
                    if matches!(&header.kind, b"clef" | b"prof" | b"enof") && header.body.len() >= 12 {
                        let mut size = Reader::new(source, header.body)?;
                        size.u32_be()?;
                        let size: [u8; 8] = size.array()?;
                        track.apertures.extend(bmff::write(&header.kind, &[&[0; 4], size.as_slice()].concat()));
                    }
                }
            }
            b"tref" => {
                while let Some(header) = bmff::next_box_clamped(&mut inner, limits)? {
                    let mut list = Reader::new(source, header.body)?;
                    while header.kind == *b"chap" && list.left() >= 4 && track.chapters.len() < 64 {
                        track.chapters.push(list.u32_be()?);
                    }
                    if header.kind == *b"auxl" && list.left() >= 4 {
                        track.master = Some(list.u32_be()?);
                    }
                }
            }
            b"mdia" => {
                limits.deeper(header.span.start, |limits| media(source, header.body, &mut track, report, limits))?
            }
            _ => findings::metadata(source, header, report, limits)?,
        }
    }
    Ok(track)
}

fn head(reader: &mut Reader<'_>, track: &mut Track, report: &mut Report) -> Result<()> {
    let (version, flags) = bmff::full(reader)?;
    track.flags = flags & 15;
    findings::times(reader, version, "tkhd", report)?;
    track.id = reader.u32_be()?;
    reader.u32_be()?;
    track.duration = duration::read(reader, version)?;
    reader.take(8)?;
    let [layer, group, volume] = [reader.u16_be()?, reader.u16_be()?, reader.u16_be()?];
    reader.u16_be()?;
    let shown: [u8; 44] = reader.array()?;
    track.shown = [layer, group, volume, 0].iter().flat_map(|word| word.to_be_bytes()).chain(shown).collect();
    Ok(())
}

fn edits(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Vec<Edit>> {
    let (version, _) = bmff::full(reader)?;
    let mut edits = Vec::new();
    for _ in 0..reader.u32_be()? {
        if reader.left() < if version == 1 { 20 } else { 12 } {
            break;
        }
        limits.item(reader.at())?;
        let (duration, time) = match version {
            1 => (reader.u64_be()?, reader.u64_be()? as i64),
            _ => (reader.u32_be()?.into(), (reader.u32_be()? as i32).into()),
        };
        edits.push(Edit { duration, time, rate: reader.u32_be()? });
    }
    Ok(edits)
}

fn media(source: &dyn Source, body: Span, track: &mut Track, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let mut inner = Reader::new(source, header.body)?;
        match &header.kind {
            b"mdhd" => {
                let (version, _) = bmff::full(&mut inner)?;
                findings::times(&mut inner, version, "mdhd", report)?;
                track.timescale = inner.u32_be()?;
                track.media = duration::read(&mut inner, version)?;
                let language = inner.u16_be()?;
                if language != UNDETERMINED {
                    findings::language(language, report);
                }
            }
            b"hdlr" => {
                inner.u32_be()?;
                track.quicktime = inner.array::<4>()? == *b"mhlr";
                track.handler = inner.array()?;
                inner.take(12.min(inner.left()))?;
                findings::name(&mut inner, "hdlr", report, limits)?;
            }
            b"minf" => {
                limits.deeper(header.span.start, |limits| information(source, header.body, track, report, limits))?
            }
            _ => findings::metadata(source, header, report, limits)?,
        }
    }
    Ok(())
}

fn information(
    source: &dyn Source,
    body: Span,
    track: &mut Track,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        match &header.kind {
            b"dinf" => {
                let mut inner = Reader::new(source, header.body)?;
                while let Some(header) = bmff::next_box_clamped(&mut inner, limits)? {
                    if header.kind == *b"dref" {
                        references(source, header.body, track, limits)?;
                    }
                }
            }
            b"stbl" => limits.deeper(header.span.start, |limits| table(source, header.body, track, limits))?,
            b"vmhd" | b"smhd" | b"gmhd" | b"nmhd" | b"hmhd" | b"sthd" | b"hdlr" => {}
            _ => findings::metadata(source, header, report, limits)?,
        }
    }
    Ok(())
}

fn references(source: &dyn Source, body: Span, track: &mut Track, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    reader.take(8)?;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let (_, flags) = bmff::full(&mut Reader::new(source, header.body)?)?;
        track.own.push(flags & 1 == 1);
    }
    Ok(())
}

fn table(source: &dyn Source, body: Span, track: &mut Track, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let (mut offsets, mut runs) = (Vec::new(), Vec::new());
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let mut inner = Reader::new(source, header.body)?;
        let tables = &mut track.tables;
        match &header.kind {
            b"stsd" => track.described = Some(header.body),
            b"stsz" | b"stz2" => tables.sizes = tables::sizes(&mut inner, header.kind == *b"stz2", limits)?,
            b"sgpd" | b"sbgp" | b"cslg" => groups(source, header, track, limits)?,
            b"stts" | b"ctts" | b"stss" | b"stps" | b"stsc" | b"stco" => {
                let (version, _) = bmff::full(&mut inner)?;
                match &header.kind {
                    b"stts" => tables.times = pairs(&mut inner, limits)?,
                    b"ctts" => {
                        tables.offsets = pairs(&mut inner, limits)?;
                        tables.signed = version == 1;
                    }
                    b"stsc" => runs = tables::words::<3>(&mut inner, limits)?,
                    b"stco" => {
                        offsets = tables::words::<1>(&mut inner, limits)?.into_iter().map(|[at]| at.into()).collect()
                    }
                    kind => {
                        let list = tables::words::<1>(&mut inner, limits)?.into_iter().map(|[sample]| sample).collect();
                        *(if *kind == *b"stss" { &mut tables.sync } else { &mut tables.partial }) = Some(list);
                    }
                }
            }
            b"co64" => {
                bmff::full(&mut inner)?;
                let words = tables::words::<2>(&mut inner, limits)?;
                offsets = words.into_iter().map(|[high, low]| u64::from(high) << 32 | u64::from(low)).collect();
            }
            _ => {}
        }
    }
    track.tables.chunks = tables::chunks(&offsets, &runs, track.tables.sizes.count(), body.start, limits)?;
    let samples = track.tables.samples();
    track.tables.truncate(samples);
    track.time = track.tables.duration();
    Ok(())
}

fn pairs(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Vec<(u32, u32)>> {
    Ok(tables::words::<2>(reader, limits)?.into_iter().map(|[count, value]| (count, value)).collect())
}

/// Sample groups that decoding needs (§10: roll distances and random access points) and the composition shift.
fn groups(source: &dyn Source, header: BoxHeader, track: &mut Track, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, header.body)?;
    let (version, _) = bmff::full(&mut reader)?;
    if header.kind != *b"cslg" {
        let kind = reader.array::<4>()?;
        if matches!(&kind, b"roll" | b"prol" | b"rap ") && version <= 1 {
            let body = if header.kind == *b"sgpd" {
                groups::described(&mut reader, version, &kind, limits)?
            } else {
                groups::grouped(&mut reader, version, &kind, limits)?
            };
            track.groups.extend(body.map(|body| bmff::write(&header.kind, &body)).unwrap_or_default());
        }
        return Ok(());
    }
    if matches!(header.body.len(), 24 | 44) {
        let mut body = Reader::new(source, header.body)?;
        let mut bytes = body.bytes(header.body.len(), limits)?;
        bytes.iter_mut().skip(1).take(3).for_each(|flag| *flag = 0);
        track.groups.extend(bmff::write(&header.kind, &bytes));
    }
    Ok(())
}

/// No language in particular (ISO 639-2 `und`), packed as §8.4.2 says.
const UNDETERMINED: u16 = 0x55c4;

/// The coding name of a track's first description, before the descriptions are read.
pub(crate) fn coding(source: &dyn Source, track: &Track) -> Option<Kind> {
    let mut reader = Reader::new(source, track.described?).ok()?;
    reader.take(12).ok()?;
    reader.array().ok()
}

/// Reads the descriptions of a track that stays, and checks that its samples lie in this file.
pub(crate) fn describe(source: &dyn Source, track: &mut Track, limits: &mut Limits) -> Result<()> {
    let Some(described) = track.described else {
        return Err(Error::malformed("a track that does not say how it is coded", 0));
    };
    if track.shown.is_empty() {
        return Err(Error::malformed("a track without its header", described.start));
    }
    track.entries = entry::read(source, described, track.sound(), limits)?;
    if track.entries.is_empty() {
        return Err(Error::malformed("a track that does not say how it is coded", described.start));
    }
    for entry in &track.entries {
        let reference = usize::from(entry.reference).wrapping_sub(1);
        if !track.own.is_empty() && track.own.get(reference) != Some(&true) {
            return Err(Error::new(Reason::Elsewhere, "the movie's pictures or sound lie in another file")
                .or_at(described.start));
        }
    }
    Ok(())
}

/// A kept track as a `trak` box, numbered `id`.
pub(crate) fn write(track: &Track, id: u32, wide: bool, place: impl Fn(u64) -> u64, sizes: &Sizes) -> Vec<u8> {
    let mut tkhd = duration::head(track.duration, track.flags);
    tkhd.extend(id.to_be_bytes());
    tkhd.extend([0; 4]);
    duration::put(&mut tkhd, track.duration, duration::is_long(track.duration));
    tkhd.extend([0; 8]);
    tkhd.extend(&track.shown);
    let mut trak = bmff::write(b"tkhd", &tkhd);
    if let Some(master) = track.master {
        trak.extend(bmff::write(b"tref", &bmff::write(b"auxl", &master.to_be_bytes())));
    }
    if !track.apertures.is_empty() {
        trak.extend(bmff::write(b"tapt", &track.apertures));
    }
    if !track.edits.is_empty() {
        let long = track.edits.iter().any(|edit| edit.duration > u32::MAX.into() || i32::try_from(edit.time).is_err());
        let mut elst = vec![long.into(), 0, 0, track.repeats.into()];
        elst.extend((track.edits.len() as u32).to_be_bytes());
        for edit in &track.edits {
            duration::put(&mut elst, edit.duration, long);
            duration::put(&mut elst, edit.time as u64, long);
            elst.extend(edit.rate.to_be_bytes());
        }
        trak.extend(bmff::write(b"edts", &bmff::write(b"elst", &elst)));
    }
    let mut mdhd = duration::head(track.media, 0);
    mdhd.extend(track.timescale.to_be_bytes());
    duration::put(&mut mdhd, track.media, duration::is_long(track.media));
    mdhd.extend(UNDETERMINED.to_be_bytes());
    mdhd.extend([0; 2]);
    let mut hdlr = vec![0; 4];
    hdlr.extend(if track.quicktime { *b"mhlr" } else { [0; 4] });
    hdlr.extend(track.handler);
    hdlr.extend([0; 13]);
    let mut stsd = vec![0; 4];
    stsd.extend((track.entries.len() as u32).to_be_bytes());
    track.entries.iter().for_each(|entry| stsd.extend(&entry.bytes));
    let mut stbl = bmff::write(b"stsd", &stsd);
    stbl.extend(track.tables.write(wide, place, sizes));
    stbl.extend(&track.groups);
    let header = if track.sound() {
        bmff::write(b"smhd", &[0; 8])
    } else {
        bmff::write(b"vmhd", &[0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    };
    let dref = [&[0, 0, 0, 0, 0, 0, 0, 1], bmff::write(b"url ", &[0, 0, 0, 1]).as_slice()].concat();
    let minf = [header, bmff::write(b"dinf", &bmff::write(b"dref", &dref)), bmff::write(b"stbl", &stbl)].concat();
    let mdia = [bmff::write(b"mdhd", &mdhd), bmff::write(b"hdlr", &hdlr), bmff::write(b"minf", &minf)].concat();
    trak.extend(bmff::write(b"mdia", &mdia));
    bmff::write(b"trak", &trak)
}

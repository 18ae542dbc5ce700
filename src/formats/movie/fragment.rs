//! Movie fragments (ISO/IEC 14496-12 §8.8), read into the sample tables of their tracks.
//!
//! A recorder writes fragments so that a crash loses little. A finished copy needs none: it gets ordinary tables.

use crate::error::{Error, Reason, Result};
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

use super::tables::{Chunk, Sizes};
use super::track::{Edit, Track};

/// What a fragment's samples are where it says nothing else (`trex`, §8.8.3; `tfhd`, §8.8.7).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Defaults {
    entry: u32,
    duration: u32,
    size: u32,
    flags: u32,
}

/// The bit of a sample's flags that says that it cannot be decoded alone (§8.8.3.1).
const DEPENDS: u32 = 0x1_0000;

/// Reads the `trex` boxes in the body of an `mvex`: tracks and their defaults.
pub(super) fn defaults(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Vec<(u32, Defaults)>> {
    let mut reader = Reader::new(source, body)?;
    let mut found = Vec::new();
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        if header.kind == *b"trex" && found.len() < 1024 {
            let mut inner = Reader::new(source, header.body)?;
            inner.u32_be()?;
            let track = inner.u32_be()?;
            let [entry, duration, size, flags] = [inner.u32_be()?, inner.u32_be()?, inner.u32_be()?, inner.u32_be()?];
            found.push((track, Defaults { entry, duration, size, flags }));
        }
    }
    Ok(found)
}

/// Adds the samples of one `moof`, whose whole span is `moof`, to those of `tracks` that it speaks of.
///
/// Errors: `malformed` for offsets outside all reason, `limit`.
pub(super) fn read(
    source: &dyn Source,
    (moof, body): (Span, Span),
    tracks: &mut [Track],
    known: &[(u32, Defaults)],
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let mut end = moof.start;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        if header.kind == *b"traf" {
            let read = |limits: &mut Limits| run(source, header.body, moof.start, &mut end, tracks, known, limits);
            limits.deeper(header.span.start, read)?;
        }
    }
    Ok(())
}

/// Reads one `traf`. `end` is where the bytes of the one before it ended.
fn run(
    source: &dyn Source,
    body: Span,
    moof: u64,
    end: &mut u64,
    tracks: &mut [Track],
    known: &[(u32, Defaults)],
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let mut defaults = Defaults::default();
    let mut track: Option<&mut Track> = None;
    let mut at = *end;
    let mut base = *end;
    let mut first = true;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let mut inner = Reader::new(source, header.body)?;
        match &header.kind {
            b"tfhd" => {
                let (_, flags) = bmff::full(&mut inner)?;
                let id = inner.u32_be()?;
                defaults =
                    known.iter().find(|(track, _)| *track == id).map(|&(_, defaults)| defaults).unwrap_or_default();
                if flags & 0x20000 != 0 {
                    base = moof;
                }
                if flags & 1 != 0 {
                    base = inner.u64_be()?;
                }
                for (bit, slot) in [
                    (2, &mut defaults.entry),
                    (8, &mut defaults.duration),
                    (0x10, &mut defaults.size),
                    (0x20, &mut defaults.flags),
                ] {
                    if flags & bit != 0 {
                        *slot = inner.u32_be()?;
                    }
                }
                at = base;
                track = tracks.iter_mut().find(|track| track.id == id);
            }
            b"tfdt" => {
                let (version, _) = bmff::full(&mut inner)?;
                let time = if version == 1 { inner.u64_be()? } else { inner.u32_be()?.into() };
                if let Some(track) = track.as_deref_mut() {
                    start_at(track, time);
                }
            }
            b"trun" => {
                let (version, flags) = bmff::full(&mut inner)?;
                let count = inner.u32_be()?;
                if flags & 1 != 0 {
                    let shift = i64::from(inner.u32_be()? as i32);
                    let far = Error::malformed("a sample at an impossible place", header.span.start);
                    at = base.checked_add_signed(shift).ok_or(far)?;
                } else if first {
                    at = base;
                }
                first = false;
                let lead = if flags & 4 != 0 { Some(inner.u32_be()?) } else { None };
                let mut one = Samples { reader: inner, version, flags, lead, defaults };
                at = one.read(count, at, track.as_deref_mut(), limits)?;
            }
            _ => {}
        }
    }
    *end = at;
    Ok(())
}

/// Makes the next sample start at `time`: the one before it lasts until then.
fn start_at(track: &mut Track, time: u64) {
    let begun = *track.start.get_or_insert(if track.tables.samples() == 0 { time } else { 0 });
    let gap = time.saturating_sub(begun).saturating_sub(track.time);
    let Some(&(count, delta)) = track.tables.times.last() else { return };
    let (Some(longer), true) = (u32::try_from(gap).ok().and_then(|gap| delta.checked_add(gap)), gap > 0) else {
        return;
    };
    track.tables.times.pop();
    if count > 1 {
        track.tables.times.push((count - 1, delta));
    }
    track.tables.times.push((1, longer));
    track.time += gap;
}

/// One `trun` (§8.8.8).
struct Samples<'a> {
    reader: Reader<'a>,
    version: u8,
    flags: u32,
    lead: Option<u32>,
    defaults: Defaults,
}

impl Samples<'_> {
    /// Reads `count` samples that lie from `at` on; returns where they end. Without a track they are only passed over.
    fn read(&mut self, count: u32, at: u64, mut track: Option<&mut Track>, limits: &mut Limits) -> Result<u64> {
        let start = self.reader.at();
        let width = (self.flags & 0xf00).count_ones() * 4;
        if u64::from(count) * u64::from(width) > self.reader.left() {
            return Err(Error::malformed("a fragment says it has more samples than it lists", start));
        }
        limits.items =
            limits.items.checked_sub(count.into()).ok_or(Error::at(Reason::TooManyParts, "too many parts", start))?;
        limits.debit(u64::from(count) * 24, start)?;
        let mut end = at;
        for index in 0..count {
            let mut word =
                |bit: u32, default: u32| if self.flags & bit != 0 { self.reader.u32_be() } else { Ok(default) };
            let duration = word(0x100, self.defaults.duration)?;
            let size = word(0x200, self.defaults.size)?;
            let flags = word(0x400, self.defaults.flags)?;
            let offset = word(0x800, 0)?;
            let flags = self.lead.filter(|_| index == 0).unwrap_or(flags);
            end = end.checked_add(size.into()).ok_or(Error::malformed("a sample at an impossible place", start))?;
            if let Some(track) = track.as_deref_mut() {
                add(track, duration, size, offset, flags & DEPENDS == 0);
            }
        }
        if let Some(track) = track
            && count > 0
        {
            track.tables.signed |= self.version == 1 && self.flags & 0x800 != 0;
            track.tables.chunks.push(Chunk { offset: at, samples: count, entry: self.defaults.entry.max(1) });
        }
        Ok(end)
    }
}

fn add(track: &mut Track, duration: u32, size: u32, offset: u32, alone: bool) {
    let tables = &mut track.tables;
    if let Sizes::Same { size, count } = tables.sizes {
        tables.sync.get_or_insert_with(|| (1..=count).collect());
        tables.sizes = Sizes::Each(vec![size; count as usize]);
        tables.offsets.extend((count > 0 && tables.offsets.is_empty()).then_some((count, 0)));
    }
    if let Sizes::Each(sizes) = &mut tables.sizes {
        sizes.push(size);
        if alone {
            tables.sync.get_or_insert_default().push(sizes.len() as u32);
        }
    }
    for (runs, value) in [(&mut tables.times, duration), (&mut tables.offsets, offset)] {
        match runs.last_mut() {
            Some((count, last)) if *last == value => *count += 1,
            _ => runs.push((1, value)),
        }
    }
    track.time = track.time.saturating_add(duration.into());
}

/// Brings the headers of tracks that were read from fragments into agreement with their samples.
pub(super) fn finish(tracks: &mut [Track], timescale: u32) {
    let movie = |ticks: u64, scale: u32| (u128::from(ticks) * u128::from(timescale) / u128::from(scale.max(1))) as u64;
    let first =
        tracks.iter().filter_map(|track| track.start.map(|start| movie(start, track.timescale))).min().unwrap_or(0);
    for track in tracks {
        let tables = &mut track.tables;
        if tables.sync.as_ref().is_some_and(|sync| sync.len() == tables.sizes.count() as usize) {
            tables.sync = None;
        }
        if tables.offsets.iter().all(|&(_, offset)| offset == 0) {
            tables.offsets.clear();
        }
        track.media = tables.duration();
        let whole = movie(track.media, track.timescale);
        if let Some(last) = track.edits.last_mut().filter(|edit| edit.duration == 0 && edit.time >= 0) {
            last.duration = whole.saturating_sub(movie(last.time as u64, track.timescale));
        }
        let late = track.start.map_or(0, |start| movie(start, track.timescale)).saturating_sub(first);
        if late > 0 {
            if track.edits.is_empty() {
                track.edits.push(Edit { duration: whole, time: 0, rate: 1 << 16 });
            }
            track.edits.insert(0, Edit { duration: late, time: -1, rate: 1 << 16 });
        }
        track.duration = match track.edits.is_empty() {
            true => whole,
            false => track.edits.iter().map(|edit| edit.duration).fold(0, u64::saturating_add),
        };
    }
}

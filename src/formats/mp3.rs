//! MPEG audio streams, layers I to III (ISO/IEC 11172-3, 13818-3; the common extension "2.5"), as MP3 files hold them.
//!
//! Kept are the frames, walked by their headers. Tags and whatever else lies between, before and behind them go. The
//! Xing frame is written anew with its counts and gapless fields and without the encoder's words ([`xing`]). Bytes of a
//! layer III frame that no granule uses (ancillary data, clause 2.4.1.8) become zero ([`side`]); ancillary data of layers I
//! and II is kept, since its start is known only to a decoder.

pub mod header;
mod side;
mod xing;

use std::collections::VecDeque;

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::affixed;

use header::Header;

/// Whether MPEG audio frames start at `at`: one, and behind it another of its kind or the end.
pub fn starts_at(source: &dyn Source, at: u64) -> bool {
    let Some(first) = Header::at(source, at) else { return false };
    let next = at + first.length;
    next == source.len() || Header::at(source, next).is_some_and(|next| next.kind() == first.kind())
}

/// Reports what the file holds. Errors: `malformed` where no frame is found, `limit`, `read`.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Mp3, source.len());
    let mut patches = Patches::default();
    let mut reservoir = Reservoir::default();
    let tags = affixed::before_end(source, 0);
    let end = tags.first().map_or(source.len(), |tag| tag.span.start);
    let mut at = 0;
    let mut kind = None;
    let mut index = None;
    let mut sound = 0;
    while at < end {
        limits.item(at)?;
        if let Some(tag) = affixed::at(source, at).filter(|tag| tag.span.end <= end) {
            affixed::push(source, tag, &mut report, limits);
            at = tag.span.end;
            continue;
        }
        let Some(frame) = frame_at(source, at, end, kind) else {
            at = skip_stray(source, at, end, kind, &mut report, limits)?;
            continue;
        };
        let span = Span::new(at, (at + frame.length).min(end));
        if kind.is_none() && xing::is_at(source, at, &frame) && span.len() == frame.length {
            index = Some((report.segments.len(), frame));
            report.push(Segment::new(span, Role::Metadata, "Xing frame"));
        } else {
            report.push(Segment::new(span, Role::Media, "frames"));
            if frame.layer == 3 {
                reservoir.take(source, span, &frame, &mut patches, limits)?;
            }
        }
        kind = Some(frame.kind());
        sound += span.len();
        at = span.end;
    }
    if sound == 0 {
        return Err(Error::malformed("no frame of sound was found", 0));
    }
    reservoir.finish(source, &mut patches, limits)?;
    for tag in tags {
        affixed::push(source, tag, &mut report, limits);
    }
    if let Some((place, frame)) = index
        && let Some(segment) = report.segments.get_mut(place)
    {
        let written = xing::rewrite(source, segment.span, &frame, sound, limits)?;
        if written.changed {
            segment.instead = vec![Part::Bytes(written.bytes)];
            if !written.words.is_empty() {
                report.find(Class::Software, "Xing frame encoder", &written.words);
            }
        } else {
            segment.role = Role::Structure;
        }
    }
    if reservoir.blanked {
        report.find(Class::Software, "MPEG audio ancillary data", "");
    }
    patches.lay(&mut report, source, limits)?;
    Ok(report)
}

/// A frame at `at` of the stream's kind. The first frames must be followed by another, or by the end, to count.
fn frame_at(source: &dyn Source, at: u64, end: u64, kind: Option<u32>) -> Option<Header> {
    let frame = Header::at(source, at)?;
    match kind {
        Some(kind) => (frame.kind() == kind).then_some(frame),
        None => {
            let next = at.checked_add(frame.length)?;
            let follows = next == end || Header::at(source, next).is_some_and(|next| next.kind() == frame.kind());
            follows.then_some(frame)
        }
    }
}

/// Passes what is neither frame nor tag, up to where two frames follow each other, a tag starts or the stream ends.
fn skip_stray(
    source: &dyn Source,
    start: u64,
    end: u64,
    kind: Option<u32>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<u64> {
    let mut reader = Reader::new(source, Span::new(start, end))?;
    let mut blank = true;
    let mut chunk = [0u8; 4096];
    let found = 'search: loop {
        let from = reader.at();
        let n = reader.fill(&mut chunk)?;
        for (byte, at) in chunk.iter().take(n).zip(from..) {
            let starts = match byte {
                0xff => Header::at(source, at).is_some_and(|frame| {
                    let next = at + frame.length;
                    kind.is_none_or(|kind| kind == frame.kind())
                        && (next == end || Header::at(source, next).is_some_and(|next| next.kind() == frame.kind()))
                }),
                b'I' | b'A' => affixed::at(source, at).is_some(),
                _ => false,
            };
            if starts && at > start {
                break 'search at;
            }
            blank &= *byte == 0;
        }
        if n == 0 {
            break end;
        }
        limits.item(from)?;
    };
    if blank {
        report.push(Segment::new(Span::new(start, found), Role::Padding, "zeros"));
    } else {
        report.find(Class::Unknown, "bytes between MPEG audio frames", "");
        report.push(Segment::new(Span::new(start, found), Role::Unknown, "stray bytes"));
    }
    Ok(found)
}

/// The bit reservoir of layer III (clause 2.4.3.4): the frames' main data areas as one stream, and how far it is used.
#[derive(Default)]
pub struct Reservoir {
    /// The areas that may still be reached: their place in the stream and in the source.
    areas: VecDeque<(u64, Span)>,
    /// The length of the stream so far.
    total: u64,
    /// How far granules have used it.
    used: u64,
    /// Whether anything was blanked.
    pub blanked: bool,
}

impl Reservoir {
    /// Takes in the frame in `span`: what no granule used of the stream before its main data becomes zero.
    /// Errors: `limit`, `read`.
    pub fn take(
        &mut self,
        source: &dyn Source,
        span: Span,
        frame: &Header,
        patches: &mut Patches,
        limits: &mut Limits,
    ) -> Result<()> {
        let Some(side) = side::read(source, span, frame)? else { return Ok(()) };
        let start = self.total.saturating_sub(side.main_data_begin);
        self.blank(self.used, start, source, patches, limits)?;
        let area = Span::new(span.start + side.length, span.end);
        self.areas.push_back((self.total, area));
        self.total += area.len();
        self.used = self.used.max(start + side.main_data_bits.div_ceil(8)).min(self.total);
        while self.areas.front().is_some_and(|(at, area)| at + area.len() <= self.used) {
            self.areas.pop_front();
        }
        Ok(())
    }

    fn blank(
        &mut self,
        from: u64,
        to: u64,
        source: &dyn Source,
        patches: &mut Patches,
        limits: &mut Limits,
    ) -> Result<()> {
        for &(at, area) in self.areas.iter().filter(|_| from < to) {
            let (from, to) = (from.max(at), to.min(at + area.len()));
            if from < to {
                let span = Span::new(area.start + from - at, area.start + to - at);
                self.blanked |= patches.blank(source, span, "ancillary data", limits)?;
            }
        }
        self.areas.retain(|(at, area)| at + area.len() > to);
        Ok(())
    }

    /// Makes what is left unused zero, once no frame follows. Errors: `limit`, `read`.
    pub fn finish(&mut self, source: &dyn Source, patches: &mut Patches, limits: &mut Limits) -> Result<()> {
        self.blank(self.used, self.total, source, patches, limits)
    }

    /// Takes in the whole frames of layer III in `span`, a chunk of a container. Where a frame does not start or end with the
    /// chunk, the stream starts anew and what was not yet known to be unused stays. Errors: `limit`, `read`.
    pub fn take_chunk(
        &mut self,
        source: &dyn Source,
        span: Span,
        patches: &mut Patches,
        limits: &mut Limits,
    ) -> Result<()> {
        let mut at = span.start;
        while at < span.end {
            let frame = Header::at(source, at).filter(|frame| frame.layer == 3 && frame.length <= span.end - at);
            let Some(frame) = frame else {
                *self = Self { blanked: self.blanked, ..Self::default() };
                return Ok(());
            };
            let whole = Span::new(at, at + frame.length);
            self.take(source, whole, &frame, patches, limits)?;
            at = whole.end;
        }
        Ok(())
    }
}

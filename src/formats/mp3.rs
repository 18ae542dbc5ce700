//! MPEG audio streams, layers I to III (ISO/IEC 11172-3, 13818-3; the common extension "2.5"), as MP3 files hold them.
//!
//! Kept are the frames, walked by their headers. Tags and whatever else lies between, before and behind them go. The
//! Xing frame is written anew with its counts and gapless fields and without the encoder's words (`xing`). Bytes of a
//! layer III frame that no granule uses (ancillary data, clause 2.4.1.8) become zero
//! (`Reservoir`); ancillary data of layers I and II is kept, since its start is known only to a decoder.

mod xing;

use crate::codecs::mp3::header::Header;
use crate::codecs::mp3::reservoir::Reservoir;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::{LOOKED, Limits};
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::source::until::Until;
use crate::span::Span;
use crate::tags::affixed;

/// Whether MPEG audio frames start at `at`: one, and behind it another of its kind or the end.
pub(crate) fn starts_at(source: &dyn Source, at: u64) -> bool {
    let Some(first) = Header::at(source, at) else { return false };
    let next = at + first.length;
    next == source.len() || Header::at(source, next).is_some_and(|next| next.kind() == first.kind())
}

/// Reports what the file holds. Errors: `malformed` where no frame is found, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Mp3, source.len());
    let mut patches = Patches::default();
    let (mut reservoir, mut changes) = (Reservoir::default(), Vec::new());
    let tags = affixed::before_end(source, 0);
    let stream = &Until::new(source, tags.first().map_or(source.len(), |tag| tag.span.start));
    let end = stream.len();
    let mut at = 0;
    let mut kind = None;
    let mut index = None;
    let mut sound = 0;
    while at < end {
        limits.item(at)?;
        if let Some(tag) = affixed::at(stream, at) {
            affixed::push(stream, tag, &mut report, limits);
            at = tag.span.end;
            continue;
        }
        let Some(frame) = frame_at(stream, at, kind) else {
            at = skip_stray(stream, at, kind, &mut report, limits)?;
            continue;
        };
        let span = Span::new(at, (at + frame.length).min(end));
        if kind.is_none() && xing::is_at(stream, at, &frame) && span.len() == frame.length {
            index = Some((report.segments.len(), frame));
            report.push(Segment::new(span, Role::Metadata, "Xing frame"));
        } else {
            report.push(Segment::new(span, Role::Media, "frames"));
            if span.len() == frame.length {
                reservoir.marks(stream, span, &frame, &mut changes)?;
            }
            if frame.layer == 3 {
                reservoir.take(stream, span, &frame, &mut changes, limits)?;
            }
            patches.changes(&mut changes, limits)?;
        }
        kind = Some(frame.kind());
        sound += span.len();
        at = span.end;
    }
    if sound == 0 {
        return Err(Error::malformed("no frame of sound was found", 0));
    }
    reservoir.finish(source, &mut changes, limits)?;
    patches.changes(&mut changes, limits)?;
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
    patches.lay(&mut report);
    Ok(report)
}

/// A frame at `at` of the stream's kind. The first frames must be followed by another, or by the end, to count.
fn frame_at(source: &dyn Source, at: u64, kind: Option<u32>) -> Option<Header> {
    let frame = Header::at(source, at)?;
    match kind {
        Some(kind) => (frame.kind() == kind).then_some(frame),
        None => starts_at(source, at).then_some(frame),
    }
}

/// Passes what is neither frame nor tag, up to where two frames follow each other or a tag starts, within [`LOOKED`]
/// bytes, or the stream ends.
fn skip_stray(
    source: &dyn Source,
    start: u64,
    kind: Option<u32>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<u64> {
    let end = source.len();
    let looked = Span::new(start, end.min(start + LOOKED));
    let mut reader = Reader::new(source, looked)?;
    let mut blank = true;
    let mut chunk = [0u8; 4096];
    let found = 'search: loop {
        let from = reader.at();
        let n = reader.fill(&mut chunk)?;
        for (byte, at) in chunk.iter().take(n).zip(from..) {
            let starts = match byte {
                0xff => {
                    let known = |frame: Header| kind.is_none_or(|kind| kind == frame.kind());
                    Header::at(source, at).is_some_and(known) && starts_at(source, at)
                }
                b'I' | b'A' => affixed::at(source, at).is_some(),
                _ => false,
            };
            if starts && at > start {
                break 'search at;
            }
            blank &= *byte == 0;
        }
        if n == 0 {
            blank &= looked.end == end;
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

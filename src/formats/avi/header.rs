//! The header list: the main header, one list for each stream, and OpenDML's frame count.

use super::chunk::{Chunk, head, pad};
use super::junk;
use crate::codecs::change::Resize;
use crate::codecs::samples::{Setup, Units};
use crate::codecs::{bitmap, wave};
use crate::error::{Error, Reason, Result};
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The longest format of a stream, in bytes.
const FORMAT: u64 = 64 << 10;

/// Reads the header list in `body` and returns how the samples of each stream are made; none for streams that go.
///
/// Errors: `malformed`, `limit`, `refused` where a stream that goes precedes one that stays, `read`.
pub(super) fn read(
    source: &dyn Source,
    body: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<Vec<Option<(Units, Setup)>>> {
    let mut streams = Vec::new();
    let mut count = None;
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        match &chunk.name {
            b"avih" if chunk.body.len() == 56 && count.is_none() => {
                report.push(Segment::new(chunk.span, Role::Structure, "avih"));
                // Rates, alignment, buffers, and what is reserved.
                for field in [4..12, 20..24, 28..32, 40..56] {
                    let span = Span::new(chunk.body.start + field.start, chunk.body.start + field.end);
                    patches.blank(source, span, "avih", limits)?;
                }
                mask(source, Span::new(chunk.body.start + 12, chunk.body.start + 16), 0x130, patches, limits)?;
                count = Some(Span::new(chunk.body.start + 24, chunk.body.start + 28));
            }
            b"LIST" if chunk.body.len() >= 4 => match chunk.list(source)? {
                (kind, body) if kind == *b"strl" => {
                    let stream = peek(source, body, limits)?;
                    let Some((units, _, video)) = &stream else {
                        report.find(Class::Unknown, "AVI stream without picture or sound", "");
                        junk::write(source, &chunk, report, limits)?;
                        streams.push(None);
                        continue;
                    };
                    if streams.contains(&None) {
                        return Err(Error::new(
                            Reason::UnknownCodec,
                            "a stream of text before one of pictures or sound",
                        )
                        .or_at(chunk.span.start));
                    }
                    report.track(*video);
                    head(&chunk, report);
                    stream_list(source, body, *units, report, patches, limits)?;
                    pad(&chunk, report);
                    streams.push(stream.map(|(units, setup, _)| (units, setup)));
                }
                (kind, body) if kind == *b"odml" => {
                    head(&chunk, report);
                    odml(source, body, report, patches, limits)?;
                    pad(&chunk, report);
                }
                _ => junk::write(source, &chunk, report, limits)?,
            },
            _ => junk::write(source, &chunk, report, limits)?,
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "hdrl"));
    let kept = streams.iter().flatten().count() as u32;
    let (Some(count), true) = (count, kept > 0) else {
        return Err(Error::at(Reason::UnknownFormat, "an AVI file without pictures and sound", body.start));
    };
    if (kept as usize) < streams.len() {
        patches.replace(count, "count of streams", vec![Part::Bytes(kept.to_le_bytes().to_vec())], limits)?;
    }
    Ok(streams)
}

/// Whether a stream's header has one of the lengths that writers give it.
fn is_header(chunk: &Chunk) -> bool {
    matches!(chunk.body.len(), 48 | 56)
}

/// How the samples of the stream whose list is in `body` are made, and whether it is of pictures; none where it is neither of
/// pictures nor of sound.
fn peek(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Option<(Units, Setup, bool)>> {
    let mut reader = Reader::new(source, body)?;
    let (mut kind, mut handler, mut format) = ([0; 4], [0; 4], Vec::new());
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let mut inside = Reader::new(source, chunk.body)?;
        match &chunk.name {
            b"strh" if is_header(&chunk) && kind == [0; 4] => {
                kind = inside.array()?;
                handler = inside.array::<4>()?;
            }
            b"strf" if format.is_empty() => format = inside.bytes(chunk.body.len().min(FORMAT), limits)?,
            _ => {}
        }
    }
    let units = match &kind {
        b"auds" => wave::units(&format).map(|units| match units {
            // Old writers cut the stream of frames anywhere.
            Units::Mpeg(_) => Units::Mpeg(Resize::Forbidden),
            units => units,
        }),
        b"vids" | b"iavs" => {
            let coding = bitmap::coding(&format).filter(|coding| *coding != [0; 4]).unwrap_or(handler);
            bitmap::units(&format, coding)
        }
        _ => return Ok(None),
    };
    let video = kind != *b"auds";
    let made = units.map(|units| (units, if video { bitmap::setup(&format, units) } else { Setup::None }, video));
    made.map(Some)
        .ok_or(Error::new(Reason::UnknownCodec, "a stream coded in a way that is not known here").or_at(body.start))
}

/// A stream's list: header, format, properties and index stay.
fn stream_list(
    source: &dyn Source,
    body: Span,
    units: Units,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let (mut seen, mut sound): (Vec<[u8; 4]>, bool) = (Vec::new(), false);
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let length = chunk.body.len();
        let known = match &chunk.name {
            b"strh" => is_header(&chunk),
            b"strf" => length <= FORMAT,
            b"vprp" => length <= 36 + 32 * 4,
            b"indx" => true,
            _ => false,
        };
        if !known || seen.contains(&chunk.name) {
            junk::write(source, &chunk, report, limits)?;
            continue;
        }
        seen.push(chunk.name);
        let name = String::from_utf8_lossy(&chunk.name).into_owned();
        report.push(Segment::new(chunk.span, Role::Structure, name));
        match &chunk.name {
            b"strh" => {
                sound = Reader::new(source, chunk.body)?.array()? == *b"auds";
                // Flags, priority, language, how far sound is ahead, buffer, quality, and where it is shown.
                for field in [8..20, 36..44, 48..56] {
                    let end = chunk.body.end.min(chunk.body.start + field.end);
                    let span = Span::new(end.min(chunk.body.start + field.start), end);
                    patches.blank(source, span, "strh", limits)?;
                }
                let mut times = Reader::new(source, Span::new(chunk.body.start + 28, chunk.body.start + 36))?;
                let (start, length) = (times.u32_le()?, times.u32_le()?);
                if start > length {
                    patches.blank(source, Span::new(chunk.body.start + 28, chunk.body.start + 32), "strh", limits)?;
                }
            }
            b"strf" => {
                let bytes = Reader::new(source, chunk.body)?.bytes(length, limits)?;
                let neutral = if sound { wave::neutral(&bytes) } else { bitmap::neutral(&bytes, units) };
                let unknown = Error::new(Reason::UnknownCodec, "a stream coded in a way that is not known here");
                let mut neutral = neutral.ok_or(unknown.or_at(chunk.body.start))?;
                neutral.resize(bytes.len(), 0);
                if neutral != bytes {
                    patches.replace(chunk.body, "strf", vec![Part::Bytes(neutral)], limits)?;
                }
            }
            _ => {}
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "strl"));
    Ok(())
}

/// Takes the flags out of a number of 32 bits that are not in `kept`.
fn mask(source: &dyn Source, span: Span, kept: u32, patches: &mut Patches, limits: &mut Limits) -> Result<()> {
    let flags = Reader::new(source, span)?.u32_le()?;
    if flags & kept != flags {
        patches.replace(span, "flags", vec![Part::Bytes((flags & kept).to_le_bytes().to_vec())], limits)?;
    }
    Ok(())
}

fn odml(
    source: &dyn Source,
    body: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        if chunk.name == *b"dmlh" && chunk.body.len() == 4 {
            report.push(Segment::new(chunk.span, Role::Structure, "dmlh"));
        } else if chunk.name == *b"dmlh" && (5..=4096).contains(&chunk.body.len()) {
            report.push(Segment::new(chunk.span, Role::Structure, "dmlh"));
            let reserved = Span::new(chunk.body.start + 4, chunk.body.end);
            patches.blank(source, reserved, "dmlh", limits)?;
        } else {
            junk::write(source, &chunk, report, limits)?;
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "odml"));
    Ok(())
}

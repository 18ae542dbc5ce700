//! The header list: the main header, one list for each stream, and OpenDML's frame count.

use super::{Chunk, head, junk, pad};
use crate::codecs::nal::Codec;
use crate::error::{Error, Result};
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// How the pictures of a stream are made of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Chunks that stay as they are.
    Whole,
    /// A byte stream of NAL units.
    Nal(Codec),
    /// MPEG-4 part 2.
    Mpeg4,
    /// MPEG audio, layer III.
    Mp3,
    /// Neither pictures nor sound: its chunks go.
    Other,
}

/// The longest format of a stream, in bytes.
const FORMAT: u64 = 64 << 10;

/// Reads the header list in `body` and returns the streams in their order.
///
/// Errors: `malformed`, `limit`, `refused` where a stream that goes precedes one that stays, `read`.
pub fn read(
    source: &dyn Source,
    body: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<Vec<Stream>> {
    let mut streams = Vec::new();
    let mut count = None;
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        match &chunk.name {
            b"avih" if chunk.body.len() == 56 && count.is_none() => {
                report.push(Segment::new(chunk.span, Role::Structure, "avih"));
                count = Some(Span::new(chunk.body.start + 24, chunk.body.start + 28));
            }
            b"LIST" if chunk.body.len() >= 4 => match chunk.list(source)? {
                (kind, body) if kind == *b"strl" => {
                    let stream = peek(source, body, limits)?;
                    if stream == Stream::Other {
                        report.find(Class::Unknown, "AVI stream without picture or sound", "");
                        junk::write(source, &chunk, report, limits)?;
                    } else {
                        if streams.contains(&Stream::Other) {
                            return Err(Error::refused("a stream of text before one of pictures or sound")
                                .or_at(chunk.span.start));
                        }
                        head(&chunk, report);
                        stream_list(source, body, report, patches, limits)?;
                        pad(&chunk, report);
                    }
                    streams.push(stream);
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
    let kept = streams.iter().filter(|stream| **stream != Stream::Other).count() as u32;
    let (Some(count), true) = (count, kept > 0) else {
        return Err(Error::malformed("an AVI file without pictures and sound", body.start));
    };
    if (kept as usize) < streams.len() {
        patches.replace(count, "count of streams", vec![Part::Bytes(kept.to_le_bytes().to_vec())], limits)?;
    }
    Ok(streams)
}

/// What kind of stream the list in `body` is of.
fn peek(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Stream> {
    let mut reader = Reader::new(source, body)?;
    let (mut kind, mut names, mut coding) = ([0; 4], Vec::new(), 0);
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let mut inside = Reader::new(source, chunk.body)?;
        match &chunk.name {
            b"strh" if chunk.body.len() >= 8 => {
                kind = inside.array()?;
                names.push(inside.array::<4>()?);
            }
            b"strf" if chunk.body.len() >= 20 => {
                coding = inside.u16_le()?;
                inside.take(14)?;
                names.push(inside.array::<4>()?);
            }
            _ => {}
        }
    }
    if !matches!(&kind, b"vids" | b"auds" | b"iavs") {
        return Ok(Stream::Other);
    }
    if &kind == b"auds" {
        return Ok(if coding == 0x55 { Stream::Mp3 } else { Stream::Whole });
    }
    let units = names.iter().find_map(|name| match &name.map(|byte| byte.to_ascii_uppercase()) {
        b"H264" | b"X264" | b"AVC1" | b"DAVC" | b"VSSH" => Some(Stream::Nal(Codec::H264)),
        b"HEVC" | b"H265" | b"X265" | b"HEV1" | b"HVC1" => Some(Stream::Nal(Codec::H265)),
        b"FMP4" | b"MP4V" | b"XVID" | b"DIVX" | b"DX50" | b"MP4S" | b"M4S2" => Some(Stream::Mpeg4),
        _ => None,
    });
    Ok(units.unwrap_or(Stream::Whole))
}

/// A stream's list: header, format, properties and index stay.
fn stream_list(
    source: &dyn Source,
    body: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let mut seen: Vec<[u8; 4]> = Vec::new();
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let length = chunk.body.len();
        let known = match &chunk.name {
            b"strh" => matches!(length, 48 | 56),
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
                let language = Span::new(chunk.body.start + 14, chunk.body.start + 16);
                patches.blank(source, language, "language", limits)?;
            }
            b"strf" => {
                let mut bytes = Reader::new(source, chunk.body)?.bytes(length, limits)?;
                if crate::codecs::annexb::blank_user_data(&mut bytes) {
                    patches.replace(chunk.body, "strf", vec![Part::Bytes(bytes)], limits)?;
                }
            }
            _ => {}
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "strl"));
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

//! The list of pictures and sound, and the index over it.

use super::header::Stream;
use super::{Chunk, head, junk, pad};
use crate::codecs::annexb;
use crate::error::Result;
use crate::formats::mp3::Reservoir;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The longest picture whose units are looked through, in bytes.
const PICTURE: u64 = 16 << 20;

/// Reads the list in `body`. Errors: `malformed`, `limit`, `read`.
pub fn read(
    source: &dyn Source,
    body: Span,
    streams: &[Stream],
    sound: &mut [Reservoir],
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        if chunk.name == *b"LIST" && chunk.body.len() >= 4 && chunk.list(source)?.0 == *b"rec " {
            head(&chunk, report);
            let body = chunk.list(source)?.1;
            limits.deeper(chunk.span.start, |limits| read(source, body, streams, sound, report, patches, limits))?;
            pad(&chunk, report);
            continue;
        }
        match stream(&chunk.name, streams) {
            Some(Stream::Whole) => report.push(Segment::new(chunk.span, Role::Media, "movi")),
            Some(units @ (Stream::Nal(_) | Stream::Mpeg4)) => {
                report.push(Segment::new(chunk.span, Role::Media, "movi"));
                picture(source, chunk.body, units, report, patches, limits)?;
            }
            Some(Stream::Mp3) => {
                report.push(Segment::new(chunk.span, Role::Media, "movi"));
                let [a, b, ..] = chunk.name;
                if let Some(reservoir) = number(a, b).and_then(|index| sound.get_mut(index)) {
                    reservoir.take_chunk(source, chunk.body, patches, limits)?;
                }
            }
            _ => junk::write(source, &chunk, report, limits)?,
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "movi"));
    Ok(())
}

/// The stream that a chunk of pictures, sound or palette changes is of, or that an index is of; none for other chunks.
fn stream(name: &[u8; 4], streams: &[Stream]) -> Option<Stream> {
    let index = match name {
        [b'i', b'x', a, b] => {
            return streams.get(number(*a, *b)?).filter(|s| **s != Stream::Other).map(|_| Stream::Whole);
        }
        [a, b, b'd', b'b' | b'c'] | [a, b, b'w', b'b'] | [a, b, b'p', b'c'] | [a, b, b'_' | b'i', _] => number(*a, *b)?,
        _ => return None,
    };
    let stream = *streams.get(index)?;
    Some(if stream != Stream::Other && name.ends_with(b"pc") { Stream::Whole } else { stream })
}

/// A stream's number in two digits.
fn number(a: u8, b: u8) -> Option<usize> {
    (a.is_ascii_digit() && b.is_ascii_digit()).then(|| usize::from(a - b'0') * 10 + usize::from(b - b'0'))
}

fn picture(
    source: &dyn Source,
    body: Span,
    units: Stream,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let length = if units == Stream::Mpeg4 { body.len().min(4096) } else { body.len().min(PICTURE) };
    let mut bytes = Reader::new(source, body)?.bytes(length, limits)?;
    limits.release(length);
    let changed = match units {
        Stream::Nal(codec) => annexb::blank(codec, &mut bytes),
        _ => annexb::blank_user_data(&mut bytes),
    };
    if !changed {
        return Ok(());
    }
    let mut stored = vec![0; bytes.len()];
    source.read_at(body.start, &mut stored)?;
    let differs = |(a, b): (&u8, &u8)| a != b;
    let first = stored.iter().zip(&bytes).position(differs).unwrap_or(0);
    let last = stored.iter().zip(&bytes).rposition(differs).map_or(0, |at| at + 1);
    let changed = bytes.get(first..last).unwrap_or_default().to_vec();
    limits.hold(changed.len() as u64, body.start)?;
    let span = Span::new(body.start + first as u64, body.start + last as u64);
    patches.replace(span, "units that show nothing", vec![Part::Bytes(changed)], limits)?;
    if !report.findings.iter().any(|finding| finding.field == SAMPLES) {
        report.find(Class::Software, SAMPLES, "");
    }
    Ok(())
}

const SAMPLES: &str = "units in samples that show nothing";

/// Whether the old index in `body` is made of whole entries, each of which names a stream or a list.
pub fn is_index(source: &dyn Source, body: Span) -> Result<bool> {
    let mut reader = Reader::new(source, body)?;
    let mut entries = [0u8; 4096];
    loop {
        let n = reader.fill(&mut entries)?;
        let sound = entries.get(..n).unwrap_or_default().chunks(16).all(|entry| match entry {
            [b'r', b'e', b'c', b' ', ..] => entry.len() == 16,
            [a, b, c, d, ..] => {
                entry.len() == 16 && a.is_ascii_hexdigit() && b.is_ascii_hexdigit() && c.is_ascii() && d.is_ascii()
            }
            _ => false,
        });
        if !sound {
            return Ok(false);
        }
        if n < entries.len() {
            return Ok(true);
        }
    }
}

//! The list of pictures and sound.

use super::chunk::{Chunk, end, head};
use super::index::Entry;
use super::junk;
use super::stream::Stream;
use crate::error::Result;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Reads the list in `body`, and adds the chunks that stay to `index`. Returns what is left. Errors: `malformed`, `limit`, `read`.
pub(super) fn read(
    source: &dyn Source,
    body: Span,
    streams: &mut [Option<Stream>],
    index: &mut Vec<Entry>,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<Span> {
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let start = chunk.span.start;
        if chunk.name == *b"LIST" && chunk.body.len() >= 4 && chunk.list(source)?.0 == *b"rec " {
            head(source, &chunk, report, patches, limits)?;
            let body = chunk.list(source)?.1;
            let rest = limits.deeper(start, |limits| read(source, body, streams, index, report, patches, limits))?;
            end(source, &chunk, rest, report, patches, limits)?;
            continue;
        }
        let owner = owner(&chunk.name).and_then(|own| Some((streams.get_mut(own.number)?.as_mut()?, own.samples)));
        let Some((stream, samples)) = owner else {
            junk::write(source, &chunk, report, limits)?;
            continue;
        };
        if !samples && !is_palette(source, &chunk)? {
            junk::write(source, &chunk, report, limits)?;
            continue;
        }
        report.push(Segment::new(chunk.span, Role::Media, "movi"));
        chunk.tidy(source, patches, limits)?;
        let name = if samples { stream.name(chunk.name) } else { stream.called(*b"pc") };
        if name != chunk.name {
            let field = Span::new(start, start + 4);
            patches.replace(field, "name of a chunk", vec![Part::Bytes(name.to_vec())], limits)?;
        }
        if samples {
            limits.debit(size_of::<Entry>() as u64, start)?;
            index.push(Entry { name, start, size: chunk.body.len() as u32 });
            stream.chunks = stream.chunks.saturating_add(1);
            stream.bytes += chunk.body.len();
            let mut changes = Vec::new();
            stream.walk.sample(source, chunk.body, &mut changes, report, limits)?;
            patches.changes(&mut changes, limits)?;
        }
    }
    Ok(reader.rest())
}

/// Which stream a chunk is of, and whether it holds samples: the others hold palette changes.
struct Owner {
    number: usize,
    samples: bool,
}

/// The stream that a chunk's name says it is of; none for other chunks.
fn owner(name: &[u8; 4]) -> Option<Owner> {
    let (number, samples) = match name {
        [a, b, b'p', b'c'] => (number(*a, *b)?, false),
        [a, b, b'd', b'b' | b'c'] | [a, b, b'w', b'b'] | [a, b, b'_' | b'i', _] => (number(*a, *b)?, true),
        _ => return None,
    };
    Some(Owner { number, samples })
}

/// Whether a chunk is a palette change: the first colour, how many there are, and four bytes for each.
fn is_palette(source: &dyn Source, chunk: &Chunk) -> Result<bool> {
    let mut reader = Reader::new(source, chunk.body)?;
    if reader.left() < 4 {
        return Ok(false);
    }
    let [_, count, flags @ ..] = reader.array::<4>()?;
    let count = if count == 0 { 256 } else { u64::from(count) };
    Ok(flags == [0; 2] && reader.left() == count * 4)
}

/// A stream's number in two digits.
fn number(a: u8, b: u8) -> Option<usize> {
    (a.is_ascii_digit() && b.is_ascii_digit()).then(|| usize::from(a - b'0') * 10 + usize::from(b - b'0'))
}

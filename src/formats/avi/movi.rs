//! The list of pictures and sound, and the index over it.

use super::chunk::{Chunk, head, pad};
use super::junk;
use crate::codecs::samples::Walk;
use crate::error::Result;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Reads the list in `body`. Errors: `malformed`, `limit`, `read`.
pub(super) fn read(
    source: &dyn Source,
    body: Span,
    walks: &mut [Option<Walk>],
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
            limits.deeper(chunk.span.start, |limits| read(source, body, walks, report, patches, limits))?;
            pad(&chunk, report);
            continue;
        }
        match owner(&chunk.name) {
            Some(stream)
                if walks.get(stream.number).is_some_and(Option::is_some)
                    && (stream.samples || is_whole(source, &chunk)?) =>
            {
                // An index holds places, which are no part of what is seen.
                let role = if chunk.name.starts_with(b"ix") { Role::Structure } else { Role::Media };
                report.push(Segment::new(chunk.span, role, "movi"));
                if let (true, Some(Some(walk))) = (stream.samples, walks.get_mut(stream.number)) {
                    let mut changes = Vec::new();
                    walk.sample(source, chunk.body, &mut changes, report, limits)?;
                    patches.changes(&mut changes, limits)?;
                }
            }
            _ => junk::write(source, &chunk, report, limits)?,
        }
    }
    report.push(Segment::new(reader.rest(), Role::Structure, "movi"));
    Ok(())
}

/// Which stream a chunk is of, and whether it holds samples: the others hold an index or palette changes.
struct Owner {
    number: usize,
    samples: bool,
}

/// The stream that a chunk's name says it is of; none for other chunks.
fn owner(name: &[u8; 4]) -> Option<Owner> {
    let (number, samples) = match name {
        [b'i', b'x', a, b] => (number(*a, *b)?, false),
        [a, b, b'p', b'c'] => (number(*a, *b)?, false),
        [a, b, b'd', b'b' | b'c'] | [a, b, b'w', b'b'] | [a, b, b'_' | b'i', _] => (number(*a, *b)?, true),
        _ => return None,
    };
    Some(Owner { number, samples })
}

/// Whether a chunk that holds no samples is made of what it says: an index of chunks that are there, or colours.
fn is_whole(source: &dyn Source, chunk: &Chunk) -> Result<bool> {
    let mut reader = Reader::new(source, chunk.body)?;
    if !chunk.name.starts_with(b"ix") {
        // The first colour, how many there are, and four bytes for each.
        if reader.left() < 4 {
            return Ok(false);
        }
        let [_, count, flags @ ..] = reader.array::<4>()?;
        let count = if count == 0 { 256 } else { u64::from(count) };
        return Ok(flags == [0; 2] && reader.left() == count * 4);
    }
    if reader.left() < 24 {
        return Ok(false);
    }
    let [longs, _, _, kind, a, b, c, d] = reader.array::<8>()?;
    let (count, name) = (u64::from(u32::from_le_bytes([a, b, c, d])), reader.array::<4>()?);
    let base = reader.u64_le()?;
    if (longs, kind) != (2, 1) || owner(&name).is_none() || reader.u32_le()? != 0 || reader.left() < count * 8 {
        return Ok(false);
    }
    for _ in 0..count {
        let (offset, size) = (reader.u32_le()?, reader.u32_le()? & 0x7fff_ffff);
        let mut stored = [0; 4];
        let at = base.checked_add(offset.into()).and_then(|at| at.checked_sub(4));
        let Some(at) = at.filter(|at| at.saturating_add(4) <= source.len()) else { return Ok(false) };
        source.read_at(at, &mut stored)?;
        if u32::from_le_bytes(stored) != size {
            return Ok(false);
        }
    }
    let rest = reader.rest();
    let mut rest = Reader::new(source, rest)?;
    let mut bytes = [0; 4096];
    loop {
        match rest.fill(&mut bytes)? {
            0 => return Ok(true),
            n if bytes.iter().take(n).all(|&byte| byte == 0) => {}
            _ => return Ok(false),
        }
    }
}

/// A stream's number in two digits.
fn number(a: u8, b: u8) -> Option<usize> {
    (a.is_ascii_digit() && b.is_ascii_digit()).then(|| usize::from(a - b'0') * 10 + usize::from(b - b'0'))
}

/// Whether the old index in `body` is made of whole entries, each of which names a stream or a list.
pub(super) fn is_index(source: &dyn Source, body: Span) -> Result<bool> {
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

/// Takes flags out of the old index that say neither that an entry is of a list, nor that it is of a key frame.
pub(super) fn flags(source: &dyn Source, body: Span, patches: &mut Patches, limits: &mut Limits) -> Result<()> {
    const LIST: u32 = 1;
    const KEY: u32 = 0x10;
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 16 {
        let known = if reader.array()? == *b"rec " { LIST } else { KEY };
        let at = reader.at();
        let flags = reader.u32_le()?;
        if flags & known != flags {
            let bytes = (flags & known).to_le_bytes().to_vec();
            patches.replace(Span::new(at, at + 4), "idx1", vec![Part::Bytes(bytes)], limits)?;
        }
        reader.take(8)?;
    }
    Ok(())
}

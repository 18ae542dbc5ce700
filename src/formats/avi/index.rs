//! The old index (`idx1`), written anew: the chunks of pictures and sound in their order, as many as it had.

use super::chunk::Chunk;
use super::junk;
use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;

/// A chunk that stays.
pub(super) struct Entry {
    /// Its name in the copy.
    pub name: [u8; 4],
    /// Where it begins.
    pub start: u64,
    /// How long its body is.
    pub size: u32,
}

/// What an entry takes, in bytes.
const ENTRY: usize = 16;
const KEY: u32 = 0x10;

/// Writes the index in `chunk` over `entries`, whose places count from `first`. Of what it said stays which pictures are key
/// frames. Errors: `limit`, `read`.
pub(super) fn write(
    source: &dyn Source,
    chunk: &Chunk,
    first: u64,
    entries: &[Entry],
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let length = chunk.span.len();
    limits.debit(length + entries.len() as u64, chunk.span.start)?;
    let stored = Reader::new(source, chunk.span)?.bytes(length, limits)?;
    let mut keys = vec![false; entries.len()];
    for entry in stored.get(8..).unwrap_or_default().as_chunks::<ENTRY>().0 {
        let [_, _, _, _, f0, f1, f2, f3, a, b, c, d, ..] = *entry;
        let (flags, place) = (u32::from_le_bytes([f0, f1, f2, f3]), u64::from(u32::from_le_bytes([a, b, c, d])));
        // Places count from the list of chunks, or, as some writers have it, from the start of the file.
        let find = |place| entries.binary_search_by_key(&place, |entry| entry.start);
        if let (true, Ok(at)) = (flags & KEY != 0, find(first + place).or_else(|_| find(place)))
            && let Some(key) = keys.get_mut(at)
        {
            *key = true;
        }
    }
    let mut count = ((length as usize).saturating_sub(8) / ENTRY).min(entries.len());
    // What is left becomes a chunk, which has a head.
    if (1..8).contains(&(length as usize).saturating_sub(8 + count * ENTRY)) {
        count = count.saturating_sub(1);
    }
    if count == 0 {
        return junk::write(source, chunk, report, limits);
    }
    let mut written = [b"idx1".as_slice(), &((count * ENTRY) as u32).to_le_bytes()].concat();
    for (entry, key) in entries.iter().zip(keys).take(count) {
        let key = key || entry.name.ends_with(b"wb");
        written.extend(entry.name);
        for number in [u32::from(key) * KEY, (entry.start - first) as u32, entry.size] {
            written.extend(number.to_le_bytes());
        }
    }
    let left = length as usize - written.len();
    if left > 0 {
        written.extend([b"JUNK".as_slice(), &(left as u32 - 8).to_le_bytes()].concat());
        written.resize(length as usize, 0);
    }
    report.push(match stored == written {
        true => Segment::new(chunk.span, Role::Structure, "idx1"),
        false => Segment::new(chunk.span, Role::Metadata, "idx1").instead(vec![Part::Bytes(written)]),
    });
    Ok(())
}

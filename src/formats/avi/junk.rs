//! What has to go from an AVI file becomes `JUNK`: a chunk of zeros, as long as it was.

use super::chunk::Chunk;
use crate::error::{Error, Reason, Result};
use crate::formats::wav::info;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;

/// The longest chunk that is blanked, in bytes: its zeros are held in memory.
const LONGEST: u64 = 16 << 20;

/// Adds a chunk that goes, with what it reveals; one that is blank already stays. Errors: `limit`, `read`.
pub(super) fn write(source: &dyn Source, chunk: &Chunk, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let start = chunk.span.start;
    if chunk.name == *b"JUNK" && chunk.is_whole() && is_blank(source, chunk)? {
        report.push(Segment::new(chunk.span, Role::Structure, "JUNK"));
        return Ok(());
    }
    // Indexes and shapes are worked out by players, and tell no more than the pictures do.
    if !matches!(&chunk.name, [b'i', b'x', ..] | b"indx" | b"idx1" | b"vprp" | b"odml") {
        info::read(source, chunk.name, chunk.body, report, limits);
    }
    if chunk.span.len() > LONGEST {
        return Err(Error::at(Reason::TooLarge, "a part that has to be blanked is too long", start));
    }
    limits.debit(chunk.span.len() + 256, start)?;
    let mut bytes = vec![0; chunk.span.len() as usize];
    let size = (chunk.body.len() as u32).to_le_bytes();
    for (to, from) in bytes.iter_mut().zip(b"JUNK".iter().chain(&size)) {
        *to = *from;
    }
    let name = String::from_utf8_lossy(&chunk.name).into_owned();
    report.push(Segment::new(chunk.span, Role::Metadata, name).instead(vec![Part::Bytes(bytes)]));
    Ok(())
}

fn is_blank(source: &dyn Source, chunk: &Chunk) -> Result<bool> {
    let mut reader = Reader::new(source, chunk.span)?;
    reader.take(8)?;
    let mut bytes = [0u8; 4096];
    loop {
        match reader.fill(&mut bytes)? {
            0 => return Ok(true),
            n if bytes.iter().take(n).all(|&byte| byte == 0) => {}
            _ => return Ok(false),
        }
    }
}

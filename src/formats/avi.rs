//! AVI (Microsoft, "AVI RIFF File Reference") with its OpenDML extensions (Matrox, "OpenDML AVI File Format Extensions").
//!
//! Indexes point to places in the file, so nothing before its end moves: what has to go becomes a `JUNK` chunk of zeros of
//! the same length. Kept are the headers, the formats, the indexes, and the chunks of pictures and sound.

mod chunk;
mod header;
mod junk;
mod movi;

use crate::codecs::samples::Walk;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use chunk::{Chunk, head, pad};

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for streams that are not known here, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Avi, source.len());
    let mut patches = Patches::default();
    let mut walks: Vec<Option<Walk>> = Vec::new();
    let mut reader = Reader::whole(source);
    let mut movies = 0;
    while reader.left() >= 12 {
        let start = reader.at();
        let form = Chunk::next(&mut reader, limits)?;
        let kind = form.list(source)?;
        if form.name != *b"RIFF" || !matches!((&kind.0, start), (b"AVI ", 0) | (b"AVIX", 1..)) {
            reader.seek(start)?;
            break;
        }
        report.push(Segment::new(Span::new(start, kind.1.start), Role::Structure, "RIFF"));
        let mut inside = Reader::new(source, kind.1)?;
        while inside.left() >= 8 {
            let chunk = Chunk::next(&mut inside, limits)?;
            match &chunk.name {
                b"LIST" if chunk.body.len() >= 4 => match chunk.list(source)? {
                    (kind, body) if kind == *b"hdrl" && walks.is_empty() => {
                        head(&chunk, &mut report);
                        let streams = header::read(source, body, &mut report, &mut patches, limits)?;
                        walks = streams
                            .into_iter()
                            .map(|made| made.map(|(units, setup)| Walk::new(units, setup)))
                            .collect();
                        pad(&chunk, &mut report);
                    }
                    (kind, body) if kind == *b"movi" => {
                        movies += 1;
                        head(&chunk, &mut report);
                        movi::read(source, body, &mut walks, &mut report, &mut patches, limits)?;
                        pad(&chunk, &mut report);
                    }
                    _ => junk::write(source, &chunk, &mut report, limits)?,
                },
                b"idx1" if movi::is_index(source, chunk.body)? => {
                    report.push(Segment::new(chunk.span, Role::Structure, "idx1"));
                    movi::flags(source, chunk.body, &mut patches, limits)?;
                }
                _ => junk::write(source, &chunk, &mut report, limits)?,
            }
        }
        // Fewer bytes than a chunk's head has.
        report.push(Segment::new(Span::new(inside.at(), form.span.end), Role::Padding, "end of the form"));
    }
    if walks.is_empty() || movies == 0 {
        return Err(Error::malformed("an AVI file without headers or without pictures", source.len()));
    }
    if !reader.is_empty() {
        report.find(Class::Unknown, "bytes behind the RIFF form", "");
        report.push(Segment::new(reader.rest(), Role::Trailing, "behind the form"));
    }
    let mut changes = Vec::new();
    for walk in walks.iter_mut().flatten() {
        walk.finish(source, &mut changes, &mut report, limits)?;
    }
    patches.changes(&mut changes, limits)?;
    patches.lay(&mut report);
    Ok(report)
}

//! AVI (Microsoft, "AVI RIFF File Reference") with its OpenDML extensions (Matrox, "OpenDML AVI File Format Extensions").
//!
//! Nothing before the end of the file moves: what has to go becomes a `JUNK` chunk of zeros of the same length. Kept are the
//! headers, the formats, and the chunks of pictures and sound; the old index is written anew over these.

mod chunk;
mod header;
mod index;
mod junk;
mod movi;
mod stream;

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use chunk::{Chunk, end, head};

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for streams that are not known here, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Avi, source.len());
    let mut patches = Patches::default();
    let (mut main, mut streams) = (None, Vec::new());
    let (mut index, mut indexed, mut first) = (Vec::new(), false, None);
    let mut reader = Reader::whole(source);
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
                    (kind, body) if kind == *b"hdrl" && streams.is_empty() => {
                        head(source, &chunk, &mut report, &mut patches, limits)?;
                        let (avih, own, rest) = header::read(source, body, &mut report, &mut patches, limits)?;
                        (main, streams) = (Some(avih), own);
                        end(source, &chunk, rest, &mut report, &mut patches, limits)?;
                    }
                    (kind, body) if kind == *b"movi" => {
                        first = first.or(Some(body.start - 4));
                        head(source, &chunk, &mut report, &mut patches, limits)?;
                        let rest =
                            movi::read(source, body, &mut streams, &mut index, &mut report, &mut patches, limits)?;
                        end(source, &chunk, rest, &mut report, &mut patches, limits)?;
                    }
                    _ => junk::write(source, &chunk, &mut report, limits)?,
                },
                b"idx1" if !indexed && first.is_some() => {
                    indexed = true;
                    index::write(source, &chunk, first.unwrap_or(0), &index, &mut report, limits)?;
                }
                _ => junk::write(source, &chunk, &mut report, limits)?,
            }
        }
        // Fewer bytes than a chunk's head has.
        report.push(Segment::new(Span::new(inside.at(), form.span.end), Role::Padding, "end of the form"));
        form.resize(inside.at() - form.body.start, &mut patches, limits)?;
    }
    let (Some(main), Some(_)) = (main, first) else {
        return Err(Error::malformed("an AVI file without headers or without pictures", source.len()));
    };
    if !reader.is_empty() {
        report.find(Class::Unknown, "bytes behind the RIFF form", "");
        report.push(Segment::new(reader.rest(), Role::Trailing, "behind the form"));
    }
    let mut changes = Vec::new();
    for stream in streams.iter_mut().flatten() {
        stream.walk.finish(source, &mut changes, &mut report, limits)?;
    }
    header::finish(source, main, &streams, &mut patches, limits)?;
    patches.changes(&mut changes, limits)?;
    patches.lay(&mut report);
    Ok(report)
}

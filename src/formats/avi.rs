//! AVI (Microsoft, "AVI RIFF File Reference") with its OpenDML extensions (Matrox, "OpenDML AVI File Format Extensions").
//!
//! Indexes point to places in the file, so nothing before its end moves: what has to go becomes a `JUNK` chunk of zeros of
//! the same length. Kept are the headers, the formats, the indexes, and the chunks of pictures and sound.

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

/// A chunk: its name, and where its head and body lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    name: [u8; 4],
    /// Head, body and pad byte.
    span: Span,
    body: Span,
}

impl Chunk {
    /// The next chunk, cut to what `reader` has. Errors: `malformed`, `limit`, `read`.
    fn next(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Self> {
        let start = reader.at();
        limits.item(start)?;
        let (name, size) = (reader.array()?, reader.u32_le()?);
        let body = reader.take(u64::from(size).min(reader.left()))?;
        let pad = reader.take(u64::from(size & 1).min(reader.left()))?;
        Ok(Self { name, span: Span::new(start, pad.end), body })
    }

    /// The type of a list, and where its chunks lie.
    fn list(&self, source: &dyn Source) -> Result<([u8; 4], Span)> {
        let mut reader = Reader::new(source, self.body)?;
        Ok((reader.array()?, reader.rest()))
    }
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for streams that are not known here, `read`.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
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

/// The head of a list that stays.
fn head(list: &Chunk, report: &mut Report) {
    let end = (list.body.start + 4).min(list.body.end);
    report.push(Segment::new(Span::new(list.span.start, end), Role::Structure, "LIST"));
}

/// The pad byte behind a list.
fn pad(list: &Chunk, report: &mut Report) {
    let span = Span::new(list.body.end, list.span.end);
    report.push(Segment::new(span, Role::Structure, "LIST"));
}

//! PNG and APNG (W3C Portable Network Graphics, third edition).
//!
//! What stays: the critical chunks, the animation, and the ancillary chunks that change how the picture looks. Colours
//! of a palette that no pixel uses become black, and so do pixels that have no alpha: what they do not show was rubbed out.
//! The data of each frame becomes one chunk. Colours are told of only in numbers that known profiles have. Physical size,
//! background, histograms, suggested palettes and what tells of a screen go: no viewer needs them. A kept critical chunk must have a right
//! CRC, as viewers ask for; an ancillary one with a wrong CRC goes, as viewers pass over it.

mod ancillary;
mod animation;
mod chunk;
mod closed;
mod colours;
mod density;
mod header;
mod pixels;
mod profile;
mod recoded;
mod rows;
mod run;
mod stream;
mod text;
mod walk;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::whole;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::tags::tail;
use chunk::Chunk;
pub(crate) use closed::closed;
use header::Header;
use walk::Walk;

/// Reports what a PNG holds.
///
/// Errors: `malformed`, `limit`, `read`; `refused` for Apple's own variant, for critical chunks that are not known, and
/// for pictures behind the picture that cannot be taken out.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    whole::closed(source, closed, walk, limits)
}

fn walk(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut report = Report::new(Format::Png, source.len());
    report.push(Segment::new(reader.take(8)?, Role::Structure, "signature"));
    let first = Chunk::next(source, &mut reader, limits)?;
    match &first.kind {
        b"IHDR" if first.sound => {}
        b"CgBI" => {
            return Err(
                Error::new(Reason::UnknownPart, "this is Apple's own variant of PNG; save it anew first").or_at(8)
            );
        }
        _ => return Err(Error::malformed("the image header is missing or damaged", 8)),
    }
    let header = Header::read(Reader::new(source, first.content)?, limits)?;
    report.push(Segment::new(first.span, Role::Structure, "IHDR"));

    let mut walk = Walk::new(source, header, report);
    loop {
        let chunk = Chunk::next(source, &mut reader, limits)?;
        walk.chunk(chunk, limits)?;
        if walk.is_over() {
            break;
        }
    }
    let mut report = walk.finished(limits)?;
    tail::read(source, reader.rest(), &mut report)?;
    Ok(report)
}

//! The `fmt ` chunk.

use crate::codecs::samples::Units;
use crate::codecs::wave;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Adds the chunk's segment, and returns how the sound is made, and how many bytes a block of it has; in its place goes the common part with as much extension as its coding is known to have.
///
/// Errors: `refused` for a coding that is not known, `malformed`, `limit`, `read`.
pub(super) fn read(
    source: &dyn Source,
    body: Span,
    span: Span,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<(Units, u64)> {
    let bytes = Reader::new(source, body)?.bytes(body.len(), limits)?;
    let units = wave::units(&bytes).ok_or(Error::malformed("a WAVE format that is cut short", body.start))?;
    let kept = wave::neutral(&bytes)
        .filter(|_| !matches!(units, Units::Aac(_)))
        .ok_or(Error::new(Reason::UnknownCodec, "sound coded in a way that is not known here").or_at(body.start))?;
    let block = wave::block(&kept).unwrap_or(1);
    let chunk = [b"fmt ".as_slice(), &(kept.len() as u32).to_le_bytes(), &kept].concat();
    if kept == bytes && span.len() == chunk.len() as u64 {
        report.push(Segment::new(span, Role::Structure, "fmt "));
    } else {
        report.push(Segment::new(span, Role::Metadata, "fmt ").instead(vec![Part::Bytes(chunk)]));
    }
    limits.credit(body.len());
    Ok((units, block))
}

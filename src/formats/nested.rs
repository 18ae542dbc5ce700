//! What is inside of something else: a picture in a document, a file in an archive. It goes down the same road.

use crate::error::{ErrorKind, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::report::{Finding, Report};
use crate::source::Source;

/// What a strip leaves of something inside.
pub struct StrippedPart {
    /// What it is.
    pub format: Format,
    /// Its parts; spans are of the inner source.
    pub parts: Parts,
}

/// The road of a whole file at the Exact level: what a strip leaves of it, and what it held. It is handed to a container, which
/// knows of no other, to be taken by what lies inside. Errors: those of an inspection.
pub(crate) type Road = fn(&dyn Source, &mut Limits) -> Result<(StrippedPart, Vec<Finding>)>;

/// Takes `inner` down `road`, adds what it held to `report`, and gives what is left.
///
/// Nothing when it is of a format that `may_stay` does not know or cannot be stripped. It is inspected again with what
/// holds it. Errors: `limit`, `read`.
pub(crate) fn strip(
    inner: &dyn Source,
    road: Road,
    may_stay: fn(Format) -> bool,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<StrippedPart>> {
    let memory = limits.memory;
    let taken = limits.deeper(0, |limits| road(inner, limits));
    limits.memory = memory;
    let (stripped, findings) = match taken {
        Ok(taken) if may_stay(taken.0.format) => taken,
        Ok(_) => return Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::Limit | ErrorKind::Read) => return Err(error),
        Err(_) => return Ok(None),
    };
    let fresh: u64 = stripped.parts.iter().filter(|part| matches!(part, Part::Bytes(_))).map(Part::len).sum();
    limits.debit(fresh, 0)?;
    report.findings.extend(findings);
    Ok(Some(stripped))
}

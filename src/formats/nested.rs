//! What is inside of something else: a picture in a document, a file in an archive. It goes down the same road.

use crate::apply::apply;
use crate::error::{Kind, Result};
use crate::format::Format;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::plan::plan;
use crate::policy::Policy;
use crate::report::Report;
use crate::source::Source;

/// What a strip leaves of something inside.
pub struct Stripped {
    /// What it is.
    pub format: Format,
    /// Its parts; spans are of the inner source.
    pub parts: Parts,
}

/// Strips `inner` at the Exact level, adds what it held to `report`, and gives what is left.
///
/// Nothing when it is of a format that `may_stay` does not know or cannot be stripped. It is inspected again with what
/// holds it. Errors: `limit`, `read`.
pub fn strip(
    inner: &dyn Source,
    may_stay: fn(Format) -> bool,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Stripped>> {
    let memory = limits.memory;
    let inspected = limits.deeper(0, |limits| inspect(inner, limits));
    limits.memory = memory;
    let found = match inspected {
        Ok(found) if may_stay(found.format) => found,
        Ok(_) => return Ok(None),
        Err(error) if matches!(error.kind, Kind::Limit | Kind::Read) => return Err(error),
        Err(_) => return Ok(None),
    };
    let Ok(parts) = apply(plan(found.len, found.segments, &Policy::EXACT)) else { return Ok(None) };
    let fresh: u64 = parts.iter().filter(|part| matches!(part, Part::Bytes(_))).map(Part::len).sum();
    limits.hold(fresh, 0)?;
    report.findings.extend(found.findings);
    Ok(Some(Stripped { format: found.format, parts }))
}

//! The essence: a digest of the coded media alone, equal before and after an Exact strip.
//!
//! `docs/essence.md` defines it for every format, with vectors. Like the digest of the received bytes it links a copy to
//! its original: it is for the person and for what is sealed, never for anything that may be published.

use crate::apply::apply;
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Reason, Result};
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::plan::plan;
use crate::policy::Policy;
use crate::report::Role;
use crate::road::{self, Essence};
use crate::sniff::sniff;
use crate::source::{Buffered, Source};
use crate::watched::{digest, push};

/// How much a walk reads ahead, in bytes.
const AHEAD: usize = 64 << 10;

/// The essence of `source`. Errors: those of an inspection; `refused` for a format that has none.
pub fn essence(source: &dyn Source, limits: &mut Limits) -> Result<Digest> {
    let format = sniff(source)?;
    let source = &Buffered::new(source, AHEAD);
    match road::of(format).essence {
        Essence::File(essence) => essence(source, format, limits),
        Essence::Copy(essence) => of_copy(source, limits, essence),
        Essence::Segments(names) => of_media(source, names, limits),
        Essence::Whole => of_copy(source, limits, |copy, _| digest(copy)),
        Essence::None => Err(Error::new(Reason::Misuse, "this format has no essence of its own")),
    }
}

/// What `essence` makes of the Exact copy of `source`.
fn of_copy(
    source: &dyn Source,
    limits: &mut Limits,
    essence: impl Fn(&dyn Source, &mut Limits) -> Result<Digest>,
) -> Result<Digest> {
    let report = inspect(source, &mut limits.clone())?;
    let parts = apply(plan(report.len, report.segments, &Policy::EXACT))?;
    let copy = parts.over(source);
    essence(&Buffered::new(&copy, AHEAD), limits)
}

/// The digest of the media segments of the Exact copy, and of its structure segments that are called one of `names`.
fn of_media(source: &dyn Source, names: &[&str], limits: &mut Limits) -> Result<Digest> {
    of_copy(source, limits, |copy, limits| {
        let mut hasher = Hasher::default();
        for segment in inspect(copy, limits)?.segments {
            if segment.role == Role::Media || names.contains(&segment.name.as_ref()) {
                push(copy, segment.span, &mut hasher)?;
            }
        }
        Ok(hasher.finish())
    })
}

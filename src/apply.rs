//! Applying: a plan becomes an output.

use crate::error::{Error, Reason, Result};
use crate::parts::{Part, Parts};
use crate::plan::Plan;
use crate::span::Span;

/// The output of `plan`: what lies between its edits is copied, what they replace is not.
///
/// Errors: `residue` for edits that overlap, are out of order or leave the source; then nothing may leave.
pub fn apply(plan: Plan) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut at = 0;
    for edit in plan.edits {
        if edit.span.start < at || edit.span.end > plan.len {
            return Err(Error {
                reason: Reason::Residue,
                detail: "two changes of the file collide",
                at: Some(edit.span.start),
            });
        }
        parts.push(Part::Copy(Span::new(at, edit.span.start)));
        for part in edit.parts {
            if matches!(&part, Part::Copy(span) if span.end > plan.len) {
                return Err(Error {
                    reason: Reason::Residue,
                    detail: "a change of the file reaches past its end",
                    at: Some(edit.span.start),
                });
            }
            parts.push(part);
        }
        at = edit.span.end;
    }
    parts.push(Part::Copy(Span::new(at, plan.len)));
    Ok(parts)
}

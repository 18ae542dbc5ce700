//! Plans: the edits that make a file obey a policy, as plain data, before anything happens.

use serde::Serialize;

use crate::parts::Part;
use crate::policy::Policy;
use crate::report::Report;
use crate::span::Span;

/// One replacement: the bytes of `span` give way to `parts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edit {
    /// What is taken out.
    pub span: Span,
    /// What is put in its place; often nothing.
    pub parts: Vec<Part>,
}

/// Edits, sorted by span and disjoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// The length in bytes of the source that the plan is for.
    pub len: u64,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// The edits that make the reported file obey `policy`. A report that obeys it gives none.
pub fn plan(report: &Report, policy: &Policy) -> Plan {
    let mut edits: Vec<Edit> = Vec::new();
    for segment in report.segments.iter().filter(|segment| !policy.keeps(segment.role)) {
        match edits.last_mut() {
            Some(last) if last.span.end == segment.span.start => {
                last.span.end = segment.span.end;
                last.parts.extend_from_slice(&segment.instead);
            }
            _ => edits.push(Edit { span: segment.span, parts: segment.instead.clone() }),
        }
    }
    Plan { len: report.len, edits }
}

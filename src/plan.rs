//! Plans: the edits that make a file obey a policy, as plain data, before anything happens.

use serde::Serialize;

use crate::parts::Part;
use crate::policy::Policy;
use crate::report::Segment;
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

/// The edits that make a file of `len` bytes, tiled by `segments`, obey `policy`. A file that obeys it needs none.
pub fn plan(len: u64, segments: Vec<Segment>, policy: &Policy) -> Plan {
    let mut edits: Vec<Edit> = Vec::new();
    for segment in segments.into_iter().filter(|segment| !policy.keeps(segment.role)) {
        match edits.last_mut() {
            Some(last) if last.span.end == segment.span.start => {
                last.span.end = segment.span.end;
                last.parts.extend(segment.instead);
            }
            _ => edits.push(Edit { span: segment.span, parts: segment.instead }),
        }
    }
    Plan { len, edits }
}

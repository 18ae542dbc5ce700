//! Formats that are written anew as a whole: the file stays when it is already what would be written.

use crate::error::Result;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// How many bytes are compared at a time.
const CHUNK: usize = 64 << 10;

/// Ends a report with one segment, which is media when `written` is the source itself and is replaced by it otherwise.
///
/// Returns whether it is the same. Errors: `read`.
pub(crate) fn replace_unless_identical(
    source: &dyn Source,
    written: Parts,
    name: &'static str,
    report: &mut Report,
) -> Result<bool> {
    let span = Span::new(0, report.len);
    let same = is_same(source, &written)?;
    if same {
        report.push(Segment::new(span, Role::Media, name));
    } else {
        report.push(Segment::new(span, Role::Metadata, name).instead(written.iter().cloned().collect()));
    }
    let mut seen = std::collections::HashSet::new();
    report.findings.retain(|finding| seen.insert((finding.class, finding.field.clone(), finding.value.clone())));
    Ok(same)
}

/// The whole file that was made of one that is cut off, and how many hundredths of its picture were missing.
pub(crate) type Closed = Option<(Vec<u8>, u8)>;

/// Reports on a picture that may be cut off: on what `close` makes of it, else on itself.
/// Errors: those of `close` and `walk`, `read`.
pub(crate) fn closed(
    source: &dyn Source,
    close: fn(&dyn Source, &mut Limits) -> Result<Closed>,
    walk: fn(&dyn Source, &mut Limits) -> Result<Report>,
    limits: &mut Limits,
) -> Result<Report> {
    let mut own = limits.clone();
    match close(source, &mut own)? {
        Some((made, missing)) => cut(source, &made, missing, walk(&made, &mut own)?),
        None => walk(source, limits),
    }
}

/// The report on a file that is cut off, of the report on the whole file that was made of it: what an Exact copy of that is takes
/// its place. Errors: `read`.
fn cut(source: &dyn Source, made: &dyn Source, missing: u8, mut report: Report) -> Result<Report> {
    let mut parts = Parts::default();
    for segment in std::mem::take(&mut report.segments) {
        match segment.role {
            Role::Structure | Role::Media => parts.push(Part::Copy(segment.span)),
            _ => segment.instead.into_iter().for_each(|part| parts.push(part)),
        }
    }
    let mut copy = vec![0; parts.len() as usize];
    parts.over(made).read_at(0, &mut copy)?;
    report.len = source.len();
    report.missing = Some(missing);
    let all = Segment::new(Span::new(0, source.len()), Role::Unknown, "cut off");
    report.push(all.instead(vec![Part::Bytes(copy)]));
    Ok(report)
}

/// Whether `written` over `source` is `source`.
fn is_same(source: &dyn Source, written: &Parts) -> Result<bool> {
    if written.len() != source.len() {
        return Ok(false);
    }
    let mut at = 0;
    let mut chunk = vec![0; CHUNK];
    for part in written.iter() {
        match part {
            Part::Copy(span) if span.start != at => return Ok(false),
            Part::Copy(_) => {}
            Part::Bytes(bytes) => {
                let mut from = at;
                for own in bytes.chunks(CHUNK) {
                    let Some(there) = chunk.get_mut(..own.len()) else { return Ok(false) };
                    source.read_at(from, there)?;
                    if there != own {
                        return Ok(false);
                    }
                    from += own.len() as u64;
                }
            }
        }
        at += part.len();
    }
    Ok(true)
}

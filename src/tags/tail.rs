//! Tails: what lies behind the end that a format declares.

use crate::error::Result;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Adds the bytes of `span` to `report` as trailing data, with a finding that says what they look like.
pub fn read(source: &dyn Source, span: Span, report: &mut Report) -> Result<()> {
    if span.is_empty() {
        return Ok(());
    }
    let mut head = [0; 12];
    let n = span.len().min(12) as usize;
    if let Some(head) = head.get_mut(..n) {
        source.read_at(span.start, head)?;
    }
    let class = match &head {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Class::HiddenClip,
        [0xff, 0xd8, 0xff, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => Class::HiddenPicture,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => Class::HiddenPicture,
        _ => Class::Unknown,
    };
    report.find(class, "bytes after the end", &format!("{} bytes", span.len()));
    report.push(Segment::new(span, Role::Trailing, "trailing"));
    Ok(())
}

//! MPEG-1 and MPEG-2 pictures (ISO/IEC 11172-2; ITU-T H.262, 6.2.2): user data, closed captions among it, goes, and groups
//! of pictures have no clock.

use super::change::{Change, Resize};
use super::mpeg4;
use crate::error::Result;
use crate::limits::Limits;
use crate::order::Order as _;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

/// Finds what has to change in one sample. Errors: `limit`, `read`.
pub(crate) fn sample(
    reader: Reader<'_>,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let mut whole = reader.clone();
    let first = changes.len();
    mpeg4::sample(reader, Resize::Allowed, changes, report, limits)?;
    let (start, held) = (whole.at(), whole.left());
    let bytes = whole.bytes(held, limits)?;
    for at in memchr::memmem::find_iter(&bytes, b"\0\0\x01\xb8") {
        let Some(&[a, b, c, d]) = bytes.get(at + 4..at + 8) else { continue };
        // Hours to pictures become zero around their marker; whether the group is closed or broken stays (6.2.2.6).
        let wanted = [0, 8, 0, d & 0x60];
        if [a, b, c, d] != wanted {
            limits.item(start)?;
            report.find_once(Class::Time, "MPEG time code", "");
            let from = start + at as u64 + 4;
            changes.push(Change { span: Span::new(from, from + 4), bytes: wanted.to_vec(), name: "time code" });
        }
    }
    limits.credit(held);
    if let Some(own) = changes.get_mut(first..) {
        own.order_by_key(|change| change.span.start);
    }
    Ok(())
}

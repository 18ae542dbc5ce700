//! Block additions (RFC 9559, 5.1.3.5.2): of all that may stand beside a block, the alpha channel of its picture stays.

use super::{ebml, ids};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// What one edit costs in memory.
pub(super) const COST: u64 = 256;

/// Of the `BlockAdditions` in the first span, whose body is the second, the alpha channel alone, if there is one. Returns how long they are then. Errors: `malformed`, `limit`,
/// `read`.
pub(super) fn write(
    source: &dyn Source,
    (span, body): (Span, Span),
    report: &mut Report,
    limits: &mut Limits,
) -> Result<u64> {
    let broken = Error::malformed("an element of unknown length", span.start);
    let mut all = Reader::new(source, body)?;
    let mut child = |reader: &mut Reader<'_>| -> Result<(u32, Span)> {
        limits.item(reader.at())?;
        let head = ebml::head(reader)?;
        Ok((head.id, reader.take(head.size.ok_or(broken)?)?))
    };
    let mut found = None;
    while found.is_none() && !all.is_empty() {
        let (id, more) = child(&mut all)?;
        let mut inside = Reader::new(source, more)?;
        let (mut kind, mut own) = (1, None);
        while id == ids::BLOCK_MORE && !inside.is_empty() {
            match child(&mut inside)? {
                (ids::BLOCK_ADD_ID, body) => kind = ebml::value(Reader::new(source, body)?)?,
                (ids::BLOCK_ADDITIONAL, body) => own = Some(body),
                _ => {}
            }
        }
        found = own.filter(|_| kind == 1);
    }
    let Some(own) = found else {
        report.push(Segment::new(span, Role::Metadata, "element of a BlockGroup"));
        return Ok(0);
    };
    let inner = [ebml::unsigned(ids::BLOCK_ADD_ID, 1), ebml::head_bytes(ids::BLOCK_ADDITIONAL, own.len())].concat();
    let more = [ebml::head_bytes(ids::BLOCK_MORE, inner.len() as u64 + own.len()), inner].concat();
    let head = [ebml::head_bytes(ids::BLOCK_ADDITIONS, more.len() as u64 + own.len()), more].concat();
    let front = Span::new(span.start, own.start);
    let length = head.len() as u64 + own.len();
    let stored = Reader::new(source, front)?.bytes(front.len(), limits)?;
    if stored == head && own.end == span.end {
        report.push(Segment::new(span, Role::Media, "Cluster"));
        return Ok(length);
    }
    limits.debit(COST, span.start)?;
    report.push(Segment::new(front, Role::Metadata, "head of an alpha channel").instead(vec![Part::Bytes(head)]));
    report.push(Segment::new(own, Role::Media, "Cluster"));
    report.push(Segment::new(Span::new(own.end, span.end), Role::Metadata, "behind an alpha channel"));
    Ok(length)
}

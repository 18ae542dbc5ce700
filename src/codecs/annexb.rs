//! NAL units between start codes (ITU-T H.264 and H.265, annex B), as AVI and old Matroska files hold them. What shows nothing
//! is blanked in its place, so that nothing moves.

use super::change::Change;
use super::nal::{self, Coding, Fate};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::Report;
use crate::span::Span;

/// The largest coded picture that is looked through, in bytes.
const LARGEST: u64 = 32 << 20;

/// Makes the units of one sample zero that a decoder does not need, start codes included: they become the zero bytes
/// that may stand behind any unit (B.1.1).
///
/// Errors: `refused` where something comes before the first start code, which is no unit; `limit`, `read`.
pub fn sample(
    mut reader: Reader<'_>,
    coding: Coding,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let (at, held) = (reader.at(), reader.left());
    if held > LARGEST {
        return Err(Error::at(Reason::TooLarge, "a coded picture is too large", at));
    }
    let stream = reader.bytes(held, limits)?;
    let starts: Vec<usize> = memchr::memmem::find_iter(&stream, b"\0\0\x01").collect();
    let front = stream.get(..starts.first().copied().unwrap_or(stream.len())).unwrap_or_default();
    if front.iter().any(|&byte| byte != 0) {
        return Err(Error::new(Reason::Inseparable, "a picture whose units cannot be told apart").or_at(at));
    }
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(stream.len());
        let unit = stream.get(start + 3..end).unwrap_or_default();
        // A start code with no unit behind it would begin one with what was blanked behind it.
        let (kept, name) = match unit.first().map(|&header| coding.fate(header)) {
            None => (None, "empty NAL unit"),
            Some(Fate::Keep) => continue,
            Some(Fate::Drop(name)) => (None, name),
            Some(Fate::Supplemental) => (nal::supplemental(trimmed(unit), coding, report), "SEI"),
        };
        let mut wanted = vec![0; 3 + unit.len()];
        if let Some(kept) = kept.filter(|kept| kept.len() <= unit.len()) {
            let whole = [b"\0\0\x01".as_slice(), &kept].concat();
            if let Some(front) = wanted.get_mut(..whole.len()) {
                front.copy_from_slice(&whole);
            }
        }
        if stream.get(start..end) != Some(wanted.as_slice()) {
            limits.item(at)?;
            limits.hold(wanted.len() as u64, at)?;
            changes.push(Change { span: Span::new(at + start as u64, at + end as u64), bytes: wanted, name });
        }
    }
    limits.release(held);
    Ok(())
}

/// Without the zero bytes that may stand behind a unit.
fn trimmed(unit: &[u8]) -> &[u8] {
    let end = unit.iter().rposition(|&byte| byte != 0).map_or(0, |at| at + 1);
    unit.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn a_start_code_without_a_unit_goes_with_what_is_blanked_behind_it() {
        let mut stream = b"\0\0\x01\x65\x88\0\0\x01\0\0\x01\x06\x05\x02me\x80\0\0\x01\x61\x9a\0\0\x01".to_vec();
        let mut passes = 0;
        loop {
            let mut changes = Vec::new();
            let report = &mut Report::new(Format::Avi, 0);
            sample(Reader::whole(&stream), Coding::Avc, &mut changes, report, &mut Limits::default()).unwrap();
            if changes.is_empty() {
                break;
            }
            for Change { span, bytes, .. } in changes {
                stream[span.start as usize..span.end as usize].copy_from_slice(&bytes);
            }
            passes += 1;
        }
        assert_eq!(passes, 1);
        assert_eq!(stream, b"\0\0\x01\x65\x88\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x61\x9a\0\0\0");
    }
}

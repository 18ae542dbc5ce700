//! User data in MPEG-4 visual streams (ISO/IEC 14496-2 §6.2.2): start code B2, to the next start code.

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

use super::layout::Change;

/// The largest coded picture that is looked through, in bytes.
const LARGEST: u64 = 16 << 20;

/// Finds the user data of one sample.
pub fn sample(
    mut reader: Reader<'_>,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let start = reader.at();
    if reader.left() > LARGEST {
        return Err(crate::error::Error::limit("a coded picture is too large", start));
    }
    let held = reader.left();
    let bytes = reader.bytes(held, limits)?;
    for (from, to) in user_data(&bytes) {
        let words = String::from_utf8_lossy(bytes.get(from + 4..to).unwrap_or_default()).into_owned();
        super::tell::once(report, Class::Software, "MPEG-4 user data", &words);
        let span = Span::new(start + from as u64, start + to as u64);
        changes.push(Change { span, bytes: Vec::new(), name: "user data" });
    }
    limits.release(held);
    Ok(())
}

/// `bytes` without user data.
pub fn without_user_data(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for (from, to) in user_data(bytes) {
        out.extend(bytes.get(at..from).unwrap_or_default());
        at = to;
    }
    out.extend(bytes.get(at..).unwrap_or_default());
    out
}

fn user_data(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut codes = memchr::memmem::find_iter(bytes, b"\0\0\x01").peekable();
    while let Some(from) = codes.next() {
        if bytes.get(from + 3) == Some(&0xb2) {
            found.push((from, codes.peek().copied().unwrap_or(bytes.len())));
        }
    }
    found
}

//! Tails: what lies behind the end that a format declares. Second pictures (CIPA DC-007), motion photos, appended
//! archives, makers' own trailers.

use crate::error::Result;
use crate::limits::LOOKED;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The first bytes of what is commonly appended, and what it is.
const SIGNATURES: [(&[u8], Class, &str); 5] = [
    (b"\xff\xd8\xff", Class::HiddenPicture, "a JPEG behind the end"),
    (b"\x89PNG", Class::HiddenPicture, "a PNG behind the end"),
    (b"ftyp", Class::HiddenClip, "a video behind the end"),
    (b"PK\x03\x04", Class::Unknown, "an archive behind the end"),
    (b"SEFT", Class::Unknown, "a maker's trailer behind the end"),
];

/// Adds the bytes of `span` to `report` as trailing data, with findings that say what the first [`LOOKED`] of them look like. Blank
/// bytes reveal nothing. Errors: `read`.
pub(crate) fn read(source: &dyn Source, span: Span, report: &mut Report) -> Result<()> {
    if span.is_empty() {
        return Ok(());
    }
    let mut seen = [false; SIGNATURES.len()];
    let looked = Span::new(span.start, span.end.min(span.start.saturating_add(LOOKED)));
    let mut reader = Reader::new(source, looked)?;
    let mut window = vec![0; 64 << 10];
    let mut carried = 0;
    // What was not looked at may be anything.
    let mut blank = looked == span;
    while let Some(free) = window.get_mut(carried..) {
        let n = reader.fill(free)?;
        let bytes = window.get(..carried + n).unwrap_or_default();
        blank &= bytes.iter().all(|&byte| byte == 0);
        for (seen, (signature, ..)) in seen.iter_mut().zip(SIGNATURES) {
            *seen |= memchr::memmem::find(bytes, signature).is_some();
        }
        if n == 0 {
            break;
        }
        // A signature may lie across two windows.
        let keep = bytes.len().min(3);
        window.copy_within(carried + n - keep..carried + n, 0);
        carried = keep;
    }
    for (_, (_, class, what)) in seen.iter().zip(SIGNATURES).filter(|(seen, _)| **seen) {
        report.find(class, what, "");
    }
    if !blank && !seen.contains(&true) {
        report.find(Class::Unknown, "bytes behind the end", "");
    }
    report.push(Segment::new(span, Role::Trailing, "behind the end"));
    Ok(())
}

//! Boxes of the ISO base media file format (ISO/IEC 14496-12 §4.2), which QuickTime calls atoms.

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// The four characters that say what a box is.
pub(crate) type Kind = [u8; 4];

/// Where one box lies and what it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BoxHeader {
    /// Its type.
    pub kind: Kind,
    /// The whole box, header included.
    pub span: Span,
    /// What follows the size and the type (and, in a `uuid` box, comes before the sixteen bytes of its user type).
    pub body: Span,
    /// Whether the box says that it goes on to the end of what holds it, or past it.
    pub open: bool,
}

/// The header of the next box, which the reader passes whole; nothing when fewer than eight bytes are left.
///
/// A size of 0 means "to the end" (§4.2). Errors: `malformed` for a size that is smaller than its header or larger
/// than what holds the box, `limit`.
pub(crate) fn next(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Option<BoxHeader>> {
    let header = header(reader, limits)?;
    if let Some(header) = header {
        if header.span.end > reader.rest().end {
            reader.clone().take(header.body.len())?;
        }
        reader.seek(header.span.end)?;
    }
    Ok(header)
}

/// As [`next`], but a box that goes past the end is given as it lies, cut at the end and marked `open`.
pub(crate) fn next_box_clamped(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Option<BoxHeader>> {
    let end = reader.rest().end;
    let Some(mut header) = header(reader, limits)? else { return Ok(None) };
    if header.span.end > end {
        header = BoxHeader {
            span: Span::new(header.span.start, end),
            body: Span::new(header.body.start, end),
            open: true,
            ..header
        };
    }
    reader.seek(header.span.end)?;
    Ok(Some(header))
}

fn header(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Option<BoxHeader>> {
    let start = reader.at();
    if reader.left() < 8 {
        return Ok(None);
    }
    limits.item(start)?;
    let [a, b, c, d, kind @ ..] = reader.array::<8>()?;
    let (size, open) = match u32::from_be_bytes([a, b, c, d]) {
        0 => (reader.rest().end - start, true),
        1 => (reader.u64_be()?, false),
        size => (size.into(), false),
    };
    let end = start.checked_add(size).filter(|&end| end >= reader.at());
    let end = end.ok_or(Error::malformed("a box that is shorter than its own header", start))?;
    Ok(Some(BoxHeader { kind, span: Span::new(start, end), body: Span::new(reader.at(), end), open }))
}

/// The version and the flags that a full box begins with (§4.2.2).
pub(crate) fn full(reader: &mut Reader<'_>) -> Result<(u8, u32)> {
    let word = reader.u32_be()?;
    Ok(((word >> 24) as u8, word & 0x00ff_ffff))
}

/// A new box of `kind` around `body`. Sizes past 4 GiB take the long form.
pub(crate) fn write(kind: &Kind, body: &[u8]) -> Vec<u8> {
    let mut bytes = head(kind, body.len() as u64);
    bytes.extend_from_slice(body);
    bytes
}

/// The header of a new box of `kind` whose body has `len` bytes.
pub(crate) fn head(kind: &Kind, len: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16);
    match u32::try_from(len + 8) {
        Ok(size) => {
            bytes.extend(size.to_be_bytes());
            bytes.extend(kind);
        }
        Err(_) => {
            bytes.extend(1u32.to_be_bytes());
            bytes.extend(kind);
            bytes.extend((len + 16).to_be_bytes());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(bytes: &[u8]) -> Result<Option<BoxHeader>> {
        let bytes = bytes.to_vec();
        next(&mut Reader::whole(&bytes), &mut Limits::default())
    }

    #[test]
    fn a_short_size_a_long_size_and_a_size_to_the_end_are_read() {
        let short = first(&write(b"free", b"abc")).unwrap().unwrap();
        assert_eq!((short.kind, short.body), (*b"free", Span::new(8, 11)));
        let long = first(b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x11!").unwrap().unwrap();
        assert_eq!((long.body, long.open), (Span::new(16, 17), false));
        let open = first(b"\0\0\0\0mdat!!!").unwrap().unwrap();
        assert_eq!((open.body, open.open), (Span::new(8, 11), true));
    }

    #[test]
    fn a_size_below_its_header_or_past_its_holder_is_an_error() {
        assert!(first(b"\0\0\0\x07free").is_err());
        assert!(first(b"\0\0\0\x09free").is_err());
        assert!(first(b"\0\0\0\x01free\xff\xff\xff\xff\xff\xff\xff\xff").is_err());
        assert_eq!(first(b"\0\0\0\x08fre"), Ok(None));
    }
}

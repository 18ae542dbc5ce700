//! Deflated streams (7.4.4) that stay as they are coded: found by their own end (RFC 1950), behind which readers do not look.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use lopdf::Stream;

use crate::error::{Error, Result};
use crate::report::{Class, Report};

/// The bytes of a stream that a reader uses: what lies behind the end of a deflated one goes. Errors: as for [`end`].
pub fn used<'a>(stream: &'a Stream, report: &mut Report) -> Result<&'a [u8]> {
    let outermost = stream.filters().ok().and_then(|filters| filters.first().copied());
    if !matches!(outermost, Some(b"FlateDecode" | b"Fl")) {
        return Ok(&stream.content);
    }
    let (used, behind) = stream.content.split_at_checked(end(&stream.content)?).unwrap_or((&stream.content, &[]));
    if behind.iter().any(|byte| !byte.is_ascii_whitespace()) {
        report.find_once(Class::Unknown, "PDF bytes behind a stream's end", "");
    }
    Ok(used)
}

/// How many bytes of `content` its deflated stream takes: all of them where it is cut off. What it inflates to is not kept.
///
/// Errors: `refused` for a stream that is broken, since nobody knows what else it holds.
fn end(content: &[u8]) -> Result<usize> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut out = vec![0; 32 << 10];
    let mut used = 0;
    loop {
        let input = content.get(used..).unwrap_or_default();
        let step = inflate(&mut state, input, &mut out, MZFlush::None);
        used += step.bytes_consumed;
        match step.status {
            Ok(MZStatus::StreamEnd) => return Ok(used),
            Ok(_) | Err(MZError::Buf) if step.bytes_consumed + step.bytes_written > 0 => {}
            Ok(_) | Err(MZError::Buf) if used == content.len() => return Ok(used),
            _ => return Err(Error::refused("a part of the document cannot be unpacked")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_ends_where_it_says_so_and_a_broken_one_is_refused() {
        let bytes: Vec<u8> = (0..100_000u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect();
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 6);
        assert_eq!(end(&packed), Ok(packed.len()));
        assert_eq!(end(&[packed.as_slice(), b"me"].concat()), Ok(packed.len()));
        assert_eq!(end(&packed[..packed.len() / 2]), Ok(packed.len() / 2));
        assert_eq!(end(b""), Ok(0));
        assert!(end(b"what is no deflated stream").is_err());
    }
}

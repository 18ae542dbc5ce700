//! Lacing (RFC 9559, section 10.3): several frames in one block.

use super::ebml;
use crate::error::{Error, Result};
use crate::reader::Reader;
use crate::span::Span;

/// The frames of a block; `reader` is behind the block's flags, `kind` is their lacing bits. Errors: `malformed`.
pub(super) fn frames(mut reader: Reader<'_>, kind: u8) -> Result<Vec<Span>> {
    if kind == 0 {
        return Ok(vec![reader.rest()]);
    }
    let at = reader.at();
    let count = u64::from(reader.u8()?) + 1;
    let mut sizes: Vec<u64> = Vec::new();
    match kind {
        2 => sizes = vec![reader.left() / count; count as usize - 1],
        1 => {
            for _ in 1..count {
                let mut size = 0;
                loop {
                    let byte = reader.u8()?;
                    size += u64::from(byte);
                    if byte < 255 {
                        break;
                    }
                }
                sizes.push(size);
            }
        }
        _ => {
            for index in 1..count {
                let start = reader.at();
                let value = ebml::number(&mut reader)?;
                let size = match sizes.last() {
                    Some(&last) if index > 1 => {
                        // A signed difference: the middle of the range stands for zero.
                        let middle = (1i64 << (7 * (reader.at() - start) - 1)) - 1;
                        last.checked_add_signed(value as i64 - middle)
                    }
                    _ => Some(value),
                };
                sizes.push(size.ok_or(Error::malformed("a block whose frames cannot be told apart", start))?);
            }
        }
    }
    let mut frames = Vec::new();
    for size in sizes {
        frames.push(reader.take(size).map_err(|_| Error::malformed("a block whose frames cannot be told apart", at))?);
    }
    frames.push(reader.rest());
    Ok(frames)
}

//! The heads of coded pictures: VP8 (RFC 6386, section 9.1) and VP8L (RFC 9649, section 3.4).

use crate::error::{Error, Result};
use crate::reader::Reader;

/// Width and height of a VP8 key frame. Errors: `malformed`.
pub(super) fn lossy(mut reader: Reader<'_>) -> Result<(u32, u32)> {
    let at = reader.at();
    let [a, b, c] = reader.array()?;
    let tag = u32::from_le_bytes([a, b, c, 0]);
    let start = reader.array::<3>()?;
    let (width, height) = (reader.u16_le()?, reader.u16_le()?);
    if tag & 1 != 0 || start != [0x9d, 0x01, 0x2a] || u64::from(tag >> 5) > reader.left() {
        return Err(Error::malformed("the coded picture is broken", at));
    }
    Ok((u32::from(width & 0x3fff), u32::from(height & 0x3fff)))
}

/// Width and height of a VP8L picture. Errors: `malformed`.
pub(super) fn lossless(mut reader: Reader<'_>) -> Result<(u32, u32)> {
    let at = reader.at();
    let signature = reader.u8()?;
    let bits = reader.u32_le()?;
    if signature != 0x2f || bits >> 29 != 0 {
        return Err(Error::malformed("the coded picture is broken", at));
    }
    Ok(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
}

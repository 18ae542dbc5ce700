//! Fields of AV1 headers (AV1 bitstream specification, 4.10). Each function returns nothing where the bits end.

use crate::codecs::bits::Bits;

/// One bit.
pub(super) fn flag(bits: &mut Bits<'_>) -> Option<bool> {
    bits.take(1).map(|bit| bit == 1)
}

/// A signed number of `width` bits.
pub(super) fn signed(bits: &mut Bits<'_>, width: u32) -> Option<i32> {
    let value = bits.take(width)? as i32;
    Some(if value >> (width - 1) & 1 == 1 { value - (1 << width) } else { value })
}

/// A number below `most` in as few bits as that needs (4.10.7).
pub(super) fn below(bits: &mut Bits<'_>, most: u32) -> Option<u32> {
    let width = 32 - most.leading_zeros();
    let few = (1u32 << width) - most;
    let value = bits.take(width.checked_sub(1)?)?;
    if value < few { Some(value) } else { Some((value << 1) - few + bits.take(1)?) }
}

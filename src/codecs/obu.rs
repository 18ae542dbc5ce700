//! Open bitstream units of AV1 (AV1 Bitstream & Decoding Process Specification, 5.3 and 6.2.2): which of them show nothing.

/// Whether a decoder needs the unit whose first byte is `header`: sequence, frame and tile units and delimiters.
/// Metadata, padding and reserved units are not needed.
pub const fn needs(header: u8) -> bool {
    matches!(header >> 3 & 15, 1..=4 | 6..=8)
}

/// The length of the first unit of `bytes`, header included; one without a length field goes on to the end (5.3.2).
/// None where it is cut short.
pub fn length(bytes: &[u8]) -> Option<usize> {
    let (start, size) = size(bytes)?;
    match size {
        Some(size) => usize::try_from(start.checked_add(size)?).ok().filter(|&length| length <= bytes.len()),
        None => Some(bytes.len()),
    }
}

/// How long the header of the unit that `head` starts is, with its length field, and what follows it: so many bytes, or
/// all. None where the header is cut short.
pub fn size(head: &[u8]) -> Option<(u64, Option<u64>)> {
    let &header = head.first()?;
    let start = 1 + usize::from(header >> 2 & 1);
    if header >> 1 & 1 == 0 {
        return Some((start as u64, None));
    }
    let mut size = 0u64;
    for index in 0..8 {
        let &byte = head.get(start + index)?;
        size |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some(((start + index + 1) as u64, Some(size)));
        }
    }
    None
}

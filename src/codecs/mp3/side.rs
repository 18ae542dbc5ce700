//! The side information of layer III (ISO/IEC 11172-3, 2.4.1.7; 13818-3, 2.4.1.7): where a frame's main data starts and ends.

use super::header::Header;
use crate::codecs::bits::Bits;
use crate::error::Result;
use crate::source::Source;
use crate::span::Span;

/// Where the main data lies.
pub(super) struct Side {
    /// The bytes of header, CRC and side information.
    pub length: u64,
    /// How many bytes of earlier frames' main data areas precede the frame's own in its main data.
    pub main_data_begin: u64,
    /// How many bits the granules use.
    pub main_data_bits: u64,
}

/// Reads the side information; none where the frame is too short for it. Errors: `read`.
pub(super) fn read(source: &dyn Source, span: Span, frame: &Header) -> Result<Option<Side>> {
    let start = if frame.protected { 6 } else { 4 };
    let length = start + frame.side_length();
    if span.len() < length {
        return Ok(None);
    }
    let mut bytes = [0u8; 32];
    let Some(side) = bytes.get_mut(..frame.side_length() as usize) else { return Ok(None) };
    source.read_at(span.start + start, side)?;
    let mut bits = Bits::new(side);
    let channels = if frame.mono { 1 } else { 2 };
    let (begin, private, granules, rest) = match (frame.mpeg1, frame.mono) {
        (true, true) => (9, 5 + 4, 2, 59),
        (true, false) => (9, 3 + 8, 2, 59),
        (false, true) => (8, 1, 1, 63),
        (false, false) => (8, 2, 1, 63),
    };
    let main_data_begin = bits.take(begin).unwrap_or(0).into();
    bits.skip(private);
    let mut main_data_bits = 0;
    for _ in 0..granules * channels {
        main_data_bits += u64::from(bits.take(12).unwrap_or(0));
        bits.skip(rest - 12);
    }
    Ok(Some(Side { length, main_data_begin, main_data_bits }))
}

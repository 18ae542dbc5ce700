//! Durations (ISO/IEC 14496-12 §8.2.2, §8.3.2, §8.4.2): of 32 bits, or of 64 in boxes of version 1.

use crate::error::Result;
use crate::reader::Reader;

/// Reads the duration of a box of this version. One of all ones is not known, which is read as none.
pub(super) fn read(reader: &mut Reader<'_>, version: u8) -> Result<u64> {
    if version == 1 {
        return reader.u64_be();
    }
    Ok(match reader.u32_be()? {
        u32::MAX => 0,
        known => known.into(),
    })
}

/// Whether a duration needs 64 bits.
pub(super) fn is_long(duration: u64) -> bool {
    duration >= u32::MAX.into()
}

/// The version that a duration needs, `flags`, and the times of creation and modification, which are none.
pub(super) fn head(duration: u64, flags: u32) -> Vec<u8> {
    let (version, times) = if is_long(duration) { (1 << 24, 16) } else { (0, 8) };
    let mut out = (flags | version).to_be_bytes().to_vec();
    out.resize(4 + times, 0);
    out
}

/// Writes a number of 64 bits where `long`, else of 32.
pub(super) fn put(out: &mut Vec<u8>, number: u64, long: bool) {
    if long { out.extend(number.to_be_bytes()) } else { out.extend((number as u32).to_be_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_would_say_that_it_is_not_known_is_written_in_full() {
        let ones = u64::from(u32::MAX);
        assert_eq!(read(&mut Reader::whole(&[0xff; 4].as_slice()), 0).unwrap(), 0);
        for duration in [0, ones - 1, ones, ones + 1] {
            let mut bytes = head(duration, 7);
            let (version, front) = (bytes[0], bytes.len());
            put(&mut bytes, duration, is_long(duration));
            let body = &bytes[front..];
            assert_eq!(read(&mut Reader::whole(&body), version).unwrap(), duration);
        }
    }
}

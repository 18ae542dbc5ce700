//! The colour profile inside the codestream (ISO/IEC 18181-1, annex E.4): read, and written anew with neutral words.
//!
//! It is written in the plainest way that the format knows: no predicted tags, and one prefix code of eight bits a byte.

use jxl_bitstream::Bitstream;

use crate::error::{Error, Reason, Result};
use crate::tags::icc;

/// The codestream breaks its own rules at `at`.
pub(super) const fn broken(at: u64) -> Error {
    Error::malformed("the coded picture is broken", at)
}

/// Reads the profile. Errors: `malformed`, `limit`.
pub(super) fn read(bits: &mut Bitstream<'_>) -> Result<Vec<u8>> {
    let (wrong, large) = (broken(0), Error::at(Reason::TooLarge, "a colour profile that is too large", 0));
    let coded_len = bits.clone().read_u64().map_err(|_| wrong)?;
    if coded_len > icc::MAX as u64 {
        return Err(large);
    }
    let coded = jxl_color::icc::read_icc(bits).map_err(|_| wrong)?;
    // The profile's length stands first, seven bits a byte.
    let mut len = 0u64;
    for (&byte, shift) in coded.iter().zip((0..63).step_by(7)) {
        len |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    if len > icc::MAX as u64 {
        return Err(large);
    }
    jxl_color::icc::decode_icc(&coded).map_err(|_| wrong)
}

/// The first `bits` bits of `head`, then `profile`, filled up with zeros to a whole byte.
pub(super) fn splice(head: &[u8], bits: usize, profile: &[u8]) -> Vec<u8> {
    let mut out = Writer { bytes: head.iter().copied().take(bits / 8).collect(), held: 0, count: 0 };
    if let Some(&last) = head.get(bits / 8) {
        out.put(u32::from(last), bits as u32 % 8);
    }
    let coded = coded(profile);
    out.u64(coded.len() as u64);
    // No runs; all contexts in one cluster; prefix codes; each value below 256 is its own symbol.
    out.put(0, 1);
    out.put(1, 1);
    out.put(0, 2);
    out.put(1, 1);
    out.put(8, 4);
    out.put(0, 8);
    // 1 + 128 + 127 symbols, of which all have codes of eight bits: length 8 is the only one that the code of lengths knows.
    out.put(1, 1);
    out.put(7, 4);
    out.put(127, 7);
    out.put(0, 2);
    for place in 0..18 {
        out.put(if place == 10 { 2 } else { 0 }, 2);
    }
    for &byte in &coded {
        out.put(u32::from(byte.reverse_bits()), 8);
    }
    out.finish()
}

/// The profile as commands and data: the header's bytes less what is predicted, no tag list, and the rest as it is.
fn coded(profile: &[u8]) -> Vec<u8> {
    let (header, rest) = profile.split_at_checked(128).unwrap_or((profile, &[]));
    let mut commands = Vec::new();
    if !rest.is_empty() {
        commands.extend([0, 1]);
        commands.extend(varint(rest.len()));
    }
    let mut out = varint(profile.len());
    out.extend(varint(commands.len()));
    out.extend(commands);
    out.extend((0..).zip(header).map(|(at, &byte)| byte.wrapping_sub(predicted(at, profile))));
    out.extend(rest);
    out
}

/// What a header's byte is predicted to be (E.4.3), for a profile that names no platform.
fn predicted(at: usize, profile: &[u8]) -> u8 {
    let from = |bytes: &[u8], first: usize| at.checked_sub(first).and_then(|at| bytes.get(at)).copied().unwrap_or(0);
    match at {
        0..=3 => from(&(profile.len() as u32).to_be_bytes(), 0),
        8 => 4,
        12..=23 => from(b"mntrRGB XYZ ", 12),
        36..=39 => from(b"acsp", 36),
        70 => 246,
        71 => 214,
        73 => 1,
        78 => 211,
        79 => 45,
        80..=83 => profile.get(at - 76).copied().unwrap_or(0),
        _ => 0,
    }
}

fn varint(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
    out
}

/// Bits, the lowest of a byte first.
struct Writer {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Writer {
    /// Adds the lowest `n` bits, up to 8 at a time.
    fn put(&mut self, bits: u32, n: u32) {
        self.held |= (bits & ((1 << n) - 1)) << self.count;
        self.count += n;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A number in the codestream's own form (18181-1, B.2.3).
    fn u64(&mut self, number: u64) {
        match number {
            0 => self.put(0, 2),
            1..=16 => {
                self.put(1, 2);
                self.put(number as u32 - 1, 4);
            }
            17..=272 => {
                self.put(2, 2);
                self.put(number as u32 - 17, 8);
            }
            _ => {
                self.put(3, 2);
                self.put(number as u32 & 0xff, 8);
                self.put((number >> 8) as u32 & 0xf, 4);
                let mut left = number >> 12;
                while left > 0 {
                    self.put(1, 1);
                    self.put(left as u32 & 0xff, 8);
                    left >>= 8;
                }
                self.put(0, 1);
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.held as u8);
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_that_was_written_is_read_again() {
        for len in [0, 1, 127, 128, 129, 3000, 70_000] {
            let mut profile: Vec<u8> = (0..len).map(|i| (i * 7 % 251) as u8).collect();
            if let Some(platform) = profile.get_mut(40..44) {
                platform.fill(0);
            }
            for bits in [0, 3, 8, 13] {
                let written = splice(&[0xa5, 0x5a], bits, &profile);
                let mut stream = Bitstream::new(&written);
                stream.skip_bits(bits).unwrap();
                assert_eq!(read(&mut stream).unwrap(), profile, "{len} {bits}");
                stream.zero_pad_to_byte().unwrap();
                assert_eq!(stream.num_read_bits(), written.len() * 8);
            }
        }
    }
}

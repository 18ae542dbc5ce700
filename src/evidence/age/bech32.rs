//! Bech32 (BIP 173) as keys of age are written in it: without a limit on the length.

const DIGITS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// One step of the checksum, a code over GF(32).
fn step(sum: u32, digit: u8) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let mixed = (sum & 0x1ff_ffff) << 5 ^ u32::from(digit);
    (0..5).filter(|bit| sum >> 25 >> bit & 1 == 1).fold(mixed, |mixed, bit| mixed ^ GENERATOR.get(bit).unwrap_or(&0))
}

fn expanded(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().map(|byte| byte >> 5).chain([0]).chain(name.bytes().map(|byte| byte & 31))
}

/// `bytes` under the lower-case `name`, in lower case.
pub fn encode(name: &str, bytes: &[u8]) -> String {
    let mut digits = Vec::with_capacity(bytes.len() * 8 / 5 + 7);
    let (mut bits, mut held) = (0u32, 0);
    for byte in bytes {
        bits = (bits << 8 | u32::from(*byte)) & 0xfff;
        held += 8;
        while held >= 5 {
            held -= 5;
            digits.push((bits >> held & 31) as u8);
        }
    }
    if held > 0 {
        digits.push((bits << (5 - held) & 31) as u8);
    }
    let sum = expanded(name).chain(digits.iter().copied()).chain([0; 6]).fold(1, step) ^ 1;
    digits.extend((0..6).map(|place| (sum >> (5 * (5 - place)) & 31) as u8));
    let written = digits.iter().filter_map(|digit| DIGITS.get(usize::from(*digit)));
    format!("{name}1{}", written.map(|digit| char::from(*digit)).collect::<String>())
}

/// The bytes that `text` stands for, where it is under `name`, in one case throughout, and its checksum holds.
pub fn decode(name: &str, text: &str) -> Option<Vec<u8>> {
    let lower = text.to_ascii_lowercase();
    if lower != text && text.to_ascii_uppercase() != text {
        return None;
    }
    let rest = lower.strip_prefix(name)?.strip_prefix('1')?;
    let digit = |byte| DIGITS.iter().position(|own| *own == byte).map(|at| at as u8);
    let digits: Vec<u8> = rest.bytes().map(digit).collect::<Option<_>>()?;
    let data = digits.get(..digits.len().checked_sub(6)?)?;
    if expanded(name).chain(digits.iter().copied()).fold(1, step) != 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(data.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0);
    for digit in data {
        bits = (bits << 5 | u32::from(*digit)) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    // What fills up the last digit is zero, and less than a digit.
    (held < 5 && bits & ((1 << held) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_are_written_and_a_mistake_is_seen() {
        for len in 0..40 {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 37 + len) as u8).collect();
            let text = encode("age", &bytes);
            assert_eq!(decode("age", &text).as_ref(), Some(&bytes));
            assert_eq!(decode("age", &text.to_uppercase()).as_ref(), Some(&bytes));
            assert_eq!(decode("agf", &text), None);
            for at in 4..text.len() {
                let mut other = text.clone().into_bytes();
                other[at] = if other[at] == b'q' { b'p' } else { b'q' };
                assert_eq!(decode("age", std::str::from_utf8(&other).unwrap()), None);
            }
        }
        let mixed = encode("age", &[7; 32]).replace('s', "S");
        assert_eq!(decode("age", &mixed), None);
    }

    #[test]
    fn the_standards_examples_are_bech32() {
        // BIP 173, test vectors.
        for (name, text) in
            [("a", "A12UEL5L"), ("?", "?1ezyfcl"), ("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")]
        {
            let bytes = decode(name, text);
            assert!(bytes.is_some() || name == "abcdef", "{text}");
        }
        assert_eq!(decode("a", "A1G7SGD8"), None);
        assert_eq!(
            decode("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw").map(|bytes| bytes.len()),
            Some(20)
        );
    }
}

//! The sequence parameter set of HEVC (ITU-T H.265, 7.3.2.2), read as far as it says how samples become colours (annex E).

use super::bits::Bits;
use super::nal::coding::unescape;

/// How samples become colours, by the code points of ITU-T H.273.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour {
    /// Whether samples use their whole range (`video_full_range_flag`).
    pub full: bool,
    /// `matrix_coeffs`; 2 where it is not said.
    pub matrix: u8,
}

/// What a parameter set that says nothing means (E.3.1).
const UNSAID: Colour = Colour { full: false, matrix: 2 };

/// How the samples of the pictures that follow `unit`, a whole NAL unit, become colours. None where it cannot be read.
pub(crate) fn colour(unit: &[u8]) -> Option<Colour> {
    let plain = unescape(unit.get(2..)?);
    let mut bits = Bits::new(&plain);
    bits.skip(4);
    let layers = bits.take(3)?;
    bits.skip(1);
    levels(&mut bits, layers)?;
    bits.golomb()?;
    let chroma = bits.golomb()?;
    bits.skip(usize::from(chroma == 3));
    skip_golombs(&mut bits, 2)?;
    if bits.take(1)? == 1 {
        skip_golombs(&mut bits, 4)?;
    }
    skip_golombs(&mut bits, 2)?;
    let order = bits.golomb()?;
    let all = bits.take(1)? == 1;
    skip_golombs(&mut bits, if all { 3 * (layers + 1) } else { 3 })?;
    skip_golombs(&mut bits, 6)?;
    if bits.take(1)? == 1 && bits.take(1)? == 1 {
        scaling(&mut bits)?;
    }
    bits.skip(2);
    if bits.take(1)? == 1 {
        bits.skip(8);
        skip_golombs(&mut bits, 2)?;
        bits.skip(1);
    }
    references(&mut bits)?;
    if bits.take(1)? == 1 {
        for _ in 0..bits.golomb().filter(|&count| count <= 32)? {
            bits.skip(order as usize + 5);
        }
    }
    bits.skip(2);
    if bits.take(1)? == 0 {
        return Some(UNSAID);
    }
    usability(&mut bits)
}

/// The beginning of `vui_parameters` (E.2.1).
fn usability(bits: &mut Bits<'_>) -> Option<Colour> {
    if bits.take(1)? == 1 && bits.take(8)? == 255 {
        bits.skip(32);
    }
    if bits.take(1)? == 1 {
        bits.skip(1);
    }
    if bits.take(1)? == 0 {
        return Some(UNSAID);
    }
    bits.skip(3);
    let full = bits.take(1)? == 1;
    if bits.take(1)? == 0 {
        return Some(Colour { full, ..UNSAID });
    }
    bits.skip(16);
    Some(Colour { full, matrix: bits.take(8)? as u8 })
}

/// Passes `profile_tier_level` (7.3.3) with the levels of `layers` sub-layers.
fn levels(bits: &mut Bits<'_>, layers: u32) -> Option<()> {
    bits.skip(88 + 8);
    let mut lengths = 0;
    for _ in 0..layers {
        lengths += 88 * bits.take(1)? + 8 * bits.take(1)?;
    }
    if layers > 0 {
        bits.skip(2 * (8 - layers as usize));
    }
    bits.skip(lengths as usize);
    Some(())
}

/// Passes `scaling_list_data` (7.3.4).
fn scaling(bits: &mut Bits<'_>) -> Option<()> {
    for size in 0..4u32 {
        for _ in (0..6).step_by(if size == 3 { 3 } else { 1 }) {
            if bits.take(1)? == 0 {
                bits.golomb()?;
                continue;
            }
            skip_golombs(bits, (64.min(1 << (4 + (size << 1)))) + u32::from(size > 1))?;
        }
    }
    Some(())
}

/// Passes the short-term reference picture sets (7.3.7).
fn references(bits: &mut Bits<'_>) -> Option<()> {
    let count = bits.golomb().filter(|&count| count <= 64)?;
    let mut pictures = 0;
    for index in 0..count {
        if index > 0 && bits.take(1)? == 1 {
            bits.skip(1);
            bits.golomb()?;
            let mut kept = 0;
            for _ in 0..=pictures {
                let used = bits.take(1)? == 1;
                kept += u32::from(used || bits.take(1)? == 1);
            }
            pictures = kept;
        } else {
            pictures = bits.golomb()?.checked_add(bits.golomb()?).filter(|&sum| sum <= 32)?;
            for _ in 0..pictures {
                bits.golomb()?;
                bits.skip(1);
            }
        }
    }
    Some(())
}

fn skip_golombs(bits: &mut Bits<'_>, count: u32) -> Option<()> {
    (0..count).try_for_each(|_| bits.golomb().map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A parameter set of a still of 512 by 512 whose fields are given as bits, from the reference picture sets on.
    fn set(rest: &str) -> Vec<u8> {
        let golomb = |value: u32| {
            let bits = format!("{:b}", value + 1);
            "0".repeat(bits.len() - 1) + &bits
        };
        let mut bits = "0000".to_owned() + "000" + "1" + &"0".repeat(96);
        bits += &[0, 1, 512, 512].map(golomb).concat();
        bits += "0";
        bits += &[0, 0, 4].map(golomb).concat();
        bits += "1";
        bits += &[0, 0, 0, 0, 2, 0, 3, 0, 0].map(golomb).concat();
        bits += &["0", "0", "1", "0", rest].concat();
        bits += &"0".repeat(8 - bits.len() % 8);
        let bytes = bits.as_bytes().chunks(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0')));
        let mut unit = vec![0x42, 1];
        super::super::nal::coding::escape(&bytes.collect::<Vec<u8>>(), &mut unit);
        unit
    }

    #[test]
    fn range_and_matrix_are_read_where_they_are_said_and_are_the_standards_own_where_not() {
        let said = "1".to_owned() + "0" + "0" + "1" + "101" + "1" + "1" + "00000001" + "00001101" + "00000110" + "0";
        for sets in ["1", "010010111", "011010111101101"] {
            let tail = |usability: &str| sets.to_owned() + "0" + "11" + usability;
            assert_eq!(colour(&set(&tail("0"))), Some(UNSAID), "{sets}");
            assert_eq!(colour(&set(&tail(&said))), Some(Colour { full: true, matrix: 6 }), "{sets}");
            assert_eq!(
                colour(&set(&tail(&format!("11{:08b}0110110", 1)))),
                Some(Colour { full: true, matrix: 2 }),
                "{sets}"
            );
        }
    }

    #[test]
    fn a_set_that_is_cut_anywhere_says_nothing() {
        let whole = set("101100001101011000000010000110100000110");
        for length in 0..whole.len() - 8 {
            assert_eq!(colour(&whole[..length]), None);
        }
    }
}

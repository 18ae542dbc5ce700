//! Elements of AAC that carry no sound (ISO/IEC 14496-3, 4.4.2.1 and 4.4.2.7): encoders write their names into the first
//! ones of a block. Those in front of the first sounding element are found exactly; where the others lie only a decoder knows.

use std::ops::Range;

use super::bits::Bits;
use super::samples::Change;
use crate::error::Result;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

/// How much of a raw data block is looked through, in bytes: several of the longest elements without sound.
const LOOKED: usize = 2048;

const ID_DSE: u32 = 4;
const ID_PCE: u32 = 5;
const ID_FIL: u32 = 6;

/// Fill extensions that mean nothing: EXT_FILL, EXT_FILL_DATA and EXT_DATA_ELEMENT (table 4.121).
const SILENT: [u32; 3] = [0, 1, 2];

/// Finds what has to change in one raw data block. Returns whether it holds the name by which players know that the block is
/// not to be heard. Errors: `read`.
pub fn sample(mut reader: Reader<'_>, changes: &mut Vec<Change>, report: &mut Report) -> Result<bool> {
    // All blocks that start with sound are left at once.
    if reader.is_empty() || !matches!(u32::from(reader.peek::<1>()?[0] >> 5), ID_DSE | ID_PCE | ID_FIL) {
        return Ok(false);
    }
    let start = reader.at();
    let mut head = [0; LOOKED];
    let n = reader.fill(&mut head)?;
    let Some(head) = head.get_mut(..n) else { return Ok(false) };
    let before = head.to_vec();
    let Some(range) = blank(head) else { return Ok(false) };
    let words = words(&before);
    report.find_once(Class::Software, "AAC fill element", &words);
    let span = Span::new(start + range.start as u64, start + range.end as u64);
    changes.push(Change { span, bytes: head.get(range).unwrap_or_default().to_vec(), name: "AAC fill element" });
    Ok(words.starts_with("libfaac "))
}

/// The printable words in a block's head, at whichever bit they start.
fn words(bytes: &[u8]) -> String {
    let at = |shift: usize| -> String {
        let byte = |pair: &[u8]| match pair {
            [a, b] => ((u32::from(*a) << 8 | u32::from(*b)) >> (8 - shift)) as u8,
            _ => 0,
        };
        bytes
            .windows(2)
            .take(64)
            .map(byte)
            .skip_while(|b| !b.is_ascii_alphanumeric())
            .take_while(|b| (0x20..0x7f).contains(b))
            .map(char::from)
            .collect()
    };
    (0..8).map(at).max_by_key(String::len).filter(|words| words.len() >= 4).unwrap_or_default()
}

/// Makes the payload of leading fill and data stream elements of a raw data block zero, and of a program config element's
/// comment. Returns the bytes that changed.
fn blank(block: &mut [u8]) -> Option<Range<usize>> {
    let before = block.to_vec();
    let mut bits = Bits::new(&before);
    let mut changed: Option<Range<usize>> = None;
    while let Some(kind) = bits.take(3) {
        let payload = match kind {
            ID_FIL => fill(&mut bits),
            ID_DSE => data(&mut bits),
            ID_PCE => program(&mut bits),
            _ => break,
        };
        let Some((from, to)) = payload else { break };
        for at in from..to.min(block.len() * 8) {
            let Some(byte) = block.get_mut(at / 8) else { break };
            let mask = 0x80u8 >> (at % 8);
            if *byte & mask != 0 {
                *byte &= !mask;
                let start = changed.as_ref().map_or(at / 8, |range| range.start);
                changed = Some(start..at / 8 + 1);
            }
        }
        if to > block.len() * 8 {
            break;
        }
    }
    changed
}

/// The bits of a fill element's payload that mean nothing.
fn fill(bits: &mut Bits<'_>) -> Option<(usize, usize)> {
    let mut count = bits.take(4)? as usize;
    if count == 15 {
        count += (bits.take(8)? as usize).checked_sub(1)?;
    }
    let (start, end) = (bits.at(), bits.at() + count * 8);
    let silent = count > 0 && bits.clone().take(4).is_some_and(|kind| SILENT.contains(&kind));
    bits.skip(count * 8);
    Some(if silent { (start, end) } else { (start, start) })
}

fn data(bits: &mut Bits<'_>) -> Option<(usize, usize)> {
    let (_tag, align) = (bits.take(4)?, bits.take(1)?);
    let mut count = bits.take(8)? as usize;
    if count == 255 {
        count += bits.take(8)? as usize;
    }
    if align == 1 {
        bits.skip((8 - bits.at() % 8) % 8);
    }
    let start = bits.at();
    bits.skip(count * 8);
    Some((start, bits.at()))
}

fn program(bits: &mut Bits<'_>) -> Option<(usize, usize)> {
    bits.take(10)?;
    let (front, side, back) = (bits.take(4)?, bits.take(4)?, bits.take(4)?);
    let (lfe, assoc, coupling) = (bits.take(2)?, bits.take(3)?, bits.take(4)?);
    for mixdown in [4, 4, 3] {
        if bits.take(1)? == 1 {
            bits.take(mixdown)?;
        }
    }
    bits.skip(((front + side + back + coupling) * 5 + (lfe + assoc) * 4) as usize);
    bits.skip((8 - bits.at() % 8) % 8);
    let count = bits.take(8)? as usize;
    let start = bits.at();
    bits.skip(count * 8);
    Some((start, bits.at()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_leading_fill_element_become_zero_and_what_follows_stays() {
        // FIL, count 15 + 5 - 1, EXT_FILL, padding to a byte, words, then a single channel element.
        let mut bits = String::from("110") + "1111" + &format!("{:08b}", 5) + "0000" + "00000";
        for byte in b"Encoder 1.2 words" {
            bits += &format!("{byte:08b}");
        }
        bits += "0000000";
        bits += "000";
        while !bits.len().is_multiple_of(8) {
            bits += "1";
        }
        let mut block: Vec<u8> =
            bits.as_bytes().chunks(8).map(|bits| bits.iter().fold(0, |sum, &bit| sum << 1 | (bit - b'0'))).collect();
        let before = block.clone();
        let changed = blank(&mut block).unwrap();
        assert!(!block.windows(4).any(|words| words == b"code"));
        assert_eq!(block[..changed.start], before[..changed.start]);
        assert_eq!(block[changed.end..], before[changed.end..]);
        assert_eq!(blank(&mut block), None);
    }
}

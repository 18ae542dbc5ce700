//! Elements of AAC that carry no sound (ISO/IEC 14496-3, 4.4.2.1 and 4.4.2.7): encoders write their names into them. Those in front of
//! the first sounding element are found in every stream, all others where the sounding elements are those of AAC Main, LC or LTP.

mod bands;
mod books;
mod channel;
pub(crate) mod config;

use std::ops::Range;

use super::bits::Bits;
use super::change::Change;
use crate::error::Result;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

pub(crate) use bands::Rate;

/// How much of a raw data block is looked through, in bytes: as much as ten channels take.
const LOOKED: usize = 8192;

const ID_SCE: u32 = 0;
const ID_CPE: u32 = 1;
const ID_CCE: u32 = 2;
const ID_LFE: u32 = 3;
const ID_DSE: u32 = 4;
const ID_PCE: u32 = 5;
const ID_FIL: u32 = 6;
const ID_END: u32 = 7;

/// Fill extensions that sound: EXT_DYNAMIC_RANGE, EXT_SAC_DATA, EXT_SBR_DATA and EXT_SBR_DATA_CRC (table 4.121).
const SOUNDING: [u32; 4] = [11, 12, 13, 14];

/// Finds what has to change in `blocks` raw data blocks, each from a byte's start: in front of the first sounding element or,
/// at a `rate` at which they can be walked, anywhere. Returns whether they hold the name by which players know that a block is
/// not to be heard. Errors: `read`.
pub(crate) fn sample(
    mut reader: Reader<'_>,
    rate: Option<Rate>,
    blocks: u8,
    changes: &mut Vec<Change>,
    report: &mut Report,
) -> Result<bool> {
    if reader.is_empty() {
        return Ok(false);
    }
    let leads = matches!(u32::from(reader.peek::<1>()?[0] >> 5), ID_DSE | ID_PCE | ID_FIL);
    if !leads && rate.is_none() {
        return Ok(false);
    }
    let start = reader.at();
    let mut head = vec![0; LOOKED.saturating_mul(blocks.into()).min(reader.left() as usize)];
    let n = reader.fill(&mut head)?;
    // One that goes on cannot be walked to its end.
    let rate = rate.filter(|_| reader.is_empty());
    let Some(head) = head.get_mut(..n) else { return Ok(false) };
    let before = head.to_vec();
    let mut unheard = false;
    for range in blank(head, rate, blocks) {
        // Words may start in the last bits of the byte before.
        let from = if leads { 0 } else { range.start.saturating_sub(1) };
        let words = words(before.get(from..).unwrap_or_default());
        unheard |= leads && words.starts_with("libfaac ");
        report.find_once(Class::Software, "AAC fill element", &words);
        let span = Span::new(start + range.start as u64, start + range.end as u64);
        changes.push(Change { span, bytes: head.get(range).unwrap_or_default().to_vec(), name: "AAC fill element" });
    }
    Ok(unheard)
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

/// Makes the payload of fill and data stream elements of a raw data block zero, of a program config element's comment, and the
/// bits and bytes behind the end. Returns the bytes that changed, in order.
fn blank(block: &mut [u8], rate: Option<Rate>, blocks: u8) -> Vec<Range<usize>> {
    let silent = silent(block, rate, blocks);
    let mut changed: Vec<Range<usize>> = Vec::new();
    for (from, to) in silent {
        let mut own = false;
        for at in from..to.min(block.len() * 8) {
            let Some(byte) = block.get_mut(at / 8) else { break };
            let mask = 0x80u8 >> (at % 8);
            if *byte & mask == 0 {
                continue;
            }
            *byte &= !mask;
            match changed.last_mut() {
                // Two elements may meet in one byte.
                Some(range) if own || range.end > at / 8 => range.end = at / 8 + 1,
                _ => changed.push(at / 8..at / 8 + 1),
            }
            own = true;
        }
    }
    changed
}

/// The bits of blocks that mean nothing, in order. Those behind the first sounding element only where the walk over all
/// elements meets the end where the block ends.
fn silent(block: &[u8], rate: Option<Rate>, mut blocks: u8) -> Vec<(usize, usize)> {
    let mut bits = Bits::new(block);
    let (mut found, mut sure) = (Vec::new(), None);
    while let Some(kind) = bits.take(3) {
        let payload = match (kind, rate) {
            (ID_FIL, _) => fill(&mut bits),
            (ID_DSE, _) => data(&mut bits),
            (ID_PCE, _) => program(&mut bits),
            (ID_SCE | ID_LFE | ID_CPE | ID_CCE, Some(rate)) => {
                sure.get_or_insert(found.len());
                let passed = match kind {
                    ID_CPE => channel::pair(&mut bits, rate),
                    ID_CCE => channel::coupling(&mut bits, rate),
                    _ => channel::single(&mut bits, rate),
                };
                passed.map(|()| (bits.at(), bits.at()))
            }
            (ID_END, _) if sure.is_some() && blocks > 1 => {
                blocks -= 1;
                let end = bits.at();
                bits.skip((8 - end % 8) % 8);
                Some((end, bits.at()))
            }
            (ID_END, _) if sure.is_some() => {
                found.push((bits.at(), block.len() * 8));
                return found;
            }
            _ => None,
        };
        let Some(payload) = payload else { break };
        found.push(payload);
        if bits.spent() {
            break;
        }
    }
    found.truncate(sure.unwrap_or(found.len()));
    found
}

/// The bits of a fill element's payload that mean nothing.
fn fill(bits: &mut Bits<'_>) -> Option<(usize, usize)> {
    let mut count = bits.take(4)? as usize;
    if count == 15 {
        count += (bits.take(8)? as usize).checked_sub(1)?;
    }
    let (start, end) = (bits.at(), bits.at() + count * 8);
    let silent = count > 0 && bits.clone().take(4).is_some_and(|kind| !SOUNDING.contains(&kind));
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
        let [changed] = blank(&mut block, None, 1).try_into().unwrap();
        assert!(!block.windows(4).any(|words| words == b"code"));
        assert_eq!(block[..changed.start], before[..changed.start]);
        assert_eq!(block[changed.end..], before[changed.end..]);
        assert_eq!(blank(&mut block, None, 1), []);
    }

    /// A single channel element without a line, then a fill element of three bytes with `ext` and words, then the end.
    fn silence(ext: &str) -> Vec<u8> {
        let element = ["000", "0000", "01100100", "0", "00", "0", "000000", "0", "0", "0", "0"].concat();
        let bits = element + "110" + "0011" + ext + "1010" + "0100000101000010" + "111";
        let bits = format!("{bits:0<64}");
        bits.as_bytes().chunks(8).map(|bits| bits.iter().fold(0, |sum, &bit| sum << 1 | (bit - b'0'))).collect()
    }

    #[test]
    fn words_behind_the_sound_become_zero_where_the_sound_can_be_walked() {
        let mut block = silence("0000");
        assert_eq!(blank(&mut block.clone(), None, 1), []);
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1).len(), 1);
        let bits = silence("0000").iter().map(|byte| byte.count_ones()).sum::<u32>();
        assert_eq!(block.iter().map(|byte| byte.count_ones()).sum::<u32>(), bits - 2 - 2 - 2);
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1), []);
    }

    #[test]
    fn what_replicates_the_spectrum_stays() {
        let before = silence("1101");
        let mut block = before.clone();
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1), []);
        assert_eq!(block, before);
    }

    #[test]
    fn nothing_lies_behind_the_end_of_a_block() {
        let mut neutral = silence("1101");
        neutral.extend([0; 4]);
        let mut block = [silence("1101").as_slice(), b"more"].concat();
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1).len(), 1);
        assert_eq!(block, neutral);
    }

    #[test]
    fn blocks_follow_each_other() {
        let one = silence("0000");
        let mut both = one.clone();
        assert_eq!(blank(&mut both, Rate::new(4, 2), 1).len(), 1);
        let neutral = [both.as_slice(), &both].concat();
        let mut both = [one.as_slice(), &one].concat();
        assert_eq!(blank(&mut both, Rate::new(4, 2), 2).len(), 2);
        assert_eq!(both, neutral);
    }

    /// The bits of a stream whose coupling channel, of two targets, comes in front of words.
    #[test]
    fn a_coupling_channel_is_passed() {
        let stream = ["01100100", "0", "00", "0", "000000", "0", "0", "0", "0"].concat();
        let coupling =
            ["010", "0000", "0", "001", "0", "0000", "1", "0001", "11", "0000", &stream, "1", "0", "0"].concat();
        let bits =
            ["000", "0000", &stream, &coupling, "110", "0011", "0000", "1010", "0100000101000010", "111"].concat();
        let bits = format!("{bits:0<144}");
        let mut block: Vec<u8> =
            bits.as_bytes().chunks(8).map(|bits| bits.iter().fold(0, |sum, &bit| sum << 1 | (bit - b'0'))).collect();
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1).len(), 1);
        assert_eq!(blank(&mut block, Rate::new(4, 2), 1), []);
    }
}

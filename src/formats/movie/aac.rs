//! Words inside AAC frames (ISO/IEC 14496-3 §4.4.2.1): fill and data stream elements before the first sound element.
//!
//! Encoders sign their streams there. The bits are overwritten with zeros in place, so that everything behind them keeps
//! its alignment and its meaning.

use crate::error::Result;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

use super::layout::Change;

/// How much of a frame is looked at: a fill element has at most 270 bytes.
const HEAD: usize = 600;

/// Finds the leading fill and data elements of one frame that hold anything. Whether one of them holds libfaac's name,
/// by which players know that the frame is not to be heard.
pub fn sample(mut reader: Reader<'_>, changes: &mut Vec<Change>, report: &mut Report) -> Result<bool> {
    // An element type of 110 (fill) or 100 (data) in the first three bits; all other frames are left at once.
    if reader.is_empty() || !matches!(reader.peek::<1>()?[0] >> 5, 4 | 6) {
        return Ok(false);
    }
    let start = reader.at();
    let mut head = [0; HEAD];
    let n = reader.fill(&mut head)?;
    let Some(head) = head.get_mut(..n) else { return Ok(false) };
    let before = head.to_vec();
    let mut bits = Bits { bytes: head, at: 0 };
    while let Some(kind) = bits.take(3) {
        let erased = match kind {
            6 => fill(&mut bits),
            4 => data(&mut bits),
            _ => None,
        };
        if erased.is_none() {
            break;
        }
    }
    let changed: Vec<usize> =
        before.iter().zip(head.iter()).enumerate().filter(|(_, (a, b))| a != b).map(|(i, _)| i).collect();
    if let (Some(&first), Some(&last)) = (changed.first(), changed.last()) {
        let words: String = shifted(&before);
        super::tell::once(report, Class::Software, "AAC fill element", &words);
        let bytes = head.get(first..=last).unwrap_or_default().to_vec();
        let span = Span::new(start + first as u64, start + last as u64 + 1);
        changes.push(Change { span, bytes, name: "AAC fill element" });
        return Ok(words.starts_with("libfaac "));
    }
    Ok(false)
}

/// Erases a fill element's payload, unless it is one that a decoder uses.
fn fill(bits: &mut Bits<'_>) -> Option<()> {
    let mut count = bits.take(4)?;
    if count == 15 {
        count = (count + bits.take(8)?).checked_sub(1)?;
    }
    if count == 0 {
        return Some(());
    }
    // 0 to 2 are fill, fill data and data; the others are dynamic range and band replication.
    if bits.peek(4)? > 2 {
        return None;
    }
    bits.erase(count as usize * 8)
}

/// Erases a data stream element's bytes.
fn data(bits: &mut Bits<'_>) -> Option<()> {
    bits.take(4)?;
    let align = bits.take(1)? == 1;
    let mut count = bits.take(8)?;
    if count == 255 {
        count += bits.take(8)?;
    }
    if align {
        bits.at = bits.at.next_multiple_of(8);
    }
    bits.erase(count as usize * 8)
}

/// Bits of a frame, most significant first.
struct Bits<'a> {
    bytes: &'a mut [u8],
    at: usize,
}

impl Bits<'_> {
    fn peek(&self, count: usize) -> Option<u32> {
        (self.at..self.at + count).try_fold(0, |sum, at| {
            let byte = *self.bytes.get(at / 8)?;
            Some(sum << 1 | u32::from(byte >> (7 - at % 8) & 1))
        })
    }

    fn take(&mut self, count: usize) -> Option<u32> {
        let bits = self.peek(count)?;
        self.at += count;
        Some(bits)
    }

    /// Sets the next `count` bits to 0; nothing, and nothing changed, where there are fewer.
    fn erase(&mut self, count: usize) -> Option<()> {
        if self.at + count > self.bytes.len() * 8 {
            return None;
        }
        for at in self.at..self.at + count {
            *self.bytes.get_mut(at / 8)? &= !(0x80 >> (at % 8));
        }
        self.at += count;
        Some(())
    }
}

/// The printable words in a frame's head, at whichever bit they start.
fn shifted(bytes: &[u8]) -> String {
    let at = |shift: usize| -> String {
        let pairs = bytes.windows(2).take(64);
        let byte = |pair: &[u8]| ((u32::from(pair[0]) << 8 | u32::from(pair[1])) >> (8 - shift)) as u8;
        pairs
            .map(byte)
            .skip_while(|b| !b.is_ascii_alphanumeric())
            .take_while(|b| (0x20..0x7f).contains(b))
            .map(char::from)
            .collect()
    };
    (0..8).map(at).max_by_key(String::len).filter(|words| words.len() >= 4).unwrap_or_default()
}

//! Run-length coding (`BI_RLE8` and `BI_RLE4`): read to its end, and kept as it is but for padding.

use super::coded::{Coded, hold};
use super::header::Header;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// Reads the codes to the mark of the end, or to the end of the file, and marks the palette entries that they use.
///
/// Errors: `malformed` for codes that leave the picture, `limit`, `read`.
pub(super) fn read(
    header: &Header,
    mut data: Reader<'_>,
    used: &mut [bool; 256],
    limits: &mut Limits,
) -> Result<Coded> {
    let start = data.at();
    // Each pixel takes two bytes at most, and each row two more; skips and padding are bounded by the same.
    let most = (u64::from(header.width) + 4) * u64::from(header.height.unsigned_abs()) * 3;
    let len = data.left().min(most);
    hold(len, start, limits)?;
    let mut bytes = data.bytes(len, limits)?;
    limits.credit(len);
    let mut walk = Walk { header, used, x: 0, y: 0, changed: false };
    let end = walk.run(&mut bytes, start)?;
    let changed = walk.changed;
    let span = Span::new(start, start + end.at as u64);
    bytes.truncate(end.at);
    if !end.marked {
        bytes.extend([0, 1]);
    }
    Ok(if changed || !end.marked { Coded::Anew(span, bytes) } else { Coded::Same(span) })
}

/// Where the codes end, and whether with the mark that they must end with.
struct End {
    at: usize,
    marked: bool,
}

struct Walk<'a> {
    header: &'a Header,
    used: &'a mut [bool; 256],
    x: u64,
    y: u64,
    changed: bool,
}

impl Walk<'_> {
    fn run(&mut self, bytes: &mut [u8], start: u64) -> Result<End> {
        let nibbles = self.header.bits == 4;
        let (mut at, mut whole) = (0, 0);
        while let Some(&[count, value]) = bytes.get(at..at + 2) {
            let here = start + at as u64;
            whole = at;
            at += 2;
            match (count, value) {
                (0, 0) => {
                    (self.x, self.y) = (0, self.y + 1);
                    if self.y > u64::from(self.header.height.unsigned_abs()) {
                        return Err(Error::malformed("more rows than the picture has", here));
                    }
                }
                (0, 1) => return Ok(End { at, marked: true }),
                (0, 2) => {
                    let Some(&[across, down]) = bytes.get(at..at + 2) else { break };
                    (self.x, self.y, at) = (self.x + u64::from(across), self.y + u64::from(down), at + 2);
                    self.check(here)?;
                }
                (0, pixels) => {
                    let pixels = usize::from(pixels);
                    let own = if nibbles { pixels.div_ceil(2) } else { pixels };
                    let Some(run) = bytes.get_mut(at..at + own.next_multiple_of(2)) else { break };
                    let odd = nibbles && !pixels.is_multiple_of(2);
                    for (index, byte) in run.iter_mut().enumerate() {
                        let bits = match index {
                            _ if index >= own => 0xff,
                            _ if odd && index + 1 == own => 0x0f,
                            _ => 0,
                        };
                        self.changed |= *byte & bits != 0;
                        *byte &= !bits;
                        if index < own {
                            self.mark(*byte, nibbles && bits == 0);
                        }
                    }
                    at += run.len();
                    self.x += pixels as u64;
                    self.check(here)?;
                }
                (pixels, value) => {
                    if nibbles && pixels == 1 && value & 0x0f != 0 {
                        self.changed = true;
                        bytes.get_mut(at - 1).into_iter().for_each(|byte| *byte &= 0xf0);
                    }
                    self.mark(value, nibbles && pixels > 1);
                    self.x += u64::from(pixels);
                    self.check(here)?;
                }
            }
            whole = at;
        }
        if self.y + 1 < u64::from(self.header.height.unsigned_abs()) {
            return Err(Error::malformed("the picture is cut short", start + at as u64));
        }
        Ok(End { at: whole, marked: false })
    }

    /// Marks the entries in a byte: one of eight bits, or one or two of four.
    fn mark(&mut self, byte: u8, second: bool) {
        let indices =
            if self.header.bits == 4 { [byte >> 4, if second { byte & 15 } else { byte >> 4 }] } else { [byte; 2] };
        for index in indices {
            if let Some(used) = self.used.get_mut(usize::from(index)) {
                *used = true;
            }
        }
    }

    /// Pixels outside the picture are not shown, and could say anything.
    fn check(&self, at: u64) -> Result<()> {
        if self.x > u64::from(self.header.width) || self.y >= u64::from(self.header.height.unsigned_abs()) {
            return Err(Error::malformed("a run of pixels leaves the picture", at));
        }
        Ok(())
    }
}

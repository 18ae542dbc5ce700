//! One block of 8 by 8 coefficients, coded sequentially (ITU-T T.81, F.1.2 and F.2.2).

use super::bits::{BitReader, BitWriter};
use super::huffman::Huffman;
use crate::error::{Error, Result};

/// Quantised coefficients, row by row; the first is DC.
pub(crate) type Block = [i16; 64];

/// Where the coefficients of the zigzag order lie in a block (figure A.6).
pub(crate) const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63,
];

/// What is said of a DC difference of more than eleven bits, which pictures of 8 bits do not have (T.81, table F.1).
pub(crate) const LARGE: Error = Error::malformed("a coefficient that is too large", 0);
/// What is said of a coefficient behind the last one.
pub(crate) const BEHIND: Error = Error::malformed("a block with too many coefficients", 0);

/// The coefficient of that place in the zigzag order. Errors: `malformed` behind the last one.
#[inline]
pub(crate) fn place(block: &mut Block, at: usize) -> Result<&mut i16> {
    ZIGZAG.get(at).and_then(|&index| block.get_mut(usize::from(index))).ok_or(BEHIND)
}

/// Reads a block; `before` is the DC coefficient of the component's block before it. Errors: `malformed`.
#[inline]
pub(crate) fn read(bits: &mut BitReader<'_>, dc: &Huffman, ac: &Huffman, before: i16) -> Result<Block> {
    let mut block = [0; 64];
    let size = dc.read(bits)?;
    if size > 11 {
        return Err(LARGE);
    }
    block[0] = before.wrapping_add(bits.signed(size.into())? as i16);
    let mut at = 1usize;
    while at < 64 {
        if let Some(whole) = ac.read_whole(bits)? {
            at += usize::from(whole.run);
            *place(&mut block, at)? = whole.value;
            at += 1;
            continue;
        }
        let symbol = ac.read(bits)?;
        let (run, size) = (usize::from(symbol >> 4), u32::from(symbol & 15));
        match (run, size) {
            (15, 0) => at += 16,
            (_, 0) => break,
            _ => {
                at += run;
                let value = bits.signed(size)? as i16;
                *place(&mut block, at)? = value;
                at += 1;
            }
        }
    }
    Ok(block)
}

/// Writes a block; nothing where a table has no code for what it needs.
pub(crate) fn write(out: &mut BitWriter, dc: &Huffman, ac: &Huffman, before: i16, block: &Block) -> Option<()> {
    let mut values = ZIGZAG.iter().map(|&index| block.get(usize::from(index)).copied().unwrap_or(0));
    let difference = i32::from(values.next()?) - i32::from(before);
    dc.write(size(difference), out)?;
    put(out, difference);
    let mut run = 0;
    for value in values {
        if value == 0 {
            run += 1;
            continue;
        }
        while run > 15 {
            ac.write(0xf0, out)?;
            run -= 16;
        }
        ac.write(run << 4 | size(value.into()), out)?;
        put(out, value.into());
        run = 0;
    }
    if run > 0 {
        ac.write(0, out)?;
    }
    Some(())
}

/// How many bits a value needs (T.81, table F.1).
fn size(value: i32) -> u8 {
    (32 - value.unsigned_abs().leading_zeros()) as u8
}

fn put(out: &mut BitWriter, value: i32) {
    let bits = if value < 0 { value - 1 } else { value };
    out.put(bits as u32, size(value).into());
}

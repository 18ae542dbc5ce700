//! One block of 8 by 8 coefficients in zigzag order, coded sequentially (ITU-T T.81, F.1.2 and F.2.2).

use super::bits::{BitReader, BitWriter};
use super::huffman::Huffman;
use crate::error::{Error, Result};

/// Quantised coefficients in zigzag order; the first is DC.
pub type Block = [i16; 64];

/// Reads a block; `before` is the DC coefficient of the component's block before it. Errors: `malformed`.
pub fn read(bits: &mut BitReader<'_>, dc: &Huffman, ac: &Huffman, before: i16) -> Result<Block> {
    let mut block = [0; 64];
    let size = dc.read(bits)?;
    if size > 11 {
        return Err(Error::malformed("a coefficient that is too large", 0));
    }
    block[0] = before.wrapping_add(bits.signed(size.into())? as i16);
    let mut at = 1usize;
    while at < 64 {
        let symbol = ac.read(bits)?;
        let (run, size) = (usize::from(symbol >> 4), u32::from(symbol & 15));
        match (run, size) {
            (15, 0) => at += 16,
            (_, 0) => break,
            _ => {
                at += run;
                let value = bits.signed(size)? as i16;
                *block.get_mut(at).ok_or(Error::malformed("a block with too many coefficients", 0))? = value;
                at += 1;
            }
        }
    }
    Ok(block)
}

/// Writes a block; nothing where a table has no code for what it needs.
pub fn write(out: &mut BitWriter, dc: &Huffman, ac: &Huffman, before: i16, block: &Block) -> Option<()> {
    let [first, rest @ ..] = block;
    let difference = i32::from(*first) - i32::from(before);
    dc.write(size(difference), out)?;
    put(out, difference);
    let mut run = 0;
    for &value in rest {
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

//! What a decoder does with a frame once its blocks are there: loop filter, restoration, global motion, film grain (AV1 bitstream
//! specification, 5.9.11, 5.9.20, 5.9.24 and 5.9.30). All that matters is where each ends.

use super::fields::{below, flag};
use super::sequence::Sequence;
use crate::codecs::bits::Bits;

/// The loop filter (5.9.11).
pub(super) fn smoothing(bits: &mut Bits<'_>, planes: u32) -> Option<()> {
    let levels = [bits.take(6)?, bits.take(6)?];
    if planes > 1 && levels != [0, 0] {
        bits.take(12)?;
    }
    bits.take(3)?;
    if flag(bits)? && flag(bits)? {
        for _ in 0..10 {
            if flag(bits)? {
                bits.take(7)?;
            }
        }
    }
    Some(())
}

/// Loop restoration (5.9.20).
pub(super) fn restoration(bits: &mut Bits<'_>, own: &Sequence) -> Option<()> {
    let (mut any, mut colour) = (false, false);
    for plane in 0..own.planes() {
        let used = bits.take(2)? != 0;
        any |= used;
        colour |= used && plane > 0;
    }
    if any {
        let larger = flag(bits)?;
        if larger && !own.large_blocks {
            flag(bits)?;
        }
        if own.halved == [true; 2] && colour {
            flag(bits)?;
        }
    }
    Some(())
}

/// How the picture as a whole moves against one reference (5.9.24).
pub(super) fn motion(bits: &mut Bits<'_>, precise: bool) -> Option<()> {
    if !flag(bits)? {
        return Some(());
    }
    let turned = flag(bits)?;
    let moved = !turned && flag(bits)?;
    let widths: &[u32] = match (turned, moved) {
        (true, _) => &[12, 12, 12, 12],
        (_, true) if precise => &[9, 9],
        (_, true) => &[8, 8],
        _ => &[12; 6],
    };
    for &width in widths {
        let most = (2 << width) + 1;
        let (mut step, mut passed) = (0, 0);
        loop {
            let width = if step > 0 { 3 + step - 1 } else { 3 };
            if most <= passed + (3 << width) {
                below(bits, most - passed)?;
                break;
            }
            if !flag(bits)? {
                bits.take(width)?;
                break;
            }
            passed += 1 << width;
            step += 1;
        }
    }
    Some(())
}

/// Film grain (5.9.30).
pub(super) fn grain(bits: &mut Bits<'_>, own: &Sequence, kind: u32) -> Option<()> {
    const INTER: u32 = 1;
    if !flag(bits)? {
        return Some(());
    }
    bits.take(16)?;
    if kind == INTER && !flag(bits)? {
        return bits.take(3).map(drop);
    }
    let luma = bits.take(4)?;
    bits.skip(luma as usize * 16);
    let by_luma = !own.grey && flag(bits)?;
    let mut colours = [0; 2];
    if !(own.grey || by_luma || own.halved == [true; 2] && luma == 0) {
        for colour in &mut colours {
            *colour = bits.take(4)?;
            bits.skip(*colour as usize * 16);
        }
    }
    bits.take(2)?;
    let lag = bits.take(2)? as usize;
    let count = 2 * lag * (lag + 1);
    if luma > 0 {
        bits.skip(count * 8);
    }
    for colour in colours {
        if by_luma || colour > 0 {
            bits.skip((count + usize::from(luma > 0)) * 8);
        }
    }
    bits.take(4)?;
    for colour in colours {
        if colour > 0 {
            bits.take(25)?;
        }
    }
    bits.take(2).map(drop)
}

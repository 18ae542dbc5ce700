//! The setup header of Theora (Theora specification, 6.4.5), walked to its end: what lies behind it goes.

use super::bits::Bits;

/// A setup header without what lies behind its last bit. None where it is none.
pub(crate) fn setup(packet: &[u8]) -> Option<Vec<u8>> {
    let mut bits = Bits::new(packet.strip_prefix(b"\x82theora")?);
    // Limits of the loop filter (6.4.1), scales (6.4.2), base matrices.
    let limit = bits.take(3)?;
    bits.skip(64 * limit as usize);
    for _ in 0..2 {
        let scale = bits.take(4)? + 1;
        bits.skip(64 * scale as usize);
    }
    let matrices = bits.take(9)?;
    let index = 32 - matrices.leading_zeros();
    bits.skip((matrices as usize + 1) * 64 * 8);
    for set in 0..6 {
        if set > 0 && bits.take(1)? == 0 {
            // As one before it, of which pictures that refer to others have two.
            bits.skip(usize::from(set > 2));
            continue;
        }
        let mut quality = 0u32;
        bits.take(index)?;
        while quality < 63 {
            quality += bits.take(32 - (62 - quality).leading_zeros())? + 1;
            bits.take(index)?;
        }
        if quality > 63 {
            return None;
        }
    }
    // Huffman tables (6.4.4): trees of at most 32 leaves.
    for _ in 0..80 {
        let (mut open, mut leaves) = (1, 0);
        while open > 0 {
            if bits.take(1)? == 1 {
                bits.take(5)?;
                (open, leaves) = (open - 1, leaves + 1);
            } else {
                open += 1;
            }
            if open + leaves > 32 {
                return None;
            }
        }
    }
    let end = 7 * 8 + bits.at();
    let mut kept = packet.get(..end.div_ceil(8))?.to_vec();
    if let Some(last) = kept.last_mut() {
        *last &= !0 << (end.div_ceil(8) * 8 - end);
    }
    Some(kept)
}

//! Video usability information and buffers of HEVC parameter sets (ITU-T H.265, annex E).

use crate::codecs::nal::shape::shape;
use crate::codecs::recode::Recoder;

/// Passes `vui_parameters` (E.2.1): shape, colours, fields, and what is cut off. Returns whether each picture is a field, of
/// which a message says which one it is.
pub(super) fn usability(bits: &mut Recoder<'_>, layers: u32) -> Option<bool> {
    shape(bits)?;
    bits.flag()?;
    let fields = bits.flag()? & (bits.skip(1)? == 1);
    bits.put(1, fields.into());
    if bits.flag()? {
        (0..4).try_for_each(|_| bits.number(1 << 16).map(drop))?;
    }
    if bits.skip(1)? == 1 {
        bits.skip(32)?;
        bits.skip(32)?;
        if bits.skip(1)? == 1 {
            bits.skip_number()?;
        }
        if bits.skip(1)? == 1 {
            buffers(bits, layers)?;
        }
    }
    if bits.skip(1)? == 1 {
        bits.skip(3)?;
        (0..5).try_for_each(|_| bits.skip_number().map(drop))?;
    }
    // No clock, and no promises.
    bits.put(2, 0);
    Some(fields)
}

/// Reads `hrd_parameters` (E.2.2), which go.
fn buffers(bits: &mut Recoder<'_>, layers: u32) -> Option<()> {
    let kinds = [bits.skip(1)? == 1, bits.skip(1)? == 1];
    let mut parts = false;
    if kinds.contains(&true) {
        parts = bits.skip(1)? == 1;
        if parts {
            bits.skip(19)?;
        }
        bits.skip(8)?;
        if parts {
            bits.skip(4)?;
        }
        bits.skip(15)?;
    }
    for _ in 0..=layers {
        let mut fixed = bits.skip(1)? == 1;
        if !fixed {
            fixed = bits.skip(1)? == 1;
        }
        let mut low = false;
        if fixed {
            bits.skip_number()?;
        } else {
            low = bits.skip(1)? == 1;
        }
        let count = if low { 0 } else { bits.skip_number().filter(|&count| count <= 31)? };
        for _ in 0..kinds.into_iter().filter(|&kind| kind).count() as u32 * (count + 1) {
            for _ in 0..if parts { 4 } else { 2 } {
                bits.skip_number()?;
            }
            bits.skip(1)?;
        }
    }
    Some(())
}

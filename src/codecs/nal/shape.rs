//! The beginning of video usability information, which both codings share (ITU-T H.264 E.1.1, H.265 E.2.1).

use crate::codecs::recode::Recoder;

/// Passes the shape of samples, overscan, range and colours, and where colours are sampled. None where the bits end.
pub(crate) fn shape(bits: &mut Recoder<'_>) -> Option<()> {
    if bits.flag()? && bits.pass(8)? == 255 {
        bits.pass(32)?;
    }
    if bits.flag()? {
        bits.flag()?;
    }
    if bits.flag()? {
        bits.pass(4)?;
        if bits.flag()? {
            bits.pass(24)?;
        }
    }
    if bits.flag()? {
        bits.number(5)?;
        bits.number(5)?;
    }
    Some(())
}

//! The AVC decoder configuration record (ISO/IEC 14496-15 §5.3.3.1).

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// The record with nothing but its parameter sets, and how many bytes a unit's length takes.
pub fn configuration(mut reader: Reader<'_>, limits: &mut Limits) -> Result<(Vec<u8>, u8)> {
    let head: [u8; 5] = reader.array()?;
    let [_, profile, _, _, length] = head;
    let length = (length & 3) + 1;
    let mut out = head.to_vec();
    sets(&mut reader, 0x1f, 7, &mut out, limits)?;
    sets(&mut reader, 0xff, 8, &mut out, limits)?;
    if matches!(profile, 100 | 110 | 122 | 144 | 244) && reader.left() >= 4 {
        let more: [u8; 3] = reader.array()?;
        out.extend(more);
        sets(&mut reader, 0xff, 13, &mut out, limits)?;
    }
    Ok((out, length))
}

/// Copies one list of parameter sets of the unit type `kind`; others are left out.
fn sets(reader: &mut Reader<'_>, mask: u8, kind: u8, out: &mut Vec<u8>, limits: &mut Limits) -> Result<()> {
    let count = reader.u8()?;
    let slot = out.len();
    let mut kept = 0u8;
    out.push(count);
    for _ in 0..count & mask {
        let length = reader.u16_be()?;
        let unit = reader.bytes(length.into(), limits)?;
        if unit.first().is_some_and(|first| first & 0x1f == kind) {
            kept += 1;
            out.extend(length.to_be_bytes());
            out.extend(unit);
        }
    }
    let slot = out.get_mut(slot).ok_or(Error::malformed("a decoder configuration without room", reader.at()))?;
    *slot = (count & !mask) | kept;
    Ok(())
}

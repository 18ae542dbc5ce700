//! The HEVC decoder configuration record (ISO/IEC 14496-15 §8.3.3.1).

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;

/// The record with nothing but its parameter sets, and how many bytes a unit's length takes.
pub fn configuration(mut reader: Reader<'_>, limits: &mut Limits) -> Result<(Vec<u8>, u8)> {
    let head: [u8; 22] = reader.array()?;
    let length = (head[21] & 3) + 1;
    let mut out = head.to_vec();
    let mut arrays = 0u8;
    out.push(0);
    for _ in 0..reader.u8()? {
        let first = reader.u8()?;
        let kind = first & 0x3f;
        let count = reader.u16_be()?;
        let mut kept = 0u16;
        let mut units = Vec::new();
        for _ in 0..count {
            let length = reader.u16_be()?;
            let unit = reader.bytes(length.into(), limits)?;
            if matches!(kind, 32..=34) && unit.first().is_some_and(|byte| (byte >> 1) & 0x3f == kind) {
                kept += 1;
                units.extend(length.to_be_bytes());
                units.extend(unit);
            }
        }
        if kept > 0 {
            arrays = arrays.saturating_add(1);
            out.push(first);
            out.extend(kept.to_be_bytes());
            out.extend(units);
        }
    }
    if let Some(slot) = out.get_mut(22) {
        *slot = arrays;
    }
    Ok((out, length))
}

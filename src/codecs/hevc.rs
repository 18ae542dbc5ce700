//! The HEVC decoder configuration record (ISO/IEC 14496-15 §8.3.3.1), and the units that it tells how to take apart.

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

/// The parameter sets of a record as [`configuration`] writes it, whole NAL units in its order, and how many bytes a unit's
/// length takes. None where it is cut off.
pub fn parameter_sets(record: &[u8]) -> Option<(Vec<&[u8]>, usize)> {
    let (head, mut rest) = record.split_at_checked(23)?;
    let mut sets = Vec::new();
    for _ in 0..*head.last()? {
        let (array, behind) = rest.split_at_checked(3)?;
        rest = behind;
        for _ in 0..u16::from_be_bytes([*array.get(1)?, *array.get(2)?]) {
            sets.push(unit(&mut rest, 2)?);
        }
    }
    Some((sets, usize::from(head.get(21)? & 3) + 1))
}

/// The next NAL unit of a sample, behind its length in `width` bytes. None where it is cut off.
pub fn unit<'a>(sample: &mut &'a [u8], width: usize) -> Option<&'a [u8]> {
    let (length, rest) = sample.split_at_checked(width)?;
    let length = length.iter().fold(0usize, |sum, &byte| sum << 8 | usize::from(byte));
    let (unit, rest) = rest.split_at_checked(length)?;
    *sample = rest;
    Some(unit)
}

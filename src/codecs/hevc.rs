//! The HEVC decoder configuration record (ISO/IEC 14496-15 §8.3.3.1), and the units whose layout it gives.

pub(crate) mod sets;
mod vui;

use super::nal::Coding;
use super::nal::record::Record;
use super::nal::sets::Sets;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;

/// Reads a record. What it says of the coding but in its parameter sets is not looked at. Errors: `malformed`, `limit`, `read`.
pub(crate) fn configuration(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Record> {
    let head: [u8; 22] = reader.array()?;
    let mut units = Vec::new();
    for _ in 0..reader.u8()? {
        reader.u8()?;
        for _ in 0..reader.u16_be()? {
            let length = reader.u16_be()?;
            units.push(reader.bytes(length.into(), limits)?);
        }
    }
    let coding = Coding::Hevc(false);
    let sets = Sets::new(coding, units.iter().map(Vec::as_slice));
    Ok(Record { coding, width: (head[21] & 3) + 1, sets })
}

/// The parameter sets of a record as a strip writes it, whole NAL units in its order, and how many bytes a unit's
/// length takes. None where it is cut off.
pub(crate) fn parameter_sets(record: &[u8]) -> Option<(Vec<&[u8]>, usize)> {
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
pub(crate) fn unit<'a>(sample: &mut &'a [u8], width: usize) -> Option<&'a [u8]> {
    let (length, rest) = sample.split_at_checked(width)?;
    let length = length.iter().fold(0usize, |sum, &byte| sum << 8 | usize::from(byte));
    let (unit, rest) = rest.split_at_checked(length)?;
    *sample = rest;
    Some(unit)
}

//! The AVC decoder configuration record (ISO/IEC 14496-15 §5.3.3.1).

pub(crate) mod sets;

use super::nal::Coding;
use super::nal::record::Record;
use super::nal::sets::Sets;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;

/// Reads a record. What it says of the coding but in its parameter sets is not looked at. Errors: `malformed`, `limit`, `read`.
pub(crate) fn configuration(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Record> {
    let [_, _, _, _, length]: [u8; 5] = reader.array()?;
    let mut units = Vec::new();
    for mask in [0x1f, 0xff] {
        for _ in 0..reader.u8()? & mask {
            let length = reader.u16_be()?;
            units.push(reader.bytes(length.into(), limits)?);
        }
    }
    let sets = Sets::new(Coding::Avc, units.iter().map(Vec::as_slice));
    Ok(Record { coding: Coding::Avc, width: (length & 3) + 1, sets })
}

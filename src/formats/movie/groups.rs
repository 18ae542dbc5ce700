//! Sample groups (ISO/IEC 14496-12 §8.9), written anew from what decoding needs of them.

use super::tables;
use crate::error::Result;
use crate::formats::bmff::Kind;
use crate::limits::Limits;
use crate::reader::Reader;

/// The body of an `sgpd` (§8.9.3) of one of these kinds: each entry is a number of two bytes, of `rap ` of one. None where it
/// is made of something else.
pub(super) fn described(
    reader: &mut Reader<'_>,
    version: u8,
    kind: &Kind,
    limits: &mut Limits,
) -> Result<Option<Vec<u8>>> {
    let width = if kind == b"rap " { 1u32 } else { 2 };
    let length = if version == 1 { reader.u32_be()? } else { width };
    let count = reader.u32_be()?;
    let mut entries = Vec::new();
    for _ in 0..count.min(1 << 16) {
        limits.item(reader.at())?;
        let own = if length == 0 { reader.u32_be()? } else { length };
        if own != width || reader.left() < own.into() {
            return Ok(None);
        }
        entries.extend(reader.bytes(own.into(), limits)?);
    }
    let head = [width, entries.len() as u32 / width].map(u32::to_be_bytes).concat();
    Ok(Some([[1, 0, 0, 0].as_slice(), kind, &head, &entries].concat()))
}

/// The body of an `sbgp` (§8.9.2): which samples are of which entry.
pub(super) fn grouped(
    reader: &mut Reader<'_>,
    version: u8,
    kind: &Kind,
    limits: &mut Limits,
) -> Result<Option<Vec<u8>>> {
    if version == 1 {
        reader.u32_be()?;
    }
    let runs = tables::words::<2>(reader, limits)?;
    let head = [[0; 4], *kind, (runs.len() as u32).to_be_bytes()].concat();
    let runs = runs.into_iter().flatten().flat_map(u32::to_be_bytes);
    Ok(Some(head.into_iter().chain(runs).collect()))
}

//! Open bitstream units of AV1 (AV1 bitstream specification §5.3), as they lie in samples and in `av1C`.

use crate::error::{Error, Reason, Result};
use crate::reader::Reader;
use crate::span::Span;

use super::change::Change;

/// The types whose units stay: sequence header, frame header, tile group, frame, redundant frame header, tile list.
const fn stays(kind: u8) -> bool {
    matches!(kind, 1 | 3 | 4 | 6 | 7 | 8)
}

/// Finds what has to go from one sample. Errors: `malformed` for a unit that goes past its end.
pub fn sample(mut reader: Reader<'_>, changes: &mut Vec<Change>) -> Result<()> {
    while !reader.is_empty() {
        let (kind, span) = unit(&mut reader)?;
        if !stays(kind) {
            changes.push(Change { span, bytes: Vec::new(), name: "metadata OBU" });
        }
    }
    Ok(())
}

/// The next unit's type and the whole of it.
fn unit(reader: &mut Reader<'_>) -> Result<(u8, Span)> {
    let start = reader.at();
    let first = reader.u8()?;
    if first & 4 != 0 {
        reader.u8()?;
    }
    let mut size = reader.left();
    if first & 2 != 0 {
        size = 0;
        for index in 0..8 {
            let byte = reader.u8()?;
            size |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
    }
    if size > reader.left() {
        return Err(Error::at(Reason::CutOff, "a unit of the picture is cut off", start));
    }
    reader.take(size)?;
    Ok(((first >> 3) & 15, Span::new(start, reader.at())))
}

/// The body of an `av1C` box with nothing but its sequence header.
pub fn configuration(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.get(..4).unwrap_or_default().to_vec();
    let units = bytes.get(4..).unwrap_or_default().to_vec();
    let mut reader = Reader::whole(&units);
    while let Ok((kind, span)) = unit(&mut reader) {
        if kind == 1 {
            out.extend(units.get(span.start as usize..span.end as usize).unwrap_or_default());
        }
    }
    out
}

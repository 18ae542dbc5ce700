//! Pictures that are made of others (ISO/IEC 23008-12 §6.6.2): their few numbers, and nothing behind them.

use crate::error::{Error, Reason, Result};
use crate::formats::bmff::Kind;
use crate::limits::Limits;
use crate::reader::Reader;

/// Whether `kind` is a derivation that is known here.
pub(super) fn known(kind: &Kind) -> bool {
    matches!(kind, b"grid" | b"iovl" | b"iden")
}

/// The description of a picture made of `inputs` others, as a strip writes it.
///
/// Errors: `malformed` for one that is too short or counts its inputs wrongly, `refused` for a version that is not known.
pub(super) fn read(kind: &Kind, mut reader: Reader<'_>, inputs: usize, limits: &mut Limits) -> Result<Vec<u8>> {
    let at = reader.at();
    if kind == b"iden" {
        return match inputs {
            1 => Ok(Vec::new()),
            _ => Err(Error::malformed("a picture is made of a wrong number of others", at)),
        };
    }
    let [version, flags]: [u8; 2] = reader.array()?;
    if version != 0 {
        return Err(
            Error::new(Reason::UnknownPart, "the picture is put together in a way that is not known here").or_at(at)
        );
    }
    let wide = flags & 1;
    let field = if wide == 1 { 4 } else { 2 };
    let mut out = vec![0, wide];
    let length = match kind {
        b"grid" => {
            let [rows, columns] = reader.peek::<2>()?;
            if (usize::from(rows) + 1) * (usize::from(columns) + 1) != inputs {
                return Err(Error::malformed("a picture is made of a wrong number of others", at));
            }
            2 + 2 * field
        }
        // Four numbers of the canvas colour, the size, and where each picture lies on it.
        _ => 8 + 2 * field + 2 * field * inputs as u64,
    };
    out.extend(reader.bytes(length, limits)?);
    Ok(out)
}

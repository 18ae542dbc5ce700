//! Pictures that are cut off: the rest of the coded picture is filled with zeros, which decoders take for more of what was there
//! last, and of what follows it nothing stays.

use crate::error::{Error, Reason, Result};
use crate::formats::whole::Closed;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;

/// How much of a coded picture has to be there: its headers (RFC 6386, 9.1; RFC 9649, 3.4), in bytes.
const HEADERS: u64 = 32;

/// The whole file that is made of one that is shorter than it says, and how much of its coded picture is missing, in hundredths;
/// nothing for a file that is not, is animated, or ends before its picture. Errors: `limit`, `read`, `malformed` where nothing of
/// the picture is there.
pub(crate) fn closed(source: &dyn Source, limits: &mut Limits) -> Result<Closed> {
    let mut reader = Reader::whole(source);
    reader.take(4)?;
    let declared = u64::from(reader.u32_le()?) + 8;
    reader.take(4)?;
    if declared <= source.len() {
        return Ok(None);
    }
    let (mut begun, mut missing) = (false, 0);
    let (mut there, mut whole) = (reader.at(), reader.at());
    while reader.left() >= 8 {
        let start = reader.at();
        limits.item(start)?;
        let kind = reader.array::<4>()?;
        let len = u64::from(reader.u32_le()?);
        let here = reader.left().min(len);
        let coded = matches!(&kind, b"VP8 " | b"VP8L") && !begun;
        if &kind == b"ANIM" || (here < len && !coded && !begun) {
            return Ok(None);
        }
        if here < len && coded {
            if here < HEADERS {
                return Err(Error::at(Reason::CutOff, "a WebP of which no part of the picture is there", start));
            }
            missing = ((len - here) * 100 / len).max(1) as u8;
        } else if here < len {
            break;
        }
        begun |= coded;
        reader.take(here)?;
        there = reader.at();
        reader.take(reader.left().min(len % 2))?;
        whole = start + 8 + len + len % 2;
    }
    if !begun {
        return Ok(None);
    }
    limits.debit(whole.saturating_sub(there), there)?;
    let mut file = Reader::whole(source).bytes(there, limits)?;
    file.resize(whole as usize, 0);
    if let Some(size) = file.get_mut(4..8) {
        size.copy_from_slice(&((whole - 8) as u32).to_le_bytes());
    }
    Ok(Some((file, missing)))
}

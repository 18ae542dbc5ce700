//! The codec's configuration (`kuki`), written anew where it is known what it holds.

use crate::codecs::descriptor::{self, Size};
use crate::codecs::private;
use crate::codecs::samples::Units;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;

/// The longest configuration of a codec that is made of numbers alone, in bytes.
const NUMBERS: usize = 64;

/// The boxes that may come in front of the configuration of ALAC.
const FORMAT: &[u8] = b"\0\0\0\x0cfrmaalac\0\0\0\x24alac\0\0\0\0";

/// The configuration of sound of this coding as a strip writes it, and how the sound is made; nothing for one that is none.
///
/// Errors: `malformed`, `limit`, `read`.
pub(super) fn read(coding: &[u8; 4], bytes: &[u8], limits: &mut Limits) -> Result<Option<(Vec<u8>, Units)>> {
    Ok(match coding {
        b"aac " | b"aach" | b"aacp" => {
            // Some writers put the version of an `esds` box in front.
            let version = if bytes.starts_with(&[0, 0, 0, 0, 3]) { 4 } else { 0 };
            let body = bytes.get(version..).unwrap_or_default();
            descriptor::stream(Reader::whole(&body), Size::Long, limits)?.map(|stream| {
                let front = bytes.get(..version).unwrap_or_default();
                ([front, &stream.bytes].concat(), Units::Aac(stream.rate))
            })
        }
        b"alac" => private::alac(bytes.strip_prefix(FORMAT).unwrap_or(bytes)).map(|body| (body, Units::Whole)),
        _ => (bytes.len() <= NUMBERS).then(|| (bytes.to_vec(), Units::Whole)),
    })
}

//! Where items lie (ISO/IEC 14496-12 §8.11.3, `iloc`).

use crate::error::{Error, Result};
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

use super::meta::{Meta, number};

/// Where one item's bytes lie.
#[derive(Clone, Debug, Default)]
pub enum Place {
    /// Nowhere: the item has no bytes.
    #[default]
    Nowhere,
    /// In these runs of the file, behind each other.
    Here(Vec<Span>),
    /// In another file, in another item, or in a way that nobody here knows.
    Elsewhere,
}

/// Reads the body of an `iloc` box into the items of `meta`.
///
/// Errors: `malformed` for an item that is placed twice and for offsets past 64 bits, `limit`.
pub fn read(mut reader: Reader<'_>, meta: &mut Meta, limits: &mut Limits) -> Result<()> {
    let (version, _) = bmff::full(&mut reader)?;
    let [sizes, more] = reader.array()?;
    let (offset_size, length_size, base_size) = (sizes >> 4, sizes & 15, more >> 4);
    let index_size = if version == 0 { 0 } else { more & 15 };
    for _ in 0..number(&mut reader, version > 1)? {
        let at = reader.at();
        limits.item(at)?;
        let id = number(&mut reader, version > 1)?;
        let method = if version == 0 { 0 } else { reader.u16_be()? & 15 };
        let reference = reader.u16_be()?;
        let base = sized(&mut reader, base_size)?;
        let count = reader.u16_be()?;
        limits.hold(u64::from(count) * 16, at)?;
        let mut extents: Vec<Span> = Vec::new();
        let mut known = reference == 0 && method <= 1;
        for _ in 0..count {
            limits.item(reader.at())?;
            sized(&mut reader, index_size)?;
            let offset = sized(&mut reader, offset_size)?;
            let length = sized(&mut reader, length_size)?;
            let start = meta.idat.filter(|_| method == 1).map_or(0, |idat| idat.start);
            let span = [offset, start].iter().try_fold(base, |sum, &more| sum.checked_add(more));
            let span = span.and_then(|start| Some(Span::new(start, start.checked_add(length)?)));
            let span = span.ok_or(Error::malformed("an item lies at an impossible place", at))?;
            // Without a length an extent is all of what it lies in (§8.11.3.3), which no still needs.
            known &= length > 0 && (method == 0 || meta.idat.is_some_and(|idat| idat.holds(span)));
            match extents.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => extents.push(span),
            }
        }
        let Some(item) = meta.items.get_mut(&id) else { continue };
        if !matches!(item.place, Place::Nowhere) {
            return Err(Error::malformed("an item lies in two places", at));
        }
        item.place = match extents.is_empty() {
            true => Place::Nowhere,
            false if known => Place::Here(extents),
            false => Place::Elsewhere,
        };
    }
    Ok(())
}

/// A number of `size` bytes: none, 4 or 8.
fn sized(reader: &mut Reader<'_>, size: u8) -> Result<u64> {
    match size {
        0 => Ok(0),
        4 => Ok(reader.u32_be()?.into()),
        8 => reader.u64_be(),
        _ => Err(Error::malformed("a number of a length that the format does not have", reader.at())),
    }
}

//! Where items lie (ISO/IEC 14496-12 §8.11.3, `iloc`).

use crate::error::{Error, Result};
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// Where one item's bytes lie.
#[derive(Clone, Debug, Default)]
pub(super) enum Place {
    /// Nowhere: the item has no bytes.
    #[default]
    Nowhere,
    /// In these runs of the file, behind each other.
    Here(Vec<Span>),
    /// In another file, in another item, or in a way that nobody here knows.
    Elsewhere,
}

/// An item's number, of 32 bits where `wide`, else of 16.
pub(super) fn number(reader: &mut Reader<'_>, wide: bool) -> Result<u32> {
    if wide { reader.u32_be() } else { Ok(reader.u16_be()?.into()) }
}

/// Reads the body of an `iloc` box; `idat` is where the body of the box of that name lies. Each item's number and place are
/// handed over, with where they are written.
///
/// Errors: `malformed` for offsets past 64 bits, `limit`, those of `hand_over`.
pub(super) fn read(
    mut reader: Reader<'_>,
    idat: Option<Span>,
    limits: &mut Limits,
    mut hand_over: impl FnMut(u32, Place, u64) -> Result<()>,
) -> Result<()> {
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
        limits.debit(u64::from(count) * 16, at)?;
        let mut extents: Vec<Span> = Vec::new();
        let mut known = reference == 0 && method <= 1;
        for _ in 0..count {
            limits.item(reader.at())?;
            sized(&mut reader, index_size)?;
            let offset = sized(&mut reader, offset_size)?;
            let length = sized(&mut reader, length_size)?;
            let start = idat.filter(|_| method == 1).map_or(0, |idat| idat.start);
            let span = [offset, start].iter().try_fold(base, |sum, &more| sum.checked_add(more));
            let span = span.and_then(|start| Some(Span::new(start, start.checked_add(length)?)));
            let span = span.ok_or(Error::malformed("an item lies at an impossible place", at))?;
            // Without a length an extent is all of what it lies in (§8.11.3.3), which no still needs.
            known &= length > 0 && (method == 0 || idat.is_some_and(|idat| idat.holds(span)));
            match extents.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => extents.push(span),
            }
        }
        let place = match extents.is_empty() {
            true => Place::Nowhere,
            false if known => Place::Here(extents),
            false => Place::Elsewhere,
        };
        hand_over(id, place, at)?;
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

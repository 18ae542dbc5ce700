//! EBML (RFC 8794): element headers read and written, and masters filtered by an allow-list.

use super::ids::{self, Allow};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// An element's head: its identifier with its marker bits, its length, and how many bytes each takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The identifier, marker included.
    pub id: u32,
    /// The length of the body in bytes; none where it is unknown.
    pub size: Option<u64>,
    /// How many bytes the length takes.
    pub width: u32,
}

/// Reads an element's head. Errors: `malformed`.
pub(super) fn head(reader: &mut Reader<'_>) -> Result<Head> {
    let at = reader.at();
    let first = reader.u8()?;
    let length = first.leading_zeros();
    if length > 3 {
        return Err(Error::malformed("an element without an identifier", at));
    }
    let id = rest(reader, first.into(), length)? as u32;
    let first = reader.u8()?;
    let more = first.leading_zeros();
    if more > 7 {
        return Err(Error::malformed("an element without a length", at));
    }
    let value = rest(reader, u64::from(first) & (0x7f >> more), more)?;
    let unknown = value == (1 << (7 * (more + 1))) - 1;
    Ok(Head { id, size: (!unknown).then_some(value), width: more + 1 })
}

/// Reads a variable-length number. Errors: `malformed`.
pub(super) fn number(reader: &mut Reader<'_>) -> Result<u64> {
    let at = reader.at();
    let first = reader.u8()?;
    let more = first.leading_zeros();
    if more > 7 {
        return Err(Error::malformed("a number without an end", at));
    }
    rest(reader, u64::from(first) & (0x7f >> more), more)
}

fn rest(reader: &mut Reader<'_>, first: u64, more: u32) -> Result<u64> {
    (0..more).try_fold(first, |value, _| Ok(value << 8 | u64::from(reader.u8()?)))
}

/// An identifier as bytes.
pub(super) fn id_bytes(id: u32) -> Vec<u8> {
    let bytes = id.to_be_bytes();
    bytes.get((id.leading_zeros() / 8) as usize..).unwrap_or_default().to_vec()
}

/// A length in `width` bytes, 1 to 8; none where it does not fit.
pub(super) fn size_bytes(size: u64, width: u32) -> Option<Vec<u8>> {
    if size >= (1 << (7 * width)) - 1 {
        return None;
    }
    let marked = size | 1 << (7 * width);
    marked.to_be_bytes().get(8 - width as usize..).map(<[u8]>::to_vec)
}

/// An element's head with the shortest length.
pub(super) fn head_bytes(id: u32, size: u64) -> Vec<u8> {
    let length = (1..=8).find_map(|width| size_bytes(size, width)).unwrap_or_default();
    [id_bytes(id), length].concat()
}

/// An element.
pub(super) fn element(id: u32, body: &[u8]) -> Vec<u8> {
    [head_bytes(id, body.len() as u64), body.to_vec()].concat()
}

/// An unsigned integer in the shortest form (RFC 8794, 7.2).
pub(super) fn unsigned(id: u32, value: u64) -> Vec<u8> {
    let bytes = value.to_be_bytes();
    element(id, bytes.get((value.leading_zeros() / 8).min(7) as usize..).unwrap_or_default())
}

/// The longest plain element that may stay, in bytes: numbers have eight at most.
const fn longest(id: u32) -> u64 {
    match id {
        ids::CODEC_ID => 64,
        ids::PROJECTION_PRIVATE => 24,
        _ => 8,
    }
}

/// The elements of a master in their order, without what `allow` does not list; `others` is given what is left out.
///
/// Errors: `malformed`, `limit`, and what `others` returns.
pub(super) fn filter(
    mut reader: Reader<'_>,
    allow: &Allow,
    limits: &mut Limits,
    others: &mut dyn FnMut(u32, Reader<'_>, &mut Limits) -> Result<()>,
) -> Result<Vec<u8>> {
    let mut kept = Vec::new();
    while !reader.is_empty() {
        let at = reader.at();
        limits.item(at)?;
        let head = head(&mut reader)?;
        let mut body = reader.sub(head.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
        if let Some((_, allow)) = allow.masters.iter().find(|(id, _)| *id == head.id) {
            let inner = limits.deeper(at, |limits| filter(body, allow, limits, others))?;
            kept.extend(element(head.id, &inner));
        } else if allow.plain.contains(&head.id) && body.left() <= longest(head.id) {
            let n = body.left();
            kept.extend(element(head.id, &body.bytes(n, limits)?));
        } else {
            others(head.id, body, limits)?;
        }
    }
    Ok(kept)
}

/// The value of an unsigned integer element. Errors: `malformed`.
pub(super) fn value(mut body: Reader<'_>) -> Result<u64> {
    if body.left() > 8 {
        return Err(Error::malformed("a number of more than eight bytes", body.at()));
    }
    let mut value = 0;
    while !body.is_empty() {
        value = value << 8 | u64::from(body.u8()?);
    }
    Ok(value)
}

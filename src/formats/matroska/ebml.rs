//! EBML (RFC 8794): element headers read and written, and masters filtered by an allow-list.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::ids::{Allow, Kind};
use crate::codecs::bitmap;
use crate::codecs::samples::Units;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// An element's head: its identifier with its marker bits, and its length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The identifier, marker included.
    pub id: u32,
    /// The length of the body in bytes; none where it is unknown.
    pub size: Option<u64>,
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
    Ok(Head { id, size: (!unknown).then_some(value) })
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

/// The elements of a master in the order of their identifiers, each once, without what `allow` does not list; `others` is given
/// what is left out.
///
/// Errors: `malformed`, `limit`, and what `others` returns.
pub(super) fn filter(
    mut reader: Reader<'_>,
    allow: &Allow,
    limits: &mut Limits,
    others: &mut dyn FnMut(u32, Reader<'_>, &mut Limits) -> Result<()>,
) -> Result<Vec<u8>> {
    let mut kept = BTreeMap::new();
    while !reader.is_empty() {
        let at = reader.at();
        limits.item(at)?;
        let head = head(&mut reader)?;
        let body = reader.sub(head.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
        let Entry::Vacant(place) = kept.entry(head.id) else {
            others(head.id, body, limits)?;
            continue;
        };
        if let Some((_, allow)) = allow.masters.iter().find(|(id, _)| *id == head.id) {
            let inner = limits.deeper(at, |limits| filter(body, allow, limits, others))?;
            place.insert(element(head.id, &inner));
        } else if let Some((_, kind)) = allow.plain.iter().find(|(id, _)| *id == head.id)
            && let Some(written) = plain(head.id, body.clone(), *kind, limits)?
        {
            place.insert(written);
        } else {
            others(head.id, body, limits)?;
        }
    }
    Ok(kept.into_values().flatten().collect())
}

/// A plain element in its one form; none where it holds what it may not.
fn plain(id: u32, mut body: Reader<'_>, kind: Kind, limits: &mut Limits) -> Result<Option<Vec<u8>>> {
    if body.left() > 24 {
        return Ok(None);
    }
    let bytes = body.clone().bytes(body.left(), limits)?;
    Ok(match kind {
        Kind::To(most) if matches!(bytes.len(), 1..=8) => {
            Some(value(body)?).filter(|own| *own <= most).map(|own| unsigned(id, own))
        }
        Kind::Float(steps, most) if matches!(bytes.len(), 4 | 8) => {
            let float =
                if bytes.len() == 4 { f32::from_bits(body.u32_be()?).into() } else { f64::from_bits(body.u64_be()?) };
            let own = libm::round(float * steps) / steps;
            (own.abs() <= most).then(|| element(id, &(own + 0.0).to_be_bytes()))
        }
        Kind::Coding => {
            let known = bytes.as_array().is_some_and(|own| bitmap::units(&[], *own) == Some(Units::Whole));
            (known && !bytes.iter().any(u8::is_ascii_lowercase)).then(|| element(id, &bytes))
        }
        // Of a sphere, what share of each side is missing: quarters (Google, "Spherical Video V2").
        Kind::Edges => {
            let (words, rest) = bytes.as_chunks();
            let even = |word: &[u8; 4]| matches!(u32::from_be_bytes(*word) << 2, 0 | 0xffff_fffc);
            (rest.is_empty() && words.iter().all(even)).then(|| element(id, &bytes))
        }
        _ => None,
    })
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

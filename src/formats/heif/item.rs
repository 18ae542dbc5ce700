//! Items and how they stand to each other (ISO/IEC 14496-12 §8.11.6, `iinf` and `infe`; §8.11.12, `iref`).

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::formats::bmff::{self, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;

use super::place::{Place, number};

/// What an item is, and where it lies.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// Its type: a coding, a derivation, or something that is no picture.
    pub kind: Kind,
    /// Its name; mostly empty.
    pub name: String,
    /// The media type of a `mime` item, or the address that says what a `uri ` item is.
    pub content: String,
    /// Its bytes are packed: its content encoding is not empty.
    pub packed: bool,
    /// Its bytes are encrypted or otherwise protected.
    pub protected: bool,
    /// Where its bytes lie.
    pub place: Place,
    /// Its properties, by their number counted from 1, and whether a reader has to know them.
    pub properties: Vec<(u16, bool)>,
}

/// How one item stands to others (§8.11.12).
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// The kind of relation: `dimg`, `thmb`, `auxl`, `cdsc`.
    pub kind: Kind,
    /// The item that refers.
    pub from: u32,
    /// The items that are referred to, in their order.
    pub to: Vec<u32>,
}

/// How many bytes of an item's words are read.
const WORDS: u64 = 512;

/// What one item and its place in tables cost, in bytes.
const COST: u64 = 256;

/// Reads the body of an `iinf` box. Errors: `malformed` for an item that is there twice, `limit`.
pub(super) fn read(source: &dyn Source, mut reader: Reader<'_>, limits: &mut Limits) -> Result<BTreeMap<u32, Item>> {
    let (version, _) = bmff::full(&mut reader)?;
    number(&mut reader, version > 0)?;
    let mut items = BTreeMap::new();
    while let Some(header) = bmff::next(&mut reader, limits)? {
        if header.kind != *b"infe" {
            continue;
        }
        limits.debit(COST, header.span.start)?;
        let (id, item) = entry(Reader::new(source, header.body)?, limits)?;
        if items.insert(id, item).is_some() {
            return Err(Error::malformed("two items have the same number", header.span.start));
        }
    }
    Ok(items)
}

/// One `infe` box (§8.11.6.2). Versions 0 and 1 know only media types.
fn entry(mut reader: Reader<'_>, limits: &mut Limits) -> Result<(u32, Item)> {
    let (version, _) = bmff::full(&mut reader)?;
    let id = number(&mut reader, version > 2)?;
    let protected = reader.u16_be()? != 0;
    let kind = if version < 2 { *b"mime" } else { reader.array()? };
    let held = reader.left().min(WORDS);
    let bytes = reader.bytes(held, limits)?;
    let mut words = bytes.split(|&byte| byte == 0).map(|word| String::from_utf8_lossy(word).into_owned());
    let mut word = || words.next().unwrap_or_default();
    let name = word();
    let content = if matches!(&kind, b"mime" | b"uri ") { word() } else { String::new() };
    let packed = kind == *b"mime" && !word().is_empty();
    Ok((id, Item { kind, name, content, packed, protected, ..Item::default() }))
}

/// Reads the body of an `iref` box. Errors: `malformed`, `limit`.
pub(super) fn references(source: &dyn Source, mut reader: Reader<'_>, limits: &mut Limits) -> Result<Vec<Reference>> {
    let wide = bmff::full(&mut reader)?.0 > 0;
    let mut references = Vec::new();
    while let Some(header) = bmff::next(&mut reader, limits)? {
        let mut body = Reader::new(source, header.body)?;
        let from = number(&mut body, wide)?;
        let count = body.u16_be()?;
        limits.debit(COST + 4 * u64::from(count), header.span.start)?;
        let mut to = Vec::with_capacity(count.into());
        for _ in 0..count {
            limits.item(body.at())?;
            to.push(number(&mut body, wide)?);
        }
        references.push(Reference { kind: header.kind, from, to });
    }
    Ok(references)
}

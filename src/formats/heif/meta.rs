//! The `meta` box of a still and the items that it lists (ISO/IEC 14496-12 §8.11).

use std::collections::BTreeMap;

use crate::error::{Error, Reason, Result};
use crate::formats::bmff::{self, BoxHeader, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

use super::derived;
use super::item::{self, Item, Reference};
use super::place::{self, Place, number};

/// What a `meta` box holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    /// The number of the picture that the file is about.
    pub primary: u32,
    /// All items, by their numbers.
    pub items: BTreeMap<u32, Item>,
    /// All references, in their order.
    pub references: Vec<Reference>,
    /// All properties, in their order.
    pub properties: Vec<BoxHeader>,
    /// The body of the `idat` box, where there is one.
    pub idat: Option<Span>,
    /// Boxes that are not needed.
    pub others: Vec<BoxHeader>,
}

impl Meta {
    /// The property `index`, counted from 1.
    pub(super) fn property(&self, index: u16) -> Option<&BoxHeader> {
        self.properties.get(usize::from(index).checked_sub(1)?)
    }
}

/// Reads the body of a `meta` box whose handler is `pict`.
///
/// Errors: `malformed` for a handler of another kind, for parts that are there twice or not at all, `limit`.
pub(super) fn read(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Meta> {
    let mut reader = Reader::new(source, body)?;
    bmff::full(&mut reader)?;
    let mut meta = Meta::default();
    let mut found: BTreeMap<Kind, BoxHeader> = BTreeMap::new();
    while let Some(header) = bmff::next(&mut reader, limits)? {
        match &header.kind {
            b"hdlr" | b"pitm" | b"iloc" | b"iinf" | b"iref" | b"iprp" | b"idat" => {
                if found.insert(header.kind, header).is_some() {
                    return Err(Error::malformed("a part of the picture's index is there twice", header.span.start));
                }
            }
            b"dinf" => {}
            _ => meta.others.push(header),
        }
    }
    let part = |kind: &Kind| found.get(kind).map(|header| Reader::new(source, header.body)).transpose();
    let missing = Error::malformed("a part of the picture's index is missing", body.start);
    let mut handler = part(b"hdlr")?.ok_or(missing)?;
    handler.take(8)?;
    if handler.array::<4>()? != *b"pict" {
        return Err(Error::at(Reason::UnknownPart, "the file's index is of something else than pictures", body.start));
    }
    meta.idat = found.get(b"idat").map(|header| header.body);
    meta.items = item::read(source, part(b"iinf")?.ok_or(missing)?, limits)?;
    let items = &mut meta.items;
    place::read(part(b"iloc")?.ok_or(missing)?, meta.idat, limits, |id, place, at| match items.get_mut(&id) {
        Some(item) if matches!(item.place, Place::Nowhere) => {
            item.place = place;
            Ok(())
        }
        Some(_) => Err(Error::malformed("an item lies in two places", at)),
        None => Ok(()),
    })?;
    if let Some(references) = part(b"iref")? {
        meta.references = item::references(source, references, limits)?;
    }
    match part(b"pitm")? {
        Some(mut primary) => {
            let (version, _) = bmff::full(&mut primary)?;
            meta.primary = number(&mut primary, version > 0)?;
        }
        None => meta.primary = alone(&meta).ok_or(missing)?,
    }
    if let Some(mut properties) = part(b"iprp")? {
        while let Some(header) = bmff::next(&mut properties, limits)? {
            let mut reader = Reader::new(source, header.body)?;
            match &header.kind {
                b"ipco" if meta.properties.is_empty() => {
                    while let Some(header) = bmff::next(&mut reader, limits)? {
                        meta.properties.push(header);
                    }
                }
                b"ipma" => associations(reader, &mut meta, limits)?,
                _ => meta.others.push(header),
            }
        }
    }
    Ok(meta)
}

/// Where nothing says which picture is shown (§8.11.4): the first that is no part of another, none of its thumbnails and nothing
/// beside it.
fn alone(meta: &Meta) -> Option<u32> {
    // A gain map is made of the picture too, and is none that is known here.
    let made = |from: &u32| meta.items.get(from).is_some_and(|item| derived::known(&item.kind));
    let beside = |id: u32| {
        meta.references.iter().any(|reference| match &reference.kind {
            b"dimg" => reference.to.contains(&id) && made(&reference.from),
            b"thmb" | b"auxl" => reference.from == id,
            _ => false,
        })
    };
    let picture = |kind: &Kind| derived::known(kind) || matches!(kind, b"hvc1" | b"hev1" | b"avc1" | b"av01" | b"jpeg");
    meta.items.iter().find(|(id, item)| picture(&item.kind) && !beside(**id)).map(|(id, _)| *id)
}

/// Which item has which properties (ISO/IEC 23008-12 §9.3.1).
fn associations(mut reader: Reader<'_>, meta: &mut Meta, limits: &mut Limits) -> Result<()> {
    let (version, flags) = bmff::full(&mut reader)?;
    for _ in 0..reader.u32_be()? {
        let at = reader.at();
        limits.item(at)?;
        let id = number(&mut reader, version > 0)?;
        let count = reader.u8()?;
        let mut list = Vec::with_capacity(count.into());
        for _ in 0..count {
            limits.item(at)?;
            list.push(if flags & 1 == 1 {
                let word = reader.u16_be()?;
                (word & 0x7fff, word >> 15 == 1)
            } else {
                let byte = reader.u8()?;
                (u16::from(byte & 0x7f), byte >> 7 == 1)
            });
        }
        limits.debit(4 * u64::from(count), at)?;
        // An association without a property (index 0) means nothing.
        list.retain(|&(index, _)| index != 0);
        if let Some(item) = meta.items.get_mut(&id) {
            item.properties.extend(list);
        }
    }
    Ok(())
}

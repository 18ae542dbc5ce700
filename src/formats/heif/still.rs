//! The items that stay: the primary picture, the pictures that it is made of, and their alpha planes.

use std::collections::{BTreeMap, BTreeSet};

use crate::codecs::change::Resize;
use crate::codecs::nal::Coding;
use crate::codecs::samples::{Setup, Units};
use crate::error::{Error, Reason, Result};
use crate::formats::bmff::{self, Kind};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

use super::derived;
use super::item::Item;
use super::meta::Meta;
use super::pieces::Pieces;
use super::place::Place;
use super::property::{self, Property};

/// What an item that stays is made of.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// A coded picture in these runs of the file, and what has to be looked for inside it.
    Coded(Vec<Span>, Units, Setup),
    /// The description of a picture that is made of others, as a strip writes it.
    Derived(Vec<u8>),
}

/// One item that stays. Its number in the stripped file is its place in the list, counted from 1.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Its type.
    pub kind: Kind,
    /// What it is made of.
    pub body: Body,
    /// Its properties, by their place in the still's list.
    pub properties: Vec<u16>,
    /// Its references to others that stay, by their places in the list.
    pub references: Vec<(Kind, Vec<u16>)>,
}

/// A still picture as a strip writes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Still {
    /// Its items; the first is the primary picture.
    pub items: Vec<Kept>,
    /// Their numbers in the source, and where each is in the list.
    pub numbers: BTreeMap<u32, u16>,
    /// The properties, each once.
    pub properties: Vec<Property>,
}

/// The walk from the primary picture to all that it needs.
struct Walk<'a> {
    meta: &'a Meta,
    inputs: BTreeMap<u32, Vec<u32>>,
    alphas: BTreeMap<u32, Vec<u32>>,
    order: Vec<u32>,
    numbers: BTreeMap<u32, u16>,
    open: BTreeSet<u32>,
}

/// Finds what stays of `meta`.
///
/// Errors: `malformed` for pictures that are made of themselves or of what is not there; `refused` for protected
/// pictures, for codings, derivations and needed properties that are not known here; `limit`.
pub(super) fn choose(source: &dyn Source, meta: &Meta, limits: &mut Limits) -> Result<Still> {
    let mut walk = Walk {
        meta,
        inputs: BTreeMap::new(),
        alphas: BTreeMap::new(),
        order: Vec::new(),
        numbers: BTreeMap::new(),
        open: BTreeSet::new(),
    };
    for reference in &meta.references {
        let Some(item) = meta.items.get(&reference.from) else { continue };
        match &reference.kind {
            b"dimg" if derived::known(&item.kind) => {
                walk.inputs.entry(reference.from).or_default().extend(&reference.to);
            }
            b"auxl" if is_alpha(source, meta, item, limits)? => {
                reference.to.iter().for_each(|&to| walk.alphas.entry(to).or_default().push(reference.from));
            }
            _ => {}
        }
    }
    walk.visit(meta.primary, limits)?;
    let mut still = Still { numbers: walk.numbers, ..Still::default() };
    let mut properties = Properties::default();
    for id in &walk.order {
        let item = meta.items.get(id).ok_or(GONE)?;
        let own = properties.of(source, meta, item, limits)?;
        properties.complete(source, item, &own, limits)?;
        let inside = own.iter().find_map(|&place| properties.list.get(usize::from(place))?.inside.clone());
        let inputs = walk.inputs.get(id).map_or(0, Vec::len);
        let body = body(source, item, inside, inputs, limits)?;
        still.items.push(Kept { kind: item.kind, body, properties: own, references: Vec::new() });
    }
    relate(meta, &mut still)?;
    still.properties = properties.list;
    Ok(still)
}

/// The properties that stay, in the order of their first use.
#[derive(Default)]
struct Properties {
    list: Vec<Property>,
    /// Where each property of the source is in the list; nothing where it goes.
    read: BTreeMap<u16, Option<u16>>,
    /// Where each box is in the list.
    boxes: BTreeMap<Vec<u8>, u16>,
}

impl Properties {
    /// The places in the list of what `item` has.
    fn of(&mut self, source: &dyn Source, meta: &Meta, item: &Item, limits: &mut Limits) -> Result<Vec<u16>> {
        let mut own = Vec::new();
        for &(index, essential) in &item.properties {
            let Some(&header) = meta.property(index) else { continue };
            let at = header.span.start;
            let place = match self.read.get(&index) {
                Some(&place) => place,
                None => {
                    let place = match property::read(source, header, limits)? {
                        Some(property) => Some(self.add(property, at)?),
                        None => None,
                    };
                    self.read.insert(index, place);
                    place
                }
            };
            match place {
                Some(place) if !own.contains(&place) => own.push(place),
                // Resize that is left free, a profile that everybody assumes, what a picture is an auxiliary of.
                None if essential && !matches!(&header.kind, b"free" | b"skip" | b"colr" | b"auxC") => {
                    let what = "the picture has a property that is needed and not known here";
                    return Err(Error::new(Reason::UnknownPart, what).or_at(at));
                }
                _ => {}
            }
            if own.len() > 255 {
                return Err(Error::at(Reason::TooManyParts, "too many properties", at));
            }
        }
        Ok(own)
    }

    /// Works out what an `av1C` without a sequence header says, from the first picture that has it.
    fn complete(&mut self, source: &dyn Source, item: &Item, own: &[u16], limits: &mut Limits) -> Result<()> {
        let Place::Here(extents) = &item.place else { return Ok(()) };
        for &place in own {
            let Some(property) = self.list.get_mut(usize::from(place)) else { continue };
            if let Some((Units::Obu, Setup::Obu(stream))) = &mut property.inside {
                stream.complete(Reader::whole(&Pieces::new(source, extents)?), limits)?;
                property.bytes = bmff::write(&property.kind, &stream.write());
            }
        }
        Ok(())
    }

    fn add(&mut self, property: Property, at: u64) -> Result<u16> {
        let next = u16::try_from(self.list.len()).ok().filter(|&next| next < 0x7fff);
        let next = next.ok_or(Error::at(Reason::TooManyParts, "too many properties", at))?;
        let place = *self.boxes.entry(property.bytes.clone()).or_insert(next);
        if place == next {
            self.list.push(property);
        }
        Ok(place)
    }
}

/// Whether `item` is an alpha plane.
fn is_alpha(source: &dyn Source, meta: &Meta, item: &Item, limits: &mut Limits) -> Result<bool> {
    for header in item.properties.iter().filter_map(|&(index, _)| meta.property(index)) {
        if header.kind == *b"auxC" && property::read(source, *header, limits)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The error of an item that others speak of.
const GONE: Error = Error::new(Reason::Broken, "a picture that is spoken of is not in the file");

impl Walk<'_> {
    fn visit(&mut self, id: u32, limits: &mut Limits) -> Result<()> {
        if self.open.contains(&id) {
            return Err(Error::new(Reason::Broken, "a picture is made of itself"));
        }
        if self.numbers.contains_key(&id) {
            return Ok(());
        }
        if !self.meta.items.contains_key(&id) {
            return Err(GONE);
        }
        limits.item(0)?;
        let number =
            u16::try_from(self.order.len() + 1).map_err(|_| Error::at(Reason::TooManyParts, "too many pictures", 0))?;
        self.numbers.insert(id, number);
        self.order.push(id);
        self.open.insert(id);
        for input in self.inputs.get(&id).cloned().unwrap_or_default() {
            limits.deeper(0, |limits| self.visit(input, limits))?;
        }
        self.open.remove(&id);
        for alpha in self.alphas.get(&id).cloned().unwrap_or_default() {
            if !self.numbers.contains_key(&alpha) {
                limits.deeper(0, |limits| self.visit(alpha, limits))?;
            }
        }
        Ok(())
    }
}

/// What an item that stays is made of.
fn body(
    source: &dyn Source,
    item: &Item,
    inside: Option<(Units, Setup)>,
    inputs: usize,
    limits: &mut Limits,
) -> Result<Body> {
    if item.protected {
        return Err(Error::new(Reason::Drm, "the picture is encrypted, so nobody can look inside"));
    }
    let extents = match &item.place {
        Place::Here(extents) => extents.as_slice(),
        Place::Nowhere => &[],
        Place::Elsewhere => {
            return Err(Error::new(
                Reason::Elsewhere,
                "the picture lies in another file or is put together from others",
            ));
        }
    };
    if derived::known(&item.kind) {
        let pieces = Pieces::new(source, extents)?;
        return Ok(Body::Derived(derived::read(&item.kind, Reader::whole(&pieces), inputs, limits)?));
    }
    let (units, setup) = match (&item.kind, inside) {
        (b"hvc1" | b"hev1", Some(inside @ (Units::Nal(Coding::Hevc(_), _), _))) => inside,
        (b"avc1", Some(inside @ (Units::Nal(Coding::Avc, _), _))) => inside,
        (b"av01", Some(inside @ (Units::Obu, _))) => inside,
        (b"jpeg", None) => (Units::Jpeg(Resize::Allowed), Setup::None),
        (b"hvc1" | b"hev1" | b"avc1" | b"av01", _) => {
            return Err(Error::new(Reason::Broken, "a picture without its decoder's settings"));
        }
        _ => return Err(Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here")),
    };
    if extents.is_empty() {
        return Err(Error::new(Reason::Broken, "a coded picture that is not in the file"));
    }
    Ok(Body::Coded(extents.to_vec(), units, setup))
}

/// Writes down which of the items that stay refer to which.
fn relate(meta: &Meta, still: &mut Still) -> Result<()> {
    for reference in &meta.references {
        let Some(&from) = still.numbers.get(&reference.from) else { continue };
        let to: Vec<u16> = reference.to.iter().filter_map(|id| still.numbers.get(id)).copied().collect();
        let item = still.items.get_mut(usize::from(from).wrapping_sub(1));
        let Some(item) = item.filter(|_| matches!(&reference.kind, b"dimg" | b"auxl" | b"prem")) else { continue };
        match item.references.iter_mut().find(|(kind, _)| *kind == reference.kind) {
            _ if to.is_empty() => {}
            Some((_, list)) => list.extend(to),
            None => item.references.push((reference.kind, to)),
        }
    }
    for item in &mut still.items {
        item.references.order_by(Ord::cmp);
        if item.references.iter().any(|(_, list)| u16::try_from(list.len()).is_err()) {
            return Err(Error::at(Reason::TooManyParts, "a picture is made of too many others", 0));
        }
    }
    Ok(())
}

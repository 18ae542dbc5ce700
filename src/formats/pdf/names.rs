//! Names that a PDF's parts have inside of it: resources (7.8.3), subsets of fonts (9.6.4), kinds of structure (14.7.3), fields.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object};

use crate::formats::renamed::Renamed;
use crate::report::{Class, Report};

/// The new names of one document.
pub(super) struct Names {
    resources: Renamed,
    subsets: HashMap<Vec<u8>, usize>,
    /// What the fonts are called whose programs are in the document.
    fonts: HashSet<Vec<u8>>,
    /// What kinds of structure that people named are like.
    roles: HashMap<Vec<u8>, Vec<u8>>,
    /// How many named fields were written.
    pub fields: u32,
}

/// What the names of resources are made of that programs give, before numbers. Names of colour spaces that need no resource,
/// and of the fonts of forms, are whole.
const STEMS: [&str; 62] = [
    "A",
    "a",
    "C",
    "c",
    "CMYK",
    "CS",
    "Cs",
    "CoBo",
    "Cour",
    "DefaultCMYK",
    "DefaultGray",
    "DefaultRGB",
    "DeviceCMYK",
    "DeviceGray",
    "DeviceRGB",
    "E",
    "EGS",
    "F",
    "f",
    "Fm",
    "Font",
    "Form",
    "G",
    "g",
    "GS",
    "Gs",
    "gs",
    "H",
    "HeBO",
    "HeBo",
    "HeOb",
    "Helv",
    "I",
    "Im",
    "im",
    "Image",
    "Img",
    "L",
    "MC",
    "Meta",
    "OC",
    "P",
    "p",
    "Pat",
    "Pattern",
    "Pr",
    "R",
    "RGB",
    "S",
    "Sh",
    "sh",
    "T",
    "TT",
    "TiBI",
    "TiBo",
    "TiIt",
    "TiRo",
    "X",
    "x",
    "Xf",
    "Xo",
    "ZaDb",
];

/// How long the number behind a stem is at most.
const NUMBER: usize = 6;

/// How many kinds of structure may stand for each other in a row.
const HOPS: usize = 8;

impl Names {
    /// No names yet. `catalog` says what kinds of structure are like.
    pub(super) fn new(document: &Document, catalog: &Dictionary) -> Self {
        let tree = catalog.get_deref(b"StructTreeRoot", document).and_then(|tree| tree.as_dict());
        let map = tree.and_then(|tree| tree.get_deref(b"RoleMap", document)).and_then(|map| map.as_dict());
        let entry = |(own, like): (&Vec<u8>, &Object)| Some((own.clone(), like.as_name().ok()?.to_vec()));
        Self {
            resources: Renamed::new("N"),
            subsets: HashMap::new(),
            fonts: document.objects.values().filter_map(|object| embedded(document, object)).collect(),
            roles: map.map(|map| map.iter().filter_map(entry).collect()).unwrap_or_default(),
            fields: 0,
        }
    }

    /// The new name of a resource.
    pub(super) fn resource(&mut self, own: &[u8], report: &mut Report) -> Vec<u8> {
        let words: String = own.iter().map(|&byte| char::from(byte)).collect();
        let stem = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
        // A stem may have a number in it: `C2_0`.
        let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        if STEMS.contains(&stem) && words.len() - stem.len() <= NUMBER {
            return own.to_vec();
        }
        let new = self.resources.name(&words);
        if new != words {
            report.find_once(Class::Text, "PDF resource's name", &words);
        }
        new.into_bytes()
    }

    /// The tag that a font's name has where only some of its glyphs are there, in the order in which tags are met.
    pub(super) fn subset(&mut self, own: &[u8]) -> [u8; 6] {
        let next = self.subsets.len();
        let mut number = *self.subsets.entry(own.to_vec()).or_insert(next);
        let mut tag = [b'A'; 6];
        for letter in tag.iter_mut().rev() {
            *letter += (number % 26) as u8;
            number /= 26;
        }
        tag
    }

    /// What a font is called instead, of which some glyphs are in the document; nothing for one that readers find by its name.
    pub(super) fn font(&mut self, own: &[u8]) -> Option<Vec<u8>> {
        let (tag, rest) = tagged(own)?;
        // A composite font is called like the one that it is made of, and how its letters are coded (9.7.6.2).
        let mut ends = (0..own.len()).filter(|&at| own.get(at) == Some(&b'-')).chain([own.len()]);
        if !ends.any(|end| own.get(..end).is_some_and(|name| self.fonts.contains(name))) {
            return Some([self.subset(tag).as_slice(), rest].concat());
        }
        let mut new = [self.subset(tag).as_slice(), b"+"].concat();
        new.resize(own.len(), NAMELESS);
        Some(new)
    }

    /// The kind of structure that `own` is like, if that is one of `known`.
    pub(super) fn role(&self, own: &[u8], known: &[&'static [u8]]) -> Option<&'static [u8]> {
        let mut kind = own;
        for _ in 0..HOPS {
            if let Some(known) = known.iter().find(|known| **known == kind) {
                return Some(known);
            }
            kind = self.roles.get(kind)?;
        }
        None
    }
}

/// What the letters of a name become that reveals what nobody needs.
pub(super) const NAMELESS: u8 = b'x';

/// What a font is called whose program is in the document, if `object` describes one (9.8.1).
fn embedded(document: &Document, object: &Object) -> Option<Vec<u8>> {
    let described = object.as_dict().ok()?;
    let program = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| described.has(key));
    let name = described.get_deref(b"FontName", document).ok()?.as_name().ok()?;
    program.then(|| name.to_vec())
}

/// A font's name without the tag of its subset, and that tag.
pub(super) fn tagged(name: &[u8]) -> Option<(&[u8], &[u8])> {
    let (tag, rest) = name.split_at_checked(6)?;
    (rest.first() == Some(&b'+') && tag.iter().all(u8::is_ascii_uppercase)).then_some((tag, rest))
}

/// A name as it is coded, without its escapes (7.3.5).
pub(super) fn decoded(coded: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(coded.len());
    let mut rest = coded;
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'#').and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(first);
                rest = after;
            }
        }
    }
    out
}

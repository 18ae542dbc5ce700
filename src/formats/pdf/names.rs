//! Names that a PDF's parts have inside of it: resources (7.8.3), inks (8.6.6.4), subsets of fonts (9.6.4), states and fields.

use std::collections::{HashMap, HashSet};

use lopdf::{Document, Object};

use crate::formats::renamed::Renamed;
use crate::report::{Class, Report};

/// The new names of one document.
pub(super) struct Names {
    resources: Renamed,
    subsets: HashMap<Vec<u8>, usize>,
    /// What the fonts are called whose programs are in the document.
    fonts: HashSet<Vec<u8>>,
    /// How many named fields were written.
    pub fields: u32,
}

/// The names that need no resource or mean something by themselves (8.6.3 to 8.6.6, 8.9.7), and those by which readers know
/// the fonts of forms.
const KNOWN: [&[u8]; 18] = [
    b"DeviceGray",
    b"DeviceRGB",
    b"DeviceCMYK",
    b"DefaultGray",
    b"DefaultRGB",
    b"DefaultCMYK",
    b"Pattern",
    b"G",
    b"RGB",
    b"CMYK",
    b"All",
    b"None",
    b"Cyan",
    b"Magenta",
    b"Yellow",
    b"Black",
    b"Helv",
    b"ZaDb",
];

impl Names {
    /// No names yet.
    pub(super) fn new(document: &Document) -> Self {
        Self {
            resources: Renamed::new("N"),
            subsets: HashMap::new(),
            fonts: document.objects.values().filter_map(|object| embedded(document, object)).collect(),
            fields: 0,
        }
    }

    /// The new name of a resource or an ink.
    pub(super) fn resource(&mut self, own: &[u8], report: &mut Report) -> Vec<u8> {
        if KNOWN.contains(&own) {
            return own.to_vec();
        }
        let words: String = own.iter().map(|&byte| char::from(byte)).collect();
        let new = self.resources.name(&words);
        if new != words {
            report.find_once(Class::Text, "PDF resource's name", &words);
        }
        new.into_bytes()
    }

    /// The new name of a state that a button has.
    pub(super) fn state(&mut self, own: &[u8], report: &mut Report) -> Vec<u8> {
        if own == b"Off" { own.to_vec() } else { self.resource(own, report) }
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

//! The elements and attributes of Office Open XML that show something or say how, by namespace. What the rules take apart
//! themselves (tracked changes, content controls, links) is judged there first; what is on no list here goes.

mod chart;
mod diagram;
mod drawing;
mod math;
mod namespace;
mod sheet;
mod slide;
mod vml;
mod word;

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::formats::value::Grammar;
use crate::formats::xml::Attribute;
use namespace::Vocabulary;

/// The attributes whose values are names of typefaces, of one element (`element/attribute`) or of all.
const TYPEFACES: [&str; 9] = [
    "typeface",
    "rFonts/ascii",
    "rFonts/cs",
    "rFonts/eastAsia",
    "rFonts/hAnsi",
    "sym/font",
    "mathFont/val",
    "name/val",
    "rFont/val",
];

/// Those whose values are one sign or two: of a formula, or before an entry of a list.
const SIGNS: [&str; 5] = ["begChr/val", "buChar/char", "chr/val", "endChr/val", "sepChr/val"];

/// The words of one namespace, to look them up in.
struct Words {
    elements: HashSet<&'static str>,
    texts: HashSet<&'static str>,
    tokens: HashSet<&'static str>,
    strings: HashSet<&'static str>,
}

const VOCABULARIES: [(&str, Vocabulary); 27] = [
    ("w", word::WORD),
    ("w14", word::EFFECTS),
    ("wp", word::PLACES),
    ("wp14", word::SIZES),
    ("wps", word::SHAPES),
    ("wpg", word::GROUPS),
    ("wpc", word::CANVASES),
    ("x", sheet::SHEET),
    ("x14", sheet::RULES),
    ("xm", sheet::FORMULAS),
    ("xdr", sheet::DRAWINGS),
    ("p", slide::SLIDE),
    ("p14", slide::TRANSITIONS),
    ("a", drawing::DRAWING),
    ("a14", drawing::DRAWING_2010),
    ("asvg", drawing::VECTOR),
    ("pic", drawing::PICTURE),
    ("lc", drawing::LOCKED),
    ("c", chart::CHART),
    ("c14", chart::CHART_STYLE),
    ("cdr", chart::CHART_DRAWING),
    ("dgm", diagram::DIAGRAM),
    ("dsp", diagram::DRAWN),
    ("m", math::MATH),
    ("v", vml::VML),
    ("o", vml::OFFICE),
    ("w10", vml::IN_WORD),
];

static WORDS: LazyLock<BTreeMap<&'static str, Words>> = LazyLock::new(|| {
    let set = |words: &'static str| words.split_ascii_whitespace().collect();
    let words = |own: &Vocabulary| Words {
        elements: set(own.elements),
        texts: set(own.texts),
        tokens: set(own.tokens),
        strings: set(own.strings),
    };
    VOCABULARIES.iter().map(|(space, own)| (*space, words(own))).collect()
});

/// Whether an element may stay.
pub(super) fn has(space: &str, local: &str) -> bool {
    WORDS.get(space).is_some_and(|words| words.elements.contains(local))
}

/// Whether an element may hold text, and not just elements.
pub(super) fn has_text(space: &str, local: &str) -> bool {
    WORDS.get(space).is_some_and(|words| words.texts.contains(local))
}

/// What the value of an attribute of the element `space:local` is made of, or nothing where the attribute goes.
///
/// Lists of prefixes are judged where they are renewed.
pub(super) fn grammar(space: &str, local: &str, attribute: &Attribute) -> Option<Grammar> {
    let own = attribute.local.as_str();
    match attribute.space {
        "r" => return Some(Grammar::Plain),
        "mc" => return (own == "Ignorable").then_some(Grammar::Shown),
        "xml" => return (own == "space").then_some(Grammar::Plain),
        _ => {}
    }
    let words = WORDS.get(space)?;
    let prefixed;
    let name = if attribute.space.is_empty() || attribute.space == space {
        own
    } else {
        prefixed = format!("{}:{own}", attribute.space);
        &prefixed
    };
    let exact = format!("{local}/{name}");
    let has = |list: &[&str]| list.contains(&name) || list.contains(&exact.as_str());
    match () {
        () if words.strings.contains(name) || words.strings.contains(exact.as_str()) => Some(Grammar::Shown),
        () if !words.tokens.contains(name) => None,
        () if has(&TYPEFACES) && (space, local) != ("w", "name") => Some(Grammar::Typeface),
        () if has(&SIGNS) => Some(Grammar::Sign),
        () => Some(Grammar::Plain),
    }
}

/// All words of all vocabularies.
pub(in crate::formats) fn lists() -> impl Iterator<Item = &'static str> {
    VOCABULARIES.iter().flat_map(|(_, own)| [own.elements, own.tokens, own.strings])
}

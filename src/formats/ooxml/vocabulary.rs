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

use crate::formats::xml::{Attribute, is_word};
use namespace::Vocabulary;

/// What the addresses of the standards' own vocabularies and layouts start with.
const ADDRESSES: [&str; 4] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "http://purl.oclc.org/ooxml/",
    "urn:microsoft.com/office/officeart/",
];

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

/// Whether an attribute of the element `space:local` may stay with its value.
///
/// References to relationships and lists of prefixes are judged where they are renewed.
pub(super) fn has_attribute(space: &str, local: &str, attribute: &Attribute) -> bool {
    let own = attribute.local.as_str();
    match attribute.space {
        "r" => return true,
        "mc" => return own == "Ignorable",
        "xml" => return own == "space" && matches!(attribute.value.as_str(), "preserve" | "default"),
        _ => {}
    }
    let Some(words) = WORDS.get(space) else { return false };
    let prefixed;
    let name = if attribute.space.is_empty() || attribute.space == space {
        own
    } else {
        prefixed = format!("{}:{own}", attribute.space);
        &prefixed
    };
    words.strings.contains(name)
        || words.strings.contains(format!("{local}/{name}").as_str())
        || words.tokens.contains(name) && is_token(&attribute.value)
}

/// Whether a value is a single word, or the address of a vocabulary.
pub(super) fn is_token(value: &str) -> bool {
    is_word(ADDRESSES.iter().find_map(|address| value.strip_prefix(address)).unwrap_or(value))
}

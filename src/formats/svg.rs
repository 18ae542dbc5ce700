//! SVG (W3C SVG 1.1, second edition, and SVG 2): a new document of the elements and attributes that draw.
//!
//! Scripts, handlers, editors' data, titles, descriptions, comments, foreign objects, what a style says beside looks, and
//! everything that lies outside of the document go. Names that parts have are counted through. Pictures inside, as `data:` addresses, go down their own road.

pub(crate) mod names;
mod rename;
mod unseen;

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::Result;
use crate::format::Format;
use crate::formats::css::sheet::{self, Vocabulary};
use crate::formats::css::{self, Addresses, Names as _};
use crate::formats::nested::{self, Road};
use crate::formats::value::{is_plain, is_typeface, rounded};
use crate::formats::whole;
use crate::formats::words::knows;
use crate::formats::xml::{self, Element, Name, Rules, Verdict};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;

use rename::Names;
pub(crate) use unseen::is_off;
use unseen::{Uses, Walk, foreign, space};

/// Base 64 (RFC 4648, clause 4) in `data:` addresses. What fills up its end is as writers please: browsers do not mind, and what is written
/// anew has its one form.
const CODED: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What the style sheet of a drawing may speak of.
const WORDS: Vocabulary =
    Vocabulary { elements: &[names::ELEMENTS], properties: &[names::PRESENTATION, names::PROPERTIES] };

/// Reports what a drawing holds; the pictures in it go down `road`. Errors: `malformed`, `refused` for entities of its own, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, road: Road, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Svg, source.len());
    let bytes = Reader::whole(source).bytes(source.len(), limits)?;
    let mut uses = Uses::default();
    let walked = xml::rewrite(&bytes, &mut uses, limits)?;
    limits.credit(walked.len() as u64);
    drop(walked);
    uses.resolve();
    if uses.keeps_unseen() {
        report.find(Class::HiddenKept, "SVG part that is hidden at first", "");
    }
    let seen = BTreeSet::new();
    let (limited, names, walk) = (limits.clone(), Names::new(), Walk::default());
    let mut drawing = Drawing { report: &mut report, road, limits: limited, seen, names, uses, walk };
    let written = xml::rewrite(&bytes, &mut drawing, limits)?;
    whole::replace_unless_identical(source, [Part::Bytes(written)].into_iter().collect(), "svg", &mut report)?;
    Ok(report)
}

/// Whether a file that starts like this is a drawing: its first element is `svg`.
pub(crate) fn may_be(head: &[u8]) -> bool {
    xml::root(&String::from_utf8_lossy(head)) == "svg"
}

struct Drawing<'a> {
    report: &'a mut Report,
    road: Road,
    limits: Limits,
    seen: BTreeSet<&'static str>,
    names: Names,
    uses: Uses,
    walk: Walk,
}

/// A path or list of numbers up to where a reader stops (SVG 1.1, 8.3.9): letters are commands, and only one that closes a path stands
/// before another.
fn path(value: &str) -> String {
    let mut letters = value.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().is_some_and(|(_, next)| next.is_ascii_alphabetic());
        let known = match c {
            '0'..='9' | '.' | ',' | '+' | '-' | ';' | 'Z' | 'z' => true,
            c if c.is_ascii_alphabetic() => "MmLlHhVvCcSsQqTtAaEe".contains(c) && !next,
            c => c.is_ascii_whitespace(),
        };
        if !known {
            break;
        }
        end = at + 1;
    }
    rounded(value.get(..end).unwrap_or_default())
}

/// Whether the value of an attribute is of the kind that its name asks for.
pub(crate) fn fits(name: &str, value: &str) -> bool {
    match name {
        "font-family" | "font" => is_typeface(value) || is_plain(value, knows),
        "from" | "to" | "by" | "values" => is_plain(value, knows) || path(value) == value,
        _ => is_plain(value, knows),
    }
}

/// The elements whose words are drawn (SVG 2, 11.1).
pub(crate) const LETTERS: [&str; 3] = ["text", "tspan", "textPath"];

/// The attributes that hold paths and lists of points.
const PATHS: [&str; 3] = ["d", "points", "path"];

impl Drawing<'_> {
    fn find(&mut self, class: Class, field: &'static str, value: &str) {
        if self.seen.insert(field) {
            self.report.find(class, field, value);
        }
    }

    /// The address without what it reveals, or nothing where it leads out.
    fn address(&mut self, value: &str) -> Option<String> {
        if let Some(id) = value.strip_prefix('#') {
            return Some(format!("#{}", self.names.name(id)));
        }
        let (kind, coded) = value.strip_prefix("data:")?.split_once(";base64,")?;
        if !kind.starts_with("image/") {
            return None;
        }
        let coded: String = coded.split_ascii_whitespace().collect();
        let bytes = CODED.decode(coded).ok()?;
        let raster = |format| !matches!(format, Format::Pdf | Format::Text | Format::Zip | Format::Epub);
        let stripped = nested::strip(&bytes, self.road, raster, self.report, &mut self.limits).ok()??;
        let mut safe = vec![0; stripped.parts.len() as usize];
        stripped.parts.over(&bytes).read_at(0, &mut safe).ok()?;
        Some(format!("data:{};base64,{}", stripped.format.media_type(), CODED.encode(&safe)))
    }
}

impl Rules for Drawing<'_> {
    fn space(&self, uri: &str) -> Option<&'static str> {
        space(uri)
    }

    fn element(&mut self, element: &mut Element<'_>) -> Verdict {
        if let Some(verdict) = foreign(element) {
            let (class, field) = match element.local {
                "title" | "desc" => (Class::Text, "SVG title or description"),
                "metadata" => (Class::Person, "SVG metadata"),
                "script" => (Class::Software, "SVG script"),
                "a" => return verdict,
                _ => (Class::Unknown, "SVG element that does not draw"),
            };
            self.find(class, field, "");
            return verdict;
        }
        if self.walk.goes(element, &self.uses) {
            self.find(Class::HiddenText, "SVG part that is never seen", "");
            return Verdict::Drop;
        }
        if self.walk.is_cut(element, &self.uses) {
            self.find(Class::HiddenKept, "SVG picture with parts that are cut off", "");
        }
        let mut kept = Vec::new();
        for mut attribute in std::mem::take(&mut element.attributes) {
            let known = match attribute.space {
                "" => {
                    let name = attribute.local.as_str();
                    names::ATTRIBUTES.contains(&name) || names::PRESENTATION.contains(&name)
                }
                "xlink" => attribute.local == "href",
                "xml" => matches!(attribute.local.as_str(), "space" | "lang"),
                _ => false,
            };
            let own = attribute.value.trim();
            let value = match attribute.local.as_str() {
                _ if !known => None,
                "id" | "result" => Some(self.names.name(own)),
                "class" => Some(self.names.list(own)),
                "in" | "in2" if !names::INPUTS.contains(&own) => Some(self.names.name(own)),
                "begin" | "end" => Some(self.names.times(own)),
                "style" => Some(sheet::declarations(&css::strip(own, Addresses::Own), &WORDS, &mut self.names)),
                "href" => self.address(attribute.value.trim()),
                "attributeName" if attribute.value.contains("href") => None,
                name if PATHS.contains(&name) => Some(path(&attribute.value)),
                name => Some(self.names.addresses(&css::strip(&rounded(&attribute.value), Addresses::Own)))
                    .filter(|value| fits(name, value)),
            };
            match value {
                Some(value) if value == attribute.value => kept.push(attribute),
                Some(value) => {
                    self.find(Class::Text, "SVG name, address or comment", "");
                    attribute.value = value;
                    kept.push(attribute);
                }
                None => self.find(Class::Unknown, "SVG attribute that does not draw", &attribute.value),
            }
        }
        element.attributes = kept;
        Verdict::Keep
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        match parents.last().map(|(_, local)| local.as_str()) {
            Some("style") => {
                let own = xml::plain(text).unwrap_or_default();
                let safe = sheet::rules(&css::strip(&own, Addresses::Own), &WORDS, &mut self.names);
                if safe != own {
                    self.find(Class::Text, "SVG name, address or comment", "");
                }
                *text = xml::escape_text(&safe);
            }
            Some(own) if LETTERS.contains(&own) => {}
            // Words that are not drawn.
            _ if !text.trim().is_empty() => {
                self.find(Class::Text, "SVG text that is not drawn", text);
                text.clear();
            }
            _ => {}
        }
    }

    fn gone(&mut self, what: &'static str, value: &str) {
        self.find(Class::Unknown, what, value);
    }
}

//! What may stay in a chapter (XHTML, with SVG and MathML in it) and in the table of contents of older books (NCX).

use std::collections::BTreeSet;

use crate::formats::css::sheet::{self, Vocabulary};
use crate::formats::css::{self, Addresses, Names as _};
use crate::formats::value::{is_plain, is_typeface, rounded};
use crate::formats::words::knows;
use crate::formats::xml::{self, Element, Name, Rules, Verdict};
use crate::formats::{mathml, svg};
use crate::report::{Class, Report};

use super::names::Names;
use super::package::IDENTIFIER;
use super::properties::PROPERTIES;
use super::vocabulary::{ATTRIBUTES, ELEMENTS, KINDS, NCX, NCX_ATTRIBUTES};

/// What the style sheet of a book may speak of.
pub(super) const WORDS: Vocabulary = Vocabulary {
    elements: &[ELEMENTS, svg::names::ELEMENTS],
    properties: &[PROPERTIES, svg::names::PRESENTATION, svg::names::PROPERTIES],
};

/// The title of a chapter, which no reader shows, where no heading of the book says the same.
const UNTITLED: &str = "Untitled";

/// What shows the titles of chapters.
pub(super) const HEADINGS: [&str; 7] = ["h1", "h2", "h3", "h4", "h5", "h6", "a"];

/// The rules for one chapter.
pub(super) struct Chapter<'a> {
    names: &'a mut Names,
    report: &'a mut Report,
    seen: BTreeSet<&'static str>,
}

impl<'a> Chapter<'a> {
    /// The rules for a chapter. What goes is added to `report`.
    pub(super) fn new(names: &'a mut Names, report: &'a mut Report) -> Self {
        Self { names, report, seen: BTreeSet::new() }
    }

    fn find(&mut self, class: Class, field: &'static str, value: &str) {
        if self.seen.insert(field) {
            self.report.find(class, field, value);
        }
    }

    fn drop(&mut self, class: Class, field: &'static str) -> Verdict {
        self.find(class, field, "");
        Verdict::Drop
    }
}

impl Chapter<'_> {
    /// What an attribute says in a copy, or nothing where it goes. `name` is in lower case but for drawings.
    fn value(&mut self, space: &str, (kind, name): (&str, &str), own: &str) -> Option<String> {
        let plain = match (space, kind) {
            ("xml", _) => matches!(name, "lang" | "space"),
            (_, "svg") => svg::names::ATTRIBUTES.contains(&name) || svg::names::PRESENTATION.contains(&name),
            (_, "math") => mathml::ATTRIBUTES.contains(&name),
            (_, "ncx") => NCX_ATTRIBUTES.contains(&name),
            _ => ATTRIBUTES.contains(&name),
        };
        match (space, name) {
            ("xml", _) => (plain && is_plain(own, knows)).then(|| own.to_owned()),
            ("epub", "type") => {
                let known: Vec<&str> = own.split_whitespace().filter(|word| KINDS.contains(word)).collect();
                (!known.is_empty()).then(|| known.join(" "))
            }
            ("epub", _) => None,
            (_, "style") => Some(sheet::declarations(&css::strip(own, Addresses::Beside), &WORDS, self.names)),
            (_, "href" | "src" | "poster" | "background" | "altimg") => self.names.address(own),
            (_, "usemap") => self.names.address(own),
            (_, "id" | "name") if (kind, name) != ("ncx", "name") => Some(self.names.name(own.trim())),
            (_, "class" | "headers") => Some(self.names.list(own)),
            // A picture has words in its place, or says that it has none.
            (_, "alt") => Some(String::new()),
            (_, "in" | "in2") if svg::names::INPUTS.contains(&own) => Some(own.to_owned()),
            (_, "in" | "in2" | "result") => Some(self.names.name(own.trim())),
            (_, "begin" | "end") => None,
            _ if kind == "svg" && plain => Some(self.names.addresses(&css::strip(&rounded(own), Addresses::Beside)))
                .filter(|own| svg::fits(name, own)),
            (_, "face") => (plain && is_typeface(own)).then(|| own.to_owned()),
            _ if kind == "math" => (plain && mathml::grammar(name).fits(own, knows)).then(|| own.to_owned()),
            _ => (plain && is_plain(own, knows)).then(|| own.to_owned()),
        }
    }
}

impl Rules for Chapter<'_> {
    fn space(&self, uri: &str) -> Option<&'static str> {
        match uri {
            "" => Some(""),
            "http://www.w3.org/1999/xhtml" => Some("html"),
            "http://www.w3.org/2000/svg" => Some("svg"),
            "http://www.w3.org/1998/Math/MathML" => Some("math"),
            "http://www.w3.org/1999/xlink" => Some("xlink"),
            "http://www.idpf.org/2007/ops" => Some("epub"),
            "http://www.daisy.org/z3986/2005/ncx/" => Some("ncx"),
            _ => None,
        }
    }

    fn element(&mut self, element: &mut Element<'_>) -> Verdict {
        let local = element.local.to_ascii_lowercase();
        match local.as_str() {
            "script" | "iframe" | "object" | "embed" | "applet" | "base" | "form" | "input" | "button"
            | "foreignobject" => {
                return self.drop(Class::Software, "EPUB script or embedded object");
            }
            "metadata" | "docauthor" => return self.drop(Class::Person, "EPUB author"),
            "meta" => match element.get("", "name") {
                Some("dtb:uid") => {
                    if element.get("", "content") != Some(IDENTIFIER) {
                        self.find(Class::Identifier, "NCX dtb:uid", "");
                        element.set("", "content", IDENTIFIER);
                    }
                }
                Some("dtb:depth") if element.get("", "content").is_some_and(|depth| depth.parse::<u8>().is_ok()) => {}
                _ => return self.drop(Class::Text, "EPUB meta"),
            },
            "link" if element.get("", "rel") != Some("stylesheet") => return self.drop(Class::Text, "EPUB link"),
            "annotation" | "annotation-xml" => return self.drop(Class::Text, "EPUB annotation of a formula"),
            _ => {}
        }
        let known = match element.space {
            "svg" if element.local == "a" => return Verdict::Unwrap,
            "svg" if !svg::names::ELEMENTS.contains(&element.local) => {
                return self.drop(Class::Text, "EPUB part of a drawing that does not draw");
            }
            "svg" => true,
            "math" => mathml::ELEMENTS.contains(&element.local),
            "ncx" => NCX.contains(&element.local),
            _ => ELEMENTS.contains(&local.as_str()),
        };
        if !known {
            self.find(Class::Unknown, "EPUB element that is not known", element.local);
            return Verdict::Unwrap;
        }
        if element.space == "svg" && svg::is_off(element) {
            // A style sheet of the book may show it.
            self.find(Class::HiddenKept, "EPUB part of a drawing that is hidden", "");
        }
        let mut kept = Vec::new();
        for mut attribute in std::mem::take(&mut element.attributes) {
            let lower = attribute.local.to_ascii_lowercase();
            let kind = element.space;
            let name = if matches!(kind, "svg" | "ncx") { attribute.local.as_str() } else { lower.as_str() };
            let value = match (attribute.local.as_str(), attribute.space) {
                // What was made sure of above.
                ("content" | "name", "") if local == "meta" => Some(attribute.value.clone()),
                _ => self.value(attribute.space, (kind, name), &attribute.value),
            };
            match value {
                Some(value) if value == attribute.value => kept.push(attribute),
                Some(value) => {
                    self.find(Class::Text, "EPUB name, address or comment", &attribute.value);
                    attribute.value = value;
                    kept.push(attribute);
                }
                None => self.find(Class::Text, "EPUB attribute that does not show", &attribute.value),
            }
        }
        element.attributes = kept;
        Verdict::Keep
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        let inside = |name: &str| parents.iter().rev().take(2).any(|(_, local)| local == name);
        let last = parents.last().map(|(_, local)| local.as_str());
        let hidden = inside("docTitle") || last == Some("title");
        if hidden && !text.trim().is_empty() && text != UNTITLED && !self.names.is_seen(text) {
            self.find(Class::Text, "EPUB title", text);
            *text = UNTITLED.into();
        } else if last == Some("style") {
            let own = xml::plain(text).unwrap_or_default();
            let safe = sheet::rules(&css::strip(&own, Addresses::Beside), &WORDS, self.names);
            if safe != own {
                self.find(Class::Text, "EPUB name, address or comment", "");
            }
            *text = xml::escape_text(&safe);
        } else if bare(parents.last()) && !text.trim().is_empty() {
            self.find(Class::Text, "EPUB text that is not shown", text);
            text.clear();
        }
    }

    fn doctype(&self, words: &str) -> bool {
        let lower = words.to_ascii_lowercase();
        lower == "html" || lower.starts_with("html public \"-//w3c//dtd xhtml 1.")
    }

    fn gone(&mut self, what: &'static str, value: &str) {
        self.find(Class::Unknown, what, value);
    }
}

/// Whether an element holds no words of its own: the head of a chapter, what is drawn but for letters, and all of a table of
/// contents but its labels.
fn bare(last: Option<&Name>) -> bool {
    last.is_some_and(|(space, local)| match *space {
        "svg" => !svg::LETTERS.contains(&local.as_str()),
        "ncx" => local != "text",
        _ => local == "head",
    })
}

//! What may stay in a chapter (XHTML, with SVG and MathML in it) and in the table of contents of older books (NCX).

use std::collections::BTreeSet;

use crate::formats::css::{self, Addresses};
use crate::formats::xml::{self, Element, Name, Rules, Verdict};
use crate::report::{Class, Report};

use super::package::IDENTIFIER;

/// The rules for one chapter.
pub struct Chapter<'a> {
    report: &'a mut Report,
    seen: BTreeSet<&'static str>,
}

impl<'a> Chapter<'a> {
    /// The rules for a chapter. What goes is added to `report`.
    pub fn new(report: &'a mut Report) -> Self {
        Self { report, seen: BTreeSet::new() }
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

/// Whether an address leads to something in the book.
fn is_inside(address: &str) -> bool {
    !address.contains(':') && !address.starts_with("//") && !address.starts_with('/')
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
                Some("dtb:depth" | "viewport") => {}
                _ => return self.drop(Class::Text, "EPUB meta"),
            },
            "link" if element.get("", "rel") != Some("stylesheet") => return self.drop(Class::Text, "EPUB link"),
            _ => {}
        }
        let mut kept = Vec::new();
        for mut attribute in std::mem::take(&mut element.attributes) {
            let name = attribute.local.to_ascii_lowercase();
            let lower = attribute.value.trim().to_ascii_lowercase();
            let stays = match name.as_str() {
                "style" => {
                    let safe = css::strip(&attribute.value, Addresses::Beside);
                    if safe != attribute.value {
                        self.find(Class::Text, "EPUB style's comments or addresses", "");
                        attribute.value = safe;
                    }
                    true
                }
                "href" | "src" | "poster" | "data" | "cite" | "background" | "longdesc" | "altimg" => is_inside(&lower),
                "srcset" | "ping" | "action" | "formaction" | "manifest" | "profile" | "archive" | "codebase" => false,
                _ => !name.starts_with("on") && !name.starts_with("data-"),
            };
            if stays {
                kept.push(attribute);
            } else {
                self.find(Class::Text, "EPUB address or script", &attribute.value);
            }
        }
        element.attributes = kept;
        Verdict::Keep
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        let inside = |name: &str| parents.iter().rev().take(2).any(|(_, local)| local == name);
        if inside("docTitle") && !text.trim().is_empty() && text != "Untitled" {
            self.find(Class::Text, "NCX docTitle", text);
            *text = "Untitled".into();
        } else if parents.last().is_some_and(|(_, local)| local == "style") {
            let sheet = xml::plain(text).unwrap_or_default();
            let safe = css::strip(&sheet, Addresses::Beside);
            if safe != sheet {
                self.find(Class::Text, "EPUB style's comments or addresses", "");
            }
            *text = xml::escape_text(&safe);
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

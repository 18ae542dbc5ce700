//! What may stay in a part of markup: the rules that all vocabularies of Office Open XML share.

use std::collections::BTreeSet;

use crate::formats::value::is_plain;
use crate::formats::words::knows;
use crate::formats::xml::{self, Attribute, Element, Name, Rules, Verdict};
use crate::report::Class;

use super::markup::Markup;
use super::{fields, sheet, slide, space, vml, vocabulary, word};

/// The extensions (`ext` elements, by URI) that change what is seen: data validation, conditional formats and
/// sparklines of sheets; a picture's vector form and how it is scaled; where a diagram's drawing is.
const EXTENSIONS: [&str; 6] = [
    "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
    "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}",
    "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}",
    "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
    "{28A0092B-C50C-407E-A947-70E740481C1C}",
    "http://schemas.microsoft.com/office/drawing/2008/diagram",
];

/// The elements whose text is a number, a word or a place on a page or sheet.
const NUMBERS: [&str; 13] = [
    "posOffset",
    "align",
    "attrName",
    "pctHeight",
    "pctPosHOffset",
    "pctPosVOffset",
    "pctWidth",
    "col",
    "colOff",
    "row",
    "rowOff",
    "x",
    "y",
];

impl Rules for Markup<'_> {
    fn space(&self, uri: &str) -> Option<&'static str> {
        space::short(uri)
    }

    fn element(&mut self, element: &mut Element<'_>) -> Verdict {
        if let Some(verdict) = compatibility(element) {
            return verdict;
        }
        if element.local == "ext" && element.parents.last().is_some_and(|(_, name)| name == "extLst") {
            return match element.get("", "uri") {
                Some(uri) if EXTENSIONS.contains(&uri) => Verdict::Keep,
                _ => self.drop(Class::Identifier, "OOXML extension"),
            };
        }
        let dangling = self.cut_references(element);
        self.objects(element);
        if self.kind.settings && !word::setting(element) {
            return self.drop(Class::Settings, "OOXML settings");
        }
        let verdict = match element.space {
            "w" => word::element(self, element, dangling),
            "w14" => word::extension(element),
            "x" | "x14" => sheet::element(self, element, dangling),
            "p" | "p14" => slide::element(self, element, dangling),
            "a" | "a14" | "dsp" | "dgm" | "c" | "c14" => slide::drawing(self, element, dangling),
            "v" | "o" => vml::element(self, element, dangling),
            _ => Verdict::Keep,
        };
        if matches!(verdict, Verdict::Keep | Verdict::Filled) { self.known(element, verdict) } else { verdict }
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        let Some((space, local)) = parents.last() else { return };
        if !vocabulary::has_text(space, local) {
            if xml::plain(text).is_none_or(|plain| !plain.trim().is_empty()) {
                self.find(Class::Unknown, "OOXML text where none is shown", text);
                text.clear();
            }
            return;
        }
        match (*space, local.as_str()) {
            ("a", "tableStyleId") => {
                let own = xml::plain(text).unwrap_or_default();
                *text = self.names.table(own.trim());
                if *text != own {
                    self.find(Class::Identifier, "OOXML identifier", &own);
                }
            }
            (_, local) if NUMBERS.contains(&local) && !is_plain(text, knows) => {
                self.find(Class::Unknown, "OOXML text where a number stands", text);
                text.clear();
            }
            ("w" | "a" | "m", "t") => self.shown(text),
            ("w", "instrText") => {
                let before = text.clone();
                self.fields.text(text, &mut self.names.places);
                if !fields::says_the_same(text, &before) && !self.fields.is_collecting() {
                    self.find(Class::Text, "OOXML field", &before);
                }
            }
            ("x", local @ ("v" | "t")) => sheet::text(self, local, text),
            ("x", local) if sheet::FORMULAS.contains(&local) => self.formula_text(text),
            ("xm" | "c", "f") => self.formula_text(text),
            _ => {}
        }
    }

    fn gone(&mut self, what: &'static str, value: &str) {
        self.find(Class::Unknown, what, value);
    }
}

impl Markup<'_> {
    /// What becomes of an element that its rules keep, with the attributes that they left: what no vocabulary has goes.
    fn known(&mut self, element: &mut Element<'_>, verdict: Verdict) -> Verdict {
        let (space, local) = (element.space, element.local);
        if !vocabulary::has(space, local) {
            return self.drop(Class::Unknown, "OOXML element that is not known here");
        }
        let stays = |own: &Attribute| vocabulary::grammar(space, local, own).is_some_and(|g| g.fits(&own.value, knows));
        for unknown in element.attributes.iter().filter(|own| !stays(own)) {
            self.find(Class::Unknown, "OOXML attribute that is not known here", &unknown.value);
        }
        element.remove(|own| !stays(own));
        verdict
    }

    /// A formula on its way out: one that reaches out is emptied, names in others are new ones.
    fn formula_text(&mut self, text: &mut String) {
        let Some(formula) = xml::plain(text).filter(|formula| !sheet::reaches_out(formula)) else {
            self.find(Class::Text, "OOXML formula that reaches out", text);
            return text.clear();
        };
        let new = self.names.named.formula(&formula);
        if new != formula {
            *text = xml::escape_text(&new);
        }
    }

    /// The names and descriptions that programs give to pictures and shapes, often a file's name or its whole path.
    fn objects(&mut self, element: &mut Element<'_>) {
        if matches!(element.local, "cNvPr" | "docPr") {
            self.neutral(element, "", "name", "Object", "OOXML object name");
            self.rename(element, ("", "id"), |names, own| names.ids.name(own), "OOXML identifier");
            self.take(element, "", &["descr", "title"], Class::Text, "OOXML object description");
        }
        if element.space == "xdr" {
            self.take(element, "", &["textlink"], Class::Text, "OOXML cell that a shape's words are taken from");
            self.take(element, "", &["macro"], Class::Software, "OOXML macro");
        }
        let identifiers = ["paraId", "textId", "anchorId", "editId"];
        element.remove(|a| matches!(a.space, "w14" | "wp14") && identifiers.contains(&a.local.as_str()));
    }
}

/// Markup compatibility (ISO/IEC 29500-3): lists of prefixes keep those whose namespaces stay, and a choice that needs
/// one that does not goes.
fn compatibility(element: &mut Element<'_>) -> Option<Verdict> {
    let known: BTreeSet<String> = element.prefixes.iter().map(|(prefix, _)| prefix.clone()).collect();
    for attribute in element.attributes.iter_mut().filter(|a| a.space == "mc" && a.local == "Ignorable") {
        let kept: Vec<&str> = attribute.value.split_whitespace().filter(|prefix| known.contains(*prefix)).collect();
        attribute.value = kept.join(" ");
    }
    element.remove(|a| a.space == "mc" && (a.local != "Ignorable" || a.value.is_empty()));
    if element.space != "mc" {
        return None;
    }
    element.remove(|a| !matches!(a.local.as_str(), "Ignorable" | "Requires"));
    let needs = element.get("", "Requires").unwrap_or("").to_owned();
    Some(match element.local {
        "AlternateContent" | "Fallback" => Verdict::Keep,
        "Choice" if needs.split_whitespace().all(|prefix| known.contains(prefix)) => Verdict::Keep,
        _ => Verdict::Drop,
    })
}

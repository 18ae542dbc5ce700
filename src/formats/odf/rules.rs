//! What may stay in the markup of an OpenDocument (part 2 of the standard).

use std::collections::{BTreeMap, BTreeSet};

use crate::format::Format;
use crate::formats::mathml;
use crate::formats::words::knows;
use crate::formats::xml::{self, Attribute, Element, Name, Rules, Verdict};
use crate::report::{Class, Report};

use super::cells::Cells;
use super::names::Names;
use super::vocabulary;

/// Fields that say who or when (7.3 to 7.6): what they show stays as plain text.
const FIELDS: [&str; 42] = [
    "author-name",
    "author-initials",
    "creator",
    "initial-creator",
    "printed-by",
    "sender-firstname",
    "sender-lastname",
    "sender-initials",
    "sender-title",
    "sender-position",
    "sender-email",
    "sender-phone-private",
    "sender-fax",
    "sender-company",
    "sender-phone-work",
    "sender-street",
    "sender-city",
    "sender-postal-code",
    "sender-country",
    "sender-state-or-province",
    "creation-date",
    "creation-time",
    "modification-date",
    "modification-time",
    "print-date",
    "print-time",
    "editing-duration",
    "editing-cycles",
    "file-name",
    "template-name",
    "date",
    "time",
    "title",
    "subject",
    "keywords",
    "description",
    "execute-macro",
    "conditional-text",
    "database-name",
    "database-next",
    "database-row-number",
    "database-row-select",
];

/// What a drawing's or a table's parts are called and described by, where nothing shows it.
const WORDS: [(&str, &str); 5] = [
    ("table", "title"),
    ("table", "desc"),
    ("text", "script"),
    ("text", "alphabetical-index-auto-mark-file"),
    ("office", "change-info"),
];

const HIDDEN_CELLS: &str = "ODF hidden rows or columns";

/// The rules for one part of markup.
pub(super) struct Markup<'a> {
    folder: &'a str,
    names: &'a BTreeMap<String, String>,
    report: &'a mut Report,
    seen: BTreeSet<&'static str>,
    called: &'a mut Names,
    cells: Cells,
}

impl<'a> Markup<'a> {
    /// The rules for a part in `folder`; `names` gives the members that stay and what they are called now; `called` what is
    /// named inside.
    pub(super) fn new(
        folder: &'a str,
        names: &'a BTreeMap<String, String>,
        called: &'a mut Names,
        report: &'a mut Report,
    ) -> Self {
        Self { folder, names, report, seen: BTreeSet::new(), called, cells: Cells::default() }
    }

    fn find(&mut self, class: Class, field: &'static str, value: &str) {
        if self.seen.insert(field) {
            self.report.find(class, field, value);
        }
    }

    /// Takes an attribute out, in whatever namespace, and says so.
    fn take(&mut self, element: &mut Element<'_>, local: &str, class: Class, field: &'static str) {
        let before = element.attributes.len();
        element.remove(|attribute| attribute.local.starts_with(local));
        if element.attributes.len() < before {
            self.find(class, field, "");
        }
    }

    fn drop(&mut self, class: Class, field: &'static str) -> Verdict {
        self.find(class, field, "");
        Verdict::Drop
    }

    /// What becomes of an element that points somewhere: to a member under its new name or to a place in the document.
    fn link(&mut self, element: &mut Element<'_>) -> Option<Verdict> {
        let href = element.get("xlink", "href")?.to_owned();
        if let Some(new) = self.names.get(&resolve(self.folder, &href)) {
            let up = "../".repeat(self.folder.matches('/').count());
            element.set("xlink", "href", &format!("{up}{new}"));
            return None;
        }
        // A chart takes its numbers from the document around it, or from itself (11.1, 19.910).
        if element.is("chart", "chart") && matches!(href.trim(), "." | "..") {
            return None;
        }
        let person = element.is("text", "a") || element.is("draw", "a");
        match href.trim().strip_prefix('#') {
            None if href.trim().is_empty() => return None,
            // A place that has no name of its own is named by its kind behind a bar, and by words that are there anyway.
            Some(place) if !place.contains('|') => {
                // Cells are named by their sheets, which are seen.
                if self.report.format == Format::Ods {
                    let new = self.called.named.formula(place);
                    element.set("xlink", "href", &format!("#{new}"));
                } else {
                    let new = self.called.place(place);
                    element.set("xlink", "href", &format!("#{new}"));
                }
                return None;
            }
            _ => {}
        }
        self.find(Class::Text, "ODF link", &href);
        Some(if person { Verdict::Unwrap } else { Verdict::Drop })
    }

    /// Takes out the attributes that `may_stay` does not hold for in an element of this name. Those of formulas have lists of their own.
    fn known(&mut self, element: &mut Element<'_>, may_stay: fn(&str, &Attribute) -> bool) {
        if element.space == "math" {
            return;
        }
        let local = element.local;
        for unknown in element.attributes.iter().filter(|own| !may_stay(local, own)) {
            self.find(Class::Unknown, "ODF attribute that is not known", &unknown.value);
        }
        element.remove(|own| !may_stay(local, own));
    }

    /// Says what stays in the copy without being seen.
    fn unseen(&mut self, element: &Element<'_>) {
        let off = |space: &str, name: &str, value: &str| element.get(space, name) == Some(value);
        let field = match (element.space, element.local) {
            ("text", "hidden-text" | "hidden-paragraph") => "ODF hidden text",
            ("text", "section") if element.get("text", "display").is_some_and(|value| value != "true") => {
                "ODF hidden text"
            }
            ("style", "text-properties") if off("text", "display", "none") => "ODF hidden text",
            ("style", "table-properties") if off("table", "display", "false") => "ODF hidden sheet",
            ("style", "drawing-page-properties") if off("presentation", "visibility", "hidden") => "ODF hidden slide",
            ("table", "table-row" | "table-column")
                if element.get("table", "visibility").is_some_and(|own| own != "visible") =>
            {
                HIDDEN_CELLS
            }
            ("table", "help-message" | "error-message") => "ODF words that show when a cell is chosen",
            ("style", "graphic-properties") if element.get("fo", "clip").is_some_and(is_cut) => {
                "ODF picture with parts that are cut off"
            }
            ("text", "alphabetical-index-mark" | "toc-mark" | "user-index-mark") => "ODF words of an index",
            _ => return,
        };
        let words = element.get("text", "string-value").unwrap_or_default();
        self.report.find_once(Class::HiddenKept, field, words);
    }
}

impl Rules for Markup<'_> {
    fn space(&self, uri: &str) -> Option<&'static str> {
        super::space::short(uri)
    }

    fn element(&mut self, element: &mut Element<'_>) -> Verdict {
        if let Some(verdict) = self.link(element) {
            return verdict;
        }
        self.unseen(element);
        self.cells.element(element);
        // Where the first step of an axis lies is of LibreOffice's own words.
        let origin = |a: &Attribute| a.local == "major-origin" && a.value.parse::<f32>().is_ok();
        element.remove(|a| matches!(a.space, "script" | "form" | "db") || a.space == "loext" && !origin(a));
        self.take(element, "protection-key", Class::Person, "ODF protection");
        if element.space == "math" {
            element.remove(|a| {
                !mathml::ATTRIBUTES.contains(&a.local.as_str()) || !mathml::grammar(&a.local).fits(&a.value, knows)
            });
        }
        if matches!(element.local, "a") {
            self.take(element, "name", Class::Text, "ODF link's name");
            self.take(element, "title", Class::Text, "ODF link's name");
        }
        self.known(element, |local, own| vocabulary::grammar(local, own).is_some());
        let sheets = self.report.format == Format::Ods || !self.folder.is_empty();
        for (field, own) in self.called.rename(element, sheets) {
            self.find(Class::Text, field, &own);
        }
        match (element.space, element.local) {
            ("office", "scripts" | "event-listeners" | "script")
            | ("script", _)
            | ("presentation", "event-listener") => self.drop(Class::Software, "ODF macro"),
            ("office", "annotation" | "annotation-end") => self.drop(Class::Person, "ODF comment"),
            ("table", "data-pilot-tables" | "scenario") | ("presentation", "settings") => {
                self.drop(Class::Settings, "ODF part that is gone")
            }
            ("presentation", "notes") => self.drop(Class::HiddenText, "ODF speaker's notes"),
            own if WORDS.contains(&own) => self.drop(Class::Text, "ODF description"),
            ("text" | "table", "tracked-changes") => self.drop(Class::Person, "ODF tracked changes"),
            ("text", "change" | "change-start" | "change-end") => Verdict::Drop,
            ("office", "forms") | ("draw", "control") | ("form" | "db" | "config", _) => {
                self.drop(Class::Unknown, "ODF form or control")
            }
            ("office", "meta" | "settings") => self.drop(Class::Person, "ODF document properties"),
            ("office", "binary-data") | ("draw", "plugin" | "applet" | "floating-frame" | "object-ole") => {
                self.drop(Class::Unknown, "ODF embedded object")
            }
            ("office", "dde-source") | ("text", "section-source" | "dde-connection-decls" | "dde-connection") => {
                self.drop(Class::Text, "ODF link")
            }
            ("table", "dde-links" | "table-source" | "cell-range-source" | "database-source-query")
            | ("svg", "font-face-src" | "definition-src") => self.drop(Class::Text, "ODF link"),
            ("text", name) if FIELDS.contains(&name) => {
                self.find(Class::Person, "ODF field", "");
                Verdict::Unwrap
            }
            ("text", "user-defined" | "meta" | "meta-field" | "database-display") => Verdict::Unwrap,
            ("loext", "graphic-properties" | "theme" | "complex-color") => Verdict::Drop,
            // What stands around a number, where the standard has room for it once.
            ("loext", "text" | "fill-character") if of_number(element.parents) => Verdict::Keep,
            ("loext", _) | ("field", _) => Verdict::Unwrap,
            ("math", "annotation" | "annotation-xml") => self.drop(Class::Text, "ODF annotation of a formula"),
            (space, local) if vocabulary::holds(space, local) => {
                self.known(element, |local, own| {
                    vocabulary::grammar(local, own).is_some_and(|g| g.fits(&own.value, knows))
                });
                Verdict::Keep
            }
            (_, local) => {
                self.find(Class::Unknown, "ODF element that is not known", local);
                Verdict::Drop
            }
        }
    }

    fn text(&mut self, parents: &[Name], text: &mut String) {
        // What is unwrapped holds what may stand around it.
        let around = parents.iter().rposition(|(space, _)| !matches!(*space, "loext" | "field")).unwrap_or_default();
        let (outer, inner) = parents.split_at((around + 1).min(parents.len()));
        let may = |(space, local): &Name| vocabulary::holds_text(space, local);
        let number = of_number(outer) && matches!(inner, [(_, local)] if local == "text" || local == "fill-character");
        if !outer.last().is_some_and(may) && !number {
            if xml::plain(text).is_none_or(|plain| !plain.trim().is_empty()) {
                self.find(Class::Unknown, "ODF text where none is shown", text);
                text.clear();
            }
            return;
        }
        let in_cell = |(space, local): &Name| *space == "table" && local.ends_with("table-cell");
        if self.cells.hidden && !text.trim().is_empty() && parents.iter().any(in_cell) {
            self.report.find_once(Class::HiddenKept, HIDDEN_CELLS, &xml::plain(text).unwrap_or_default());
        }
        // What a picture shows, for those who cannot see it; programs also write there where it came from.
        if !text.trim().is_empty()
            && matches!(parents.last(), Some(("svg", local)) if local == "title" || local == "desc")
        {
            if is_file(text) {
                self.find(Class::Text, "ODF description", text);
                text.clear();
            } else {
                self.find(Class::HiddenKept, "ODF description that is not shown", text);
            }
        }
    }

    fn gone(&mut self, what: &'static str, value: &str) {
        self.find(Class::Unknown, what, value);
    }
}

/// Whether a clip (20.179) cuts anything off.
fn is_cut(clip: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit();
    clip.contains("rect(") && clip.chars().any(|c| digits(c) && c != '0')
}

/// Whether the innermost element is a style of numbers (16.29).
fn of_number(parents: &[Name]) -> bool {
    parents.last().is_some_and(|(space, local)| *space == "number" && local.ends_with("-style"))
}

/// Whether words are the name of a file or the way to one.
fn is_file(words: &str) -> bool {
    let suffix = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric());
    words.contains(['/', '\\']) || words.split('.').skip(1).any(suffix)
}

/// The name of the member that `href` means in a part of `folder`.
pub(super) fn resolve(folder: &str, href: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

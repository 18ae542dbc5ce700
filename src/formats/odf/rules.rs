//! What may stay in the markup of an OpenDocument (part 2 of the standard).

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::xml::{Element, Rules, Verdict};
use crate::report::{Class, Report};

/// Fields that say who or when (7.3 to 7.6): what they show stays as plain text.
const FIELDS: [&str; 30] = [
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
];

/// The rules for one part of markup.
pub struct Markup<'a> {
    folder: &'a str,
    names: &'a BTreeMap<String, String>,
    report: &'a mut Report,
    seen: BTreeSet<&'static str>,
}

impl<'a> Markup<'a> {
    /// The rules for a part in `folder`; `names` gives the members that stay and what they are called now.
    pub fn new(folder: &'a str, names: &'a BTreeMap<String, String>, report: &'a mut Report) -> Self {
        Self { folder, names, report, seen: BTreeSet::new() }
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

    /// What becomes of an element that points somewhere: to a member under its new name, to a place in the document, or,
    /// for a link that a person follows, to the web.
    fn link(&mut self, element: &mut Element<'_>) -> Option<Verdict> {
        let href = element.get("xlink", "href")?.to_owned();
        let person = element.is("text", "a") || element.is("draw", "a");
        if let Some(new) = self.names.get(&resolve(self.folder, &href)) {
            let up = "../".repeat(self.folder.matches('/').count());
            element.set("xlink", "href", &format!("{up}{new}"));
            return None;
        }
        let lower = href.trim().to_ascii_lowercase();
        let web = person && (lower.starts_with("http://") || lower.starts_with("https://"));
        if web || lower.is_empty() || lower.starts_with('#') {
            return None;
        }
        self.find(Class::Text, "ODF link", &href);
        Some(if person { Verdict::Unwrap } else { Verdict::Drop })
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
        element.remove(|a| matches!(a.space, "loext" | "script" | "form" | "db"));
        if element.space == "draw" && element.local == "frame" && element.get("draw", "name").is_some() {
            let name = element.get("draw", "name").unwrap_or_default().to_owned();
            self.find(Class::Text, "ODF object name", &name);
            element.remove(|a| a.space == "draw" && a.local == "name");
        }
        match (element.space, element.local) {
            ("office", "scripts" | "event-listeners" | "script")
            | ("script", _)
            | ("presentation", "event-listener") => self.drop(Class::Software, "ODF macro"),
            ("office", "annotation" | "annotation-end") => self.drop(Class::Person, "ODF comment"),
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
            ("loext", _) | ("field", _) => Verdict::Unwrap,
            _ => Verdict::Keep,
        }
    }

    fn gone(&mut self, what: &'static str, value: &str) {
        self.find(Class::Unknown, what, value);
    }
}

/// The name of the member that `href` means in a part of `folder`.
pub fn resolve(folder: &str, href: &str) -> String {
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

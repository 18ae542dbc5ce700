//! One part of markup on its way: what its relationships, names and fields are called anew, and what is reported of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::xml::{Element, Verdict, plain};
use crate::report::{Class, Report};

use super::fields::Fields;
use super::hidden::Hidden;
use super::kinds::Kind;
use super::names::Names;
use super::relationships::Relationship;

/// The rules for one part.
pub(super) struct Markup<'a> {
    /// What the part is.
    pub kind: Kind,
    kept: BTreeMap<&'a str, &'a str>,
    owner: BTreeMap<&'a str, &'a str>,
    report: &'a mut Report,
    seen: BTreeSet<&'static str>,
    /// Whether lines are hyphenated.
    pub hyphenates: bool,
    /// What of this part is not seen.
    pub hidden: Hidden,
    /// The fields of this part.
    pub fields: Fields,
    /// What the parts of the document are called.
    pub names: &'a mut Names,
}

impl<'a> Markup<'a> {
    /// The rules for a part of `kind` whose relationships `kept` stay; `owner` are those of the part that holds a diagram,
    /// for the diagram's data. What goes is added to `report`.
    pub(super) fn new(
        kind: Kind,
        [kept, owner]: [&'a [Relationship]; 2],
        fields: Fields,
        names: &'a mut Names,
        report: &'a mut Report,
    ) -> Self {
        let [kept, owner] =
            [kept, owner].map(|all| all.iter().map(|own| (own.was.as_str(), own.id.as_str())).collect());
        Self {
            kind,
            kept,
            owner,
            report,
            seen: BTreeSet::new(),
            hyphenates: false,
            hidden: Hidden::default(),
            fields,
            names,
        }
    }

    /// Adds a finding, once for each field of a part.
    pub(super) fn find(&mut self, class: Class, field: &'static str, value: &str) {
        if self.seen.insert(field) {
            self.report.find(class, field, value);
        }
    }

    /// Says that words stay in the copy without being seen.
    pub(super) fn unseen(&mut self, field: &'static str, words: &str) {
        self.report.find_once(Class::HiddenKept, field, words);
    }

    /// Words on their way out: says why they are not seen, where they are not.
    pub(super) fn shown(&mut self, text: &str) {
        let why = self.hidden.run.or(self.hidden.shape).or(self.names.unshown);
        if let Some(field) = why.filter(|_| !text.trim().is_empty()) {
            self.unseen(field, &plain(text).unwrap_or_default());
        }
    }

    /// Takes attributes out and says so.
    pub(super) fn take(
        &mut self,
        element: &mut Element<'_>,
        space: &str,
        names: &[&str],
        class: Class,
        field: &'static str,
    ) {
        for name in names {
            if let Some(value) = element.get(space, name).map(str::to_owned) {
                self.find(class, field, &value);
                element.remove(|attribute| attribute.space == space && attribute.local == *name);
            }
        }
    }

    /// Gives an attribute that is there its one neutral value, and says so.
    pub(super) fn neutral(
        &mut self,
        element: &mut Element<'_>,
        space: &str,
        name: &str,
        value: &str,
        field: &'static str,
    ) {
        let own = element.get(space, name).filter(|own| *own != value).map(str::to_owned);
        if let Some(own) = own {
            if !own.is_empty() {
                self.find(Class::Text, field, &own);
            }
            element.set(space, name, value);
        }
    }

    /// Gives an attribute that is there the new name that `names` has for it, and says so.
    pub(super) fn rename(
        &mut self,
        element: &mut Element<'_>,
        (space, name): (&str, &str),
        new: fn(&mut Names, &str) -> String,
        field: &'static str,
    ) {
        let own = element.get(space, name).filter(|own| !own.is_empty()).map(str::to_owned);
        if let Some(own) = own {
            let neutral = new(self.names, &own);
            if neutral != own {
                self.find(Class::Text, field, &own);
                element.set(space, name, &neutral);
            }
        }
    }

    /// Drops an element and says so.
    pub(super) fn drop(&mut self, class: Class, field: &'static str) -> Verdict {
        self.find(class, field, "");
        Verdict::Drop
    }

    /// The new name of a relationship of the part that holds this diagram, or nothing where it is gone.
    pub(super) fn drawing_of(&self, was: &str) -> Option<&str> {
        self.owner.get(was).copied()
    }

    /// Gives references to relationships their new names, and takes those out that are gone. True when there was one.
    pub(super) fn cut_references(&mut self, element: &mut Element<'_>) -> bool {
        let before = element.attributes.len();
        let kept = &self.kept;
        element.remove(|a| a.space == "r" && !a.value.is_empty() && !kept.contains_key(a.value.as_str()));
        for attribute in element.attributes.iter_mut().filter(|a| a.space == "r") {
            if let Some(id) = kept.get(attribute.value.as_str()) {
                (*id).clone_into(&mut attribute.value);
            }
        }
        element.attributes.len() < before
    }

    /// Gives an attribute that is a formula the new names.
    pub(super) fn formula(&mut self, element: &mut Element<'_>, name: &str) {
        if let Some(own) = element.get("", name).map(str::to_owned) {
            let new = self.names.named.formula(&own);
            element.set("", name, &new);
        }
    }
}

//! Layers (ISO 32000-1, 8.11): a copy has none, and of what they hold it has what is shown when the document is opened.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// How deep a visibility expression may nest.
const DEPTH: u32 = 16;

/// Which layers are off at first (8.11.4.3).
pub(super) struct Layers<'a> {
    document: &'a Document,
    /// Whether those that nothing is said of are off.
    base: bool,
    /// Those that are not like that.
    others: HashSet<ObjectId>,
}

impl<'a> Layers<'a> {
    /// The default configuration of a document.
    pub(super) fn read(document: &'a Document, catalog: &Dictionary) -> Self {
        let layers = catalog.get_deref(b"OCProperties", document).and_then(|own| own.as_dict());
        let first = layers.and_then(|own| own.get_deref(b"D", document)).and_then(|own| own.as_dict()).ok();
        let base = first.and_then(|own| own.get(b"BaseState").and_then(|own| own.as_name()).ok()) == Some(b"OFF");
        let key: &[u8] = if base { b"ON" } else { b"OFF" };
        let listed = first.and_then(|own| own.get_deref(key, document).and_then(|own| own.as_array()).ok());
        let others =
            listed.map(|own| own.iter().filter_map(|own| own.as_reference().ok()).collect()).unwrap_or_default();
        Self { document, base, others }
    }

    /// Whether a layer, or what belongs to several (8.11.2.2), is shown.
    pub(super) fn show(&self, own: &Object) -> bool {
        let Ok((id, own)) = self.document.dereference(own) else { return true };
        let Ok(dict) = own.as_dict() else { return true };
        if dict.get(b"Type").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"OCG") {
            return id.is_none_or(|id| self.others.contains(&id) == self.base);
        }
        if let Ok(rule) = dict.get_deref(b"VE", self.document).and_then(|rule| rule.as_array()) {
            return self.rule(rule, DEPTH);
        }
        let layers = match dict.get(b"OCGs") {
            Ok(one @ Object::Reference(_)) => match self.document.dereference(one) {
                Ok((_, Object::Array(all))) => all.as_slice(),
                _ => std::slice::from_ref(one),
            },
            Ok(Object::Array(all)) => all,
            _ => return true,
        };
        let mut states =
            layers.iter().filter(|own| self.document.dereference(own).is_ok()).map(|own| self.layer(own)).peekable();
        if states.peek().is_none() {
            return true;
        }
        match dict.get(b"P").and_then(|policy| policy.as_name()) {
            Ok(b"AllOn") => states.all(|on| on),
            Ok(b"AnyOff") => states.any(|on| !on),
            Ok(b"AllOff") => states.all(|on| !on),
            _ => states.any(|on| on),
        }
    }

    /// Whether something with an entry `OC` is shown.
    pub(super) fn show_dict(&self, dict: &Dictionary) -> bool {
        dict.get(b"OC").map_or(true, |own| self.show(own))
    }

    fn layer(&self, own: &Object) -> bool {
        own.as_reference().map_or(true, |id| self.others.contains(&id) == self.base)
    }

    /// A visibility expression.
    fn rule(&self, rule: &[Object], depth: u32) -> bool {
        let (Some((kind, of)), Some(depth)) = (rule.split_first(), depth.checked_sub(1)) else { return true };
        let mut states = of.iter().map(|own| match self.document.dereference(own) {
            Ok((_, Object::Array(rule))) => self.rule(rule, depth),
            _ => self.layer(own),
        });
        match kind.as_name() {
            Ok(b"And") => states.all(|on| on),
            Ok(b"Or") => states.any(|on| on),
            Ok(b"Not") => !states.next().unwrap_or(false),
            _ => true,
        }
    }
}

//! Destinations that have names (ISO 32000-1, 12.3.2.3): a name often is a heading's, so what it stands for is written.

use std::collections::{BTreeMap, HashSet};

use lopdf::{Dictionary, Document, Object};

use crate::error::Result;
use crate::limits::Limits;

/// What the names of places in a document stand for.
#[derive(Default)]
pub(super) struct Places<'a> {
    named: BTreeMap<&'a [u8], &'a Object>,
}

impl<'a> Places<'a> {
    /// The names of the catalog's `Dests`, and of the name tree (7.9.6) that came after that. Errors: `limit`.
    pub(super) fn read(document: &'a Document, catalog: &'a Dictionary, limits: &mut Limits) -> Result<Self> {
        let mut places = Self::default();
        if let Ok(own) = catalog.get_deref(b"Dests", document).and_then(|own| own.as_dict()) {
            places.named.extend(own.iter().map(|(name, place)| (name.as_slice(), place)));
        }
        let names = catalog.get_deref(b"Names", document).and_then(|names| names.as_dict());
        let mut todo: Vec<&Object> = names.and_then(|names| names.get(b"Dests")).into_iter().collect();
        let mut seen = HashSet::new();
        while let Some(node) = todo.pop() {
            limits.item(0)?;
            if node.as_reference().is_ok_and(|id| !seen.insert(id)) || todo.len() > document.objects.len() {
                continue;
            }
            let Ok(node) = document.dereference(node).and_then(|(_, node)| node.as_dict()) else { continue };
            if let Ok(kids) = node.get_deref(b"Kids", document).and_then(|kids| kids.as_array()) {
                todo.extend(kids);
            }
            let Ok(names) = node.get_deref(b"Names", document).and_then(|names| names.as_array()) else { continue };
            for pair in names.as_chunks::<2>().0 {
                let [name, place] = pair;
                if let Ok(name) = document.dereference(name).and_then(|(_, name)| name.as_str()) {
                    places.named.insert(name, place);
                }
            }
        }
        Ok(places)
    }

    /// The place that `name`, a name or a string, stands for.
    pub(super) fn get(&self, document: &'a Document, name: &Object) -> Option<&'a Object> {
        let key = match name {
            Object::Name(name) | Object::String(name, _) => name.as_slice(),
            _ => return None,
        };
        let place = document.dereference(self.named.get(key)?).ok()?.1;
        let place = match place {
            Object::Dictionary(place) => place.get_deref(b"D", document).ok()?,
            place => place,
        };
        matches!(place, Object::Array(_)).then_some(place)
    }
}

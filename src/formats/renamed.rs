//! Names that people or programs gave to parts of a document, counted through in the order in which they are met.

use std::collections::HashMap;

/// New names. The same word always gets the same one, so that whatever points somewhere still does, and a document whose
/// names are counted through already keeps them.
#[derive(Debug)]
pub(crate) struct Renamed {
    prefix: &'static str,
    names: HashMap<String, usize>,
}

impl Renamed {
    /// No names yet; the new ones begin with `prefix`.
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self { prefix, names: HashMap::new() }
    }

    /// What `old` is called now.
    pub(crate) fn name(&mut self, old: &str) -> String {
        let next = self.names.len() + 1;
        let number = self.names.entry(old.to_owned()).or_insert(next);
        format!("{}{number}", self.prefix)
    }
}

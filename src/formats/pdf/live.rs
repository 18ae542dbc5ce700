//! The pages that a document has: those that its page tree holds (7.7.3).

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::lost;
use super::rules::{self, Role};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;

/// All nodes of the page tree, and those that are pages, in order. What is not in it was deleted.
pub(super) fn live(
    document: &Document,
    catalog: &Dictionary,
    limits: &mut Limits,
) -> Result<(HashSet<ObjectId>, Vec<ObjectId>)> {
    let mut seen = HashSet::new();
    let mut leaves = Vec::new();
    let mut todo: Vec<ObjectId> = catalog.get(b"Pages").and_then(|p| p.as_reference()).into_iter().collect();
    while let Some(id) = todo.pop() {
        limits.item(0)?;
        let Some(Object::Dictionary(node)) = lost::find(document, id)? else { continue };
        if !seen.insert(id) {
            continue;
        }
        match node.get_deref(b"Kids", document).and_then(|kids| kids.as_array()) {
            Ok(kids) => todo.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok())),
            Err(_) if rules::refine(Role::Page, node) == Role::Page => leaves.push(id),
            Err(_) => return Err(Error::new(Reason::Broken, "a page of the document is something else")),
        }
    }
    Ok((seen, leaves))
}

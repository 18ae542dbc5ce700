//! Remembers which byte ranges were inspected and found clean, keyed by the bytes and by how they were interpreted.
//!
//! A copy is inspected again, and most of its bytes are those of the source. Following every code of a picture a second time
//! would find nothing new. A copy that changes the bytes, or anything that decides how they are read, is inspected as if for the
//! first time.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::digest::Digest;
use crate::span::Span;

/// How many spans are remembered; more are inspected twice.
const MOST: usize = 4096;

/// The clean spans of a source, each with the digest of the context that it was interpreted in, and what was found of it then.
#[derive(Default)]
pub struct CleanSpans(RefCell<HashMap<(u64, u64), Clean>>);

type Clean = (Digest, [u64; 4]);

/// Where bytes come from.
pub struct Origin<'a> {
    clean: &'a CleanSpans,
    span: Span,
}

impl<'a> Origin<'a> {
    /// The bytes of `span` in the source whose clean spans are `clean`.
    pub const fn new(clean: &'a CleanSpans, span: Span) -> Self {
        Self { clean, span }
    }

    /// Where they lie there.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Whether the bytes were inspected before, interpreted in the same `context`, and found clean.
    pub fn is_clean(&self, context: &Digest) -> bool {
        self.found(context).is_some()
    }

    /// What was found of the bytes, if they were inspected before, interpreted in the same `context`, and found clean.
    pub fn found(&self, context: &Digest) -> Option<[u64; 4]> {
        let (own, found) = *self.clean.0.borrow().get(&(self.span.start, self.span.end))?;
        (own == *context).then_some(found)
    }

    /// Remembers that they were.
    pub fn mark_clean(&self, context: Digest) {
        self.mark_found(context, [0; 4]);
    }

    /// Remembers that they were, and what was found of them.
    pub fn mark_found(&self, context: Digest, found: [u64; 4]) {
        let clean = &mut *self.clean.0.borrow_mut();
        if clean.len() < MOST {
            clean.insert((self.span.start, self.span.end), (context, found));
        }
    }
}

//! What was looked at once: a copy is inspected again, and most of its bytes are those of the source, of which the first
//! inspection has found that nothing hides in them. Following every code of a picture a second time would tell nothing
//! new, so whoever followed it leaves word. Word is left of bytes and of all that decided how they were read, never of bytes
//! alone: where a copy changes one of both, it is looked at as if for the first time.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::digest::Digest;
use crate::span::Span;

/// How many spans are remembered; more are looked at twice.
const MOST: usize = 4096;

/// Which spans of a source were looked at and found to hold nothing but what they should.
#[derive(Default)]
pub struct Known(RefCell<HashMap<(u64, u64), Digest>>);

/// Where bytes come from.
pub struct Origin<'a> {
    known: &'a Known,
    span: Span,
}

impl<'a> Origin<'a> {
    /// The bytes of `span` in the source of which `known` is known.
    pub const fn new(known: &'a Known, span: Span) -> Self {
        Self { known, span }
    }

    /// Where they lie there.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Whether the bytes were looked at before in the way that `how` is the digest of, and found clean.
    pub fn is_known(&self, how: &Digest) -> bool {
        self.known.0.borrow().get(&(self.span.start, self.span.end)) == Some(how)
    }

    /// Leaves word that they were.
    pub fn learn(&self, how: Digest) {
        let known = &mut *self.known.0.borrow_mut();
        if known.len() < MOST {
            known.insert((self.span.start, self.span.end), how);
        }
    }
}

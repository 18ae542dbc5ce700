//! Changes: what gives way inside a sample, and whether the rest may move up for it.

use crate::span::Span;

/// Bytes inside a sample that give way to others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What goes; never empty.
    pub span: Span,
    /// What comes in its place.
    pub bytes: Vec<u8>,
    /// What it was, in the standard's words.
    pub name: &'static str,
}

/// Whether what follows may move up into the room of what goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resize {
    /// It moves up.
    Allowed,
    /// Nothing moves: neutral bytes fill the room.
    Forbidden,
}

//! Whom a file is sealed for, and what it is opened with.

use super::key::{Identity, Recipient};

/// Whom a file is sealed for. A passphrase stands alone, as the specification asks.
#[derive(Clone, Copy)]
pub enum To<'a> {
    /// Each of these keys opens it: at least one, at most [`STANZAS`](super::header::STANZAS).
    Keys(&'a [Recipient]),
    /// Whoever knows these words opens it.
    Passphrase(&'a str),
}

/// What a file is opened with.
#[derive(Clone, Copy)]
pub enum With<'a> {
    /// Any of these keys.
    Keys(&'a [Identity]),
    /// These words.
    Passphrase(&'a str),
}

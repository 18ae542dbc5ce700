//! The coded picture: as it is, or written anew.

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::span::Span;

/// The coded picture as it must stand.
pub(super) enum Coded {
    /// As it is.
    Same(Span),
    /// What takes the place of this span.
    Anew(Span, Vec<u8>),
}

/// The most bytes of a picture that are held to be written anew.
const HELD: u64 = 48 << 20;

/// Debits what a picture that is written anew holds. Errors: `limit`.
pub(super) fn hold(bytes: u64, at: u64, limits: &mut Limits) -> Result<()> {
    if bytes > HELD {
        return Err(Error::at(Reason::TooLarge, "a picture with hidden bits is too large to be written anew", at));
    }
    limits.debit(bytes, at)
}

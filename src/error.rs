//! The one error type: what went wrong, where in the source, and what a person can do.
//!
//! An error never carries a byte, a name or a value of the file it speaks of: its words are fixed at compile time.

use std::fmt;

pub use crate::reason::{ErrorKind, Reason};

/// A failure: its [`Reason`], what it was in detail, and the byte offset where it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// Why, as a person reads it.
    pub reason: Reason,
    /// What is wrong, in fixed English words for developers that hold nothing of the file. The room, which shows none of them, is
    /// built without.
    #[cfg(not(target_arch = "wasm32"))]
    pub detail: &'static str,
    /// The offset in bytes from the start of the source, where one is known.
    pub at: Option<u64>,
}

/// A result whose failure is an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error without an offset.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn new(reason: Reason, detail: &'static str) -> Self {
        Self { reason, detail, at: None }
    }

    /// An error without an offset.
    #[cfg(target_arch = "wasm32")]
    #[inline(always)]
    pub const fn new(reason: Reason, _: &'static str) -> Self {
        Self { reason, at: None }
    }

    /// An error that shows at the offset `at`.
    #[inline(always)]
    pub const fn at(reason: Reason, detail: &'static str, at: u64) -> Self {
        Self { at: Some(at), ..Self::new(reason, detail) }
    }

    /// The file breaks its format's rules at `at`.
    #[inline(always)]
    pub const fn malformed(detail: &'static str, at: u64) -> Self {
        Self::at(Reason::Broken, detail, at)
    }

    /// What kind of failure it is.
    pub const fn kind(&self) -> ErrorKind {
        self.reason.kind()
    }

    /// The same error with an offset, unless it has one.
    #[must_use]
    pub const fn or_at(mut self, at: u64) -> Self {
        if self.at.is_none() {
            self.at = Some(at);
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.code())?;
        #[cfg(not(target_arch = "wasm32"))]
        write!(f, ": {}", self.detail)?;
        if let Some(at) = self.at {
            write!(f, " at byte {at}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

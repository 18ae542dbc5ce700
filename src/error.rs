//! The one error type: what went wrong, where in the source, and what a person can do.
//!
//! An error never carries a byte, a name or a value of the file it speaks of: its words are fixed at compile time.

use std::fmt;

/// What a failure asks of a person. There is one kind for each different thing to do, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// No format that is known here.
    Unsupported,
    /// The file breaks its own format's rules.
    Malformed,
    /// The file asks for more depth, items, pixels or memory than is allowed.
    Limit,
    /// The bytes could not be read: the file vanished, is a directory, or access was refused.
    Read,
    /// The file is sound, but cannot be made safe the way that was asked for.
    Refused,
    /// The finished output still held something that must not leave. Nothing was let out.
    Residue,
    /// The output could not be written.
    Write,
}

impl Kind {
    /// The stable identifier that message catalogues translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Malformed => "malformed",
            Self::Limit => "limit",
            Self::Read => "read",
            Self::Refused => "refused",
            Self::Residue => "residue",
            Self::Write => "write",
        }
    }

    /// What a person can do about it, in English.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Unsupported => "send it as a photo, video or document of a common format",
            Self::Malformed => "get the file again from where it came, or open it and save it anew",
            Self::Limit => "make it smaller first, or use a machine with more memory",
            Self::Read => "check that it is a file, that it is still there and that you may read it",
            Self::Refused => {
                "choose the other level where there is one, or save it in a common form (JPEG, H.264 in MP4, PDF) first"
            }
            Self::Residue => "do not send this file; report the fault without the file",
            Self::Write => "check that the folder exists, is writable and has room",
        }
    }
}

/// A failure: its [`Kind`], a fixed sentence, and the byte offset where it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// What the failure asks of a person.
    pub kind: Kind,
    /// What is wrong, in fixed English words that hold nothing of the file.
    pub what: &'static str,
    /// The offset in bytes from the start of the source, where one is known.
    pub at: Option<u64>,
}

/// A result whose failure is an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of `kind` without an offset.
    pub const fn new(kind: Kind, what: &'static str) -> Self {
        Self { kind, what, at: None }
    }

    /// The file breaks its format's rules at `at`.
    pub const fn malformed(what: &'static str, at: u64) -> Self {
        Self { kind: Kind::Malformed, what, at: Some(at) }
    }

    /// The file asks for too much at `at`.
    pub const fn limit(what: &'static str, at: u64) -> Self {
        Self { kind: Kind::Limit, what, at: Some(at) }
    }

    /// The file cannot be made safe the way that was asked for.
    pub const fn refused(what: &'static str) -> Self {
        Self::new(Kind::Refused, what)
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
        write!(f, "{}: {}", self.kind.code(), self.what)?;
        if let Some(at) = self.at {
            write!(f, " at byte {at}")?;
        }
        write!(f, "; {}", self.kind.advice())
    }
}

impl std::error::Error for Error {}

//! A code in each of its forms.

use super::code::Code;
use super::words::Language;

/// A code as it is printed and shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Codes {
    /// In English words.
    pub english: String,
    /// In Persian words.
    pub persian: String,
    /// In numbers.
    pub digits: String,
}

impl From<Code> for Codes {
    fn from(code: Code) -> Self {
        Self { english: code.words(Language::En), persian: code.words(Language::Fa), digits: code.digits() }
    }
}

impl Codes {
    /// In three lines.
    pub fn lines(&self) -> String {
        format!("{}\n{}\n{}\n", self.english, self.persian, self.digits)
    }
}

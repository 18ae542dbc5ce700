//! A code, as it is printed.

use panah::evidence::code::Code;
use panah::evidence::words::Language;

/// A code as it is printed.
#[derive(serde::Serialize)]
pub struct Codes {
    /// In English words.
    pub english: String,
    persian: String,
    digits: String,
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

//! What a file is that somebody wants checked, told from its bytes alone.

use super::fault::Result;
use super::{age, parts, signature};
use crate::source::Source;

/// How much of a file tells what it is, in bytes.
const HEAD: u64 = 64;

/// What a file is, as far as its beginning says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A zip: a bundle, perhaps.
    Zip,
    /// A manifest.
    Manifest,
    /// An opening.
    Opening,
    /// A sealed file, or a part of one.
    Sealed,
    /// A signature of minisign.
    Signature,
    /// A page, such as a room.
    Page,
    /// Something else: a copy or an original, perhaps.
    File,
}

impl Given {
    /// Tells what `source` is. Errors: `read`.
    pub fn of(source: &dyn Source) -> Result<Self> {
        let mut head = vec![0; source.len().min(HEAD) as usize];
        source.read_at(0, &mut head)?;
        if head.starts_with(b"PK\x03\x04") {
            return Ok(Self::Zip);
        }
        if age::is_sealed(source)? || parts::is_part(source)? {
            return Ok(Self::Sealed);
        }
        let text: String = String::from_utf8_lossy(&head).trim_start_matches('\u{feff}').to_lowercase();
        let bare: String = text.split_whitespace().collect();
        let starts = |start: &str| bare.starts_with(start);
        Ok(match () {
            () if starts(r#"{"panah":"manifest""#) => Self::Manifest,
            () if starts(r#"{"panah":"opening""#) => Self::Opening,
            () if starts("<!doctypehtml") => Self::Page,
            () if text.starts_with("untrusted comment:") && signature::read(source)?.is_some() => Self::Signature,
            () => Self::File,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_from_its_bytes() {
        let signature = "untrusted comment: x\n".to_owned() + &"A".repeat(20);
        for (bytes, given) in [
            ("", Given::File),
            ("PK\u{3}\u{4}", Given::Zip),
            ("{\"panah\":\"manifest\",\"version\":1", Given::Manifest),
            ("{\n  \"panah\": \"opening\",", Given::Opening),
            ("{\"panah\":\"other\"", Given::File),
            ("<!DOCTYPE html>\n<html>", Given::Page),
            ("\u{feff}<!doctype HTML>", Given::Page),
            ("<html>", Given::File),
            ("age-encryption.org/v1\n", Given::Sealed),
            (signature.as_str(), Given::File),
        ] {
            assert_eq!(Given::of(&bytes.as_bytes()), Ok(given), "{bytes}");
        }
    }
}

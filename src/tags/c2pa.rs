//! C2PA manifests in JUMBF (C2PA 2.1, section 11; ISO/IEC 19566-5): their presence, not their content.

use crate::report::{Class, Report};

/// Adds that `payload` is a record of how the file was made, and who signed it where that stands in plain words.
pub fn read(payload: &[u8], report: &mut Report) {
    let has = |word: &[u8]| payload.windows(word.len()).any(|window| window == word);
    let name = if has(b"c2pa") { "C2PA" } else { "JUMBF" };
    report.find(Class::Provenance, name, &format!("{} bytes", payload.len()));
}

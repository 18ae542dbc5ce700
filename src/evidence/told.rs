//! What was told of a file over another channel, and whether it is of the file that came.

use super::code::Code;
use super::fault::{Fault, Result};
use crate::digest::Digest;

/// Compares the code that was noted with a bundle's own. Errors: `code-other`, and those of reading one.
pub fn code(noted: &str, own: &Code) -> Result<()> {
    if Code::read(noted)? == *own { Ok(()) } else { Err(Fault::CodeOther.into()) }
}

/// Compares a digest, in hexadecimal, or words or numbers that were told of a published file with its own digest.
///
/// Errors: `file-other`, and those of reading a code.
pub fn file(told: &str, own: &Digest) -> Result<()> {
    let digits: String = told.split_whitespace().collect::<String>().to_lowercase();
    let fits = match digits.parse::<Digest>() {
        Ok(told) => told == *own,
        Err(_) => Code::read(told)? == Code::of_file(own),
    };
    if fits { Ok(()) } else { Err(Fault::FileOther.into()) }
}

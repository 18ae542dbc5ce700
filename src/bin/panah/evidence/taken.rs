//! What is taken from the system: randomness, and small files of a person's own.

use std::path::Path;

use panah::error::{Error, Reason};
use panah::evidence::fault::{Fault, Result};
use panah::seed::Seed;
use panah::source::Source as _;
use panah::source::native::NativeFile;

/// A fresh seed. Errors: where the system gives no randomness.
pub fn seed() -> std::result::Result<Seed, Error> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh).map_err(|_| Error::new(Reason::Internal, "the system gives no random numbers"))?;
    Ok(Seed::new(fresh))
}

/// A whole file of a person's own, such as a key, as text. Errors: `read`; `wrong` where it is too large or no text.
pub fn text(path: &Path, wrong: Fault) -> Result<String> {
    let source = NativeFile::open(path)?;
    let len = source.len();
    if len > 32 << 20 {
        return Err(wrong.into());
    }
    let mut bytes = vec![0; len as usize];
    source.read_at(0, &mut bytes)?;
    String::from_utf8(bytes).map_err(|_| wrong.into())
}

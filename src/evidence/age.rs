//! The seal: files of age (C2SP age-encryption.org/v1), for X25519 keys or one passphrase, over audited crates and with no cipher of ours.
//!
//! A sealed file is a header, which wraps one fresh file key for each recipient, and a payload in chunks of 64 KiB, each of which
//! authenticates alone. The reader is strict: it refuses what the specification refuses, and gives no byte of a chunk before that
//! chunk, and the last one of the file, were found whole.

pub mod bech32;
pub mod header;
pub mod key;
pub mod stream;
mod wrap;

pub use key::{Identity, Recipient};
pub use stream::{Opened, Sealer};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::seed::Seed;
use crate::source::Source;
use crate::span::Span;
use crate::watched::chunks;

use super::fault::{Fault, Result};

/// A file key: what the payload is sealed with.
type FileKey = Zeroizing<[u8; 16]>;

/// Whom a file is sealed for. A passphrase stands alone, as the specification asks.
#[derive(Clone, Copy)]
pub enum To<'a> {
    /// Each of these keys opens it: at least one, at most [`header::STANZAS`].
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

/// Seals all of `source`; the bytes of the sealed file go to `out` in order. File key, nonce and ephemeral keys are drawn from `seed`,
/// which must be fresh from the system's randomness.
///
/// Errors: `not-a-key` without a recipient or with one that is no point of full order; `read`, and those of `out`.
pub fn seal(
    source: &dyn Source,
    to: To<'_>,
    seed: &mut Seed,
    mut out: impl FnMut(&[u8]) -> std::result::Result<(), Error>,
) -> Result<()> {
    let mut sealer = Sealer::new(to, seed, &mut out)?;
    chunks(source, Span::new(0, source.len()), |bytes| sealer.push(bytes, &mut out))?;
    sealer.finish(&mut out)?;
    Ok(())
}

/// The payload of the sealed file `source`, as a source that opens each chunk when it is read.
///
/// Errors: `not-sealed`, `seal-header`, `wrong-key`, `seal-forged`, `seal-cut` and `seal-damaged` for a last chunk that is not whole,
/// `read`.
pub fn open<'a>(source: &'a dyn Source, with: With<'_>) -> Result<Opened<'a>> {
    let header = header::read(source)?;
    let key = wrap::unwrap(&header, with)?;
    if !header.authentic(&key) {
        return Err(Fault::SealForged.into());
    }
    Opened::new(source, header.len, &key)
}

/// Whether `source` starts as a sealed file does. Errors: `read`.
pub fn is_sealed(source: &dyn Source) -> std::result::Result<bool, Error> {
    let mut start = vec![0; header::INTRO.len().min(source.len() as usize)];
    source.read_at(0, &mut start)?;
    Ok(start == header::INTRO)
}

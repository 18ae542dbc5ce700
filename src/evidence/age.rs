//! The seal: files of age (C2SP age-encryption.org/v1), for X25519 keys or one passphrase, over audited crates and with no cipher of ours.
//!
//! A sealed file is a header, which wraps one fresh file key for each recipient, and a payload in chunks of 64 KiB, each of which
//! authenticates alone. The reader is strict: it refuses what the specification refuses, and gives no byte of a chunk before that
//! chunk, and the last one of the file, were found whole.

mod filekey;
pub mod header;
pub mod key;
pub mod stream;
pub mod whom;
mod wrap;

pub use header::is_sealed;
pub use key::{Identity, Recipient};
pub use stream::{Opened, Sealer};
pub use whom::{To, With};

use crate::error::Error;
use crate::seed::Seed;
use crate::source::Source;
use crate::span::Span;
use crate::watched::chunks;

use super::fault::{Fault, Result};

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

//! The file key, and what is derived from it.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// A file key: what the payload is sealed with.
pub(super) type FileKey = Zeroizing<[u8; 16]>;

/// 32 bytes after HKDF-SHA-256 (RFC 5869).
pub(super) fn derived(salt: &[u8], secret: &[u8], info: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret).expand(info, key.as_mut_slice()).ok()?;
    Some(key)
}

/// The first 16 of 32 bytes.
pub(super) fn half(block: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| block[at])
}

//! Digests: SHA-256 (FIPS 180-4) over anything, in one pass.

use sha2::{Digest as _, Sha256};

use crate::error::Result;
use crate::reader::Reader;
use crate::source::Source;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl std::fmt::Display for Digest {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

/// The state of a digest that is pushed chunk by chunk.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all that was pushed.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// How many bytes are read at a time.
const CHUNK: usize = 1 << 20;

/// The digest of a whole source. Errors: `read`.
pub fn digest(source: &dyn Source) -> Result<Digest> {
    let mut hasher = Hasher::default();
    let mut reader = Reader::whole(source);
    let mut chunk = vec![0; CHUNK.min(source.len() as usize + 1)];
    loop {
        let n = reader.fill(&mut chunk)?;
        match chunk.get(..n) {
            Some(bytes) if n > 0 => hasher.push(bytes),
            _ => return Ok(hasher.finish()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_abc_is_the_standards_example() {
        let abc = digest(&b"abc".to_vec()).unwrap();
        assert_eq!(abc.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn pushed_in_pieces_or_read_at_once_the_digest_is_the_same() {
        let bytes: Vec<u8> = (0..3_000_001u32).map(|i| (i * 7) as u8).collect();
        let mut hasher = Hasher::default();
        bytes.chunks(977).for_each(|chunk| hasher.push(chunk));
        assert_eq!(digest(&bytes).unwrap(), hasher.finish());
    }
}

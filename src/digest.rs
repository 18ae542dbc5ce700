//! Digests: SHA-256 (FIPS 180-4) over anything, in one pass.

#[cfg(not(target_arch = "wasm32"))]
mod beside;

use std::cell::RefCell;

use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::reader::Reader;
use crate::source::Source;
use crate::source::known::Origin;
use crate::span::Span;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of `parts`, one behind the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Hasher::default();
        parts.iter().for_each(|part| hasher.push(part));
        hasher.finish()
    }
}

impl std::fmt::Display for Digest {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Digest {
    type Err = Error;

    /// Reads 64 hexadecimal digits. Errors: `refused` for anything else.
    fn from_str(digits: &str) -> Result<Self> {
        let wrong = Error::refused("a digest has 64 hexadecimal digits");
        let digits = digits.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return Err(wrong);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).ok_or(wrong)?;
                *byte = *byte << 4 | value as u8;
            }
        }
        Ok(Self(bytes))
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
#[derive(Default)]
pub struct Hasher {
    here: Sha256,
    #[cfg(not(target_arch = "wasm32"))]
    beside: Option<beside::Beside>,
}

impl Hasher {
    /// Takes in the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        #[cfg(not(target_arch = "wasm32"))]
        if self.beside.is_some() || bytes.len() >= CHUNK {
            let here = &mut self.here;
            return self.beside.get_or_insert_with(|| beside::Beside::new(std::mem::take(here))).push(bytes);
        }
        self.here.update(bytes);
    }

    /// The digest of all that was pushed.
    pub fn finish(self) -> Digest {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(beside) = self.beside {
            return Digest(beside.finish().finalize().into());
        }
        Digest(self.here.finalize().into())
    }
}

/// How many bytes are read at a time: of what is longer than [`LONG`], enough for a thread of its own.
const CHUNK: usize = 1 << 20;
/// How many are read at a time of what is shorter.
const SHORT: usize = 64 << 10;
const LONG: u64 = 8 << 20;

/// The digest of a whole source. Errors: `read`.
pub fn digest(source: &dyn Source) -> Result<Digest> {
    Watched::new(source).finish()
}

/// Takes the bytes of `span` into `hasher`. Errors: `malformed` when they lie outside the source, `read`.
pub fn push(source: &dyn Source, span: Span, hasher: &mut Hasher) -> Result<()> {
    chunks(source, span, |bytes| {
        hasher.push(bytes);
        Ok(())
    })
}

/// Gives the bytes of `span` in order to `each`, at most 1 MiB at a time.
///
/// Errors: `malformed` when they lie outside the source, `read`, those of `each`.
pub fn chunks(source: &dyn Source, span: Span, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut reader = Reader::new(source, span)?;
    let mut chunk = vec![0; if span.len() > LONG { CHUNK } else { SHORT }];
    loop {
        let n = reader.fill(&mut chunk)?;
        match chunk.get(..n) {
            Some(bytes) if n > 0 => each(bytes)?,
            _ => return Ok(()),
        }
    }
}

/// A source whose digest is taken from what others read of it, so that it need not be read once more.
///
/// Bytes count when they are read in the order of the source; small holes that a reader leaves are filled at once. What
/// nobody read that way, [`Watched::finish`] reads.
pub struct Watched<'a> {
    source: &'a dyn Source,
    /// How far the digest has come.
    taken: RefCell<(u64, Hasher)>,
}

/// The largest hole that is filled at once, in bytes.
const HOLE: u64 = 256 << 10;

impl<'a> Watched<'a> {
    /// Watches `source` from its first byte.
    pub fn new(source: &'a dyn Source) -> Self {
        Self { source, taken: RefCell::default() }
    }

    /// The digest of the whole source; reads what was not seen. Errors: `read`.
    pub fn finish(self) -> Result<Digest> {
        let (at, mut hasher) = self.taken.into_inner();
        push(self.source, Span::new(at, self.source.len()), &mut hasher)?;
        Ok(hasher.finish())
    }
}

impl Source for Watched<'_> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        self.source.origin(span)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.source.read_at(offset, buf)?;
        let (at, hasher) = &mut *self.taken.borrow_mut();
        let end = offset + buf.len() as u64;
        if end <= *at || offset > *at + HOLE {
            return Ok(());
        }
        push(self.source, Span::new(*at, offset), hasher)?;
        hasher.push(buf.get(at.saturating_sub(offset) as usize..).unwrap_or_default());
        *at = end;
        Ok(())
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
    fn a_digest_is_read_as_it_is_written_and_nothing_else_is_one() {
        let abc = digest(&b"abc".to_vec()).unwrap();
        let written = abc.to_string();
        assert_eq!(written.parse(), Ok(abc));
        for wrong in ["", &written[1..], &format!("{written}0"), &written.replace('a', "g"), &"\u{e9}".repeat(32)] {
            assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn pushed_in_pieces_or_read_at_once_the_digest_is_the_same() {
        let bytes: Vec<u8> = (0..3_000_001u32).map(|i| (i * 7) as u8).collect();
        let mut hasher = Hasher::default();
        bytes.chunks(977).for_each(|chunk| hasher.push(chunk));
        assert_eq!(digest(&bytes).unwrap(), hasher.finish());
    }

    #[test]
    fn however_a_source_is_read_its_watched_digest_is_the_same() {
        let bytes: Vec<u8> = (0..1_500_000u32).map(|i| (i ^ i >> 7) as u8).collect();
        let reads = [(0, 64), (1_400_000, 9), (32, 100_000), (250_000, 5_000), (100, 3), (254_000, 900_000)];
        for count in 0..=reads.len() {
            let watched = Watched::new(&bytes);
            for &(offset, len) in &reads[..count] {
                let mut part = vec![0; len];
                watched.read_at(offset, &mut part).unwrap();
                assert_eq!(part, bytes[offset as usize..][..len]);
            }
            assert_eq!(watched.finish().unwrap(), digest(&bytes).unwrap());
        }
    }
}

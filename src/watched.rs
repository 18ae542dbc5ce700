//! The bytes of a source one after the other, and the digest of them all: read for its own sake, or taken from what others
//! read of them.

use std::cell::RefCell;

use crate::digest::{Digest, Hasher, LARGE};
use crate::error::Result;
use crate::reader::Reader;
use crate::source::Source;
use crate::source::clean::Origin;
use crate::span::Span;

/// How many bytes are read at a time where there are at most [`LONG`].
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
    let mut chunk = vec![0; if span.len() > LONG { LARGE } else { SHORT }];
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

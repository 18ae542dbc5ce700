//! Sources of which it is remembered what was looked at ([`super::clean`]).

use super::Source;
use super::clean::{Known, Origin};
use crate::digest::Digest;
use crate::error::Result;
use crate::span::Span;

/// What `look` finds in `span` of a source; nothing where it was looked at before in the way that `how` is the digest of,
/// and nothing was found. Errors: those of `look`.
pub fn once<T>(
    source: &dyn Source,
    span: Span,
    how: Digest,
    look: impl FnOnce() -> Result<Option<T>>,
) -> Result<Option<T>> {
    let origin = source.origin(span);
    if origin.as_ref().is_some_and(|origin| origin.is_clean(&how)) {
        return Ok(None);
    }
    let found = look()?;
    if let Some(origin) = origin.filter(|_| found.is_none()) {
        origin.mark_clean(how);
    }
    Ok(found)
}

/// A source of which it is remembered what was looked at. It must not change meanwhile: who reads one that may has to ask
/// whether it did, as `NativeFile::unchanged` tells.
pub struct CachedSource<'a> {
    source: &'a dyn Source,
    known: Known,
}

impl<'a> CachedSource<'a> {
    /// Nothing is known yet.
    pub fn new(source: &'a dyn Source) -> Self {
        Self { source, known: Known::default() }
    }
}

impl Source for CachedSource<'_> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.source.read_at(offset, buf)
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        Some(Origin::new(&self.known, span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::{Part, Parts};
    use crate::source::Buffered;

    #[test]
    fn word_reaches_a_copy_only_where_its_bytes_are_those_of_the_source_and_are_read_the_same_way() {
        let bytes: Vec<u8> = (0..100).collect();
        let source = CachedSource::new(&bytes);
        let [how, other] = ["how", "other"].map(|way| Digest::of(&[way.as_bytes()]));
        Buffered::new(&source, 64).origin(Span::new(20, 40)).unwrap().learn(how);

        let copied = |span| Part::Copy(span);
        let parts: Parts = [
            Part::Bytes(vec![1; 5]),
            copied(Span::new(10, 50)),
            Part::Bytes(vec![2]),
            copied(Span::new(20, 30)),
            copied(Span::new(60, 70)),
            copied(Span::new(30, 40)),
        ]
        .into_iter()
        .collect();
        let copy = parts.over(&source);
        assert!(copy.origin(Span::new(15, 35)).unwrap().is_known(&how));
        assert!(!copy.origin(Span::new(15, 35)).unwrap().is_known(&other));
        for unknown in [Span::new(14, 34), Span::new(15, 34), Span::new(46, 56)] {
            assert!(!copy.origin(unknown).unwrap().is_known(&how), "{unknown:?}");
        }
        // The same bytes with others between them, new bytes, bytes of both kinds, and no bytes.
        for nowhere in [Span::new(46, 76), Span::new(0, 5), Span::new(0, 20), Span::new(50, 200), Span::new(90, 90)] {
            assert!(copy.origin(nowhere).is_none(), "{nowhere:?}");
        }
        assert!(bytes.origin(Span::new(20, 40)).is_none());
    }
}

//! Sources whose clean spans are remembered (`super::clean`).

use super::Source;
use super::clean::{CleanSpans, Origin};
use crate::digest::Digest;
use crate::error::Result;
use crate::span::Span;

/// What `inspect` finds in `span` of a source; nothing where the span is known to be clean in the `context`. Errors: those of
/// `inspect`.
pub fn inspect_once<T>(
    source: &dyn Source,
    span: Span,
    context: Digest,
    inspect: impl FnOnce() -> Result<Option<T>>,
) -> Result<Option<T>> {
    let origin = source.origin(span);
    if origin.as_ref().is_some_and(|origin| origin.is_clean(&context)) {
        return Ok(None);
    }
    let found = inspect()?;
    if let Some(origin) = origin.filter(|_| found.is_none()) {
        origin.mark_clean(context);
    }
    Ok(found)
}

/// A source whose clean spans are remembered. It must not change meanwhile: `NativeFile::unchanged` says whether a file did.
pub struct CachedSource<'a> {
    source: &'a dyn Source,
    clean: CleanSpans,
}

impl<'a> CachedSource<'a> {
    /// Nothing of it is known to be clean yet.
    pub fn new(source: &'a dyn Source) -> Self {
        Self { source, clean: CleanSpans::default() }
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
        Some(Origin::new(&self.clean, span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::{Part, Parts};
    use crate::source::Buffered;

    #[test]
    fn a_copy_is_clean_only_where_its_bytes_are_those_of_the_source_and_are_read_the_same_way() {
        let bytes: Vec<u8> = (0..100).collect();
        let source = CachedSource::new(&bytes);
        let [how, other] = ["how", "other"].map(|way| Digest::of(&[way.as_bytes()]));
        Buffered::new(&source, 64).origin(Span::new(20, 40)).unwrap().mark_clean(how);

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
        assert!(copy.origin(Span::new(15, 35)).unwrap().is_clean(&how));
        assert!(!copy.origin(Span::new(15, 35)).unwrap().is_clean(&other));
        for unknown in [Span::new(14, 34), Span::new(15, 34), Span::new(46, 56)] {
            assert!(!copy.origin(unknown).unwrap().is_clean(&how), "{unknown:?}");
        }
        // The same bytes with others between them, new bytes, bytes of both kinds, and no bytes.
        for nowhere in [Span::new(46, 76), Span::new(0, 5), Span::new(0, 20), Span::new(50, 200), Span::new(90, 90)] {
            assert!(copy.origin(nowhere).is_none(), "{nowhere:?}");
        }
        assert!(bytes.origin(Span::new(20, 40)).is_none());
    }
}

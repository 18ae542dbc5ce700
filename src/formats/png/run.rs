//! The `IDAT` chunks of a picture as one run, which need not be inflated again where a copy has them as they were.

use super::chunk;
use super::header::Header;
use crate::digest::Digest;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// A run of `IDAT` chunks.
pub(super) struct Run {
    span: Span,
    context: Digest,
    /// Whether it was inflated before, and nothing was found.
    pub known: bool,
    /// How many findings there were before it, and whether there were more behind it.
    findings: usize,
    clean: bool,
}

impl Run {
    /// The run that starts with the chunk in `first`. Errors: `malformed`, `limit`, `read`.
    pub(super) fn new(
        source: &dyn Source,
        first: Span,
        header: &Header,
        findings: usize,
        limits: &mut Limits,
    ) -> Result<Self> {
        let mut reader = Reader::new(source, Span::new(first.start, source.len()))?;
        let mut end = first.end;
        loop {
            reader.seek(end)?;
            limits.item(end)?;
            match chunk::head(&mut reader) {
                Ok((len, kind)) if &kind == b"IDAT" && reader.left() >= len + 4 => end = reader.at() + len + 4,
                _ => break,
            }
        }
        let (span, context) = (Span::new(first.start, end), Digest::of(&[format!("{header:?}").as_bytes()]));
        let known = source.origin(span).is_some_and(|origin| origin.is_clean(&context));
        Ok(Self { span, context, known, findings, clean: false })
    }

    /// Its last chunk was followed: there are so many findings now.
    pub(super) const fn end(&mut self, findings: usize) {
        self.clean = findings == self.findings;
    }

    /// Remembers that it is clean: it holds a whole picture, and nothing was found in it.
    pub(super) fn whole(self, source: &dyn Source) {
        if let Some(origin) = source.origin(self.span).filter(|_| self.clean) {
            origin.mark_clean(self.context);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::cached::CachedSource;

    #[test]
    fn a_run_ends_with_its_last_chunk_and_is_known_once_it_was_whole_and_clean() {
        let idat = chunk::build(b"IDAT", &[7; 20]);
        let file = [idat.as_slice(), &idat, &chunk::build(b"IEND", &[]), &idat].concat();
        let source = CachedSource::new(&file);
        let header = Header { width: 3, height: 2, depth: 8, colour: 2, interlaced: false };
        let first = Span::new(0, idat.len() as u64);
        let run = |header: &Header| Run::new(&source, first, header, 1, &mut Limits::default()).unwrap();
        assert_eq!(run(&header).span, Span::new(0, 2 * first.len()));
        for (findings, known) in [(2, false), (1, true)] {
            let mut followed = run(&header);
            followed.end(findings);
            followed.whole(&source);
            assert_eq!(run(&header).known, known);
        }
        assert!(!run(&Header { height: 1, ..header }).known);
    }
}

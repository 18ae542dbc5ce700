//! A bit reader over a span of a source, for long runs of bits.

use crate::error::Result;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const CHUNK: usize = 64 << 10;

/// A cursor over the bits of a span, most significant first.
pub(crate) struct BitReader<'a> {
    reader: Reader<'a>,
    chunk: Vec<u8>,
    /// The next byte of the chunk to be loaded.
    next: usize,
    /// Loaded bits, left-aligned.
    cache: u64,
    bits: u32,
}

impl<'a> BitReader<'a> {
    /// A cursor at the start of `span`. Errors: `malformed` when it leaves the source.
    pub(crate) fn new(source: &'a dyn Source, span: Span) -> Result<Self> {
        Ok(Self { reader: Reader::new(source, span)?, chunk: Vec::new(), next: 0, cache: 0, bits: 0 })
    }

    /// The offset of the byte that holds the next bit.
    pub(crate) fn at(&self) -> u64 {
        self.reader.at() - (self.chunk.len() - self.next) as u64 - u64::from(self.bits / 8)
    }

    /// Moves to the byte at `at`; cheap when the cursor is there. Errors: `malformed` outside the span.
    pub(crate) fn seek(&mut self, at: u64) -> Result<()> {
        if self.at() != at || !self.bits.is_multiple_of(8) {
            self.reader.seek(at)?;
            self.chunk.clear();
            (self.next, self.cache, self.bits) = (0, 0, 0);
        }
        Ok(())
    }

    /// Loads bits until there are at least 57, or no more.
    fn load(&mut self) -> Result<()> {
        while self.bits <= 56 {
            let Some(&byte) = self.chunk.get(self.next) else {
                self.chunk.resize(CHUNK, 0);
                let n = self.reader.fill(&mut self.chunk)?;
                self.chunk.truncate(n);
                self.next = 0;
                if n == 0 {
                    return Ok(());
                }
                continue;
            };
            self.cache |= u64::from(byte) << (56 - self.bits);
            self.bits += 8;
            self.next += 1;
        }
        Ok(())
    }

    fn drop_bits(&mut self, n: u32) {
        self.cache = self.cache.checked_shl(n).unwrap_or(0);
        self.bits -= n;
    }

    /// The next `n` bits, at most 32; none at the end.
    pub(crate) fn take(&mut self, n: u32) -> Result<Option<u32>> {
        if n == 0 {
            return Ok(Some(0));
        }
        if self.bits < n {
            self.load()?;
            if self.bits < n {
                return Ok(None);
            }
        }
        let value = (self.cache >> (64 - n)) as u32;
        self.drop_bits(n);
        Ok(Some(value))
    }

    /// Passes `n` bits; false at the end.
    pub(crate) fn skip(&mut self, mut n: u64) -> Result<bool> {
        while n > 0 {
            let step = n.min(32) as u32;
            if self.take(step)?.is_none() {
                return Ok(false);
            }
            n -= u64::from(step);
        }
        Ok(true)
    }

    /// Passes zero bits and the one bit that ends them, and returns how many zeros there were; none at the end.
    pub(crate) fn unary(&mut self) -> Result<Option<u64>> {
        let mut zeros = 0;
        loop {
            if self.bits == 0 {
                self.load()?;
                if self.bits == 0 {
                    return Ok(None);
                }
            }
            let run = self.cache.leading_zeros().min(self.bits);
            zeros += u64::from(run);
            if run < self.bits {
                self.drop_bits(run + 1);
                return Ok(Some(zeros));
            }
            self.drop_bits(run);
        }
    }

    /// Moves to the next whole byte.
    pub(crate) fn align(&mut self) {
        self.drop_bits(self.bits % 8);
    }
}

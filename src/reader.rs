//! The reader: a cursor over a span of a source. Every bounds check on input bytes lives here.

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::source::Source;
use crate::span::Span;

/// A cursor that never leaves its span.
#[derive(Clone)]
pub struct Reader<'a> {
    source: &'a dyn Source,
    span: Span,
    at: u64,
}

macro_rules! integers {
    ($($be:ident $le:ident $t:ty;)*) => {$(
        #[doc = concat!("The next `", stringify!($t), "`, most significant byte first.")]
        pub fn $be(&mut self) -> Result<$t> {
            Ok(<$t>::from_be_bytes(self.array()?))
        }

        #[doc = concat!("The next `", stringify!($t), "`, least significant byte first.")]
        pub fn $le(&mut self) -> Result<$t> {
            Ok(<$t>::from_le_bytes(self.array()?))
        }
    )*};
}

impl<'a> Reader<'a> {
    /// A cursor at the start of `span`. Errors: `malformed` when the span leaves the source.
    pub fn new(source: &'a dyn Source, span: Span) -> Result<Self> {
        let reader = Self { source, span, at: span.start };
        if span.end > source.len() { Err(reader.runs_out()) } else { Ok(reader) }
    }

    /// A cursor over the whole of `source`.
    pub fn whole(source: &'a dyn Source) -> Self {
        Self { source, span: Span::new(0, source.len()), at: 0 }
    }

    /// The offset of the next byte, from the start of the source.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// How many bytes are left in the span.
    pub fn left(&self) -> u64 {
        self.span.end - self.at
    }

    /// Whether no byte is left.
    pub fn is_empty(&self) -> bool {
        self.left() == 0
    }

    /// What is left, as a span.
    pub fn rest(&self) -> Span {
        Span::new(self.at, self.span.end)
    }

    /// Moves to `at`. Errors: `malformed` when it lies outside the span.
    pub fn seek(&mut self, at: u64) -> Result<()> {
        match at {
            _ if at < self.span.start => Err(Error::malformed("an offset points outside its part", self.at)),
            _ if at > self.span.end => Err(self.runs_out()),
            _ => {
                self.at = at;
                Ok(())
            }
        }
    }

    /// Why more is wanted than is left: where the file ends, what is missing was cut off; inside of it, a part is broken.
    fn runs_out(&self) -> Error {
        let reason = if self.span.end < self.source.len() { Reason::Broken } else { Reason::CutOff };
        Error::at(reason, "a part says it is longer than what holds it", self.at)
    }

    /// Moves `n` bytes on and returns the span passed over. Errors: `malformed` when fewer are left.
    pub fn take(&mut self, n: u64) -> Result<Span> {
        if n > self.left() {
            return Err(self.runs_out());
        }
        let span = Span::new(self.at, self.at + n);
        self.at = span.end;
        Ok(span)
    }

    /// A reader over the next `n` bytes, which this one passes. Errors: as [`Reader::take`].
    pub fn sub(&mut self, n: u64) -> Result<Reader<'a>> {
        let span = self.take(n)?;
        Ok(Reader { source: self.source, span, at: span.start })
    }

    /// The next `N` bytes. Errors: `malformed` when fewer are left.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let bytes = self.peek()?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// The next `N` bytes, without moving. Errors: `malformed` when fewer are left.
    pub fn peek<const N: usize>(&self) -> Result<[u8; N]> {
        if self.left() < N as u64 {
            return Err(self.runs_out());
        }
        let mut bytes = [0; N];
        self.source.read_at(self.at, &mut bytes)?;
        Ok(bytes)
    }

    /// The next `n` bytes, debited from `limits`. Errors: `malformed` when fewer are left, `limit`.
    pub fn bytes(&mut self, n: u64, limits: &mut Limits) -> Result<Vec<u8>> {
        let span = self.take(n)?;
        limits.debit(n, span.start)?;
        let mut bytes = vec![0; n as usize];
        self.source.read_at(span.start, &mut bytes)?;
        Ok(bytes)
    }

    /// Fills as much of `buf` as the span still has and returns how much that is; 0 at the end.
    pub fn fill(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = self.left().min(buf.len() as u64) as usize;
        if let Some(part) = buf.get_mut(..n) {
            self.source.read_at(self.at, part)?;
        }
        self.at += n as u64;
        Ok(n)
    }

    /// The next byte.
    pub fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }

    integers! {
        u16_be u16_le u16;
        u32_be u32_le u32;
        u64_be u64_le u64;
    }
}

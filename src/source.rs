//! Sources: read-only random access to bytes, wherever they lie.

pub(crate) mod cursor;
pub(crate) mod clean;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod cached;
pub(crate) mod until;
pub(crate) mod slice;

use std::cell::RefCell;

use crate::error::{Error, Reason, Result};
use crate::span::Span;
use clean::Origin;

/// Read-only bytes of a known length, read at any offset, synchronously.
pub trait Source {
    /// The length in bytes.
    fn len(&self) -> u64;

    /// Fills `buf` with the bytes from `offset` on.
    ///
    /// Errors: `malformed` when the source ends before `buf` is full, `read` when the bytes cannot be had.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()>;

    /// Whether the source holds no byte.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the bytes of `span` come from, if they lie together in a source whose clean spans are remembered.
    fn origin(&self, _span: Span) -> Option<Origin<'_>> {
        None
    }
}

impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let from = usize::try_from(offset).ok().and_then(|at| self.get(at..));
        match from.and_then(|rest| rest.get(..buf.len())) {
            Some(bytes) => {
                buf.copy_from_slice(bytes);
                Ok(())
            }
            None => Err(ends_early(offset)),
        }
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        Source::len(self.as_slice())
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.as_slice().read_at(offset, buf)
    }
}

impl<S: Source + ?Sized> Source for &S {
    fn len(&self) -> u64 {
        (**self).len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        (**self).read_at(offset, buf)
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        (**self).origin(span)
    }
}

/// The error of a read that goes past the end of a source.
pub const fn ends_early(offset: u64) -> Error {
    Error::at(Reason::CutOff, "the file ends too early", offset)
}

/// A source with a few read-ahead windows, for readers that ask for a few bytes at a time here and there: in the samples of a
/// film and in the tables that say where they are. A window grows while its part of the source is read in order, since
/// large reads cost less each byte; where something else is read, the one that was used longest ago starts anew.
pub struct Buffered<S> {
    source: S,
    /// The one that was used last comes first.
    windows: RefCell<[ReadAhead; WINDOWS]>,
    ahead: usize,
}

#[derive(Default)]
struct ReadAhead {
    start: u64,
    bytes: Vec<u8>,
    /// How much the next miss reads, if it goes on where the window ends.
    next: usize,
}

impl ReadAhead {
    /// Fills `buf` if all of it is here.
    fn give(&self, offset: u64, buf: &mut [u8]) -> bool {
        self.bytes.as_slice().read_at(offset.wrapping_sub(self.start), buf).is_ok()
    }

    /// Whether a read at `offset` goes on with it: a short way past its end is still in order.
    fn goes_on(&self, offset: u64) -> bool {
        let end = self.start.saturating_add((self.bytes.len() + self.next) as u64);
        (self.start..=end).contains(&offset)
    }
}

/// How many windows there are.
const WINDOWS: usize = 4;

/// How far a window grows, in bytes: every read of a browser costs some milliseconds, however short it is.
const WIDEST: usize = if cfg!(target_arch = "wasm32") { 8 << 20 } else { 1 << 20 };

impl<S: Source> Buffered<S> {
    /// Wraps `source`; a miss reads at least `ahead` bytes (where there are so many).
    pub fn new(source: S, ahead: usize) -> Self {
        Self { source, windows: RefCell::default(), ahead }
    }
}

impl<S: Source> Source for Buffered<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        self.source.origin(span)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let windows = &mut *self.windows.borrow_mut();
        let held = windows.iter().position(|window| window.give(offset, buf));
        let on = windows.iter().position(|window| window.goes_on(offset));
        if let Some(used) = windows.get_mut(..=held.or(on).unwrap_or(WINDOWS - 1)) {
            used.rotate_right(1);
        }
        let [window, ..] = windows;
        if held.is_some() {
            return Ok(());
        }
        window.next = if on.is_some() { (window.next * 2).clamp(self.ahead, WIDEST) } else { self.ahead };
        window.bytes.clear();
        if buf.len() >= window.next {
            window.start = offset.saturating_add(buf.len() as u64);
            return self.source.read_at(offset, buf);
        }
        let left = self.source.len().saturating_sub(offset);
        window.start = offset;
        window.bytes.resize(left.min(window.next as u64) as usize, 0);
        if let Err(error) = self.source.read_at(offset, &mut window.bytes) {
            window.bytes.clear();
            return Err(error);
        }
        if window.give(offset, buf) { Ok(()) } else { Err(ends_early(offset)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that count how often they are read.
    struct Counted(Vec<u8>, RefCell<usize>);

    impl Source for Counted {
        fn len(&self) -> u64 {
            Source::len(&self.0)
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
            *self.1.borrow_mut() += 1;
            self.0.read_at(offset, buf)
        }
    }

    #[test]
    fn parts_that_are_read_in_turn_are_each_read_ahead() {
        let bytes: Vec<u8> = (0..8u32 << 20).map(|at| (at ^ at >> 8) as u8).collect();
        let buffered = Buffered::new(Counted(bytes.clone(), RefCell::new(0)), 64 << 10);
        // A table at the end, and samples that it lists.
        for step in 0..1000 {
            for (offset, len) in [((7 << 20) + step * 4, 4), (step * 6000, 5000)] {
                let mut part = vec![0; len];
                buffered.read_at(offset as u64, &mut part).unwrap();
                assert_eq!(part, bytes[offset..offset + len]);
            }
        }
        let reads = *buffered.source.1.borrow();
        assert!(reads < 20, "{reads} reads");
        assert!(buffered.read_at(bytes.len() as u64 - 2, &mut [0; 3]).is_err());
        assert!(buffered.read_at(u64::MAX - 1, &mut [0; 3]).is_err());
        let mut last = [0; 2];
        buffered.read_at(bytes.len() as u64 - 2, &mut last).unwrap();
        assert_eq!(last, bytes[bytes.len() - 2..]);
    }
}

//! Sources: read-only random access to bytes, wherever they lie.

pub mod cursor;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod until;

use std::cell::RefCell;

use crate::error::{Error, Result};

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
}

/// The error of a read that goes past the end of a source.
pub const fn ends_early(offset: u64) -> Error {
    Error::malformed("the file ends too early", offset)
}

/// A source with one read-ahead window, for readers that ask for a few bytes at a time. The window grows while the
/// source is read in order, since large reads cost less each byte, and shrinks at every jump.
pub struct Buffered<S> {
    source: S,
    window: RefCell<Window>,
    ahead: usize,
}

struct Window {
    start: u64,
    bytes: Vec<u8>,
    /// How much the next miss reads, if it goes on where the window ends.
    next: usize,
}

/// How far a window grows, in bytes.
const WIDEST: usize = 4 << 20;

impl<S: Source> Buffered<S> {
    /// Wraps `source`; a miss reads at least `ahead` bytes (where there are so many).
    pub fn new(source: S, ahead: usize) -> Self {
        let window = Window { start: 0, bytes: Vec::new(), next: ahead };
        Self { source, window: RefCell::new(window), ahead }
    }
}

impl<S: Source> Source for Buffered<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let mut window = self.window.borrow_mut();
        let Window { start, bytes, next } = &mut *window;
        if bytes.as_slice().read_at(offset.wrapping_sub(*start), buf).is_ok() {
            return Ok(());
        }
        let end = *start + bytes.len() as u64;
        // A short way past the window is still in order.
        let on = (*start..=end + *next as u64).contains(&offset);
        *next = if on { (*next * 2).min(WIDEST) } else { self.ahead };
        if buf.len() >= *next {
            return self.source.read_at(offset, buf);
        }
        let left = self.source.len().saturating_sub(offset);
        bytes.clear();
        bytes.resize(left.min(*next as u64) as usize, 0);
        *start = offset;
        if let Err(error) = self.source.read_at(offset, bytes) {
            bytes.clear();
            return Err(error);
        }
        bytes.as_slice().read_at(0, buf).map_err(|_| ends_early(offset))
    }
}

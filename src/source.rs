//! Sources: read-only random access to bytes, wherever they lie.

pub mod cursor;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;

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

/// A source with one read-ahead window, for readers that ask for a few bytes at a time.
pub struct Buffered<S> {
    source: S,
    window: RefCell<(u64, Vec<u8>)>,
    ahead: usize,
}

impl<S: Source> Buffered<S> {
    /// Wraps `source`; each miss reads `ahead` bytes (where there are so many).
    pub fn new(source: S, ahead: usize) -> Self {
        Self { source, window: RefCell::new((0, Vec::new())), ahead }
    }
}

impl<S: Source> Source for Buffered<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if buf.len() >= self.ahead {
            return self.source.read_at(offset, buf);
        }
        let mut window = self.window.borrow_mut();
        let (start, bytes) = &mut *window;
        if bytes.as_slice().read_at(offset.wrapping_sub(*start), buf).is_ok() {
            return Ok(());
        }
        let left = self.source.len().saturating_sub(offset);
        bytes.clear();
        bytes.resize(left.min(self.ahead as u64) as usize, 0);
        *start = offset;
        if let Err(error) = self.source.read_at(offset, bytes) {
            bytes.clear();
            return Err(error);
        }
        bytes.as_slice().read_at(0, buf).map_err(|_| ends_early(offset))
    }
}

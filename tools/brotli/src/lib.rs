//! Refuses Brotli. PDF's filter of that name is no part of ISO 32000-2 and no stream that it is on may stay, so that nothing but a
//! table of objects could ever be read with it; the real decoder brings a dictionary of 120 kB into every copy of the room.

use std::io::{Error, ErrorKind, Read, Result};
use std::marker::PhantomData;

/// What would read the coded bytes of `R`.
pub struct Decompressor<R>(PhantomData<R>);

impl<R: Read> Decompressor<R> {
    /// Takes a reader and the size of its buffer.
    pub fn new(_coded: R, _buffer: usize) -> Self {
        Self(PhantomData)
    }
}

impl<R> Read for Decompressor<R> {
    /// Errors: always `Unsupported`.
    fn read(&mut self, _into: &mut [u8]) -> Result<usize> {
        Err(Error::from(ErrorKind::Unsupported))
    }
}

//! Limits: how much a file may ask for. Every parser debits what it takes before it takes it.

use crate::error::{Error, Reason, Result};

/// How many bytes are looked through for where a broken stream goes on, or for what hides behind a file's end. What lies further back
/// goes with them, whatever it is: so a file of any size is answered at once.
pub const LOOKED: u64 = 16 << 20;

/// The bounds of one piece of work on one file. Counted down as they are used.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How deep containers may nest.
    pub depth: u32,
    /// How many segments, boxes, chunks, entries and the like may still be read.
    pub items: u64,
    /// How many pixels a picture may have.
    pub pixels: u64,
    /// How many bytes may still be held in memory for this file.
    pub memory: u64,
}

impl Default for Limits {
    /// What a phone's browser tab can bear: 32 levels, a million items, 256 megapixels, 192 MiB.
    fn default() -> Self {
        Self { depth: 32, items: 1_000_000, pixels: 256_000_000, memory: 192 << 20 }
    }
}

impl Limits {
    /// Debits one item. Errors: `limit` when none is left.
    pub fn item(&mut self, at: u64) -> Result<()> {
        self.items = self.items.checked_sub(1).ok_or(Error::at(Reason::TooManyParts, "too many parts", at))?;
        Ok(())
    }

    /// Debits `bytes` of memory. Errors: `limit` when they are not left.
    pub fn debit(&mut self, bytes: u64, at: u64) -> Result<()> {
        self.memory =
            self.memory.checked_sub(bytes).ok_or(Error::at(Reason::TooLarge, "a part is too large to hold", at))?;
        Ok(())
    }

    /// Gives back `bytes` that [`Limits::debit`] took and that were freed.
    pub fn credit(&mut self, bytes: u64) {
        self.memory = self.memory.saturating_add(bytes);
    }

    /// Goes one level deeper for the time of `inside`. Errors: `limit` at the bottom, or what `inside` returns.
    pub fn deeper<T>(&mut self, at: u64, inside: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth = self.depth.checked_sub(1).ok_or(Error::at(Reason::TooDeep, "parts are nested too deeply", at))?;
        let result = inside(self);
        self.depth += 1;
        result
    }

    /// Checks a picture's size in pixels. Errors: `malformed` when a side is 0, `limit` when it has too many.
    pub fn picture(&self, width: u64, height: u64, at: u64) -> Result<()> {
        if width == 0 || height == 0 {
            return Err(Error::malformed("a picture without pixels", at));
        }
        match width.checked_mul(height) {
            Some(pixels) if pixels <= self.pixels => Ok(()),
            _ => Err(Error::at(Reason::TooManyPixels, "the picture has too many pixels", at)),
        }
    }
}

//! Bits of a short run of bytes, most significant first.

/// A cursor over bits.
#[derive(Clone)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    /// A cursor at the first bit.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bits were passed.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The next `n` bits, at most 32; none where there are not so many.
    pub fn take(&mut self, n: u32) -> Option<u32> {
        let mut value = 0u64;
        for _ in 0..n.min(32) {
            let byte = *self.bytes.get(self.at / 8)?;
            value = value << 1 | u64::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value as u32)
    }

    /// Passes `n` bits.
    pub fn skip(&mut self, n: usize) {
        self.at = self.at.saturating_add(n);
    }
}

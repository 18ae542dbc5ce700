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

    /// The next number in an unsigned Exp-Golomb code (ITU-T H.265, 9.2), below 2^32 - 1; none where there is none.
    pub fn golomb(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.take(1)? == 0 {
            zeros += 1;
        }
        Some(((1u32.checked_shl(zeros)?) - 1).wrapping_add(self.take(zeros)?))
    }

    /// Passes `n` bits.
    pub fn skip(&mut self, n: usize) {
        self.at = self.at.saturating_add(n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_golomb_codes_are_the_numbers_of_the_table() {
        let mut bits = Bits::new(&[0b1010_0110, 0b0100_0010, 0b1000_0000]);
        assert_eq!([0; 5].map(|_: u32| bits.golomb()), [Some(0), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(bits.golomb(), None);
        assert_eq!(Bits::new(&[0; 9]).golomb(), None);
    }
}

//! Bits of a short run of bytes, most significant first.

/// A cursor over bits.
#[derive(Clone)]
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    /// A cursor at the first bit.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bits were passed.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The next 32 bits without passing them; zeros where there are not so many.
    #[inline]
    pub(crate) fn peek(&self) -> u32 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let next = match rest.first_chunk::<8>() {
            Some(next) => u64::from_be_bytes(*next),
            None => (0..8).fold(0, |sum, at| sum << 8 | u64::from(rest.get(at).copied().unwrap_or(0))),
        };
        (next << (self.at % 8) >> 32) as u32
    }

    /// Whether more bits were passed than there are.
    pub(crate) const fn spent(&self) -> bool {
        self.at > self.bytes.len().saturating_mul(8)
    }

    /// The next `n` bits, at most 32; none where there are not so many.
    #[inline]
    pub(crate) fn take(&mut self, n: u32) -> Option<u32> {
        let n = n.min(32);
        let value = u64::from(self.peek()) >> (32 - n);
        self.at = self.at.saturating_add(n as usize);
        (!self.spent()).then_some(value as u32)
    }

    /// The next number in an unsigned Exp-Golomb code (ITU-T H.265, 9.2), below 2^32 - 1; none where there is none.
    pub(crate) fn golomb(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.take(1)? == 0 {
            zeros += 1;
        }
        Some(((1u32.checked_shl(zeros)?) - 1).wrapping_add(self.take(zeros)?))
    }

    /// Passes `n` bits.
    pub(crate) fn skip(&mut self, n: usize) {
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

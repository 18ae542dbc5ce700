//! A run of bits that is read and written again: what is passed stays, what is skipped goes, and nothing else comes through.

use super::bits::Bits;

/// Reads bits and writes those that stay. Every reader gives nothing where the bits end.
pub(crate) struct Recoder<'a> {
    bits: Bits<'a>,
    out: Vec<u8>,
    /// How many bits were written.
    len: usize,
}

impl<'a> Recoder<'a> {
    /// A recoder at the first bit of `bytes`.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bits: Bits::new(bytes), out: Vec::new(), len: 0 }
    }

    /// How many bits were read.
    pub(crate) const fn at(&self) -> usize {
        self.bits.at()
    }

    /// Passes `n` bits, at most 32, and returns them.
    pub(crate) fn pass(&mut self, n: u32) -> Option<u32> {
        let value = self.bits.take(n)?;
        self.put(n, value);
        Some(value)
    }

    /// Passes one bit.
    pub(crate) fn flag(&mut self) -> Option<bool> {
        self.pass(1).map(|bit| bit == 1)
    }

    /// Passes a number in an Exp-Golomb code (ITU-T H.264, 9.1), no larger than `most`; a signed one by its code.
    pub(crate) fn number(&mut self, most: u32) -> Option<u32> {
        let value = self.bits.golomb().filter(|&value| value <= most)?;
        self.put_number(value);
        Some(value)
    }

    /// Passes `count` numbers of any size.
    pub(crate) fn numbers(&mut self, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.number(ANY).map(drop))
    }

    /// Reads `n` bits, at most 32, that go.
    pub(crate) fn skip(&mut self, n: u32) -> Option<u32> {
        self.bits.take(n)
    }

    /// Reads a number that goes.
    pub(crate) fn skip_number(&mut self) -> Option<u32> {
        self.bits.golomb()
    }

    /// Writes the lowest `n` bits of `value`, at most 32.
    pub(crate) fn put(&mut self, n: u32, value: u32) {
        for shift in (0..n.min(32)).rev() {
            if self.len.is_multiple_of(8) {
                self.out.push(0);
            }
            if let Some(last) = self.out.last_mut() {
                *last |= ((value >> shift & 1) as u8) << (7 - self.len % 8);
            }
            self.len += 1;
        }
    }

    /// Writes a number in an Exp-Golomb code.
    pub(crate) fn put_number(&mut self, value: u32) {
        let code = value.saturating_add(1);
        let width = 32 - code.leading_zeros();
        self.put(width.saturating_sub(1), 0);
        self.put(width, code);
    }

    /// What was written, with the stop bit and zeros up to a whole byte (ITU-T H.264, 7.3.2.11).
    pub(crate) fn stopped(mut self) -> Vec<u8> {
        self.put(1, 1);
        self.out
    }

    /// What was written, with the bit that fills up a message of supplemental information, where it has no whole bytes
    /// (ITU-T H.264, 7.3.2.3.1).
    pub(crate) fn filled(mut self) -> Vec<u8> {
        if !self.len.is_multiple_of(8) {
            self.put(1, 1);
        }
        self.out
    }
}

/// The largest number that a code of 32 bits holds.
pub(crate) const ANY: u32 = u32::MAX - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_comes_out_and_what_is_skipped_does_not() {
        let mut bits = Recoder::new(&[0b1010_0110, 0b0100_0010, 0b1000_0000]);
        assert_eq!((bits.number(9), bits.number(9), bits.skip_number()), (Some(0), Some(1), Some(2)));
        assert_eq!((bits.number(9), bits.number(3)), (Some(3), None));
        assert_eq!(bits.filled(), [0b1010_0010, 0b0100_0000]);
        let mut bits = Recoder::new(&[0xff]);
        assert_eq!((bits.pass(3), bits.skip(5), bits.pass(1)), (Some(7), Some(31), None));
        assert_eq!(bits.stopped(), [0b1111_0000]);
    }

    #[test]
    fn every_number_is_written_as_it_is_read() {
        for value in [0, 1, 2, 255, 256, 65_535, 1 << 30, ANY] {
            let mut bits = Recoder::new(&[]);
            bits.put_number(value);
            let bytes = bits.stopped();
            assert_eq!(Bits::new(&bytes).golomb(), Some(value));
        }
    }
}

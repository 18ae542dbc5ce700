//! The boolean entropy decoder (RFC 6386, section 7).

use crate::error::Result;
use crate::reader::Reader;

const CHUNK: usize = 4 << 10;

/// A decoder over one partition; behind its end it reads zeros.
pub(super) struct Boolean<'a> {
    reader: Reader<'a>,
    start: u64,
    chunk: Vec<u8>,
    next: usize,
    value: u32,
    range: u32,
    shifts: u32,
    read: u64,
}

impl<'a> Boolean<'a> {
    /// A decoder at the start of the partition that `reader` is over.
    pub(super) fn new(reader: Reader<'a>) -> Result<Self> {
        let start = reader.at();
        let mut own = Self { reader, start, chunk: Vec::new(), next: 0, value: 0, range: 255, shifts: 0, read: 0 };
        own.value = u32::from(own.byte()?) << 8;
        own.value |= u32::from(own.byte()?);
        Ok(own)
    }

    fn byte(&mut self) -> Result<u8> {
        if self.next == self.chunk.len() {
            self.chunk.resize(CHUNK, 0);
            let n = self.reader.fill(&mut self.chunk)?;
            self.chunk.truncate(n);
            self.next = 0;
        }
        let byte = self.chunk.get(self.next).copied();
        self.next += usize::from(byte.is_some());
        self.read += 1;
        Ok(byte.unwrap_or(0))
    }

    /// A bit that is 0 with `probability` in 256.
    pub(super) fn bit(&mut self, probability: u8) -> Result<bool> {
        let split = 1 + (((self.range - 1) * u32::from(probability)) >> 8);
        let high = split << 8;
        let bit = self.value >= high;
        if bit {
            self.range -= split;
            self.value -= high;
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.value <<= 1;
            self.range <<= 1;
            self.shifts += 1;
            if self.shifts == 8 {
                self.shifts = 0;
                self.value |= u32::from(self.byte()?);
            }
        }
        Ok(bit)
    }

    /// A bit that is as likely 0 as 1.
    pub(super) fn flag(&mut self) -> Result<bool> {
        self.bit(128)
    }

    /// A number of `n` bits, up to 8.
    pub(super) fn number(&mut self, n: u32) -> Result<u8> {
        let mut number = 0;
        for _ in 0..n {
            number = number << 1 | u8::from(self.flag()?);
        }
        Ok(number)
    }

    /// A flag and, where it is set, a number of `n` bits and its sign, which are passed.
    pub(super) fn pass(&mut self, n: u32) -> Result<()> {
        if self.flag()? {
            self.number(n)?;
            self.flag()?;
        }
        Ok(())
    }

    /// A leaf of a tree (section 8.1) whose root, or a node below it, is `node`.
    pub(super) fn leaf(&mut self, tree: &[i8], probabilities: &[u8], mut node: usize) -> Result<u8> {
        loop {
            let probability = probabilities.get(node / 2).copied().unwrap_or(128);
            let next = tree.get(node + usize::from(self.bit(probability)?)).copied().unwrap_or(0);
            match usize::try_from(next) {
                Ok(branch) if branch > 0 => node = branch,
                _ => return Ok(next.unsigned_abs()),
            }
        }
    }

    /// Where what was read ends: no later than two bytes behind the last bit.
    pub(super) fn end(&self) -> u64 {
        self.start + self.read
    }
}

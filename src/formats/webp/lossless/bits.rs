//! Bits of a VP8L stream, the lowest of a byte first, and its prefix codes (RFC 9649, section 3.7.2).

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::reader::Reader;

const CHUNK: usize = 16 << 10;
/// How many bits a code is looked up by at once.
const QUICK: u32 = 7;
/// The longest code, in bits.
const LONGEST: usize = 15;

/// A reader of bits; behind the end it gives zeros and says that it is spent.
pub(super) struct Bits<'a> {
    reader: Reader<'a>,
    start: u64,
    chunk: Vec<u8>,
    next: usize,
    held: u64,
    count: u32,
    /// How many bits were read.
    used: u64,
    len: u64,
}

impl<'a> Bits<'a> {
    /// Reads from where `reader` stands.
    pub(super) fn new(reader: Reader<'a>) -> Self {
        let (start, len) = (reader.at(), reader.left());
        Self { reader, start, chunk: Vec::new(), next: 0, held: 0, count: 0, used: 0, len }
    }

    fn refill(&mut self) -> Result<()> {
        while self.count <= 56 {
            if self.next == self.chunk.len() {
                self.chunk.resize(CHUNK, 0);
                let n = self.reader.fill(&mut self.chunk)?;
                self.chunk.truncate(n);
                self.next = 0;
            }
            let byte = self.chunk.get(self.next).copied();
            self.next += usize::from(byte.is_some());
            self.held |= u64::from(byte.unwrap_or(0)) << self.count;
            self.count += 8;
        }
        Ok(())
    }

    fn peek(&mut self, n: u32) -> Result<u32> {
        if self.count < n {
            self.refill()?;
        }
        Ok((self.held & ((1 << n) - 1)) as u32)
    }

    fn skip(&mut self, n: u32) {
        self.held >>= n;
        self.count -= n;
        self.used += u64::from(n);
    }

    /// The next `n` bits as a number, up to 32.
    pub(super) fn take(&mut self, n: u32) -> Result<u32> {
        let bits = self.peek(n)?;
        self.skip(n);
        Ok(bits)
    }

    /// The next bit.
    pub(super) fn flag(&mut self) -> Result<bool> {
        Ok(self.take(1)? == 1)
    }

    /// Whether bits were used that were not there.
    pub(super) fn is_spent(&self) -> bool {
        self.used.div_ceil(8) > self.len
    }

    /// The first byte that was not touched.
    pub(super) fn end(&self) -> u64 {
        self.start + self.used.div_ceil(8)
    }
}

/// A prefix code.
pub(super) struct Code {
    /// By the next bits: the symbol, and the code's length or 0 where it is longer.
    quick: Vec<(u16, u8)>,
    counts: [u16; LONGEST + 1],
    symbols: Vec<u16>,
}

impl Code {
    /// The code in which one symbol takes no bits.
    fn single(symbol: u16) -> Self {
        Self { quick: Vec::new(), counts: [0; LONGEST + 1], symbols: vec![symbol] }
    }

    /// The code with these lengths by symbol; 0 for symbols that it does not have. Errors: `malformed`, `limit`.
    fn new(lengths: &[u8], at: u64, limits: &mut Limits) -> Result<Self> {
        let wrong = Error::malformed("a prefix code that cannot be", at);
        let mut counts = [0u16; LONGEST + 1];
        let mut symbols: Vec<(u8, u16)> = Vec::new();
        for (symbol, &length) in (0u16..).zip(lengths) {
            if length > 0 {
                *counts.get_mut(usize::from(length)).ok_or(wrong)? += 1;
                symbols.push((length, symbol));
            }
        }
        if let [(_, symbol)] = *symbols.as_slice() {
            return Ok(Self::single(symbol));
        }
        symbols.order_by(Ord::cmp);
        limits.debit(symbols.len() as u64 * 2 + (4 << QUICK) + 64, at)?;
        let mut quick = vec![(0, 0); 1 << QUICK];
        let (mut code, mut last) = (0u32, 0);
        for &(length, symbol) in &symbols {
            let length = u32::from(length);
            code <<= length - last;
            last = length;
            if code >> length != 0 {
                return Err(wrong);
            }
            if length <= QUICK {
                let first = code.reverse_bits() >> (32 - length);
                for entry in quick.iter_mut().skip(first as usize).step_by(1 << length) {
                    *entry = (symbol, length as u8);
                }
            }
            code += 1;
        }
        if code != 1 << last {
            return Err(wrong);
        }
        Ok(Self { quick, counts, symbols: symbols.into_iter().map(|(_, symbol)| symbol).collect() })
    }

    /// Reads a code for an alphabet of `size` symbols (section 3.7.2.1). Errors: `malformed`, `limit`.
    pub(super) fn read(bits: &mut Bits<'_>, size: usize, limits: &mut Limits) -> Result<Self> {
        const ORDER: [usize; 19] = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let at = bits.end();
        let wrong = Error::malformed("a prefix code that cannot be", at);
        let mut lengths = vec![0; size];
        if bits.flag()? {
            let two = bits.flag()?;
            let wide = bits.flag()?;
            let first = bits.take(if wide { 8 } else { 1 })? as usize;
            *lengths.get_mut(first).ok_or(wrong)? = 1;
            if two {
                let second = bits.take(8)? as usize;
                *lengths.get_mut(second).ok_or(wrong)? = 1;
            }
            return Self::new(&lengths, at, limits);
        }
        let mut own = [0; 19];
        for place in ORDER.iter().take(4 + bits.take(4)? as usize) {
            *own.get_mut(*place).ok_or(wrong)? = bits.take(3)? as u8;
        }
        let memory = limits.memory;
        let code = Self::new(&own, at, limits)?;
        limits.memory = memory;
        let mut left = match bits.flag()? {
            true => {
                let n = 2 + 2 * bits.take(3)?;
                2 + bits.take(n)? as usize
            }
            false => size,
        };
        if left > size {
            return Err(wrong);
        }
        let (mut symbol, mut before) = (0, 8);
        while symbol < size && left > 0 {
            left -= 1;
            let (length, count) = match code.next(bits)? {
                16 => (before, 3 + bits.take(2)?),
                17 => (0, 3 + bits.take(3)?),
                18 => (0, 11 + bits.take(7)?),
                length => (length as u8, 1),
            };
            if length > 0 {
                before = length;
            }
            lengths.get_mut(symbol..symbol + count as usize).ok_or(wrong)?.fill(length);
            symbol += count as usize;
        }
        Self::new(&lengths, at, limits)
    }

    /// The next symbol. Errors: `malformed`.
    pub(super) fn next(&self, bits: &mut Bits<'_>) -> Result<u16> {
        if self.quick.is_empty() {
            return Ok(self.symbols.first().copied().unwrap_or(0));
        }
        let ahead = bits.peek(LONGEST as u32)?;
        if let Some(&(symbol, length)) = self.quick.get((ahead & ((1 << QUICK) - 1)) as usize)
            && length > 0
        {
            bits.skip(length.into());
            return Ok(symbol);
        }
        let (mut code, mut first, mut passed) = (0u32, 0u32, 0u32);
        for (length, &count) in (0u32..).zip(&self.counts).skip(1) {
            code = code << 1 | ahead >> (length - 1) & 1;
            let count = u32::from(count);
            if code < first + count {
                bits.skip(length);
                let symbol = self.symbols.get((passed + code - first) as usize);
                return symbol.copied().ok_or(Error::malformed("a code of no symbol", bits.end()));
            }
            passed += count;
            first = (first + count) << 1;
        }
        Err(Error::malformed("bits that are no code", bits.end()))
    }
}

//! Huffman tables (ITU-T T.81, annex C, F.1.2 and F.2.2.3).

use super::bits::{BitReader, BitWriter, extend};
use crate::error::{Error, Result};

/// How many bits a code is looked up by at once.
const QUICK: u32 = 9;

/// An AC coefficient that was read at once.
#[derive(Clone, Copy, Default)]
pub(crate) struct Whole {
    /// Its value, not zero.
    pub value: i16,
    /// How many zeros precede it.
    pub run: u8,
    /// How many bits it has; 0 where it does not fit.
    pub length: u8,
}

/// What is said of a table that cannot be.
pub(crate) const WRONG: Error = Error::malformed("a Huffman table that cannot be", 0);

/// A code that was found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Code {
    pub symbol: u8,
    /// Its place among all codes of the table.
    pub index: u8,
    /// In bits.
    pub length: u8,
}

/// A table for reading and for writing.
#[derive(Clone)]
pub(crate) struct Huffman {
    counts: [u8; 16],
    values: Vec<u8>,
    /// By the next nine bits: the code, or one of length 0 where it is longer.
    quick: Vec<Code>,
    /// By the next nine bits: a whole AC coefficient, where its code and its value fit in them.
    whole: Vec<Whole>,
    /// By symbol: code, and its length or 0 where the symbol has none.
    codes: Vec<(u16, u8)>,
}

impl Huffman {
    /// A table from how many codes there are of each length and their symbols in order. Errors: `malformed`.
    pub(crate) fn new(counts: [u8; 16], values: Vec<u8>) -> Result<Self> {
        let mut quick = vec![Code::default(); 1 << QUICK];
        let mut codes = vec![(0, 0); 256];
        let mut code = 0u32;
        let mut symbols = values.iter().enumerate();
        for (length, &count) in (1u32..).zip(&counts) {
            for _ in 0..count {
                let (index, &symbol) = symbols.next().ok_or(WRONG)?;
                let index = u8::try_from(index).map_err(|_| WRONG)?;
                if code >= 1 << length {
                    return Err(WRONG);
                }
                if let Some(entry) = codes.get_mut(usize::from(symbol)) {
                    *entry = (code as u16, length as u8);
                }
                if length <= QUICK {
                    let first = (code << (QUICK - length)) as usize;
                    let entries = quick.get_mut(first..first + (1 << (QUICK - length)));
                    entries.ok_or(WRONG)?.fill(Code { symbol, index, length: length as u8 });
                }
                code += 1;
            }
            code <<= 1;
        }
        let whole = (0u32..).zip(&quick).map(|(bits, code)| Self::fit(bits, code.symbol, code.length)).collect();
        Ok(Self { counts, values, quick, whole, codes })
    }

    /// What the bits behind a symbol of `length` bits give, if all of its value is among the `QUICK` bits.
    fn fit(bits: u32, symbol: u8, length: u8) -> Whole {
        let (run, size) = (symbol >> 4, u32::from(symbol & 15));
        let all = u32::from(length) + size;
        if length == 0 || size == 0 || all > QUICK {
            return Whole::default();
        }
        let value = (bits >> (QUICK - all)) & ((1 << size) - 1);
        Whole { value: extend(value as i32, size) as i16, run, length: all as u8 }
    }

    /// The AC coefficient that comes next, if it is a short one; it is passed then. Errors: `read`.
    #[inline]
    pub(crate) fn read_whole(&self, bits: &mut BitReader<'_>) -> Result<Option<Whole>> {
        let next = bits.peek(16)?;
        let whole = self.whole.get((next >> (16 - QUICK)) as usize).copied().filter(|whole| whole.length > 0);
        bits.skip(whole.map_or(0, |whole| whole.length.into()));
        Ok(whole)
    }

    /// The next symbol. Errors: `malformed` for bits that are no code.
    #[inline]
    pub(crate) fn read(&self, bits: &mut BitReader<'_>) -> Result<u8> {
        self.read_code(bits).map(|code| code.symbol)
    }

    /// The next code. Errors: `malformed` for bits that are none.
    #[inline]
    pub(crate) fn read_code(&self, bits: &mut BitReader<'_>) -> Result<Code> {
        let code = self.find(bits.peek(16)?).ok_or(Error::malformed("bits that are no code", 0))?;
        bits.skip(code.length.into());
        Ok(code)
    }

    /// The code that these 16 bits start with.
    #[inline]
    pub(crate) fn find(&self, next: u32) -> Option<Code> {
        let quick = self.quick.get((next >> (16 - QUICK)) as usize).copied();
        quick.filter(|code| code.length > 0).or_else(|| self.find_slowly(next))
    }

    fn find_slowly(&self, next: u32) -> Option<Code> {
        let (mut first, mut passed) = (0u32, 0u32);
        for (length, &count) in (1u8..).zip(&self.counts) {
            let code = next >> (16 - length);
            if code < first + u32::from(count) {
                let index = passed + code - first;
                let symbol = self.values.get(index as usize).copied()?;
                return Some(Code { symbol, index: index as u8, length });
            }
            passed += u32::from(count);
            first = (first + u32::from(count)) << 1;
        }
        None
    }

    /// All symbols in the order of their codes, with the lengths of these.
    pub(crate) fn symbols(&self) -> impl Iterator<Item = (u8, u32)> {
        let lengths = (1u32..).zip(&self.counts).flat_map(|(length, &count)| (0..count).map(move |_| length));
        self.values.iter().copied().zip(lengths)
    }

    /// Writes a symbol; nothing where the table has no code for it.
    pub(crate) fn write(&self, symbol: u8, out: &mut BitWriter) -> Option<()> {
        let &(code, length) = self.codes.get(usize::from(symbol)).filter(|(_, length)| *length > 0)?;
        out.put(code.into(), length.into());
        Some(())
    }

    /// The table as a DHT segment holds it behind its class and number (B.2.4.2).
    pub(crate) fn written(&self) -> Vec<u8> {
        [self.counts.as_slice(), &self.values].concat()
    }
}

/// The standard's example tables, which have a code for every symbol that 8-bit sequential coding needs (annex K.3):
/// luminance and chrominance, each DC and AC.
pub(crate) fn standard() -> Result<[Huffman; 4]> {
    let dc: Vec<u8> = (0..12).collect();
    Ok([
        Huffman::new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], dc.clone())?,
        Huffman::new([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d], LUMINANCE_AC.to_vec())?,
        Huffman::new([0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], dc)?,
        Huffman::new([0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77], CHROMINANCE_AC.to_vec())?,
    ])
}

/// T.81, table K.5.
const LUMINANCE_AC: [u8; 162] = [
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71, 0x14,
    0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0, 0x24, 0x33, 0x62, 0x72, 0x82, 0x09,
    0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a,
    0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65,
    0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88,
    0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9,
    0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca,
    0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea,
    0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
];

/// T.81, table K.6.
const CHROMINANCE_AC: [u8; 162] = [
    0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31, 0x06, 0x12, 0x41, 0x51, 0x07, 0x61, 0x71, 0x13, 0x22, 0x32,
    0x81, 0x08, 0x14, 0x42, 0x91, 0xa1, 0xb1, 0xc1, 0x09, 0x23, 0x33, 0x52, 0xf0, 0x15, 0x62, 0x72, 0xd1, 0x0a, 0x16,
    0x24, 0x34, 0xe1, 0x25, 0xf1, 0x17, 0x18, 0x19, 0x1a, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x35, 0x36, 0x37, 0x38, 0x39,
    0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64,
    0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x82, 0x83, 0x84, 0x85, 0x86,
    0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7,
    0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8,
    0xc9, 0xca, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9,
    0xea, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
];

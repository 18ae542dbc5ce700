//! A WebAssembly module with its code in streams, one for each kind of thing that stands there: opcodes, locals, constants,
//! offsets and so on. What follows in a stream is alike, so LZMA packs it tighter. Both ways are one walk over the code, which only
//! moves bytes; what the walk does not know is refused, at build time.
//!
//! In streams a module is: the lengths of its parts (`u32`, little-endian), and the parts: what stands before the code, what stands
//! after it, and the streams. Source: WebAssembly Core Specification 2.0, sections 5.4 and 5.5, and its 128-bit instructions.

const SIZES: usize = 0;
const LOCALS: usize = 1;
const OPCODES: usize = 2;
const BLOCKS: usize = 3;
const BRANCHES: usize = 4;
const CALLS: usize = 5;
const NAMED: usize = 6;
const OFFSETS: usize = 7;
const SMALL: usize = 8;
const LARGE: usize = 9;
const FLOATS: usize = 10;
const VECTORS: usize = 11;
const OTHERS: usize = 12;
/// Alignments, by how many bytes are read: they follow from that nearly always.
const ALIGNMENTS: usize = 13;
const STREAMS: usize = ALIGNMENTS + 5;

/// The section of a module that holds its code.
const CODE: u8 = 10;

/// Moves bytes from one stream to many or from many to one.
struct Moves<'a> {
    from: Vec<&'a [u8]>,
    to: Vec<Vec<u8>>,
    moved: usize,
}

impl Moves<'_> {
    fn byte(&mut self, stream: usize) -> Option<u8> {
        let from = stream.min(self.from.len() - 1);
        let to = stream.min(self.to.len() - 1);
        let (&first, rest) = self.from.get(from)?.split_first()?;
        self.from[from] = rest;
        self.to[to].push(first);
        self.moved += 1;
        Some(first)
    }

    fn bytes(&mut self, stream: usize, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(stream).map(drop))
    }

    /// An integer of LEB128; of one that is signed or too long, the value means nothing.
    fn number(&mut self, stream: usize) -> Option<usize> {
        let (mut value, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = self.byte(stream)?;
            value |= usize::from(byte & 127).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 128 {
                return Some(value);
            }
        }
    }

    /// The alignment and offset of a read or write of `1 << width` bytes.
    fn place(&mut self, width: usize) -> Option<()> {
        self.number(ALIGNMENTS + width)?;
        self.number(OFFSETS).map(drop)
    }

    fn code(&mut self) -> Option<()> {
        for _ in 0..self.number(SIZES)? {
            let size = self.number(SIZES)?;
            let end = self.moved.checked_add(size)?;
            for _ in 0..self.number(LOCALS)? {
                self.number(LOCALS)?;
                self.byte(LOCALS)?;
            }
            while self.moved < end {
                self.instruction()?;
            }
            if self.moved != end {
                return None;
            }
        }
        Some(())
    }

    fn instruction(&mut self) -> Option<()> {
        match self.byte(OPCODES)? {
            0x02..=0x04 => self.number(BLOCKS).map(drop),
            0x0c | 0x0d => self.number(BRANCHES).map(drop),
            0x0e => {
                for _ in 0..=self.number(BRANCHES)? {
                    self.number(BRANCHES)?;
                }
                Some(())
            }
            0x10 => self.number(CALLS).map(drop),
            0x11 => {
                self.number(OTHERS)?;
                self.number(OTHERS).map(drop)
            }
            0x20..=0x22 => self.number(NAMED).map(drop),
            0x2c | 0x2d | 0x30 | 0x31 | 0x3a | 0x3c => self.place(0),
            0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => self.place(1),
            0x28 | 0x2a | 0x34..=0x36 | 0x38 | 0x3e => self.place(2),
            0x29 | 0x2b | 0x37 | 0x39 => self.place(3),
            0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => self.number(OTHERS).map(drop),
            0x41 => self.number(SMALL).map(drop),
            0x42 => self.number(LARGE).map(drop),
            0x43 => self.bytes(FLOATS, 4),
            0x44 => self.bytes(FLOATS, 8),
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Some(()),
            0xfc => match self.number(OTHERS)? {
                0..=7 => Some(()),
                8 | 10 | 12 | 14 => {
                    self.number(OTHERS)?;
                    self.number(OTHERS).map(drop)
                }
                9 | 11 | 13 | 15..=17 => self.number(OTHERS).map(drop),
                _ => None,
            },
            0xfd => match self.number(OTHERS)? {
                0..=11 | 92 | 93 => self.place(4),
                12 | 13 => self.bytes(VECTORS, 16),
                21..=34 => self.byte(OTHERS).map(drop),
                84..=91 => {
                    self.place(4)?;
                    self.byte(OTHERS).map(drop)
                }
                14..=275 => Some(()),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A module in streams, or nothing for what is no module or has what the walk does not know.
pub(crate) fn split(module: &[u8]) -> Option<Vec<u8>> {
    let mut sections = Moves { from: vec![module], to: vec![Vec::new()], moved: 0 };
    sections.bytes(0, 8)?;
    let (start, end) = loop {
        let kind = sections.byte(0)?;
        let length = sections.number(0)?;
        let start = sections.moved;
        if kind == CODE {
            break (start, start.checked_add(length)?);
        }
        sections.bytes(0, length)?;
    };
    let mut moves = Moves { from: vec![module.get(start..end)?], to: vec![Vec::new(); STREAMS], moved: 0 };
    moves.code()?;
    let parts: Vec<&[u8]> =
        [&module[..start], &module[end..]].into_iter().chain(moves.to.iter().map(Vec::as_slice)).collect();
    let lengths = parts.iter().flat_map(|part| (part.len() as u32).to_le_bytes());
    (moves.moved == end - start).then(|| lengths.chain(parts.iter().copied().flatten().copied()).collect())
}

/// The module that was split, or nothing for what is none.
pub(crate) fn join(split: &[u8]) -> Option<Vec<u8>> {
    let (lengths, mut rest) = split.split_at_checked(4 * (STREAMS + 2))?;
    let mut parts = Vec::new();
    for length in lengths.as_chunks::<4>().0 {
        let (part, after) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        parts.push(part);
        rest = after;
    }
    let streams = parts.split_off(2);
    let mut moves = Moves { from: streams, to: vec![Vec::with_capacity(split.len())], moved: 0 };
    moves.to[0].extend_from_slice(parts[0]);
    moves.code()?;
    let mut module = moves.to.pop()?;
    module.extend_from_slice(parts[1]);
    (rest.is_empty() && moves.from.iter().all(|stream| stream.is_empty())).then_some(module)
}

#[cfg(test)]
mod tests {
    use super::{join, split};

    /// A module of one function with `code` for its body.
    fn module(code: &[u8]) -> Vec<u8> {
        let body = [&[0][..], code].concat();
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0".to_vec();
        module.extend([super::CODE, body.len() as u8 + 2, 1, body.len() as u8]);
        module.extend(body);
        module.extend(b"\0\x02\x01n");
        module
    }

    #[test]
    fn what_is_joined_is_what_was_split() {
        let code = b"\x02\x40\x41\x80\x01\x42\x7f\x43abcd\x44abcdefgh\x0e\x01\0\0\x28\x02\x80\x08\xfd\x0c0123456789abcdef\xfd\x15\x03\xfd\x54\0\x04\x01\xfc\x0a\0\0\x20\0\x10\0\x11\0\0\x1a\x0b\x0b";
        let module = module(code);
        assert_eq!(join(&split(&module).unwrap()).unwrap(), module);
    }

    #[test]
    fn what_is_not_known_or_is_cut_is_refused() {
        assert!(split(&module(b"\xff\x0b")).is_none());
        assert!(split(&module(b"\xfd\xff\x7f\x0b")).is_none());
        let whole = split(&module(b"\x41\0\x1a\x0b")).unwrap();
        for end in 0..whole.len() {
            assert!(join(&whole[..end]).is_none(), "{end}");
        }
        assert!(join(&[&whole[..], &[0]].concat()).is_none());
        let mut odd = whole;
        odd[0] ^= 1;
        assert!(join(&odd).is_none());
    }
}

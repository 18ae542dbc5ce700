//! Bits of entropy-coded data: `FF` is followed by a stuffed zero, and the last byte is padded with ones (T.81, B.1.1.5
//! and F.1.2.3).

use crate::error::Result;
use crate::reader::Reader;
use crate::span::Span;

/// What lies between the last code and the next marker and is not of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stray {
    /// The bytes behind the last code's last one.
    pub behind: Span,
    /// The last code's last byte where it is not filled up with ones: where it lies, and what it should be.
    pub last: Option<(Span, u8)>,
}

/// Bits that were read ahead, at hand for whoever looks at many of them. What is passed counts once the reader goes on with it.
#[derive(Clone, Copy)]
pub(crate) struct Ahead {
    /// The next bit is the highest one. Behind `count` bits come those of the data again, or zeros.
    held: u64,
    count: u32,
    /// Where the next byte lies in the reader's chunk; nowhere in it where there is no more.
    next: usize,
}

impl Ahead {
    /// The next `N` bits, of which there must be so many.
    #[inline]
    pub(crate) const fn peek<const N: u32>(self) -> usize {
        (self.held >> (64 - N)) as usize
    }

    /// Passes `n` bits, of which there must be so many, 63 at most.
    #[inline]
    pub(crate) const fn skip(&mut self, n: u32) {
        self.held = self.held.wrapping_shl(n);
        self.count -= n;
    }

    /// Reads on until there are 49 bits or more. Errors: `read`.
    #[inline]
    pub(crate) fn refill(&mut self, bits: &mut BitReader<'_>) -> Result<()> {
        if !self.take_in(&bits.chunk) {
            bits.go_on(*self);
            bits.refill_slowly()?;
            *self = bits.ahead();
        }
        Ok(())
    }

    /// As many whole bytes as there is room for, of the next eight if they are no marker and nothing stuffed; whether they are.
    #[inline]
    fn take_in(&mut self, chunk: &[u8]) -> bool {
        let next = chunk.get(self.next..).and_then(|rest| rest.first_chunk::<8>());
        let Some(next) = next.map(|next| u64::from_be_bytes(*next)).filter(|next| !has_ff(*next)) else { return false };
        self.held |= next >> self.count;
        self.next += (63 - self.count) as usize / 8;
        self.count |= 56;
        true
    }
}

const CHUNK: usize = 64 << 10;

/// Bytes that are kept behind the reader, to find where bits that were read ahead came from.
const BEHIND: u64 = 16;

/// Reads bits up to a marker; behind it, it gives zeros and says that it is [`BitReader::spent`].
pub(crate) struct BitReader<'a> {
    reader: Reader<'a>,
    chunk: Vec<u8>,
    /// Where `chunk` starts.
    base: u64,
    /// Where the data starts.
    start: u64,
    /// The next byte to read ahead, or the marker at which reading ended.
    at: u64,
    ended: bool,
    /// As in [`Ahead`].
    held: u64,
    count: u32,
    /// How many of the bits in `held` were made up.
    made_up: u32,
}

impl<'a> BitReader<'a> {
    /// Reads from where `reader` stands.
    pub(crate) fn new(reader: Reader<'a>) -> Self {
        let at = reader.at();
        Self { reader, chunk: Vec::new(), base: at, start: at, at, ended: false, held: 0, count: 0, made_up: 0 }
    }

    fn byte(&mut self, at: u64) -> Result<Option<u8>> {
        let index = |base: u64| usize::try_from(at.wrapping_sub(base)).unwrap_or(usize::MAX);
        if let Some(&byte) = self.chunk.get(index(self.base)) {
            return Ok(Some(byte));
        }
        let from = at.saturating_sub(BEHIND).max(self.start);
        self.reader.seek(from)?;
        self.chunk.resize(self.reader.left().min(CHUNK as u64) as usize, 0);
        let n = self.reader.fill(&mut self.chunk)?;
        self.chunk.truncate(n);
        self.base = from;
        Ok(self.chunk.get(index(from)).copied())
    }

    /// What was read ahead.
    #[inline]
    pub(crate) fn ahead(&self) -> Ahead {
        let next = if self.ended { u64::MAX } else { self.at.wrapping_sub(self.base) };
        Ahead { held: self.held, count: self.count, next: usize::try_from(next).unwrap_or(usize::MAX) }
    }

    /// Goes on behind what was passed of `ahead`.
    #[inline]
    pub(crate) fn go_on(&mut self, ahead: Ahead) {
        (self.held, self.count) = (ahead.held, ahead.count);
        if !self.ended {
            self.at = self.base.wrapping_add(ahead.next as u64);
        }
    }

    #[inline]
    fn refill(&mut self) -> Result<()> {
        let mut ahead = self.ahead();
        ahead.refill(self)?;
        self.go_on(ahead);
        Ok(())
    }

    #[cold]
    fn refill_slowly(&mut self) -> Result<()> {
        while self.count <= 48 {
            let mut value = 0;
            if !self.ended {
                match (self.byte(self.at)?, self.byte(self.at + 1)) {
                    (Some(0xff), Ok(Some(0))) => (value, self.at) = (0xff, self.at + 2),
                    (Some(0xff) | None, _) => self.ended = true,
                    (Some(byte), _) => (value, self.at) = (byte, self.at + 1),
                }
            }
            if self.ended {
                self.made_up += 8;
            }
            self.held |= u64::from(value) << (56 - self.count);
            self.count += 8;
        }
        Ok(())
    }

    /// The next `n` bits without passing them, 0 to 24.
    #[inline]
    pub(crate) fn peek(&mut self, n: u32) -> Result<u32> {
        if self.count < n {
            self.refill()?;
        }
        Ok((self.held >> 1 >> (63 - n)) as u32)
    }

    /// Passes `n` bits that were peeked at.
    #[inline]
    pub(crate) fn skip(&mut self, n: u32) {
        self.held <<= n;
        self.count -= n;
    }

    /// The next `n` bits, 0 to 16.
    #[inline]
    pub(crate) fn take(&mut self, n: u32) -> Result<u32> {
        let bits = self.peek(n)?;
        self.skip(n);
        Ok(bits)
    }

    /// A value of `size` bits, 0 to 16, in the standard's signed form, see [`extend`].
    #[inline]
    pub(crate) fn signed(&mut self, size: u32) -> Result<i32> {
        if size == 0 {
            return Ok(0);
        }
        Ok(extend(self.take(size)? as i32, size))
    }

    /// Whether bits were used that were not there.
    pub(crate) fn spent(&self) -> bool {
        self.made_up > self.count
    }

    /// Passes what is left before the next marker and returns it: more than the padding of one byte is not of the
    /// picture. The reader then stands at the marker, or at the end.
    pub(crate) fn stray(&mut self) -> Result<Stray> {
        let mut start = self.at;
        let left = self.count.saturating_sub(self.made_up);
        for _ in 0..left / 8 {
            start = self.before(start)?;
        }
        let ones = (1u8 << (left % 8)) - 1;
        let filled = (self.held >> 1 >> (63 - left % 8)) as u8;
        let mut last = None;
        if filled != ones {
            let from = self.before(start)?;
            if let Some(byte) = self.byte(from)? {
                last = Some((Span::new(from, start), byte | ones));
            }
        }
        (self.held, self.count, self.made_up) = (0, 0, 0);
        while let Some(byte) = self.byte(self.at)? {
            let code = self.byte(self.at + 1).ok().flatten();
            if byte == 0xff && code.is_some_and(|code| code != 0) {
                break;
            }
            self.at += 1;
        }
        Ok(Stray { behind: Span::new(start, self.at), last })
    }

    /// Where the byte before `at` begins, with what is stuffed behind it.
    fn before(&mut self, at: u64) -> Result<u64> {
        let stuffed = at >= self.start + 2 && self.byte(at - 1)? == Some(0) && self.byte(at - 2)? == Some(0xff);
        Ok(at.saturating_sub(if stuffed { 2 } else { 1 }).max(self.start))
    }

    /// Passes a restart marker at which the reader stands; whether there was one.
    pub(crate) fn restart(&mut self) -> Result<bool> {
        while self.byte(self.at)? == Some(0xff) && self.byte(self.at + 1).ok().flatten() == Some(0xff) {
            self.at += 1;
        }
        let found = matches!(self.byte(self.at + 1).ok().flatten(), Some(0xd0..=0xd7));
        if found {
            self.at += 2;
            self.ended = false;
        }
        Ok(found)
    }
}

/// The signed number that `size` bits (1 to 16) stand for (T.81, F.2.2.1, EXTEND).
#[inline]
pub(crate) fn extend(value: i32, size: u32) -> i32 {
    if value < 1 << (size - 1) { value - (1 << size) + 1 } else { value }
}

/// Whether any byte of `word` is `FF`.
fn has_ff(word: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    (!word).wrapping_sub(ONES) & word & (ONES << 7) != 0
}

/// Writes bits, stuffing a zero behind each `FF`.
#[derive(Default)]
pub(crate) struct BitWriter {
    /// What was written.
    pub bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// Adds the lowest `n` bits of `bits`, 0 to 16.
    pub(crate) fn put(&mut self, bits: u32, n: u32) {
        self.held = self.held << n | u64::from(bits & ((1 << n) - 1));
        self.count += n;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.held >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
        }
    }

    /// Pads the last byte with ones.
    pub(crate) fn flush(&mut self) {
        if self.count > 0 {
            self.put(0x7f, 8 - self.count);
        }
    }

    /// Pads, and adds a marker.
    pub(crate) fn marker(&mut self, code: u8) {
        self.flush();
        self.bytes.extend_from_slice(&[0xff, code]);
    }
}

//! Bits of entropy-coded data: `FF` is followed by a stuffed zero, and the last byte is padded with ones (T.81, B.1.1.5
//! and F.1.2.3).

use crate::error::Result;
use crate::reader::Reader;
use crate::span::Span;

const CHUNK: usize = 16 << 10;

/// Reads bits up to a marker; behind it, it gives zeros and says that it is [`BitReader::spent`].
pub struct BitReader<'a> {
    reader: Reader<'a>,
    chunk: Vec<u8>,
    /// Where `chunk` starts.
    base: u64,
    /// The next byte to read ahead, or the marker at which reading ended.
    at: u64,
    ended: bool,
    held: u64,
    count: u32,
    /// How many of the bits in `held` were made up.
    made_up: u32,
    /// Where the last eight bytes that were read ahead end, by their order.
    ends: [u64; 8],
    read: usize,
}

impl<'a> BitReader<'a> {
    /// Reads from where `reader` stands.
    pub fn new(reader: Reader<'a>) -> Self {
        let at = reader.at();
        Self {
            reader,
            chunk: Vec::new(),
            base: at,
            at,
            ended: false,
            held: 0,
            count: 0,
            made_up: 0,
            ends: [at; 8],
            read: 0,
        }
    }

    fn byte(&mut self, at: u64) -> Result<Option<u8>> {
        let index = |base: u64| usize::try_from(at.wrapping_sub(base)).unwrap_or(usize::MAX);
        if let Some(&byte) = self.chunk.get(index(self.base)) {
            return Ok(Some(byte));
        }
        self.reader.seek(at)?;
        self.chunk.resize(CHUNK, 0);
        let n = self.reader.fill(&mut self.chunk)?;
        self.chunk.truncate(n);
        self.base = at;
        Ok(self.chunk.first().copied())
    }

    fn refill(&mut self) -> Result<()> {
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
            } else {
                if let Some(end) = self.ends.get_mut(self.read % 8) {
                    *end = self.at;
                }
                self.read += 1;
            }
            self.held = self.held << 8 | u64::from(value);
            self.count += 8;
        }
        Ok(())
    }

    /// The next `n` bits without passing them, 0 to 16.
    pub fn peek(&mut self, n: u32) -> Result<u32> {
        if self.count < n {
            self.refill()?;
        }
        Ok((self.held >> (self.count - n)) as u32 & ((1 << n) - 1))
    }

    /// Passes `n` bits that were peeked at.
    pub fn skip(&mut self, n: u32) {
        self.count -= n;
    }

    /// The next `n` bits, 0 to 16.
    pub fn take(&mut self, n: u32) -> Result<u32> {
        let bits = self.peek(n)?;
        self.skip(n);
        Ok(bits)
    }

    /// A value of `size` bits, 0 to 16, in the standard's signed form (T.81, F.2.2.1, EXTEND).
    pub fn signed(&mut self, size: u32) -> Result<i32> {
        if size == 0 {
            return Ok(0);
        }
        let value = self.take(size)? as i32;
        Ok(if value < 1 << (size - 1) { value - (1 << size) + 1 } else { value })
    }

    /// Whether bits were used that were not there.
    pub fn spent(&self) -> bool {
        self.made_up > self.count
    }

    /// Passes what is left before the next marker and returns it: more than the padding of one byte is not of the
    /// picture. The reader then stands at the marker, or at the end.
    pub fn stray(&mut self) -> Result<Span> {
        let ahead = (self.count.saturating_sub(self.made_up) / 8) as usize;
        let used = self.read.checked_sub(ahead + 1).and_then(|last| self.ends.get(last % 8)).copied();
        let start = used.unwrap_or(self.ends[0].min(self.at));
        (self.held, self.count, self.made_up) = (0, 0, 0);
        while let Some(byte) = self.byte(self.at)? {
            let code = self.byte(self.at + 1).ok().flatten();
            if byte == 0xff && code.is_some_and(|code| code != 0) {
                break;
            }
            self.at += 1;
        }
        Ok(Span::new(start, self.at))
    }

    /// Passes a restart marker at which the reader stands; whether there was one.
    pub fn restart(&mut self) -> Result<bool> {
        while self.byte(self.at)? == Some(0xff) && self.byte(self.at + 1).ok().flatten() == Some(0xff) {
            self.at += 1;
        }
        let found = matches!(self.byte(self.at + 1).ok().flatten(), Some(0xd0..=0xd7));
        if found {
            self.at += 2;
            (self.ended, self.read, self.ends) = (false, 0, [self.at; 8]);
        }
        Ok(found)
    }
}

/// Writes bits, stuffing a zero behind each `FF`.
#[derive(Default)]
pub struct BitWriter {
    /// What was written.
    pub bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// Adds the lowest `n` bits of `bits`, 0 to 16.
    pub fn put(&mut self, bits: u32, n: u32) {
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
    pub fn flush(&mut self) {
        if self.count > 0 {
            self.put(0x7f, 8 - self.count);
        }
    }

    /// Pads, and adds a marker.
    pub fn marker(&mut self, code: u8) {
        self.flush();
        self.bytes.extend_from_slice(&[0xff, code]);
    }
}

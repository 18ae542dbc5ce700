//! A source as a stream, for decoders that read through `std::io`.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use super::Source;

const AHEAD: usize = 64 << 10;

/// Reads a source from its start, with read-ahead.
pub(crate) struct Cursor<'a> {
    source: &'a dyn Source,
    at: u64,
    buffer: Vec<u8>,
    used: usize,
}

impl<'a> Cursor<'a> {
    /// A stream at the start of `source`.
    pub(crate) fn new(source: &'a dyn Source) -> Self {
        Self { source, at: 0, buffer: Vec::new(), used: 0 }
    }
}

impl Read for Cursor<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Cursor<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used == self.buffer.len() {
            self.at += self.buffer.len() as u64;
            let n = self.source.len().saturating_sub(self.at).min(AHEAD as u64) as usize;
            self.used = 0;
            self.buffer.resize(n, 0);
            if let Err(error) = self.source.read_at(self.at, &mut self.buffer) {
                self.buffer.clear();
                return Err(io::Error::other(error));
            }
        }
        Ok(self.buffer.get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, n: usize) {
        self.used = (self.used + n).min(self.buffer.len());
    }
}

impl Seek for Cursor<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let here = self.at + self.used as u64;
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(delta) => self.source.len().checked_add_signed(delta),
            SeekFrom::Current(delta) => here.checked_add_signed(delta),
        };
        let target = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        if (self.at..=self.at + self.buffer.len() as u64).contains(&target) {
            self.used = (target - self.at) as usize;
        } else {
            (self.at, self.used) = (target, 0);
            self.buffer.clear();
        }
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_gives_the_bytes_of_its_source_wherever_it_is_moved() {
        let bytes: Vec<u8> = (0..200_000u32).map(|i| (i ^ (i >> 8)) as u8).collect();
        let mut cursor = Cursor::new(&bytes);
        let mut all = Vec::new();
        cursor.read_to_end(&mut all).unwrap();
        assert_eq!(all, bytes);
        for at in [0u64, 5, 199_999, 70_000, 69_990, 131_072] {
            cursor.seek(SeekFrom::Start(at)).unwrap();
            let mut one = [0];
            cursor.read_exact(&mut one).unwrap();
            assert_eq!(one[0], bytes[at as usize]);
            assert_eq!(cursor.stream_position().unwrap(), at + 1);
        }
    }
}

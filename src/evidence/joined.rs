//! Several sources one behind the other, as one.

use crate::error::Result;
use crate::source::{Source, ends_early};
use crate::span::Span;

/// So many zero bytes.
pub struct Zeros(pub u64);

impl Source for Zeros {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.0) {
            return Err(ends_early(offset));
        }
        buf.fill(0);
        Ok(())
    }
}

/// Sources one behind the other.
#[derive(Default)]
pub struct Joined<'a> {
    /// Where each starts.
    pieces: Vec<(u64, &'a dyn Source)>,
    len: u64,
}

impl<'a> Joined<'a> {
    /// Adds a source at the end, and says where it lies.
    pub fn push(&mut self, source: &'a dyn Source) -> Span {
        let span = Span::new(self.len, self.len + source.len());
        if !source.is_empty() {
            self.pieces.push((span.start, source));
        }
        self.len = span.end;
        span
    }
}

impl Source for Joined<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let mut index = self.pieces.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (mut at, mut rest) = (offset, buf);
        while !rest.is_empty() {
            let Some((start, source)) = self.pieces.get(index) else { return Err(ends_early(at)) };
            let skip = at - start;
            let n = source.len().saturating_sub(skip).min(rest.len() as u64) as usize;
            let (part, later) = rest.split_at_mut(n);
            source.read_at(skip, part)?;
            (rest, at, index) = (later, at + n as u64, index + 1);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_read_of_joined_sources_is_what_lies_there() {
        let pieces: [&[u8]; 4] = [b"abc", b"", b"d", b"efgh"];
        let mut joined = Joined::default();
        let spans: Vec<Span> = pieces.iter().map(|piece| joined.push(piece)).collect();
        joined.push(&Zeros(3));
        assert_eq!(spans[3], Span::new(4, 8));
        let whole = b"abcdefgh\0\0\0";
        for from in 0..=whole.len() {
            for to in from..=whole.len() {
                let mut part = vec![9; to - from];
                joined.read_at(from as u64, &mut part).unwrap();
                assert_eq!(part, whole[from..to]);
            }
        }
        assert!(joined.read_at(9, &mut [0; 3]).is_err() && Zeros(2).read_at(1, &mut [0; 2]).is_err());
    }
}

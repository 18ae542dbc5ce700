//! Packing: an output as what a browser's Blob is made of, with few slices of the file.
//!
//! Firefox holds a file whole in memory once a Blob has about ten slices of it; Chromium bears thousands, at about 25 kB
//! each. New bytes in a Blob are held by the browser. So the longest runs of the source stay slices, as few as will do, and
//! everything between them is gathered into pieces that are read one at a time.

use crate::order::Order as _;
use crate::parts::{Part, Parts};
use crate::span::Span;

/// A piece of a packed output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A slice of the source.
    Slice(Span),
    /// Bytes of the output, to be read and handed over; at most [`CHUNK`] of them.
    Gathered(Span),
}

/// The most bytes of one gathered piece.
pub const CHUNK: u64 = 4 << 20;

/// How many bytes may be gathered before more slices are better.
const HELD: u64 = 32 << 20;

/// How many slices an output may have, in steps.
const SLICES: [usize; 4] = [8, 64, 512, 4096];

/// The pieces of the output of `parts`, in order.
pub fn pack(parts: &Parts) -> Vec<Piece> {
    let least = shortest(parts);
    let mut pieces = Vec::new();
    let (mut at, mut from) = (0, 0);
    let gather = |from: u64, to: u64, pieces: &mut Vec<Piece>| {
        let mut start = from;
        while start < to {
            let end = to.min(start + CHUNK);
            pieces.push(Piece::Gathered(Span::new(start, end)));
            start = end;
        }
    };
    for part in parts.iter() {
        if let Part::Copy(span) = part
            && span.len() >= least
        {
            gather(from, at, &mut pieces);
            pieces.push(Piece::Slice(*span));
            from = at + span.len();
        }
        at += part.len();
    }
    gather(from, at, &mut pieces);
    pieces
}

/// From which length on a run of the source stays a slice.
fn shortest(parts: &Parts) -> u64 {
    let copied = |part: &Part| if let Part::Copy(span) = part { Some(span.len()) } else { None };
    let mut lengths: Vec<u64> = parts.iter().filter_map(copied).collect();
    lengths.order_by(|a, b| b.cmp(a));
    let mut least = 0;
    for slices in SLICES {
        let Some(&longest) = lengths.get(slices) else { return least.min(lengths.last().copied().unwrap_or(0)) };
        // Runs of the length of the first that is left out are left out too.
        least = longest + 1;
        if lengths.iter().filter(|&&length| length < least).sum::<u64>() <= HELD {
            break;
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn parts(copies: u64, length: u64) -> Parts {
        let run = |i: u64| Part::Copy(Span::new(i * (length + 1), i * (length + 1) + length + i % 2));
        (0..copies).flat_map(|i| [Part::Bytes(vec![7; 3]), run(i)]).collect()
    }

    fn slices(pieces: &[Piece]) -> usize {
        pieces.iter().filter(|piece| matches!(piece, Piece::Slice(_))).count()
    }

    #[test]
    fn packed_pieces_are_the_output() {
        let source: Vec<u8> = (0..40_000u32).map(|i| (i ^ i >> 5) as u8).collect();
        let parts = parts(100, 300);
        let output = parts.over(&source);
        let mut whole = vec![0; output.len() as usize];
        output.read_at(0, &mut whole).unwrap();
        let mut packed = Vec::new();
        for piece in pack(&parts) {
            let (from, span): (&dyn Source, Span) = match piece {
                Piece::Slice(span) => (&source, span),
                Piece::Gathered(span) => (&output, span),
            };
            let mut bytes = vec![0; span.len() as usize];
            from.read_at(span.start, &mut bytes).unwrap();
            packed.extend(bytes);
        }
        assert_eq!(packed, whole);
    }

    #[test]
    fn few_slices_are_left_and_no_gathered_piece_is_large() {
        assert_eq!(slices(&pack(&parts(8, 1 << 30))), 8);
        assert!(slices(&pack(&parts(1000, 20 << 10))) <= 8);
        for (copies, length) in [(50, 1 << 24), (3000, 1 << 20), (100_000, 40 << 10)] {
            let pieces = pack(&parts(copies, length));
            assert!(slices(&pieces) <= 4096);
            assert!(pieces.iter().all(|piece| !matches!(piece, Piece::Gathered(span) if span.len() > CHUNK)));
        }
    }

    #[test]
    fn an_output_without_copies_is_gathered_whole() {
        let parts: Parts = [Part::Bytes(vec![1; 10])].into_iter().collect();
        assert_eq!(pack(&parts), [Piece::Gathered(Span::new(0, 10))]);
    }
}

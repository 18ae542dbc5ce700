//! Rows: the network's pictures, of which only the last few rows are kept.
//!
//! A row is `[channels / 4][stride][4]` numbers, floats or 16 bits: planes of four channels, so that a vector register holds one
//! or two pixels of a plane. Each plane begins with one pixel of zeros, then come `width` pixels, then at least one pixel of zeros.

use super::kernels::{self, BLOCK, PLANE};

/// A picture of which the last `kept` rows are in memory.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// Width in pixels.
    pub width: usize,
    /// Channels, a multiple of four.
    pub channels: usize,
    /// How many rows were written so far.
    pub written: usize,
    kept: usize,
    numbers: Vec<T>,
}

impl<T: Copy + Default> Rows<T> {
    /// An empty picture.
    pub fn new(width: usize, channels: usize, kept: usize) -> Self {
        Self { width, channels, written: 0, kept, numbers: vec![T::default(); kept * channels * stride(width)] }
    }

    /// Pixels kept for each plane of a row.
    pub fn stride(&self) -> usize {
        stride(self.width)
    }

    /// Row `y`, which must be one of the last that were written and are kept.
    pub fn row(&self, y: usize) -> &[T] {
        debug_assert!(y < self.written && y + self.kept >= self.written, "row {y} of {}", self.written);
        let size = self.channels * self.stride();
        &self.numbers[y % self.kept * size..][..size]
    }

    /// The next row, to be overwritten whole. It counts as written from now on.
    pub fn append(&mut self) -> &mut [T] {
        let size = self.channels * self.stride();
        let y = self.written;
        self.written += 1;
        &mut self.numbers[y % self.kept * size..][..size]
    }

    /// Bytes of memory for `kept` rows.
    pub fn memory(width: usize, channels: usize, kept: usize) -> u64 {
        (kept * channels * stride(width) * size_of::<T>()) as u64
    }
}

/// Pixels kept for each plane: one of zeros, whole blocks, and a block that holds the zeros after the last pixel.
pub fn stride(width: usize) -> usize {
    width.next_multiple_of(BLOCK) + BLOCK
}

/// Sets the pixels after `width` to zero in every plane of a row.
pub fn clear_tail(row: &mut [f32], width: usize) {
    for plane in row.chunks_exact_mut(stride(width) * PLANE) {
        plane[(width + 1) * PLANE..].fill(0.0);
    }
}

/// `out = max` over blocks of 2x2 pixels of two rows, `above` and `below`, that are twice as wide as `out`.
pub fn pool(above: &[i16], below: &[i16], out: &mut [i16], width: usize) {
    let (wide, narrow) = (stride(width * 2) * PLANE, stride(width) * PLANE);
    let planes = out.chunks_exact_mut(narrow).zip(above.chunks_exact(wide)).zip(below.chunks_exact(wide));
    for ((out, above), below) in planes {
        let out = out[PLANE..].as_chunks_mut::<PLANE>().0;
        let above = above[PLANE..].as_chunks::<PLANE>().0.as_chunks::<2>().0;
        let below = below[PLANE..].as_chunks::<PLANE>().0.as_chunks::<2>().0;
        for ((out, above), below) in out[..width].iter_mut().zip(above).zip(below) {
            *out = kernels::greatest(above, below);
        }
    }
}

/// `out = fine + coarse`, where `coarse` is half as wide and each of its pixels counts for two (nearest upsampling). Both stand
/// for the same range.
pub fn add_upsampled(fine: &[i16], coarse: &[i16], out: &mut [i16], width: usize) {
    let (wide, narrow) = (stride(width) * PLANE, stride(width / 2) * PLANE);
    let planes = out.chunks_exact_mut(wide).zip(fine.chunks_exact(wide)).zip(coarse.chunks_exact(narrow));
    for ((out, fine), coarse) in planes {
        let out = out[PLANE..].as_chunks_mut::<PLANE>().0.as_chunks_mut::<2>().0;
        let fine = fine[PLANE..].as_chunks::<PLANE>().0.as_chunks::<2>().0;
        let coarse = coarse[PLANE..].as_chunks::<PLANE>().0;
        for ((out, fine), coarse) in out[..width / 2].iter_mut().zip(fine).zip(coarse) {
            *out = fine.map(|fine| std::array::from_fn(|c| fine[c].saturating_add(coarse[c])));
        }
    }
}

//! Enlarging chroma: samples lie in the middle of the pixels that they stand for, and pixels between them take three parts of the
//! nearer and one of the farther sample. Halves are rounded up and down by turns, so that the mean stays.

use super::plane::Plane;

/// How a component's samples become pixels.
#[derive(Clone, Debug)]
pub(super) struct Upsample {
    across: usize,
    down: usize,
    /// Whether pixels between samples are mixed.
    smooth: bool,
    /// Three parts of a row and one of another.
    sums: Vec<u16>,
}

impl Upsample {
    /// For components of which each sample stands for that many pixels across and down. Where there are more than two, where
    /// `smooth` is not wanted, or where a row has fewer than three samples, samples are repeated.
    pub(super) fn new((across, down): (usize, usize), smooth: bool, width: usize) -> Self {
        let smooth = smooth
            && match (across, down) {
                (2, 1 | 2) => width > 2,
                (1, 2) => true,
                _ => false,
            };
        Self { across, down, smooth, sums: vec![0; if smooth { width } else { 0 }] }
    }

    /// Whether rows depend on samples above and below their own.
    pub(super) fn reaches(&self) -> bool {
        self.smooth && self.down == 2
    }

    /// Writes the pixels of row `y` to `out`, which may be longer.
    pub(super) fn row(&mut self, plane: &Plane, y: usize, out: &mut [u8]) {
        let own = (y / self.down) as isize;
        let samples = plane.row(own);
        if !self.smooth {
            return match self.across {
                1 => out.iter_mut().zip(samples).for_each(|(out, sample)| *out = *sample),
                n => out.chunks_mut(n).zip(samples).for_each(|(out, sample)| out.fill(*sample)),
            };
        }
        let other = plane.row(if y.is_multiple_of(2) { own - 1 } else { own + 1 });
        match (self.across, self.down) {
            (1, _) => {
                let bias = 1 + (y % 2) as u16;
                for ((out, near), far) in out.iter_mut().zip(samples).zip(other) {
                    *out = ((u16::from(*near) * 3 + u16::from(*far) + bias) >> 2) as u8;
                }
            }
            (_, 1) => {
                self.sums.iter_mut().zip(samples).for_each(|(sum, sample)| *sum = u16::from(*sample));
                between::<2>(&self.sums, 1, 2, out);
            }
            _ => {
                for ((sum, near), far) in self.sums.iter_mut().zip(samples).zip(other) {
                    *sum = u16::from(*near) * 3 + u16::from(*far);
                }
                between::<4>(&self.sums, 8, 7, out);
            }
        }
    }
}

/// Two pixels for each sum: three parts of it and one of its neighbour to the left, then to the right; at the ends, of itself.
fn between<const DROP: u32>(sums: &[u16], left: u16, right: u16, out: &mut [u8]) {
    let ([first, ..], [.., last]) = (sums, sums) else { return };
    let out = out.as_chunks_mut::<2>().0;
    for (out, three) in out.iter_mut().skip(1).zip(sums.windows(3)) {
        *out = [((three[1] * 3 + three[0] + left) >> DROP) as u8, ((three[1] * 3 + three[2] + right) >> DROP) as u8];
    }
    if let (Some([out, next]), Some(second)) = (out.first_mut(), sums.get(1)) {
        *out = ((first * 4 + left) >> DROP) as u8;
        *next = ((first * 3 + second + right) >> DROP) as u8;
    }
    let behind = sums.len() - 1;
    if let (Some([before, out]), Some(second)) = (out.get_mut(behind), sums.get(behind.wrapping_sub(1))) {
        *before = ((last * 3 + second + left) >> DROP) as u8;
        *out = ((last * 4 + right) >> DROP) as u8;
    }
}

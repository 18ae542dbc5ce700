//! Decode: boxes from the network's heads.
//!
//! A cell at column `c` and row `r` of a grid with stride `s` says a box with centre `((c + dx) s, (r + dy) s)`, width
//! `s exp(w)` and height `s exp(h)`; its score is the geometric mean of how sure it is of a face and of an object.

use super::Face;
use super::kernels::PLANE;
use super::network::{Network, STRIDES};
use super::window::Window;

/// How far from its cell, in cells, a box's middle may be; no face is that far.
const FAR: f32 = 64.0;

/// The greatest logarithm of a side in cells: 400 cells. Bounded, so that no picture makes boxes without bounds.
const SIDE: f32 = 6.0;

/// Reads each row of the heads once.
#[derive(Clone, Debug)]
pub(crate) struct Decoder {
    read: [usize; 3],
    threshold: f32,
    columns: Window,
    rows: Window,
}

impl Decoder {
    /// Reads boxes that score at least `threshold` in a window's core.
    pub(crate) fn new(threshold: f32, columns: Window, rows: Window) -> Self {
        Self { read: [0; 3], threshold, columns, rows }
    }

    /// Adds the boxes of the rows that the network has finished since, in pixels of the scaled picture.
    pub(crate) fn read(&mut self, network: &Network, faces: &mut Vec<Face>) {
        // Both sigmoids are at most 1, so neither may be below the square of the threshold.
        let least = (self.threshold * self.threshold).clamp(1e-6, 1.0 - 1e-6);
        let least = libm::logf(least / (1.0 - least)) - 1e-3;
        for (level, stride) in STRIDES.into_iter().enumerate() {
            let head = network.head(level);
            let plane = head.stride() * PLANE;
            let columns = self.columns.core.0 / stride..self.columns.core.1 / stride;
            for y in self.read[level]..head.written {
                let down = self.rows.seen.0 / stride + y;
                if down < self.rows.core.0 / stride || down >= self.rows.core.1 / stride {
                    continue;
                }
                let (first, second) = head.row(y).split_at(plane);
                let offset = self.columns.seen.0 / stride;
                for across in columns.clone() {
                    let at = (across - offset + 1) * PLANE;
                    let (&[class, object, dx, dy], &[w, h, ..]) = (&first[at..][..4], &second[at..][..4]) else {
                        continue;
                    };
                    if class < least || object < least {
                        continue;
                    }
                    let score = (sigmoid(class) * sigmoid(object)).sqrt();
                    if score >= self.threshold {
                        let (x, y) = (across as f32 + dx.clamp(-FAR, FAR), down as f32 + dy.clamp(-FAR, FAR));
                        faces.push(place(x, y, w, h, stride as f32, score));
                    }
                }
            }
            self.read[level] = head.written;
        }
    }
}

fn place(x: f32, y: f32, w: f32, h: f32, stride: f32, score: f32) -> Face {
    let half = |side: f32| libm::expf(side.clamp(-SIDE, SIDE)) * stride / 2.0;
    let (x, y, w, h) = (x * stride, y * stride, half(w), half(h));
    Face { x1: x - w, y1: y - h, x2: x + w, y2: y + h, score }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_its_box_in_units_of_its_stride() {
        let face = place(3.5, 2.0, 0.0, 2f32.ln(), 8.0, 0.5);
        assert_eq!((face.x1, face.x2, face.score), (24.0, 32.0, 0.5));
        assert!((face.y1 - 8.0).abs() < 1e-5 && (face.y2 - 24.0).abs() < 1e-5);
    }

    #[test]
    fn sigmoid_is_a_half_at_zero_and_stays_within_bounds() {
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!((sigmoid(-1000.0), sigmoid(1000.0)), (0.0, 1.0));
    }
}

//! Tilt: a picture read as if it were turned by 30 degrees. Pixels are interpolated between the four nearest, in whole numbers.

use super::Face;
use crate::pixels::lines::Lines;

const CHANNELS: usize = 3;

/// 1 in the fixed-point numbers of this module.
const ONE: i64 = 1 << 16;

/// Cosine and sine of 30 degrees.
const COSINE: i64 = 56_756;
const SINE: i64 = ONE / 2;

/// The size, width and height, of the upright rectangle that holds a tilted one of the given size.
pub(super) fn size(width: u64, height: u64) -> (u64, u64) {
    let (cosine, sine, one) = (COSINE as u64, SINE as u64, ONE as u64);
    ((width * cosine + height * sine).div_ceil(one), (width * sine + height * cosine).div_ceil(one))
}

/// A box in the tilted picture of `from` pixels, where it lies in the picture, of `to` pixels: as large as it was, since a tilted head
/// fills about its own box again.
pub(super) fn back(face: Face, clockwise: bool, from: (f32, f32), to: (f32, f32)) -> Face {
    let (cosine, sine) = (COSINE as f32 / ONE as f32, SINE as f32 / ONE as f32);
    let sine = if clockwise { sine } else { -sine };
    let (across, down) = ((face.x1 + face.x2 - from.0) / 2.0, (face.y1 + face.y2 - from.1) / 2.0);
    let (x, y) = (cosine * across + sine * down + to.0 / 2.0, cosine * down - sine * across + to.1 / 2.0);
    let (wide, high) = ((face.x2 - face.x1) / 2.0, (face.y2 - face.y1) / 2.0);
    Face { x1: x - wide, y1: y - high, x2: x + wide, y2: y + high, score: face.score }
}

/// Appends row `y` of the tilted picture to `out`; what lies outside of the picture is black.
pub(super) fn line(picture: &impl Lines, clockwise: bool, y: usize, out: &mut Vec<u8>) {
    let (width, height) = picture.size();
    let (wide, high) = size(width.into(), height.into());
    if y as u64 >= high {
        return;
    }
    let (width, height) = (i64::from(width), i64::from(height));
    let sine = if clockwise { SINE } else { -SINE };
    let (right, bottom) = ((width - 1) * ONE, (height - 1) * ONE);
    // Twice the distance of a pixel's centre from the middle.
    let (across, down) = (1 - wide as i64, 2 * y as i64 + 1 - high as i64);
    // Twice where the row's first pixel is in the picture.
    let (mut x, mut y) = (COSINE * across + sine * down + right, COSINE * down - sine * across + bottom);
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let first = out.len();
    out.resize(first + wide as usize * CHANNELS, 0);
    for pixel in out.split_at_mut(first).1.as_chunks_mut::<CHANNELS>().0 {
        let (from_left, from_top) = (x >> 1, y >> 1);
        (x, y) = (x + 2 * COSINE, y - 2 * sine);
        if from_left < 0 || from_top < 0 || from_left > right || from_top > bottom {
            continue;
        }
        let (column, row) = ((from_left >> 16) as usize, (from_top >> 16) as usize);
        let upper = picture.line(row, &mut above).as_chunks::<CHANNELS>().0;
        let lower = picture.line((row + 1).min(height as usize - 1), &mut below).as_chunks::<CHANNELS>().0;
        let next = (column + 1).min(width as usize - 1);
        let (Some(a), Some(b), Some(c), Some(d)) =
            (upper.get(column), upper.get(next), lower.get(column), lower.get(next))
        else {
            continue;
        };
        let (left, top) = ((from_left >> 8) as u32 & 255, (from_top >> 8) as u32 & 255);
        let between = |a: u8, b: u8, by: u32| u32::from(a) * (256 - by) + u32::from(b) * by;
        for (channel, level) in pixel.iter_mut().enumerate() {
            let (upper, lower) = (between(a[channel], b[channel], left), between(c[channel], d[channel], left));
            *level = ((upper * (256 - top) + lower * top + (1 << 15)) >> 16) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixels::raster::Raster;

    fn tilted(picture: &Raster, clockwise: bool) -> Vec<Vec<u8>> {
        let (wide, high) = size(picture.width.into(), picture.height.into());
        let row = |y| {
            let mut out = Vec::new();
            line(picture, clockwise, y, &mut out);
            assert_eq!(out.len() as u64, wide * 3);
            out.chunks(3).map(|pixel| pixel[0]).collect()
        };
        (0..high as usize).map(row).collect()
    }

    #[test]
    fn a_spot_of_the_tilted_picture_is_found_back_where_it_was() {
        let (width, height) = (60usize, 40usize);
        for clockwise in [true, false] {
            for (x, y) in [(10usize, 8usize), (48, 30), (30, 5)] {
                let spot = |i: usize| if i.abs_diff(x) < 2 { 255 } else { 0 };
                let rgb = (0..width * height)
                    .flat_map(|i| [if (i / width).abs_diff(y) < 2 { spot(i % width) } else { 0 }; 3])
                    .collect();
                let rows = tilted(&Raster { width: width as u32, height: height as u32, rgb }, clockwise);
                let mut sums = [0.0; 3];
                for (down, row) in rows.iter().enumerate() {
                    for (across, level) in row.iter().enumerate() {
                        let by = f32::from(*level);
                        sums = [sums[0] + by, sums[1] + by * across as f32, sums[2] + by * down as f32];
                    }
                }
                let (across, down) = (sums[1] / sums[0], sums[2] / sums[0]);
                let there = Face { x1: across, y1: down, x2: across + 1.0, y2: down + 1.0, score: 0.5 };
                let from = (rows[0].len() as f32, rows.len() as f32);
                let found = back(there, clockwise, from, (width as f32, height as f32));
                assert!(
                    (found.x1 - x as f32).abs() < 0.1 && (found.y1 - y as f32).abs() < 0.1,
                    "{found:?} for {x}, {y}"
                );
            }
        }
    }

    #[test]
    fn one_colour_stays_that_colour_and_what_is_outside_is_black() {
        let rows = tilted(&Raster { width: 50, height: 20, rgb: vec![201; 50 * 20 * 3] }, true);
        assert!(rows.iter().flatten().all(|level| [0, 201].contains(level)));
        let inside = rows.iter().flatten().filter(|level| **level > 0).count();
        assert!((900..=1000).contains(&inside), "{inside} of 1000");
    }
}

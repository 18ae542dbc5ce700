//! Denoising: a sigma filter (Lee 1983). A pixel becomes the mean of those neighbours that hardly differ from it, so that
//! grain and a sensor's own pattern are flattened while edges stay.

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::raster::Raster;

/// By how much a neighbour's channel may differ to be averaged with, of 255.
const ALIKE: i32 = 9;

/// The raster, denoised. Pixels at its edge have fewer neighbours. Errors: `limit`.
pub(crate) fn denoise(raster: &Raster, limits: &mut Limits) -> Result<Raster> {
    let mut copy = Raster::new(raster.width, raster.height, limits)?;
    let stride = raster.width as usize * 3;
    let empty: &[u8] = &[];
    let mut above = empty;
    let mut rows = raster.rgb.chunks_exact(stride).peekable();
    for out in copy.rgb.chunks_exact_mut(stride) {
        let Some(here) = rows.next() else { break };
        let below = rows.peek().copied().unwrap_or(empty);
        // A row that is not there is replaced by the row itself, so that all have the same length.
        let near = [above, here, below].map(|row| if row.is_empty() { here } else { row });
        flatten(near, out);
        above = here;
    }
    Ok(copy)
}

/// One row from itself and those above and below it.
fn flatten(near: [&[u8]; 3], out: &mut [u8]) {
    let [_, here, _] = near;
    out.copy_from_slice(here);
    let inner = out.len().saturating_sub(3);
    let windows = near.map(|row| row.windows(7));
    let [above, middle, below] = windows;
    let Some(inside) = out.get_mut(3..inner.max(3)) else { return };
    for (((out, a), m), b) in inside.iter_mut().zip(above).zip(middle).zip(below) {
        let centre = i32::from(m[3]);
        let (mut sum, mut count) = (0, 0);
        for row in [a, m, b] {
            for value in [row[0], row[3], row[6]] {
                let value = i32::from(value);
                let alike = i32::from((value - centre).abs() <= ALIKE);
                sum += value * alike;
                count += alike;
            }
        }
        *out = ((sum * 2 + count) / (count * 2)) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grain(x: usize, y: usize) -> u8 {
        (x * 7 + y * 13 + x * y * 5) as u8 % 7
    }

    #[test]
    fn grain_is_flattened_and_an_edge_stays() {
        let (width, height) = (40, 20);
        let mut raster = Raster::new(width, height, &mut Limits::default()).unwrap();
        for (i, v) in raster.rgb.iter_mut().enumerate() {
            let (x, y) = (i / 3 % width as usize, i / 3 / width as usize);
            *v = if x < 20 { 60 } else { 180 } + grain(x, y);
        }
        let flat = denoise(&raster, &mut Limits::default()).unwrap();
        let spread = |rgb: &[u8], from: usize| {
            let row: Vec<f64> = (from + 2..from + 18).map(|x| f64::from(rgb[(10 * 40 + x) * 3])).collect();
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            (mean, row.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / row.len() as f64)
        };
        for side in [0, 20] {
            let ((before, noisy), (after, calm)) = (spread(&raster.rgb, side), spread(&flat.rgb, side));
            assert!(calm < noisy / 3.0 && (before - after).abs() < 1.0, "{noisy} {calm}");
        }
        assert!(flat.rgb[(10 * 40 + 19) * 3] < 70 && flat.rgb[(10 * 40 + 20) * 3] > 175);
    }

    #[test]
    fn the_smallest_pictures_are_taken() {
        for (width, height) in [(1, 1), (2, 1), (1, 3), (3, 3)] {
            let raster = Raster::new(width, height, &mut Limits::default()).unwrap();
            assert_eq!(denoise(&raster, &mut Limits::default()).unwrap(), raster);
        }
    }
}

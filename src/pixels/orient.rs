//! Orientation: stored pixels become upright ones (Exif 2.32, tag 0x0112).

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::raster::Raster;
use crate::report::Orientation;

/// The raster turned and mirrored as `orientation` asks. Needs room for a second raster while it works.
pub(crate) fn upright(stored: Raster, orientation: Orientation, limits: &mut Limits) -> Result<Raster> {
    if !(2..=8).contains(&orientation.0) {
        return Ok(stored);
    }
    let (width, height) = (stored.width as usize, stored.height as usize);
    let (w, h) = if orientation.swaps_sides() { (stored.height, stored.width) } else { (stored.width, stored.height) };
    let mut turned = Raster::new(w, h, limits)?;
    // Where the upright pixel at column `x` of row `y` was stored: column, row.
    let place = |x: usize, y: usize| match orientation.0 {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (y, height - 1 - x),
        7 => (width - 1 - y, height - 1 - x),
        _ => (width - 1 - y, x),
    };
    for (y, row) in turned.rgb.chunks_exact_mut(w as usize * 3).enumerate() {
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let (column, line) = place(x, y);
            let at = (line * width + column) * 3;
            if let Some(from) = stored.rgb.get(at..at + 3) {
                pixel.copy_from_slice(from);
            }
        }
    }
    limits.credit(stored.rgb.len() as u64);
    Ok(turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A 2 by 3 picture whose upright form is numbered 0 to 5, row by row.
    fn turned_from(stored: [u8; 6], width: u32, height: u32, orientation: u8) -> (u32, u32, Vec<u8>) {
        let rgb = stored.iter().flat_map(|&v| [v; 3]).collect();
        let raster = Raster { width, height, rgb };
        let up = upright(raster, Orientation(orientation), &mut Limits::default()).unwrap();
        (up.width, up.height, up.rgb.iter().step_by(3).copied().collect())
    }

    #[test]
    fn all_eight_orientations_come_out_upright() {
        let wanted = (2, 3, vec![0, 1, 2, 3, 4, 5]);
        for (orientation, stored, width, height) in [
            (1, [0, 1, 2, 3, 4, 5], 2, 3),
            (2, [1, 0, 3, 2, 5, 4], 2, 3),
            (3, [5, 4, 3, 2, 1, 0], 2, 3),
            (4, [4, 5, 2, 3, 0, 1], 2, 3),
            (5, [0, 2, 4, 1, 3, 5], 3, 2),
            (6, [1, 3, 5, 0, 2, 4], 3, 2),
            (7, [5, 3, 1, 4, 2, 0], 3, 2),
            (8, [4, 2, 0, 5, 3, 1], 3, 2),
        ] {
            assert_eq!(turned_from(stored, width, height, orientation), wanted, "orientation {orientation}");
        }
    }
}

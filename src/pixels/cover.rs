//! Covers: pixels replaced by a colour that is computed from nothing inside them.

use std::ops::Range;

use crate::pixels::raster::Raster;
use crate::pixels::region::{Region, Shape};

/// The colour of a solid cover.
const SOLID: [u8; 3] = [0, 0, 0];

/// Covers every region of `raster` with an opaque colour. A pixel that a region touches at all is covered whole.
pub fn cover(raster: &mut Raster, regions: &[Region]) {
    let width = raster.width as usize;
    for region in regions {
        for (row, columns) in rows(region, raster.width, raster.height) {
            let from = row as usize * width;
            let range = (from + columns.start as usize) * 3..(from + columns.end as usize) * 3;
            if let Some(pixels) = raster.rgb.get_mut(range) {
                pixels.chunks_exact_mut(3).for_each(|pixel| pixel.copy_from_slice(&SOLID));
            }
        }
    }
}

/// The pixels of a picture of `width` by `height` that a region touches: rows, and in each a range of columns.
pub fn rows(region: &Region, width: u32, height: u32) -> impl Iterator<Item = (u32, Range<u32>)> {
    let drawn = region.is_finite() && region.width > 0.0 && region.height > 0.0;
    let first = region.y.floor().max(0.0) as u32;
    let last = ((region.y + region.height).ceil().max(0.0) as u32).min(if drawn { height } else { 0 });
    (first..last).map(move |row| {
        let (start, end) = span(region, row as f32);
        let start = (start.floor().max(0.0) as u32).min(width);
        let end = (end.ceil().max(0.0) as u32).min(width);
        (row, start..end.max(start))
    })
}

/// The widest stretch of the region between `row` and `row + 1`.
fn span(region: &Region, row: f32) -> (f32, f32) {
    let half = region.width / 2.0;
    let centre = region.x + half;
    let reach = match region.shape {
        Shape::Box => half,
        Shape::Ellipse => {
            let middle = region.y + region.height / 2.0;
            let nearest = middle.clamp(row, row + 1.0);
            let down = (nearest - middle) / (region.height / 2.0);
            half * (1.0 - down * down).max(0.0).sqrt()
        }
    };
    (centre - reach, centre + reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn white(width: u32, height: u32) -> Raster {
        let mut raster = Raster::new(width, height, &mut Limits::default()).unwrap();
        raster.rgb.fill(255);
        raster
    }

    fn covered(raster: &Raster, x: u32, y: u32) -> bool {
        raster.rgb[((y * raster.width + x) * 3) as usize] == 0
    }

    #[test]
    fn a_box_covers_every_pixel_that_it_touches_and_no_other() {
        let mut raster = white(10, 10);
        cover(&mut raster, &[Region { shape: Shape::Box, x: 2.5, y: 3.0, width: 2.0, height: 1.1 }]);
        for (x, y) in (0..10).flat_map(|y| (0..10).map(move |x| (x, y))) {
            assert_eq!(covered(&raster, x, y), (2..5).contains(&x) && (3..5).contains(&y), "{x},{y}");
        }
    }

    #[test]
    fn a_face_region_covers_the_whole_box_of_the_face() {
        let mut raster = white(100, 100);
        cover(&mut raster, &[Region::over_face(30.0, 20.0, 60.0, 70.0)]);
        for (x, y) in (20..70).flat_map(|y| (30..60).map(move |x| (x, y))) {
            assert!(covered(&raster, x, y), "{x},{y}");
        }
    }

    #[test]
    fn regions_outside_the_picture_or_without_size_do_no_harm() {
        let mut raster = white(4, 4);
        let odd = [(-9.0, -9.0, 5.0, 5.0), (9.0, 9.0, 5.0, 5.0), (1.0, 1.0, 0.0, 3.0), (f32::NAN, 0.0, 1.0, 1.0)];
        let regions = odd.map(|(x, y, width, height)| Region { shape: Shape::Ellipse, x, y, width, height });
        cover(&mut raster, &regions);
        assert_eq!(raster, white(4, 4));
    }
}

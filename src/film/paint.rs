//! Paint: covers written into the planes of a frame.
//!
//! A cover is computed from nothing that it hides. Every block of 2x2 pixels that shares its colour samples and that a
//! region touches at all is covered whole.

use std::ops::Range;

use super::planes::{Layout, Plane, PlaneFormat};
use crate::error::Result;
use crate::order::Order as _;
use crate::pixels::cover::rows;
use crate::pixels::region::Region;

/// Black: brightness at its least and no colour.
const COLOUR: u8 = 128;

/// The planes of a frame that is painted.
struct Canvas<'a> {
    layout: &'a Layout,
    bytes: &'a mut [u8],
    planes: Vec<Plane>,
}

/// Covers a frame: first, if `all` is there, the whole picture but for the regions in it; then every region. Regions
/// are in upright pixels of the frame.
///
/// Errors: as for [`Layout::place`]; then nothing was painted.
pub(crate) fn paint(layout: &Layout, bytes: &mut [u8], all: Option<&[Region]>, regions: &[Region]) -> Result<()> {
    let planes = layout.place(bytes.len())?;
    let mut canvas = Canvas { layout, bytes, planes };
    let (width, height) = layout.colours();
    let blocks = |region: &Region| -> Vec<(usize, Range<usize>)> {
        let stored = region.stored(layout.orientation(), layout.width, layout.height).scaled(0.5);
        let rows = rows(&stored, width as u32, height as u32);
        rows.map(|(row, columns)| (row as usize, columns.start as usize..columns.end as usize)).collect()
    };
    if let Some(but) = all {
        let mut open = vec![Vec::new(); height];
        for (row, columns) in but.iter().flat_map(blocks) {
            open.get_mut(row).into_iter().for_each(|open| open.push(columns.clone()));
        }
        for (row, mut open) in open.into_iter().enumerate() {
            open.order_by_key(|columns| columns.start);
            let mut from = 0;
            for columns in open {
                canvas.fill(row, from..columns.start.max(from));
                from = from.max(columns.end);
            }
            canvas.fill(row, from..width);
        }
    }
    for (row, columns) in regions.iter().flat_map(blocks) {
        canvas.fill(row, columns);
    }
    Ok(())
}

impl Canvas<'_> {
    /// Covers the blocks `columns` of a row of blocks.
    fn fill(&mut self, row: usize, columns: Range<usize>) {
        let black = if self.layout.full { 0 } else { 16 };
        let (width, height) = (self.layout.width as usize, self.layout.height as usize);
        let wide = columns.start * 2..(columns.end * 2).min(width);
        for y in [row * 2, row * 2 + 1] {
            if y < height {
                self.set(0, y, wide.clone(), black);
            }
        }
        match self.layout.format {
            PlaneFormat::I420 => {
                self.set(1, row, columns.clone(), COLOUR);
                self.set(2, row, columns, COLOUR);
            }
            PlaneFormat::Nv12 => self.set(1, row, columns.start * 2..columns.end * 2, COLOUR),
        }
    }

    fn set(&mut self, plane: usize, row: usize, columns: Range<usize>, level: u8) {
        let Some(plane) = self.planes.get(plane) else { return };
        let from = plane.offset + row * plane.stride;
        if let Some(samples) = self.bytes.get_mut(from + columns.start..from + columns.end.max(columns.start)) {
            samples.fill(level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixels::region::Shape;

    fn square(x: f32, y: f32, side: f32) -> Region {
        Region { shape: Shape::Box, x, y, width: side, height: side }
    }

    #[test]
    fn a_cover_is_rounded_outwards_to_whole_blocks_in_every_plane_and_nothing_else_changes() {
        for format in [PlaneFormat::I420, PlaneFormat::Nv12] {
            let layout = Layout::packed(format, 8, 8);
            let mut bytes = vec![200; 96];
            paint(&layout, &mut bytes, None, &[square(3.0, 4.9, 2.0)]).expect("it fits");
            for (x, y) in (0..8).flat_map(|y| (0..8).map(move |x| (x, y))) {
                let covered = (2..6).contains(&x) && (4..8).contains(&y);
                assert_eq!(bytes[y * 8 + x], if covered { 16 } else { 200 }, "{x},{y}");
            }
            assert_eq!(bytes[64..].iter().filter(|level| **level == 128).count(), 8);
            assert_eq!(bytes[64..].iter().filter(|level| **level == 200).count(), 24);
        }
    }

    #[test]
    fn frames_that_differ_only_under_the_covers_are_the_same_once_they_are_covered() {
        for format in [PlaneFormat::I420, PlaneFormat::Nv12] {
            let layout = Layout::packed(format, 32, 24);
            let region = square(7.0, 5.0, 9.0);
            let [one, other] = [0, 91].map(|secret| {
                let mut bytes: Vec<u8> = (0..32 * 24 * 3 / 2).map(|at| (at * 7) as u8).collect();
                let inside = |x: usize, y: usize| (7..16).contains(&x) && (5..14).contains(&y);
                for (x, y) in (0..24).flat_map(|y| (0..32).map(move |x| (x, y))).filter(|&(x, y)| inside(x, y)) {
                    let colour = match format {
                        PlaneFormat::I420 => [32 * 24 + y / 2 * 16 + x / 2, 32 * 30 + y / 2 * 16 + x / 2],
                        PlaneFormat::Nv12 => [32 * 24 + y / 2 * 32 + x / 2 * 2, 32 * 24 + y / 2 * 32 + x / 2 * 2 + 1],
                    };
                    bytes[y * 32 + x] = secret;
                    colour.into_iter().for_each(|at| bytes[at] = secret);
                }
                paint(&layout, &mut bytes, None, &[region]).expect("it fits");
                bytes
            });
            assert!(one == other, "{format:?}");
        }
    }

    #[test]
    fn regions_are_upright_whatever_the_turn() {
        for (rotation, flip, corner) in [
            (0, false, (0, 0)),
            (90, false, (0, 5)),
            (180, false, (7, 5)),
            (270, false, (7, 0)),
            (0, true, (7, 0)),
            (90, true, (0, 0)),
            (180, true, (0, 5)),
            (270, true, (7, 5)),
        ] {
            let layout = Layout { rotation, flip, ..Layout::packed(PlaneFormat::I420, 8, 6) };
            let mut bytes = vec![200; 72];
            paint(&layout, &mut bytes, None, &[square(0.0, 0.0, 1.0)]).expect("it fits");
            let (x, y) = corner;
            assert_eq!(bytes[y * 8 + x], 16, "{rotation} degrees {flip}");
            assert_eq!(bytes[..48].iter().filter(|level| **level == 16).count(), 4);
        }
    }

    #[test]
    fn all_but_some_regions_is_covered_and_a_cover_lies_over_what_is_left_open() {
        let layout = Layout::packed(PlaneFormat::I420, 12, 4);
        let mut bytes = vec![200; 72];
        let open = [square(2.0, 0.0, 4.0), square(4.0, 0.0, 4.0)];
        paint(&layout, &mut bytes, Some(&open), &[square(6.0, 0.0, 2.0)]).expect("it fits");
        assert_eq!(&bytes[..12], [16, 16, 200, 200, 200, 200, 16, 16, 16, 16, 16, 16]);
        let mut bytes = vec![200; 72];
        paint(&layout, &mut bytes, Some(&[]), &[]).expect("it fits");
        assert!(bytes[..48].iter().all(|level| *level == 16) && bytes[48..].iter().all(|level| *level == 128));
    }

    #[test]
    fn odd_sides_are_covered_to_the_last_pixel_and_bytes_that_do_not_fit_are_refused() {
        let layout = Layout::packed(PlaneFormat::I420, 5, 3);
        let mut bytes = vec![200; 27];
        paint(&layout, &mut bytes, None, &[square(-9.0, -9.0, 99.0)]).expect("it fits");
        assert!(bytes.iter().all(|level| *level != 200));
        assert!(paint(&layout, &mut bytes[..26], None, &[]).is_err());
        paint(&layout, &mut bytes, None, &[square(f32::NAN, 0.0, 1.0), square(1e30, 1e30, 1e30)]).expect("harmless");
    }
}

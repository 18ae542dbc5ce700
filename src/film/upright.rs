//! Upright: a frame as the search reads it, turned upright and no larger than it needs to be.

use super::planes::{Frame, Layout, Matrix};
use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::lines::Lines;

/// The longer side of what is searched, in pixels: larger frames are reduced by a whole number.
pub(crate) const LONGER_SIDE: u32 = 1920;

/// Upright planes without gaps: brightness, and colours of half its size.
#[derive(Clone, Debug)]
pub struct Upright {
    /// In pixels, at least 1.
    pub width: usize,
    /// In pixels, at least 1.
    pub height: usize,
    /// Pixels of the frame for each of its own, along a side.
    pub reduced: u32,
    brightness: Vec<u8>,
    colours: [Vec<u8>; 2],
    table: Table,
}

/// By how much a frame of so many upright pixels is reduced, and its width and height then. What does not fill a pixel at the right
/// and the lower edge is left out.
pub(crate) fn reduction((width, height): (u32, u32)) -> (u32, usize, usize) {
    let by = width.max(height).div_ceil(LONGER_SIDE).max(1);
    (by, (width / by).max(1) as usize, (height / by).max(1) as usize)
}

impl Upright {
    /// The frame turned and reduced, each pixel the mean of those it stands for. Errors: `limit` when memory is not left.
    pub fn new(frame: &Frame, limits: &mut Limits) -> Result<Self> {
        let layout = frame.layout;
        let (reduced, width, height) = reduction(layout.upright());
        let (across, down) = (width.div_ceil(2), height.div_ceil(2));
        limits.debit((width * height + 2 * across * down) as u64, 0)?;
        let by = reduced as usize;
        let stored = (layout.width as usize, layout.height as usize);
        let brightness = turn(|y| (frame.brightness(y), 1), stored, (width, height), layout, by);
        let colours =
            [0, 1].map(|which| turn(|y| frame.colour(which, y), layout.colours(), (across, down), layout, by));
        Ok(Self { width, height, reduced, brightness, colours, table: Table::new(layout.matrix, layout.full) })
    }

    /// Bytes that it was debited for.
    pub fn memory(&self) -> u64 {
        (self.brightness.len() + self.colours[0].len() * 2) as u64
    }

    /// Row `y` of the brightness.
    pub fn brightness(&self, y: usize) -> &[u8] {
        self.brightness.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// The two colours (U, V) of the pixel at `x`, `y`.
    pub fn colours(&self, x: usize, y: usize) -> [u8; 2] {
        let at = y / 2 * self.width.div_ceil(2) + x / 2;
        [0, 1].map(|which: usize| self.colours.get(which).and_then(|plane| plane.get(at)).copied().unwrap_or(128))
    }
}

/// A plane turned upright and reduced. `row` gives stored row `y` and the step between its samples.
fn turn<'a>(
    row: impl Fn(usize) -> (&'a [u8], usize),
    (stored_width, stored_height): (usize, usize),
    (width, height): (usize, usize),
    layout: &Layout,
    by: usize,
) -> Vec<u8> {
    let mut out = vec![0; width * height];
    let (rotation, flip) = (layout.rotation, layout.flip);
    let last = width * by - 1;
    let sample = |x: usize, y: usize| {
        let x = if flip { last - x } else { x };
        let (x, y) = match rotation {
            90 => (y, stored_height.saturating_sub(1 + x)),
            180 => (stored_width.saturating_sub(1 + x), stored_height.saturating_sub(1 + y)),
            270 => (stored_width.saturating_sub(1 + y), x),
            _ => (x, y),
        };
        let (row, step) = row(y.min(stored_height.saturating_sub(1)));
        row.get(x.min(stored_width.saturating_sub(1)) * step).copied().unwrap_or_default()
    };
    for (y, line) in out.chunks_exact_mut(width).enumerate() {
        if (rotation, flip, by) == (0, false, 1) {
            let (row, step) = row(y);
            line.iter_mut().zip(row.iter().step_by(step)).for_each(|(out, sample)| *out = *sample);
            continue;
        }
        for (x, out) in line.iter_mut().enumerate() {
            let mut sum = 0;
            for dy in 0..by {
                for dx in 0..by {
                    sum += u32::from(sample(x * by + dx, y * by + dy));
                }
            }
            *out = (sum / (by * by) as u32) as u8;
        }
    }
    out
}

impl Lines for Upright {
    fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        let across = self.width.div_ceil(2);
        let [u, v] = self.colours.each_ref().map(|plane| plane.get(y / 2 * across..).unwrap_or_default());
        room.resize(self.width * 3, 0);
        self.table.row(self.brightness(y), u, v, room);
        room
    }
}

/// The sums that make red, green and blue, in 1/65536.
#[derive(Clone, Copy, Debug)]
struct Table {
    base: i32,
    brightness: i32,
    red: i32,
    green: [i32; 2],
    blue: i32,
}

impl Table {
    fn new(matrix: Matrix, full: bool) -> Self {
        // The weights of red and blue in brightness.
        let (kr, kb) = match matrix {
            Matrix::Bt601 => (0.299, 0.114),
            Matrix::Bt709 => (0.2126, 0.0722),
        };
        let kg = 1.0 - kr - kb;
        let (base, brightness, colour) = if full { (0, 1.0, 1.0) } else { (16, 255.0 / 219.0, 255.0 / 224.0) };
        let fixed = |value: f64| (value * 65536.0).round() as i32;
        Self {
            base,
            brightness: fixed(brightness),
            red: fixed(2.0 * (1.0 - kr) * colour),
            green: [fixed(-2.0 * (1.0 - kb) * kb / kg * colour), fixed(-2.0 * (1.0 - kr) * kr / kg * colour)],
            blue: fixed(2.0 * (1.0 - kb) * colour),
        }
    }

    /// A row: each colour belongs to two pixels.
    fn row(&self, brightness: &[u8], u: &[u8], v: &[u8], out: &mut [u8]) {
        let (pairs, last) = brightness.as_chunks::<2>();
        let (pixels, left) = out.as_chunks_mut::<6>();
        for (((out, pair), u), v) in pixels.iter_mut().zip(pairs).zip(u).zip(v) {
            let colour = self.colour(*u, *v);
            let ([r, g, b], [r2, g2, b2]) = (self.rgb(pair[0], colour), self.rgb(pair[1], colour));
            *out = [r, g, b, r2, g2, b2];
        }
        if let ([last], Some(u), Some(v)) = (last, u.get(pairs.len()), v.get(pairs.len())) {
            left.copy_from_slice(&self.rgb(*last, self.colour(*u, *v)));
        }
    }

    /// What a colour adds to red, green and blue.
    #[inline(always)]
    fn colour(&self, u: u8, v: u8) -> [i32; 3] {
        let (u, v) = (i32::from(u) - 128, i32::from(v) - 128);
        [self.red * v, self.green[0] * u + self.green[1] * v, self.blue * u]
    }

    #[inline(always)]
    fn rgb(&self, y: u8, [red, green, blue]: [i32; 3]) -> [u8; 3] {
        let y = (i32::from(y) - self.base) * self.brightness + (1 << 15);
        let level = |sum: i32| (sum >> 16).clamp(0, 255) as u8;
        [level(y + red), level(y + green), level(y + blue)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::planes::PlaneFormat;
    use super::*;
    use crate::pixels::orient;
    use crate::pixels::raster::Raster;

    fn upright(layout: &Layout, bytes: &[u8]) -> Upright {
        let frame = Frame::new(layout, bytes).expect("it fits");
        Upright::new(&frame, &mut Limits::default()).expect("it is small")
    }

    #[test]
    fn all_turns_and_mirrors_come_out_upright_with_the_covers_where_they_were_seen() {
        let wanted = [1, 2, 3, 4, 5, 6];
        for (rotation, flip, width, height, stored) in [
            (0, false, 2, 3, [1, 2, 3, 4, 5, 6]),
            (90, false, 3, 2, [2, 4, 6, 1, 3, 5]),
            (180, false, 2, 3, [6, 5, 4, 3, 2, 1]),
            (270, false, 3, 2, [5, 3, 1, 6, 4, 2]),
            (0, true, 2, 3, [2, 1, 4, 3, 6, 5]),
            (90, true, 3, 2, [1, 3, 5, 2, 4, 6]),
            (180, true, 2, 3, [5, 6, 3, 4, 1, 2]),
            (270, true, 3, 2, [6, 4, 2, 5, 3, 1]),
        ] {
            let layout = Layout { rotation, flip, ..Layout::packed(PlaneFormat::I420, width, height) };
            let mut bytes = stored.to_vec();
            bytes.extend([128; 4]);
            let frame = upright(&layout, &bytes);
            let rows: Vec<u8> = (0..3).flat_map(|y| frame.brightness(y).to_vec()).collect();
            assert_eq!(rows, wanted, "{rotation} degrees {flip}");
            let raster = Raster { width, height, rgb: stored.iter().flat_map(|&level| [level; 3]).collect() };
            let still = orient::upright(raster, layout.orientation(), &mut Limits::default()).expect("it is small");
            let rows: Vec<u8> = still.rgb.iter().step_by(3).copied().collect();
            assert_eq!(rows, wanted, "{rotation} degrees {flip}, as a still");
        }
    }

    #[test]
    fn white_grey_and_the_primary_colours_are_what_the_standards_say() {
        let close = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 2);
        let narrow = Table::new(Matrix::Bt709, false);
        assert_eq!(
            (narrow.rgb(235, narrow.colour(128, 128)), narrow.rgb(16, narrow.colour(128, 128))),
            ([255; 3], [0; 3])
        );
        assert!(
            close(narrow.rgb(63, narrow.colour(102, 240)), [255, 0, 0]),
            "{:?}",
            narrow.rgb(63, narrow.colour(102, 240))
        );
        let full = Table::new(Matrix::Bt601, true);
        assert_eq!(full.rgb(77, full.colour(128, 128)), [77; 3]);
        assert!(
            close(full.rgb(76, full.colour(85, 255)), [255, 0, 0])
                && close(full.rgb(29, full.colour(255, 107)), [0, 0, 255])
        );
    }

    #[test]
    fn large_frames_are_reduced_to_means() {
        let layout = Layout::packed(PlaneFormat::Nv12, 3840, 4);
        let bytes: Vec<u8> =
            (0..3840 * 4).map(|i| if i % 2 == 0 { 100 } else { 110 }).chain(vec![128; 3840 * 2]).collect();
        let frame = upright(&layout, &bytes);
        assert_eq!((frame.width, frame.height, frame.reduced), (1920, 2, 2));
        assert!(frame.brightness(1).iter().all(|level| *level == 105));
    }

    #[test]
    fn one_pixel_is_a_frame() {
        for rotation in [0, 90, 180, 270] {
            let mut layout = Layout::packed(PlaneFormat::I420, 1, 1);
            layout.rotation = rotation;
            let frame = upright(&layout, &[16, 128, 128]);
            assert_eq!((frame.size(), frame.line(0, &mut Vec::new())), ((1, 1), &[0, 0, 0][..]));
        }
    }
}

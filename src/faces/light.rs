//! Light: how bright and how colourful a picture is, and a dark one read as if there had been more light.
//!
//! The network knows faces in light. Where no highlight says that the picture is meant to be dark, each pixel is the mean of its
//! neighbourhood, against the noise that would be raised with it, times what brings the highlights up. `docs/faces.md` has the
//! measurements.

use crate::pixels::lines::Lines;

const CHANNELS: usize = 3;

/// How many rows are measured, at least, where there are as many.
const ROWS: usize = 256;

/// The part of the pixels, in thousandths, that are highlights.
const HIGHLIGHTS: u64 = 10;

/// Highlights below this level are of a dark picture.
const DARK: u32 = 150;

/// The level that they are brought to.
const BRIGHT: u32 = 235;

/// What a gain of 1 is.
const ONE: u32 = 256;

/// The most by which levels are multiplied.
const MOST: u32 = 16 * ONE;

/// Weights of the neighbourhood's rows and columns, of four.
const NEIGHBOURS: [u32; 3] = [1, 2, 1];

/// A picture whose pixels' greatest and least channel differ by less than this on average has no colour.
const COLOUR: u64 = 3;

/// What is added to the logarithm of the odds where there is no colour or little light.
const LEAN: f32 = 0.30;

/// What was measured of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Light {
    /// By how much levels are multiplied, in 256ths; [`ONE`] where there is light enough.
    gain: u32,
    /// Whether there is any colour.
    colourful: bool,
}

/// How bright a pixel is, 0 to 255 (ITU-R BT.601, in 256ths).
fn luma([red, green, blue]: [u8; CHANNELS]) -> u8 {
    ((u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8) as u8
}

impl Light {
    /// What says nothing of any picture: it is read as it is.
    pub(crate) const PLAIN: Self = Self { gain: ONE, colourful: true };

    /// Measures evenly spaced rows of a picture.
    pub(crate) fn of(picture: &impl Lines) -> Self {
        let mut levels = [0u64; 256];
        let (mut colour, mut pixels) = (0, 0);
        let mut room = Vec::new();
        let height = picture.size().1 as usize;
        for y in (0..height).step_by((height / ROWS).max(1)) {
            for pixel in picture.line(y, &mut room).as_chunks::<CHANNELS>().0 {
                let [red, green, blue] = *pixel;
                colour += u64::from(red.max(green).max(blue) - red.min(green).min(blue));
                levels[usize::from(luma(*pixel))] += 1;
                pixels += 1;
            }
        }
        let mut above = 0;
        let highlight = levels.iter().rposition(|count| {
            above += count;
            above * 1000 > pixels * HIGHLIGHTS
        });
        let highlight = highlight.unwrap_or(255) as u32;
        let gain = if highlight < DARK { (BRIGHT * ONE / highlight.max(1)).min(MOST) } else { ONE };
        Self { gain, colourful: colour * u64::from(gain) >= COLOUR * pixels * u64::from(ONE) }
    }

    /// Added to the logarithm of the odds of every face: the network is less sure of faces without colour or light.
    pub(crate) fn lean(self) -> f32 {
        if self.colourful && self.gain == ONE { 0.0 } else { LEAN }
    }

    /// A picture in this light.
    pub(crate) fn over<L>(self, picture: &L) -> Lit<'_, L> {
        Lit { picture, gain: self.gain }
    }
}

/// A picture as if there had been more light.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lit<'a, L> {
    picture: &'a L,
    gain: u32,
}

impl<L: Lines> Lines for Lit<'_, L> {
    fn size(&self) -> (u32, u32) {
        self.picture.size()
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        if self.gain == ONE {
            return self.picture.line(y, room);
        }
        let last = (self.picture.size().1 as usize).saturating_sub(1);
        let mut sums: Vec<u32> = Vec::new();
        for (row, weight) in [y.saturating_sub(1), y, (y + 1).min(last)].into_iter().zip(NEIGHBOURS) {
            let line = self.picture.line(row, room);
            sums.resize(line.len(), 0);
            sums.iter_mut().zip(line).for_each(|(sum, level)| *sum += weight * u32::from(*level));
        }
        room.clear();
        if y > last {
            return room;
        }
        let pixels = sums.as_chunks::<CHANNELS>().0;
        for (x, here) in pixels.iter().enumerate() {
            let before = pixels.get(x.wrapping_sub(1)).unwrap_or(here);
            let behind = pixels.get(x + 1).unwrap_or(here);
            room.extend((0..CHANNELS).map(|c| {
                let sum: u32 =
                    [before, here, behind].into_iter().zip(NEIGHBOURS).map(|(pixel, by)| by * pixel[c]).sum();
                // The weights of the neighbourhood sum to 16.
                ((sum * self.gain + 8 * ONE) / (16 * ONE)).min(255) as u8
            }));
        }
        room
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixels::raster::Raster;

    fn picture(width: u32, height: u32, of: impl Fn(usize) -> [u8; 3]) -> Raster {
        Raster { width, height, rgb: (0..(width * height) as usize).flat_map(of).collect() }
    }

    #[test]
    fn a_picture_with_a_highlight_is_read_as_it_is_and_a_dark_one_is_lifted_to_it() {
        let lamp = |level: u8| picture(100, 40, move |i| if i % 50 == 0 { [level; 3] } else { [10; 3] });
        assert_eq!(Light::of(&lamp(200)).gain, ONE);
        let dark = Light::of(&lamp(47));
        assert_eq!(dark.gain, 5 * ONE);
        assert_eq!(dark.over(&picture(9, 9, |_| [20, 10, 90])).line(4, &mut Vec::new()), [100, 50, 255].repeat(9));
    }

    #[test]
    fn the_gain_has_a_bound_and_light_enough_changes_no_byte() {
        assert_eq!(Light::of(&picture(20, 20, |_| [0; 3])).gain, MOST);
        let noise = picture(7, 5, |i| [(i * 37) as u8, (i * 91) as u8, 255]);
        let light = Light::of(&noise);
        (0..6).for_each(|y| assert_eq!(light.over(&noise).line(y, &mut Vec::new()), noise.line(y, &mut Vec::new())));
    }

    #[test]
    fn the_noise_that_is_raised_is_taken_as_the_mean_of_its_neighbourhood() {
        let speck = picture(5, 5, |i| if i == 12 { [16; 3] } else { [0; 3] });
        let lit = Lit { picture: &speck, gain: 4 * ONE };
        let row = |y: usize| lit.line(y, &mut Vec::new()).iter().step_by(3).copied().collect::<Vec<_>>();
        assert_eq!((row(1), row(2), row(4)), (vec![0, 4, 8, 4, 0], vec![0, 8, 16, 8, 0], vec![0; 5]));
        assert!(lit.line(5, &mut Vec::new()).is_empty(), "a row that does not exist");
    }

    #[test]
    fn a_picture_without_colour_leans_towards_faces() {
        let grey = Light::of(&picture(30, 30, |i| [(i % 250) as u8; 3]));
        let colour = Light::of(&picture(30, 30, |i| [200 + (i % 50) as u8, 160, 90]));
        let dark = Light::of(&picture(30, 30, |i| [(i % 90) as u8, 20, 60]));
        assert_eq!([grey, colour, dark].map(Light::lean), [LEAN, 0.0, LEAN]);
    }
}

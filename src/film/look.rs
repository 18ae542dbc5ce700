//! Look: a coarse histogram of the colours below a face, mostly of clothes.
//!
//! It tells people apart who cross each other's way within one film, and is far too coarse to tell who anyone is. It is
//! forgotten when the tracks are made.

use super::place::Place;
use super::upright::Upright;

/// Steps of each colour, and of brightness.
const STEPS: usize = 3;
/// Bytes of a look.
pub(crate) const BINS: usize = STEPS * STEPS + STEPS;
/// Samples along each side of the area that is looked at.
const GRID: usize = 12;
/// The distance between looks of which one is not known.
const UNKNOWN: f32 = 0.25;

/// Parts of 255 for each bin; all 0 where there was nothing to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look(pub [u8; BINS]);

impl Look {
    /// The look below the box `face`, in pixels of `frame`: one and a half faces high and two wide.
    pub fn below(frame: &Upright, face: &Place) -> Self {
        let (left, top) = (face.x - face.width / 2.0, face.y + face.height * 1.3);
        let mut counts = [0u32; BINS];
        let mut seen = 0u32;
        for i in 0..GRID * GRID {
            let across = ((i % GRID) as f32 + 0.5) / GRID as f32;
            let down = ((i / GRID) as f32 + 0.5) / GRID as f32;
            let (x, y) = (left + across * face.width * 2.0, top + down * face.height * 1.5);
            if x < 0.0 || y < 0.0 || x as usize >= frame.width || y as usize >= frame.height {
                continue;
            }
            let (x, y) = (x as usize, y as usize);
            let [u, v] = frame.colours(x, y).map(colour);
            let brightness = frame.brightness(y).get(x).copied().unwrap_or_default();
            let bins = [u * STEPS + v, STEPS * STEPS + usize::from(brightness) * STEPS / 256];
            bins.iter().filter_map(|bin| counts.get_mut(*bin).map(|count| *count += 1)).count();
            seen += 1;
        }
        if seen < (GRID * GRID / 3) as u32 {
            return Self::default();
        }
        Self(counts.map(|count| (count * 255 / seen) as u8))
    }

    /// How different two looks are, 0 to 1.
    pub fn distance(&self, other: &Self) -> f32 {
        if *self == Self::default() || *other == Self::default() {
            return UNKNOWN;
        }
        let sum: u32 = self.0.iter().zip(other.0).map(|(a, b)| u32::from(a.abs_diff(b))).sum();
        sum as f32 / (4.0 * 255.0)
    }

    /// What a track looks like after this look was seen too.
    #[must_use]
    pub fn blended(self, new: Self) -> Self {
        match (self == Self::default(), new == Self::default()) {
            (true, _) => new,
            (_, true) => self,
            _ => {
                let mut out = self.0;
                out.iter_mut()
                    .zip(new.0)
                    .for_each(|(old, new)| *old = ((u32::from(*old) * 7 + u32::from(new)) / 8) as u8);
                Self(out)
            }
        }
    }
}

/// A colour's step: under, about and over grey.
fn colour(level: u8) -> usize {
    match level {
        0..118 => 0,
        118..138 => 1,
        _ => 2,
    }
}

#[cfg(test)]
impl Look {
    /// A look of one colour.
    pub(super) fn plain(bin: usize) -> Self {
        let mut bins = [0; BINS];
        bins[bin] = 255;
        bins[STEPS * STEPS + bin % STEPS] = 255;
        Self(bins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_of_other_colours_are_far_apart_and_unknown_ones_between() {
        let (red, blue) = (Look::plain(0), Look::plain(4));
        assert_eq!((red.distance(&red), red.distance(&blue)), (0.0, 1.0));
        assert_eq!(red.distance(&Look::default()), UNKNOWN);
        assert_eq!(Look::default().blended(red), red);
        assert!(red.blended(blue).distance(&red) < 0.2);
    }
}

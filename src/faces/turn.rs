//! Turn: a picture read as if it were turned, by quarters or less, so that the network, which knows heads that stand up, sees those of
//! people who lie, and of pictures that lie on their side or were taken aslant.

use super::Face;
use super::tilt;
use crate::pixels::lines::Lines;

const CHANNELS: usize = 3;

/// By how much a picture is turned before the network sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Not at all.
    None,
    /// A quarter, clockwise: what was left is above.
    Right,
    /// Upside down.
    Half,
    /// A quarter, against the clock: what was right is above.
    Left,
    /// By 30 degrees, clockwise or against the clock.
    Tilt {
        /// Which of the two.
        clockwise: bool,
    },
}

impl Turn {
    /// By whole quarters.
    pub const ALL: [Self; 4] = [Self::None, Self::Right, Self::Half, Self::Left];

    /// By less than a quarter.
    pub const TILTS: [Self; 2] = [Self::Tilt { clockwise: true }, Self::Tilt { clockwise: false }];

    /// The two that are a quarter away from this one.
    pub fn beside(self) -> [Self; 2] {
        match self {
            Self::None | Self::Half | Self::Tilt { .. } => [Self::Right, Self::Left],
            Self::Right | Self::Left => [Self::None, Self::Half],
        }
    }

    /// The size, width and height, of a picture of the given size after it was turned.
    pub fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        match self {
            Self::None | Self::Half => (width, height),
            Self::Right | Self::Left => (height, width),
            Self::Tilt { .. } => {
                let (width, height) = tilt::size(width.into(), height.into());
                (width as u32, height as u32)
            }
        }
    }

    /// A box in a turned picture, where it lies in the picture before, of `width` times `height` pixels.
    pub fn back(self, face: Face, (width, height): (u32, u32)) -> Face {
        let turned = self.size((width, height));
        let (width, height) = (width as f32, height as f32);
        let Face { x1, y1, x2, y2, score } = face;
        match self {
            Self::None => face,
            Self::Right => Face { x1: y1, y1: height - x2, x2: y2, y2: height - x1, score },
            Self::Half => Face { x1: width - x2, y1: height - y2, x2: width - x1, y2: height - y1, score },
            Self::Left => Face { x1: width - y2, y1: x1, x2: width - y1, y2: x2, score },
            Self::Tilt { clockwise } => {
                tilt::back(face, clockwise, (turned.0 as f32, turned.1 as f32), (width, height))
            }
        }
    }
}

/// A picture that is turned.
#[derive(Clone, Copy, Debug)]
pub struct Turned<'a, L> {
    /// As it was.
    pub picture: &'a L,
    /// By how much.
    pub turn: Turn,
}

impl<L: Lines> Lines for Turned<'_, L> {
    fn size(&self) -> (u32, u32) {
        self.turn.size(self.picture.size())
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        if self.turn == Turn::None {
            return self.picture.line(y, room);
        }
        let (width, height) = self.picture.size();
        let (width, height) = (width as usize, height as usize);
        let (turned, mut own) = (room, Vec::new());
        turned.clear();
        if let Turn::Tilt { clockwise } = self.turn {
            tilt::line(self.picture, clockwise, y, turned);
            return turned;
        }
        if self.turn == Turn::Half {
            let line = height.checked_sub(y + 1).map_or(&[][..], |y| self.picture.line(y, &mut own));
            turned.extend(line.as_chunks::<CHANNELS>().0.iter().rev().flatten());
            return turned;
        }
        let column = if self.turn == Turn::Right { Some(y) } else { width.checked_sub(y + 1) };
        let mut pixel = |x: usize, y: usize| {
            let line = self.picture.line(y, &mut own).as_chunks::<CHANNELS>().0;
            turned.extend(line.get(x).into_iter().flatten());
        };
        match (self.turn, column) {
            (Turn::Right, Some(column)) => (0..height).rev().for_each(|row| pixel(column, row)),
            (_, Some(column)) => (0..height).for_each(|row| pixel(column, row)),
            (_, None) => {}
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixels::raster::Raster;

    /// Two rows of three pixels, of which each has a level of its own: 0, 1, 2 and 3, 4, 5.
    fn picture() -> Raster {
        Raster { width: 3, height: 2, rgb: (0..6).flat_map(|level| [level; 3]).collect() }
    }

    fn levels(turn: Turn) -> Vec<Vec<u8>> {
        let picture = picture();
        let turned = Turned { picture: &picture, turn };
        let mut room = Vec::new();
        (0..turned.size().1 as usize)
            .map(|y| turned.line(y, &mut room).as_chunks::<3>().0.iter().map(|pixel| pixel[0]).collect())
            .collect()
    }

    #[test]
    fn a_picture_is_read_as_if_it_were_turned() {
        assert_eq!(levels(Turn::None), [[0, 1, 2], [3, 4, 5]]);
        assert_eq!(levels(Turn::Right), [[3, 0], [4, 1], [5, 2]]);
        assert_eq!(levels(Turn::Half), [[5, 4, 3], [2, 1, 0]]);
        assert_eq!(levels(Turn::Left), [[2, 5], [1, 4], [0, 3]]);
    }

    #[test]
    fn a_row_that_does_not_exist_is_empty() {
        for turn in Turn::ALL.into_iter().chain(Turn::TILTS) {
            let picture = picture();
            let turned = Turned { picture: &picture, turn };
            assert!(turned.line(turned.size().1 as usize, &mut Vec::new()).is_empty(), "{turn:?}");
        }
    }

    #[test]
    fn a_box_around_a_pixel_of_the_turned_picture_lies_around_that_pixel_in_the_picture() {
        for turn in Turn::ALL {
            for (y, row) in levels(turn).iter().enumerate() {
                for (x, level) in row.iter().enumerate() {
                    let (x, y) = (x as f32, y as f32);
                    let back = turn.back(Face { x1: x, y1: y, x2: x + 1.0, y2: y + 1.0, score: 0.5 }, (3, 2));
                    let (across, down) = (f32::from(level % 3), f32::from(level / 3));
                    let there = Face { x1: across, y1: down, x2: across + 1.0, y2: down + 1.0, score: 0.5 };
                    assert_eq!(back, there, "{turn:?}");
                }
            }
        }
    }
}

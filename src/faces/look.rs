//! Looks: what a search does of a picture, and the pieces that it does it in.

use super::Face;
use super::band::Band;
use super::turn::Turn;
use super::window::Window;

/// A part of the work: a band in the columns that the network sees at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The band.
    pub band: Band,
    /// The columns.
    pub columns: Window,
}

impl Piece {
    /// Pixels of the network's input.
    pub(super) fn pixels(&self) -> usize {
        self.columns.len() * self.band.rows.len()
    }
}

/// The picture at one scale and turn, and what was found in it.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// How it is turned.
    pub turn: Turn,
    /// Pixels of the network's input for each pixel of the picture.
    pub factor: f64,
    /// The size of the network's input without what it is padded with.
    pub size: (usize, usize),
    /// Whether it is read from the small copy.
    pub small: bool,
    /// The boxes, in pixels of the network's input.
    pub found: Vec<Face>,
}

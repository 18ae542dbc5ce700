//! Faces: YuNet, run over a picture at several scales.
//!
//! Source of the network: Wu, Peng, Yu: YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence Research 20,
//! 2023. The weights' origin and licence stand in `faces/YUNET.md`.

// The network, from the inside out.
pub mod kernels;
pub mod rows;
pub(crate) mod weights;
pub(crate) mod unit;
pub(crate) mod network;

// What is put in and what comes out.
pub(crate) mod face;
pub(crate) mod resize;
pub(crate) mod decode;
pub mod near;
pub(crate) mod suppress;
pub mod vote;

// Where it looks.
pub mod scales;
pub mod turn;
mod tilt;
pub(crate) mod light;
pub(crate) mod small;
pub(crate) mod upright;
pub(crate) mod window;
pub mod band;
pub(crate) mod scan;
mod look;
pub mod search;

pub use face::Face;
pub use search::Search;
pub use weights::FILE as WEIGHTS;

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::raster::Raster;

/// The score from which on a box counts as a face: of 305 pictures of crowds, 89.1 % of the faces are hidden with 11.7 false boxes a
/// picture (`docs/faces.md`).
pub const THRESHOLD: f32 = 0.40;

/// All faces of `raster` that score at least `threshold`, best first, whichever way up it is, and those of people who lie.
///
/// Errors: `limit` when the network's memory is not left in `limits`.
pub fn find(raster: &Raster, threshold: f32, limits: &mut Limits) -> Result<Vec<Face>> {
    let mut search = Search::new(raster, threshold, limits)?;
    search.run(raster)?;
    limits.credit(search.memory());
    search.finish()
}

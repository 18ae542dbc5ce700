//! Film: people found in moving pictures, followed through time, and covered.
//!
//! Every frame is searched, all of it. What a frame shows depends on that frame alone, so many may be searched at once; what is
//! spotted in them is then taken in the order in which they are seen. What stays of them is small: a time for each frame, and a box
//! with a coarse histogram of colours for each face seen. Nothing is computed that could tell one person from another anywhere
//! else.

// Frames: how they lie, how they are read and painted.
pub mod planes;
pub(crate) mod upright;
pub(crate) mod paint;
pub(crate) mod cuts;
pub(crate) mod camera;

// Where people are.
pub mod place;
pub(crate) mod look;
pub mod sighting;
pub mod spotted;
pub mod search;
pub(crate) mod track;
pub(crate) mod same;

// What is covered.
pub(crate) mod people;
pub(crate) mod unsure;
pub(crate) mod join;
pub(crate) mod cover;
pub(crate) mod reach;
pub mod decisions;
pub mod review;
pub mod facts;
pub mod places;
pub mod share;

pub use people::Film;
pub use planes::{LONGEST_SIDE, MOST_PIXELS};

/// Frames of a film, at most: nine hours at 30 a second.
pub const MOST_FRAMES: usize = 1_000_000;
/// Boxes of a film, at most: a hundred faces for ten minutes. They take 64 MiB.
pub const MOST_SIGHTINGS: usize = 2_000_000;

#[cfg(test)]
mod tests;

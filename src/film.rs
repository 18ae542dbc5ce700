//! Film: people found in moving pictures, followed through time, and covered.
//!
//! Every frame is searched, all of it. What a frame shows depends on that frame alone, so many may be searched at once; what is
//! spotted in them is then taken in the order in which they are seen. What stays of them is small: a time for each frame, and a box
//! with a coarse histogram of colours for each face seen. Nothing is computed that could tell one person from another anywhere
//! else.

// Frames: how they lie, how they are read and painted.
pub mod planes;
pub mod upright;
pub mod paint;
pub mod cuts;
pub mod camera;

// Where people are.
pub mod place;
pub mod look;
pub mod sighting;
pub mod spotted;
pub mod search;
pub mod track;
pub mod same;

// What is covered.
pub mod people;
pub mod unsure;
pub mod join;
pub mod cover;
pub mod review;
pub mod facts;

pub use people::Film;
pub use planes::{LONGEST_SIDE, MOST_PIXELS};

/// Frames of a film, at most: nine hours at 30 a second.
pub const MOST_FRAMES: usize = 1_000_000;
/// Boxes of a film, at most: a hundred faces for ten minutes. They take 64 MiB.
pub const MOST_SIGHTINGS: usize = 2_000_000;

#[cfg(test)]
mod tests;

//! Track: sightings joined through time, each track one person as far as can be seen.
//!
//! The film is gone through forwards and backwards, so that a face that is weak before it is strong is followed to where
//! it was first seen. Both directions are then joined. Boxes are matched as in Zhang et al.: ByteTrack: Multi-Object
//! Tracking by Associating Every Detection Box, ECCV 2022: strong ones first, then weak ones with what is left.

pub(crate) mod kalman;
pub(crate) mod tracker;
pub(crate) mod join;

use super::camera::Path;
use crate::film::sighting::Sighting;
use tracker::{Seen, Tracker};

/// The tracks of a film: for each the numbers of its sightings, in the order of time.
///
/// `sightings` are sorted by frame; `times` has each frame's time in seconds, rising; `shots` each frame's shot: no track
/// goes on from one shot into another. People are followed in the scene, in which the camera moved along `path`.
pub(crate) fn tracks(sightings: &[Sighting], times: &[f64], shots: &[u32], path: &Path) -> Vec<Vec<u32>> {
    let forwards = pass(sightings.chunk_by(|a, b| a.frame == b.frame), sightings, (times, shots, path), 1.0);
    let backwards = pass(sightings.chunk_by(|a, b| a.frame == b.frame).rev(), sightings, (times, shots, path), -1.0);
    join::join(sightings, forwards, backwards)
}

/// One direction; `sign` is that of time.
fn pass<'a>(
    frames: impl Iterator<Item = &'a [Sighting]>,
    sightings: &[Sighting],
    (times, shots, path): (&[f64], &[u32], &Path),
    sign: f64,
) -> Vec<Vec<u32>> {
    let mut tracker = Tracker::default();
    let mut shot = None;
    for frame in frames {
        let Some(number) = frame.first().map(|sighting| sighting.frame as usize) else { continue };
        let now = shots.get(number).copied();
        if std::mem::replace(&mut shot, now) != now {
            tracker.cut();
        }
        let first = first(sightings, number);
        let seen: Vec<Seen> =
            frame.iter().zip(first..).map(|(sighting, index)| Seen::new(sighting, index, path)).collect();
        tracker.step(times.get(number).copied().unwrap_or_default() * sign, &seen);
    }
    tracker.finish()
}

/// The number of a frame's first sighting.
fn first(sightings: &[Sighting], frame: usize) -> u32 {
    sightings.partition_point(|sighting| (sighting.frame as usize) < frame) as u32
}

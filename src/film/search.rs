//! Search: what was spotted in each frame, taken in the order in which the frames are seen, becomes a film with its people.

use super::camera::Camera;
use super::cuts::Cuts;
use super::people::Film;
use super::sighting::Sighting;
use super::spotted::Spotted;
use super::{MOST_FRAMES, MOST_SIGHTINGS};
use crate::error::{Error, Reason, Result};

/// Times are below this many microseconds: 285 years.
const LAST_TIME: f64 = 9_007_199_254_740_992.0;

/// A search under way.
#[derive(Clone, Debug, Default)]
pub struct Search {
    film: Film,
    sightings: Vec<Sighting>,
    cuts: Cuts,
    camera: Camera,
}

impl Search {
    /// Takes what was spotted in the next frame, seen from `timestamp` for `duration` microseconds; a duration of 0 is not known.
    /// After an error the search may go on without the frame.
    ///
    /// Errors: `malformed` for a frame of another size than the first one, a time that is NaN or infinite or not after the last; `limit`
    /// for too many frames or faces.
    pub fn take(&mut self, spotted: Spotted, timestamp: f64, duration: f64) -> Result<()> {
        let number = self.film.times.len();
        if number == 0 {
            (self.film.width, self.film.height) = spotted.size;
        }
        if spotted.size != (self.film.width, self.film.height) {
            return Err(Error::at(Reason::NotDecoded, "the frames of a film have one size", 0));
        }
        if !(timestamp.abs() < LAST_TIME && (0.0..LAST_TIME).contains(&duration)) {
            return Err(Error::at(Reason::Internal, "a frame's time is NaN or infinite", 0));
        }
        let time = timestamp.round() as i64;
        if self.film.times.last().is_some_and(|last| *last >= time) {
            return Err(Error::at(Reason::Internal, "the frames' times do not rise", 0));
        }
        if number >= MOST_FRAMES || self.sightings.len() >= MOST_SIGHTINGS {
            return Err(Error::at(Reason::TooManyParts, "the film is too long or shows too many faces", 0));
        }
        let sample = spotted.sample();
        let cut = self.cuts.see(spotted.thumbnail);
        let frame = number as u32;
        self.film.path.set(frame, self.camera.see(spotted.small, sample, cut));
        self.film.push(time, duration.round() as i64, cut);
        self.sightings.extend(spotted.faces.into_iter().map(|face| Sighting { frame, ..face }));
        Ok(())
    }

    /// Joins what was seen into people. Errors: `malformed` when there was no frame.
    pub fn finish(self) -> Result<Film> {
        self.film.people(&self.sightings)
    }
}

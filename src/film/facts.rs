//! What a receipt says of a film: what was decided and what was rendered have to agree on it.

use serde::Deserialize;

use super::review::Review;
use crate::error::{Error, Reason, Result};
use crate::made::{FilmFacts, Part};

/// What was rendered of a film.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rendered {
    /// The part that the copy holds.
    pub part: Part,
    /// How many frames were encoded.
    pub frames: usize,
    /// On how many of them a cover was painted.
    pub covered: usize,
    /// The times at which the person looked at the film with its covers, in microseconds, in any order.
    pub seen: Vec<f64>,
    /// How much of what is seen could not be decoded, in microseconds.
    pub missing: f64,
}

impl Review {
    /// What the receipt says of a copy that was rendered so. Errors: `refused` for NaN or infinite numbers, and `internal` for a copy
    /// that has not just the frames that were searched, or not just the covers that were decided.
    pub fn facts(&self, rendered: &Rendered) -> Result<FilmFacts> {
        let lost = |what| Err(Error::new(Reason::Internal, what));
        let counts = self.counts(&rendered.part)?;
        if rendered.frames != counts.frames {
            return lost("the film lost frames on its way");
        }
        if rendered.covered != counts.covered {
            return lost("the film lost covers on its way");
        }
        if !rendered.missing.is_finite() || rendered.missing < 0.0 || rendered.seen.iter().any(|time| time.is_nan()) {
            return Err(Error::new(Reason::Misuse, "a time is NaN or infinite"));
        }
        let looked = self.looked(&rendered.part, &rendered.seen)?;
        let missing = rendered.missing.round() as u64;
        Ok(FilmFacts {
            frames: counts.frames as u32,
            covered: counts.covered as u32,
            places: looked.places as u32,
            looked: looked.looked as u32,
            unsure: counts.unsure as u32,
            people: counts.people as u32,
            open: counts.uncovered as u32,
            missing: (missing > 0).then_some(missing),
        })
    }
}

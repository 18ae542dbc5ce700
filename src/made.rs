//! What was made anew of a film or a recording, in what only its maker knows: plain data, checked before it is own.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};
use crate::kept::{Kept, Way};

/// A part of a film or a recording, in microseconds of its own clock, from a time on and until before one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// From its beginning where nothing is said.
    pub from: Option<f64>,
    /// To its end where nothing is said.
    pub to: Option<f64>,
}

impl Part {
    /// The whole times that lie in it, as the first of them and the first after them. Errors: `refused` for a time that is NaN.
    pub fn times(&self) -> Result<std::ops::Range<i64>> {
        let [from, to] = [self.from.unwrap_or(i64::MIN as f64), self.to.unwrap_or(i64::MAX as f64)];
        if from.is_nan() || to.is_nan() {
            return Err(wrong("a part begins or ends at NaN"));
        }
        Ok(from.ceil() as i64..to.ceil() as i64)
    }
}

/// Which part of the original a copy holds, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Trimmed {
    /// Where it begins.
    pub from: u64,
    /// Where it ends.
    pub to: u64,
    /// How long all of the original is.
    pub length: u64,
}

impl Trimmed {
    /// What is said of a copy that holds `part` of what is `length` microseconds long: nothing where that is all of it.
    ///
    /// Errors: `refused` for a part or a length that cannot be.
    pub fn of(part: Part, length: f64) -> Result<Option<Self>> {
        let times = part.times()?;
        if !length.is_finite() || length < 0.0 {
            return Err(wrong("a length that cannot be"));
        }
        let length = length.round() as i64;
        let [from, to] = [times.start.max(0), times.end.min(length)];
        if from > to || (from == to && length > 0) {
            return Err(wrong("a part that holds nothing"));
        }
        let one = Self { from: from as u64, to: to as u64, length: length as u64 };
        Ok((from > 0 || to < length).then_some(one))
    }
}

/// What was covered in a film, in frames of the part that the copy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilmFacts {
    /// All of them.
    pub frames: u32,
    /// Those with any cover.
    pub covered: u32,
    /// How many places were to be looked at.
    pub places: u32,
    /// How many of them the person looked at, covered as they were then.
    pub looked: u32,
    /// Those in which somebody who is covered may have been lost.
    pub unsure: u32,
    /// How many people were found in all that was looked through.
    pub people: u32,
    /// How many of them are left open.
    pub open: u32,
    /// How much of what is seen cannot be decoded, in microseconds; left out where nothing is missing. The copy holds the picture
    /// before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub missing: Option<u64>,
}

/// What was made anew of a film or a recording, as the receipt says it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Made {
    /// What was covered; nothing for a recording without pictures.
    #[cfg_attr(test, ts(optional))]
    pub film: Option<FilmFacts>,
    /// What of the original the copy holds.
    pub part: Part,
    /// How long all of the original is, in microseconds.
    pub length: f64,
    /// What became of its sound.
    pub sound: Way,
    /// What the person was told would stay.
    pub told: Kept,
}

impl Made {
    /// What of it a receipt says. Errors: `refused` for counts that contradict each other, and what [`Trimmed::of`] returns.
    pub fn checked(&self) -> Result<(Option<FilmFacts>, Option<Trimmed>)> {
        let trimmed = Trimmed::of(self.part, self.length)?;
        let sound = |facts: &FilmFacts| {
            let of_frames = [facts.covered, facts.unsure];
            let missing = facts.missing.is_none_or(|missing| missing as f64 <= self.length);
            facts.frames > 0
                && facts.looked <= facts.places
                && of_frames.iter().all(|n| *n <= facts.frames)
                && facts.open <= facts.people
                && missing
        };
        match self.film.as_ref().is_none_or(sound) {
            true => Ok((self.film, trimmed)),
            false => Err(wrong("the counts of a film contradict each other")),
        }
    }
}

const fn wrong(what: &'static str) -> Error {
    Error::new(Reason::Misuse, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: FilmFacts =
        FilmFacts { frames: 10, covered: 8, places: 3, looked: 2, unsure: 1, people: 3, open: 1, missing: None };
    const ALL: Part = Part { from: None, to: None };

    fn made(film: FilmFacts) -> Made {
        Made { film: Some(film), part: ALL, length: 1e6, sound: Way::Remove, told: Kept::default() }
    }

    #[test]
    fn counts_that_contradict_each_other_are_in_no_receipt() {
        assert_eq!(made(FACTS).checked().expect("sound"), (Some(FACTS), None));
        let all = FilmFacts { covered: 10, looked: 3, unsure: 10, open: 3, missing: Some(1_000_000), ..FACTS };
        assert!(made(all).checked().is_ok());
        for wrong in [
            FilmFacts { covered: 11, ..FACTS },
            FilmFacts { looked: 4, ..FACTS },
            FilmFacts { unsure: 11, ..FACTS },
            FilmFacts { open: 4, ..FACTS },
            FilmFacts { missing: Some(1_000_001), ..FACTS },
            FilmFacts { frames: 0, covered: 0, unsure: 0, ..FACTS },
        ] {
            assert_eq!(made(wrong).checked().map_err(|error| error.reason), Err(Reason::Misuse), "{wrong:?}");
        }
    }

    #[test]
    fn a_copy_that_holds_not_all_says_what_it_holds_and_one_that_holds_all_says_nothing() {
        let part = |from, to| Trimmed::of(Part { from, to }, 2e6);
        for (from, to) in [(None, None), (Some(0.0), Some(2e6)), (Some(-1.0), Some(9e9))] {
            assert_eq!(part(from, to), Ok(None));
        }
        let one = |from, to| Ok(Some(Trimmed { from, to, length: 2_000_000 }));
        assert_eq!(part(Some(5e5), None), one(500_000, 2_000_000));
        assert_eq!(part(None, Some(1_500_000.0)), one(0, 1_500_000));
        for (from, to) in [(Some(1e6), Some(1e6)), (Some(2e6), None), (Some(f64::NAN), None), (None, Some(-1.0))] {
            assert!(part(from, to).is_err(), "{from:?} {to:?}");
        }
        assert!(Trimmed::of(ALL, f64::INFINITY).is_err() && Trimmed::of(ALL, -1.0).is_err());
    }
}

//! Decisions: what a person decided about a film.

use serde::Deserialize;

use super::people::Film;
use super::place::Place;
use crate::error::{Error, Reason, Result};
use crate::order::Order as _;
use crate::pixels::region::{Region, Shape};

/// Manual covers, at most.
const MOST_COVERS: usize = 1000;
/// Their keys together, at most.
const MOST_KEYS: usize = 100_000;

/// What happens in an unsure span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "UnsureTreatment"))]
pub enum Treatment {
    /// The area is covered in which the person's head should be, as it and the camera were seen to move.
    #[default]
    Reach,
    /// A larger area is covered: where the person was last seen, and around it.
    Area,
    /// The whole picture is covered.
    Frame,
    /// Nothing more is covered than elsewhere.
    Tracked,
}

/// What happens in one unsure span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "UnsureOverride"))]
pub struct Override {
    /// The span's number.
    pub id: usize,
    /// What happens in it.
    #[serde(rename = "as")]
    pub treatment: Treatment,
}

/// Where a manual cover is at a time.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ManualKey"))]
pub struct Key {
    /// In microseconds.
    pub time: f64,
    /// In upright pixels.
    pub x: f32,
    /// In upright pixels.
    pub y: f32,
    /// In upright pixels.
    pub width: f32,
    /// In upright pixels.
    pub height: f32,
}

/// A cover that a person drew.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ManualCover"))]
pub struct Manual {
    /// What it looks like.
    #[serde(default)]
    pub shape: Shape,
    /// From when on, in microseconds; from the beginning if not said.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub from: Option<f64>,
    /// Until before when; to the end if not said.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<f64>,
    /// At least one, their times rising.
    pub keys: Vec<Key>,
}

/// All that a person decided.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilmDecisions"))]
pub struct Decisions {
    /// Who is not covered.
    pub uncovered: Vec<usize>,
    /// Who is one person under several numbers: at least two in each, and nobody in two of them. They are counted as one.
    pub joined: Vec<Vec<usize>>,
    /// Whether all is covered but the faces of those.
    pub inverse: bool,
    /// What happens in unsure spans that have no override.
    pub unsure: Treatment,
    /// What happens in single spans instead.
    pub overrides: Vec<Override>,
    /// Covers drawn by hand.
    pub manual: Vec<Manual>,
}

impl Decisions {
    /// Whether they can be about that film. Errors: `refused` for decisions about people or spans that do not exist, people joined twice
    /// or with nobody, NaN or infinite numbers, keys whose times do not rise, covers that are never inside the picture, and too many
    /// covers or keys.
    pub(super) fn check(&self, film: &Film) -> Result<()> {
        let wrong = |what| Err(Error::new(Reason::Misuse, what));
        if self.uncovered.iter().any(|id| *id >= film.people.len()) {
            return wrong("there is no such person in the film");
        }
        let mut joined: Vec<usize> = self.joined.iter().flatten().copied().collect();
        joined.order_by(Ord::cmp);
        let twice = joined.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
        let one = self.joined.iter().any(|people| people.len() < 2);
        if twice || one || joined.last().is_some_and(|id| *id >= film.people.len()) {
            return wrong("who is joined is nobody else in the film");
        }
        if self.overrides.iter().any(|one| one.id >= film.unsure.len()) {
            return wrong("there is no such unsure span in the film");
        }
        let keys: usize = self.manual.iter().map(|manual| manual.keys.len()).sum();
        if self.manual.len() > MOST_COVERS || keys > MOST_KEYS {
            return wrong("too many covers were drawn");
        }
        if !self.manual.iter().all(Manual::is_sound) {
            return wrong("a drawn cover has no keys, keys that do not rise, or NaN or infinite numbers");
        }
        if !self.manual.iter().all(|manual| manual.meets(film.width, film.height)) {
            return wrong("a cover that was drawn is never inside the picture");
        }
        Ok(())
    }
}

impl Manual {
    fn is_sound(&self) -> bool {
        let numbers =
            |key: &Key| key.time.is_finite() && [key.x, key.y, key.width, key.height].iter().all(|v| v.is_finite());
        let rise = self.keys.windows(2).all(|pair| matches!(pair, [a, b] if a.time < b.time));
        let span = [self.from, self.to].iter().flatten().all(|time| time.is_finite());
        !self.keys.is_empty() && self.keys.iter().all(numbers) && rise && span
    }

    /// Whether it is anywhere inside a picture, or passes it on the way from one key to the next.
    fn meets(&self, width: u32, height: u32) -> bool {
        let inside = |Key { x, y, width: w, height: h, .. }: &Key| {
            let sized = *w > 0.0 && *h > 0.0;
            [sized && x + w > 0.0, sized && *x < width as f32, sized && y + h > 0.0, sized && *y < height as f32]
        };
        let ends = self.keys.iter().zip(self.keys.iter().skip(1).chain(self.keys.last()));
        ends.into_iter().any(|(a, b)| inside(a).into_iter().zip(inside(b)).all(|(a, b)| a || b))
    }

    /// Where it is at a time, if it holds then.
    pub(super) fn at(&self, time: i64) -> Option<Region> {
        let time = time as f64;
        if time < self.from.unwrap_or(f64::MIN) || time >= self.to.unwrap_or(f64::MAX) {
            return None;
        }
        let next = self.keys.partition_point(|key| key.time <= time);
        let before = next.checked_sub(1).and_then(|at| self.keys.get(at));
        let place = match (before, self.keys.get(next)) {
            (Some(a), Some(b)) => a.place().towards(b.place(), ((time - a.time) / (b.time - a.time)) as f32),
            (Some(key), None) | (None, Some(key)) => key.place(),
            (None, None) => return None,
        };
        let Place { x, y, width, height } = place;
        Some(Region { shape: self.shape, x, y, width, height })
    }
}

impl Key {
    fn place(&self) -> Place {
        Place { x: self.x, y: self.y, width: self.width, height: self.height }
    }
}

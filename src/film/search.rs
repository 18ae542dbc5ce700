//! Search: frames in, sightings kept.
//!
//! All of a frame is searched at the beginning of each shot, several times a second, and when much moves; in between, only
//! where faces are expected. A face that is met first when all of a frame is searched is followed back through the
//! frames since the last such search, which are kept so long.

use std::collections::VecDeque;

use serde::Serialize;

use super::around::{self, Part};
use super::camera::{Camera, Path};
use super::look::Look;
use super::motion::Motion;
use super::people::Film;
use super::place::{Packed, Place};
use super::planes::{Frame, Layout};
use super::track::tracker::{Seen as Candidate, Tracker};
use super::upright::Upright;
use super::{MOST_FRAMES, MOST_SIGHTINGS};
use crate::error::{Error, Result};
use crate::faces::suppress::suppress;
use crate::faces::{Face, THRESHOLD};
use crate::film::sighting::Sighting;
use crate::limits::Limits;

/// All of a frame is searched at least this often, in seconds.
const WHOLE_EVERY: f64 = 0.35;
/// Expected faces are looked for at least this often, in seconds.
const LOOK_EVERY: f64 = 0.1;
/// From this mean difference between frames on, in levels, much moves.
const MUCH: f32 = 6.0;
/// Bytes of frames that are kept to follow faces back, at most.
const KEPT: u64 = 40 << 20;
/// Times are below this many microseconds: 285 years.
const LAST_TIME: f64 = 9_007_199_254_740_992.0;
/// Boxes of one frame that overlap by more than this show the same face.
const SAME: f32 = 0.45;
/// A face followed back may be missed so many times in a row.
const MISSED: u32 = 1;

/// What was done with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Faces seen in it.
    pub faces: u32,
    /// Whether all of it was searched.
    pub whole: bool,
    /// Whether a new shot begins with it.
    pub cut: bool,
}

/// A search under way.
#[derive(Clone, Debug)]
pub struct Search {
    width: u32,
    height: u32,
    effort: f64,
    /// Pixels of the network's input that were not used so far.
    saved: f64,
    film: Film,
    sightings: Vec<Sighting>,
    recent: VecDeque<(u32, Upright)>,
    tracker: Tracker,
    motion: Motion,
    camera: Camera,
    path: Path,
    /// How much moved since all of a frame was searched, in levels.
    moved: f32,
    whole_at: f64,
    looked_at: f64,
    limits: Limits,
}

impl Search {
    /// A search of frames that are as large as `layout` says, upright. `effort` is how many pixels of the network's input
    /// may be spent on a frame, on average; its memory is debited from `limits`. Errors: as for [`Layout::check`].
    pub fn new(layout: &Layout, effort: u32, limits: Limits) -> Result<Self> {
        layout.check()?;
        let (width, height) = layout.upright();
        Ok(Self {
            width,
            height,
            effort: f64::from(effort),
            saved: 0.0,
            film: Film::new(width, height),
            sightings: Vec::new(),
            recent: VecDeque::new(),
            tracker: Tracker::default(),
            motion: Motion::default(),
            camera: Camera::default(),
            path: Path::default(),
            moved: 0.0,
            whole_at: f64::NEG_INFINITY,
            looked_at: f64::NEG_INFINITY,
            limits,
        })
    }

    /// Searches the next frame, seen from `timestamp` for `duration` microseconds; a duration of 0 is not known. After an
    /// error the search may go on without the frame.
    ///
    /// Errors: `malformed` for another size, a time that is no number or not after the last; `limit` for too many frames
    /// or faces.
    pub fn look(&mut self, frame: &Frame, timestamp: f64, duration: f64) -> Result<Seen> {
        if frame.layout.upright() != (self.width, self.height) {
            return Err(Error::malformed("the frames of a film have one size", 0));
        }
        if !(timestamp.abs() < LAST_TIME && (0.0..LAST_TIME).contains(&duration)) {
            return Err(Error::malformed("a frame's time is no number", 0));
        }
        let (time, number) = (timestamp.round() as i64, self.film.times.len());
        if self.film.times.last().is_some_and(|last| *last >= time) {
            return Err(Error::malformed("the frames' times do not rise", 0));
        }
        if number >= MOST_FRAMES || self.sightings.len() >= MOST_SIGHTINGS {
            return Err(Error::limit("the film is too long or shows too many faces", 0));
        }
        let upright = Upright::new(frame, &mut self.limits)?;
        let seen = self.search(upright, number as u32, timestamp / 1e6)?;
        self.film.push(time, duration.round() as i64, seen.cut);
        Ok(seen)
    }

    fn search(&mut self, frame: Upright, number: u32, time: f64) -> Result<Seen> {
        let change = self.motion.see(&frame);
        self.path.set(number, self.camera.see(&frame, change.cut));
        if change.cut {
            self.tracker.cut();
            self.forget();
        }
        self.moved += change.level;
        let cost_of_all = f64::from(around::cost_of_all(&frame));
        self.saved = (self.saved + self.effort).min(cost_of_all * 2.0);
        let reduced = frame.reduced as f32;
        let path = &self.path;
        let here = |(place, spread)| (small(path.picture(place, number), reduced), spread / reduced);
        let expected: Vec<(Place, f32)> = self.tracker.expected(time).into_iter().map(here).collect();
        let parts: Vec<Part> =
            expected.iter().filter_map(|(place, spread)| Part::new(&frame, place, *spread)).collect();
        let cost_of_parts = parts.iter().map(|part| f64::from(part.cost())).sum::<f64>();

        let due = change.cut || number == 0 || time - self.whole_at >= WHOLE_EVERY - 1e-3;
        // Where many faces are expected, all of the frame is the lesser work.
        let lesser = cost_of_parts > cost_of_all * 0.7;
        let afford = self.saved >= cost_of_all;
        let late = time - self.looked_at >= LOOK_EVERY - 1e-3;
        let urgent = self.tracker.is_urgent(time);
        let whole = due || (afford && (lesser || self.moved > MUCH)) || (lesser && (late || urgent));
        let mut faces = Vec::new();
        if whole {
            faces = around::all(&frame, &mut self.limits)?;
            self.saved -= cost_of_all;
            (self.whole_at, self.looked_at, self.moved) = (time, time, 0.0);
        } else if !parts.is_empty() && (self.saved >= cost_of_parts || late || urgent) {
            for part in &parts {
                faces.extend(part.look(&mut self.limits)?);
            }
            suppress(&mut faces);
            // What is urgent is not done instead of something else.
            if self.saved >= cost_of_parts || late {
                self.saved -= cost_of_parts;
            }
            self.looked_at = time;
        }
        drop(parts);
        let new = self.take(&frame, number, time, &faces);
        if whole {
            self.back(number, &faces, &new)?;
            self.forget();
        }
        self.keep(number, frame);
        Ok(Seen { faces: faces.iter().filter(|face| face.score >= THRESHOLD).count() as u32, whole, cut: change.cut })
    }

    /// Keeps the faces of a frame as sightings. Returns which of them are new to the tracker.
    fn take(&mut self, frame: &Upright, number: u32, time: f64, faces: &[Face]) -> Vec<usize> {
        let first = self.sightings.len();
        self.sightings.extend(faces.iter().map(|face| sighting(frame, number, face)));
        let kept = self.sightings.get(first..).unwrap_or_default();
        let seen: Vec<_> =
            kept.iter().zip(first as u32..).map(|(one, index)| Candidate::new(one, index, &self.path)).collect();
        self.tracker.step(time, &seen)
    }

    /// Follows the `new` ones of `faces`, which were met in frame `from`, back through the frames that are kept.
    fn back(&mut self, from: u32, faces: &[Face], new: &[usize]) -> Result<()> {
        for face in new.iter().filter_map(|index| faces.get(*index)) {
            let mut last = (from, *face);
            let mut missed = 0;
            for (number, earlier) in self.recent.iter().rev() {
                let reduced = earlier.reduced as f32;
                let scene = self.path.scene(Place::of(&last.1, reduced), last.0);
                let place = small(self.path.picture(scene, *number), reduced);
                let Some(part) = Part::new(earlier, &place, place.size() * 0.5 * (missed + 1) as f32) else { break };
                let found = part.look(&mut self.limits)?;
                let near = |other: &&Face| {
                    let other = Place::of(other, 1.0);
                    let ratio = other.size() / place.size();
                    place.distance(&other) < place.size() * (1.0 + missed as f32 * 0.5) && (0.5..2.0).contains(&ratio)
                };
                let distance = |face: &Face| Place::of(face, 1.0).distance(&place);
                match found.iter().filter(near).min_by(|a, b| distance(a).total_cmp(&distance(b))) {
                    Some(found) => {
                        missed = 0;
                        last = (*number, *found);
                        self.sightings.push(sighting(earlier, *number, found));
                    }
                    None if missed < MISSED => missed += 1,
                    None => break,
                }
            }
        }
        Ok(())
    }

    /// Keeps a frame, and as many before it as there is room for.
    fn keep(&mut self, number: u32, frame: Upright) {
        let most = (KEPT / frame.memory()).max(1) as usize;
        self.recent.push_back((number, frame));
        while self.recent.len() > most.min(64) {
            self.drop_oldest();
        }
    }

    fn forget(&mut self) {
        while !self.recent.is_empty() {
            self.drop_oldest();
        }
    }

    fn drop_oldest(&mut self) {
        if let Some((_, frame)) = self.recent.pop_front() {
            self.limits.release(frame.memory());
        }
    }

    /// Joins what was seen into people. Errors: `malformed` when there was no frame.
    pub fn finish(mut self) -> Result<Film> {
        self.forget();
        // Best first in each frame: a face that was followed back may have been seen there already.
        self.sightings.sort_by_key(|sighting| (sighting.frame, std::cmp::Reverse(sighting.score)));
        let mut kept: Vec<Sighting> = Vec::with_capacity(self.sightings.len());
        for one in std::mem::take(&mut self.sightings) {
            let same = kept.iter().rev().take_while(|other| other.frame == one.frame);
            if same.map(|other| Place::from(other.place)).all(|other| other.overlap(&one.place.into()) <= SAME) {
                kept.push(one);
            }
        }
        self.film.path = self.path;
        self.film.people(&kept)
    }
}

fn small(place: Place, reduced: f32) -> Place {
    Place { x: place.x / reduced, y: place.y / reduced, width: place.width / reduced, height: place.height / reduced }
}

fn sighting(frame: &Upright, number: u32, face: &Face) -> Sighting {
    Sighting {
        frame: number,
        place: Packed::from(Place::of(face, frame.reduced as f32)),
        score: (face.score * 255.0).round() as u8,
        look: Look::below(frame, &Place::of(face, 1.0)),
    }
}

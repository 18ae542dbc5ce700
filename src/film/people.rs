//! People: the result of a search, small enough to hold for hours of film.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::camera::Path;
use super::place::{Packed, Place};
use crate::film::sighting::Sighting;
use crate::order::Order as _;

/// Whoever was in sight for less than this, in microseconds, and never seen well, may be no face.
const DOUBTFUL_US: i64 = 300_000;
/// Whoever was in sight for less than this is seen for a moment …
const BRIEF_US: i64 = 500_000;
/// … and so is who was in sight for less than this and never seen well: a hand, a bottle, a knee.
const WEAK_BRIEF_US: i64 = 2_000_000;
/// A face is seen well from this score on, 0 to 255.
pub(crate) const WELL_SEEN_SCORE: u8 = 153;
/// A sighting says that its person is in sight until the next one, and for so long at most, in microseconds.
pub(crate) const SIGHT_US: i64 = 100_000;
/// People are covered for so long before they are first and after they are last seen, in microseconds.
pub(crate) const BEYOND_US: i64 = 400_000;
/// The same for who was never seen well.
const WEAK_BEYOND_US: i64 = 100_000;
/// Who was never seen well is covered between two tracks that are so far apart, in microseconds, and not farther.
const MAX_WEAK_GAP_US: i64 = 300_000;
/// The end of a last frame whose duration is not known, in microseconds.
const UNKNOWN_US: i64 = 40_000;

/// Where one person was seen in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The frame's number.
    pub frame: u32,
    /// Where.
    pub place: Packed,
    /// How sure, 0 to 255.
    pub score: u8,
}

impl Seen {
    pub(super) fn of(sighting: &Sighting) -> Self {
        Self { frame: sighting.frame, place: sighting.place, score: sighting.score }
    }
}

/// One person, as far as can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// When seen, at least once in each track, and each track by frame; tracks may run beside each other.
    pub tracks: Vec<Vec<Seen>>,
    /// Between which sightings none of the tracks goes on.
    pub gaps: Vec<[Seen; 2]>,
    /// Seen for a moment.
    pub brief: bool,
    /// Seen so shortly and so weakly that it may be no face.
    pub doubtful: bool,
    /// Never seen well.
    pub weak: bool,
}

impl Person {
    /// The person of `tracks` in a film; nobody if there is none.
    pub(super) fn new(film: &Film, mut tracks: Vec<Vec<Seen>>) -> Option<Self> {
        tracks.retain(|track| !track.is_empty());
        tracks.order_by_key(|track| track.first().map(|seen| seen.frame));
        let best = tracks.iter().flatten().map(|seen| seen.score).max()?;
        let in_sight = film.in_sight(tracks.iter().flatten());
        let weak = best < WELL_SEEN_SCORE;
        let brief = in_sight < if weak { WEAK_BRIEF_US } else { BRIEF_US };
        let doubtful = weak && in_sight < DOUBTFUL_US;
        let mut gaps = Vec::new();
        let mut end: Option<Seen> = None;
        for track in &tracks {
            let (Some(first), Some(last)) = (track.first(), track.last()) else { continue };
            let short = |end: &Seen| !weak || film.time(first.frame) - film.time(end.frame) <= MAX_WEAK_GAP_US;
            gaps.extend(end.filter(|end| end.frame < first.frame && short(end)).map(|end| [end, *first]));
            if end.is_none_or(|end| end.frame < last.frame) {
                end = Some(*last);
            }
        }
        Some(Self { tracks, gaps, brief, doubtful, weak })
    }

    /// The first time that they were seen.
    pub fn first(&self) -> Option<&Seen> {
        self.tracks.iter().filter_map(|track| track.first()).min_by_key(|seen| seen.frame)
    }

    /// The last time that they were seen.
    pub fn last(&self) -> Option<&Seen> {
        self.tracks.iter().filter_map(|track| track.last()).max_by_key(|seen| seen.frame)
    }

    /// All sightings, in no order.
    pub fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.tracks.iter().flatten()
    }
}

/// Why a span is unsure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "UnsureReason"))]
pub enum Reason {
    /// The person was not seen any more, or not yet, though they did not leave or enter the picture.
    Lost,
    /// The person was out of sight for long, and then seen again.
    Hidden,
    /// The person was seen in few frames only of many that were searched.
    Flicker,
}

/// A span of time in which a person may be seen uncovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "UnsureSpan"))]
pub struct Unsure {
    /// Its number.
    pub id: usize,
    /// Whose.
    pub person: usize,
    /// From this time on, in microseconds.
    pub from: i64,
    /// Until before this time.
    pub to: i64,
    /// Why.
    pub reason: Reason,
    /// Whether their face never was large enough to be known again.
    pub small: bool,
}

/// The frames of a film and the people in it.
#[derive(Clone, Debug, Default)]
pub struct Film {
    /// In upright pixels.
    pub width: u32,
    /// In upright pixels.
    pub height: u32,
    /// When each frame begins, in microseconds, rising.
    pub times: Vec<i64>,
    /// When the last frame ends.
    pub end: i64,
    /// The first frame of each shot but the first.
    pub cuts: Vec<u32>,
    /// How far the camera moved everything in each frame.
    pub path: Path,
    /// In the order in which they were first seen.
    pub people: Vec<Person>,
    /// Where the search is not sure.
    pub unsure: Vec<Unsure>,
}

impl Film {
    /// A film without frames.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// One more frame, after the last.
    pub fn push(&mut self, time: i64, duration: i64, cut: bool) {
        if cut {
            self.cuts.push(self.times.len() as u32);
        }
        self.times.push(time);
        self.end = time.saturating_add(if duration > 0 { duration } else { UNKNOWN_US });
    }

    /// For how long somebody was in sight who was seen in these frames, in any order, in microseconds: the same at any rate of frames.
    pub fn in_sight<'a>(&self, seen: impl Iterator<Item = &'a Seen>) -> i64 {
        let frames: BTreeSet<u32> = seen.map(|seen| seen.frame).collect();
        let after = frames.iter().skip(1).copied().chain(frames.last().map(|last| last + 1));
        frames.iter().zip(after).map(|(frame, next)| (self.time(next) - self.time(*frame)).min(SIGHT_US)).sum()
    }

    /// Where in the scene a person was seen.
    pub fn scene(&self, seen: &Seen) -> Place {
        self.path.scene(seen.place.into(), seen.frame)
    }

    /// When a frame begins, in microseconds; a frame after the last begins at the end.
    pub fn time(&self, frame: u32) -> i64 {
        self.times.get(frame as usize).copied().unwrap_or(self.end)
    }

    /// The frames of the shot that `frame` is in.
    pub fn shot(&self, frame: u32) -> Range<u32> {
        let next = self.cuts.partition_point(|cut| *cut <= frame);
        let from = next.checked_sub(1).and_then(|at| self.cuts.get(at)).copied().unwrap_or(0);
        from..self.cuts.get(next).copied().unwrap_or(self.times.len() as u32)
    }

    /// The first frame that begins at `time` or after it.
    pub fn frame_from(&self, time: i64) -> u32 {
        self.times.partition_point(|other| *other < time) as u32
    }

    /// The frames in which a person is covered, in order; no two of these touch. Who was never seen well is not covered where they
    /// were out of sight for long.
    pub fn covered(&self, person: &Person) -> Vec<Range<u32>> {
        let ends = person.tracks.iter().filter_map(|track| track.first().zip(track.last()));
        let gaps = person.gaps.iter().map(|[before, after]| before.frame + 1..after.frame);
        let mut spans: Vec<_> = ends.map(|(first, last)| self.around(person, first, last)).chain(gaps).collect();
        spans.retain(|span| !span.is_empty());
        spans.order_by_key(|span| span.start);
        let mut joined: Vec<Range<u32>> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        joined
    }

    /// The frames in which the person is covered who was first seen at `first` and last at `last`.
    pub fn around(&self, person: &Person, first: &Seen, last: &Seen) -> Range<u32> {
        let beyond = if person.weak { WEAK_BEYOND_US } else { BEYOND_US };
        let from = self.frame_from(self.time(first.frame).saturating_sub(beyond));
        let to = self.frame_from(self.time(last.frame).saturating_add(beyond).saturating_add(1));
        from.max(self.shot(first.frame).start)..to.min(self.shot(last.frame).end)
    }

    /// What the page gets.
    pub fn summary(&self) -> Summary {
        let person = |(id, person): (usize, &Person)| {
            let spans = self.covered(person);
            let spans = spans.iter().map(|span| [self.time(span.start), self.time(span.end)]).collect();
            PersonSummary {
                id,
                first: person.first().map_or(0, |seen| self.time(seen.frame)),
                last: person.last().map_or(0, |seen| self.time(seen.frame)),
                frames: person.seen().map(|seen| seen.frame).collect::<BTreeSet<_>>().len(),
                brief: person.brief,
                best: self.best(person),
                spans,
            }
        };
        Summary {
            width: self.width,
            height: self.height,
            frames: self.times.len(),
            from: self.time(0),
            to: self.end,
            cuts: self.cuts.iter().map(|cut| self.time(*cut)).collect(),
            people: self.people.iter().enumerate().map(person).collect(),
            unsure: self.unsure.clone(),
        }
    }

    /// The largest of the good pictures of a person.
    fn best(&self, person: &Person) -> Best {
        let good = |seen: &Seen| f32::from(seen.score) * Place::from(seen.place).size().sqrt();
        let best = person.seen().max_by(|a, b| good(a).total_cmp(&good(b)));
        let place = best.map_or(Place { x: 0.0, y: 0.0, width: 0.0, height: 0.0 }, |seen| seen.place.into());
        Best {
            time: best.map_or(0, |seen| self.time(seen.frame)),
            place,
            score: best.map_or(0.0, |seen| f32::from(seen.score) / 255.0),
        }
    }
}

/// A film as the page gets it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilmSummary"))]
pub struct Summary {
    /// In upright pixels.
    pub width: u32,
    /// In upright pixels.
    pub height: u32,
    /// Frames in all.
    pub frames: usize,
    /// When it begins, in microseconds.
    pub from: i64,
    /// When it ends.
    pub to: i64,
    /// When each shot but the first begins.
    pub cuts: Vec<i64>,
    /// In the order in which they were first seen.
    pub people: Vec<PersonSummary>,
    /// Where the search is not sure.
    pub unsure: Vec<Unsure>,
}

/// A person as the page gets them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilmPerson"))]
pub struct PersonSummary {
    /// Their number.
    pub id: usize,
    /// When first seen.
    pub first: i64,
    /// When last seen.
    pub last: i64,
    /// In how many frames seen.
    pub frames: usize,
    /// Seen for a moment; perhaps no face.
    pub brief: bool,
    /// For a thumbnail.
    pub best: Best,
    /// When covered: from, and until before.
    pub spans: Vec<[i64; 2]>,
}

/// A good picture of a person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Best {
    /// When.
    pub time: i64,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// How sure, 0 to 1.
    pub score: f32,
}

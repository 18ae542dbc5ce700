//! Review: what a person decided, and what is covered for it.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use serde::Serialize;

use super::cover::cover;
use super::decisions::{Decisions, Treatment};
use super::paint::paint;
use super::people::Film;
use super::people::Unsure;
use super::place::Place;
use super::planes::Layout;
use super::reach::reach;
use crate::error::{Error, Reason, Result};
use crate::made::Part;
use crate::pixels::region::{Region, Shape};

/// How much larger than where a lost person was last seen the area is that is covered, on every side in sizes, when not
/// the whole picture is.
const AREA: f32 = 2.0;
/// The same for a face that is too small to be known again, whose person makes more way in its sizes.
const SMALL_AREA: f32 = 6.0;

/// One cover for the screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilmCover"))]
pub struct ScreenCover {
    /// Where, in upright pixels.
    #[serde(flatten)]
    pub region: Region,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub person: Option<usize>,
}

/// All that is covered at a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FilmCovered"))]
pub struct ScreenCovers {
    /// Whether the whole picture is, but for `but`.
    pub frame: bool,
    /// What stays open then.
    pub but: Vec<ScreenCover>,
    /// What is covered in any case.
    pub regions: Vec<ScreenCover>,
}

/// Counts of what is covered in a part of a film.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Frames in all.
    pub frames: usize,
    /// Frames with any cover.
    pub covered: usize,
    /// Frames covered whole.
    pub whole: usize,
    /// Frames in unsure spans of those who are covered.
    pub unsure: usize,
    /// Unsure spans with an override.
    pub overridden: usize,
    /// People in all.
    pub people: usize,
    /// People left uncovered.
    pub uncovered: usize,
    /// Covers drawn by hand.
    pub manual: usize,
}

/// A film and what was decided about it.
#[derive(Clone, Debug)]
pub struct Review {
    film: Arc<Film>,
    decisions: Decisions,
}

impl Review {
    /// What was decided about a film. Errors: as for [`Decisions::check`].
    pub fn new(film: Arc<Film>, decisions: Decisions) -> Result<Self> {
        decisions.check(&film)?;
        Ok(Self { film, decisions })
    }

    /// What is covered at a time in microseconds. A time between two frames has the covers of both and of the way from one to
    /// the other; one before the first or after the last frame has those of that frame. Errors: `malformed` for a time that is NaN or infinite.
    pub fn at(&self, timestamp: f64) -> Result<ScreenCovers> {
        if !timestamp.is_finite() {
            return Err(Error::at(Reason::Internal, "a frame's time is NaN or infinite", 0));
        }
        let time = timestamp.round() as i64;
        let last = (self.film.times.len() as u32).saturating_sub(1);
        let after = self.film.frame_from(time).min(last);
        let mut covers = ScreenCovers::default();
        let before = if self.film.time(after) > time { after.saturating_sub(1) } else { after };
        self.add(before..=after, time, &mut covers);
        covers.frame |= self.decisions.inverse;
        Ok(covers)
    }

    /// Adds what is covered in one frame or two that follow each other, shown at `time`.
    fn add(&self, frames: RangeInclusive<u32>, time: i64, covers: &mut ScreenCovers) {
        for (id, person) in self.film.people.iter().enumerate() {
            let one = |place| ScreenCover { region: over(place), person: Some(id) };
            match (self.decisions.uncovered.contains(&id), self.decisions.inverse) {
                (false, _) => covers.regions.extend(cover(&self.film, person, frames.clone()).map(one)),
                (true, true) => {
                    let places = frames.clone().flat_map(|frame| cover(&self.film, person, frame..=frame));
                    covers.but.extend(places.map(one));
                }
                (true, false) => {}
            }
        }
        for (frame, span) in frames.flat_map(|frame| self.spans(self.film.time(frame)).map(move |span| (frame, span))) {
            match self.treatment(span) {
                Treatment::Reach => covers.regions.extend(self.reach(span, frame)),
                Treatment::Area => covers.regions.extend(self.area(span)),
                Treatment::Frame => covers.frame = true,
                Treatment::Tracked => {}
            }
        }
        // Where all is covered for one who is lost, nobody stays open.
        if covers.frame {
            covers.but.clear();
        }
        let drawn = self.decisions.manual.iter().filter_map(|manual| manual.at(time));
        covers.regions.extend(drawn.map(|region| ScreenCover { region, person: None }));
    }

    /// The unsure spans of people who are covered.
    pub(super) fn unsure(&self) -> impl Iterator<Item = &Unsure> {
        self.film.unsure.iter().filter(|span| !self.decisions.uncovered.contains(&span.person))
    }

    /// Those that hold `time`.
    fn spans(&self, time: i64) -> impl Iterator<Item = &Unsure> {
        self.unsure().filter(move |span| (span.from..span.to).contains(&time))
    }

    fn treatment(&self, span: &Unsure) -> Treatment {
        let own = self.decisions.overrides.iter().rfind(|one| one.id == span.id);
        own.map_or(self.decisions.unsure, |own| own.treatment)
    }

    /// Where the head of a span's person can be in a frame.
    fn reach(&self, span: &Unsure, frame: u32) -> impl Iterator<Item = ScreenCover> {
        let person = self.film.people.get(span.person);
        let places = person.into_iter().flat_map(move |person| reach(&self.film, person, frame));
        let person = Some(span.person);
        places.map(move |place| ScreenCover { region: over(place), person })
    }

    /// Where the person of a span was last seen before it, or first after it, and around there.
    fn area(&self, span: &Unsure) -> Option<ScreenCover> {
        let tracks = &self.film.people.get(span.person)?.tracks;
        let end = self.film.frame_from(span.to);
        let ends = tracks.iter().map(|seen| seen.split_at(seen.partition_point(|seen| seen.frame < end)));
        let before = ends.clone().filter_map(|(before, _)| before.last()).max_by_key(|seen| seen.frame);
        let after = ends.filter_map(|(_, after)| after.first()).min_by_key(|seen| seen.frame);
        let [before, after] = [before, after].map(|seen| seen.map(|seen| Place::from(seen.place)));
        let all = [before, after].into_iter().flatten().reduce(Place::with)?;
        let area = all.grown(before.or(after)?.size() * if span.small { SMALL_AREA } else { AREA });
        Some(ScreenCover { region: Region { shape: Shape::Box, ..over(area) }, person: Some(span.person) })
    }

    /// Paints the covers of a time into a frame. Returns how many they are. Errors: as for [`paint`] and [`Review::at`].
    pub fn paint(&self, layout: &Layout, bytes: &mut [u8], timestamp: f64) -> Result<u32> {
        let covers = self.at(timestamp)?;
        let (width, height) = layout.upright();
        let across = width as f32 / self.film.width as f32;
        let down = height as f32 / self.film.height as f32;
        let fit = |covers: &[ScreenCover]| -> Vec<Region> {
            let fit = |Region { shape, x, y, width, height }: Region| Region {
                shape,
                x: x * across,
                y: y * down,
                width: width * across,
                height: height * down,
            };
            covers.iter().map(|cover| fit(cover.region)).collect()
        };
        let but = fit(&covers.but);
        paint(layout, bytes, covers.frame.then_some(&but[..]), &fit(&covers.regions))?;
        Ok(covers.regions.len() as u32 + u32::from(covers.frame))
    }

    /// The film.
    pub fn film(&self) -> &Film {
        &self.film
    }

    /// The frames that a part of the film holds. Errors: `refused` for a part that begins or ends at no time.
    pub fn frames(&self, part: &Part) -> Result<Range<u32>> {
        let times = part.times()?;
        let from = self.film.frame_from(times.start);
        Ok(from..self.film.frame_from(times.end).max(from))
    }

    /// Counts what is covered in a part of the film; people, overrides and manual covers are those of all of it. Errors: as for
    /// [`Review::frames`].
    pub fn counts(&self, part: &Part) -> Result<Counts> {
        /// What happens in a frame.
        const COVERED: u8 = 1;
        const WHOLE: u8 = 2;
        const UNSURE: u8 = 4;
        let film = &self.film;
        let mut frames = vec![if self.decisions.inverse { COVERED | WHOLE } else { 0 }; film.times.len()];
        let mut mark = |span: Range<u32>, what: u8| {
            let span = span.start as usize..(span.end as usize).max(span.start as usize);
            frames.get_mut(span).unwrap_or_default().iter_mut().for_each(|frame| *frame |= what);
        };
        let decided = &self.decisions;
        for (_, person) in film.people.iter().enumerate().filter(|(id, _)| !decided.uncovered.contains(id)) {
            film.covered(person).into_iter().for_each(|span| mark(span, COVERED));
        }
        for span in self.unsure() {
            let covers = match self.treatment(span) {
                Treatment::Frame => COVERED | WHOLE,
                Treatment::Reach | Treatment::Area => COVERED,
                Treatment::Tracked => 0,
            };
            mark(film.frame_from(span.from)..film.frame_from(span.to), UNSURE | covers);
        }
        for manual in &decided.manual {
            let [from, to] =
                [manual.from.unwrap_or(f64::MIN), manual.to.unwrap_or(f64::MAX)].map(|time| time.round() as i64);
            mark(film.frame_from(from)..film.frame_from(to), COVERED);
        }
        let held = self.frames(part)?;
        let frames = frames.get(held.start as usize..held.end as usize).unwrap_or_default();
        let count = |what: u8| frames.iter().filter(|frame| *frame & what != 0).count();
        let overrides: std::collections::BTreeSet<_> = decided.overrides.iter().map(|one| one.id).collect();
        let whose =
            |id: &usize| decided.joined.iter().find(|people| people.contains(id)).and_then(|people| people.first());
        let uncovered: std::collections::BTreeSet<_> =
            decided.uncovered.iter().map(|id| whose(id).unwrap_or(id)).collect();
        let again: usize = decided.joined.iter().map(|people| people.len() - 1).sum();
        Ok(Counts {
            frames: frames.len(),
            covered: count(COVERED),
            whole: count(WHOLE),
            unsure: count(UNSURE),
            overridden: overrides.len(),
            people: film.people.len() - again,
            uncovered: uncovered.len(),
            manual: decided.manual.len(),
        })
    }
}

/// The region that hides a box.
fn over(place: Place) -> Region {
    Region::over_face(place.x, place.y, place.x + place.width, place.y + place.height)
}

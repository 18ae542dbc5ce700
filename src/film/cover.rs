//! Cover: where a person is covered in a frame, seen there or not.
//!
//! Between sightings the cover moves evenly through the scene and is larger the longer the next sighting is away. Before the first
//! and after the last it holds both where the person was and where they would be. How the camera moved is an estimate, so a cover
//! is put also where the person would be if it had stood still.

use std::ops::RangeInclusive;

use super::people::{Film, Person, Seen, WELL_SEEN_SCORE};
use super::place::Place;

// Sizes are the cover's own: the geometric mean of its width and height.

/// A moving person is blurred: a cover grows by the way they make in this many seconds.
const BLUR_S: f32 = 0.03;
/// It grows by at most so many sizes for that: a face that makes more way than its own size in a tenth of a second is not one.
const MAX_BLUR_SIZES: f32 = 0.15;
/// A cover grows with the time since its person was last seen, by so many sizes a second.
const DOUBT_SIZES_PER_S: f32 = 0.8;
/// It grows by at most so many sizes for that.
const MAX_DOUBT_SIZES: f32 = 0.5;
/// A sighting is corrected by its neighbours where both are at most so many seconds away.
const MAX_STEADY_S: f32 = 0.15;
/// A person's speed at the end of a track is measured over its last so many seconds.
const SPEED_WINDOW_S: f32 = 0.2;
/// How far a way bends is measured on three sightings within so many seconds: how far the middle one is from the line.
const BEND_WINDOW_S: f32 = 0.4;
/// The measured bend is capped at so many sizes.
const MAX_BEND_SIZES: f32 = 1.0;
/// A cover in the middle between two sightings grows by so many quarters of the capped bend.
const BEND_FACTOR: f32 = 2.0;
/// What is seen with less than this score corrects nobody: 0.4, as a part of 255.
const SURE_SCORE: u8 = 102;
/// A face is taken to be as large as where it was seen best within so many seconds.
const SURE_WINDOW_S: f32 = 0.4;
/// It is taken to be at most so many times as large as it was seen.
const MAX_GROWTH: f32 = 1.3;
/// It is put where the person would be after so many sizes of their way at most: whoever goes on faster is lost, and looked for in a
/// larger area.
const MAX_WAY_SIZES: f32 = 1.0;
/// Two places whose middles are so many sizes apart are hidden as one.
const CLOSE_SIZES: f32 = 0.3;
/// A cover beyond the ends of a track grows by so many sizes at once.
const BEYOND_GROWN_SIZES: f32 = 0.1;

/// Where `person` is covered in one frame or in two that follow each other: the boxes that are hidden for certain, before
/// any margin, of each track and between them. None outside of [`Film::covered`]; over two frames a box holds those of
/// both, for whoever makes more way than their own size would be seen between two places.
pub(crate) fn cover(film: &Film, person: &Person, frames: RangeInclusive<u32>) -> impl Iterator<Item = Place> {
    let over = frames.clone();
    let tracks = person.tracks.iter().flat_map(move |seen| {
        let place =
            |camera| over.clone().filter_map(|frame| along(film, person, seen, frame, camera)).reduce(Place::with);
        either(place(Camera::Followed), place(Camera::Still))
    });
    let gaps = person.gaps.iter().flat_map(move |[before, after]| {
        let within = frames.clone().filter(|frame| before.frame < *frame && *frame < after.frame);
        let place =
            |camera| within.clone().map(|frame| between(film, before, after, frame, 0.0, camera)).reduce(Place::with);
        either(place(Camera::Followed), place(Camera::Still))
    });
    tracks.chain(gaps)
}

/// How the camera moved: as was seen, or not at all.
#[derive(Clone, Copy)]
pub(super) enum Camera {
    Followed,
    Still,
}

impl Camera {
    /// What `way` gives for this camera. It is given how to place a sighting.
    pub(super) fn place(self, film: &Film, frame: u32, way: impl Fn(&dyn Fn(&Seen) -> Place) -> Place) -> Place {
        match self {
            Self::Followed => film.path.picture(way(&|seen| film.scene(seen)), frame),
            Self::Still => way(&|seen| seen.place.into()),
        }
    }
}

/// The places for both cameras, as one where they are close to each other.
pub(super) fn either(followed: Option<Place>, still: Option<Place>) -> impl Iterator<Item = Place> {
    let places = match (followed, still) {
        (Some(a), Some(b)) if a.distance(&b) < CLOSE_SIZES * a.size().min(b.size()) => [Some(a.with(b)), None],
        both => [both.0, both.1],
    };
    places.into_iter().flatten()
}

/// Where the person of a track is covered in `frame`.
fn along(film: &Film, person: &Person, seen: &[Seen], frame: u32, camera: Camera) -> Option<Place> {
    if !film.around(person, seen.first()?, seen.last()?).contains(&frame) {
        return None;
    }
    let next = seen.partition_point(|seen| seen.frame < frame);
    let after = seen.get(next);
    let before = next.checked_sub(1).and_then(|at| seen.get(at));
    let grown = [before, after].into_iter().flatten().map(|one| shortfall(film, seen, one)).fold(0.0, f32::max);
    let place = match (before, after) {
        (_, Some(one)) if one.frame == frame => {
            let place = at(film, seen, next, one);
            return Some(place.grown(place.size() * shortfall(film, seen, one)));
        }
        (Some(before), Some(after)) => between(film, before, after, frame, bend(film, seen, next), camera),
        (Some(last), None) => camera.place(film, frame, |place| beyond(film, seen.iter().rev(), last, frame, place)),
        (None, Some(first)) => camera.place(film, frame, |place| beyond(film, seen.iter(), first, frame, place)),
        (None, None) => return None,
    };
    Some(place.grown(place.size() * grown))
}

/// What a sighting lacks on each side, in its own sizes: a face is at least as large as it was when it was seen more surely, shortly
/// before or after: where it is seen less surely, often less of it is seen.
fn shortfall(film: &Film, track: &[Seen], seen: &Seen) -> f32 {
    let within = |other: &&Seen| seconds(film, seen.frame, other.frame).abs() <= SURE_WINDOW_S;
    let at = track.partition_point(|other| other.frame < seen.frame);
    let (before, after) = track.split_at(at);
    let around = before.iter().rev().take_while(within).chain(after.iter().take_while(within));
    let Some(best) =
        around.max_by_key(|other| other.score).filter(|best| best.score > seen.score.max(WELL_SEEN_SCORE - 1))
    else {
        return 0.0;
    };
    let ratio = Place::from(best.place).size() / Place::from(seen.place).size().max(1.0);
    (ratio.clamp(1.0, MAX_GROWTH) - 1.0) / 2.0
}

/// Seconds from one frame to another.
pub(super) fn seconds(film: &Film, from: u32, to: u32) -> f32 {
    (film.time(to) - film.time(from)) as f32 / 1e6
}

/// In a frame where the person was seen: the box, and where its neighbours say that it should be.
fn at(film: &Film, track: &[Seen], index: usize, seen: &Seen) -> Place {
    let place = Place::from(seen.place);
    let neighbours = index.checked_sub(1).and_then(|i| track.get(i)).zip(track.get(index + 1));
    let Some((before, after)) = neighbours else { return place };
    let (back, forth) = (seconds(film, before.frame, seen.frame), seconds(film, seen.frame, after.frame));
    let steady = [before.score, after.score].iter().all(|score| *score >= SURE_SCORE);
    if !steady || back > MAX_STEADY_S || forth > MAX_STEADY_S || back + forth <= 0.0 {
        return place;
    }
    let (from, to) = (film.scene(before), film.scene(after));
    // What blurs is the way in the picture, the camera's own too.
    let speed = Place::from(before.place).distance(&after.place.into()) / (back + forth);
    let expected = film.path.picture(from.towards(to, back / (back + forth)), seen.frame);
    place.with(expected).grown(blur(place, speed))
}

/// How far the way of a track through the scene bends around sighting `next` and the one before it, in pixels: how far each is
/// from the line between its neighbours.
fn bend(film: &Film, track: &[Seen], next: usize) -> f32 {
    let around = track.get(next.saturating_sub(2)..(next + 2).min(track.len())).unwrap_or_default();
    let off = around.windows(3).filter_map(|three| {
        let [a, b, c] = three else { return None };
        let (back, forth) = (seconds(film, a.frame, b.frame), seconds(film, b.frame, c.frame));
        let line = film.scene(a).towards(film.scene(c), back / (back + forth).max(1e-3));
        (back + forth <= BEND_WINDOW_S).then(|| line.distance(&film.scene(b)))
    });
    off.fold(0.0, f32::max)
}

/// Between two sightings, on a way that bends by so many pixels.
fn between(film: &Film, before: &Seen, after: &Seen, frame: u32, bend: f32, camera: Camera) -> Place {
    camera.place(film, frame, |place| even(film, (before, after), (place(before), place(after)), frame, bend))
}

/// On an even way between two places where a person was seen.
fn even(film: &Film, (before, after): (&Seen, &Seen), (from, to): (Place, Place), frame: u32, bend: f32) -> Place {
    let (back, forth) = (seconds(film, before.frame, frame), seconds(film, frame, after.frame));
    let part = if back + forth > 0.0 { back / (back + forth) } else { 0.5 };
    let place = from.towards(to, part);
    let speed = from.distance(&to) / (back + forth).max(1e-3);
    let doubt = (DOUBT_SIZES_PER_S * back.min(forth)).min(MAX_DOUBT_SIZES) * place.size();
    // A way that is not even strays most in its middle.
    let stray =
        (from.distance(&to) * 0.5 + bend.min(place.size() * MAX_BEND_SIZES) * BEND_FACTOR) * part * (1.0 - part);
    place.grown(blur(place, speed) + doubt + stray)
}

/// By how much a face at `place` grows that moves by `speed` pixels a second.
fn blur(place: Place, speed: f32) -> f32 {
    (speed * BLUR_S).min(MAX_BLUR_SIZES * place.size())
}

/// Before the first or after the last sighting, which is `seen`; `inwards` are the sightings from there.
fn beyond<'a>(
    film: &Film,
    inwards: impl Iterator<Item = &'a Seen>,
    seen: &Seen,
    frame: u32,
    at: &dyn Fn(&Seen) -> Place,
) -> Place {
    let place = at(seen);
    let (mut other, mut passed) = (None, 0.0);
    for one in inwards.take_while(|other| seconds(film, seen.frame, other.frame).abs() <= SPEED_WINDOW_S) {
        passed += other.map_or(0.0, |other: &Seen| at(other).distance(&at(one)));
        other = Some(one);
    }
    let away = seconds(film, seen.frame, frame);
    let grown = (BEYOND_GROWN_SIZES + DOUBT_SIZES_PER_S * away.abs()).min(MAX_DOUBT_SIZES) * place.size();
    let Some(other) = other.filter(|other| other.frame != seen.frame) else { return place.grown(grown) };
    let (here, there) = (place.centre(), at(other).centre());
    let over = seconds(film, other.frame, seen.frame);
    // What jumps to and fro goes on nowhere.
    let straight = place.distance(&at(other)) / passed.max(1e-3);
    let way = straight * straight / over * away;
    let part = way.signum() * way.abs().min(MAX_WAY_SIZES * place.size() / place.distance(&at(other)).max(1e-3));
    let (dx, dy) = ((here.0 - there.0) * part, (here.1 - there.1) * part);
    place.with(place.moved(dx, dy)).grown(grown)
}

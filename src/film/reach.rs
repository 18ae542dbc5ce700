//! Reach: where the head of a person should be who is lost.
//!
//! From where it was seen last, and to where it is seen next, a head makes at most as much way as it was seen to make, and a little
//! more. So the area grows with the time and with measured motion, and shrinks again before the next sighting. Where the camera moved,
//! the area is put both where it follows the camera and where it does not.

use super::cover::{Camera, either, seconds};
use super::people::{Film, Person, Seen};
use super::place::Place;

// Sizes are the face's own: the geometric mean of its width and height.

/// An area is larger than the face at once by so many sizes on every side: the head around it, and half a turn of it.
const AT_ONCE_SIZES: f32 = 0.25;
/// A head that was not seen to move may begin to, by so many sizes a second.
const BEGINS_SIZES_PER_S: f32 = 0.6;
/// The speed of a head is the greatest that was measured between its last sighting and one at most so many seconds away …
const SPEED_WINDOW_S: f32 = 0.5;
/// … and at least so many: in less, the jitter of boxes would be taken for motion.
const LEAST_WINDOW_S: f32 = 0.2;
/// Between two sightings it is at least so many times what the way between them takes.
const DETOUR: f32 = 1.2;

/// Where in `frame` the head of a person should be, who may not be seen there: an area for a camera that moved as was seen, and one for a
/// camera that stood still where that is elsewhere. Nothing for a person who is seen in no frame of the shot.
pub(crate) fn reach<'a>(film: &'a Film, person: &'a Person, frame: u32) -> impl Iterator<Item = Place> {
    let shot = film.shot(frame);
    let ends = person.tracks.iter().map(|track| (&track[..], track.partition_point(|seen| seen.frame < frame)));
    let within = |(track, at): (&'a [Seen], usize)| {
        track.get(at).filter(|seen| shot.contains(&seen.frame)).map(|_| End { track, at })
    };
    let before = ends.clone().filter_map(|(track, at)| within((track, at.checked_sub(1)?)));
    let before = before.max_by_key(End::frame);
    let after = ends.filter_map(within).min_by_key(End::frame);
    let area = |camera| area(film, (before, after), frame, camera);
    either(area(Camera::Followed), area(Camera::Still))
}

/// A sighting, and the track that it is in.
#[derive(Clone, Copy)]
struct End<'a> {
    track: &'a [Seen],
    at: usize,
}

impl End<'_> {
    fn seen(&self) -> Option<&Seen> {
        self.track.get(self.at)
    }

    fn frame(&self) -> u32 {
        self.seen().map_or(0, |seen| seen.frame)
    }
}

/// The area for one camera.
fn area(film: &Film, (before, after): (Option<End>, Option<End>), frame: u32, camera: Camera) -> Option<Place> {
    let place = |end: &End| end.seen().map(|seen| camera.place(film, frame, |at| at(seen)));
    let least = before.zip(after).and_then(|(before, after)| {
        let passed = seconds(film, before.frame(), after.frame()).max(1e-3);
        Some(place(&before)?.distance(&place(&after)?) / passed * DETOUR)
    });
    let around = |end: End| {
        let (place, away) = (place(&end)?, seconds(film, end.frame(), frame).abs());
        let speed = (BEGINS_SIZES_PER_S * place.size() + speed(film, end)?).max(least.unwrap_or(0.0));
        Some(place.grown(AT_ONCE_SIZES * place.size() + speed * away))
    };
    match (before.and_then(around), after.and_then(around)) {
        (Some(before), Some(after)) => Some(before.common(&after).unwrap_or(before.with(after))),
        (one, other) => one.or(other),
    }
}

/// How fast a head moved through the scene before or after a sighting, in pixels a second.
fn speed(film: &Film, end: End) -> Option<f32> {
    let seen = end.seen()?;
    let (here, (before, after)) = (film.scene(seen), end.track.split_at(end.at));
    let passed = |other: &Seen| seconds(film, seen.frame, other.frame).abs();
    let near = |other: &&Seen| passed(other) <= SPEED_WINDOW_S;
    let others = before.iter().rev().take_while(near).chain(after.iter().take_while(near));
    let others = others.filter(|other| passed(other) >= LEAST_WINDOW_S);
    Some(others.map(|other| here.distance(&film.scene(other)) / passed(other)).fold(0.0, f32::max))
}

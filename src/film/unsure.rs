//! Unsure: where a person may be in the picture and no one saw them.

use std::ops::Range;

use super::people::{Film, Person, Reason, SIGHT_US, Seen, Unsure, WELL_SEEN_SCORE};
use super::place::Place;
use crate::order::Order as _;

// Times are in microseconds. Sizes are those of the face that is spoken of.

/// Who is out of sight for longer than this is hidden.
const MIN_HIDDEN_US: i64 = 700_000;
/// Two boxes at most so many sizes apart are over one face.
const ONE_FACE_MAX_DISTANCE_SIZES: f32 = 0.5;
/// Who is seen again within this time where they were before was there all the time.
const MAX_STILL_US: i64 = 1_000_000;
/// A person who is lost may be there for so long after their last sighting.
const LOST_AFTER_US: i64 = 1_000_000;
/// The same before their first sighting.
const LOST_BEFORE_US: i64 = 500_000;
/// A gap between two sightings that is longer than this counts as flickering.
const MIN_FLICKER_GAP_US: i64 = 280_000;
/// A person flickers who has so many such gaps …
const MIN_FLICKER_GAPS: usize = 3;
/// … within this time.
const FLICKER_WINDOW_US: i64 = 1_500_000;
/// A box at most so many sizes from the picture's edge is about to leave it.
const MAX_EDGE_DISTANCE_SIZES: f32 = 0.4;
/// So is one whose way would bring it to the edge within this time.
const MAX_LEAVING_US: i64 = 400_000;
/// Who was in sight for no longer than this cannot be lost: a glance is covered for
/// [`BEYOND_US`](super::people::BEYOND_US) around it anyway.
const MAX_GLANCE_US: i64 = 350_000;
/// Who was seen well in fewer than one of so many frames cannot be lost either, …
const MIN_WELL_SEEN_ONE_IN: usize = 4;
/// … unless they were seen well for so long on end. What looks like a face now and then, a hand or a fold, is covered where it is
/// seen and does not darken the picture when it is not.
const MIN_WELL_SEEN_RUN_US: i64 = 450_000;
/// A face below this size, in pixels of the film, is too small to be recognised: losing it does not darken the picture.
const MIN_RECOGNISABLE_PIXELS: f32 = 16.0;
/// A box that overlaps a person's last one by more than this (intersection over union) is the same person.
const TRACK_IOU_MIN: f32 = 0.3;
/// Who is first seen at most so many sizes from where a person was just lost is that person, …
const MAX_DISTANCE_SIZES: f32 = 1.5;
/// … where both are of about the same size: the larger one at most so many times the smaller.
const MAX_SIZE_RATIO: f32 = 1.6;
/// Sightings that are compared with one end of a track, at most. Where that is not enough, the person is lost.
const MAX_COMPARED: usize = 4096;

/// All unsure spans, by time.
pub(crate) fn unsure(film: &Film) -> Vec<Unsure> {
    let mut all: Vec<Unsure> = Vec::new();
    let sightings = by_frame(film);
    for (id, person) in film.people.iter().enumerate().filter(|(_, person)| counts(film, person)) {
        let small = person.seen().all(|seen| Place::from(seen.place).size() < MIN_RECOGNISABLE_PIXELS);
        let mut add = |from: i64, to: i64, reason| {
            let (from, to) = (from.max(film.time(0)), to.min(film.end));
            if from < to {
                all.push(Unsure { id: 0, person: id, from, to, reason, small });
            }
        };
        let mut seen: Vec<&Seen> = person.seen().collect();
        seen.order_by_key(|seen| seen.frame);
        let gaps = seen.windows(2).filter_map(|pair| match pair {
            [a, b] if !stays(film, a, b) && !seen_as_another(film, &sightings, id, a, b) => {
                Some((film.time(a.frame), film.time(b.frame)))
            }
            _ => None,
        });
        let gaps: Vec<(i64, i64)> = gaps.filter(|(from, to)| to - from > MIN_FLICKER_GAP_US).collect();
        gaps.iter()
            .filter(|(from, to)| to - from > MIN_HIDDEN_US)
            .for_each(|(from, to)| add(*from, *to, Reason::Hidden));
        for (from, to) in flicker(&gaps) {
            add(from, to, Reason::Flicker);
        }
        lost(film, &sightings, (id, person), &seen, &mut add);
    }
    all.order_by_key(|span| (span.from, span.person));
    all.iter_mut().enumerate().for_each(|(id, span)| span.id = id);
    all
}

fn counts(film: &Film, person: &Person) -> bool {
    let (all, well) = (person.seen().count(), person.seen().filter(|seen| seen.score >= WELL_SEEN_SCORE).count());
    let often = well * MIN_WELL_SEEN_ONE_IN >= all || person.tracks.iter().any(|track| well_on_end(film, track));
    !person.doubtful && often && film.in_sight(person.seen()) > MAX_GLANCE_US
}

/// Whether a track was seen well all the time for long enough.
fn well_on_end(film: &Film, track: &[Seen]) -> bool {
    let near = |a: &Seen, b: &Seen| film.time(b.frame) - film.time(a.frame) <= SIGHT_US;
    let runs = track.chunk_by(|a, b| near(a, b) && a.score >= WELL_SEEN_SCORE && b.score >= WELL_SEEN_SCORE);
    runs.filter(|run| run.iter().all(|seen| seen.score >= WELL_SEEN_SCORE))
        .any(|run| film.in_sight(run.iter()) >= MIN_WELL_SEEN_RUN_US)
}

/// Whether a person who was not seen between two sightings was under their cover all the time: it stands still in the scene
/// then, and grows.
fn stays(film: &Film, before: &Seen, after: &Seen) -> bool {
    film.time(after.frame) - film.time(before.frame) <= MAX_STILL_US
        && one_face(&film.scene(before), &film.scene(after))
}

/// Whether a person who was not seen between two sightings was seen there all the time under another number, or hidden by
/// whoever was.
fn seen_as_another(film: &Film, sightings: &[Owned], id: usize, before: &Seen, after: &Seen) -> bool {
    let (from, to) = (film.time(before.frame), film.time(after.frame));
    let (there, here) = (film.scene(before), film.scene(after));
    let first = sightings.partition_point(|(_, seen)| seen.frame <= before.frame);
    let within = sightings.iter().skip(first).take_while(|(_, seen)| seen.frame < after.frame).take(MAX_COMPARED);
    let mut last = from;
    for (_, seen) in within.filter(|(other, _)| *other != id) {
        let time = film.time(seen.frame);
        let expected = there.towards(here, (time - from) as f32 / (to - from).max(1) as f32);
        if time - last <= MIN_FLICKER_GAP_US && one_face(&expected, &film.scene(seen)) {
            last = time;
        }
    }
    to - last <= MIN_FLICKER_GAP_US
}

/// Whether two boxes are over one face: two faces so close would hide each other.
fn one_face(a: &Place, b: &Place) -> bool {
    let least = a.size().min(b.size());
    a.distance(b) <= ONE_FACE_MAX_DISTANCE_SIZES * least && a.size().max(b.size()) <= MAX_SIZE_RATIO * least
}

/// Spans in which gaps follow each other closely; those that touch are one.
fn flicker(gaps: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut spans: Vec<(i64, i64)> = Vec::new();
    for window in gaps.windows(MIN_FLICKER_GAPS) {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        if last.1 - first.0 > FLICKER_WINDOW_US {
            continue;
        }
        match spans.last_mut() {
            Some(span) if span.1 >= first.0 => span.1 = last.1,
            _ => spans.push((first.0, last.1)),
        }
    }
    spans
}

/// A sighting, and whose it is.
type Owned = (usize, Seen);

/// Everything that was seen of people who are faces for certain, by frame.
fn by_frame(film: &Film) -> Vec<Owned> {
    let people = film.people.iter().enumerate().filter(|(_, person)| !person.doubtful);
    let mut all: Vec<Owned> = people.flat_map(|(id, person)| person.seen().map(move |seen| (id, *seen))).collect();
    all.order_by_key(|(_, seen)| seen.frame);
    all
}

/// Whether person `id`, whose track has an end at `end`, is followed on under another number within `frames`, which do not
/// hold `end`. Somebody who was seen elsewhere when the person still was, is somebody else.
fn goes_on(film: &Film, sightings: &[Owned], id: usize, end: &Seen, frames: Range<u32>) -> bool {
    let from = sightings.partition_point(|(_, seen)| seen.frame < frames.start);
    let within = sightings.iter().skip(from).take_while(|(_, seen)| seen.frame < frames.end);
    let place = film.scene(end);
    within.take(MAX_COMPARED).filter(|(other, _)| *other != id).any(|(other, seen)| {
        let there = film.scene(seen);
        let beyond = |seen: Option<&Seen>| seen.is_some_and(|seen| frames.contains(&seen.frame));
        let person = film.people.get(*other);
        let new = match frames.start > end.frame {
            true => beyond(person.and_then(Person::first)),
            false => beyond(person.and_then(Person::last)),
        };
        let sizes = (there.size() / place.size()).ln().abs();
        let near = place.distance(&there) <= MAX_DISTANCE_SIZES * place.size().min(there.size())
            && sizes <= MAX_SIZE_RATIO.ln();
        place.overlap(&there) > TRACK_IOU_MIN || one_face(&place, &there) || (new && near)
    })
}

/// Before the first and after the last sighting, unless the person came in, went out, is followed on under another number,
/// or the shot began or ended there.
fn lost(
    film: &Film,
    sightings: &[Owned],
    (id, person): (usize, &Person),
    seen: &[&Seen],
    add: &mut impl FnMut(i64, i64, Reason),
) {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return };
    let covered = film.around(person, first, last);
    let (began, ended) = (film.shot(first.frame).start, film.shot(last.frame).end);
    let goes_on = |end, frames| goes_on(film, sightings, id, end, frames);
    if covered.end < ended
        && !at_edge(film, last, seen.iter().rev().copied())
        && !goes_on(last, last.frame + 1..covered.end)
    {
        let from = film.time(last.frame + 1);
        add(from, from.saturating_add(LOST_AFTER_US).min(film.time(ended)), Reason::Lost);
    }
    if covered.start > began
        && !at_edge(film, first, seen.iter().copied())
        && !goes_on(first, covered.start..first.frame)
    {
        let to = film.time(first.frame);
        add(to.saturating_sub(LOST_BEFORE_US).max(film.time(began)), to, Reason::Lost);
    }
}

/// Whether a person seen at `end` is at the picture's edge or on the way to it; `inwards` are the sightings from there.
fn at_edge<'a>(film: &Film, end: &Seen, inwards: impl Iterator<Item = &'a Seen>) -> bool {
    let place = Place::from(end.place);
    let passed = |seen: &Seen| (film.time(seen.frame) - film.time(end.frame)).abs();
    let other =
        inwards.take_while(|seen| passed(seen) <= MAX_LEAVING_US).last().filter(|other| other.frame != end.frame);
    let way = other.map_or((0.0, 0.0), |other| {
        let ((x, y), (ox, oy)) = (place.centre(), Place::from(other.place).centre());
        let part = MAX_LEAVING_US as f32 / passed(other).max(1000) as f32;
        ((x - ox) * part, (y - oy) * part)
    });
    let reached = place.with(place.moved(way.0, way.1)).grown(place.size() * MAX_EDGE_DISTANCE_SIZES);
    reached.x < 0.0
        || reached.y < 0.0
        || reached.x + reached.width > film.width as f32
        || reached.y + reached.height > film.height as f32
}

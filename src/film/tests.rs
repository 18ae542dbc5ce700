//! People followed through drawn sightings: nobody is ever uncovered for a moment.

use proptest::prelude::*;

use super::cover::cover;
use super::look::Look;
use super::people::Reason;
use super::people::{Film, Person};
use super::place::{Packed, Place};
use crate::film::sighting::Sighting;
use crate::made::Part;

const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;

/// A film of `frames` frames, 30 a second, with cuts.
fn film(frames: usize, cuts: &[usize]) -> Film {
    let mut film = Film::new(WIDTH, HEIGHT);
    (0..frames).for_each(|i| film.push(i as i64 * 33_333, 33_333, cuts.contains(&i)));
    film
}

fn at(x: f32, y: f32, side: f32) -> Place {
    Place { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side * 1.25 }
}

fn seen(frame: usize, place: Place, score: f32, look: usize) -> Sighting {
    Sighting { frame: frame as u32, place: Packed::from(place), score: (score * 255.0) as u8, look: Look::plain(look) }
}

fn people(film: Film, mut sightings: Vec<Sighting>) -> Film {
    sightings.sort_by_key(|sighting| sighting.frame);
    film.people(&sightings).expect("it has frames")
}

/// Whether at least 80 % of `place` is hidden in a frame.
fn hidden(film: &Film, frame: usize, place: &Place) -> bool {
    film.people.iter().flat_map(|person| cover(film, person, frame as u32..=frame as u32)).any(|cover| {
        let across = (cover.x + cover.width).min(place.x + place.width) - cover.x.max(place.x);
        let down = (cover.y + cover.height).min(place.y + place.height) - cover.y.max(place.y);
        across.max(0.0) * down.max(0.0) >= 0.8 * place.width * place.height
    })
}

/// Frames of `range` in which the face that is at `way` is not hidden.
fn bare(film: &Film, range: std::ops::Range<usize>, way: impl Fn(usize) -> Place) -> Vec<usize> {
    range.filter(|frame| !hidden(film, *frame, &way(*frame))).collect()
}

fn seen_in(person: &Person) -> Vec<u32> {
    let mut frames: Vec<_> = person.seen().map(|seen| seen.frame).collect();
    frames.sort_unstable();
    frames
}

mod lost;

/// The frames in which somebody is covered who is never bare between.
fn span(film: &Film, person: &Person) -> std::ops::Range<u32> {
    let spans = film.covered(person);
    assert_eq!(spans.len(), 1, "{spans:?}");
    spans[0].clone()
}

#[test]
fn people_who_cross_keep_their_covers_and_their_numbers() {
    let left = |i: usize| at(200.0 + i as f32 * 8.0, 300.0, 60.0);
    let right = |i: usize| at(1000.0 - i as f32 * 8.0, 310.0, 60.0);
    let mut all: Vec<_> = (0..100).map(|i| seen(i, left(i), 0.9, 0)).collect();
    // Behind the other, the second cannot be seen.
    all.extend((0..100).filter(|i| !(44..56).contains(i)).map(|i| seen(i, right(i), 0.9, 4)));
    let film = people(film(100, &[]), all);
    assert_eq!(film.people.len(), 2);
    assert_eq!(bare(&film, 0..100, left), [0; 0]);
    assert_eq!(bare(&film, 0..100, right), [0; 0]);
    for person in &film.people {
        let first = person.first().map(|seen| Place::from(seen.place).x).expect("seen");
        let last = person.last().map(|seen| Place::from(seen.place).x).expect("seen");
        assert!((last - first).abs() > 700.0, "everyone walks all the way");
    }
}

#[test]
fn a_hand_that_shakes_makes_nobody_unsure_or_somebody_else() {
    let moved = |i: usize| (70.0 * (i as f32 * 0.43).sin(), 50.0 * (i as f32 * 0.71).cos());
    let way = |i: usize| at(600.0 + moved(i).0, 330.0 + moved(i).1, 40.0);
    // Seen in every fourth frame, and not at all for half a second.
    let seen_at = |i: &usize| i.is_multiple_of(4) && !(60..76).contains(i);
    let all: Vec<_> = (0..150).filter(seen_at).map(|i| seen(i, way(i), 0.8, 1)).collect();
    let (mut followed, still) = (film(150, &[]), film(150, &[]));
    (0..150).for_each(|i| followed.path.set(i as u32, moved(i)));
    let followed = people(followed, all.clone());
    assert_eq!((followed.people.len(), bare(&followed, 0..149, way)), (1, vec![]));
    assert!(followed.unsure.is_empty(), "{:?}", followed.unsure);
    // What the camera's way is good for.
    let still = people(still, all);
    assert!(still.people.len() > 1 || !still.unsure.is_empty() || !bare(&still, 0..149, way).is_empty());
}

#[test]
fn whoever_passes_behind_a_post_stays_one_person_and_covered() {
    let way = |i: usize| at(100.0 + i as f32 * 6.0, 200.0, 40.0);
    let all = (0..120).filter(|i| !(50..68).contains(i)).map(|i| seen(i, way(i), 0.8, 1)).collect();
    let film = people(film(120, &[]), all);
    assert_eq!((film.people.len(), bare(&film, 0..120, way)), (1, vec![]));
    assert!(film.unsure.iter().all(|span| span.reason != Reason::Hidden), "{:?}", film.unsure);
}

#[test]
fn a_long_absence_is_covered_and_called_unsure() {
    let all = (0..150).filter(|i| !(50..95).contains(i)).map(|i| seen(i, at(640.0, 360.0, 80.0), 0.8, 1)).collect();
    let film = people(film(150, &[]), all);
    assert_eq!((film.people.len(), bare(&film, 0..150, |_| at(640.0, 360.0, 80.0))), (1, vec![]));
    let spans: Vec<_> = film.unsure.iter().map(|span| (span.reason, span.person)).collect();
    assert_eq!(spans, [(Reason::Hidden, 0)]);
    assert_eq!((film.unsure[0].from, film.unsure[0].to), (film.time(49), film.time(95)));
}

#[test]
fn no_cover_goes_on_over_a_cut_and_none_begins_before_it() {
    let all = (0..60).map(|i| seen(i, at(if i < 30 { 300.0 } else { 330.0 }, 300.0, 60.0), 0.9, 2)).collect();
    let film = people(film(60, &[30]), all);
    let frames: Vec<_> = film.people.iter().map(|person| span(&film, person)).collect();
    assert_eq!(frames, [0..30, 30..60]);
    assert!(film.unsure.is_empty());
}

#[test]
fn a_fast_face_seen_in_every_fifth_frame_is_covered_in_all() {
    // 1,200 pixels a second: more than its own size from one sighting to the next.
    let way = |i: usize| at(90.0 + i as f32 * 40.0, 250.0, 150.0);
    let all = (0..28).step_by(5).map(|i| seen(i, way(i), 0.9, 3)).collect();
    let film = people(film(28, &[]), all);
    assert_eq!((film.people.len(), bare(&film, 0..28, way)), (1, vec![]));
}

#[test]
fn a_face_that_flickers_has_no_flash_and_is_called_unsure() {
    let way = |i: usize| at(400.0 + (i as f32 / 9.0).sin() * 120.0, 300.0, 50.0);
    let there = |i: usize| !(30..80).contains(&i) || i.is_multiple_of(9);
    let all = (0..120).filter(|i| there(*i)).map(|i| seen(i, way(i), if i % 2 == 0 { 0.7 } else { 0.45 }, 2)).collect();
    let film = people(film(120, &[]), all);
    assert_eq!((film.people.len(), bare(&film, 0..120, way)), (1, vec![]));
    assert!(film.unsure.iter().any(|span| span.reason == Reason::Flicker), "{:?}", film.unsure);
}

#[test]
fn a_face_that_is_weak_before_it_is_strong_is_followed_back() {
    let way = |i: usize| at(300.0 + i as f32 * 3.0, 300.0, 40.0);
    let all = (20..90).map(|i| seen(i, way(i), if i < 60 { 0.25 } else { 0.8 }, 2)).collect();
    let film = people(film(90, &[]), all);
    assert_eq!(film.people.len(), 1);
    assert_eq!(seen_in(&film.people[0]), (20..90).collect::<Vec<_>>());
    assert_eq!(bare(&film, 10..90, way), [0; 0]);
}

#[test]
fn weak_boxes_alone_are_nobody_and_a_single_strong_one_is_brief() {
    let mut all: Vec<_> = (0..60).map(|i| seen(i, at(300.0, 300.0, 40.0), 0.3, 2)).collect();
    all.push(seen(30, at(900.0, 500.0, 40.0), 0.5, 1));
    let film = people(film(60, &[]), all);
    assert_eq!(film.people.iter().map(|person| person.brief).collect::<Vec<_>>(), [true]);
    assert!(film.unsure.is_empty());
    assert_eq!(span(&film, &film.people[0]), 27..34);
}

#[test]
fn who_leaves_the_picture_is_not_lost_and_who_vanishes_in_it_is() {
    let out = |i: usize| at(1100.0 + i as f32 * 4.0, 300.0, 60.0);
    let left = people(film(120, &[]), (0..40).map(|i| seen(i, out(i), 0.9, 2)).collect());
    assert!(left.unsure.is_empty(), "{:?}", left.unsure);
    let vanished = people(film(120, &[]), (0..40).map(|i| seen(i, at(600.0, 300.0, 60.0), 0.9, 2)).collect());
    let spans: Vec<_> = vanished.unsure.iter().map(|span| (span.reason, span.from, span.to)).collect();
    assert_eq!(spans, [(Reason::Lost, vanished.time(40), vanished.time(40) + 1_000_000)]);
}

#[test]
fn who_is_followed_on_under_another_number_is_not_lost_and_a_neighbour_is_somebody_else() {
    // A jump too far and into too different clothes for one track; the covers of both hold over it.
    let jump = |i: usize| at(if i < 60 { 500.0 } else { 570.0 }, 300.0, 60.0);
    let one = people(film(120, &[]), (0..120).map(|i| seen(i, jump(i), 0.9, if i < 60 { 0 } else { 4 })).collect());
    assert_eq!((one.people.len(), bare(&one, 0..120, jump)), (2, vec![]));
    assert!(one.unsure.is_empty(), "{:?}", one.unsure);
    let vanished = (0..60).map(|i| seen(i, at(500.0, 300.0, 60.0), 0.9, 0));
    let beside = (0..120).map(|i| seen(i, at(570.0, 300.0, 60.0), 0.9, 4));
    let two = people(film(120, &[]), vanished.chain(beside).collect());
    let spans: Vec<_> = two.unsure.iter().map(|span| (span.reason, span.from)).collect();
    assert_eq!((two.people.len(), spans), (2, vec![(Reason::Lost, two.time(60))]));
}

#[test]
fn a_crowd_is_told_apart() {
    let way = |face: usize, i: usize| at(60.0 + face as f32 * 60.0, 100.0 + (face % 4) as f32 * 150.0 + i as f32, 30.0);
    let all = (0..20).flat_map(|face| (0..60).step_by(3).map(move |i| seen(i, way(face, i), 0.7, face % 9))).collect();
    let film = people(film(60, &[]), all);
    assert_eq!(film.people.len(), 20);
    (0..20).for_each(|face| assert_eq!(bare(&film, 0..60, |i| way(face, i)), [0; 0]));
}

/// A film of five seconds at a rate of frames a second, and in it a face that stands at one place from one second on and is seen in
/// every frame for so long, in microseconds, with scores of its own; seen in each `every`th frame only.
fn shown(rate: i64, lasts: i64, every: usize, score: impl Fn(usize) -> f32) -> Film {
    let mut film = Film::new(WIDTH, HEIGHT);
    (0..5 * rate).for_each(|i| film.push(i * 1_000_000 / rate, 1_000_000 / rate, false));
    let there = rate..rate + (lasts * rate / 1_000_000).max(1);
    let all = there.step_by(every).map(|i| seen(i as usize, at(640.0, 360.0, 60.0), score(i as usize), 0));
    people(film, all.collect())
}

#[test]
fn a_glance_is_covered_and_darkens_nothing_and_half_a_second_is_lost_at_any_rate_of_frames() {
    for rate in [24, 25, 30, 50, 60, 120] {
        for (lasts, unsure) in [(1, 0), (100_000, 0), (200_000, 0), (334_000, 0), (500_000, 2), (900_000, 2)] {
            let film = shown(rate, lasts, 1, |_| 0.9);
            let spans: Vec<_> = film.unsure.iter().map(|span| span.reason).collect();
            assert_eq!(spans, vec![Reason::Lost; unsure], "{lasts} at {rate}");
            // Where it was seen, and for the margin around it.
            let last = film.people[0].last().map(|seen| film.time(seen.frame)).expect("seen");
            let (from, to) = (film.frame_from(600_000), film.frame_from(last + 400_001));
            let open = bare(&film, from as usize..to as usize, |_| at(640.0, 360.0, 60.0));
            assert_eq!(open, [0; 0], "{lasts} at {rate}");
        }
        // Seen in every other frame, it is in sight all the time; weak and short, it is perhaps nobody.
        assert_eq!(shown(rate, 600_000, 2, |_| 0.9).unsure.len(), 2, "{rate}");
        let brief = |lasts| shown(rate, lasts, 1, |_| 0.5).people.iter().map(|one| one.doubtful).collect::<Vec<_>>();
        assert_eq!((brief(200_000), brief(400_000)), (vec![true], vec![false]), "{rate}");
        let moment = |lasts, score| shown(rate, lasts, 1, |_| score).people[0].brief;
        assert_eq!(
            [(400_000, 0.9), (600_000, 0.9), (1_900_000, 0.5), (2_200_000, 0.5)]
                .map(|(lasts, score)| moment(lasts, score)),
            [true, false, true, false],
            "{rate}"
        );
    }
}

#[test]
fn who_was_seen_well_for_half_a_second_is_lost_however_long_they_were_seen_badly() {
    for rate in [24, 30, 60] {
        // Well for half a second, then badly for a second and a half.
        let well = shown(rate, 2_000_000, 1, |i| if (i as i64) < rate * 3 / 2 { 0.9 } else { 0.45 });
        assert!(well.unsure.iter().any(|span| span.reason == Reason::Lost && span.from > 2_000_000), "{rate}");
        // Well for a tenth of a second is what a hand may be.
        let hand = shown(rate, 2_000_000, 1, |i| if (i as i64) < rate * 11 / 10 { 0.9 } else { 0.45 });
        assert!(hand.unsure.is_empty(), "{rate}: {:?}", hand.unsure);
    }
}

#[test]
fn who_is_seen_at_the_ends_of_a_shot_is_covered_in_its_first_and_last_frame_and_in_none_of_another_shot() {
    for (seen_in, shot) in [(20, 20..40), (25, 20..40), (39, 20..40), (0, 0..20), (59, 40..60)] {
        let film = people(film(60, &[20, 40]), vec![seen(seen_in, at(640.0, 360.0, 60.0), 0.9, 0)]);
        let margin = seen_in.saturating_sub(12)..seen_in + 13;
        let expected = shot.start.max(margin.start) as u32..shot.end.min(margin.end) as u32;
        assert_eq!(span(&film, &film.people[0]), expected, "{seen_in}");
        let open = bare(&film, expected.start as usize..expected.end as usize, |_| at(640.0, 360.0, 60.0));
        assert_eq!(open, [0; 0], "{seen_in}");
        let beyond = [expected.start.checked_sub(1), Some(expected.end)].into_iter().flatten();
        beyond.for_each(|frame| assert!(!hidden(&film, frame as usize, &at(640.0, 360.0, 60.0)), "{seen_in}"));
    }
}

#[test]
fn a_hand_that_looks_like_a_face_now_and_then_is_covered_where_it_is_seen_and_darkens_nothing() {
    let there = |_| at(640.0, 360.0, 60.0);
    let fits = |well: usize| (0..40usize).map(move |i| seen(i, there(i), if i % well == 0 { 0.9 } else { 0.45 }, 0));
    for (well, unsure) in [(10, 0), (2, 1)] {
        let film = people(film(100, &[]), fits(well).collect());
        assert_eq!(bare(&film, 0..40, there), [0; 0]);
        assert_eq!(film.unsure.len(), unsure, "seen well in one of {well} frames");
    }
}

#[test]
fn a_face_of_which_a_look_sees_less_is_covered_as_large_as_it_was() {
    let whole = |_| at(640.0, 360.0, 60.0);
    let less = |i: usize| seen(i, at(640.0, 360.0, 46.0), 0.5, 0);
    let all = (0..30usize).map(|i| if i % 8 == 0 { seen(i, whole(i), 0.9, 0) } else { less(i) });
    let film = people(film(30, &[]), all.collect());
    assert_eq!(bare(&film, 0..30, whole), [0; 0]);
}

#[test]
fn a_face_that_stands_still_is_covered_and_sure_though_it_flickers() {
    let all = (0..120).filter(|i| i % 17 == 0).map(|i| seen(i, at(400.0, 300.0, 50.0), 0.7, 2)).collect();
    let film = people(film(120, &[]), all);
    assert_eq!((film.people.len(), bare(&film, 0..120, |_| at(400.0, 300.0, 50.0))), (1, vec![]));
    assert!(film.unsure.is_empty(), "{:?}", film.unsure);
}

#[test]
fn two_boxes_over_one_face_are_one_person_and_both_stay_covered() {
    let way = |i: usize| at(300.0 + i as f32 * 2.0, 300.0, 60.0);
    let beside = |i: usize| way(i).moved(24.0, 14.0);
    let one = (0..90).map(|i| seen(i, way(i), 0.9, 2));
    let other = (0..90).filter(|i| i % 3 == 0).map(|i| seen(i, beside(i), 0.6, 2));
    let film = people(film(90, &[]), one.chain(other).collect());
    assert_eq!(film.people.iter().map(|person| person.tracks.len()).collect::<Vec<_>>(), [2]);
    assert_eq!((bare(&film, 0..90, way), bare(&film, 0..90, beside)), (vec![], vec![]));
    assert!(film.unsure.is_empty(), "{:?}", film.unsure);
}

#[test]
fn a_shaken_face_is_one_person_and_its_neighbour_another() {
    // Half its size in one frame, to and fro, as a hand shakes, and seen in every third frame.
    let shaken =
        |x: f32| move |i: usize| at(x + 30.0 * (i as f32 * 1.1).sin(), 300.0 + 20.0 * (i as f32 * 0.8).cos(), 26.0);
    let both = [300.0, 480.0].map(shaken);
    let all = both.iter().flat_map(|way| (0..150).step_by(3).map(|i| seen(i, way(i), 0.9, 2))).collect();
    let film = people(film(150, &[]), all);
    eprintln!(
        "{:?}",
        film.people.iter().map(|p| p.tracks.iter().map(|t| t.len()).collect::<Vec<_>>()).collect::<Vec<_>>()
    );
    assert_eq!(film.people.len(), 2);
    assert!(film.people.iter().any(|person| person.tracks.len() > 1), "the tracks alone would not tell");
}

#[test]
fn who_was_never_seen_well_and_is_out_of_sight_for_long_is_not_counted_as_covered_then() {
    let all = vec![
        seen(18, at(688.2, 316.0, 144.7), 0.49, 3),
        seen(19, at(600.2, 225.0, 176.2), 0.598, 0),
        seen(33, at(454.1, 31.1, 130.7), 0.54, 3),
    ];
    let film = people(film(40, &[]), all);
    let bare = |person: &Person| (0..40).filter(|frame| cover(&film, person, *frame..=*frame).next().is_none()).count();
    for person in &film.people {
        let covered: usize = film.covered(person).iter().map(|span| span.len()).sum();
        assert_eq!(covered + bare(person), 40, "{:?}", film.covered(person));
    }
    assert!(film.people.iter().any(|person| film.covered(person).len() > 1), "nobody was out of sight");
}

#[test]
fn neighbours_who_are_seen_in_turn_stay_two_people() {
    let all = (0..120).map(|i| seen(i, at(if i % 2 == 0 { 400.0 } else { 500.0 }, 300.0, 60.0), 0.9, 2)).collect();
    assert_eq!(people(film(120, &[]), all).people.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_steady_face_has_no_flash_whatever_is_missed(
        speed in (-6.0f32..6.0, -3.0f32..3.0),
        side in 24.0f32..200.0,
        misses in prop::collection::vec(any::<bool>(), 90),
        jitter in prop::collection::vec(-0.06f32..0.06, 90),
    ) {
        let way = |i: usize| at(640.0 + (i as f32 - 45.0) * speed.0, 360.0 + (i as f32 - 45.0) * speed.1, side);
        // Never missed for longer than a third of a second, so that it must be one person.
        let there = |i: usize| !misses[i] || i.is_multiple_of(10) || i == 89;
        let seen_at = |i: usize| way(i).moved(jitter[i] * side, jitter[89 - i] * side);
        let all = (0..90).filter(|i| there(*i)).map(|i| seen(i, seen_at(i), 0.8, 2)).collect();
        let film = people(film(90, &[]), all);
        prop_assert_eq!(film.people.len(), 1);
        prop_assert_eq!(bare(&film, 0..90, way), Vec::<usize>::new());
    }

    #[test]
    fn any_sightings_give_each_strong_one_to_one_person_who_is_covered_there(
        boxes in prop::collection::vec((0usize..40, 0.0f32..1200.0, 0.0f32..600.0, 1.0f32..300.0, 0.2f32..1.0, 0usize..9), 0..120),
        cuts in prop::collection::vec(1usize..40, 0..3),
    ) {
        let all: Vec<_> = boxes.into_iter().map(|(i, x, y, side, score, look)| seen(i, at(x, y, side), score, look)).collect();
        let strong = all.iter().filter(|sighting| sighting.score >= 102).count();
        let film = people(film(40, &cuts), all.clone());
        prop_assert!(film.people.iter().map(|person| person.seen().count()).sum::<usize>() >= strong);
        for person in &film.people {
            let frames = seen_in(person);
            for track in &person.tracks {
                prop_assert!(track.windows(2).all(|pair| pair[0].frame < pair[1].frame));
            }
            prop_assert!(frames.iter().all(|frame| film.shot(frames[0]).contains(frame)));
            for frame in 0..40 {
                let covers: Vec<_> = cover(&film, person, frame..=frame).collect();
                prop_assert_eq!(!covers.is_empty(), film.covered(person).iter().any(|span| span.contains(&frame)));
                let sound = |c: &Place| c.x.is_finite() && c.y.is_finite() && c.width > 0.0 && c.height > 0.0;
                prop_assert!(covers.iter().all(sound));
            }
        }
        for sighting in all.iter().filter(|sighting| sighting.score >= 102) {
            prop_assert!(hidden(&film, sighting.frame as usize, &sighting.place.into()));
        }
        prop_assert!(film.unsure.iter().all(|span| span.from < span.to && span.person < film.people.len()));
    }
}

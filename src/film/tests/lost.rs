//! Who is lost, and what covers them.

use super::*;

#[test]
fn where_a_lost_head_can_be_is_covered_and_the_rest_of_the_picture_stays_visible() {
    use crate::film::decisions::{Decisions, Override, Treatment};
    use crate::film::review::Review;
    // Somebody who walks to the right at two sizes a second, and is not seen any more.
    let way = |i: usize| at(300.0 + i as f32 * 4.0, 300.0, 60.0);
    let all = (0..60).map(|i| seen(i, way(i), 0.9, 0)).collect();
    let film = std::sync::Arc::new(people(film(150, &[]), all));
    let [span] = film.unsure[..] else { panic!("{:?}", film.unsure) };
    assert_eq!(span.reason, Reason::Lost);
    let review = |unsure, overrides: &[Override]| {
        let overrides = overrides.to_vec();
        Review::new(film.clone(), Decisions { unsure, overrides, ..Decisions::default() }).expect("sound")
    };
    let under = |review: &Review, frame: u32, (x, y): (f32, f32)| {
        let covers = review.at(film.time(frame) as f64).expect("a time");
        let holds = |own: &crate::film::review::ScreenCover| {
            let own = own.region;
            own.x < x && x < own.x + own.width && own.y < y && y < own.y + own.height
        };
        covers.frame || covers.regions.iter().any(holds)
    };
    let reach = review(Treatment::default(), &[]);
    for frame in 60..90 {
        // Whether they walk on, stand still, or turn back.
        let by = 4.0 * (frame - 59) as f32;
        let x = way(59).centre().0;
        assert!([x + by, x, x - by].iter().all(|x| under(&reach, frame, (*x, 300.0))), "{frame}");
        assert!(!under(&reach, frame, (40.0, 650.0)) && !under(&reach, frame, (1200.0, 650.0)), "{frame}");
    }
    // It grows with the time.
    let far = (way(59).centre().0 + 130.0, 300.0);
    assert!(!under(&reach, 62, far) && under(&reach, 88, far));
    let wide = review(Treatment::Area, &[]);
    assert!(under(&wide, 62, far) && !under(&wide, 62, (40.0, 650.0)));
    let whole = review(Treatment::Frame, &[]);
    assert!(under(&whole, 62, (40.0, 650.0)));
    let one = review(Treatment::default(), &[Override { id: 0, treatment: Treatment::Frame }]);
    assert!(under(&one, 62, (40.0, 650.0)));
    // What is said before the copy is made.
    let [reached, wider, all] = [reach, wide, whole].map(|review| review.share(&Part::default()).expect("all of it"));
    assert!(0.0 < reached.covered && reached.covered < wider.covered && wider.covered < all.covered);
    assert_eq!((reached.whole, wider.whole, all.whole), (0, 0, 31));
    let part = Part { from: Some(film.time(100) as f64), to: None };
    let after = review(Treatment::Frame, &[]).share(&part).expect("a part");
    assert_eq!((after.covered, after.whole), (0.0, 0));
}

#[test]
fn cards_that_are_joined_are_counted_as_one_person_and_who_is_joined_twice_or_alone_is_refused() {
    use crate::film::decisions::Decisions;
    use crate::film::review::Review;
    let all = (0..3).flat_map(|n| (0..60).map(move |i| seen(i, at(200.0 + 300.0 * n as f32, 300.0, 60.0), 0.9, 0)));
    let film = std::sync::Arc::new(people(film(60, &[]), all.collect()));
    let counts = |joined: &[&[usize]], uncovered: &[usize]| {
        let joined = joined.iter().map(|people| people.to_vec()).collect();
        let decisions = Decisions { joined, uncovered: uncovered.to_vec(), ..Decisions::default() };
        let counts = Review::new(film.clone(), decisions).ok()?.counts(&Part::default()).expect("all of it");
        Some((counts.people, counts.uncovered))
    };
    assert_eq!(counts(&[], &[0, 2]), Some((3, 2)));
    assert_eq!(counts(&[&[0, 2]], &[0, 2]), Some((2, 1)));
    let refused: [&[&[usize]]; 5] = [&[&[0]], &[&[]], &[&[0, 3]], &[&[0, 0]], &[&[0, 1], &[1, 2]]];
    assert!(refused.iter().all(|joined| counts(joined, &[]).is_none()));
}

#[test]
fn a_head_that_is_seen_again_is_looked_for_between_and_where_the_camera_took_it() {
    use crate::film::reach::reach;
    let there = |i: usize| !(40..90).contains(&i);
    let all: Vec<_> = (0..140).filter(|i| there(*i)).map(|i| seen(i, at(640.0, 360.0, 60.0), 0.9, 0)).collect();
    let still = people(film(140, &[]), all.clone());
    let areas: Vec<_> = (40..90).map(|frame| reach(&still, &still.people[0], frame).next().expect("an area")).collect();
    let widest = areas.iter().map(|area| area.width).fold(0.0, f32::max);
    assert!(areas[0].width < widest && areas[49].width < widest && widest < 60.0 * 4.0, "{widest}");
    // The camera looks away to the left and comes back: the head may be there with the scene, or not.
    let mut moved = film(140, &[]);
    (0..140).for_each(|i| moved.path.set(i, (if (60..80).contains(&i) { 300.0 } else { 0.0 }, 0.0)));
    let moved = people(moved, all);
    let middles: Vec<_> = reach(&moved, &moved.people[0], 70).map(|area| area.centre().0.round()).collect();
    assert_eq!(middles, [940.0, 640.0]);
}

#[test]
fn a_weak_box_far_from_where_somebody_was_is_not_them_and_what_is_never_seen_well_is_covered_for_a_moment_only() {
    // A face, and a fold of clothes that looks like one a little, after the face has turned away.
    let mut all: Vec<_> = (0..40).map(|i| seen(i, at(600.0, 200.0, 50.0), 0.9, 0)).collect();
    all.extend((44..100).map(|i| seen(i, at(640.0, 280.0, 60.0), 0.3, 0)));
    let film_ = people(film(140, &[]), all);
    assert_eq!(seen_in(&film_.people[0]), (0..40).collect::<Vec<_>>());
    let weak: Vec<_> = (30..60).map(|i| seen(i, at(600.0, 200.0, 50.0), 0.5, 0)).collect();
    let hand = people(film(140, &[]), weak.clone());
    assert_eq!((hand.people[0].brief, span(&hand, &hand.people[0])), (true, 27..63));
    // Seen well once, it is a face.
    let face = people(film(140, &[]), weak.into_iter().chain([seen(60, at(600.0, 200.0, 50.0), 0.9, 0)]).collect());
    assert_eq!((face.people[0].brief, span(&face, &face.people[0])), (false, 18..73));
}

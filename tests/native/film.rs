//! Films from frames to covers: what the browser's side relies on.

use std::sync::Arc;

use panah::error::{ErrorKind, Reason};
use panah::film::Film;
use panah::film::decisions::Decisions;
use panah::film::facts::Rendered;
use panah::film::place::{Packed, Place};
use panah::film::planes::{Frame, Layout, PlaneFormat};
use panah::film::review::{Review, ScreenCover};
use panah::film::search::Search;
use panah::film::sighting::Sighting;
use panah::film::spotted::Spotted;
use panah::limits::Limits;
use panah::made::Part;

const SIDE: u32 = 320;

/// Frames of astronaut.jpg's size or smaller, its brightness moved right by `shift` pixels; no colour.
fn astronaut(shift: usize) -> (Layout, Vec<u8>) {
    let jpeg = include_bytes!("../data/astronaut.jpg");
    let mut decoder = jpeg_decoder::Decoder::new(&jpeg[..]);
    let pixels = decoder.decode().expect("a JPEG");
    let size = SIDE as usize;
    let level = |i: usize| {
        let (x, y) = (i % size, i / size);
        let pixel = &pixels[(y * 512 + (x + 60).saturating_sub(shift)) * 3..][..3];
        (16.0 + pixel.iter().map(|v| f32::from(*v)).sum::<f32>() / 3.0 * 219.0 / 255.0) as u8
    };
    let mut bytes: Vec<u8> = (0..size * size).map(level).collect();
    bytes.extend(vec![128; size * size / 2]);
    (Layout::packed(PlaneFormat::I420, SIDE, SIDE), bytes)
}

/// The astronaut's face in a frame, about.
fn face(shift: usize) -> (f32, f32) {
    (222.0 - 60.0 + shift as f32, 115.0)
}

fn spotted((layout, bytes): &(Layout, Vec<u8>)) -> Spotted {
    let frame = Frame::new(layout, bytes).expect("it fits");
    Spotted::new(&frame, &mut Limits::default()).expect("a frame")
}

fn searched(frames: usize) -> Film {
    let mut search = Search::default();
    for i in 0..frames {
        search.take(spotted(&astronaut(i * 3)), i as f64 * 33_333.0, 33_333.0).expect("in order");
    }
    search.finish().expect("frames")
}

fn decided(film: &Arc<Film>, json: &str) -> Result<Review, ErrorKind> {
    let decisions: Decisions = serde_json::from_str(json).map_err(|_| ErrorKind::Refused)?;
    Review::new(film.clone(), decisions).map_err(|error| error.kind())
}

#[test]
fn a_face_that_moves_is_one_person_and_is_painted_over_in_every_frame() {
    let film = Arc::new(searched(12));
    let summary = serde_json::to_value(film.summary()).expect("plain data");
    assert_eq!(summary["people"].as_array().map(Vec::len), Some(1), "{summary}");
    assert_eq!((&summary["frames"], &summary["to"]), (&12.into(), &(12 * 33_333).into()));
    let review = decided(&film, "{}").expect("nothing decided");
    for i in 0..12 {
        let (layout, mut bytes) = astronaut(i * 3);
        let before = bytes.clone();
        assert_eq!(review.paint(&layout, &mut bytes, f64::from(i as u32) * 33_333.0).expect("a frame"), 1);
        let (x, y) = face(i * 3);
        assert_eq!(bytes[y as usize * SIDE as usize + x as usize], 16, "frame {i}");
        let below = (SIDE * (SIDE - 40)) as usize..(SIDE * SIDE) as usize;
        assert!(bytes[below.clone()] == before[below], "frame {i}");
    }
    let counts = review.counts(&Part::default()).expect("all of it");
    assert_eq!((counts.frames, counts.covered, counts.people, counts.whole), (12, 12, 1, 0));
}

#[test]
fn what_a_frame_shows_follows_from_that_frame_alone_whatever_was_looked_at_before_and_where() {
    let mut all: Vec<_> = (0..6).rev().map(|i| spotted(&astronaut(i * 3)).bytes()).collect();
    all.reverse();
    let mut search = Search::default();
    for (i, sent) in all.iter().enumerate() {
        let frame = Spotted::of(sent).expect("what was sent");
        search.take(frame, i as f64 * 33_333.0, 33_333.0).expect("in order");
    }
    let told = |film: Film| serde_json::to_string(&film.summary()).expect("plain data");
    assert_eq!(told(search.finish().expect("frames")), told(searched(6)));
}

#[test]
fn whoever_shows_in_one_frame_only_is_covered_in_it_also_where_that_is_a_shot_of_its_own() {
    let (layout, face) = astronaut(0);
    // Of the same brightness as the photo around the face, or of another: the one is the same shot, the other is not.
    for ground in [90, 235] {
        let empty = [vec![ground; (SIDE * SIDE) as usize], vec![128; (SIDE * SIDE / 2) as usize]].concat();
        let mut search = Search::default();
        for i in 0..9 {
            let bytes = if i == 4 { &face } else { &empty };
            search
                .take(spotted(&(layout.clone(), bytes.clone())), f64::from(i) * 33_333.0, 33_333.0)
                .expect("in order");
        }
        let film = Arc::new(search.finish().expect("frames"));
        let mut bytes = face.clone();
        decided(&film, "{}").expect("sound").paint(&layout, &mut bytes, 4.0 * 33_333.0).expect("it fits");
        let (x, y) = self::face(0);
        assert_eq!(bytes[y as usize * SIDE as usize + x as usize], 16, "on a ground of {ground}");
    }
}

#[test]
fn a_turned_frame_of_another_size_is_covered_in_the_same_place() {
    let film = Arc::new(searched(3));
    let review = decided(&film, "{}").expect("nothing decided");
    let layout: Layout =
        serde_json::from_str(r#"{"format":"NV12","width":640,"height":640,"rotation":90}"#).expect("a layout");
    let mut bytes = vec![200; 640 * 640 * 3 / 2];
    review.paint(&layout, &mut bytes, 0.0).expect("it fits");
    // Turned clockwise by 90 degrees, the stored column is the upright row, and the rows run from right to left.
    let (x, y) = face(0);
    let at = |x: f32, y: f32| bytes[(639 - (x * 2.0) as usize) * 640 + (y * 2.0) as usize];
    assert_eq!((at(x, y), at(x, 300.0), at(20.0, y)), (16, 200, 200));
}

/// A film of two people, seen in all of 60 frames; the second vanishes half way.
fn two() -> Arc<Film> {
    let mut film = Film::new(1000, 500);
    (0..60).for_each(|i| film.push(i * 33_333, 0, false));
    let place = |x: f32| Packed::from(Place { x, y: 200.0, width: 50.0, height: 60.0 });
    let one = |frame, x| Sighting { frame, place: place(x), score: 230, look: Default::default() };
    let all: Vec<_> = (0..60).flat_map(|i| [Some(one(i, 200.0)), (i < 25).then(|| one(i, 700.0))]).flatten().collect();
    Arc::new(film.people(&all).expect("frames"))
}

#[test]
fn everyone_is_covered_unless_uncovered_and_who_is_lost_is_covered_where_they_can_be() {
    let film = two();
    assert_eq!((film.people.len(), film.unsure.len()), (2, 1));
    let at =
        |json: &str, frame: usize| decided(&film, json).expect("sound").at(frame as f64 * 33_333.0).expect("a time");
    assert_eq!((at("{}", 3).regions.len(), at("{}", 3).frame), (2, false));
    // Lost after frame 24, at 700 to 750: the area holds that place, and grows with the time.
    let reach = |frame: usize| {
        let covers = at("{}", frame);
        assert!(!covers.frame);
        let lost = covers.regions.into_iter().filter(|cover| cover.person == Some(1)).map(|cover| cover.region);
        lost.max_by(|a, b| a.width.total_cmp(&b.width)).expect("an area")
    };
    let (soon, later) = (reach(30), reach(50));
    assert!(
        soon.x < 700.0 && soon.x + soon.width > 750.0 && soon.y < 200.0 && soon.y + soon.height > 260.0,
        "{soon:?}"
    );
    assert!(later.width > soon.width + 10.0 && later.width < 300.0, "{soon:?} {later:?}");
    let whole = r#"{"unsure":"frame"}"#;
    assert_eq!((at(whole, 30).frame, at(whole, 58).frame), (true, false));
    assert_eq!(at(r#"{"uncovered":[1]}"#, 30).regions.len(), 1);
    assert!(!at(r#"{"uncovered":[1],"unsure":"frame"}"#, 30).frame && !at(r#"{"unsure":"tracked"}"#, 30).frame);
    let area = at(r#"{"overrides":[{"id":0,"as":"area"}]}"#, 45);
    assert!(!area.frame && area.regions.iter().any(|cover| cover.person == Some(1) && cover.region.width > 300.0));
    let between = decided(&film, "{}").expect("sound").at(110_000.0).expect("a time");
    assert_eq!(between.regions.len(), 2);
}

#[test]
fn between_two_frames_the_whole_way_of_who_is_fast_is_covered() {
    let mut film = Film::new(1000, 500);
    (0..4).for_each(|i| film.push(i * 100_000, 0, false));
    let place = |x: f32| Packed::from(Place { x, y: 200.0, width: 50.0, height: 60.0 });
    let one =
        |frame| Sighting { frame, place: place(100.0 + frame as f32 * 80.0), score: 230, look: Default::default() };
    let film = Arc::new(film.people(&[0, 1, 2, 3].map(one)).expect("frames"));
    let review = decided(&film, "{}").expect("sound");
    let covers = |x: f32, cover: &ScreenCover| cover.region.x <= x && cover.region.x + cover.region.width >= x + 50.0;
    for step in 0..=30u8 {
        let way = f32::from(step) / 30.0 * 240.0;
        let at = review.at(f64::from(step) * 10_000.0).expect("a time");
        assert!(at.regions.iter().any(|cover| covers(100.0 + way, cover)), "{step}: {at:?}");
    }
}

#[test]
fn the_inverse_covers_all_but_those_who_stay_open_and_covers_others_over_them() {
    let film = two();
    let review = decided(&film, r#"{"uncovered":[0],"inverse":true,"unsure":"tracked"}"#).expect("sound");
    let covers = review.at(0.0).expect("a time");
    assert!(covers.frame);
    assert_eq!((covers.but.len(), covers.but[0].person, covers.regions.len()), (1, Some(0), 1));
    let layout = Layout::packed(PlaneFormat::I420, 1000, 500);
    let mut bytes = vec![200; 750_000];
    review.paint(&layout, &mut bytes, 0.0).expect("it fits");
    assert_eq!((bytes[230 * 1000 + 225], bytes[230 * 1000 + 725], bytes[0]), (200, 16, 16));
    // One who is lost and covered lies over those who are open, or closes the picture for all.
    let at = |json: &str| decided(&film, json).expect("sound").at(30.0 * 33_333.0).expect("a time");
    let over = at(r#"{"uncovered":[0],"inverse":true}"#);
    assert!(over.frame && over.but.len() == 1 && over.regions.iter().any(|cover| cover.person == Some(1)));
    let strict = at(r#"{"uncovered":[0],"inverse":true,"unsure":"frame"}"#);
    assert!(strict.frame && strict.but.is_empty());
}

#[test]
fn manual_covers_move_between_their_keys_and_hold_from_and_to() {
    let film = two();
    let json = r#"{"uncovered":[0,1],"manual":[
        {"shape":"box","from":100000,"to":900000,"keys":[{"time":200000,"x":0,"y":0,"width":10,"height":10},{"time":400000,"x":100,"y":50,"width":30,"height":10}]},
        {"keys":[{"time":0,"x":500,"y":10,"width":80,"height":20}]}]}"#;
    let review = decided(&film, json).expect("sound");
    let first = |time: f64| review.at(time).expect("a time").regions[0].region;
    assert_eq!(
        (first(300_000.0).x, first(300_000.0).width, first(100_000.0).x, first(899_999.0).x),
        (50.0, 20.0, 0.0, 100.0)
    );
    assert_eq!((first(99_999.0).x, first(900_000.0).x, first(1e12).x), (500.0, 500.0, 500.0));
    let counts = review.counts(&Part::default()).expect("all of it");
    assert_eq!((counts.covered, counts.uncovered, counts.manual, counts.unsure), (60, 2, 2, 0));
}

#[test]
fn a_drawn_cover_that_is_never_inside_the_picture_is_refused_and_one_that_comes_in_is_not() {
    let film = two();
    let key =
        |time: u32, x: i32, width: i32| format!(r#"{{"time":{time},"x":{x},"y":20,"width":{width},"height":30}}"#);
    let decide = |keys: &[String]| decided(&film, &format!(r#"{{"manual":[{{"keys":[{}]}}]}}"#, keys.join(","))).err();
    for keys in
        [vec![key(1, 1000, 40)], vec![key(1, -40, 40)], vec![key(1, 20, 0)], vec![key(1, 1000, 9), key(2, 2000, 9)]]
    {
        assert_eq!(decide(&keys), Some(ErrorKind::Refused), "{keys:?}");
    }
    for keys in [vec![key(1, 999, 40)], vec![key(1, 1000, 40), key(2, 10, 40)], vec![key(1, -90, 40), key(2, 1000, 40)]]
    {
        assert_eq!(decide(&keys), None, "{keys:?}");
    }
}

#[test]
fn decisions_that_cannot_be_are_refused() {
    let film = two();
    let key = r#"{"time":1,"x":0,"y":0,"width":1,"height":1}"#;
    for json in [
        "7",
        "nonsense",
        r#"{"uncovered":[2]}"#,
        r#"{"overrides":[{"id":1,"as":"area"}]}"#,
        r#"{"unsure":"blur"}"#,
        r#"{"uncover":[0]}"#,
        r#"{"manual":[{"keys":[]}]}"#,
        &format!(r#"{{"manual":[{{"keys":[{key},{key}]}}]}}"#),
        r#"{"manual":[{"keys":[{"time":1,"x":1e99,"y":0,"width":1,"height":1}]}]}"#,
    ] {
        assert_eq!(decided(&film, json).err(), Some(ErrorKind::Refused), "{json}");
    }
    let review = decided(&film, "{}").expect("sound");
    for time in [f64::NAN, f64::INFINITY] {
        assert!(review.at(time).is_err());
    }
    for time in [-1e300, 1e300] {
        assert!(review.at(time).is_ok());
    }
}

#[test]
fn frames_that_cannot_be_are_refused_and_the_search_goes_on() {
    let mut search = Search::default();
    let frame = spotted(&astronaut(0));
    for (time, duration) in [(f64::NAN, 0.0), (f64::INFINITY, 0.0), (1e300, 0.0), (0.0, -1.0), (0.0, f64::NAN)] {
        assert_eq!(search.take(frame.clone(), time, duration).expect_err("no time").reason, Reason::Internal);
    }
    search.take(frame.clone(), -5.0, 0.0).expect("before zero is a time");
    for time in [-5.0, -6.0, -4.8] {
        assert_eq!(search.take(frame.clone(), time, 0.0).expect_err("not after").reason, Reason::Internal);
    }
    let other = spotted(&(Layout::packed(PlaneFormat::I420, 2, 2), vec![16; 6]));
    assert_eq!(search.take(other, 9.0, 0.0).expect_err("another size").reason, Reason::NotDecoded);
    search.take(frame, 9.0, 0.0).expect("a time after");
    assert_eq!(search.finish().expect("frames").times, [-5, 9]);
    let none = Search::default().finish();
    assert_eq!(none.expect_err("no frame").reason, Reason::NotDecoded);
}

#[test]
fn the_smallest_the_thinnest_and_odd_frames_are_searched_and_covered() {
    for (width, height) in [(1, 1), (1, 700), (8192, 1), (33, 17), (3, 2)] {
        for (format, rotation) in [(PlaneFormat::I420, 0), (PlaneFormat::Nv12, 90), (PlaneFormat::I420, 270)] {
            let layout = Layout { rotation, ..Layout::packed(format, width, height) };
            let chroma = 2 * (width.div_ceil(2) * height.div_ceil(2)) as usize;
            let mut bytes = vec![90; (width * height) as usize + chroma];
            let mut search = Search::default();
            for i in 0..3 {
                search.take(spotted(&(layout.clone(), bytes.clone())), f64::from(i), 0.0).expect("a frame");
            }
            let film = Arc::new(search.finish().expect("frames"));
            decided(&film, r#"{"inverse":true}"#).expect("sound").paint(&layout, &mut bytes, 1.0).expect("it fits");
            assert!(bytes.iter().all(|level| *level == 16 || *level == 128), "{width}x{height}");
        }
    }
}

#[test]
fn memory_stays_bounded_however_long_the_film_is() {
    // A frame of 8K is reduced, all is debited and given back, and what is kept of a frame is some hundred bytes for each face.
    let layout = Layout::packed(PlaneFormat::I420, 7680, 4320);
    let bytes = vec![60; 7680 * 4320 * 3 / 2];
    let mut limits = Limits { memory: 64 << 20, ..Limits::default() };
    for _ in 0..2 {
        let frame = Frame::new(&layout, &bytes).expect("it fits");
        assert!(Spotted::new(&frame, &mut limits).expect("within limits").bytes().len() < 60_000);
        assert_eq!(limits.memory, 64 << 20);
    }
    assert!(size_of::<Sighting>() <= 32 && panah::film::MOST_SIGHTINGS * 32 <= 64_000_000);
}

/// What a page says that it rendered of `part`.
fn rendered(part: Part, frames: usize, covered: usize, seen: &[f64]) -> Rendered {
    Rendered { part, frames, covered, seen: seen.to_vec(), missing: 0.0 }
}

#[test]
fn a_receipt_tells_of_the_part_of_a_film_that_the_copy_holds() {
    let film = two();
    let review = decided(&film, r#"{"uncovered":[0]}"#).expect("sound");
    let all = review.counts(&Part::default()).expect("all of it");
    assert!(all.unsure > 0 && all.covered > 0, "{all:?}");
    // Frames 20 to 39, whatever lies between their times.
    let part = Part { from: Some(20.0 * 33_333.0 - 0.5), to: Some(39.0 * 33_333.0 + 0.5) };
    let counts = review.counts(&part).expect("a part");
    let held = (20..40).map(|frame| f64::from(frame) * 33_333.0);
    let painted = held
        .filter(|time| {
            let covers = review.at(*time).expect("a time");
            covers.frame || !covers.regions.is_empty()
        })
        .count();
    assert_eq!((counts.frames, counts.covered), (20, painted));
    let seen = [0.0, 20.0 * 33_333.0, 20.0 * 33_333.0 + 9.0, 39.0 * 33_333.0, 40.0 * 33_333.0, 1e12];
    let facts = review.facts(&rendered(part, 20, painted, &seen)).expect("what was decided");
    assert_eq!((facts.frames, facts.covered as usize), (20, painted));
    let looked = review.looked(&part, &seen).expect("a part");
    assert_eq!((facts.places as usize, facts.looked as usize), (looked.places, looked.looked));
    assert_eq!((facts.unsure as usize, facts.people, facts.open, facts.missing), (counts.unsure, 2, 1, None));
    let missing = Rendered { missing: 4.6, ..rendered(part, 20, painted, &[]) };
    assert_eq!(review.facts(&missing).expect("what was decided").missing, Some(5));
}

#[test]
fn a_film_that_lost_frames_or_covers_on_its_way_has_no_receipt() {
    let film = two();
    let review = decided(
        &film,
        r#"{"uncovered":[0,1],"manual":[{"from":0,"to":100000,"keys":[{"time":0,"x":0,"y":0,"width":9,"height":9}]}]}"#,
    )
    .expect("sound");
    let counts = review.counts(&Part::default()).expect("all of it");
    assert_eq!((counts.frames, counts.covered), (60, 4));
    let facts = |frames, covered| review.facts(&rendered(Part::default(), frames, covered, &[])).map_err(|e| e.kind());
    assert!(facts(60, 4).is_ok());
    for (frames, covered) in [(59, 4), (61, 4), (0, 0), (60, 3), (60, 5)] {
        assert_eq!(facts(frames, covered), Err(ErrorKind::Internal), "{frames} {covered}");
    }
    let no_number = Part { from: Some(f64::NAN), to: None };
    assert!(review.facts(&rendered(no_number, 60, 4, &[])).is_err());
    assert!(review.facts(&Rendered { missing: -1.0, ..rendered(Part::default(), 60, 4, &[]) }).is_err());
}

#[test]
fn what_is_chosen_for_unsure_spans_is_what_covers_them() {
    let film = two();
    let times = || film.unsure.iter().flat_map(|span| [span.from, span.to - 1]).map(|time| time as f64);
    let whole = |decisions: &str| {
        let review = decided(&film, decisions).expect("sound");
        times().filter(|time| review.at(*time).expect("a time").frame).count()
    };
    assert!(times().count() > 0);
    assert_eq!(whole(r#"{"unsure":"frame"}"#), times().count());
    assert_eq!([whole(r#"{"unsure":"area"}"#), whole(r#"{"unsure":"reach"}"#), whole("{}")], [0; 3]);
    assert!(decided(&film, r#"{"unsure":"always"}"#).is_err());
}

#[test]
fn the_places_of_a_film_are_first_sights_what_is_unsure_and_all_of_its_length() {
    let film = two();
    let both = decided(&film, "{}").expect("sound");
    let time = |frame: usize| frame as f64 * 33_333.0;
    let all = Part::default();
    // Two people come into sight at once; the one is lost after frame 24.
    let looked = |review: &Review, part: &Part, seen: &[f64]| {
        let looked = review.looked(part, seen).expect("a part");
        assert_eq!(looked.looked + looked.left.len(), looked.places);
        (looked.places, looked.looked)
    };
    assert_eq!(looked(&both, &all, &[]), (2, 0));
    assert_eq!(both.looked(&all, &[time(3)]).expect("all").left, [film.unsure[0].from]);
    assert_eq!(looked(&both, &all, &[time(3), time(4)]), (2, 1), "one look more at the same place is none at another");
    assert_eq!(looked(&both, &all, &[time(3), film.unsure[0].from as f64]), (2, 2));
    assert_eq!(looked(&both, &all, &[time(59)]), (2, 0), "after the sight and after the span");
    let open = decided(&film, r#"{"uncovered":[1]}"#).expect("sound");
    assert_eq!(looked(&open, &all, &[time(3)]), (1, 1), "nobody is lost who is open");
    let end = Part { from: Some(time(58)), to: None };
    assert_eq!(looked(&both, &end, &[time(3)]), (1, 0), "of a part without any of them its length is one");
    assert_eq!(looked(&both, &end, &[time(59)]), (1, 1));

    // Half a minute in which nobody shows: a tenth is looked at with each look.
    let mut film = Film::new(100, 100);
    (0..300).for_each(|i| film.push(i * 100_000, 0, false));
    let long = decided(&Arc::new(film.people(&[]).expect("frames")), "{}").expect("sound");
    let tenths: Vec<f64> = (0..10).map(|n| n as f64 * 3_000_000.0).collect();
    assert_eq!(looked(&long, &all, &[0.0, 100_000.0, 2_900_000.0]), (10, 1));
    assert_eq!(looked(&long, &all, &tenths), (10, 10));
    assert_eq!(long.looked(&all, &tenths[..9]).expect("all").left, [27_000_000]);
    assert_eq!(looked(&long, &Part { from: Some(3e6), to: Some(8e6) }, &[]), (2, 0));
    assert!(long.looked(&Part { from: Some(f64::NAN), to: None }, &[]).is_err());
}

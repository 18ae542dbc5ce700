//! The face detector: the same boxes as the reference, however a picture is cut into windows.

use panah::faces::band::Strip;
use panah::faces::near::intersection_over_union;
use panah::faces::scales::Scale;
use panah::faces::search::{Search, WIDEST};
use panah::faces::turn::{Turn, Turned};
use panah::faces::vote::Pass;
use panah::faces::{self, Face};
use panah::limits::Limits;
use panah::pixels::jpeg;
use panah::pixels::lines::Lines;
use panah::pixels::raster::Raster;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Pictures of the reference that are checked here; `examples/faces.rs` does them all.
const SAMPLE: usize = 6;

/// Part of the reference's boxes above a score of 0.3 that must be found again at an IoU of 0.98.
const AGREEMENT: f64 = 0.99;

/// Where pictures and reference results may be, or nothing.
fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = std::env::var_os("PANAH_SHARED").map_or(beside, PathBuf::from).join("faces");
    found.join("reference").is_dir().then_some(found)
}

/// Grey noise with a few smooth blobs, the same every time.
fn drawn(width: u32, height: u32) -> Raster {
    let mut raster = Raster::new(width, height, &mut Limits::default()).expect("small");
    let mut state = 9u32;
    for (i, pixel) in raster.rgb.chunks_exact_mut(3).enumerate() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (x, y) = (i as u32 % width, i as u32 / width);
        let wave = f64::from(x) / 17.0 + f64::from(y) / 23.0;
        pixel.fill((128.0 + 80.0 * wave.sin()) as u8 ^ (state >> 28) as u8);
    }
    raster
}

/// The boxes of one pass by itself that score at least `least`.
fn pass(raster: &Raster, least: f32, factor: f64, widest: usize) -> Vec<Face> {
    let limits = &mut Limits::default();
    let mut search =
        Search::at(raster, 0.0, &[Scale { factor }], widest, limits).expect("enough memory").from_score(least);
    while search.step(raster).expect("the same picture") < 1.0 {}
    search.passes().expect("all was searched").remove(0).faces
}

#[test]
fn windows_give_the_same_boxes_as_the_whole_picture() {
    let raster = drawn(1000, 70);
    let whole = pass(&raster, 0.001, 1.0, WIDEST);
    assert!(whole.len() > 20, "a low threshold gives many boxes");
    assert_eq!(pass(&raster, 0.001, 1.0, 544), whole);
    assert_eq!(pass(&raster, 0.001, 1.0, 640), whole);
}

/// What each pass finds when bands for up to `helpers` workers are searched apart, and how many workers had some in each stage.
fn apart(raster: &Raster, helpers: usize) -> (Vec<Pass>, Vec<usize>) {
    let search = Search::new(raster, 0.0, &mut Limits::default()).expect("enough memory");
    let mut search = search.from_score(0.001);
    let mut workers = Vec::new();
    loop {
        let lent = search.lend(helpers);
        workers.push(lent.len());
        for band in lent.iter().flatten() {
            let part = Strip::new(band, search.rows(band, raster).expect("a band of it")).expect("the band's rows");
            let mut helper = Search::of(band, &mut Limits::default()).expect("enough memory");
            while helper.step(&part).expect("the band's rows") < 1.0 {}
            search.take(band, helper.found());
        }
        while search.step(raster).expect("the same picture") < 1.0 {}
        if !search.go_on().expect("all came back") {
            break;
        }
    }
    (search.passes().expect("all was searched"), workers)
}

#[test]
fn bands_searched_apart_give_the_same_boxes_as_one_search() {
    for (width, height, most) in [(33, 500, 1), (31, 1501, 3)] {
        let raster = drawn(width, height);
        let (whole, _) = apart(&raster, 0);
        assert!(whole.len() >= 8, "{width}x{height} is searched in four directions, and at all scales in one");
        assert!(whole.iter().all(|pass| pass.faces.len() > 20), "a low threshold gives many boxes");
        for helpers in 1..=most {
            let (found, workers) = apart(&raster, helpers);
            assert!(found == whole, "{width}x{height} in {helpers} parts");
            assert_eq!(workers.last(), Some(&helpers), "{width}x{height} in {helpers} parts");
        }
    }
}

#[test]
fn a_picture_that_has_a_small_copy_gives_the_same_boxes_apart() {
    let raster = drawn(51, 62_000);
    let (whole, _) = apart(&raster, 0);
    assert!(apart(&raster, 2) == (whole, vec![2, 2]));
}

#[test]
fn a_search_does_not_end_before_all_that_was_lent_came_back() {
    let raster = drawn(33, 900);
    let mut search = Search::new(&raster, faces::THRESHOLD, &mut Limits::default()).expect("enough memory");
    while search.step(&raster).expect("the same picture") < 1.0 {}
    assert!(search.clone().finish().is_err(), "only the coarse look is over");
    assert!(search.go_on().expect("all of the stage was searched"));
    let lent = search.lend(1);
    assert_eq!(lent.len(), 1);
    while search.step(&raster).expect("the same picture") < 1.0 {}
    for band in &lent[0] {
        assert!(search.clone().finish().is_err() && search.go_on().is_err());
        search.take(band, Vec::new());
    }
    assert!(search.finish().is_ok());
}

#[test]
fn bands_too_small_to_be_worth_a_worker_are_not_lent() {
    let mut search = Search::new(&drawn(200, 150), faces::THRESHOLD, &mut Limits::default()).expect("enough memory");
    assert!(search.lend(3).is_empty());
}

#[test]
fn a_search_reports_its_progress_and_gives_its_memory_back() {
    let raster = drawn(333, 77);
    let limits = &mut Limits::default();
    let before = limits.memory;
    let mut search = Search::new(&raster, faces::THRESHOLD, limits).expect("enough memory");
    assert!(search.memory() < 64 << 20);
    let (mut last, mut done) = (0.0, 0.0);
    while done < 1.0 || search.go_on().expect("all of the stage was searched") {
        done = search.step(&raster).expect("the same picture");
        let now = search.overall(done);
        assert!(now > last && now <= 1.0, "{now} after {last}");
        last = now;
    }
    assert_eq!((last, search.step(&raster)), (1.0, Ok(1.0)));
    assert_eq!(search.finish(), faces::find(&raster, faces::THRESHOLD, &mut Limits::default()));
    limits.credit(before - limits.memory);
    faces::find(&raster, faces::THRESHOLD, limits).expect("a picture");
    assert_eq!(limits.memory, before);
}

#[test]
fn the_smallest_and_the_longest_pictures_are_searched() {
    for (width, height) in [(1, 1), (1, 2000), (2000, 1), (31, 33)] {
        faces::find(&drawn(width, height), faces::THRESHOLD, &mut Limits::default()).expect("a picture");
    }
}

/// A picture of a size that has no pixels.
struct Black(u32, u32);

impl Lines for Black {
    fn size(&self) -> (u32, u32) {
        (self.0, self.1)
    }

    fn line<'a>(&'a self, _y: usize, _room: &'a mut Vec<u8>) -> &'a [u8] {
        &[]
    }
}

#[test]
fn no_picture_takes_more_than_64_mebibytes() {
    for (width, height) in [(12_000, 9_000), (65_535, 100), (100, 65_535), (4032, 3024)] {
        let search =
            Search::new(&Black(width, height), faces::THRESHOLD, &mut Limits::default()).expect("enough memory");
        assert!(search.memory() <= 64 << 20);
    }
    let none = &mut Limits { memory: 1 << 20, ..Limits::default() };
    assert!(Search::new(&Black(640, 480), faces::THRESHOLD, none).is_err());
}

#[test]
fn another_picture_in_the_middle_of_a_search_is_refused() {
    let mut search = Search::new(&drawn(64, 64), faces::THRESHOLD, &mut Limits::default()).expect("enough memory");
    assert!(search.step(&drawn(64, 32)).is_err());
}

const ASTRONAUT: &[u8] = include_bytes!("../data/astronaut.jpg");

/// A picture that was turned.
fn turned(picture: &Raster, turn: Turn) -> Raster {
    let turned = Turned { picture, turn };
    let (width, height) = turned.size();
    let mut room = Vec::new();
    let rgb = (0..height as usize).flat_map(|y| turned.line(y, &mut room).to_vec()).collect();
    Raster { width, height, rgb }
}

#[test]
fn the_face_of_a_photo_is_found_whichever_way_up_the_photo_is() {
    let (photo, _) = jpeg::decode(&ASTRONAUT, 1, &mut Limits::default()).expect("a JPEG");
    let found = |raster: &Raster| faces::find(raster, faces::THRESHOLD, &mut Limits::default()).expect("a picture");
    let upright = found(&photo)[0];
    assert!(upright.score > 0.9);
    for turn in [Turn::Right, Turn::Half, Turn::Left] {
        let first = turn.back(found(&turned(&photo, turn))[0], (photo.width, photo.height));
        assert!(intersection_over_union(&upright, &first) > 0.9, "{turn:?}: {first:?} for {upright:?}");
        assert!((upright.score - first.score).abs() < 0.02, "{turn:?}: {first:?} for {upright:?}");
    }
}

#[test]
fn somebody_who_lies_is_found_in_a_picture_of_people_who_stand() {
    let (photo, _) = jpeg::decode(&ASTRONAUT, 2, &mut Limits::default()).expect("a JPEG");
    let side = photo.width;
    for turn in [Turn::Right, Turn::Left] {
        let lying = turned(&photo, turn);
        let line = side as usize * 3;
        // Two stand, and beside them one lies.
        let rows = photo.rgb.chunks(line).zip(lying.rgb.chunks(line));
        let rgb = rows.flat_map(|(stands, lies)| [stands, stands, lies].concat()).collect();
        let all = Raster { width: side * 3, height: side, rgb };
        let found = faces::find(&all, faces::THRESHOLD, &mut Limits::default()).expect("a picture");
        let face = found_upright(&photo);
        // Turned one way and back the other, the face lies where the turned picture has it.
        let other = if turn == Turn::Right { Turn::Left } else { Turn::Right };
        let there = other.back(face, (side, side));
        let there = Face { x1: there.x1 + side as f32 * 2.0, x2: there.x2 + side as f32 * 2.0, ..there };
        assert!(found.iter().any(|one| intersection_over_union(one, &there) > 0.7), "{turn:?}: {there:?} in {found:?}");
    }
}

fn found_upright(photo: &Raster) -> Face {
    faces::find(photo, faces::THRESHOLD, &mut Limits::default()).expect("a picture")[0]
}

/// The faces of a picture from the usual score on.
fn found(picture: &Raster) -> Vec<Face> {
    faces::find(picture, faces::THRESHOLD, &mut Limits::default()).expect("a picture")
}

/// The photo with each pixel changed.
fn changed(change: impl Fn([u8; 3]) -> [u8; 3]) -> Raster {
    let (photo, _) = jpeg::decode(&ASTRONAUT, 2, &mut Limits::default()).expect("a JPEG");
    Raster { rgb: photo.rgb.as_chunks().0.iter().flat_map(|pixel| change(*pixel)).collect(), ..photo }
}

#[test]
fn a_face_in_the_dark_is_found_where_it_is_in_light() {
    let first = found(&changed(|pixel| pixel))[0];
    // A twentieth of the light, and noise of as many levels as the picture has left between its lines.
    let mut state = 5u32;
    let mut dark = changed(|pixel| pixel.map(|level| level / 20));
    for level in &mut dark.rgb {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *level += (state >> 30) as u8;
    }
    let there = found(&dark);
    assert!(there.iter().any(|face| intersection_over_union(&first, face) > 0.7), "{first:?} in {there:?}");
}

#[test]
fn a_dark_picture_gives_the_same_boxes_apart_and_in_windows() {
    let mut raster = drawn(33, 500);
    raster.rgb.iter_mut().for_each(|level| *level /= 6);
    let (whole, _) = apart(&raster, 0);
    assert!(apart(&raster, 1).0 == whole);
    let mut bright = drawn(33, 500);
    bright.rgb.iter_mut().for_each(|level| *level = *level / 6 * 6);
    assert!(apart(&bright, 0).0 != whole, "the dark one was lifted and smoothed");
}

#[test]
fn faces_without_colour_are_surer_than_the_network_says() {
    let grey = changed(|[red, green, blue]| [((u16::from(red) + u16::from(green) + u16::from(blue)) / 3) as u8; 3]);
    // One channel a little off, over all the picture, is enough to be colour.
    let tinted = Raster {
        rgb: grey.rgb.iter().enumerate().map(|(i, v)| if i % 3 == 2 { v / 32 * 31 } else { *v }).collect(),
        ..grey
    };
    let (grey, tinted) = (found(&grey)[0], found(&tinted)[0]);
    assert!(intersection_over_union(&grey, &tinted) > 0.9);
    let odds = |face: &Face| (face.score / (1.0 - face.score)).ln();
    assert!(odds(&grey) > odds(&tinted) + 0.15, "{grey:?}, {tinted:?}");
}

#[test]
fn a_tilted_photo_shows_its_face_as_surely_as_an_upright_one() {
    let photo = changed(|pixel| pixel);
    let first = found(&photo)[0];
    for (turn, other) in [(Turn::TILTS[0], Turn::TILTS[1]), (Turn::TILTS[1], Turn::TILTS[0])] {
        let tilted = turned(&photo, turn);
        let seen = found(&tilted)[0];
        // Where it lies in the photo.
        let there = turn.back(seen, (photo.width, photo.height));
        assert!(intersection_over_union(&first, &there) > 0.6, "{turn:?}: {there:?} for {first:?}");
        assert!(seen.score > 0.9, "{turn:?}: {seen:?}");
        // And as it is stored the network is less sure of it than after it was tilted back.
        let stored = pass(&tilted, 0.1, 1.0, WIDEST);
        let back = pass(&turned(&tilted, other), 0.1, 1.0, WIDEST);
        assert!(back[0].score > stored[0].score, "{turn:?}: {:?} and {:?}", back[0], stored[0]);
    }
}

#[test]
fn one_colour_and_noise_show_nobody() {
    for level in [0, 1, 20, 128, 255] {
        assert_eq!(found(&changed(|_| [level, level / 2, level])), [], "{level}");
    }
    for light in [255, 40] {
        let mut state = 3u32;
        let mut noise = changed(|_| [0; 3]);
        for level in &mut noise.rgb {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *level = ((state >> 24) * light / 255) as u8;
        }
        assert_eq!(found(&noise), [], "noise up to {light}");
    }
}

/// A part of the photo that holds its face and little else, reduced by `by`.
fn portrait(by: u32) -> Raster {
    let (photo, _) = jpeg::decode(&ASTRONAUT, by, &mut Limits::default()).expect("a JPEG");
    let [left, top, width, height] = [152, 36, 144, 168].map(|v: u32| (v / by) as usize);
    let line = photo.width as usize * 3;
    let rows = photo.rgb.chunks(line).skip(top).take(height);
    let rgb = rows.flat_map(|row| row[left * 3..(left + width) * 3].to_vec()).collect();
    Raster { width: width as u32, height: height as u32, rgb }
}

/// A picture repeated, or enlarged, as it is read.
struct Many {
    one: Raster,
    times: (u32, u32),
    enlarged: bool,
}

impl Lines for Many {
    fn size(&self) -> (u32, u32) {
        (self.one.width * self.times.0, self.one.height * self.times.1)
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        let (height, times) = (self.one.height as usize, self.times.0 as usize);
        let own =
            self.one.line(if self.enlarged { y / self.times.1 as usize } else { y % height }, &mut Vec::new()).to_vec();
        *room = match self.enlarged {
            true => own.chunks(3).flat_map(|pixel| pixel.repeat(times)).collect(),
            false => own.repeat(times),
        };
        room
    }
}

/// The faces of a picture that is too large to be held.
fn searched(picture: &impl Lines) -> Vec<Face> {
    let mut search = Search::new(picture, faces::THRESHOLD, &mut Limits::default()).expect("enough memory");
    assert!(search.memory() <= 64 << 20);
    search.run(picture).expect("the same picture");
    search.finish().expect("all was searched")
}

#[test]
fn a_face_of_3_000_pixels_is_found() {
    let large = Many { one: portrait(1), times: (26, 26), enlarged: true };
    let first = searched(&large)[0];
    assert!(first.y2 - first.y1 > 2_700.0 && first.score > 0.6, "{first:?}");
}

#[test]
fn five_thousand_faces_are_all_found() {
    let crowd = Many { one: portrait(4), times: (100, 50), enlarged: false };
    let faces = searched(&crowd);
    let (wide, high) = (crowd.one.width as f32, crowd.one.height as f32);
    // Where the face is in each copy.
    let there = Face { x1: 6.0, y1: 6.0, x2: 30.0, y2: 35.0, score: 1.0 };
    let shows = |face: &&Face| {
        let (left, top) = ((face.x1 / wide).floor() * wide, (face.y1 / high).floor() * high);
        let (x1, y1, x2, y2) = (face.x1 - left, face.y1 - top, face.x2 - left, face.y2 - top);
        intersection_over_union(&there, &Face { x1, y1, x2, y2, ..**face }) > 0.5
    };
    let shown = faces.iter().filter(shows).count();
    assert!((4_950..=5_000).contains(&shown) && faces.len() < 7_500, "{shown} of {}", faces.len());
}

/// How far an edge of the reference may lie from where it was written: it was rounded to tenths of a pixel.
const ROUNDING: f32 = 0.05;

/// Whether `face` is the reference's at an IoU of 0.98, wherever the reference's edges were before they were rounded (which alone
/// takes more than that from a box of 5 pixels).
fn agrees(reference: &Face, face: &Face) -> bool {
    let before = |written: f32, own: f32| own.clamp(written - ROUNDING, written + ROUNDING);
    let reference = Face {
        x1: before(reference.x1, face.x1),
        y1: before(reference.y1, face.y1),
        x2: before(reference.x2, face.x2),
        y2: before(reference.y2, face.y2),
        score: reference.score,
    };
    intersection_over_union(&reference, face) >= 0.98
}

#[test]
fn boxes_are_those_of_the_reference() {
    let Some(shared) = shared() else {
        return println!("skipped: no reference results beside the project (PANAH_SHARED)");
    };
    for (name, factor) in [("0.5", 0.5), ("1", 1.0), ("2", 2.0)] {
        let file = std::fs::read(shared.join(format!("reference/yunet_{name}.json"))).expect("a readable file");
        let reference: BTreeMap<String, Vec<[f32; 5]>> = serde_json::from_slice(&file).expect("boxes");
        let (mut all, mut found) = (0, 0);
        for (picture, boxes) in reference.iter().step_by(reference.len() / SAMPLE) {
            let bytes = std::fs::read(shared.join(format!("images/{picture}.jpg"))).expect("a readable file");
            let (raster, _) = jpeg::decode(&bytes, 1, &mut Limits::default()).expect("a JPEG");
            let faces = pass(&raster, 0.2, factor, WIDEST);
            for &[x1, y1, x2, y2, score] in boxes.iter().filter(|b| b[4] > 0.3) {
                let reference = Face { x1, y1, x2, y2, score };
                all += 1;
                found += usize::from(faces.iter().any(|face| agrees(&reference, face)));
            }
        }
        println!("scale {name}: {found} of {all} boxes");
        assert!(found as f64 >= AGREEMENT * f64::from(all), "scale {name}: only {found} of {all} boxes agree");
    }
}

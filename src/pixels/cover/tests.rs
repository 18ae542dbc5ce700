use super::*;
use crate::limits::Limits;
use crate::report::Picture;

fn white(width: u32, height: u32) -> Raster {
    let mut raster = Raster::new(width, height, &mut Limits::default()).unwrap();
    raster.rgb.fill(255);
    raster
}

fn shape(outline: Outline) -> Cover {
    Cover { outline, look: Look::Solid, inverse: false }
}

fn draw(raster: &mut Raster, covers: &[Cover]) {
    let picture = Picture { width: raster.width, height: raster.height, orientation: Orientation::UPRIGHT, frames: 1 };
    cover(raster, Orientation::UPRIGHT, covers, &picture, Blocks::PIXELS, &mut Seed::new([1; 32]));
}

fn painted(width: u32, height: u32, covers: &[Cover]) -> Raster {
    let mut raster = white(width, height);
    draw(&mut raster, covers);
    raster
}

fn covered(raster: &Raster, x: u32, y: u32) -> bool {
    raster.rgb[((y * raster.width + x) * 3) as usize] != 255
}

#[test]
fn a_box_covers_every_pixel_that_it_touches_and_no_other() {
    let raster = painted(10, 10, &[shape(Outline::Box { x: 2.5, y: 3.0, width: 2.0, height: 1.1 })]);
    for (x, y) in (0..10).flat_map(|y| (0..10).map(move |x| (x, y))) {
        assert_eq!(covered(&raster, x, y), (2..5).contains(&x) && (3..5).contains(&y), "{x},{y}");
    }
}

#[test]
fn a_face_cover_holds_the_box_of_the_face_and_the_hair_above_it() {
    let raster = painted(100, 100, &[Region::over_face(30.0, 40.0, 60.0, 80.0).into()]);
    for (x, y) in (40..80).flat_map(|y| (30..60).map(move |x| (x, y))) {
        assert!(covered(&raster, x, y), "{x},{y}");
    }
    assert!((22..40).all(|y| covered(&raster, 45, y)), "hair");
}

#[test]
fn a_person_is_covered_from_the_head_to_the_edge_of_the_picture() {
    let raster = painted(200, 200, &[shape(Outline::Person { x: 80.0, y: 10.0, width: 30.0, height: 40.0 })]);
    assert!((11..200).all(|y| covered(&raster, 95, y)));
    assert!(covered(&raster, 60, 120) && covered(&raster, 130, 120) && !covered(&raster, 20, 120));
    assert!(!covered(&raster, 60, 20) && !covered(&raster, 95, 5));
}

#[test]
fn a_brush_covers_its_whole_width_around_corners() {
    let points = vec![[20.0, 20.0], [80.0, 20.0], [80.0, 80.0]];
    let raster = painted(100, 100, &[shape(Outline::Brush { points, width: 10.0 })]);
    for (x, y) in (0..100).flat_map(|y| (0..100).map(move |x| (x, y))) {
        let (cx, cy) = (x as f32 + 0.5, y as f32 + 0.5);
        let to = |x1: f32, y1: f32, x2: f32, y2: f32| (cx - cx.clamp(x1, x2)).hypot(cy - cy.clamp(y1, y2));
        let far = to(20.0, 20.0, 80.0, 20.0).min(to(80.0, 20.0, 80.0, 80.0));
        assert!(far > 5.0 || covered(&raster, x, y), "{x},{y}");
        assert!(far < 6.0 || !covered(&raster, x, y), "{x},{y}");
    }
}

#[test]
fn an_inverse_cover_leaves_only_what_is_marked_and_what_no_other_cover_lies_on() {
    let mark = |x| Cover { inverse: true, ..shape(Outline::Box { x, y: 10.0, width: 20.0, height: 20.0 }) };
    let raster =
        painted(100, 50, &[mark(10.5), mark(30.5), shape(Outline::Box { x: 15.0, y: 15.0, width: 2.0, height: 2.0 })]);
    for (x, y) in (0..100).flat_map(|y| (0..50).map(move |x| (x, y))).filter(|(_, y)| *y < 50) {
        let open = (11..50).contains(&x) && (10..30).contains(&y) && !((15..17).contains(&x) && (15..17).contains(&y));
        assert_eq!(covered(&raster, x, y), !open, "{x},{y}");
    }
}

#[test]
fn a_mark_that_reaches_the_edge_leaves_the_last_blocks_open() {
    let mark = Cover { inverse: true, ..shape(Outline::Box { x: 0.0, y: 0.0, width: 90.0, height: 70.0 }) };
    for spread in [(0.0, 0.0), (2.0, 2.0)] {
        let blocks = Blocks { size: (16, 16), spread };
        let seed = &mut Seed::new([0; 32]);
        let overlay = Overlay::new(std::slice::from_ref(&mark), Orientation::UPRIGHT, (90, 70), blocks, seed);
        (0..5).for_each(|row| overlay.row(row, |column, _| panic!("{column},{row} is covered")));
    }
}

#[test]
fn every_look_is_opaque_and_the_same_for_the_same_seed() {
    for look in [Look::Solid, Look::Pattern, Look::Soft] {
        let cover_all = [Cover { look, ..shape(Outline::Ellipse { x: 5.0, y: 5.0, width: 60.0, height: 40.0 }) }];
        let (one, mut other) = (painted(80, 60, &cover_all), white(80, 60));
        other.rgb.iter_mut().enumerate().for_each(|(i, v)| *v = (i * 7) as u8);
        draw(&mut other, &cover_all);
        for (x, y) in (20..50).flat_map(|x| (20..30).map(move |y| (x, y))) {
            let at = ((y * 80 + x) * 3) as usize;
            assert_eq!(one.rgb[at..at + 3], other.rgb[at..at + 3], "{look:?} {x},{y}");
        }
    }
}

#[test]
fn covers_outside_the_picture_or_without_size_do_no_harm() {
    let odd = [(-9.0, -9.0, 5.0, 5.0), (9.0, 9.0, 5.0, 5.0), (1.0, 1.0, 0.0, 3.0), (1.0, 1.0, -3.0, -3.0)];
    let covers = odd.map(|(x, y, width, height)| shape(Outline::Ellipse { x, y, width, height }));
    assert_eq!(painted(4, 4, &covers), white(4, 4));
    let empty = [Outline::Polygon { points: Vec::new() }, Outline::Brush { points: Vec::new(), width: 3.0 }];
    assert_eq!(painted(4, 4, &empty.map(shape)), white(4, 4));
}

#[test]
fn a_cover_that_is_nowhere_is_refused() {
    for outline in [
        Outline::Box { x: f32::NAN, y: 0.0, width: 1.0, height: 1.0 },
        Outline::Polygon { points: vec![[0.0, f32::INFINITY]] },
    ] {
        assert!(check(&[shape(outline)], Some(&PICTURE)).is_err());
    }
}

const PICTURE: Picture = Picture { width: 40, height: 30, orientation: Orientation(6), frames: 1 };

#[test]
fn a_cover_that_hides_nothing_of_the_picture_is_refused_and_one_that_reaches_into_it_is_not() {
    let boxed = |x, y, width, height| Outline::Box { x, y, width, height };
    // Upright the picture is 30 wide and 40 high.
    let outside = [
        boxed(30.0, 5.0, 9.0, 9.0),
        boxed(5.0, 40.0, 9.0, 9.0),
        boxed(-9.0, 5.0, 9.0, 9.0),
        boxed(5.0, -9.0, 9.0, 9.0),
        boxed(1e9, 1e9, 9.0, 9.0),
        boxed(5.0, 5.0, 0.0, 9.0),
        boxed(5.0, 5.0, 9.0, -9.0),
        Outline::Ellipse { x: 29.0, y: 39.0, width: 900.0, height: 900.0 },
        Outline::Polygon { points: Vec::new() },
        Outline::Polygon { points: vec![[31.0, 0.0], [50.0, 0.0], [50.0, 20.0]] },
        Outline::Brush { points: vec![[50.0, 5.0], [60.0, 5.0]], width: 9.0 },
    ];
    for outline in outside {
        let covers = [shape(boxed(1.0, 1.0, 5.0, 5.0)), shape(outline.clone())];
        assert_eq!(check(&covers, Some(&PICTURE)).unwrap_err().kind(), crate::error::ErrorKind::Refused, "{outline:?}");
    }
    let reaching = [
        boxed(29.5, 39.5, 9.0, 9.0),
        boxed(-8.5, -8.5, 9.0, 9.0),
        boxed(-1e9, -1e9, 2e9, 2e9),
        Outline::Person { x: 31.0, y: 0.0, width: 5.0, height: 5.0 },
        Outline::Brush { points: vec![[50.0, 5.0], [-60.0, 5.0]], width: 9.0 },
    ];
    for outline in reaching {
        assert!(check(&[shape(outline.clone())], Some(&PICTURE)).is_ok(), "{outline:?}");
    }
    assert!(check(&[shape(boxed(1.0, 1.0, 5.0, 5.0))], None).is_err(), "there is no picture");
}

#[test]
fn a_cover_is_read_from_its_json() {
    let read: Cover =
        serde_json::from_str(r#"{"shape":"brush","points":[[1,2],[3,4]],"width":5,"look":"soft"}"#).unwrap();
    assert_eq!(read.outline, Outline::Brush { points: vec![[1.0, 2.0], [3.0, 4.0]], width: 5.0 });
    assert_eq!((read.look, read.inverse), (Look::Soft, false));
}

#[test]
fn where_a_picture_is_decoded_smaller_every_pixel_that_a_block_spreads_to_is_covered() {
    let blocks = Blocks { size: (16, 16), spread: (2.0, 2.0) };
    for (width, height, by) in [(163, 90, 2), (160, 90, 4), (170, 131, 8)] {
        for orientation in (1..=8).map(Orientation) {
            for up in [false, true] {
                let part = |side: u32| if up { side.div_ceil(by) } else { side / by };
                let picture = Picture { width, height, orientation, frames: 1 };
                // Each block that the cover reaches, as it is stored, with what it spreads to.
                let corner = |stored: [u32; 2], size: (u32, u32)| match orientation.0 {
                    2 => [size.0 - 1 - stored[0], stored[1]],
                    3 => [size.0 - 1 - stored[0], size.1 - 1 - stored[1]],
                    4 => [stored[0], size.1 - 1 - stored[1]],
                    5 => [stored[1], stored[0]],
                    6 => [size.1 - 1 - stored[1], stored[0]],
                    7 => [size.1 - 1 - stored[1], size.0 - 1 - stored[0]],
                    8 => [stored[1], size.0 - 1 - stored[0]],
                    _ => stored,
                };
                let (wide, high) = picture.upright();
                let mut raster = white(part(wide), part(high));
                let back = Orientation(if orientation.0 == 6 {
                    8
                } else if orientation.0 == 8 {
                    6
                } else {
                    orientation.0
                });
                let stored = Region { shape: Shape::Box, x: 35.0, y: 35.0, width: 8.0, height: 3.0 };
                let wanted = [stored.stored(back, wide, high).into()];
                cover(&mut raster, Orientation::UPRIGHT, &wanted, &picture, blocks, &mut Seed::new([1; 32]));
                for (x, y) in (30..50).flat_map(|y| (30..50).map(move |x| (x, y))) {
                    let [x, y] = corner([x, y], (width, height));
                    let (x, y) = ((x / by).min(raster.width - 1), (y / by).min(raster.height - 1));
                    assert!(covered(&raster, x, y), "{orientation:?} {by} {x},{y}");
                }
                let open = raster.rgb.iter().filter(|&&level| level == 255).count();
                assert!(open > raster.rgb.len() / 2, "{orientation:?} {by}");
            }
        }
    }
}

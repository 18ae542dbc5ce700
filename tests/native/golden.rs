//! What the detector finds in real photographs, as it was when it was last measured: a change of the engine that moves boxes or
//! loses them shows here, without any data beside the project.

use panah::faces::Face;
use panah::faces::near::intersection_over_union;
use panah::limits::Limits;
use panah::pixels::jpeg;
use panah::pixels::raster::Raster;

const ASTRONAUT: &[u8] = include_bytes!("../data/astronaut.jpg");

/// The boxes, in the order of their sureness: left, top, right, bottom, score.
const GOLDEN: [[f32; 5]; 12] = [
    [176.8, 59.4, 270.4, 176.8, 0.98],
    [237.1, 575.0, 333.5, 691.7, 0.97],
    [174.5, 1083.9, 270.9, 1201.8, 0.97],
    [599.6, 31.6, 647.4, 90.5, 0.97],
    [631.7, 544.6, 681.2, 603.9, 0.96],
    [600.2, 1052.9, 647.1, 1111.6, 0.96],
    [809.8, 13.2, 835.8, 45.9, 0.95],
    [829.0, 527.6, 852.8, 557.7, 0.94],
    [810.6, 1035.3, 835.6, 1067.0, 0.94],
    [916.6, 6.2, 930.2, 23.2, 0.88],
    [926.4, 519.9, 938.2, 533.9, 0.87],
    [915.5, 1029.7, 930.0, 1047.2, 0.85],
];

/// How many boxes there may be besides, where photographs meet.
const STRAY: usize = 3;

/// How far a box and its score may move.
const OVERLAP: f32 = 0.9;
const SCORE: f32 = 0.03;

/// The photo at its own size, a half, a quarter and an eighth; beneath, each mirrored, and again with little light.
fn wall() -> Raster {
    let mut wall = Raster::new(1024, 1536, &mut Limits::default()).expect("small");
    for (by, left) in [(1, 0), (2, 512), (4, 768), (8, 896)] {
        let (photo, _) = jpeg::decode(&ASTRONAUT, by, &mut Limits::default()).expect("a JPEG");
        let side = photo.width as usize;
        for (band, (mirrored, light)) in [(false, 4), (true, 4), (false, 1)].into_iter().enumerate() {
            for (at, &value) in photo.rgb.iter().enumerate() {
                let (x, y, channel) = (at / 3 % side, at / 3 / side, at % 3);
                let x = if mirrored { side - 1 - x } else { x };
                wall.rgb[((band * 512 + y) * 1024 + left + x) * 3 + channel] = (u16::from(value) * light / 4) as u8;
            }
        }
    }
    wall
}

#[test]
fn faces_of_real_photographs_are_found_where_they_were() {
    let wall = wall();
    let found = panah::faces::find(&wall, panah::faces::THRESHOLD, &mut Limits::default()).expect("small");
    assert!(found.len() <= GOLDEN.len() + STRAY, "{found:?}");
    for [x1, y1, x2, y2, score] in GOLDEN {
        let golden = Face { x1, y1, x2, y2, score };
        let near = found.iter().any(|face| {
            intersection_over_union(&golden, face) >= OVERLAP && (face.score - golden.score).abs() <= SCORE
        });
        assert!(near, "{golden:?} among {found:?}");
    }
}

//! Covers of every shape and look, at both levels and in every format that is written: the copy is computed from nothing
//! that lies under them, and a block that a shape touches is covered whole.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use panah::error::ErrorKind;
use panah::limits::Limits;
use panah::make::make as make_copy;
use panah::pixels::cover::Cover;
use panah::pixels::look::Look;
use panah::pixels::outline::Outline;
use panah::policy::Level;
use panah::source::Source;

const WIDTH: u32 = 192;
const HEIGHT: u32 = 144;
const LOOKS: [Look; 3] = [Look::Solid, Look::Pattern, Look::Soft];

fn copy_of(file: &[u8], level: Level, covers: &[Cover], seed: u8) -> Vec<u8> {
    let source = file.to_vec();
    let safe = make_copy(&source, level, covers, [seed; 32], &Limits::default()).unwrap();
    let output = safe.parts.over(&source);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    bytes
}

/// A shape, whether all but it is covered, and the 16-pixel blocks (column, row) that it touches for certain.
type Touching = (Outline, bool, Vec<(u32, u32)>);

/// Each shape; the inverse one last.
fn shapes() -> Vec<Touching> {
    let block = |columns: std::ops::Range<u32>, rows: std::ops::Range<u32>| {
        rows.flat_map(move |y| columns.clone().map(move |x| (x, y))).collect::<Vec<_>>()
    };
    let outside = block(0..12, 0..9).into_iter().filter(|(x, y)| !(4..9).contains(x) || !(3..7).contains(y)).collect();
    vec![
        (Outline::Box { x: 21.0, y: 14.0, width: 30.0, height: 40.0 }, false, block(1..4, 0..4)),
        (Outline::Ellipse { x: 40.0, y: 20.0, width: 60.0, height: 90.0 }, false, block(3..6, 2..6)),
        (Outline::Person { x: 80.0, y: 10.0, width: 24.0, height: 24.0 }, false, block(4..8, 4..9)),
        (
            Outline::Brush { points: vec![[20.0, 20.0], [120.0, 24.0], [122.0, 120.0]], width: 40.0 },
            false,
            [block(2..7, 1..2), block(7..8, 2..7)].concat(),
        ),
        (
            Outline::Polygon { points: vec![[10.0, 10.0], [150.0, 40.0], [30.0, 130.0]] },
            false,
            [block(2..5, 2..6), block(5..8, 2..3)].concat(),
        ),
        (Outline::Box { x: 64.0, y: 48.0, width: 80.0, height: 64.0 }, true, outside),
    ]
}

/// A picture in which the pixels of `hidden` blocks are mixed with `secret`.
fn picture(hidden: &[(u32, u32)], secret: u8) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let mix = if hidden.contains(&(x / 16, y / 16)) { secret } else { 0 };
        [(x * 5) as u8 ^ mix, (y * 9) as u8 ^ mix, ((x * y) >> 3) as u8 ^ mix]
    };
    (0..HEIGHT).flat_map(|y| (0..WIDTH).flat_map(move |x| pixel(x, y))).collect()
}

fn jpeg(pixels: &[u8], sampling: SamplingFactor, progressive: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 92);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.encode(pixels, WIDTH as u16, HEIGHT as u16, ColorType::Rgb).unwrap();
    file
}

fn png(pixels: &[u8]) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_raw(WIDTH, HEIGHT, pixels.to_vec()).unwrap();
    picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

/// The same pixels in a format, and whether its blocks are as small as a pixel.
type Write = fn(&[u8]) -> Vec<u8>;

const FORMATS: [(&str, Write); 3] = [
    ("png", |pixels| png(pixels)),
    ("jpeg", |pixels| jpeg(pixels, SamplingFactor::R_4_2_0, false)),
    ("progressive jpeg", |pixels| jpeg(pixels, SamplingFactor::R_4_4_4, true)),
];

/// Blocks that lie under the shape down to the last pixel, whatever the format's own blocks are.
fn wholly_under(outline: &Outline, inverse: bool, blocks: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let cover = [Cover { outline: outline.clone(), look: Look::Solid, inverse }];
    let white = png(&vec![255; (WIDTH * HEIGHT * 3) as usize]);
    let covered = image::load_from_memory(&copy_of(&white, Level::Exact, &cover, 1)).unwrap().into_rgb8();
    let dark = |(column, row): &(u32, u32)| {
        (0..16).all(|y| (0..16).all(|x| covered.get_pixel(column * 16 + x, row * 16 + y).0 == [0; 3]))
    };
    blocks.iter().copied().filter(dark).collect()
}

#[test]
fn pictures_that_differ_only_under_the_covers_give_the_same_bytes() {
    for (outline, inverse, blocks) in shapes() {
        let hidden = wholly_under(&outline, inverse, &blocks);
        assert!(!hidden.is_empty(), "{outline:?} covers no block wholly");
        for (name, write) in FORMATS {
            let [one, other] = [0, 0x6b].map(|secret| write(&picture(&hidden, secret)));
            assert_ne!(one, other);
            for (look, level) in LOOKS.iter().flat_map(|&look| [(look, Level::Exact), (look, Level::Unlinkable)]) {
                if level == Level::Unlinkable && name == "jpeg" {
                    // Where colour is stored at half size, decoding already spreads it one pixel beyond the block.
                    continue;
                }
                let cover = [Cover { outline: outline.clone(), look, inverse }];
                let [one, other] = [&one, &other].map(|file| copy_of(file, level, &cover, 3));
                assert!(one == other, "{name} {outline:?} {look:?} {level:?}");
            }
        }
    }
}

#[test]
fn a_block_of_a_jpeg_that_a_shape_touches_is_covered_whole() {
    for (outline, inverse, blocks) in shapes() {
        for look in LOOKS {
            let cover = [Cover { outline: outline.clone(), look, inverse }];
            let file = jpeg(&picture(&[], 0), SamplingFactor::R_4_2_0, false);
            let after = copy_of(&file, Level::Exact, &cover, 3);
            let pixels = jpeg_decoder::Decoder::new(after.as_slice()).decode().unwrap();
            for (column, row) in &blocks {
                // Colour is mixed across the edge of a block by the viewer; brightness, in the green channel's stead, is not.
                let bright = |x: u32, y: u32| {
                    let at = (((row * 16 + y) * WIDTH + column * 16 + x) * 3) as usize;
                    let [r, g, b] = [0, 1, 2].map(|channel| f32::from(pixels[at + channel]));
                    0.299 * r + 0.587 * g + 0.114 * b
                };
                let first = bright(8, 8);
                for (x, y) in (2..14).flat_map(|y| (2..14).map(move |x| (x, y))) {
                    assert!((bright(x, y) - first).abs() < 2.5, "{outline:?} {look:?} {column},{row}");
                }
            }
        }
    }
}

#[test]
fn a_soft_cover_is_another_each_time() {
    let cover =
        [Cover { look: Look::Soft, ..Cover { outline: shapes()[1].0.clone(), look: Look::Solid, inverse: false } }];
    let file = png(&picture(&[], 0));
    assert_ne!(copy_of(&file, Level::Exact, &cover, 1), copy_of(&file, Level::Exact, &cover, 2));
    assert_eq!(copy_of(&file, Level::Exact, &cover, 1), copy_of(&file, Level::Exact, &cover, 1));
}

#[test]
fn a_cover_that_lies_outside_the_picture_is_refused_at_both_levels_and_one_that_reaches_into_it_covers() {
    for (name, write) in FORMATS {
        let file = write(&picture(&[], 0));
        for level in [Level::Exact, Level::Unlinkable] {
            let made = |x: f32, width: f32| {
                let outline = Outline::Box { x, y: 20.0, width, height: 30.0 };
                let cover = [Cover { outline, look: Look::Solid, inverse: false }];
                make_copy(&file, level, &cover, [1; 32], &Limits::default()).map(|safe| safe.receipt.copy.covered)
            };
            for (x, width) in
                [(WIDTH as f32, 20.0), (-50.0, 50.0), (20.0, 0.0), (f32::NAN, 20.0), (20.0, f32::INFINITY)]
            {
                assert_eq!(made(x, width).unwrap_err().kind(), ErrorKind::Refused, "{name} {level:?} {x} {width}");
            }
            assert_eq!(made(WIDTH as f32 - 9.0, 50.0), Ok(1), "{name} {level:?}");
        }
    }
}

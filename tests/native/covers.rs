//! Covers of every shape and look, at both levels and in every format that is written: the copy is computed from nothing
//! that lies under them, and a block that a shape touches is covered whole.

use crate::make;

use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};
use panah::error::ErrorKind;
use panah::limits::Limits;
use panah::make::make as make_copy;
use panah::pixels::cover::Cover;
use panah::pixels::look::Look;
use panah::pixels::outline::Outline;
use panah::pixels::region::{Region, Shape};
use panah::policy::Level;
use panah::report::Orientation;
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

/// A picture in which the pixels that are `hidden` are mixed with `secret`.
fn picture(hidden: impl Fn(u32, u32) -> bool, secret: u8) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let mix = if hidden(x, y) { secret } else { 0 };
        [(x * 5) as u8 ^ mix, (y * 9) as u8 ^ mix, ((x * y) >> 3) as u8 ^ mix]
    };
    let pixel = &pixel;
    (0..HEIGHT).flat_map(|y| (0..WIDTH).flat_map(move |x| pixel(x, y))).collect()
}

fn jpeg(pixels: &[u8], sampling: SamplingFactor, progressive: bool, restart: u16, optimised: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 92);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.set_optimized_huffman_tables(optimised);
    if restart > 0 {
        encoder.set_restart_interval(restart);
    }
    encoder.encode(pixels, WIDTH as u16, HEIGHT as u16, ColorType::Rgb).unwrap();
    file
}

fn written(picture: impl Into<image::DynamicImage>, format: image::ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn rgb(pixels: &[u8]) -> image::RgbImage {
    image::RgbImage::from_raw(WIDTH, HEIGHT, pixels.to_vec()).unwrap()
}

fn png(pixels: &[u8]) -> Vec<u8> {
    written(rgb(pixels), image::ImageFormat::Png)
}

/// The same pixels in a format.
type Write = fn(&[u8]) -> Vec<u8>;

const FORMATS: [(&str, Write); 3] = [
    ("png", |pixels| png(pixels)),
    ("jpeg", |pixels| jpeg(pixels, SamplingFactor::R_4_2_0, false, 0, true)),
    ("progressive jpeg", |pixels| jpeg(pixels, SamplingFactor::R_4_4_4, true, 0, true)),
];

/// The other formats that can be covered at the Unlinkable level, with as many kinds of pixels as are written here.
const REDRAWN: [(&str, Write); 3] = [
    ("webp", |pixels| written(rgb(pixels), image::ImageFormat::WebP)),
    ("bmp", |pixels| written(rgb(pixels), image::ImageFormat::Bmp)),
    ("deep png", |pixels| written(image::DynamicImage::from(rgb(pixels)).into_rgb16(), image::ImageFormat::Png)),
];

/// The pixels that a shape hides.
fn hidden_by(outline: &Outline, inverse: bool) -> image::RgbImage {
    let cover = [Cover { outline: outline.clone(), look: Look::Solid, inverse }];
    let white = png(&vec![255; (WIDTH * HEIGHT * 3) as usize]);
    image::load_from_memory(&copy_of(&white, Level::Exact, &cover, 1)).unwrap().into_rgb8()
}

/// Two files that differ under a shape alone, as far as they differ at all before they are coded.
fn pair(outline: &Outline, inverse: bool, write: impl Fn(&[u8]) -> Vec<u8>) -> [Vec<u8>; 2] {
    let covered = hidden_by(outline, inverse);
    let pair = [0, 0x6b].map(|secret| write(&picture(|x, y| covered.get_pixel(x, y).0 == [0; 3], secret)));
    assert_ne!(pair[0], pair[1], "{outline:?} hides nothing");
    pair
}

#[test]
fn pictures_that_differ_only_under_the_covers_give_the_same_bytes() {
    for (outline, inverse, _) in shapes() {
        for (name, write) in FORMATS.into_iter().chain(REDRAWN) {
            let pair = pair(&outline, inverse, write);
            for (look, level) in LOOKS.iter().flat_map(|&look| [(look, Level::Exact), (look, Level::Unlinkable)]) {
                if level == Level::Exact && matches!(name, "webp" | "bmp") {
                    continue;
                }
                let cover = [Cover { outline: outline.clone(), look, inverse }];
                let [one, other] = pair.each_ref().map(|file| copy_of(file, level, &cover, 3));
                assert!(one == other, "{name} {outline:?} {look:?} {level:?}");
            }
        }
    }
}

#[test]
fn no_sampling_no_order_of_scans_and_no_table_of_a_jpeg_lets_what_is_covered_out() {
    use SamplingFactor as Factor;
    let outline = Outline::Box { x: 37.0, y: 35.0, width: 40.0, height: 41.0 };
    let samplings = [Factor::R_4_4_4, Factor::R_4_4_0, Factor::R_4_4_1, Factor::R_4_2_2, Factor::R_4_2_0];
    for sampling in samplings.into_iter().chain([Factor::R_4_1_1, Factor::R_4_1_0]) {
        for (progressive, restart, optimised) in
            [(false, 0, false), (false, 0, true), (false, 3, false), (true, 0, true), (true, 2, false)]
        {
            let pair = pair(&outline, false, |pixels| jpeg(pixels, sampling, progressive, restart, optimised));
            for level in [Level::Exact, Level::Unlinkable] {
                let cover = [Cover { outline: outline.clone(), look: Look::Pattern, inverse: false }];
                let [one, other] = pair.each_ref().map(|file| copy_of(file, level, &cover, 3));
                assert!(one == other, "{sampling:?} {progressive} {restart} {optimised} {level:?}");
            }
        }
    }
}

#[test]
fn colour_that_a_jpeg_has_only_under_a_cover_changes_nothing_of_its_tables() {
    // Coefficients that are zero outside of the cover, the first ones among them, may be anything beneath.
    let outline = Outline::Box { x: 37.0, y: 35.0, width: 40.0, height: 41.0 };
    let hidden = hidden_by(&outline, false);
    use QuantizationTableType::{Default as Usual, Flat};
    for (quality, table) in [(30, Usual), (60, Usual), (90, Usual), (60, Flat)] {
        for tone in [|_: u32, _: u32| 128_u8, |x: u32, y: u32| (x * 3 + y) as u8] {
            for progressive in [false, true] {
                let files =
                    [|_: u32, _: u32| [128; 3], |x: u32, y: u32| [(x * 7) as u8, (y * 5) as u8, 200]].map(|beneath| {
                        let pixels = hidden.enumerate_pixels().flat_map(|(x, y, pixel)| match pixel.0 {
                            [0, 0, 0] => beneath(x, y),
                            _ => [tone(x, y); 3],
                        });
                        let mut file = Vec::new();
                        let mut encoder = Encoder::new(&mut file, quality);
                        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
                        encoder.set_progressive(progressive);
                        encoder.set_quantization_tables(table.clone(), table.clone());
                        let pixels: Vec<u8> = pixels.collect();
                        encoder.encode(&pixels, WIDTH as u16, HEIGHT as u16, ColorType::Rgb).unwrap();
                        file
                    });
                for look in LOOKS {
                    let cover = [Cover { outline: outline.clone(), look, inverse: false }];
                    let [one, other] = files.each_ref().map(|file| copy_of(file, Level::Exact, &cover, 3));
                    assert!(one == other, "{quality} {progressive} {look:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_covered_stays_covered_however_the_picture_is_turned() {
    for orientation in 1..=8 {
        // Stored, the shape is the same each time.
        let stored = Region { shape: Shape::Box, x: 21.0, y: 35.0, width: 52.0, height: 23.0 };
        let sampling = SamplingFactor::R_4_2_0;
        let [one, other] = [0, 0x6b].map(|secret| {
            let inside = |x, y| (21..73).contains(&x) && (35..58).contains(&y);
            let file = jpeg(&picture(inside, secret), sampling, false, 0, true);
            make::jpeg::with(&file, &[make::jpeg::exif(orientation, "x")])
        });
        let (back, turned) = match orientation {
            6 => (8, true),
            8 => (6, true),
            other => (other, other >= 5),
        };
        let (width, height) = if turned { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
        let cover = [stored.stored(Orientation(back), width, height).into()];
        for level in [Level::Exact, Level::Unlinkable] {
            let [one, other] = [&one, &other].map(|file| copy_of(file, level, &cover, 3));
            assert!(one == other, "orientation {orientation} {level:?}");
            let plain = copy_of(&jpeg(&picture(|_, _| false, 0), sampling, false, 0, true), level, &[], 3);
            let dark = |file: &[u8]| {
                let pixels = jpeg_decoder::Decoder::new(file).decode().unwrap();
                pixels.chunks(3).filter(|pixel| pixel.iter().all(|&v| v < 12)).count()
            };
            let grown = dark(&one) - dark(&plain);
            assert!((52 * 23..90 * 60).contains(&grown), "orientation {orientation} {level:?}: {grown}");
        }
    }
}

#[test]
fn transparency_and_colours_that_were_only_under_a_cover_leave_no_trace_in_a_png() {
    let outline = Outline::Box { x: 20.0, y: 20.0, width: 30.0, height: 30.0 };
    let inside = |x: u32, y: u32| (20..50).contains(&x) && (20..50).contains(&y);
    let grey = image::GrayImage::from_fn(WIDTH, HEIGHT, |x, y| image::Luma([(x * 3 + y) as u8]));
    let plain = image::DynamicImage::from(grey);
    let mut clear = plain.to_rgba8();
    clear.enumerate_pixels_mut().filter(|(x, y, _)| inside(*x, *y)).for_each(|(.., pixel)| pixel.0 = [200, 10, 30, 0]);
    let mut coloured = plain.to_rgb8();
    coloured.enumerate_pixels_mut().filter(|(x, y, _)| inside(*x, *y)).for_each(|(.., pixel)| pixel.0 = [200, 10, 30]);
    let clear_grey = plain.to_luma_alpha8();
    for (look, level) in LOOKS.iter().flat_map(|&look| [(look, Level::Exact), (look, Level::Unlinkable)]) {
        let cover = [Cover { outline: outline.clone(), look, inverse: false }];
        let all: [image::DynamicImage; 4] =
            [plain.clone(), clear.clone().into(), coloured.clone().into(), clear_grey.clone().into()];
        let copies = all.map(|picture| copy_of(&written(picture, image::ImageFormat::Png), level, &cover, 3));
        assert!(copies.iter().all(|copy| *copy == copies[0]), "{look:?} {level:?}");
    }
}

#[test]
fn a_block_of_a_jpeg_that_a_shape_touches_is_covered_whole() {
    for (outline, inverse, blocks) in shapes() {
        for look in LOOKS {
            let cover = [Cover { outline: outline.clone(), look, inverse }];
            let file = jpeg(&picture(|_, _| false, 0), SamplingFactor::R_4_2_0, false, 0, false);
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
    let file = png(&picture(|_, _| false, 0));
    assert_ne!(copy_of(&file, Level::Exact, &cover, 1), copy_of(&file, Level::Exact, &cover, 2));
    assert_eq!(copy_of(&file, Level::Exact, &cover, 1), copy_of(&file, Level::Exact, &cover, 1));
}

#[test]
fn a_cover_that_lies_outside_the_picture_is_refused_at_both_levels_and_one_that_reaches_into_it_covers() {
    for (name, write) in FORMATS {
        let file = write(&picture(|_, _| false, 0));
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

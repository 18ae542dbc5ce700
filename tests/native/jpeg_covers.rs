//! Covers at the Exact level: what lies under them is gone, what lies outside is as it was.

use crate::make::jpeg as make;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use panah::limits::Limits;
use panah::make::make as make_copy;
use panah::pixels::region::{Region, Shape};
use panah::policy::Level;
use panah::source::Source;

const SEED: [u8; 32] = [7; 32];

/// A picture of 90 by 70 pixels whose colours under `hidden` are mixed with `secret`.
fn picture(
    hidden: &Region,
    secret: u8,
    sampling: SamplingFactor,
    progressive: bool,
    restart: u16,
    optimised: bool,
) -> Vec<u8> {
    let mut pixels = Vec::new();
    for (y, x) in (0..70u32).flat_map(|y| (0..90u32).map(move |x| (y, x))) {
        let inside = (hidden.x..hidden.x + hidden.width).contains(&(x as f32 + 0.5))
            && (hidden.y..hidden.y + hidden.height).contains(&(y as f32 + 0.5));
        let mix = if inside { secret } else { 0 };
        pixels.extend([(x * 5) as u8 ^ mix, (y * 9) as u8 ^ mix, ((x * y) >> 3) as u8 ^ mix]);
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 92);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.set_optimized_huffman_tables(optimised);
    if restart > 0 {
        encoder.set_restart_interval(restart);
    }
    encoder.encode(&pixels, 90, 70, ColorType::Rgb).unwrap();
    file
}

fn covered(file: &[u8], level: Level, region: Region) -> Vec<u8> {
    let source = file.to_vec();
    let safe = make_copy(&source, level, &[region.into()], SEED, &Limits::default()).unwrap();
    let output = safe.parts.over(&source);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    bytes
}

fn decoded(file: &[u8]) -> Vec<u8> {
    jpeg_decoder::Decoder::new(file).decode().unwrap()
}

/// The region that a test covers, on no block's edge, and its blocks of 16 pixels.
const REGION: Region = Region { shape: Shape::Box, x: 21.0, y: 18.0, width: 20.0, height: 27.0 };
const BLOCKS: (std::ops::Range<u32>, std::ops::Range<u32>) = (16..48, 16..48);

fn variants() -> impl Iterator<Item = (SamplingFactor, bool, u16, bool)> {
    let samplings =
        [SamplingFactor::R_4_4_4, SamplingFactor::R_4_2_2, SamplingFactor::R_4_2_0, SamplingFactor::R_4_4_0];
    samplings.into_iter().flat_map(|sampling| {
        [(false, 0, false), (false, 3, false), (false, 0, true), (true, 0, true), (true, 2, false)]
            .map(|(progressive, restart, optimised)| (sampling, progressive, restart, optimised))
    })
}

#[test]
fn outside_the_blocks_under_a_cover_every_pixel_is_as_it_was() {
    for (sampling, progressive, restart, optimised) in variants() {
        let file = picture(&REGION, 0x55, sampling, progressive, restart, optimised);
        let (before, after) = (decoded(&file), decoded(&covered(&file, Level::Exact, REGION)));
        // Where chroma is stored at half size, a viewer mixes it one pixel across the edge of a block.
        let edge = u32::from(sampling != SamplingFactor::R_4_4_4);
        for (y, x) in (0..70u32).flat_map(|y| (0..90u32).map(move |x| (y, x))) {
            let at = ((y * 90 + x) * 3) as usize;
            let near = |range: &std::ops::Range<u32>, v: u32| v + edge >= range.start && v < range.end + edge;
            if near(&BLOCKS.0, x) && near(&BLOCKS.1, y) {
                let inside = (21..41).contains(&x) && (18..45).contains(&y);
                assert!(!inside || after[at..at + 3].iter().all(|&v| v < 8), "{x},{y} shows through");
            } else {
                assert_eq!(
                    before[at..at + 3],
                    after[at..at + 3],
                    "{x},{y} {sampling:?} {progressive} {restart} {optimised}"
                );
            }
        }
    }
}

#[test]
fn pictures_that_differ_only_under_the_covers_give_the_same_copy() {
    // The hidden part lies inside whole blocks, so that encoding the picture does not spread it.
    let hidden = Region { shape: Shape::Box, x: 16.0, y: 16.0, width: 32.0, height: 32.0 };
    for (sampling, progressive, restart, optimised) in variants().filter(|(_, _, _, optimised)| !optimised) {
        let [one, other] =
            [0x00, 0x6b].map(|secret| picture(&hidden, secret, sampling, progressive, restart, optimised));
        assert_ne!(one, other);
        let exact = |file: &[u8]| covered(file, Level::Exact, REGION);
        assert_eq!(exact(&one), exact(&other), "{sampling:?} {progressive} {restart}");
    }
}

#[test]
fn unlinkable_copies_of_pixels_that_differ_only_under_the_covers_are_the_same() {
    let encode = |secret: u8| {
        let picture = image::RgbImage::from_fn(200, 150, |x, y| {
            let inside = (40..90).contains(&x) && (30..80).contains(&y);
            image::Rgb([(x as u8) ^ if inside { secret } else { 0 }, y as u8, (x * y) as u8])
        });
        let mut file = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
        file.into_inner()
    };
    let region = Region { shape: Shape::Box, x: 40.0, y: 30.0, width: 50.0, height: 50.0 };
    for level in [Level::Unlinkable, Level::Exact] {
        assert_eq!(covered(&encode(0), level, region), covered(&encode(0xff), level, region), "{level:?}");
    }
}

#[test]
fn a_cover_lies_where_the_person_saw_it_however_the_picture_is_turned() {
    for orientation in 1..=8u8 {
        let file =
            make::with(&picture(&REGION, 0, SamplingFactor::R_4_4_4, false, 0, false), &[make::exif(orientation, "x")]);
        let (width, height) = if orientation >= 5 { (70.0, 90.0) } else { (90.0, 70.0) };
        // The upper left corner as viewed.
        let corner = Region { shape: Shape::Box, x: 0.0, y: 0.0, width: 8.0, height: 8.0 };
        let after = decoded(&covered(&file, Level::Exact, corner));
        let stored = corner.stored(panah::report::Orientation(orientation), 90, 70);
        assert!(stored.x >= 0.0 && stored.x + 8.0 <= 90.0 && stored.y + 8.0 <= 70.0, "{width} {height}");
        let at = ((stored.y as usize + 4) * 90 + stored.x as usize + 4) * 3;
        assert!(after[at..at + 3].iter().all(|&v| v < 8), "orientation {orientation}");
        let dark = after.chunks(3).filter(|pixel| pixel.iter().all(|&v| v < 8)).count();
        assert!(dark < 90 * 70 / 8, "orientation {orientation}: {dark}");
    }
}

#[test]
fn bytes_hidden_behind_the_last_block_of_a_scan_go() {
    let file = picture(&REGION, 0, SamplingFactor::R_4_2_0, false, 0, false);
    let end = file.len() - 2;
    let hidden = [&file[..end], b"canary-of-a-person", &file[end..]].concat();
    let safe = panah::strip::strip(&hidden, &Limits::default()).unwrap();
    let output = safe.parts.over(&hidden);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    assert!(memchr::memmem::find(&bytes, b"canary").is_none());
    assert_eq!(decoded(&bytes), decoded(&file));
}

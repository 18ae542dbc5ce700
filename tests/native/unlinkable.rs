//! The Unlinkable level: nothing that can be read off a copy without looking at its picture leads back to the original.

use std::collections::HashSet;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use panah::limits::Limits;
use panah::make::make as make_copy;
use panah::pixels::resample::{LADDER, copy_size};
use panah::policy::Level;
use panah::source::Source;

fn copy_of(file: &[u8], seed: u8) -> Vec<u8> {
    let source = file.to_vec();
    let safe = make_copy(&source, Level::Unlinkable, &[], [seed; 32], &Limits::default()).unwrap();
    let output = safe.parts.over(&source);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    bytes
}

/// A photo-like scene as a JPEG of a camera's own choosing.
fn photo(width: u16, height: u16, quality: u8, sampling: SamplingFactor, progressive: bool) -> Vec<u8> {
    let wave = |x: u32, y: u32, k: f32| ((x as f32 / (17.0 + k)).sin() * (y as f32 / (23.0 - k)).cos() * 90.0) + 128.0;
    let grain = |x: u32, y: u32| ((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 7) as u8 & 7;
    let pixel = |x: u32, y: u32| [0.0, 3.0, 6.0].map(|k| wave(x, y, k) as u8 ^ grain(x, y));
    let pixels: Vec<u8> =
        (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).flat_map(move |x| pixel(x, y))).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, quality);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
    file
}

/// The segments of a JPEG up to its first scan, and the coded picture behind them, which is what a search for the same
/// picture under other metadata takes the digest of.
fn split(file: &[u8]) -> (Vec<(u8, Vec<u8>)>, Vec<u8>) {
    let (mut at, mut segments) = (2, Vec::new());
    loop {
        let length = usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
        segments.push((file[at + 1], file[at + 4..at + 2 + length].to_vec()));
        at += 2 + length;
        if segments.last().is_some_and(|(code, _)| *code == 0xda) {
            return (segments, file[at..].to_vec());
        }
    }
}

/// Two originals that share nothing, and one that differs from the first only in its coding.
fn originals() -> [Vec<u8>; 3] {
    [
        photo(1000, 750, 95, SamplingFactor::R_4_4_4, false),
        photo(640, 853, 71, SamplingFactor::R_4_2_2, true),
        photo(1000, 750, 60, SamplingFactor::R_4_2_0, true),
    ]
}

#[test]
fn tables_sampling_and_the_order_of_markers_are_the_same_for_everybody() {
    let copies = originals().map(|file| split(&copy_of(&file, 1)).0);
    let but_size = |segments: &[(u8, Vec<u8>)]| {
        let blank = |(code, body): &(u8, Vec<u8>)| {
            let mut body = body.clone();
            if *code == 0xc0 {
                body[1..5].fill(0);
            }
            (*code, body)
        };
        segments.iter().map(blank).collect::<Vec<_>>()
    };
    assert_eq!(but_size(&copies[0]), but_size(&copies[1]));
    assert_eq!(but_size(&copies[0]), but_size(&copies[2]));
    let (_, frame) = copies[0].iter().find(|(code, _)| *code == 0xc0).expect("baseline");
    assert_eq!([frame[7], frame[10], frame[13]], [0x22, 0x11, 0x11], "4:2:0");
    for (file, copy) in originals().iter().zip(&copies) {
        let tables = |segments: &[(u8, Vec<u8>)]| -> Vec<Vec<u8>> {
            segments.iter().filter(|(code, _)| *code == 0xdb).map(|(_, body)| body.clone()).collect()
        };
        assert_ne!(tables(&split(file).0), tables(copy));
    }
}

#[test]
fn the_coded_picture_shares_no_stretch_of_bytes_with_the_original_or_another_copy() {
    for file in originals() {
        let (original, one, other) = (split(&file).1, split(&copy_of(&file, 1)).1, split(&copy_of(&file, 2)).1);
        let there: HashSet<&[u8]> = original.windows(12).chain(one.windows(12)).collect();
        assert!(!other.windows(12).any(|stretch| there.contains(stretch)));
        assert_ne!((one.len(), one.len()), (original.len(), other.len()), "sizes");
        assert_ne!(one.len(), other.len(), "two copies of one picture have two sizes");
    }
}

#[test]
fn a_copy_of_a_large_photo_has_about_eight_million_pixels_whatever_its_shape() {
    for (width, height) in [(4000, 3000), (4624, 2604), (6000, 4000), (5712, 4284), (8064, 6048), (9000, 4000)] {
        let (across, down) = copy_size(width, height);
        let pixels = across * down;
        assert!((7_500_000..8_000_000).contains(&pixels), "{width} {height}: {across} {down}");
        assert_eq!(copy_size(height, width), (down, across));
    }
}

#[test]
fn a_long_picture_of_a_screen_stays_as_wide_as_can_be_read() {
    for (width, height) in [(1080, 9600), (1170, 12000), (1090, 1200), (1920, 1081), (1440, 20000)] {
        let (across, down) = copy_size(width, height);
        assert!(across.min(down) >= 1080 && across <= width && down <= height + 4, "{width} {height}: {across} {down}");
        let shape = f64::from(across) / f64::from(down) / (f64::from(width) / f64::from(height));
        assert!((0.99..1.01).contains(&shape), "{width} {height}: {across} {down}");
    }
    assert!(copy_size(1079, 9600).0 < 1079);
}

#[test]
fn a_copy_has_one_of_few_sizes_and_many_originals_share_each() {
    for (width, height) in [(4000, 3000), (4032, 3024), (4080, 3060), (3968, 2976)] {
        assert_eq!(copy_size(width, height), (3200, 2400), "{width} {height}");
    }
    for side in (65..9000).step_by(7) {
        let (long, short) = copy_size(side, side * 3 / 4);
        assert!(LADDER.contains(&long) && short % 8 == 0);
        assert!(side < 66 || long < side, "{side} {long}");
    }
}

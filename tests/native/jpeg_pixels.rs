//! JPEG pixels: to the last bit those of libjpeg-turbo, whose answers are recorded here.
//!
//! To record them anew, set `PANAH_RECORD` to a folder: the test writes its files there, and for each of them
//! `sha256(djpeg -dct int -scale 1/BY -pnm FILE)` over the pixels alone is the answer at that scale.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use panah::digest::Hasher;
use panah::error::ErrorKind;
use panah::limits::Limits;
use panah::pixels::jpeg;
use panah::pixels::raster::Raster;

/// How a picture is stored, and the first eight bytes of the digest of its pixels at 1, 1/2, 1/4 and 1/8 of its size, as libjpeg-turbo
/// 3.2.0 gives them (by way of Pillow 13.0.0). Sequential and progressive files have the same coefficients, so the same pixels.
const RECORDED: [(SamplingFactor, [&str; 4]); 6] = [
    (SamplingFactor::R_4_4_4, ["218d3b4d39af0bb8", "94df8ce638368b7c", "9364edfb70087379", "9ca6f05efd52bae3"]),
    (SamplingFactor::R_4_2_2, ["c09b276942d2acec", "c83a12c998118454", "ab8ad3fea35dc551", "8a09da159e56d598"]),
    (SamplingFactor::R_4_2_0, ["d01c94970945e8e5", "a937a54a0963af73", "b1ec361c0930e713", "e5aaf87db101b67d"]),
    (SamplingFactor::R_4_4_0, ["28c8ca4f378d4222", "0c54441a22758445", "dfb3e4b2f57e7ec4", "684a22e44e063cd4"]),
    (SamplingFactor::R_4_1_1, ["352a4427e1214ad6", "1f1bc70ea5f53ee9", "31ed5fa42380e5bd", "b0493d25a4f1cc2a"]),
    (SamplingFactor::R_4_1_0, ["5454be4654b828c4", "0dc2986dcd830b7d", "da873c6d6b4dc0c9", "ec522ee022839cce"]),
];

/// The same of `tests/data/astronaut.jpg`.
const ASTRONAUT: [&str; 4] = ["268f53578644caca", "efd7d2282c080b30", "04dac3fb85e7e377", "bfa301635bb721a0"];

fn astronaut() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/astronaut.jpg")).unwrap()
}

fn decode(file: &[u8], by: u32) -> Raster {
    jpeg::decode(&file, by, &mut Limits::default()).unwrap().0
}

/// The first eight bytes of the digest of the pixels.
fn digest(raster: &Raster) -> String {
    let mut hasher = Hasher::default();
    hasher.push(&raster.rgb);
    hasher.finish().to_string()[..16].into()
}

/// A part of the astronaut with a face in it, 203 by 151 pixels: sides that no block fits into.
fn stored(sampling: SamplingFactor, progressive: bool, restart: u16) -> Vec<u8> {
    let whole = decode(&astronaut(), 1);
    let rows = whole.rgb.chunks(whole.width as usize * 3).skip(30).take(151);
    let pixels: Vec<u8> = rows.flat_map(|row| row[120 * 3..(120 + 203) * 3].iter().copied()).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 80);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.set_optimized_huffman_tables(progressive);
    if restart > 0 {
        encoder.set_restart_interval(restart);
    }
    encoder.encode(&pixels, 203, 151, ColorType::Rgb).unwrap();
    file
}

/// Keeps a file for another decoder, where that is wanted.
fn record(name: &str, file: &[u8]) {
    if let Some(folder) = std::env::var_os("PANAH_RECORD") {
        std::fs::write(std::path::Path::new(&folder).join(name), file).unwrap();
    }
}

#[test]
fn a_photo_has_the_pixels_that_libjpeg_gives_it_at_every_scale() {
    record("astronaut.jpg", &astronaut());
    let answers = [1, 2, 4, 8].map(|by| digest(&decode(&astronaut(), by)));
    assert_eq!(answers, ASTRONAUT);
}

#[test]
fn every_sampling_has_the_pixels_that_libjpeg_gives_it_at_every_scale() {
    let variants = RECORDED.into_iter().enumerate().flat_map(|(number, (sampling, recorded))| {
        [(false, 0), (false, 5), (true, 0), (true, 3)].map(|(progressive, restart)| {
            let file = stored(sampling, progressive, restart);
            record(&format!("{number}-{progressive}-{restart}.jpg"), &file);
            (sampling, progressive, restart, file, recorded)
        })
    });
    for (sampling, progressive, restart, file, recorded) in variants.collect::<Vec<_>>() {
        let answers = [1, 2, 4, 8].map(|by| digest(&decode(&file, by)));
        assert_eq!(answers, recorded, "{sampling:?} {progressive} {restart}");
    }
}

#[test]
fn a_reduced_picture_has_the_size_of_the_full_one_divided_and_rounded_up() {
    for (by, size) in [(1, (203, 151)), (2, (102, 76)), (4, (51, 38)), (8, (26, 19))] {
        let raster = decode(&stored(SamplingFactor::R_4_2_0, false, 0), by);
        assert_eq!((raster.width, raster.height), size);
    }
}

#[test]
fn grey_pictures_and_pictures_stored_as_red_green_and_blue_keep_their_colours() {
    let flat = |colour: ColorType, pixel: &[u8]| {
        let mut file = Vec::new();
        let pixels = pixel.repeat(40 * 30);
        Encoder::new(&mut file, 95).encode(&pixels, 40, 30, colour).unwrap();
        decode(&file, 1).rgb
    };
    assert!(flat(ColorType::Luma, &[77]).iter().all(|&level| level.abs_diff(77) < 2));
    let red = flat(ColorType::Rgb, &[200, 30, 60]);
    assert!(red.chunks(3).all(|pixel| pixel.iter().zip([200, 30, 60]).all(|(a, b): (&u8, u8)| a.abs_diff(b) < 4)));
    // Adobe's programs store inks inverted: no ink at all is white.
    assert!(flat(ColorType::Cmyk, &[0, 0, 0, 0]).iter().all(|&level| level > 250));
    assert!(flat(ColorType::CmykAsYcck, &[0, 0, 0, 255]).iter().all(|&level| level < 5));
}

#[test]
fn a_picture_that_is_cut_off_is_decoded_up_to_there_and_blank_behind() {
    for progressive in [false, true] {
        let file = stored(SamplingFactor::R_4_2_0, progressive, 0);
        let whole = decode(&file, 1);
        let scan = file.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
        let mut before = 0;
        for end in (0..file.len() - 2).step_by(397) {
            // As it is, and with an end put behind what is left.
            for tail in [&[][..], &[0xff, 0xd9]] {
                let short = [&file[..end], tail].concat();
                let decoded = jpeg::decode(&short, 1, &mut Limits::default());
                if end < scan + 14 {
                    assert_eq!(decoded.unwrap_err().kind(), ErrorKind::Malformed, "{end}");
                    continue;
                }
                let (raster, _) = decoded.unwrap();
                assert_eq!((raster.width, raster.height), (whole.width, whole.height));
                let alike = raster.rgb.iter().zip(&whole.rgb).take_while(|(a, b)| a == b).count();
                assert!(progressive || alike >= before, "{end}");
                before = alike;
            }
        }
        assert!(progressive || before > whole.rgb.len() / 2, "{before}");
    }
}

#[test]
fn a_large_progressive_picture_is_refused_before_its_coefficients_are_held() {
    let mut file = stored(SamplingFactor::R_4_2_0, true, 0);
    let frame = file.windows(2).position(|pair| pair == [0xff, 0xc2]).unwrap();
    file[frame + 5..frame + 9].copy_from_slice(&[0x3f, 0xff, 0x3f, 0xff]);
    let error = jpeg::decode(&file, 8, &mut Limits::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

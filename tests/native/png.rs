//! What a strip of a PNG takes out and what it leaves.

use crate::make;

use std::io::Cursor;

use image::AnimationDecoder;
use image::codecs::png::PngDecoder;
use make::png_chunk as chunk;
use panah::error::ErrorKind;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Report};

const END: usize = 12;

fn report(file: &[u8]) -> Report {
    inspect(&file, &mut Limits::default()).unwrap()
}

/// A small picture with `parts` before its data.
fn with(parts: &[Vec<u8>]) -> Vec<u8> {
    let plain = make::plain(image::ImageFormat::Png);
    [&plain[..33], &parts.concat(), &plain[33..]].concat()
}

/// Strips twice: the copy must be its own copy.
fn strip(file: &[u8]) -> Vec<u8> {
    let once = make::strip(file).unwrap();
    assert_eq!(make::strip(&once).unwrap(), once);
    assert!(report(&once).findings.is_empty());
    assert!(!make::holds(&once, make::CANARY));
    once
}

fn pixels(file: &[u8]) -> image::RgbaImage {
    image::load_from_memory(file).unwrap().to_rgba8()
}

fn frames(file: &[u8]) -> Vec<(Vec<u8>, (u32, u32))> {
    let decoder = PngDecoder::new(Cursor::new(file)).unwrap().apng().unwrap();
    let frames = decoder.into_frames().collect_frames().unwrap();
    frames.into_iter().map(|f| (f.buffer().to_vec(), f.delay().numer_denom_ms())).collect()
}

/// An animation of three frames; with `hidden`, behind a picture that is no frame.
fn animation(hidden: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 8, 6);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_animated(3, 0).unwrap();
    encoder.set_sep_def_img(hidden).unwrap();
    encoder.set_frame_delay(1, 10).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for shade in (if hidden { 0 } else { 1 })..4_u8 {
        let image: Vec<u8> = (0..8 * 6).flat_map(|i| [shade * 60, i as u8, 255 - shade, 255]).collect();
        writer.write_image_data(&image).unwrap();
    }
    writer.finish().unwrap();
    file
}

#[test]
fn an_animation_keeps_its_frames() {
    let file = animation(false);
    let copy = strip(&file);
    assert_eq!(frames(&copy), frames(&file));
    let words = chunk(b"tEXt", make::CANARY);
    let file = [&file[..33], &words, &file[33..file.len() - END], &words, &file[file.len() - END..]].concat();
    assert_eq!(frames(&strip(&file)), frames(&file));
}

#[test]
fn a_picture_hidden_behind_an_animation_goes_and_the_first_frame_takes_its_place() {
    let file = animation(true);
    assert!(report(&file).findings.iter().any(|finding| finding.class == Class::HiddenPicture));
    let copy = strip(&file);
    assert_eq!(frames(&copy), frames(&file));
    assert_eq!(frames(&copy).len(), 3);
    assert_ne!(pixels(&copy), pixels(&file));
    assert_eq!(pixels(&copy).into_raw(), frames(&copy)[0].0);
}

#[test]
fn an_animation_whose_first_frame_is_smaller_than_the_hidden_picture_is_refused() {
    let file = animation(true);
    let at = file.windows(4).position(|word| word == b"fcTL").unwrap();
    let mut content = file[at + 4..at + 30].to_vec();
    content[7] = 4;
    let file = [&file[..at - 4], &chunk(b"fcTL", &content), &file[at + 34..]].concat();
    assert_eq!(make::strip(&file).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn data_behind_the_last_row_goes_and_the_picture_is_compressed_anew() {
    let plain = make::plain(image::ImageFormat::Png);
    let rows = [vec![0; 7 * (1 + 13 * 4)], make::CANARY.repeat(5000)].concat();
    for level in [0, 6] {
        let stream = miniz_oxide::deflate::compress_to_vec_zlib(&rows, level);
        let pieces: Vec<u8> = stream.chunks(1000).flat_map(|piece| chunk(b"IDAT", piece)).collect();
        let file = [&plain[..33], &pieces, &plain[plain.len() - END..]].concat();
        let copy = strip(&file);
        assert!(copy.len() < 200);
        assert!(pixels(&copy).iter().all(|&sample| sample == 0));
    }
}

#[test]
fn a_bomb_behind_the_last_row_is_not_inflated() {
    let plain = make::plain(image::ImageFormat::Png);
    let stream = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 64 << 20], 6);
    let file = [&plain[..33], &chunk(b"IDAT", &stream), &plain[plain.len() - END..]].concat();
    assert!(strip(&file).len() < 200);
}

#[test]
fn a_picture_that_does_not_fit_in_memory_once_compressed_anew_is_a_limit() {
    let plain = make::plain(image::ImageFormat::Png);
    let stream = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 1000], 6);
    let file = [&plain[..33], &chunk(b"IDAT", &stream), &plain[plain.len() - END..]].concat();
    let mut limits = Limits { memory: 4, ..Limits::default() };
    assert_eq!(inspect(&file, &mut limits).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn interlaced_and_palette_pictures_keep_their_pixels() {
    // A 3 by 3 picture of two bits a pixel: rows of passes 1, 4, 5, 6, 6 and 7, each with its filter byte.
    let header = [&3_u32.to_be_bytes()[..], &3_u32.to_be_bytes(), &[2, 3, 0, 0, 1]].concat();
    let rows = [0, 0x40, 0, 0x80, 0, 0x60, 0, 0xc0, 0, 0x80, 0, 0x6c];
    let file = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"tEXt", make::CANARY),
        chunk(b"PLTE", &[0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]),
        chunk(b"tRNS", &[255, 128]),
        chunk(b"hIST", &[0; 8]),
        chunk(b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6)),
        chunk(b"IEND", &[]),
    ]
    .concat();
    assert_eq!(pixels(&strip(&file)), pixels(&file));
}

#[test]
fn pixels_that_are_not_square_keep_their_shape_and_lose_their_size() {
    let density = |x: u32, y: u32, unit| chunk(b"pHYs", &[&x.to_be_bytes()[..], &y.to_be_bytes(), &[unit]].concat());
    let copy = strip(&with(&[density(5906, 11812, 1)]));
    assert!(make::holds(&copy, &density(1, 2, 0)));
    assert!(!make::holds(&strip(&with(&[density(2835, 2835, 1)])), b"pHYs"));
    // No screen has pixels of this shape; a file may be marked by it.
    assert!(!make::holds(&strip(&with(&[density(u32::MAX, 1_234_567_891, 0)])), b"pHYs"));
}

#[test]
fn a_whole_picture_without_an_end_gets_one() {
    let plain = make::plain(image::ImageFormat::Png);
    assert_eq!(strip(&plain[..plain.len() - END]), plain);
}

#[test]
fn a_picture_that_is_cut_short_is_copied_as_far_as_it_is_there() {
    let plain = make::plain(image::ImageFormat::Png);
    let data = memchr::memmem::find(&plain, b"IDAT").unwrap() + 4;
    let mut copied = 0;
    for end in 0..plain.len() - END {
        match make::strip(&plain[..end]) {
            Ok(copy) => {
                assert!(end > data && strip(&copy) == copy, "{end}");
                assert_eq!(pixels(&copy).len(), pixels(&plain).len(), "{end}");
                copied += 1;
            }
            Err(error) => {
                assert!(matches!(error.kind(), ErrorKind::Malformed | ErrorKind::Unsupported), "{end}: {error}");
            }
        }
    }
    assert!(copied > 10, "{copied}");
}

#[test]
fn a_wide_colour_profile_keeps_its_numbers_and_loses_its_words() {
    let profile = make::profile::display_p3();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&profile, 6);
    let file = with(&[chunk(b"iCCP", &[make::CANARY, b"\0\0", &packed].concat())]);
    let copy = strip(&file);
    let at = copy.windows(4).position(|word| word == b"iCCP").unwrap();
    let len = u32::from_be_bytes(copy[at - 4..at].try_into().unwrap()) as usize;
    let kept = miniz_oxide::inflate::decompress_to_vec_zlib(&copy[at + 9..at + 4 + len]).unwrap();
    assert!(!make::holds(&kept, make::CANARY));
    for number in make::profile::NUMBERS {
        assert!(make::holds(&kept, &number.map(i32::to_be_bytes).concat()));
    }
    assert_eq!(pixels(&copy), pixels(&file));
}

#[test]
fn a_critical_chunk_that_nobody_knows_is_refused() {
    assert_eq!(make::strip(&with(&[chunk(b"CRit", &[])])).unwrap_err().kind(), ErrorKind::Refused);
}

/// A picture of 5 by 2 pixels with a palette of four colours, of which rows filtered in every way use 0 and 2.
fn indexed(colours: &[u8], alpha: &[u8], interlaced: bool) -> Vec<u8> {
    let header = [&5_u32.to_be_bytes()[..], &5_u32.to_be_bytes(), &[8, 3, 0, 0, u8::from(interlaced)]].concat();
    // Every row is 0 2 0 2 2, by its own filter.
    let rows: Vec<u8> = match interlaced {
        false => vec![0, 0, 2, 0, 2, 2, 1, 0, 2, 254, 2, 0, 2, 0, 0, 0, 0, 0, 3, 0, 1, 255, 1, 0, 4, 0, 0, 0, 0, 0],
        true => [vec![0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2], [0, 2, 2].repeat(3), [0, 0, 2, 0, 2, 2].repeat(2)]
            .concat(),
    };
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"PLTE", colours),
        chunk(b"tRNS", alpha),
        chunk(b"IDAT", &make::zlib(&rows)),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

#[test]
fn colours_that_no_pixel_uses_become_black() {
    let file = indexed(b"rgbCANrgbARY", &[1, 2, 3, 4], false);
    let copy = strip(&file);
    assert_eq!(copy, indexed(b"rgb\0\0\0rgb\0\0\0", &[1, 255, 3], false));
    assert_eq!(pixels(&copy), pixels(&file));
    let shown: Vec<u8> = pixels(&file).pixels().map(|pixel| pixel.0[3]).collect();
    assert_eq!(shown, [1, 3, 1, 3, 3].repeat(5));
    let file = indexed(b"rgbCANrgbARY", &[1, 2, 3, 4], true);
    assert_eq!(pixels(&strip(&file)), pixels(&file));
    assert!(!make::holds(&strip(&file), b"CAN"));
}

//! What a strip of a WebP takes out and what it leaves.

use crate::make;

use std::io::Cursor;

use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, ImageFormat};
use make::riff_chunk as chunk;
use panah::inspect::inspect;
use panah::limits::Limits;

/// Strips twice: the copy must be its own copy.
fn strip(file: &[u8]) -> Vec<u8> {
    let once = make::strip(file).unwrap();
    assert_eq!(make::strip(&once).unwrap(), once);
    assert!(inspect(&once, &mut Limits::default()).unwrap().findings.is_empty());
    assert!(!make::holds(&once, make::CANARY));
    once
}

fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = [b"WEBP".to_vec(), chunks.concat()].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

fn picture() -> Vec<u8> {
    make::plain(ImageFormat::WebP)[12..].to_vec()
}

/// An animation of three frames of 13 by 7 pixels, each with `behind` behind its picture.
fn animation(behind: &[u8]) -> Vec<u8> {
    let mut chunks = vec![chunk(b"VP8X", &[0x12, 0, 0, 0, 12, 0, 0, 6, 0, 0]), chunk(b"ANIM", &[0; 6])];
    for delay in [10, 20, 30] {
        let head = [0, 0, 0, 0, 0, 0, 12, 0, 0, 6, 0, 0, delay, 0, 0, 2];
        chunks.push(chunk(b"ANMF", &[&head[..], &picture(), behind].concat()));
    }
    riff(&chunks)
}

fn frames(file: &[u8]) -> Vec<(Vec<u8>, (u32, u32))> {
    let frames = WebPDecoder::new(Cursor::new(file)).unwrap().into_frames().collect_frames().unwrap();
    frames.into_iter().map(|f| (f.buffer().to_vec(), f.delay().numer_denom_ms())).collect()
}

#[test]
fn an_animation_keeps_its_frames_and_loses_what_lies_behind_them() {
    let plain = animation(&[]);
    assert_eq!(strip(&plain), plain);
    assert_eq!(frames(&plain).len(), 3);
    let copy = strip(&animation(&chunk(b"prVt", make::CANARY)));
    assert_eq!(copy, plain);
}

#[test]
fn a_wide_colour_profile_keeps_its_numbers_and_loses_its_words() {
    let header = chunk(b"VP8X", &[0x30, 0, 0, 0, 12, 0, 0, 6, 0, 0]);
    let file = riff(&[header, chunk(b"ICCP", &make::profile::display_p3()), picture()]);
    let copy = strip(&file);
    for number in make::profile::NUMBERS {
        assert!(make::holds(&copy, &number.map(i32::to_be_bytes).concat()));
    }
    assert_eq!(image::load_from_memory(&copy).unwrap(), image::load_from_memory(&file).unwrap());
}

/// The same file with `words` behind the codes of each chunk of that kind.
fn with_words_in(file: &[u8], kind: &[u8; 4], words: &[u8]) -> Vec<u8> {
    let (mut body, mut rest) = (b"WEBP".to_vec(), &file[12..]);
    while !rest.is_empty() {
        let len = u32::from_le_bytes(rest[4..8].try_into().unwrap()) as usize;
        let (chunk, after) = rest.split_at(8 + len.next_multiple_of(2));
        let own = &chunk[..8 + len];
        body.extend(if own.starts_with(kind) {
            make::riff_chunk(kind, &[&own[8..], words].concat())
        } else {
            make::riff_chunk(&own[..4].try_into().unwrap(), &own[8..])
        });
        rest = after;
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

#[test]
fn bytes_behind_the_codes_of_a_lossless_picture_go() {
    for (width, height) in [(1, 1), (13, 7), (300, 200)] {
        let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, (x * y) as u8, y as u8]));
        let mut plain = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut plain, image::ImageFormat::WebP).unwrap();
        let plain = plain.into_inner();
        assert_eq!(make::strip(&plain).unwrap(), plain);
        assert_eq!(make::strip(&with_words_in(&plain, b"VP8L", make::CANARY)).unwrap(), plain);
    }
}

#[test]
fn bytes_behind_a_plain_alpha_plane_go() {
    let plain = image::DynamicImage::ImageRgb8(image::RgbImage::new(4, 2));
    let mut lossless = std::io::Cursor::new(Vec::new());
    plain.write_to(&mut lossless, image::ImageFormat::WebP).unwrap();
    let header = make::riff_chunk(b"VP8X", &[0x10, 0, 0, 0, 3, 0, 0, 1, 0, 0]);
    let alpha = make::riff_chunk(b"ALPH", &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    let body = [b"WEBP".to_vec(), header, alpha, lossless.into_inner()[12..].to_vec()].concat();
    let file = [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat();
    assert_eq!(make::strip(&with_words_in(&file, b"ALPH", make::CANARY)).unwrap(), make::strip(&file).unwrap());
    assert!(make::strip(&file).unwrap().ends_with(&file[file.len() - 20..]));
}

/// A VP8 key frame of 16 by 16 pixels whose every code is a zero bit: nothing but zeros behind its header.
fn lossy(words: &[&[u8]; 2]) -> Vec<u8> {
    // Of these zeros the header's probabilities alone use up some ten bytes.
    let first = [&[0; 40][..], words[0]].concat();
    let tag = (first.len() as u32) << 5 | 0x10;
    let head = [&tag.to_le_bytes()[..3], &[0x9d, 0x01, 0x2a, 16, 0, 16, 0]].concat();
    let frame = [head, first, vec![0; 8], words[1].to_vec()].concat();
    let body = [b"WEBP".to_vec(), make::riff_chunk(b"VP8 ", &frame)].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

#[test]
fn bytes_behind_the_codes_of_a_lossy_picture_go_from_every_partition() {
    let pixels = |file: &[u8]| image::load_from_memory(file).unwrap().to_rgb8();
    let plain = make::strip(&lossy(&[b"", b""])).unwrap();
    assert_eq!(make::strip(&plain).unwrap(), plain);
    assert_eq!(pixels(&plain), pixels(&lossy(&[b"", b""])));
    for words in [[make::CANARY, b""], [b"", make::CANARY], [make::CANARY, make::CANARY]] {
        assert_eq!(make::strip(&lossy(&words)).unwrap(), plain);
    }
}

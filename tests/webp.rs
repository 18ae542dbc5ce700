//! What a strip of a WebP takes out and what it leaves.

mod make;

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

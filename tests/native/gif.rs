//! What a strip of a GIF takes out and what it leaves.

use crate::make;

use std::io::Cursor;

use image::codecs::gif::{GifDecoder, GifEncoder, Repeat};
use image::{AnimationDecoder, Delay, Frame, Rgba, RgbaImage};

fn animation() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = GifEncoder::new(&mut file);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for shade in [10, 90, 200] {
        let picture = RgbaImage::from_fn(20, 9, |x, y| Rgba([x as u8 * 9, y as u8 * 20, shade, 255]));
        let delay = Delay::from_numer_denom_ms(u32::from(shade) * 10, 1);
        encoder.encode_frame(Frame::from_parts(picture, 0, 0, delay)).unwrap();
    }
    drop(encoder);
    file
}

fn frames(file: &[u8]) -> Vec<(Vec<u8>, (u32, u32))> {
    let frames = GifDecoder::new(Cursor::new(file)).unwrap().into_frames().collect_frames().unwrap();
    frames.into_iter().map(|f| (f.buffer().to_vec(), f.delay().numer_denom_ms())).collect()
}

#[test]
fn an_animation_keeps_its_frames_and_loses_its_comments() {
    let plain = animation();
    let comment = [&[0x21, 0xfe, make::CANARY.len() as u8][..], make::CANARY, &[0]].concat();
    let end = plain.len() - 1;
    let file = [&plain[..end], &comment, &plain[end..]].concat();
    let copy = make::strip(&file).unwrap();
    assert!(!make::holds(&copy, make::CANARY));
    assert_eq!(frames(&copy), frames(&plain));
    assert_eq!(frames(&copy).len(), 3);
    assert_eq!(make::strip(&copy).unwrap(), copy);
}

#[test]
fn a_picture_that_is_cut_short_is_an_error() {
    let plain = animation();
    // Its first six bytes alone are letters, and so a text.
    for end in 7..plain.len() {
        assert!(make::strip(&plain[..end]).is_err(), "{end}");
    }
}

#[test]
fn colours_that_no_pixel_uses_become_black() {
    // Two pixels of colours 0 and 2, in a table of four: clear, 0, 2, end, of three bits each.
    let image = [0x2c, 0, 0, 0, 0, 2, 0, 1, 0];
    let data = [2, 2, 0b10_000_100, 0b0000_1010, 0, 0x3b];
    let screen = |flags| [&b"GIF89a\x02\0\x01\0"[..], &[flags, 0, 0]].concat();
    let colours = *b"rgbCANrgbARY";
    let blank = *b"rgb\0\0\0rgb\0\0\0";
    let shared = |colours: &[u8]| [&screen(0x81)[..], colours, &image, &[0], &data].concat();
    assert_eq!(make::strip(&shared(&colours)).unwrap(), shared(&blank));
    assert_eq!(make::strip(&shared(&blank)).unwrap(), shared(&blank));
    let own = |colours: &[u8]| [&screen(0)[..], &image, &[0x81], colours, &data].concat();
    assert_eq!(make::strip(&own(&colours)).unwrap(), own(&blank));
    assert_eq!(frames(&own(&blank)), frames(&own(&colours)));
}

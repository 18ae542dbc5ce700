//! JPEG files made of parts: a real coded picture, and whatever a test puts around it.

use jpeg_encoder::{ColorType, Encoder};

/// A segment with its marker code and body.
pub fn segment(code: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, code], length.as_slice(), body].concat()
}

/// A coded picture of soft colours, `width` by `height` pixels, as a whole file.
pub fn picture(width: u16, height: u16, progressive: bool) -> Vec<u8> {
    let pixels: Vec<u8> = (0..u32::from(height))
        .flat_map(|y| (0..u32::from(width)).flat_map(move |x| [(x * 3) as u8, (y * 5) as u8, (x ^ y) as u8]))
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 85);
    encoder.set_progressive(progressive);
    encoder.set_restart_interval(2);
    encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
    file
}

/// The same file with `parts` behind the start marker.
pub fn with(file: &[u8], parts: &[Vec<u8>]) -> Vec<u8> {
    [&file[..2], &parts.concat(), &file[2..]].concat()
}

/// A JFIF-less Exif segment: big-endian TIFF with an orientation and a maker's name.
pub fn exif(orientation: u8, make: &str) -> Vec<u8> {
    let make = [make.as_bytes(), b"\0"].concat();
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend_from_slice(&[0x01, 0x0f, 0, 2]);
    tiff.extend_from_slice(&(make.len() as u32).to_be_bytes());
    tiff.extend_from_slice(&38u32.to_be_bytes());
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(&make);
    segment(0xe1, &[b"Exif\0\0", tiff.as_slice()].concat())
}

//! Small files with a canary in every place that can carry one.
#![allow(dead_code)]

pub mod archive;
pub mod bmp;
pub mod checks;
pub mod evidence;
pub mod heif;
pub mod jpeg;
pub mod jxl;
pub mod large;
pub mod movie;
pub mod profile;
pub mod rubbed;
pub mod sets;
pub mod small;
pub mod streams;
pub mod tiff;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

/// What no stripped file may hold.
pub const CANARY: &[u8] = b"CANARY-35.70123";

/// A picture with some colours in it.
pub fn picture() -> DynamicImage {
    RgbaImage::from_fn(13, 7, |x, y| Rgba([x as u8 * 19, y as u8 * 36, 99, 255 - x as u8])).into()
}

/// The picture in `format`, as its encoder writes it.
pub fn plain(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A PNG chunk.
pub fn png_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = crc32fast::Hasher::new();
    crc.update(kind);
    crc.update(content);
    [&(content.len() as u32).to_be_bytes()[..], kind, content, &crc.finalize().to_be_bytes()].concat()
}

/// An Exif block with an orientation and a canary in its description.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    block.extend([0x01, 0x0e, 0, 2, 0, 0, 0, CANARY.len() as u8 + 1, 0, 0, 0, 38]);
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    block.extend([0; 4]);
    block.extend(CANARY);
    block.push(0);
    block
}

/// An XMP packet with a canary.
pub fn xmp() -> Vec<u8> {
    let text = format!(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description dc:creator='{}'/></rdf:RDF></x:xmpmeta>",
        String::from_utf8_lossy(CANARY)
    );
    text.into_bytes()
}

/// A zlib stream that begins as every copy's does.
pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut stream = miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6);
    stream[..2].copy_from_slice(&[0x78, 0x01]);
    stream
}

/// A PNG with a canary in every carrier.
pub fn png() -> Vec<u8> {
    let plain = plain(ImageFormat::Png);
    let text = [b"Comment\0", CANARY].concat();
    let packed = [b"Comment\0\0".to_vec(), miniz_oxide::deflate::compress_to_vec_zlib(CANARY, 6)].concat();
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0".to_vec(), xmp()].concat();
    let (head, rest) = plain.split_at(33);
    let (body, end) = rest.split_at(rest.len() - 12);
    let idat = u32::from_be_bytes(body[..4].try_into().unwrap()) as usize;
    assert_eq!(body.len(), idat + 12);
    [
        head.to_vec(),
        png_chunk(b"tEXt", &text),
        png_chunk(b"zTXt", &packed),
        png_chunk(b"iTXt", &xmp),
        png_chunk(b"tIME", &[7, 231, 1, 2, 3, 4, 5]),
        png_chunk(b"eXIf", &exif(6)),
        png_chunk(b"prVt", CANARY),
        png_chunk(b"gAMA", &45455_u32.to_be_bytes()),
        png_chunk(b"IDAT", &[&body[8..8 + idat], CANARY].concat()),
        png_chunk(b"IDAT", CANARY),
        png_chunk(b"tEXt", &text),
        end.to_vec(),
        CANARY.to_vec(),
    ]
    .concat()
}

/// A RIFF chunk.
pub fn riff_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = [kind, &(content.len() as u32).to_le_bytes()[..], content].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A WebP with a canary in every carrier.
pub fn webp() -> Vec<u8> {
    let plain = plain(ImageFormat::WebP);
    let picture = plain[12..].to_vec();
    let mut body = b"WEBP".to_vec();
    body.extend(riff_chunk(b"VP8X", &[0x3c, 1, 2, 3, 12, 0, 0, 6, 0, 0]));
    body.extend(riff_chunk(b"ICCP", CANARY));
    body.extend(picture.clone());
    body.extend(picture);
    body.extend(riff_chunk(b"EXIF", &exif(6)));
    body.extend(riff_chunk(b"XMP ", &xmp()));
    body.extend(riff_chunk(b"prVt", CANARY));
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body, CANARY].concat()
}

/// A GIF with a canary in every carrier.
pub fn gif() -> Vec<u8> {
    let plain = plain(ImageFormat::Gif);
    let sub = |bytes: &[u8]| [&[bytes.len() as u8], bytes].concat();
    let at = 13 + if plain[10] & 0x80 != 0 { 3 << ((plain[10] & 7) + 1) } else { 0 };
    let (head, body) = plain.split_at(at);
    let body = &body[..body.len() - 2];
    let looping = [&[0x21, 0xff][..], &sub(b"NETSCAPE2.0"), &sub(&[1, 0, 0]), &[0]].concat();
    let private = [&[0x21, 0xff][..], &sub(b"PRIVATE 1.0"), &sub(CANARY), &[0]].concat();
    let comment = [&[0x21, 0xfe][..], &sub(CANARY), &[0]].concat();
    let words = [&[0x21, 0x01][..], &sub(&[0; 12]), &sub(CANARY), &[0]].concat();
    let hidden = [&sub(CANARY)[..], &[0]].concat();
    [head, &looping, &private, &comment, &words, body, &hidden, &comment, &[0x3b], CANARY].concat()
}

/// Every sample, loaded and plain, with its format.
pub fn all() -> Vec<(ImageFormat, Vec<u8>)> {
    let (png_, webp_, gif_) = (ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif);
    let mut samples = vec![(png_, png()), (webp_, webp()), (gif_, gif())];
    samples.extend([png_, webp_, gif_].map(|format| (format, plain(format))));
    samples
}

/// Strips `file` and returns the copy's bytes.
pub fn strip(file: &[u8]) -> panah::error::Result<Vec<u8>> {
    let copy = panah::strip::strip(&file, &panah::limits::Limits::default())?;
    let output = copy.parts.over(&file);
    let mut bytes = vec![0; panah::source::Source::len(&output) as usize];
    panah::source::Source::read_at(&output, 0, &mut bytes)?;
    Ok(bytes)
}

/// Strips `file`; a copy that comes out must have nothing to reveal, and a fault of ours never shows.
pub fn attempt(file: &[u8]) {
    match strip(file) {
        Ok(clean) => {
            let report = panah::inspect::inspect(&clean, &mut panah::limits::Limits::default()).unwrap();
            assert!(!report.has_removable_findings());
            assert_eq!(strip(&clean).unwrap(), clean);
        }
        Err(error) => assert_ne!(error.kind(), panah::error::ErrorKind::Residue, "{error}"),
    }
}

/// Whether `bytes` holds `word`.
pub fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

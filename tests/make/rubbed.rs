//! Pictures from which something was rubbed out: pixels of no alpha, and beneath them a picture all the same.

use std::io::Cursor;

use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{AnimationDecoder, ImageFormat, Rgba, RgbaImage};

use super::{png_chunk, riff_chunk, tiff};

/// What is drawn beneath: two pictures that are not there, and none for 0.
pub const SECRETS: [u8; 2] = [0x5a, 0xc3];

/// A picture in one form, by what is drawn beneath.
pub struct Twin {
    pub name: String,
    pub write: Box<dyn Fn(u8) -> Vec<u8>>,
}

const WIDTH: u32 = 21;
const HEIGHT: u32 = 11;

/// Whether a pixel shows nothing.
fn is_clear(x: u32, y: u32) -> bool {
    (x / 3 + y / 2).is_multiple_of(3)
}

/// A pixel: red, green, blue, alpha.
fn pixel(x: u32, y: u32, secret: u8) -> [u8; 4] {
    match is_clear(x, y) {
        true => [secret.wrapping_mul(x as u8 + 1), secret.wrapping_mul(y as u8), secret, 0],
        false => [(x * 9) as u8, (y * 17) as u8, (x * y) as u8, 255 - x as u8],
    }
}

/// The bits of a pixel in a colour type and depth, highest first.
fn bits(colour: u8, depth: u8, x: u32, y: u32, secret: u8) -> Vec<bool> {
    let [red, green, blue, alpha] = pixel(x, y, secret);
    let samples = match colour {
        // Of a palette's colours 1 and 2 have no alpha.
        3 if is_clear(x, y) => vec![if secret == 0 { 1 } else { 1 + (x + u32::from(secret / 16)) as u8 % 2 }],
        3 => vec![0],
        4 => vec![red, alpha],
        _ => vec![red, green, blue, alpha],
    };
    let bits = |sample: u8, count: u8| (0..count).rev().map(move |bit| sample >> bit & 1 == 1);
    let wide = |sample: u8| match depth {
        16 => bits(sample, 8).chain(bits(sample, 8)).collect::<Vec<_>>(),
        _ => bits(sample, depth).collect(),
    };
    samples.into_iter().flat_map(wide).collect()
}

/// The rows of a picture of `width` by `height` pixels, each filtered in another way, as a zlib stream.
fn stream(colour: u8, depth: u8, interlaced: bool, (width, height): (u32, u32), secret: u8) -> Vec<u8> {
    let passes: &[[u32; 4]] = match interlaced {
        false => &[[0, 0, 1, 1]],
        true => &[[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]],
    };
    let unit = bits(colour, depth, 0, 0, 0).len().div_ceil(8);
    let mut out = Vec::new();
    for &[left, top, across, down] in passes {
        let mut above: Vec<u8> = Vec::new();
        for (filter, y) in (0u8..).zip((top..height).step_by(down as usize)) {
            let columns = (left..width).step_by(across as usize);
            let row: Vec<bool> = columns.flat_map(|x| bits(colour, depth, x, y, secret)).collect();
            let row: Vec<u8> = row
                .chunks(8)
                .map(|bits| bits.iter().enumerate().fold(0, |byte, (at, &bit)| byte | u8::from(bit) << (7 - at)))
                .collect();
            if row.is_empty() {
                continue;
            }
            above.resize(row.len(), 0);
            out.push(filter % 5);
            for at in 0..row.len() {
                let before = |row: &[u8]| at.checked_sub(unit).map_or(0, |at| i32::from(row[at]));
                let (a, b, c) = (before(&row), i32::from(above[at]), before(&above));
                let nearest = *[a, b, c].iter().min_by_key(|&&value| (a + b - c - value).abs()).unwrap();
                let predicted = [0, a, b, (a + b) / 2, nearest][usize::from(filter % 5)];
                out.push(row[at].wrapping_sub(predicted as u8));
            }
            above = row;
        }
    }
    super::zlib(&out)
}

/// The signature, the header and what belongs to a palette: its colours 1 to 3 stand for nothing that is shown.
fn front(colour: u8, depth: u8, interlaced: bool, secret: u8) -> Vec<Vec<u8>> {
    let size = [WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat();
    let header = [&size[..], &[depth, colour, 0, 0, u8::from(interlaced)]].concat();
    let mut chunks = vec![b"\x89PNG\r\n\x1a\n".to_vec(), png_chunk(b"IHDR", &header)];
    if colour == 3 {
        chunks.push(png_chunk(b"PLTE", &[&[9, 8, 7][..], &[secret; 9]].concat()));
        let alpha: &[u8] = if secret == 0 { &[255, 0] } else { &[255, 0, 0, 255] };
        chunks.push(png_chunk(b"tRNS", alpha));
    }
    chunks
}

fn png(colour: u8, depth: u8, interlaced: bool, secret: u8) -> Vec<u8> {
    let mut chunks = front(colour, depth, interlaced, secret);
    let data = stream(colour, depth, interlaced, (WIDTH, HEIGHT), secret);
    chunks.extend([png_chunk(b"IDAT", &data), png_chunk(b"IEND", &[])]);
    chunks.concat()
}

/// An animation of three frames whose data lies in short chunks; where it `hides` a picture, that one is no frame.
fn apng(colour: u8, hides: bool, secret: u8) -> Vec<u8> {
    let mut chunks = front(colour, 8, false, secret);
    let mut numbers = 0u32..;
    let mut number = || numbers.next().unwrap().to_be_bytes().to_vec();
    chunks.push(png_chunk(b"acTL", &[0, 0, 0, 3, 0, 0, 0, 0]));
    if hides {
        chunks.push(png_chunk(b"IDAT", &stream(colour, 8, false, (WIDTH, HEIGHT), secret)));
    }
    for (frame, blend) in [(0, 0), (1, 1), (2, 0)] {
        let size = (WIDTH - frame, HEIGHT - frame);
        let place = [size.0, size.1, frame, 0].map(u32::to_be_bytes).concat();
        chunks.push(png_chunk(b"fcTL", &[&number()[..], &place, &[0, 1, 0, 10, 1, blend]].concat()));
        for data in stream(colour, 8, false, size, if frame == 1 { 0 } else { secret }).chunks(60) {
            chunks.push(match frame == 0 && !hides {
                true => png_chunk(b"IDAT", data),
                false => png_chunk(b"fdAT", &[&number()[..], data].concat()),
            });
        }
    }
    chunks.push(png_chunk(b"IEND", &[]));
    chunks.concat()
}

/// A VP8L chunk.
fn lossless(secret: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| Rgba(pixel(x, y, secret)));
    picture.write_to(&mut file, ImageFormat::WebP).unwrap();
    file.into_inner()[12..].to_vec()
}

/// A plane of alpha that covers the right part of two macroblocks, and a VP8 chunk of these, of which the second differs.
fn lossy(secret: u8) -> Vec<u8> {
    let alpha: Vec<u8> = (0..16).flat_map(|_| (0..32).map(|x| if x < 14 { 200 } else { 0 })).collect();
    let first = [0; 40];
    let head = [&((first.len() as u32) << 5 | 0x10).to_le_bytes()[..3], &[0x9d, 0x01, 0x2a, 32, 0, 16, 0]].concat();
    let tokens = [&[0; 6][..], &[secret; 30]].concat();
    [riff_chunk(b"ALPH", &[&[0][..], &alpha].concat()), riff_chunk(b"VP8 ", &[&head[..], &first, &tokens].concat())]
        .concat()
}

fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = [b"WEBP".to_vec(), chunks.concat()].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// `VP8X` with its flags and the size of a canvas.
fn canvas(flags: u8, width: u32, height: u32) -> Vec<u8> {
    riff_chunk(b"VP8X", &[flags, 0, 0, 0, width as u8 - 1, 0, 0, height as u8 - 1, 0, 0])
}

fn webp_animation(width: u32, height: u32, picture: &[u8]) -> Vec<u8> {
    let head = [0, 0, 0, 0, 0, 0, width as u8 - 1, 0, 0, height as u8 - 1, 0, 0, 9, 0, 0, 2];
    let frame = riff_chunk(b"ANMF", &[&head[..], picture].concat());
    riff(&[canvas(0x12, width, height), riff_chunk(b"ANIM", &[0; 6]), frame.clone(), frame])
}

/// How the samples of a TIFF are written.
#[derive(Clone, Copy, Debug)]
pub struct Samples {
    pub form: usize,
    pub compression: u16,
    pub wide: bool,
    pub grey: bool,
    pub differences: bool,
    pub tiled: bool,
    /// ExtraSamples.
    pub extra: u16,
}

/// Every coding, and of each other question every answer.
pub fn samples() -> Vec<Samples> {
    let codings = [1, 5, 8, 32773].into_iter().zip(0u16..).flat_map(|(compression, at)| {
        [0, 1].map(|odd| Samples {
            form: usize::from(2 * at + odd) % 4,
            compression,
            wide: (at + odd).is_multiple_of(2),
            grey: odd == 1,
            differences: compression != 1 && at % 2 == odd,
            tiled: at == 2,
            extra: 1 + odd,
        })
    });
    codings.collect()
}

impl Samples {
    /// The samples of one of two strips, or of the only tile.
    pub fn strip(self, index: u32, secret: u8) -> Vec<u8> {
        let rows = if self.tiled { 0..16 } else { index * 6..(index * 6 + 6).min(HEIGHT) };
        let sample = |sample: u8| if self.wide { vec![sample; 2] } else { vec![sample] };
        let row = |y: u32| {
            (0..if self.tiled { 32 } else { WIDTH }).flat_map(move |x| {
                let [red, green, blue, alpha] = pixel(x, y, secret);
                if self.grey { vec![red, alpha] } else { vec![red, green, blue, alpha] }
            })
        };
        rows.flat_map(row).flat_map(sample).collect()
    }

    fn coded(self, mut bytes: Vec<u8>) -> Vec<u8> {
        let big = tiff::FORMS[self.form].big_endian;
        let (step, samples) = (if self.wide { 2 } else { 1 }, if self.grey { 2 } else { 4 });
        let row = (if self.tiled { 32 } else { WIDTH as usize }) * samples * step;
        for row in bytes.chunks_mut(row).filter(|_| self.differences) {
            for at in (samples * step..row.len()).step_by(step).rev() {
                let number = |row: &[u8], at: usize| match (step, big) {
                    (1, _) => u16::from(row[at]),
                    (_, true) => u16::from_be_bytes([row[at], row[at + 1]]),
                    _ => u16::from_le_bytes([row[at], row[at + 1]]),
                };
                let difference = number(row, at).wrapping_sub(number(row, at - samples * step));
                match (step, big) {
                    (1, _) => row[at] = difference as u8,
                    (_, true) => row[at..at + 2].copy_from_slice(&difference.to_be_bytes()),
                    _ => row[at..at + 2].copy_from_slice(&difference.to_le_bytes()),
                }
            }
        }
        match self.compression {
            5 => weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&bytes).unwrap(),
            8 => miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 6),
            // A run of two, then as they are; a code of nothing between.
            32773 => bytes
                .chunks(100)
                .flat_map(|own| match own {
                    [a, b, rest @ ..] if a == b && !rest.is_empty() => {
                        [&[255, *a, 128, rest.len() as u8 - 1][..], rest].concat()
                    }
                    _ => [&[own.len() as u8 - 1][..], own].concat(),
                })
                .collect(),
            _ => bytes,
        }
    }

    pub fn file(self, secret: u8) -> Vec<u8> {
        let strips = (0..if self.tiled { 1 } else { 2 }).map(|at| self.coded(self.strip(at, secret))).collect();
        let short = |n: u16| tiff::Value::Short(vec![n]);
        let samples = if self.grey { 2 } else { 4 };
        let mut page = tiff::Picture::coded(WIDTH as u16, HEIGHT as u16, self.compression, strips)
            .with(258, tiff::Value::Short(vec![if self.wide { 16 } else { 8 }; samples]))
            .with(262, short(if self.grey { 1 } else { 2 }))
            .with(277, short(samples as u16))
            .with(338, short(self.extra));
        if self.differences {
            page = page.with(317, short(2));
        }
        if self.tiled {
            page = page.with(322, short(32)).with(323, short(16));
            page.tiled = true;
        }
        tiff::file(tiff::FORMS[self.form], &[page])
    }
}

/// Every form in which pixels can be rubbed out and the picture beneath can be taken out. Without a secret there is
/// nothing beneath.
pub fn twins() -> Vec<Twin> {
    fn twin(name: String, write: impl Fn(u8) -> Vec<u8> + 'static) -> Twin {
        Twin { name, write: Box::new(write) }
    }
    let mut twins = Vec::new();
    for (colour, depth) in [(4, 8), (4, 16), (6, 8), (6, 16), (3, 2), (3, 4), (3, 8)] {
        for interlaced in [false, true] {
            let name = format!("png of colour type {colour}, {depth} bits, interlaced: {interlaced}");
            twins.push(twin(name, move |secret| png(colour, depth, interlaced, secret)));
        }
    }
    for colour in [3, 4, 6] {
        twins.push(twin(format!("animated png of colour type {colour}"), move |secret| apng(colour, false, secret)));
    }
    twins.push(twin("webp".into(), |secret| riff(&[lossless(secret)])));
    twins.push(twin("webp with a canvas".into(), |secret| riff(&[canvas(0x10, WIDTH, HEIGHT), lossless(secret)])));
    twins.push(twin("animated webp".into(), |secret| webp_animation(WIDTH, HEIGHT, &lossless(secret))));
    twins
}

/// Forms that are written anew even where nothing was drawn: there is always some colour beneath.
pub fn always() -> Vec<Twin> {
    let tiffs = samples()
        .into_iter()
        .map(|samples| Twin { name: format!("tiff {samples:?}"), write: Box::new(move |secret| samples.file(secret)) });
    let others = [
        Twin { name: "animated png behind a picture".into(), write: Box::new(|secret| apng(6, true, secret)) },
        Twin { name: "lossy webp".into(), write: Box::new(|secret| riff(&[canvas(0x10, 32, 16), lossy(secret)])) },
        Twin { name: "animated lossy webp".into(), write: Box::new(|secret| webp_animation(32, 16, &lossy(secret))) },
    ];
    others.into_iter().chain(tiffs).collect()
}

/// One of each kind of file, as a start for others.
pub fn seeds() -> Vec<Twin> {
    let mut kinds = std::collections::HashSet::new();
    let kind = |name: &str| name.split([' ', ',']).take(2).map(str::to_owned).collect::<Vec<_>>();
    let all = twins().into_iter().chain(always());
    all.filter(|twin| !twin.name.starts_with("tiff") && kinds.insert(kind(&twin.name)))
        .chain(samples().into_iter().take(1).map(|samples| Twin {
            name: "tiff of no alpha".into(),
            write: Box::new(move |secret| samples.file(secret)),
        }))
        .collect()
}

/// The pixels of each frame; nothing for a TIFF.
pub fn frames(file: &[u8]) -> Option<Vec<Vec<[u8; 4]>>> {
    let pixels = |picture: &RgbaImage| picture.pixels().map(|pixel| pixel.0).collect::<Vec<_>>();
    if file.starts_with(b"II") || file.starts_with(b"MM") {
        return None;
    }
    let frames = if file.starts_with(b"RIFF") {
        let decoder = WebPDecoder::new(Cursor::new(file)).ok()?;
        decoder.has_animation().then(|| decoder.into_frames().collect_frames())
    } else {
        let decoder = PngDecoder::new(Cursor::new(file)).ok()?;
        decoder.is_apng().ok()?.then(|| decoder.apng().unwrap().into_frames().collect_frames())
    };
    match frames {
        Some(frames) => Some(frames.ok()?.iter().map(|frame| pixels(frame.buffer())).collect()),
        None => Some(vec![pixels(&image::load_from_memory(file).ok()?.into_rgba8())]),
    }
}

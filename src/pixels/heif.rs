//! HEIC photos: the tiles of a still, decoded one after the other by `heic-rs`, so that no more than one is held beside the
//! picture.

use heic_rs::color::convert;
use heic_rs::hevc::{Frame, decode_still, probe};
use heic_rs::props::colr::{MatrixCoefficients, Nclx, Range};
use heic_rs::{Image, PixelLayout};

use crate::codecs::{hevc, sps};
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::heif::coded::{Coded, Tile, Tiles, coded};
use crate::formats::heif::pieces::Pieces;
use crate::limits::Limits;
use crate::pixels::colour;
use crate::pixels::raster::{Raster, on_white};
use crate::reader::Reader;
use crate::source::Source;
use crate::tags::icc;

/// What the decoder holds for a pixel of a tile, in bytes: samples of 16 bits, with colours of half the size, before and after the
/// last filter (H.265, 8.7.3), and notes for each block.
const HELD: u64 = 7;

/// How many rows of a tile become colours at once: a tile as phones write it, or a part of a larger one.
const BAND: u32 = 512;

/// How many rows more are needed above and below, as colours are mixed with those beside them: even, as colours have half the rows.
const BESIDE: u32 = 2;

const UNDECODED: Error = Error::new(Reason::NotDecoded, "the picture is coded in a way that is not decoded here");
const BROKEN: Error = Error::new(Reason::Broken, "the picture is cut off or broken");
const UNKNOWN: Error =
    Error::new(Reason::NotDecoded, "the colours of the picture are of a kind that is not shown here");

/// The stored picture of an HEIC file as sRGB, at 1/`by` of its size (1, 2, 4 or 8, rounded down); transparent parts are laid on
/// white.
///
/// Errors: those of `coded`; `refused` for colour spaces that are not known here and for parts of HEVC that no phone writes;
/// `malformed` for pictures that cannot be decoded; `limit`.
pub fn decode(source: &dyn Source, by: u32, limits: &mut Limits) -> Result<Raster> {
    let picture = coded(source, Format::Heic, limits)?;
    let space = space(&picture)?;
    let mut raster = drawn(source, &picture, &picture.shown, picture.numbers, by, limits)?;
    if let Some(space) = space {
        colour::shaped(&mut raster.rgb, &space);
    }
    if let Some(alpha) = &picture.alpha {
        // How opaque a pixel is stands in the brightness of another picture, which says itself how that is coded.
        lay(&mut raster, &drawn(source, &picture, alpha, None, by, limits)?);
        limits.credit(raster.rgb.len() as u64);
    }
    Ok(raster)
}

/// Lays a picture on white, as opaque as the brightness of another of the same size.
fn lay(raster: &mut Raster, alpha: &Raster) {
    let (pixels, opaque) = (raster.rgb.as_chunks_mut::<3>().0, alpha.rgb.as_chunks::<3>().0);
    for (pixel, &[_, alpha, _]) in pixels.iter_mut().zip(opaque) {
        let [r, g, b] = *pixel;
        *pixel = on_white([r, g, b, alpha]);
    }
}

/// Decodes tiles one after the other into a picture of the size of `picture`.
fn drawn(
    source: &dyn Source,
    picture: &Coded,
    tiles: &Tiles,
    numbers: Option<(u16, u16, u16, bool)>,
    by: u32,
    limits: &mut Limits,
) -> Result<Raster> {
    let mut raster = Raster::new(picture.width / by, picture.height / by, limits)?;
    let (mut left, mut top) = (0, 0);
    let mut size = None;
    for (index, tile) in tiles.all.iter().enumerate() {
        let (frame, said) =
            limits_given_back(limits, |limits| decoded(source, (picture, tiles), tile, &mut size, by, limits))?;
        draw(&frame, nclx(numbers, said), &mut raster, (left, top), by, limits)?;
        left += frame.width;
        if (index + 1) % tiles.columns == 0 {
            (left, top) = (0, top + frame.height);
        }
    }
    Ok(raster)
}

/// Draws a tile whose upper left corner is there in the full picture, band by band.
fn draw(
    frame: &Frame,
    numbers: Nclx,
    raster: &mut Raster,
    (left, top): (u32, u32),
    by: u32,
    limits: &Limits,
) -> Result<()> {
    for start in (0..frame.height).step_by(BAND as usize) {
        let (from, to) = (start.saturating_sub(BESIDE), (start + BAND + BESIDE).min(frame.height));
        let cut = if to - from < frame.height { &rows(frame, from, to) } else { frame };
        let image = convert(cut, None, numbers, PixelLayout::Rgb8, limits.pixels, Some(1)).map_err(undecodable)?;
        let height = BAND.min(frame.height - start);
        put(&image, start - from..start - from + height, raster, (left / by, (top + start) / by), by);
    }
    Ok(())
}

/// The rows of a picture from one on and before another, both even but for the last.
fn rows(frame: &Frame, from: u32, to: u32) -> Frame {
    let plane = |samples: &[u16], stride: u32, shift: u32| {
        let at = |row: u32| row.div_ceil(1 << shift) as usize * stride as usize;
        samples.get(at(from)..at(to)).unwrap_or_default().to_vec()
    };
    let colours = |samples: &[u16]| plane(samples, frame.c_stride, frame.chroma.y_shift());
    Frame {
        height: to - from,
        y: plane(&frame.y, frame.y_stride, 0),
        cb: colours(&frame.cb),
        cr: colours(&frame.cr),
        ..*frame
    }
}

/// Debits for the time of `inside` alone.
fn limits_given_back<T>(limits: &mut Limits, inside: impl FnOnce(&mut Limits) -> Result<T>) -> Result<T> {
    let before = limits.memory;
    let result = inside(limits);
    limits.memory = before;
    result
}

/// The samples of one tile, and how they become colours. The first says how large all are.
fn decoded(
    source: &dyn Source,
    (picture, tiles): (&Coded, &Tiles),
    tile: &Tile,
    size: &mut Option<(u32, u32)>,
    by: u32,
    limits: &mut Limits,
) -> Result<(Frame, sps::Colour)> {
    let (sets, width) = hevc::parameter_sets(&tile.record).ok_or(BROKEN)?;
    // With one set of each kind nothing but what was looked at can be meant.
    let sequence = match *sets.as_slice() {
        [video, sequence, picture] if [video, sequence, picture].map(kind) == [32, 33, 34] => sequence,
        _ => return Err(UNDECODED),
    };
    let info = probe(&sets).map_err(undecodable)?;
    let first = *size.get_or_insert((info.width, info.height));
    let rows = tiles.all.len() / tiles.columns;
    if first != (info.width, info.height) || !fits(first, (picture.width, picture.height), (tiles.columns, rows), by) {
        return Err(BROKEN);
    }
    let pixels = u64::from(info.width) * u64::from(info.height);
    limits.picture(info.width.into(), info.height.into(), 0)?;
    limits.debit(pixels * HELD, 0)?;
    let pieces = Pieces::new(source, &tile.extents)?;
    let bytes = Reader::whole(&pieces).bytes(pieces.len(), limits)?;
    let mut rest = bytes.as_slice();
    let mut slices = Vec::new();
    while !rest.is_empty() {
        limits.item(0)?;
        slices.extend(Some(hevc::unit(&mut rest, width).ok_or(BROKEN)?).filter(|unit| kind(unit) < 32));
    }
    let frame: Frame = decode_still(&sets, &slices).map_err(undecodable)?;
    if (frame.width, frame.height) != first {
        return Err(BROKEN);
    }
    let numbers = sps::colour(sequence).ok_or(BROKEN)?;
    Ok((frame, numbers))
}

/// The type of a NAL unit (ITU-T H.265, 7.3.1.2).
fn kind(unit: &[u8]) -> u8 {
    unit.first().map_or(64, |byte| byte >> 1 & 63)
}

/// Whether tiles of one size make a picture of another without any of them being superfluous (ISO/IEC 23008-12, 6.6.2.3), and
/// can be made smaller one by one.
fn fits(tile: (u32, u32), picture: (u32, u32), (columns, rows): (usize, usize), by: u32) -> bool {
    let side = |tile: u32, picture: u32, count: usize| {
        let (tile, picture, count) = (u64::from(tile), u64::from(picture), count as u64);
        count > 0 && tile.is_multiple_of(by.into()) && (count - 1) * tile < picture && picture <= count * tile
    };
    side(tile.0, picture.0, columns) && side(tile.1, picture.1, rows)
}

/// Writes rows of a tile into the picture at `at`, each pixel the mean of `by` times `by`; what lies outside is left out.
fn put(tile: &Image, rows: std::ops::Range<u32>, raster: &mut Raster, at: (u32, u32), by: u32) {
    let left = (raster.width.saturating_sub(at.0), raster.height.saturating_sub(at.1));
    let (width, height) = ((tile.width / by).min(left.0), (rows.len() as u32 / by).min(left.1));
    let (row, by, count) = (tile.row_bytes(), by as usize, by * by);
    let line = raster.width as usize * 3;
    for y in 0..height as usize {
        let start = (at.1 as usize + y) * line + at.0 as usize * 3;
        let Some(out) = raster.rgb.get_mut(start..start + width as usize * 3) else { return };
        let above = tile.data.get((rows.start as usize + y * by) * row..).unwrap_or_default();
        if by == 1 {
            out.copy_from_slice(above.get(..out.len()).unwrap_or_default());
            continue;
        }
        for (x, pixel) in out.as_chunks_mut::<3>().0.iter_mut().enumerate() {
            let mut sums = [count / 2; 3];
            for row in above.chunks(row).take(by) {
                let (block, _) = row.get(x * by * 3..(x + 1) * by * 3).unwrap_or_default().as_chunks::<3>();
                block.iter().for_each(|pixel| sums.iter_mut().zip(pixel).for_each(|(sum, &v)| *sum += u32::from(v)));
            }
            *pixel = sums.map(|sum| (sum / count) as u8);
        }
    }
}

/// How samples become colours: as the file says, else as the coded picture says; unsaid it is BT.601, as of JPEG.
fn nclx(numbers: Option<(u16, u16, u16, bool)>, coded: sps::Colour) -> Nclx {
    let (matrix, full) = numbers.map_or((coded.matrix.into(), coded.full), |(_, _, matrix, full)| (matrix, full));
    let matrix_code = if matrix == 2 { 6 } else { matrix };
    let range = if full { Range::Full } else { Range::Limited };
    let matrix = MatrixCoefficients::from_code(matrix_code);
    Nclx { primaries: 1, transfer: 13, matrix, matrix_code, range }
}

/// The space of the decoded pixels; none where it is sRGB. Errors: `refused` for one that is not known here.
fn space(picture: &Coded) -> Result<Option<icc::Shaper>> {
    match (&picture.profile, picture.numbers) {
        (Some(profile), _) => Ok(icc::shaper(profile)),
        (None, None | Some((1 | 2 | 5 | 6, 1 | 2 | 6 | 13, 0 | 1 | 2 | 5 | 6, _))) => Ok(None),
        (None, Some((12, 1 | 2 | 6 | 13, 0 | 1 | 2 | 5 | 6, _))) => Ok(icc::shaper(&icc::display_p3())),
        (None, Some((9, 16, 0 | 9, _))) => Ok(Some(colour::perceptual())),
        _ => Err(UNKNOWN),
    }
}

/// Whatever a decoder says, a person reads the same.
fn undecodable(error: heic_rs::Error) -> Error {
    match error {
        heic_rs::Error::PixelLimit { .. } => Error::at(Reason::TooManyPixels, "the picture has too many pixels", 0),
        _ => UNDECODED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use heic_rs::hevc::ChromaFormat;

    #[test]
    fn a_tile_that_is_drawn_band_by_band_is_what_it_is_at_once() {
        let (width, height) = (37, 2 * BAND + 301);
        for (chroma, across, down) in [(ChromaFormat::Yuv420, 19, height / 2 + 1), (ChromaFormat::Yuv444, 37, height)] {
            let plane = |side: u32, rows: u32, by: u32| (0..side * rows).map(|at| (at * by % 251) as u16).collect();
            let (y, cb, cr) = (plane(width, height, 7), plane(across, down, 11), plane(across, down, 5));
            let frame = Frame { width, height, bit_depth: 8, chroma, y, cb, cr, y_stride: width, c_stride: across };
            let matrix = MatrixCoefficients::from_code(6);
            let numbers = Nclx { primaries: 1, transfer: 13, matrix, matrix_code: 6, range: Range::Full };
            let limits = Limits::default();
            let at_once = convert(&frame, None, numbers, PixelLayout::Rgb8, limits.pixels, Some(1)).unwrap();
            for by in [1, 2, 8] {
                let new = || Raster::new(width / by, height / by, &mut Limits::default()).unwrap();
                let (mut bands, mut whole) = (new(), new());
                draw(&frame, numbers, &mut bands, (0, 0), by, &limits).unwrap();
                put(&at_once, 0..height, &mut whole, (0, 0), by);
                assert!(bands == whole, "{chroma:?} by {by}");
            }
        }
    }

    #[test]
    fn what_is_transparent_is_laid_on_white() {
        let mut raster = Raster { width: 3, height: 1, rgb: vec![10, 20, 30, 10, 20, 30, 10, 20, 30] };
        lay(&mut raster, &Raster { width: 3, height: 1, rgb: vec![255, 255, 255, 0, 0, 0, 51, 51, 51] });
        assert_eq!(raster.rgb, [10, 20, 30, 255, 255, 255, 206, 208, 210]);
    }
}

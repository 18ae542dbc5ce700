//! HEIC photos: the tiles of a still, decoded one after the other by `heic-rs`, so that no more than one is held beside the
//! picture.

use heic_rs::color::convert;
use heic_rs::hevc::{Frame, decode_still, probe};
use heic_rs::props::colr::{MatrixCoefficients, Nclx, Range};
use heic_rs::{Image, PixelLayout};

use crate::codecs::{hevc, sps};
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::heif::coded::{Coded, Tile, coded};
use crate::formats::heif::pieces::Pieces;
use crate::limits::Limits;
use crate::pixels::colour;
use crate::pixels::raster::Raster;
use crate::reader::Reader;
use crate::source::Source;
use crate::tags::icc;

/// What the decoder holds for a pixel of a tile, in bytes: samples of 16 bits in up to three planes, notes for each block, and
/// the colours.
const HELD: u64 = 10;

const BROKEN: Error = Error::new(Reason::Broken, "the picture is cut off or broken");
const UNKNOWN: Error =
    Error::new(Reason::NotDecoded, "the colours of the picture are of a kind that is not shown here");

/// The stored picture of an HEIC file as sRGB, at 1/`by` of its size (1, 2, 4 or 8, rounded down).
///
/// Errors: those of `coded`; `refused` for light above that of a screen (HDR), for colour spaces that are not known here and
/// for parts of HEVC that no phone writes; `malformed` for pictures that cannot be decoded; `limit`.
pub fn decode(source: &dyn Source, by: u32, limits: &mut Limits) -> Result<Raster> {
    let picture = coded(source, Format::Heic, limits)?;
    let profile = profile(&picture)?;
    let mut raster = Raster::new(picture.width / by, picture.height / by, limits)?;
    let (mut left, mut top) = (0, 0);
    let mut size = None;
    for (index, tile) in picture.tiles.iter().enumerate() {
        let image = limits_given_back(limits, |limits| decoded(source, &picture, tile, &mut size, by, limits))?;
        put(&image, &mut raster, (left / by, top / by), by);
        left += image.width;
        if (index + 1) % picture.columns == 0 {
            (left, top) = (0, top + image.height);
        }
    }
    colour::to_srgb(&mut raster.rgb, profile.as_deref());
    Ok(raster)
}

/// Debits for the time of `inside` alone.
fn limits_given_back<T>(limits: &mut Limits, inside: impl FnOnce(&mut Limits) -> Result<T>) -> Result<T> {
    let before = limits.memory;
    let result = inside(limits);
    limits.memory = before;
    result
}

/// The pixels of one tile. The first says how large all are.
fn decoded(
    source: &dyn Source,
    picture: &Coded,
    tile: &Tile,
    size: &mut Option<(u32, u32)>,
    by: u32,
    limits: &mut Limits,
) -> Result<Image> {
    let (sets, width) = hevc::parameter_sets(&tile.record).ok_or(BROKEN)?;
    // With one set of each kind nothing but what was looked at can be meant.
    let sequence = match *sets.as_slice() {
        [video, sequence, picture] if [video, sequence, picture].map(kind) == [32, 33, 34] => sequence,
        _ => return Err(Error::new(Reason::NotDecoded, "the picture is coded in a way that is not decoded here")),
    };
    let info = probe(&sets).map_err(undecodable)?;
    let first = *size.get_or_insert((info.width, info.height));
    let rows = picture.tiles.len() / picture.columns;
    if first != (info.width, info.height) || !fits(first, (picture.width, picture.height), (picture.columns, rows), by)
    {
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
    let numbers = nclx(picture, sps::colour(sequence).ok_or(BROKEN)?);
    convert(&frame, None, numbers, PixelLayout::Rgb8, limits.pixels, Some(1)).map_err(undecodable)
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

/// Writes a tile into the picture at `at`, each pixel the mean of `by` times `by`; what lies outside is left out.
fn put(tile: &Image, raster: &mut Raster, at: (u32, u32), by: u32) {
    let (width, height) = ((tile.width / by).min(raster.width - at.0), (tile.height / by).min(raster.height - at.1));
    let (row, by, count) = (tile.row_bytes(), by as usize, by * by);
    let line = raster.width as usize * 3;
    for y in 0..height as usize {
        let start = (at.1 as usize + y) * line + at.0 as usize * 3;
        let Some(out) = raster.rgb.get_mut(start..start + width as usize * 3) else { return };
        let above = tile.data.get(y * by * row..).unwrap_or_default();
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
fn nclx(picture: &Coded, coded: sps::Colour) -> Nclx {
    let (matrix, full) =
        picture.numbers.map_or((coded.matrix.into(), coded.full), |(_, _, matrix, full)| (matrix, full));
    let matrix_code = if matrix == 2 { 6 } else { matrix };
    let range = if full { Range::Full } else { Range::Limited };
    let matrix = MatrixCoefficients::from_code(matrix_code);
    Nclx { primaries: 1, transfer: 13, matrix, matrix_code, range }
}

/// The profile of the decoded pixels; none where they are sRGB. Errors: `refused` for a space that is not known here.
fn profile(picture: &Coded) -> Result<Option<Vec<u8>>> {
    match (&picture.profile, picture.numbers) {
        (Some(profile), _) => Ok(Some(profile.clone())),
        (None, None | Some((1 | 2 | 5 | 6, 1 | 2 | 6 | 13, 0 | 1 | 2 | 5 | 6, _))) => Ok(None),
        (None, Some((12, 1 | 2 | 6 | 13, 0 | 1 | 2 | 5 | 6, _))) => Ok(Some(icc::display_p3())),
        _ => Err(UNKNOWN),
    }
}

/// Whatever a decoder says, a person reads the same.
fn undecodable(error: heic_rs::Error) -> Error {
    match error {
        heic_rs::Error::Unsupported(_) => {
            Error::new(Reason::NotDecoded, "the picture is coded in a way that is not decoded here")
        }
        heic_rs::Error::PixelLimit { .. } => Error::at(Reason::TooManyPixels, "the picture has too many pixels", 0),
        _ => BROKEN,
    }
}

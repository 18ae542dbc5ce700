//! The road's table: for each format, the functions that its files go through. Above the containers this is the one place
//! that knows them all; what a format is called is a row of [`crate::format::TABLE`].

use crate::cover_exact::{jpeg, png};
use crate::digest::Digest;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats;
use crate::formats::nested;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::pixels::raster::Raster;
use crate::pixels::{decode, orient};
use crate::report::{Orientation, Report};
use crate::seed::Seed;
use crate::source::Source;

/// Walks over a file. What lies inside of it takes the road that is handed in.
pub type Inspect = fn(&dyn Source, Format, nested::Road, &mut Limits) -> Result<Report>;
/// Decodes a picture as it is stored, at one part in so many of its sides where its format can do that, else at its full size.
pub type Decode = fn(&dyn Source, u32, &mut Limits) -> Result<Raster>;
/// Writes a stripped still anew with covers on it, and leaves the rest of its coded media as it is.
pub type CoverExact = fn(&dyn Source, &[Cover], Orientation, Seed, &mut Limits) -> Result<Vec<u8>>;

/// What the essence of a file is the digest of (`docs/essence.md`).
#[derive(Clone, Copy)]
pub enum Essence {
    /// What a function makes of the file.
    File(fn(&dyn Source, Format, &mut Limits) -> Result<Digest>),
    /// What a function makes of its Exact copy.
    Copy(fn(&dyn Source, &mut Limits) -> Result<Digest>),
    /// The media segments of its Exact copy, with the segments of these names.
    Segments(&'static [&'static str]),
    /// Its Exact copy whole, which is written anew in one form.
    Whole,
    /// It has none.
    None,
}

/// The road of one format.
#[derive(Clone, Copy)]
pub struct Road {
    /// Walks over it.
    pub inspect: Inspect,
    /// What its essence is.
    pub essence: Essence,
    /// Decodes its picture, where that is done here.
    pub decode: Option<Decode>,
    /// Covers it at the Exact level, where that can be done.
    pub cover: Option<CoverExact>,
    /// The fuzz target of its reader.
    pub fuzz: &'static str,
}

impl Road {
    /// The road of a format of which nothing is decoded here.
    const fn new(fuzz: &'static str, inspect: Inspect, essence: Essence) -> Self {
        Self { inspect, essence, decode: None, cover: None, fuzz }
    }

    const fn decodes(self, decode: Decode) -> Self {
        Self { decode: Some(decode), ..self }
    }

    const fn covers(self, cover: CoverExact) -> Self {
        Self { cover: Some(cover), ..self }
    }
}

#[cfg(feature = "documents")]
const PDF: Inspect = |source, _, inside, limits| formats::pdf::inspect(source, inside, limits);
#[cfg(not(feature = "documents"))]
const PDF: Inspect = |_, _, _, _| Err(Error::new(Reason::Misuse, "this build leaves PDF out"));

/// The road of `format`.
pub const fn of(format: Format) -> Road {
    use Essence::{File, Segments, Whole};
    match format {
        // Segments that define colours, without which a decoder would have to guess, belong to the essence.
        Format::Jpeg => Road::new("jpeg", |s, _, _, l| formats::jpeg::inspect(s, l), Segments(&["APP14 Adobe"]))
            .decodes(decode::jpeg)
            .covers(jpeg::covered),
        Format::Png => Road::new(
            "png",
            |s, _, _, l| formats::png::inspect(s, l),
            Segments(&["IHDR", "PLTE", "tRNS", "acTL", "fcTL"]),
        )
        .decodes(decode::png)
        .covers(png::covered),
        Format::WebP => {
            Road::new("webp", |s, _, _, l| formats::webp::inspect(s, l), Segments(&["ANIM"])).decodes(decode::webp)
        }
        Format::Gif => {
            Road::new("gif", |s, _, _, l| formats::gif::inspect(s, l), Segments(&["screen", "graphic control"]))
                .decodes(decode::gif)
        }
        Format::Bmp => Road::new("bmp", |s, _, _, l| formats::bmp::inspect(s, l), Whole).decodes(decode::bmp),
        Format::Tiff | Format::Dng => Road::new("tiff", |s, f, _, l| formats::tiff::inspect(s, f, l), Whole),
        Format::Jxl => Road::new("jxl", |s, _, _, l| formats::jxl::inspect(s, l), Whole),
        Format::Heic => Road::new("heif", |s, f, _, l| formats::heif::inspect(s, f, l), File(formats::heif::essence))
            .decodes(decode::heic),
        Format::Avif => Road::new("heif", |s, f, _, l| formats::heif::inspect(s, f, l), File(formats::heif::essence)),
        Format::Svg => Road::new("svg", |s, _, inside, l| formats::svg::inspect(s, inside, l), Whole),
        Format::Pdf => Road::new("pdf", PDF, Essence::None),
        Format::Docx | Format::Xlsx | Format::Pptx => {
            Road::new("zip", |s, f, inside, l| formats::ooxml::inspect(s, f, inside, l), Essence::None)
        }
        Format::Odt | Format::Ods | Format::Odp => {
            Road::new("zip", |s, f, inside, l| formats::odf::inspect(s, f, inside, l), Essence::None)
        }
        Format::Epub => Road::new("zip", |s, _, inside, l| formats::epub::inspect(s, inside, l), Essence::None),
        Format::Zip => Road::new("zip", |s, _, inside, l| formats::zip::inspect(s, inside, l), Essence::None),
        Format::Text => Road::new("any", |s, _, _, l| formats::text::inspect(s, l), Essence::None),
        Format::Mp3 => Road::new("mp3", |s, _, _, l| formats::mp3::inspect(s, l), Segments(&[])),
        Format::Ogg => Road::new("ogg", |s, _, _, l| formats::ogg::inspect(s, l), Essence::Copy(formats::ogg::essence)),
        Format::Flac => Road::new("flac", |s, _, _, l| formats::flac::inspect(s, l), Segments(&["STREAMINFO"])),
        Format::Wav => Road::new("wav", |s, _, _, l| formats::wav::inspect(s, l), Segments(&["fmt "])),
        Format::Aiff => Road::new("aiff", |s, _, _, l| formats::aiff::inspect(s, l), Segments(&["COMM"])),
        Format::Amr => Road::new("amr", |s, _, _, l| formats::amr::inspect(s, l), Segments(&["magic"])),
        Format::Adts => Road::new("adts", |s, _, _, l| formats::adts::inspect(s, l), Segments(&[])),
        Format::Caf => Road::new("caf", |s, _, _, l| formats::caf::inspect(s, l), Segments(&["desc", "kuki", "pakt"])),
        Format::Matroska | Format::WebM => Road::new(
            "matroska",
            |s, _, _, l| formats::matroska::inspect(s, l),
            Essence::Copy(formats::matroska::essence),
        ),
        Format::Avi => Road::new("avi", |s, _, _, l| formats::avi::inspect(s, l), Segments(&["strf"])),
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a => {
            Road::new("movie", |s, f, _, l| formats::movie::inspect(s, f, l), File(formats::movie::essence))
        }
    }
}

/// Decodes the picture of `source`, which `report` is of, upright, to be looked at. Never larger than `decode::SEEN_PIXELS` for a
/// JPEG or HEIC.
///
/// Errors: `malformed` for a picture that cannot be decoded, `limit` for one that does not fit, `refused`, `read`.
pub fn decode(source: &dyn Source, report: &Report, limits: &mut Limits) -> Result<Raster> {
    let (raster, turn) = stored(source, report, decode::SEEN_PIXELS, limits)?;
    orient::upright(raster, turn, limits)
}

/// Decodes the picture as it is stored, and says how it is turned for viewing. Errors: as for `decode`.
pub fn stored(source: &dyn Source, report: &Report, most: u64, limits: &mut Limits) -> Result<(Raster, Orientation)> {
    let coded = Error::new(Reason::ExactOnly, "what is of this format can only be copied as it is coded");
    let decode = of(report.format).decode.ok_or(coded)?;
    let picture = report.picture.ok_or(Error::new(Reason::NotDecoded, "there is no picture to decode"))?;
    limits.picture(picture.width.into(), picture.height.into(), 0)?;
    Ok((decode(source, decode::part(&picture, most)?, limits)?, picture.orientation))
}

/// How the file of `report` is covered at the Exact level: nothing where no covers can be put on it.
pub fn cover(report: &Report) -> Option<CoverExact> {
    of(report.format).cover.filter(|_| report.picture.is_some_and(|picture| picture.frames == 1))
}

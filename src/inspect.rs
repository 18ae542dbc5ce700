//! Inspecting: one walk over a file says what it is, what it would tell, and where every byte belongs.

use crate::apply::apply;
use crate::error::Result;
use crate::format::Format;
use crate::formats;
use crate::formats::nested::Stripped;
use crate::limits::Limits;
use crate::plan::plan;
use crate::policy::Policy;
use crate::report::{Finding, Report};
use crate::sniff::sniff;
use crate::source::{Buffered, Source};

/// How much a walk reads ahead, in bytes.
const AHEAD: usize = 64 << 10;

/// Reads `source` once and reports what it holds. The report's segments tile the source.
///
/// Errors: `unsupported` for a format that is not known, `malformed`, `limit`, `refused`, `read`.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    #[cfg(test)]
    WALKS.set(WALKS.get() + 1);
    let format = sniff(source)?;
    let source = &Buffered::new(source, AHEAD);
    let report = match format {
        Format::Jpeg => formats::jpeg::inspect(source, limits),
        Format::Png => formats::png::inspect(source, limits),
        Format::WebP => formats::webp::inspect(source, limits),
        Format::Gif => formats::gif::inspect(source, limits),
        Format::Bmp => formats::bmp::inspect(source, limits),
        Format::Jxl => formats::jxl::inspect(source, limits),
        Format::Tiff | Format::Dng => formats::tiff::inspect(source, format, limits),
        Format::Heic | Format::Avif => formats::heif::inspect(source, format, limits),
        Format::Docx | Format::Xlsx | Format::Pptx => formats::ooxml::inspect(source, format, inside, limits),
        Format::Odt | Format::Ods | Format::Odp => formats::odf::inspect(source, format, inside, limits),
        Format::Epub => formats::epub::inspect(source, inside, limits),
        Format::Svg => formats::svg::inspect(source, inside, limits),
        Format::Text => formats::text::inspect(source, limits),
        #[cfg(feature = "documents")]
        Format::Pdf => formats::pdf::inspect(source, inside, limits),
        #[cfg(not(feature = "documents"))]
        Format::Pdf => Err(crate::error::Error::refused("this build leaves PDF out")),
        Format::Zip => formats::zip::inspect(source, inside, limits),
        Format::Mp3 => formats::mp3::inspect(source, limits),
        Format::Ogg => formats::ogg::inspect(source, limits),
        Format::Flac => formats::flac::inspect(source, limits),
        Format::Wav => formats::wav::inspect(source, limits),
        Format::Aiff => formats::aiff::inspect(source, limits),
        Format::Amr => formats::amr::inspect(source, limits),
        Format::Adts => formats::adts::inspect(source, limits),
        Format::Caf => formats::caf::inspect(source, limits),
        Format::Matroska | Format::WebM => formats::matroska::inspect(source, limits),
        Format::Avi => formats::avi::inspect(source, limits),
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a => formats::movie::inspect(source, format, limits),
    }?;
    report.check_weight(limits)?;
    report.check_tiling()?;
    Ok(report)
}

#[cfg(test)]
thread_local! {
    /// How many walks this thread has made.
    pub static WALKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A file that was walked over, as one stage of the road hands it on to the next: none walks over it again.
pub struct Inspected<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// What the walk found.
    pub report: Report,
}

impl<'a> Inspected<'a> {
    /// Walks over `source`. Errors: those of [`inspect`].
    pub fn new(source: &'a dyn Source, limits: &Limits) -> Result<Self> {
        Ok(Self { source, report: inspect(source, &mut limits.clone())? })
    }
}

/// The road of what lies inside of something else: what the Exact level leaves of it, and what it held.
fn inside(source: &dyn Source, limits: &mut Limits) -> Result<(Stripped, Vec<Finding>)> {
    let report = inspect(source, limits)?;
    let parts = apply(plan(report.len, report.segments, &Policy::EXACT))?;
    Ok((Stripped { format: report.format, parts }, report.findings))
}

//! TIFF (Revision 6.0, and its Technical Note 2 on JPEG), BigTIFF, TIFF/EP (ISO 12234-2) and DNG (1.7).
//!
//! The file is written anew: for each picture a directory of the tags that a reader needs, and behind all
//! directories the strips or tiles, whose coded bytes are copied. Pages of a document stay; small copies, masks and second
//! pictures go. Of a digital negative the raw picture alone stays, in the first directory. Resolutions go but for the
//! shape of pixels that are not square. A page whose pixels of no alpha have colours is written anew without these.
//!
//! Not detected: bytes behind the last code of a fax strip, bits that fill up a row that is not compressed, colours
//! of a palette that no pixel uses.

mod file;
mod page;
mod piece;
mod roles;
mod fields;
mod rubbed;
mod tags;
mod findings;
mod write;

use crate::codecs::jpeg::coded::Follower;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::jpeg;
use crate::formats::whole;
use crate::limits::Limits;
use crate::parts::Part;
use crate::report::{Class, Picture, Report};
use crate::source::Source;
use crate::span::Span;
use file::{Entry, Tiff};
use page::{Field, Page};
use piece::Coding;
use roles::Picked;

/// The most pieces that an output may be copied from; each is a slice of the file that was received.
const MOST_COPIES: usize = 20_000;

/// Whether the file is a digital negative or another TIFF. Errors: `malformed`, `limit`, `read`.
pub(crate) fn sniff(source: &dyn Source) -> Result<Format> {
    let (tiff, first) = Tiff::open(source)?;
    let ifd = tiff.ifd(first, &mut Limits::default())?;
    Ok(if ifd.find(tags::DNG_VERSION).is_some() { Format::Dng } else { Format::Tiff })
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `read`; `refused` for codings that are not known here.
pub(crate) fn inspect(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(format, source.len());
    let (tiff, first) = Tiff::open(source)?;
    let raw = format == Format::Dng;
    let picked = roles::pick(&tiff, first, raw, &mut report, limits)?;
    let mut pages = Vec::new();
    for Picked { ifd, shared } in &picked {
        let mut page = Page::read(&tiff, ifd, shared.as_ref(), raw, limits)?;
        // Every picture that stays is a whole one.
        page.put(Field { tag: tags::SUBFILE, kind: 4, bytes: vec![0; 4] });
        let coded = coded(&tiff, ifd.find(tags::JPEG_TABLES), &mut page, &mut report, limits)?;
        pages.push((page, coded));
    }
    let Some((page, _)) = pages.first() else {
        return Err(Error::malformed("there is no picture in it", first));
    };
    let shape = &page.shape;
    report.picture = Some(Picture {
        width: shape.width as u32,
        height: shape.height as u32,
        orientation: shape.orientation,
        frames: pages.len() as u32,
    });
    let written = write::file(tiff.form, &mut pages)?;
    if written.iter().count() > MOST_COPIES {
        return Err(Error::at(Reason::TooManyParts, "the picture lies in too many places", first));
    }
    let fresh = written.iter().filter(|part| matches!(part, Part::Bytes(_))).map(Part::len).sum();
    limits.debit(fresh, first)?;
    let same = whole::replace_unless_identical(source, written, "TIFF", &mut report)?;
    if !same && report.findings.is_empty() {
        report.find(Class::Settings, "TIFF, fields and gaps that show nothing", "");
    }
    Ok(report)
}

/// The coded strips or tiles of a page as they stay. The page is given its JPEG tables.
fn coded(
    tiff: &Tiff<'_>,
    tables: Option<&Entry>,
    page: &mut Page,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Vec<Vec<Part>>> {
    let coding = Coding::of(page.shape.compression)?;
    if report.format != Format::Dng
        && let Some(anew) = rubbed::anew(tiff, page, coding, report, limits)?
    {
        return Ok(anew);
    }
    let source = tiff.source;
    let mut follower = Follower::default();
    if let Some(tables) = tables.filter(|_| coding == Coding::Jpeg) {
        let embedded = jpeg::embedded(source, tables.value, &mut follower, limits)?;
        let mut bytes = Vec::new();
        for span in &embedded.spans {
            bytes.extend(crate::reader::Reader::new(source, *span)?.bytes(span.len(), limits)?);
        }
        report_stray(&embedded, report);
        page.put(Field { tag: tags::JPEG_TABLES, kind: 7, bytes });
    }
    let mut hidden = 0;
    let mut sampling = None;
    let mut coded = Vec::with_capacity(page.pieces.len());
    for (index, &piece) in (0..).zip(&page.pieces) {
        if coding == Coding::Jpeg {
            let memory = limits.memory;
            let embedded = jpeg::embedded(source, piece, &mut follower.again(), limits)?;
            limits.memory = memory;
            if !embedded.has_picture {
                return Err(Error::malformed("a part of the picture is missing", piece.start));
            }
            report_stray(&embedded, report);
            if let Some((across, down)) = embedded.sampling.filter(|_| page.shape.subsampling != (1, 1)) {
                let bytes = [tiff.form.split(across, 2), tiff.form.split(down, 2)].concat();
                sampling = Some(Field { tag: tags::SUBSAMPLING, kind: 3, bytes });
            }
            hidden += piece.len() - embedded.metadata - embedded.spans.iter().map(|span| span.len()).sum::<u64>();
            coded.push(embedded.spans.into_iter().map(Part::Copy).collect());
            continue;
        }
        let decoded = page.shape.decoded(index);
        piece::debit(decoded, piece.start, limits)?;
        let end = piece::end(source, piece, coding, decoded)?;
        hidden += piece.end - end;
        coded.push(vec![Part::Copy(Span::new(piece.start, end))]);
    }
    // What the JPEG data says of itself counts.
    sampling.into_iter().for_each(|field| page.put(field));
    if hidden > 0 {
        report.find(Class::Unknown, "TIFF bytes behind a part of the picture", &format!("{hidden} bytes"));
    }
    Ok(coded)
}

fn report_stray(embedded: &jpeg::Embedded, report: &mut Report) {
    if embedded.metadata > 0 {
        report.find(Class::Unknown, "TIFF, comments in its JPEG data", &format!("{} bytes", embedded.metadata));
    }
}

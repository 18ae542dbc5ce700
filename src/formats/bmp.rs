//! BMP (Windows GDI bitmaps: BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER, BITMAPV5HEADER; OS/2 bitmaps).
//!
//! The headers and the palette are written anew from what is needed to show the picture. Reserved fields, gaps, palette
//! entries that no pixel uses, the padding of rows, bits that no mask covers, and all that stands behind the end of the
//! picture go. A colour profile stays in its neutral form, a profile that is named by a path goes. The fourth byte of a
//! 32-bit pixel without a mask of alpha becomes zero; pixels of no alpha become black. Calibrated colours, which viewers ignore, go.

mod coded;
mod header;
mod rle;
mod rows;

use crate::error::Result;
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{icc, tail};
use coded::Coded;
use header::Header;

pub(crate) use header::may_be;

/// Reports what a BMP holds. Errors: `malformed`, `limit`, `read`; `refused` for codings of printers and of OS/2 alone.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Bmp, source.len());
    let header = Header::read(source, limits)?;
    let (width, height) = (header.width, header.height.unsigned_abs());
    report.picture = Some(Picture { width, height, orientation: Orientation::UPRIGHT, frames: 1 });
    let data = Reader::new(source, Span::new(header.offset, source.len()))?;
    let mut used = [false; 256];
    let coded = if header.is_run_length() {
        rle::read(&header, data, &mut used, limits)?
    } else {
        rows::read(&header, source, data, &mut used, limits)?
    };
    let (span, len) = match &coded {
        Coded::Same(span) => (*span, span.len()),
        Coded::Anew(span, bytes) => (*span, bytes.len() as u64),
    };
    let profile = header.profile(source, &mut report, limits)?;
    let front = header.written(&used, len, profile.as_ref().map_or(0, |profile| profile.len() as u64))?;
    replace_unless_identical(source, Span::new(0, span.start), front, Role::Structure, "header", &mut report, limits)?;
    match coded {
        Coded::Same(span) => report.push(Segment::new(span, Role::Media, "picture")),
        Coded::Anew(span, bytes) => {
            report.find(Class::Unknown, "BMP bits that are not shown", "");
            report.push(Segment::new(span, Role::Padding, "picture").instead(vec![Part::Bytes(bytes)]));
        }
    }
    let rest = Span::new(span.end, source.len());
    match profile {
        Some(profile) if rest.len() == profile.len() as u64 => {
            replace_unless_identical(source, rest, profile, Role::Structure, "profile", &mut report, limits)?;
        }
        Some(profile) => {
            report.find(Class::Settings, "BMP colour profile", "");
            let segment = Segment::new(rest, Role::Trailing, "profile");
            report.push(segment.instead(vec![Part::Bytes(profile)]));
        }
        None => tail::read(source, rest, &mut report)?,
    }
    Ok(report)
}

/// Adds `span` as it is where it holds `wanted`, and else with that in its place.
fn replace_unless_identical(
    source: &dyn Source,
    span: Span,
    wanted: Vec<u8>,
    role: Role,
    name: &'static str,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let mut same = span.len() == wanted.len() as u64;
    if same {
        let there = Reader::new(source, span)?.bytes(span.len(), limits)?;
        limits.credit(span.len());
        same = there == wanted;
    }
    if same {
        report.push(Segment::new(span, role, name));
    } else {
        report.find(Class::Settings, "BMP fields that show nothing", "");
        report.push(Segment::new(span, Role::Metadata, name).instead(vec![Part::Bytes(wanted)]));
    }
    Ok(())
}

impl Header {
    /// The neutral form of the embedded profile, where there is one. A finding is added for one that is named by a path.
    fn profile(&self, source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<Option<Vec<u8>>> {
        let Some((linked, span)) = self.profile else { return Ok(None) };
        if span.end > source.len() || span.len() > icc::MAX as u64 {
            return Ok(None);
        }
        let bytes = Reader::new(source, span)?.bytes(span.len(), limits)?;
        limits.credit(span.len());
        if linked {
            report.find(Class::Identifier, "BMP path of a colour profile", &String::from_utf8_lossy(&bytes));
            return Ok(None);
        }
        let neutral = icc::neutral(&bytes);
        if neutral.as_ref() != Some(&bytes) {
            icc::read(&bytes, report);
        }
        Ok(neutral)
    }
}

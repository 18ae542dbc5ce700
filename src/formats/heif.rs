//! Stills and image sequences in ISO base media files: HEIF (ISO/IEC 23008-12) and AVIF (AV1 Image File Format).
//!
//! A strip writes the file anew as `ftyp`, `meta`, `mdat`: brands and the index of the items from what was read and is
//! known to be needed, then the coded pictures in the order in which they lay, copied from the source. What stays is the
//! primary picture, the tiles and layers that it is made of, and their alpha planes. Exif and XMP items, thumbnails,
//! depth maps, gain maps, further pictures and whatever else the file held are not copied.

mod brand;
mod derived;
mod item;
mod meta;
mod payload;
mod pieces;
mod place;
mod property;
mod still;
mod tell;
mod write;

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::bmff;
use crate::formats::movie::canonical;
use crate::formats::movie::entry::Inside;
use crate::formats::movie::layout::Layout;
use crate::formats::movie::top::{self, Top};
use crate::limits::Limits;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

pub use brand::sniff;
use still::{Body, Still};

/// What one walk over a file gives.
struct Parsed {
    still: Still,
    layout: Layout,
    top: Top,
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for encrypted pictures and unknown codings, `read`.
pub fn inspect(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(format, source.len());
    let parsed = parse(source, &mut report, limits)?;
    report.picture = tell::shown(&parsed.still, limits)?;
    let head = head(&parsed, format);
    limits.hold(head.len() as u64, 0)?;
    if canonical(source, &head, &parsed.layout)? {
        let at = head.len() as u64;
        report.push(Segment::new(Span::new(0, at), Role::Structure, "ftyp, meta"));
        report.push(Segment::new(Span::new(at, source.len()), Role::Media, "mdat"));
    } else {
        parsed.top.tile(source.len(), &parsed.layout, head, &mut report);
    }
    Ok(report)
}

/// Walks over the whole file: its boxes, its items, their bytes.
fn parse(source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<Parsed> {
    let top = top::read(source, limits)?;
    let index = top.first(b"meta").ok_or(Error::malformed("there is no picture in it", top.rest.start))?;
    let meta = limits.deeper(index.span.start, |limits| meta::read(source, index.body, limits))?;
    let still = still::choose(source, &meta, limits)?;
    tell::tell(source, &meta, &still, report, limits)?;
    top.tell(source, &[*b"meta"], report, limits)?;
    let (spans, changes) = payload::collect(source, &still, (&top, meta.idat), report, limits)?;
    Ok(Parsed { still, layout: Layout::new(spans, changes)?, top })
}

/// The boxes and the header of the `mdat` box that a strip writes before the kept bytes.
fn head(parsed: &Parsed, format: Format) -> Vec<u8> {
    let Parsed { still, layout, .. } = parsed;
    let coding = still.items.iter().find(|item| matches!(item.body, Body::Coded(..))).map(|item| item.kind);
    let mut head = brand::write(format, coding, false, deep(still));
    let media = bmff::head(b"mdat", layout.len);
    let before = |index: &[u8]| (head.len() + index.len() + media.len()) as u64;
    // The length of the index does not depend on the offsets in it, only on their width.
    let narrow = before(&write::meta(still, layout, false, 0));
    let index = match narrow + layout.len <= u32::MAX.into() {
        true => write::meta(still, layout, false, narrow),
        false => write::meta(still, layout, true, before(&write::meta(still, layout, true, 0))),
    };
    head.extend(index);
    head.extend(media);
    head
}

/// Whether the still is HEVC beyond the Main and Main Still Picture profiles (ITU-T H.265, A.3).
fn deep(still: &Still) -> bool {
    let mut hevc = still.properties.iter().filter(|property| matches!(property.inside, Some(Inside::Hevc(..))));
    hevc.any(|property| property.bytes.get(9).is_some_and(|profile| !matches!(profile & 31, 1 | 3)))
}

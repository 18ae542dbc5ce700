//! Stills and image sequences in ISO base media files: HEIF (ISO/IEC 23008-12) and AVIF (AV1 Image File Format).
//!
//! A strip writes the file anew as `ftyp`, `meta`, `mdat`: brands and the index of the items from what was read and is
//! known to be needed, then the coded pictures in the order in which they lay, copied from the source. What stays is the
//! primary picture, the tiles and layers that it is made of, and their alpha planes. Exif and XMP items, thumbnails,
//! depth maps, gain maps, further pictures, the film of a motion photo (`mpvd`) and whatever else the file held are not copied. A file that says it is an image
//! sequence keeps its picture track and that track's alpha planes too, in a `moov` written as a movie's is.
//!
//! What lies beneath transparent parts is coded in HEVC or AV1 and stays; a file with alpha is reported to hold it.

mod brand;
pub(crate) mod coded;
mod derived;
mod essence;
mod findings;
mod item;
mod meta;
mod payload;
pub(crate) mod pieces;
mod place;
mod property;
mod sequence;
mod still;
mod write;

use crate::codecs::nal::Coding;
use crate::codecs::samples::Units;
use crate::digest::Digest;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::bmff;
use crate::formats::movie::layout::{Layout, Looked};
use crate::formats::movie::tables::Sizes;
use crate::formats::movie::top::{self, Top};
use crate::formats::movie::{self, Movie, canonical, samples};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::{Class, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

pub(crate) use brand::sniff;
use still::{Body, Still};

/// What one walk over a file gives.
struct Parsed {
    still: Option<Still>,
    movie: Option<Movie>,
    layout: Layout,
    top: Top,
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for encrypted pictures and unknown codings, `read`.
pub(crate) fn inspect(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(format, source.len());
    let parsed = parse(source, &mut report, limits)?;
    report.picture = parsed.picture(limits)?;
    if parsed.is_veiled() {
        report.find_once(Class::HiddenKept, "HEIF alpha: what lies beneath transparent parts", "");
    }
    let head = head(&parsed, format);
    limits.debit(head.len() as u64, 0)?;
    if canonical(source, &head, &parsed.layout)? {
        let at = head.len() as u64;
        report.push(Segment::new(Span::new(0, at), Role::Structure, "ftyp, meta, moov"));
        report.push(Segment::new(Span::new(at, source.len()), Role::Media, "mdat"));
    } else {
        parsed.top.tile(source.len(), &parsed.layout, head, &mut report);
    }
    Ok(report)
}

/// The essence of a still or a sequence. Errors: those of an inspection.
pub(crate) fn essence(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Digest> {
    let Parsed { still, movie, layout, .. } = parse(source, &mut Report::new(format, source.len()), limits)?;
    essence::of(source, still.as_ref(), movie.as_ref(), &layout)
}

/// Walks over the whole file: its boxes, its items, their bytes.
fn parse(source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<Parsed> {
    let top = top::read(source, limits)?;
    let mut movie = sequence::read(source, &top, report, limits)?;
    let mut still = None;
    let mut looked = Looked::default();
    if let Some(index) = top.first(b"meta") {
        let meta = limits.deeper(index.span.start, |limits| meta::read(source, index.body, limits))?;
        let chosen = still::choose(source, &meta, limits)?;
        findings::read(source, &meta, &chosen, report, limits)?;
        looked = payload::collect(source, &chosen, (&top, meta.idat), report, limits)?;
        still = Some(chosen);
    } else if movie.is_none() {
        return Err(Error::malformed("there is no picture in it", top.rest.start));
    }
    top.report_outside(source, &[*b"meta"], report, limits)?;
    if let Some(movie) = &mut movie {
        let mut more = samples::collect(source, (&mut movie.tracks, movie.timescale), &top, report, limits)?;
        more.changes.order_by_key(|change| change.span);
        more.changes.dedup();
        looked.shared.extend(more.shared);
        looked.shared.push((more.spans.clone(), more.changes.len()));
        looked.spans.extend(more.spans);
        looked.changes.extend(more.changes);
    }
    let layout = Layout::new(looked)?;
    for item in still.iter().flat_map(|still| &still.items) {
        if let Body::Coded(extents, ..) = &item.body
            && payload::placed(extents, &layout).is_empty()
        {
            let at = extents.first().map_or(0, |span| span.start);
            return Err(Error::malformed("there is nothing in it but notes", at));
        }
    }
    Ok(Parsed { still, movie, layout, top })
}

impl Parsed {
    /// Whether a plane of alpha stays: nobody here can take out what lies beneath its transparent parts.
    fn is_veiled(&self) -> bool {
        let tracks = self.movie.iter().flat_map(|movie| &movie.tracks);
        let items = self.still.iter().flat_map(|still| &still.items);
        tracks.into_iter().any(|track| &track.handler == b"auxv")
            || items.into_iter().any(|item| item.references.iter().any(|(kind, _)| kind == b"auxl"))
    }

    /// The size of the picture, how it is turned, and how many frames it has.
    fn picture(&self, limits: &Limits) -> Result<Option<Picture>> {
        let still = self.still.as_ref().map(|still| findings::shown(still, limits)).transpose()?.flatten();
        let track = self.movie.as_ref().and_then(|movie| movie.tracks.iter().find(|track| track.handler != *b"auxv"));
        let moving = track.map(movie::picture_of);
        Ok(match (still, moving) {
            (Some(still), Some(moving)) => Some(Picture { frames: moving.frames, ..still }),
            (still, moving) => still.or(moving),
        })
    }
}

/// The boxes and the header of the `mdat` box that a strip writes before the kept bytes.
fn head(parsed: &Parsed, format: Format) -> Vec<u8> {
    let Parsed { still, movie, layout, .. } = parsed;
    let coded = still.iter().flat_map(|still| &still.items).find(|item| matches!(item.body, Body::Coded(..)));
    let mut head = brand::write(format, coded.map(|item| item.kind), movie.is_some(), deep(parsed));
    let media = bmff::head(b"mdat", layout.len);
    let tracks = movie.iter().flat_map(|movie| &movie.tracks);
    let sizes: Vec<Sizes> = tracks.map(|track| samples::sizes(track, layout)).collect();
    let index = |wide: bool, base: u64| {
        let mut index = still.as_ref().map_or_else(Vec::new, |still| write::meta(still, layout, wide, base));
        if let Some(movie) = movie {
            index.extend(movie::index(movie, &sizes, wide, |at| base + layout.place(at)));
        }
        index
    };
    let before = |index: &[u8]| (head.len() + index.len() + media.len()) as u64;
    // The length of the index does not depend on the offsets in it, only on their width.
    let narrow = before(&index(false, 0));
    let index = match narrow + layout.len <= u32::MAX.into() {
        true => index(false, narrow),
        false => index(true, before(&index(true, 0))),
    };
    head.extend(index);
    head.extend(media);
    head
}

/// Whether the pictures are HEVC beyond the Main and Main Still Picture profiles (ITU-T H.265, A.3).
fn deep(parsed: &Parsed) -> bool {
    let items = parsed.still.iter().flat_map(|still| &still.properties);
    let items = items
        .filter(|property| matches!(property.inside, Some((Units::Nal(Coding::Hevc(_), _), _))))
        .map(|property| &property.bytes);
    let tracks = parsed.movie.iter().flat_map(|movie| &movie.tracks).flat_map(|track| &track.entries);
    let profile = |bytes: &Vec<u8>| {
        let at = memchr::memmem::find(bytes, b"hvcC")?;
        bytes.get(at + 5).map(|profile| profile & 31)
    };
    items.chain(tracks.map(|entry| &entry.bytes)).filter_map(profile).any(|profile| !matches!(profile, 1 | 3))
}

//! Movies in ISO base media files (ISO/IEC 14496-12 and -14, 3GPP TS 26.244) and in QuickTime's (QTFF).
//!
//! A strip writes the file anew as `ftyp`, `moov`, `mdat`: brands and headers from what was read and is known to be
//! needed, then the samples of the picture and sound tracks in the order in which they lay, copied from the source. Whatever
//! else the file held, also between the samples, is not copied: so place (`©xyz`, `loci`, GPS), times and devices leave without a line of
//! code that takes them out, and `findings` only reports them. Movie fragments become sample tables.

mod brand;
mod duration;
pub(super) mod entry;
pub(super) mod essence;
pub(super) mod findings;
mod fragment;
mod gapless;
mod groups;
pub(super) mod layout;
pub(super) mod samples;
pub(super) mod shown;
pub(super) mod tables;
pub(super) mod top;
pub(super) mod track;
mod trim;

use crate::digest::{Digest, Hasher};
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

pub(crate) use brand::sniff;
use layout::Layout;
use tables::Sizes;
use track::Track;

/// The header of the whole movie (§8.2.2).
#[derive(Clone, Debug, Default)]
pub(super) struct Movie {
    /// Ticks a second.
    pub(super) timescale: u32,
    /// Rate, volume, and the matrix.
    shown: Vec<u8>,
    /// The tracks, in the order of the file.
    pub(super) tracks: Vec<Track>,
    /// What the samples of fragments are by default.
    defaults: Vec<(u32, fragment::Defaults)>,
    /// What iTunes noted about silence at the start.
    gapless: Option<gapless::Gapless>,
}

/// What one walk over a movie gives.
struct Parsed {
    movie: Movie,
    layout: Layout,
    top: top::Top,
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for encrypted media and unknown codings, `read`.
pub(crate) fn inspect(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(format, source.len());
    let Parsed { movie, layout, top } = parse(source, &mut report, limits)?;
    movie.tracks.iter().for_each(|track| report.track(track.picture()));
    report.format = brand::by_tracks(format, report.tracks.video);
    let head = head(&movie, &layout, brand::write(source, report.format)?);
    limits.debit(head.len() as u64, 0)?;
    report.picture = movie.tracks.iter().find(|track| track.picture()).map(picture_of);
    if canonical(source, &head, &layout)? {
        let at = head.len() as u64;
        report.push(Segment::new(Span::new(0, at), Role::Structure, "ftyp, moov"));
        report.push(Segment::new(Span::new(at, source.len()), Role::Media, "mdat"));
    } else {
        top.tile(source.len(), &layout, head, &mut report);
    }
    Ok(report)
}

/// The essence of a movie. Errors: those of an inspection.
pub(crate) fn essence(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Digest> {
    let Parsed { movie, layout, .. } = parse(source, &mut Report::new(format, source.len()), limits)?;
    let mut hasher = Hasher::default();
    essence::tracks(source, &movie.tracks, &layout, &mut hasher)?;
    Ok(hasher.finish())
}

/// Walks over the whole movie: its index, its fragments, its samples.
fn parse(source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<Parsed> {
    let top = top::read(source, limits)?;
    let moov = top.moov()?;
    let mut movie = limits.deeper(moov.span.start, |limits| read(source, moov.body, report, limits))?;
    choose(source, &mut movie, report);
    for track in &mut movie.tracks {
        track::describe(source, track, limits)?;
    }
    fragments(source, &top, &mut movie, limits)?;
    top.report_outside(source, &[], report, limits)?;
    if let Some(gapless) = movie.gapless {
        gapless::apply(gapless, &mut movie.tracks, movie.timescale);
    }
    for track in &mut movie.tracks {
        trim::trim(track, movie.timescale, report, limits)?;
    }
    let layout = samples::layout(source, (&mut movie.tracks, movie.timescale), &top, report, limits)?;
    Ok(Parsed { movie, layout, top })
}

/// Adds the samples of movie fragments to the tracks, whose descriptions were read.
pub(super) fn fragments(source: &dyn Source, top: &top::Top, movie: &mut Movie, limits: &mut Limits) -> Result<()> {
    let mut fragments = top.boxes.iter().filter(|header| header.kind == *b"moof").peekable();
    if fragments.peek().is_some() {
        for header in fragments {
            let moof = (header.span, header.body);
            limits.deeper(header.span.start, |limits| {
                fragment::read(source, moof, &mut movie.tracks, &movie.defaults, limits)
            })?;
        }
        fragment::finish(&mut movie.tracks, movie.timescale);
    }
    Ok(())
}

/// Reads the body of a `moov`. What it reveals goes to `report`.
pub(super) fn read(source: &dyn Source, body: Span, report: &mut Report, limits: &mut Limits) -> Result<Movie> {
    let mut movie = Movie::default();
    let mut reader = Reader::new(source, body)?;
    while let Some(header) = bmff::next_box_clamped(&mut reader, limits)? {
        let mut inner = Reader::new(source, header.body)?;
        match &header.kind {
            b"mvhd" => {
                let (version, _) = bmff::full(&mut inner)?;
                findings::times(&mut inner, version, "mvhd", report)?;
                movie.timescale = inner.u32_be()?;
                inner.take(if version == 1 { 8 } else { 4 })?;
                inner.take(16)?;
                movie.shown = shown::movie(&inner.array()?);
            }
            b"trak" => {
                let track =
                    limits.deeper(header.span.start, |limits| track::read(source, header.body, report, limits))?;
                if movie.tracks.len() == 256 {
                    return Err(Error::at(Reason::TooManyParts, "too many tracks", header.span.start));
                }
                movie.tracks.push(track);
            }
            b"cmov" => {
                return Err(Error::new(Reason::UnknownPart, "the movie's index is compressed").or_at(header.span.start));
            }
            b"pssh" => {
                return Err(Error::new(Reason::Drm, "the file is encrypted (DRM), so nobody can look inside")
                    .or_at(header.span.start));
            }
            b"mvex" => movie.defaults = fragment::defaults(source, header.body, limits)?,
            kind => {
                if kind == b"udta" || kind == b"meta" {
                    movie.gapless = movie.gapless.or(gapless::read(source, header.body, limits)?);
                }
                findings::metadata(source, header, report, limits)?;
            }
        }
    }
    if movie.timescale == 0 || movie.tracks.is_empty() {
        return Err(Error::malformed("a movie without tracks", body.start));
    }
    Ok(movie)
}

/// Takes out the tracks that are neither picture nor sound, and reports them.
pub(super) fn choose(source: &dyn Source, movie: &mut Movie, report: &mut Report) {
    let chapters: Vec<u32> = movie.tracks.iter().flat_map(|track| track.chapters.iter().copied()).collect();
    let shown = |track: &Track| track.picture() && track.flags & 1 == 1;
    let any = movie.tracks.iter().any(shown);
    let heard = movie.tracks.iter().any(|track| track.sound() && track.flags & 1 == 1);
    // One coded still beside a movie or a sound is its cover.
    let cover = |track: &Track| {
        let still = matches!(track::coding(source, track), Some([b'j', b'p', b'e', b'g'] | [b'p', b'n', b'g', b' ']));
        still && track.picture() && track.tables.samples() <= 1
    };
    let others = movie.tracks.iter().any(|track| (track.sound() || track.picture()) && !cover(track));
    movie.tracks.retain(|track| {
        let hidden = track.picture()
            && (chapters.contains(&track.id) || any && !shown(track) || others && cover(track))
            || track.sound() && heard && track.flags & 1 == 0;
        if (track.sound() || track.picture()) && !hidden {
            return true;
        }
        let (class, field) = match &track.handler {
            b"vide" | b"auxv" | b"pict" => (Class::HiddenPicture, "hidden picture track"),
            b"soun" => (Class::HiddenClip, "hidden sound track"),
            b"text" | b"sbtl" | b"subt" | b"clcp" => (Class::Text, "text track"),
            b"meta" | b"camm" => (Class::Unknown, "timed metadata track"),
            b"tmcd" => (Class::Time, "time code track"),
            b"hint" => (Class::Settings, "hint track"),
            _ => (Class::Unknown, "unknown track"),
        };
        report.find_once(class, field, "");
        false
    });
    movie.tracks.iter_mut().for_each(|track| track.master = None);
    shown::tracks(&mut movie.tracks);
}

/// The `ftyp` and `moov` boxes and the header of the `mdat` box that a strip writes before the kept samples.
fn head(movie: &Movie, layout: &Layout, mut brand: Vec<u8>) -> Vec<u8> {
    let media = bmff::head(b"mdat", layout.len);
    let sizes: Vec<Sizes> = movie.tracks.iter().map(|track| samples::sizes(track, layout)).collect();
    let index = |wide: bool, base: u64| index(movie, &sizes, wide, |at| base + layout.place(at));
    let before = |index: &[u8]| (brand.len() + index.len() + media.len()) as u64;
    // The length of the index does not depend on the offsets in it, only on their width.
    let narrow = before(&index(false, 0));
    let moov = match narrow + layout.len <= u32::MAX.into() {
        true => index(false, narrow),
        false => index(true, before(&index(true, 0))),
    };
    brand.extend(moov);
    brand.extend(media);
    brand
}

/// The `moov` box of a movie whose samples land where `place` says, at offsets of 64 bits where `wide`.
pub(super) fn index(movie: &Movie, sizes: &[Sizes], wide: bool, place: impl Fn(u64) -> u64) -> Vec<u8> {
    let longest = movie.tracks.iter().map(|track| track.duration).max().unwrap_or(0);
    let mut mvhd = duration::head(longest, 0);
    mvhd.extend(movie.timescale.to_be_bytes());
    duration::put(&mut mvhd, longest, duration::is_long(longest));
    mvhd.extend(&movie.shown);
    mvhd.extend([0; 24]);
    mvhd.extend((movie.tracks.len() as u32 + 1).to_be_bytes());
    let mut moov = bmff::write(b"mvhd", &mvhd);
    for (number, (track, sizes)) in movie.tracks.iter().zip(sizes).enumerate() {
        moov.extend(track::write(track, number as u32 + 1, wide, &place, sizes));
    }
    bmff::write(b"moov", &moov)
}

/// Whether the source is already what a strip would write.
pub(super) fn canonical(source: &dyn Source, head: &[u8], layout: &Layout) -> Result<bool> {
    let at = head.len() as u64;
    if at > source.len() || !layout.is_just(Span::new(at, source.len())) {
        return Ok(false);
    }
    let mut reader = Reader::whole(source);
    let mut chunk = vec![0; 1 << 16];
    for expected in head.chunks(1 << 16) {
        let Some(chunk) = chunk.get_mut(..expected.len()) else { return Ok(false) };
        if reader.fill(chunk)? < expected.len() || chunk != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The size of a picture track, and how it is turned.
pub(super) fn picture_of(track: &Track) -> crate::report::Picture {
    let word = |at: usize| track.shown.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes);
    let turned = match (word(8) as i32, word(12) as i32, word(20) as i32, word(24) as i32) {
        (0, b, c, 0) if b > 0 && c < 0 => 6,
        (0, b, c, 0) if b < 0 && c > 0 => 8,
        (a, 0, 0, d) if a < 0 && d < 0 => 3,
        _ => 1,
    };
    crate::report::Picture {
        width: word(44) >> 16,
        height: word(48) >> 16,
        orientation: crate::report::Orientation(turned),
        frames: track.tables.samples(),
    }
}

//! Matroska and WebM (RFC 9559, on EBML, RFC 8794).
//!
//! The head of the file is written anew: an EBML header, the Segment with its length, Info with the time scale and the
//! duration, the tracks of picture and sound, and Cues over their key frames. Clusters follow as they are, without the
//! blocks of other tracks, without those that hold no block, without elements that are not needed, and without the units of samples that show nothing.
//! Tags, attachments, chapters, seek heads, and everything that names the file, its writer or its date are gone.

mod alpha;
mod cluster;
mod ebml;
mod encodings;
mod essence;
mod findings;
mod ids;
mod lacing;
mod track;

use crate::codecs::change::Change;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

use ebml::{element, head, unsigned};
pub(crate) use essence::essence;
use track::Track;

/// The most key frames that the written Cues point to.
const CUES: usize = 4096;

/// Which of the two it is: WebM says so in its header.
pub(crate) fn format(source: &dyn Source) -> Format {
    let mut bytes = [0u8; 64];
    let n = source.len().min(64) as usize;
    let read = bytes.get_mut(..n).is_some_and(|bytes| source.read_at(0, bytes).is_ok());
    if read && memchr::memmem::find(&bytes, b"\x42\x82\x84webm").is_some() { Format::WebM } else { Format::Matroska }
}

/// Reports what the file holds.
///
/// Errors: `malformed`, `limit`, `refused` for encrypted tracks and codecs that are not known here, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let format = format(source);
    let mut report = Report::new(format, source.len());
    let mut reader = Reader::whole(source);
    let start = head(&mut reader)?;
    let size = start.size.ok_or(Error::malformed("an EBML header of unknown length", 0))?;
    reader.take(size)?;
    let segment = loop {
        let at = reader.at();
        limits.item(at)?;
        let part = head(&mut reader)?;
        match (part.id, part.size) {
            (ids::SEGMENT, size) => break size,
            (ids::VOID | ids::CRC, Some(size)) => reader.take(size).map(drop)?,
            _ => return Err(Error::at(Reason::UnknownFormat, "an EBML file without a Segment", at)),
        }
    };
    report.push(Segment::new(Span::new(0, reader.at()), Role::Metadata, "EBML header and Segment"));
    let cut = segment.is_some_and(|size| size > reader.left());
    let mut inside = reader.sub(segment.unwrap_or(u64::MAX).min(reader.left()))?;
    let mut written = Written::default();
    level_one(source, &mut inside, &mut written, &mut report, limits)?;
    let rest = Span::new(inside.at(), source.len());
    if !rest.is_empty() {
        report.find(Class::Unknown, "bytes behind the Segment", "");
        report.push(Segment::new(rest, Role::Trailing, "behind the Segment"));
    }
    if written.tracks.is_empty() || written.clusters == 0 {
        let reason = if cut { Reason::CutOff } else { Reason::Empty };
        return Err(Error::at(reason, "a file without picture and sound", source.len()));
    }
    for track in &mut written.tracks {
        track.walk.finish(source, &mut written.late, &mut report, limits)?;
    }
    let mut patches = Patches::default();
    patches.changes(&mut written.late, limits)?;
    place(source, written.prefix(format), &mut report, limits)?;
    patches.lay(&mut report);
    Ok(report)
}

/// What is to be written, as it becomes known.
#[derive(Default)]
struct Written {
    info: Vec<u8>,
    tracks: Vec<Track>,
    late: Vec<Change>,
    /// Time of a key frame, and its cluster's place behind the first.
    cues: Vec<(u64, u64)>,
    clusters: u64,
    cue_track: u64,
}

/// Walks the Segment's children.
fn level_one(
    source: &dyn Source,
    reader: &mut Reader<'_>,
    written: &mut Written,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    while !reader.is_empty() {
        let start = reader.at();
        limits.item(start)?;
        let Ok(part) = head(reader) else {
            reader.seek(start)?;
            return Ok(());
        };
        if part.id == ids::CLUSTER {
            if written.tracks.is_empty() {
                let body = tracks_behind(source, start)?;
                written.take_tracks(Reader::new(source, body)?, report, limits)?;
            }
            let (tracks, late) = (&mut written.tracks, &mut written.late);
            let mut walk = cluster::Walk { source, tracks, late, cue_track: written.cue_track };
            let read = walk.cluster(reader, start, part, report, limits)?;
            if let Some(time) = read.cue {
                limits.debit(16, start)?;
                written.cues.push((time, written.clusters));
            }
            written.clusters += read.length;
            continue;
        }
        let Some(size) = part.size.filter(|_| !matches!(part.id, ids::SEGMENT | ids::EBML)) else {
            // A second file behind the first.
            reader.seek(start)?;
            return Ok(());
        };
        let body = reader.take(size.min(reader.left()))?;
        let span = Span::new(start, body.end);
        match part.id {
            ids::INFO if written.info.is_empty() => {
                let kept = findings::info(Reader::new(source, body)?, report, limits)?;
                written.info = element(ids::INFO, &kept);
                report.push(Segment::new(span, Role::Metadata, "Info"));
            }
            ids::TRACKS if written.tracks.is_empty() => {
                written.take_tracks(Reader::new(source, body)?, report, limits)?;
                report.push(Segment::new(span, Role::Metadata, "Tracks"));
            }
            id => {
                findings::other(id, Reader::new(source, body)?, report, limits);
                report.push(Segment::new(span, Role::Metadata, findings::name(id)));
            }
        }
    }
    Ok(())
}

/// The body of the Tracks that lie behind the cluster at `start`. Errors: `refused` where they cannot be found.
fn tracks_behind(source: &dyn Source, start: u64) -> Result<Span> {
    let lost = Error::new(Reason::UnknownCodec, "sound and pictures without a list of tracks").or_at(start);
    let mut reader = Reader::new(source, Span::new(start, source.len()))?;
    while !reader.is_empty() {
        let part = head(&mut reader).map_err(|_| lost)?;
        let body = reader.take(part.size.ok_or(lost)?).map_err(|_| lost)?;
        if part.id == ids::TRACKS {
            return Ok(body);
        }
    }
    Err(lost)
}

impl Written {
    /// Takes in the list of tracks.
    fn take_tracks(&mut self, body: Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<()> {
        self.tracks = track::read(body, report, limits)?;
        let video = self.tracks.iter().find(|track| track.video).or(self.tracks.first());
        self.cue_track = video.map_or(0, |track| track.order.into());
        self.tracks.iter().for_each(|track| report.track(track.video));
        Ok(())
    }

    /// Everything in front of the first cluster.
    fn prefix(&self, format: Format) -> Vec<u8> {
        let kind: &[u8] = if format == Format::WebM { b"webm" } else { b"matroska" };
        let head = [
            unsigned(0x4286, 1),
            unsigned(0x42f7, 1),
            unsigned(0x42f2, 4),
            unsigned(0x42f3, 8),
            element(ids::DOC_TYPE, kind),
            unsigned(0x4287, 4),
            unsigned(0x4285, 2),
        ];
        let head = element(ids::EBML, &head.concat());
        let tracks: Vec<u8> = self.tracks.iter().flat_map(Track::write).collect();
        let tracks = element(ids::TRACKS, &tracks);
        let ahead = (self.info.len() + tracks.len()) as u64;
        // The length of the Cues does not depend on where they point.
        let cues = self.cues(ahead + self.cues(0).len() as u64);
        let size = ahead + cues.len() as u64 + self.clusters;
        let size = ebml::size_bytes(size, 8).unwrap_or_default();
        [head, ebml::id_bytes(ids::SEGMENT), size, self.info.clone(), tracks, cues].concat()
    }

    /// Cues (5.1.5) for clusters of which the first lies `ahead` bytes into the Segment.
    fn cues(&self, ahead: u64) -> Vec<u8> {
        let step = self.cues.len().div_ceil(CUES).max(1);
        let points: Vec<u8> = self
            .cues
            .iter()
            .step_by(step)
            .flat_map(|&(time, place)| {
                let position = element(0xf1, &(ahead + place).to_be_bytes());
                let positions = element(0xb7, &[unsigned(0xf7, self.cue_track), position].concat());
                element(0xbb, &[unsigned(0xb3, time), positions].concat())
            })
            .collect();
        if points.is_empty() { points } else { element(ids::CUES, &points) }
    }
}

/// Puts the prefix in the place of the file's head, or finds that it is there already.
fn place(source: &dyn Source, prefix: Vec<u8>, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let length = prefix.len() as u64;
    limits.debit(length * 2, 0)?;
    let covered = report.segments.iter().position(|segment| segment.span.start == length);
    if let Some(covered) = covered.filter(|_| length <= source.len()) {
        let mut stored = vec![0; prefix.len()];
        source.read_at(0, &mut stored)?;
        let instead = report.segments.iter().take(covered).any(|segment| !segment.instead.is_empty());
        if stored == prefix && !instead {
            report.segments.drain(..covered);
            report.segments.insert(0, Segment::new(Span::new(0, length), Role::Structure, "head"));
            return Ok(());
        }
    }
    if let Some(first) = report.segments.first_mut() {
        first.instead = vec![Part::Bytes(prefix)];
    }
    Ok(())
}

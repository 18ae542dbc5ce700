//! Clusters (RFC 9559, 5.1.3): the blocks of the tracks that stay, and their timestamps.

use super::alpha::{self, COST};
use super::ebml::{self, Head};
use super::track::Track;
use super::{ids, lacing};
use crate::codecs::change::Change;
use crate::codecs::samples::Units;
use crate::error::{Error, ErrorKind, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// What a cluster gave.
pub(super) struct Read {
    /// How long it is once stripped.
    pub length: u64,
    /// The time of the cue track's first key frame, in ticks.
    pub cue: Option<u64>,
}

/// A walk over clusters.
pub(super) struct Walk<'a, 'b> {
    /// The file.
    pub source: &'a dyn Source,
    /// The tracks that stay.
    pub tracks: &'b mut [Track],
    /// Changes of which later blocks decide, none of which moves anything.
    pub late: &'b mut Vec<Change>,
    /// The track by which players seek.
    pub cue_track: u64,
}

/// One block: which track it is of in the copy, its time against the cluster's, whether it is a key frame, and its length once stripped.
struct Block {
    track: u64,
    time: i64,
    key: bool,
    length: u64,
}

impl Walk<'_, '_> {
    /// Reads the cluster whose head `reader` has passed, up to its end. Errors: `malformed`, `limit`, `refused`, `read`.
    pub(super) fn cluster(
        &mut self,
        reader: &mut Reader<'_>,
        start: u64,
        head: Head,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Read> {
        let first = report.segments.len();
        let body = reader.at();
        report.segments.push(Segment::new(Span::new(start, body), Role::Media, HEAD));
        let mut inside = Reader::new(self.source, Span::new(body, reader.rest().end))?;
        let whole = head.size.is_some_and(|size| size <= reader.left());
        if let Some(size) = head.size {
            inside = inside.sub(size.min(reader.left()))?;
        }
        let (mut length, mut timestamp, mut cue, mut any) = (0, None, None, false);
        while !inside.is_empty() {
            let at = inside.at();
            limits.item(at)?;
            let part = inside.rest();
            let child = match ebml::head(&mut inside) {
                Ok(child) => child,
                Err(error)
                    if error.kind() == ErrorKind::Malformed && part.end == self.source.len() && part.len() < 12 =>
                {
                    cut(part, &mut inside, report)?;
                    break;
                }
                Err(error) => return Err(error),
            };
            if head.size.is_none() && is_top(child.id) {
                inside.seek(at)?;
                break;
            }
            let size = child.size.ok_or(Error::malformed("an element of unknown length", at))?;
            if size > inside.left() {
                // The end of a recording that broke off: the last block is not whole.
                if part.end == self.source.len() {
                    cut(part, &mut inside, report)?;
                    break;
                }
                return Err(Error::malformed("a part says it is longer than what holds it", at));
            }
            let content = inside.take(size)?;
            let span = Span::new(at, content.end);
            match child.id {
                ids::TIMESTAMP if timestamp.is_none() => {
                    let time = ebml::value(Reader::new(self.source, content)?)?;
                    timestamp = Some(time);
                    length += put(span, ebml::unsigned(ids::TIMESTAMP, time), report, limits)?;
                }
                ids::SIMPLE_BLOCK | ids::BLOCK_GROUP => {
                    let block = if child.id == ids::SIMPLE_BLOCK {
                        self.block(at, child, content, report, limits)?
                    } else {
                        self.group(at, child, content, report, limits)?
                    };
                    let Some(block) = block else { continue };
                    any = true;
                    length += block.length;
                    if block.key && block.track == self.cue_track && cue.is_none() {
                        cue = Some(block.time);
                    }
                }
                ids::ENCRYPTED_BLOCK => {
                    return Err(Error::new(Reason::Drm, "an encrypted block cannot be looked into").or_at(at));
                }
                _ => report.push(Segment::new(span, Role::Metadata, "element of a Cluster")),
            }
        }
        reader.seek(inside.at())?;
        if !any {
            for segment in report.segments.iter_mut().skip(first) {
                (segment.role, segment.instead) = (Role::Metadata, Vec::new());
            }
            return Ok(Read { length: 0, cue: None });
        }
        if timestamp.is_none() {
            return Err(Error::malformed("a Cluster without a Timestamp", start));
        }
        let header = self.resize(first, head.id, head.size.filter(|_| whole), length, report, limits)?;
        join_added(report, first);
        let cue = cue.zip(timestamp).and_then(|(time, timestamp)| timestamp.checked_add_signed(time));
        Ok(Read { length: header + length, cue })
    }

    /// Writes a new length into the head in segment `index`, where `stored` is, unless it is right and short. Returns the head's length.
    fn resize(
        &mut self,
        index: usize,
        id: u32,
        stored: Option<u64>,
        length: u64,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<u64> {
        let Some(segment) = report.segments.get_mut(index) else { return Ok(0) };
        let bytes = ebml::head_bytes(id, length);
        let written = bytes.len() as u64;
        if stored == Some(length) && segment.span.len() == written {
            return Ok(written);
        }
        limits.debit(COST, segment.span.start)?;
        segment.role = Role::Metadata;
        segment.instead = vec![Part::Bytes(bytes)];
        Ok(written)
    }

    /// A Block or SimpleBlock; none where its track goes.
    fn block(
        &mut self,
        start: u64,
        head: Head,
        content: Span,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Option<Block>> {
        let span = Span::new(start, content.end);
        let mut reader = Reader::new(self.source, content)?;
        let number = ebml::number(&mut reader)?;
        let Some(track) = self.tracks.iter_mut().find(|track| track.number == number) else {
            report.push(Segment::new(span, Role::Metadata, "block of a track that goes"));
            return Ok(None);
        };
        let time = i64::from(reader.u16_be()? as i16);
        let flags = reader.u8()?;
        let key = flags & 0x80 != 0;
        let laced = flags >> 1 & 3;
        let mut changes = Vec::new();
        // Of the flags, which say more of a SimpleBlock, some are reserved.
        let known = flags & if head.id == ids::SIMPLE_BLOCK { 0x8f } else { 0x0e };
        let front = Span::new(content.start, reader.at());
        if (number, front.len(), known) != (track.order.into(), 4, flags) {
            let [high, low] = (time as i16).to_be_bytes();
            changes.push(Change {
                span: front,
                bytes: vec![0x80 | track.order, high, low, known],
                name: "head of a block",
            });
        }
        let number = track.order.into();
        if track.units != Units::Whole {
            if laced != 0 && !matches!(track.units, Units::Aac(_) | Units::Mpeg(_) | Units::Opus) {
                return Err(Error::new(Reason::UnknownCodec, "several pictures in one block cannot be looked into")
                    .or_at(start));
            }
            for frame in lacing::frames(reader, laced)? {
                if !track.shared.is_empty() {
                    track.bare_frame((self.source, frame), &mut changes, report, limits)?;
                    continue;
                }
                let found = if matches!(track.units, Units::Mpeg(_)) { &mut *self.late } else { &mut changes };
                track.walk.sample(self.source, frame, found, report, limits)?;
            }
        }
        if changes.is_empty() && content.start - start == ebml::head_bytes(head.id, content.len()).len() as u64 {
            report.push(Segment::new(span, Role::Media, "Cluster"));
            return Ok(Some(Block { track: number, time, key, length: span.len() }));
        }
        let gone: u64 = changes.iter().map(|change| change.span.len()).sum();
        let back: u64 = changes.iter().map(|change| change.bytes.len() as u64).sum();
        let size = content.len() - gone + back;
        let index = report.segments.len();
        report.segments.push(Segment::new(Span::new(start, content.start), Role::Media, "Cluster"));
        let header = self.resize(index, head.id, head.size, size, report, limits)?;
        let mut at = content.start;
        for Change { span, bytes, name } in changes {
            limits.debit(COST + bytes.len() as u64, at)?;
            report.push(Segment::new(Span::new(at, span.start), Role::Media, "Cluster"));
            let segment = Segment::new(span, Role::Metadata, name);
            let parts = if bytes.is_empty() { Vec::new() } else { vec![Part::Bytes(bytes)] };
            report.segments.push(segment.instead(parts));
            at = span.end;
        }
        report.push(Segment::new(Span::new(at, content.end), Role::Media, "Cluster"));
        Ok(Some(Block { track: number, time, key, length: header + size }))
    }

    /// A BlockGroup: its block, duration, references, discarded padding, and the alpha channel of tracks that have one.
    fn group(
        &mut self,
        start: u64,
        head: Head,
        content: Span,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Option<Block>> {
        let first = report.segments.len();
        report.segments.push(Segment::new(Span::new(start, content.start), Role::Media, HEAD));
        let mut inside = Reader::new(self.source, content)?;
        let (mut length, mut found, mut seen): (u64, Option<Block>, Vec<u32>) = (0, None, Vec::new());
        while !inside.is_empty() {
            let at = inside.at();
            limits.item(at)?;
            let child = ebml::head(&mut inside)?;
            let body = inside.take(child.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
            let span = Span::new(at, body.end);
            let alpha = found.as_ref().is_some_and(|block| {
                self.tracks.iter().any(|track| u64::from(track.order) == block.track && track.alpha)
            });
            match child.id {
                ids::BLOCK if found.is_none() => match self.block(at, child, body, report, limits)? {
                    Some(block) => {
                        length += block.length;
                        found = Some(block);
                    }
                    None => break,
                },
                ids::BLOCK_DURATION | ids::REFERENCE_BLOCK | ids::DISCARD_PADDING | ids::BLOCK_ADDITIONS
                    if seen.contains(&child.id) =>
                {
                    report.push(Segment::new(span, Role::Metadata, "element of a BlockGroup"));
                }
                ids::BLOCK_DURATION if body.len() <= 4 => {
                    seen.push(child.id);
                    let ticks = ebml::value(Reader::new(self.source, body)?)?;
                    length += put(span, ebml::unsigned(child.id, ticks), report, limits)?;
                }
                ids::REFERENCE_BLOCK | ids::DISCARD_PADDING
                    if child.id == ids::REFERENCE_BLOCK || body.len() <= 4 && self.discards(&found, body)? =>
                {
                    seen.push(child.id);
                    // Players ask whether there is a reference: one far off becomes that to the tick before.
                    let far = child.id == ids::REFERENCE_BLOCK && !matches!(body.len(), 1 | 2);
                    let mut own = Reader::new(self.source, body)?;
                    let bytes = if far { vec![0xff] } else { own.bytes(body.len(), limits)? };
                    length += put(span, ebml::element(child.id, &bytes), report, limits)?;
                }
                ids::BLOCK_ADDITIONS if alpha => {
                    seen.push(child.id);
                    length += alpha::write(self.source, (span, body), report, limits)?;
                }
                ids::CODEC_STATE => {
                    return Err(
                        Error::new(Reason::UnknownCodec, "a codec that changes on the way is not known here").or_at(at)
                    );
                }
                _ => report.push(Segment::new(span, Role::Metadata, "element of a BlockGroup")),
            }
        }
        let Some(block) = found else {
            report.segments.truncate(first);
            report.push(Segment::new(Span::new(start, content.end), Role::Metadata, "block of a track that goes"));
            return Ok(None);
        };
        let header = self.resize(first, head.id, head.size, length, report, limits)?;
        Ok(Some(Block { key: !seen.contains(&ids::REFERENCE_BLOCK), length: header + length, ..block }))
    }
}

impl Walk<'_, '_> {
    /// Whether what is cut off a block's end, in nanoseconds, may be: sound, and no more than a second.
    fn discards(&self, block: &Option<Block>, body: Span) -> Result<bool> {
        let sound =
            |block: &Block| self.tracks.iter().any(|track| u64::from(track.order) == block.track && !track.video);
        let length = ebml::value(Reader::new(self.source, body)?)?;
        Ok(block.as_ref().is_some_and(sound) && length <= 1_000_000_000)
    }
}

/// Puts an element in its shortest form in its place, unless it is as short. Returns how long it is then. Errors: `limit`.
fn put(span: Span, written: Vec<u8>, report: &mut Report, limits: &mut Limits) -> Result<u64> {
    let length = written.len() as u64;
    report.push(if length == span.len() {
        Segment::new(span, Role::Media, "Cluster")
    } else {
        limits.debit(COST, span.start)?;
        Segment::new(span, Role::Metadata, "number of a Cluster").instead(vec![Part::Bytes(written)])
    });
    Ok(length)
}

/// The name of a head that may still change, so that nothing is joined to it.
const HEAD: &str = "head of a Cluster or BlockGroup";

fn cut(rest: Span, reader: &mut Reader<'_>, report: &mut Report) -> Result<()> {
    report.push(Segment::new(rest, Role::Trailing, "a block that is cut off"));
    reader.seek(rest.end)
}

fn is_top(id: u32) -> bool {
    matches!(
        id,
        ids::CLUSTER
            | ids::CUES
            | ids::TAGS
            | ids::CHAPTERS
            | ids::ATTACHMENTS
            | ids::INFO
            | ids::TRACKS
            | ids::SEEK_HEAD
            | ids::SEGMENT
            | ids::EBML
    )
}

/// Joins what the walk added since `first` to what precedes it.
fn join_added(report: &mut Report, first: usize) {
    let added: Vec<Segment> = report.segments.drain(first..).collect();
    for mut segment in added {
        if segment.role == Role::Media {
            segment.name = "Cluster".into();
        }
        report.push(segment);
    }
}

//! The boxes that a file is made of, from its first byte to its last.

use crate::error::{Error, ErrorKind, Reason, Result};
use crate::formats::bmff::{self, BoxHeader, Kind};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

use super::findings;
use super::layout::Layout;

/// How many boxes a file may have side by side.
const MOST: usize = 200_000;

/// The boxes of a file.
pub(crate) struct Top {
    /// All of them, in order.
    pub boxes: Vec<BoxHeader>,
    /// What lies behind the last box and is none.
    pub rest: Span,
}

/// Walks over the boxes of `source`. Errors: `limit`, `read`.
pub(crate) fn read(source: &dyn Source, limits: &mut Limits) -> Result<Top> {
    let mut reader = Reader::whole(source);
    let mut boxes = Vec::new();
    let mut rest = 0;
    loop {
        match bmff::next_box_clamped(&mut reader, limits) {
            Ok(Some(header)) if header.kind.iter().all(|byte| *byte >= b' ') || boxes.is_empty() => boxes.push(header),
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::Malformed => break,
            Err(error) => return Err(error),
        }
        rest = reader.at();
        if boxes.len() > MOST {
            return Err(Error::at(Reason::TooManyParts, "too many parts", rest));
        }
    }
    Ok(Top { boxes, rest: Span::new(rest, source.len()) })
}

impl Top {
    /// The first box of `kind`.
    pub(crate) fn first(&self, kind: &Kind) -> Option<BoxHeader> {
        self.boxes.iter().find(|header| header.kind == *kind).copied()
    }

    /// The index of the movie. Errors: `malformed` where there is none.
    pub(crate) fn moov(&self) -> Result<BoxHeader> {
        let missing =
            Error::at(Reason::NoIndex, "the recording was cut off before its index was written", self.rest.start);
        self.first(b"moov").ok_or(missing)
    }

    /// Whether `span` lies inside the media bytes of the file.
    pub(crate) fn media(&self, span: Span) -> bool {
        let index = self.boxes.partition_point(|header| header.span.start <= span.start);
        let holder = index.checked_sub(1).and_then(|index| self.boxes.get(index));
        holder.is_some_and(|header| header.kind == *b"mdat" && header.body.holds(span))
    }

    /// Reports metadata outside `moov`, but for the boxes of `known` kinds.
    pub(crate) fn report_outside(
        &self,
        source: &dyn Source,
        known: &[Kind],
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        for &header in self.boxes.iter().filter(|header| !known.contains(&header.kind)) {
            match &header.kind {
                b"ftyp" | b"styp" | b"moov" | b"mdat" | b"moof" | b"mfra" | b"sidx" | b"ssix" | b"pdin" => {}
                // What a Samsung phone adds, a motion photo among it.
                b"sefd" | b"SEFH" => report.find_once(Class::Device, "box sefd", ""),
                b"pnot" | b"thmb" | b"PICT" => report.find_once(Class::Thumbnail, "preview", ""),
                // The film of a motion photo.
                b"mpvd" => report.find_once(Class::HiddenClip, "box mpvd", ""),
                _ => findings::metadata(source, header, report, limits)?,
            }
        }
        if !self.rest.is_empty() {
            report.find_once(Class::Unknown, "bytes behind the last box", "");
        }
        Ok(())
    }

    /// Tiles a file that is not as a strip writes it: what `layout` keeps stays, and `head` comes before it.
    pub(crate) fn tile(&self, len: u64, layout: &Layout, head: Vec<u8>, report: &mut Report) {
        let mut head = Some(head);
        let mut push = |mut segment: Segment| {
            if let Some(head) = head.take() {
                segment.instead = vec![Part::Bytes(head)];
                if segment.role == Role::Media || segment.role == Role::Structure {
                    segment.role = Role::Metadata;
                }
            }
            report.push(segment);
        };
        let mut kept = layout.kept().peekable();
        let mut changes = layout.changes.iter().peekable();
        let rest = BoxHeader { kind: [0; 4], span: self.rest, body: self.rest, open: false };
        for header in self.boxes.iter().chain([&rest]) {
            let (role, name) = match &header.kind {
                b"free" | b"skip" | b"wide" => (Role::Padding, "free"),
                b"mdat" => (Role::Unknown, "mdat beside the samples"),
                b"ftyp" => (Role::Metadata, "ftyp"),
                b"moov" => (Role::Metadata, "moov"),
                b"meta" => (Role::Metadata, "meta"),
                b"\0\0\0\0" => (Role::Trailing, "behind the last box"),
                _ => (Role::Unknown, "box"),
            };
            let mut at = header.span.start;
            if header.kind == *b"mdat" {
                push(Segment::new(Span::new(at, header.body.start), Role::Metadata, "mdat header"));
                at = header.body.start;
            }
            loop {
                let piece = kept.next_if(|span| span.start < header.span.end);
                let end = piece.map_or(header.span.end, |span| span.start);
                while let Some(change) = changes.next_if(|change| change.span.start < end) {
                    push(Segment::new(Span::new(at, change.span.start), role, name));
                    let instead =
                        if change.bytes.is_empty() { vec![] } else { vec![Part::Bytes(change.bytes.clone())] };
                    push(Segment::new(change.span, Role::Metadata, change.name).instead(instead));
                    at = change.span.end;
                }
                push(Segment::new(Span::new(at, end), role, name));
                let Some(piece) = piece else { break };
                push(Segment::new(piece, Role::Media, "samples"));
                at = piece.end;
            }
        }
        debug_assert!(kept.next().is_none() && report.segments.last().is_none_or(|last| last.span.end == len));
    }
}

//! Tags that are put in front of and behind bare sound streams, whatever the stream's own format says.

use super::{ape, id3};
use crate::limits::Limits;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Which tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Id3v2,
    Id3v1,
    Ape,
    Lyrics3,
}

/// A tag and where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag {
    /// Where it lies.
    pub span: Span,
    kind: Kind,
}

/// The tag that starts at `at`.
pub(crate) fn at(source: &dyn Source, at: u64) -> Option<Tag> {
    id3::v2(source, at)
        .map(|span| Tag { span, kind: Kind::Id3v2 })
        .or_else(|| ape::ape_at(source, at).map(|span| Tag { span, kind: Kind::Ape }))
}

/// The tags that end the source, first to last, none of them starting before `floor`.
pub(crate) fn before_end(source: &dyn Source, floor: u64) -> Vec<Tag> {
    let (mut tags, mut end) = (Vec::new(), source.len());
    // There are four kinds; a file that repeats them without end is cut off here and its rest is stray.
    while tags.len() < 16 {
        let tag = id3::v1_before(source, end)
            .map(|span| Tag { span, kind: Kind::Id3v1 })
            .or_else(|| ape::ape_before(source, end).map(|span| Tag { span, kind: Kind::Ape }))
            .or_else(|| ape::lyrics_before(source, end).map(|span| Tag { span, kind: Kind::Lyrics3 }))
            .or_else(|| id3::v2_before(source, end).map(|span| Tag { span, kind: Kind::Id3v2 }));
        match tag.filter(|tag| tag.span.start >= floor && !tag.span.is_empty()) {
            Some(tag) => {
                end = tag.span.start;
                tags.push(tag);
            }
            None => break,
        }
    }
    tags.reverse();
    tags
}

/// Adds the tag's segment and what it reveals.
pub(crate) fn push(source: &dyn Source, tag: Tag, report: &mut Report, limits: &mut Limits) {
    let name = match tag.kind {
        Kind::Id3v2 => {
            id3::read(source, tag.span, report, limits);
            "ID3v2"
        }
        Kind::Id3v1 => {
            id3::read_v1(source, tag.span, report);
            "ID3v1"
        }
        Kind::Ape => {
            ape::read(source, tag.span, report, limits);
            "APE tag"
        }
        Kind::Lyrics3 => {
            report.find(crate::report::Class::Text, "Lyrics3", "");
            "Lyrics3"
        }
    };
    report.push(Segment::new(tag.span, Role::Metadata, name));
}

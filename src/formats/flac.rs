//! FLAC (RFC 9639): STREAMINFO and the frames.
//!
//! Every other metadata block goes, the seek table too: players find their way by the frame headers. The digest of the
//! decoded sound in STREAMINFO becomes zero, and so do the lengths of the shortest and longest frame. Frames are walked to the bit (sections 9 and
//! 10), so nothing hides between or behind them.

pub(super) mod bits;
pub(super) mod frame;

use crate::codecs::streaminfo;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{affixed, comments};

/// Reports what the file holds. Errors: `malformed`, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Flac, source.len());
    let mut at = 0;
    while let Some(tag) = affixed::at(source, at) {
        limits.item(at)?;
        affixed::push(source, tag, &mut report, limits);
        at = tag.span.end;
    }
    let mut reader = Reader::new(source, Span::new(at, source.len()))?;
    if &reader.array::<4>()? != b"fLaC" {
        return Err(Error::malformed("a FLAC file that does not start like one", at));
    }
    report.push(Segment::new(Span::new(at, at + 4), Role::Structure, "fLaC"));
    let streaminfo = blocks(source, &mut reader, &mut report, limits)?;
    let tags = affixed::before_end(source, reader.at());
    let end = tags.first().map_or(source.len(), |tag| tag.span.start);
    frames(source, Span::new(reader.at(), end), streaminfo, &mut report, limits)?;
    for tag in tags {
        affixed::push(source, tag, &mut report, limits);
    }
    Ok(report)
}

/// Walks the metadata blocks (section 8) and returns the bits per sample.
fn blocks(source: &dyn Source, reader: &mut Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<u32> {
    let mut depth = None;
    loop {
        let start = reader.at();
        limits.item(start)?;
        let [head, a, b, c] = reader.array()?;
        let body = reader.take(u32::from_be_bytes([0, a, b, c]).into())?;
        let span = Span::new(start, body.end);
        match head & 127 {
            0 if depth.is_none() && body.len() == 34 => {
                let mut info = [0u8; 34];
                source.read_at(body.start, &mut info)?;
                let [_, _, _, _, _, _, _, _, _, _, _, _, low, high, ..] = info;
                depth = Some((u32::from(low & 1) << 4 | u32::from(high >> 4)) + 1);
                let before = info;
                streaminfo::neutral(&mut info);
                if head == 0x80 && info == before {
                    report.push(Segment::new(span, Role::Structure, "STREAMINFO"));
                } else {
                    // The only block, so the last one.
                    let block = [[0x80, 0, 0, streaminfo::LENGTH as u8].as_slice(), &info].concat();
                    report.push(Segment::new(span, Role::Metadata, "STREAMINFO").instead(vec![Part::Bytes(block)]));
                }
            }
            1 => report.push(Segment::new(span, Role::Padding, "PADDING")),
            3 => report.push(Segment::new(span, Role::Metadata, "SEEKTABLE")),
            4 => {
                comments::read(Reader::new(source, body)?, report, limits);
                report.push(Segment::new(span, Role::Metadata, "VORBIS_COMMENT"));
            }
            kind => {
                let (class, name) = match kind {
                    2 => (Class::Unknown, "FLAC APPLICATION"),
                    5 => (Class::Identifier, "FLAC CUESHEET"),
                    6 => (Class::Thumbnail, "FLAC PICTURE"),
                    _ => (Class::Unknown, "FLAC metadata block"),
                };
                report.find(class, name, "");
                report.push(Segment::new(span, Role::Metadata, name));
            }
        }
        if head & 0x80 != 0 {
            return depth.ok_or(Error::malformed("a FLAC file without STREAMINFO", start));
        }
    }
}

/// Walks the frames in `span`; a last one that is cut short is kept as far as it goes.
fn frames(source: &dyn Source, span: Span, depth: u32, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut at = span.start;
    let mut reader = bits::BitReader::new(source, span)?;
    while at < span.end {
        limits.item(at)?;
        let mut next = at;
        if frame::is_at(source, at, span.end) {
            reader.seek(at)?;
            let end = match frame::pass(&mut reader, depth)? {
                frame::Passed::Whole => Some(reader.at()),
                frame::Passed::Cut => Some(span.end),
                frame::Passed::Broken => None,
            };
            if let Some(end) = end {
                report.push(Segment::new(Span::new(at, end), Role::Media, "frames"));
                at = end;
                continue;
            }
            next = (at + 2).min(span.end);
        }
        let next = frame::find(source, next, span.end, limits)?;
        let stray = Span::new(at, next);
        if next < span.end {
            report.find(Class::Unknown, "bytes between FLAC frames", "");
            report.push(Segment::new(stray, Role::Unknown, "stray bytes"));
        } else {
            report.find(Class::Unknown, "bytes behind the last FLAC frame", "");
            report.push(Segment::new(stray, Role::Trailing, "behind the last frame"));
        }
        at = next;
    }
    Ok(())
}

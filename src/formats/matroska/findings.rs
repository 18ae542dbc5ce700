//! What Info, Tags, Attachments and Chapters reveal.

use super::ebml;
use super::ids;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::tags::comments;

/// The names of the parts of a Segment that go.
pub(super) fn name(id: u32) -> &'static str {
    match id {
        ids::SEEK_HEAD => "SeekHead",
        ids::CUES => "Cues",
        ids::TAGS => "Tags",
        ids::CHAPTERS => "Chapters",
        ids::ATTACHMENTS => "Attachments",
        ids::VOID => "Void",
        ids::CRC => "CRC-32",
        _ => "unknown element",
    }
}

/// Reads Info; returns what stays of it, with the writer's names empty, since they must be there. Errors: `malformed`, `limit`.
pub(super) fn info(reader: Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<Vec<u8>> {
    let mut kept = ebml::filter(reader, &ids::IN_INFO, limits, &mut |id, mut body, limits| {
        let (class, field) = match id {
            0x73a4 => (Class::Identifier, "Matroska SegmentUUID"),
            0x3c_b923 | 0x3e_b923 | 0x4444 => (Class::Identifier, "Matroska linked Segment UUID"),
            0x7384 | 0x3c_83ab | 0x3e_83bb => (Class::Text, "Matroska SegmentFilename"),
            0x4461 => (Class::Time, "Matroska DateUTC"),
            0x7ba9 => (Class::Text, "Matroska Title"),
            0x4d80 => (Class::Software, "Matroska MuxingApp"),
            0x5741 => (Class::Software, "Matroska WritingApp"),
            ids::VOID | ids::CRC => return Ok(()),
            _ => (Class::Unknown, "Matroska Info element"),
        };
        if body.is_empty() {
            return Ok(());
        }
        let n = body.left().min(1024);
        let bytes = body.bytes(n, limits)?;
        limits.credit(n);
        let value = match class {
            Class::Identifier | Class::Unknown => String::new(),
            Class::Time => date(&bytes),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        report.find(class, field, &value);
        Ok(())
    })?;
    kept.extend(ebml::element(0x4d80, b""));
    kept.extend(ebml::element(0x5741, b""));
    Ok(kept)
}

/// A date (RFC 8794, 7.6) in days since the first of January 2001.
fn date(bytes: &[u8]) -> String {
    let nanoseconds = bytes.iter().fold(0i64, |sum, &byte| sum << 8 | i64::from(byte));
    format!("{} days after 2001-01-01", nanoseconds / 86_400_000_000_000)
}

/// Reports what another part of the Segment reveals.
pub(super) fn other(id: u32, reader: Reader<'_>, report: &mut Report, limits: &mut Limits) {
    let already = report.findings.len();
    let whole = match id {
        ids::TAGS => {
            let _ = tags(reader, &mut String::new(), report, limits);
            (Class::Text, "Matroska Tags")
        }
        ids::ATTACHMENTS => (Class::Unknown, "Matroska Attachments"),
        ids::CHAPTERS => (Class::Text, "Matroska Chapters"),
        ids::SEEK_HEAD | ids::CUES | ids::VOID | ids::CRC | ids::TRACKS | ids::INFO => return,
        _ => (Class::Unknown, "Matroska element"),
    };
    if report.findings.len() == already {
        report.find(whole.0, whole.1, "");
    }
}

/// Tags (RFC 9559, 5.1.8): pairs of TagName and TagString, in masters within masters.
fn tags(mut reader: Reader<'_>, name: &mut String, report: &mut Report, limits: &mut Limits) -> Result<()> {
    while !reader.is_empty() {
        let at = reader.at();
        limits.item(at)?;
        let head = ebml::head(&mut reader)?;
        let mut body = reader.sub(head.size.unwrap_or(u64::MAX).min(reader.left()))?;
        match head.id {
            0x7373 | 0x67c8 => limits.deeper(at, |limits| tags(body, name, report, limits))?,
            0x45a3 | 0x4487 => {
                let n = body.left().min(1024);
                let bytes = body.bytes(n, limits)?;
                limits.credit(n);
                let words = String::from_utf8_lossy(&bytes).into_owned();
                if head.id == 0x45a3 {
                    *name = words.chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
                } else {
                    report.find(comments::class(name), format!("Matroska tag {name}"), &words);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

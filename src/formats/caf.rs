//! Core Audio Format (Apple, "Core Audio Format Specification 1.0").
//!
//! Kept are the format (`desc`), the sound (`data`), its packets (`pakt`), the codec's configuration (`kuki`) of known
//! codecs and the channels (`chan`) where they are given by a number or by labels.

mod cookie;
mod packets;

use crate::codecs::change::Resize;
use crate::codecs::samples::Units;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The codecs that are known, and whether they need a configuration.
const CODECS: [(&[u8; 4], bool); 18] = [
    (b"lpcm", false),
    (b"ulaw", false),
    (b"alaw", false),
    (b"ima4", false),
    (b"MAC3", false),
    (b"MAC6", false),
    (b".mp1", false),
    (b".mp2", false),
    (b".mp3", false),
    (b"samr", false),
    (b"sawb", false),
    (b"ilbc", false),
    (b"aac ", true),
    (b"aach", true),
    (b"aacp", true),
    (b"alac", true),
    (b"opus", true),
    (b"flac", true),
];

/// The longest configuration that is believed, in bytes.
const COOKIE: u64 = 4096;

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for sound of unknown coding, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Caf, source.len());
    let mut patches = Patches::default();
    let mut reader = Reader::whole(source);
    let head: [u8; 8] = reader.array()?;
    report.push(Segment::new(Span::new(0, 6), Role::Structure, "caff"));
    write(Span::new(6, 8), &head[6..], vec![0, 0], "flags", &mut report);
    let (mut coding, mut data, mut table, mut cookie, mut channels) = (None, None, None, false, false);
    let (mut units, mut shape) = (Units::Whole, packets::Shape { bytes: 0, frames: 0 });
    while !reader.is_empty() {
        let start = reader.at();
        limits.item(start)?;
        if reader.left() < 12 {
            report.find(Class::Unknown, "bytes behind the CAF chunks", "");
            report.push(Segment::new(reader.take(reader.left())?, Role::Trailing, "behind the chunks"));
            break;
        }
        let (name, size) = (reader.array::<4>()?, reader.u64_be()?);
        let length = if &name == b"data" { size.min(reader.left()) } else { size };
        let body = reader.take(length)?;
        let span = Span::new(start, body.end);
        match &name {
            b"desc" if coding.is_none() && body.len() == 32 => {
                let mut desc = Reader::new(source, body)?;
                desc.take(8)?;
                let name: [u8; 4] = desc.array()?;
                coding = CODECS.iter().find(|(known, _)| **known == name);
                if coding.is_none() {
                    return Err(unknown(start));
                }
                desc.u32_be()?;
                shape = packets::Shape { bytes: desc.u32_be()?, frames: desc.u32_be()? };
                units = match &name {
                    b".mp1" | b".mp2" | b".mp3" => Units::Mpeg(Resize::Forbidden),
                    [b'a', b'a', b'c', _] => Units::Aac(None),
                    _ => Units::Whole,
                };
                report.push(Segment::new(span, Role::Structure, "desc"));
            }
            b"data" if data.is_none() && body.len() >= 4 => {
                data = Some(Span::new(body.start + 4, body.end));
                let mut header = [0u8; 12];
                source.read_at(start, &mut header)?;
                let wanted = [b"data".as_slice(), &body.len().to_be_bytes()].concat();
                write(Span::new(start, body.start), &header, wanted, "data header", &mut report);
                report.push(Segment::new(body, Role::Media, "data"));
                // The edit count changes with each save.
                patches.blank(source, Span::new(body.start, body.start + 4), "edit count", limits)?;
            }
            b"pakt" if table.is_none() && coding.is_some() && !(shape.bytes > 0 && shape.frames > 0) => {
                table = Some(body);
                packets::table(source, span, body, shape, &mut report, limits)?;
            }
            b"kuki" if !cookie && body.len() <= COOKIE && coding.is_some_and(|(_, configured)| *configured) => {
                cookie = true;
                let Some((name, _)) = coding else { continue };
                let bytes = Reader::new(source, body)?.bytes(body.len(), limits)?;
                let (kept, own) = cookie::read(name, &bytes, limits)?.ok_or(unknown(start))?;
                units = if own == Units::Whole { units } else { own };
                if kept == bytes {
                    report.push(Segment::new(span, Role::Structure, "kuki"));
                } else {
                    report.find(Class::Unknown, "codec configuration", "");
                    let chunk = [b"kuki".as_slice(), &(kept.len() as u64).to_be_bytes(), &kept].concat();
                    report.push(Segment::new(span, Role::Metadata, "kuki").instead(vec![Part::Bytes(chunk)]));
                }
            }
            b"chan" if !channels && is_plain(source, body)? => {
                channels = true;
                report.push(Segment::new(span, Role::Structure, "chan"));
            }
            _ => {
                report_chunk(source, name, body, &mut report, limits);
                report.push(Segment::new(span, Role::Metadata, String::from_utf8_lossy(&name).into_owned()));
            }
        }
    }
    let (Some(data), Some(_)) = (data, coding) else {
        return Err(Error::malformed("a CAF file without a format or without sound", source.len()));
    };
    let sound = packets::Sound { table, data, shape, units };
    packets::walk(source, &sound, &mut report, &mut patches, limits)?;
    patches.lay(&mut report);
    Ok(report)
}

const fn unknown(at: u64) -> Error {
    Error::new(Reason::UnknownCodec, "sound coded in a way that is not known here").or_at(at)
}

fn write(span: Span, stored: &[u8], wanted: Vec<u8>, name: &'static str, report: &mut Report) {
    if stored == wanted {
        report.push(Segment::new(span, Role::Structure, name));
    } else {
        report.push(Segment::new(span, Role::Metadata, name).instead(vec![Part::Bytes(wanted)]));
    }
}

/// Whether a channel layout has as many descriptions as it says, and no more bytes.
fn is_plain(source: &dyn Source, body: Span) -> Result<bool> {
    let mut reader = Reader::new(source, body)?;
    if reader.left() < 12 {
        return Ok(false);
    }
    let (_tag, _bitmap, count) = (reader.u32_be()?, reader.u32_be()?, reader.u32_be()?);
    Ok(count <= 64 && reader.left() == u64::from(count) * 20)
}

fn report_chunk(source: &dyn Source, name: [u8; 4], body: Span, report: &mut Report, limits: &mut Limits) {
    match &name {
        b"info" => {
            if strings(source, body, report, limits).is_err() {
                report.find(Class::Text, "CAF info", "");
            }
        }
        b"free" => {}
        b"umid" => report.find(Class::Identifier, "CAF umid", ""),
        b"strg" | b"mark" | b"regn" => report.find(Class::Text, "CAF strings and markers", ""),
        b"ovvw" | b"peak" | b"inst" | b"midi" => report.find(Class::Settings, "CAF chunk of settings", ""),
        _ => report.find(Class::Unknown, "CAF chunk", ""),
    }
}

/// The `info` chunk: pairs of strings that end in zero.
fn strings(source: &dyn Source, body: Span, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let held = body.len().min(64 << 10);
    let bytes = Reader::new(source, body)?.bytes(held, limits)?;
    limits.credit(held);
    let mut words = bytes.get(4..).unwrap_or_default().split(|&byte| byte == 0);
    while let (Some(key), Some(value)) = (words.next(), words.next()) {
        if !key.is_empty() {
            let key = String::from_utf8_lossy(key).chars().take(40).collect::<String>();
            let class = crate::tags::comments::class(&key);
            report.find(class, format!("CAF info {key}"), &String::from_utf8_lossy(value));
        }
    }
    Ok(())
}

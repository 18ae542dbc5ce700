//! What the chunks of a RIFF file that are not needed to play it reveal.

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{id3, xmp};

/// Reports what the chunk called `name` reveals.
pub(crate) fn read(source: &dyn Source, name: [u8; 4], body: Span, report: &mut Report, limits: &mut Limits) {
    let already = report.findings.len();
    let (class, field) = match &name {
        b"LIST" => {
            let _ = list(source, body, report, limits);
            (Class::Unknown, "RIFF LIST")
        }
        b"bext" => {
            let _ = bext(source, body, report);
            (Class::Provenance, "RIFF bext")
        }
        b"id3 " | b"ID3 " => {
            id3::read(source, body, report, limits);
            (Class::Text, "RIFF id3")
        }
        b"_PMX" => {
            if let Ok(bytes) = Reader::new(source, body).and_then(|mut reader| reader.bytes(body.len(), limits)) {
                xmp::read(&bytes, report);
                limits.credit(body.len());
            }
            (Class::Text, "RIFF XMP")
        }
        b"iXML" => (Class::Provenance, "RIFF iXML"),
        b"axml" => (Class::Text, "RIFF axml"),
        b"cart" => (Class::Text, "RIFF cart"),
        b"IDIT" => (Class::Time, "RIFF IDIT"),
        b"JUNK" | b"junk" | b"PAD " | b"FLLR" | b"fake" | b"filr" => {
            if is_blank(source, body) {
                return;
            }
            (Class::Unknown, "RIFF JUNK")
        }
        b"cue " | b"smpl" | b"inst" | b"plst" | b"acid" | b"PEAK" | b"LGWV" | b"fact" | b"fmt " | b"data" => {
            (Class::Settings, "RIFF chunk of settings")
        }
        _ => (Class::Unknown, "RIFF chunk"),
    };
    if report.findings.len() == already {
        report.find(class, field, "");
    }
}

/// Whether the span holds zeros alone; spans over a megabyte are not looked at.
fn is_blank(source: &dyn Source, span: Span) -> bool {
    let mut bytes = vec![0; span.len().min(1 << 20) as usize];
    span.len() <= 1 << 20 && source.read_at(span.start, &mut bytes).is_ok() && bytes.iter().all(|&byte| byte == 0)
}

/// `LIST INFO` and its like: sub-chunks of text.
fn list(source: &dyn Source, body: Span, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let kind = reader.array::<4>()?;
    while reader.left() >= 8 {
        limits.item(reader.at())?;
        let (name, size) = (reader.array::<4>()?, reader.u32_le()?);
        let mut value = reader.sub(u64::from(size).min(reader.left()))?;
        reader.take(u64::from(size & 1).min(reader.left()))?;
        let shown = value.left().min(1024);
        let bytes = value.bytes(shown, limits)?;
        limits.credit(shown);
        let class = match &name {
            b"IART" | b"ICMS" | b"ICOP" | b"IENG" | b"ITCH" | b"IWRI" | b"ICNM" => Class::Person,
            b"ICRD" | b"IDIT" | b"YEAR" => Class::Time,
            b"ISFT" | b"ITOC" => Class::Software,
            b"IMED" | b"ISRF" | b"ISRC" => Class::Device,
            b"IARL" => Class::Place,
            _ => Class::Text,
        };
        if name.iter().all(u8::is_ascii_graphic) && &kind == b"INFO" {
            let text: Vec<u8> = bytes.into_iter().filter(|&byte| byte != 0).collect();
            report.find(class, format!("RIFF {}", String::from_utf8_lossy(&name)), &String::from_utf8_lossy(&text));
        }
    }
    Ok(())
}

/// The broadcast extension (EBU Tech 3285, 2.3).
fn bext(source: &dyn Source, body: Span, report: &mut Report) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let (description, originator, reference) = (reader.array::<256>()?, reader.array::<32>()?, reader.array::<32>()?);
    let date = reader.array::<18>()?;
    let fields: [(&[u8], Class, &'static str); 4] = [
        (&description, Class::Text, "bext Description"),
        (&originator, Class::Device, "bext Originator"),
        (&reference, Class::Identifier, "bext OriginatorReference"),
        (&date, Class::Time, "bext OriginationDate"),
    ];
    for (bytes, class, name) in fields {
        let text: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
        if !text.is_empty() {
            report.find(class, name, &String::from_utf8_lossy(&text));
        }
    }
    Ok(())
}

//! ID3: tags in front of, inside and behind sound (ID3v1; ID3v2.2, 2.3 and 2.4, "Main Structure" and "Native Frames").

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

/// How much of a frame's value is read, in bytes.
const SHOWN: u64 = 1024;

/// The span of the ID3v2 tag that starts at `at`, header and footer included, cut to the source; none where there is none.
pub(crate) fn v2(source: &dyn Source, at: u64) -> Option<Span> {
    let mut head = [0u8; 10];
    source.read_at(at, &mut head).ok()?;
    let [b'I', b'D', b'3', major, _, flags, size @ ..] = head else { return None };
    if !(2..=4).contains(&major) || size.iter().any(|&byte| byte >= 0x80) {
        return None;
    }
    let footer = if major == 4 && flags & 0x10 != 0 { 10 } else { 0 };
    Some(Span::new(at, (at + 10 + synchsafe(size) + footer).min(source.len())))
}

/// The span of the ID3v2.4 tag that ends at `end` and is found by its footer (ID3v2.4 structure, 3.4).
pub(crate) fn v2_before(source: &dyn Source, end: u64) -> Option<Span> {
    let mut foot = [0u8; 10];
    source.read_at(end.checked_sub(10)?, &mut foot).ok()?;
    let [b'3', b'D', b'I', _, _, _, size @ ..] = foot else { return None };
    let span = v2(source, end.checked_sub(synchsafe(size))?.checked_sub(20)?)?;
    (span.end == end).then_some(span)
}

fn synchsafe(size: [u8; 4]) -> u64 {
    size.iter().fold(0, |sum, &byte| sum << 7 | u64::from(byte & 0x7f))
}

/// Reports what the ID3v2 tag in `span` reveals; a tag that cannot be read is reported as a whole.
pub(crate) fn read(source: &dyn Source, span: Span, report: &mut Report, limits: &mut Limits) {
    let already = report.findings.len();
    let _ = frames(source, span, report, limits);
    if report.findings.len() == already && span.len() > 10 {
        report.find(Class::Unknown, "ID3v2", "");
    }
}

fn frames(source: &dyn Source, span: Span, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, span)?;
    let [_, _, _, major, _, flags, ..] = reader.array::<10>()?;
    if flags & 0x40 != 0 && major > 2 {
        let size = reader.array()?;
        let skip = if major == 4 { synchsafe(size).saturating_sub(4) } else { u32::from_be_bytes(size).into() };
        reader.take(skip)?;
    }
    while reader.left() > 6 && reader.peek::<1>()? != [0] {
        limits.item(reader.at())?;
        let (name, size) = if major == 2 {
            let [a, b, c, x, y, z] = reader.array()?;
            (vec![a, b, c], u64::from(u32::from_be_bytes([0, x, y, z])))
        } else {
            let name = reader.array::<4>()?.to_vec();
            let size = reader.array()?;
            let _flags = reader.u16_be()?;
            (name, if major == 4 { synchsafe(size) } else { u32::from_be_bytes(size).into() })
        };
        let mut body = reader.sub(size.min(reader.left()))?;
        let shown = body.left().min(SHOWN);
        let value = body.bytes(shown, limits)?;
        limits.credit(shown);
        if name.iter().all(u8::is_ascii_alphanumeric) {
            let name = String::from_utf8_lossy(&name).into_owned();
            let class = class(&name);
            let value = if matches!(class, Class::Thumbnail | Class::Unknown) { String::new() } else { text(&value) };
            report.find(class, format!("ID3v2 {name}"), &value);
        } else {
            report.find(Class::Unknown, "ID3v2 frame", "");
        }
    }
    Ok(())
}

fn class(name: &str) -> Class {
    match name {
        "APIC" | "PIC" => Class::Thumbnail,
        "TPE1" | "TPE2" | "TPE3" | "TPE4" | "TCOM" | "TEXT" | "TOPE" | "TOLY" | "TOWN" | "TENC" | "OWNE" | "TP1"
        | "TP2" | "TCM" | "TXT" | "TEN" | "TCOP" | "TCR" => Class::Person,
        "TYER" | "TDAT" | "TIME" | "TDRC" | "TDEN" | "TDRL" | "TDTG" | "TORY" | "TDOR" | "TRDA" | "TYE" | "TDA"
        | "TIM" => Class::Time,
        "TSSE" | "TSS" => Class::Software,
        "UFID" | "UFI" | "TSRC" | "MCDI" | "PCST" | "TGID" | "PCNT" | "POPM" => Class::Identifier,
        "CHAP" | "CTOC" => Class::Text,
        "PRIV" | "GEOB" | "ENCR" | "GRID" | "AENC" | "LINK" => Class::Unknown,
        _ if name.starts_with(['T', 'W', 'U', 'C', 'I']) => Class::Text,
        _ => Class::Settings,
    }
}

/// A text frame's value (ID3v2.4 structure, section 4): its first byte says how it is written.
fn text(value: &[u8]) -> String {
    let Some((&encoding, rest)) = value.split_first() else { return String::new() };
    match encoding {
        0 => rest.iter().map(|&byte| if byte == 0 { ' ' } else { char::from(byte) }).collect(),
        1 | 2 => {
            let little = encoding == 1 && rest.starts_with(&[0xff, 0xfe]);
            let units = rest.chunks_exact(2).map(|pair| match *pair {
                [a, b] if little => u16::from_le_bytes([a, b]),
                [a, b] => u16::from_be_bytes([a, b]),
                _ => 0,
            });
            let units: Vec<u16> = units.filter(|&unit| unit != 0xfeff).collect();
            String::from_utf16_lossy(&units)
        }
        3 => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(value).into_owned(),
    }
}

/// The span of the ID3v1 tag that ends at `end`, with the "TAG+" block that may precede it.
pub(crate) fn v1_before(source: &dyn Source, end: u64) -> Option<Span> {
    let start = end.checked_sub(128)?;
    let mut head = [0u8; 3];
    source.read_at(start, &mut head).ok()?;
    if &head != b"TAG" {
        return None;
    }
    let mut more = [0u8; 4];
    match start.checked_sub(227) {
        Some(extended) if source.read_at(extended, &mut more).is_ok() && &more == b"TAG+" => {
            Some(Span::new(extended, end))
        }
        _ => Some(Span::new(start, end)),
    }
}

/// Reports what the ID3v1 tag in `span` reveals.
pub(crate) fn read_v1(source: &dyn Source, span: Span, report: &mut Report) {
    let mut tag = [0u8; 128];
    let Some(start) = span.end.checked_sub(128) else { return };
    if source.read_at(start, &mut tag).is_err() {
        return;
    }
    let already = report.findings.len();
    let fields = [
        (3..33, Class::Text, "ID3v1 title"),
        (33..63, Class::Person, "ID3v1 artist"),
        (63..93, Class::Text, "ID3v1 album"),
        (93..97, Class::Time, "ID3v1 year"),
        (97..127, Class::Text, "ID3v1 comment"),
    ];
    for (range, class, name) in fields {
        let value: String = tag
            .get(range)
            .unwrap_or_default()
            .iter()
            .filter(|&&byte| byte != 0)
            .map(|&byte| char::from(byte))
            .collect();
        if !value.trim().is_empty() {
            report.find(class, name, &value);
        }
    }
    if report.findings.len() == already {
        report.find(Class::Text, "ID3v1", "");
    }
}

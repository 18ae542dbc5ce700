//! Photoshop image resources and, inside them, IPTC-IIM (IIM 4.2, chapters 1 to 6).

use crate::report::{Class, Report};

/// How many resources and data sets of one payload are read.
const ITEMS: usize = 4096;

/// Adds what a run of `8BIM` resources would reveal to `report`, with or without `Photoshop 3.0` before it.
pub fn read(payload: &[u8], report: &mut Report) {
    let mut rest = payload.strip_prefix(b"Photoshop 3.0\0").unwrap_or(payload);
    let mut unknown = 0_usize;
    for _ in 0..ITEMS {
        if rest.is_empty() {
            break;
        }
        let Some((id, content, after)) = resource(rest) else {
            unknown += 1;
            break;
        };
        match id {
            0x0404 => records(content, report),
            0x0409 | 0x040c => {
                report.find(Class::Thumbnail, "Photoshop thumbnail", &format!("{} bytes", content.len()))
            }
            0x0424 => super::xmp::read(content, report),
            0x040b => report.find(Class::Text, "Photoshop URL", &String::from_utf8_lossy(content)),
            0x0422 | 0x0423 => report.find(Class::Unknown, "Photoshop Exif", ""),
            0x0425 => report.find(Class::Identifier, "Photoshop IPTC digest", &hex(content)),
            _ => unknown += 1,
        }
        rest = after;
    }
    if unknown > 0 {
        report.find(Class::Unknown, "Photoshop, other resources", &unknown.to_string());
    }
}

/// One resource: its number, its content, and what follows it.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let [b'8', b'B', b'I', b'M', a, b, name, rest @ ..] = bytes else { return None };
    // The name's length byte and its bytes are padded to an even count.
    let rest = rest.get(usize::from(*name | 1)..)?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let size = u32::from_be_bytes(*size) as usize;
    let (content, rest) = rest.split_at_checked(size)?;
    Some((u16::from_be_bytes([*a, *b]), content, rest.get(size % 2..).unwrap_or_default()))
}

/// The data sets of an IIM record.
fn records(bytes: &[u8], report: &mut Report) {
    let mut rest = bytes;
    let mut unknown = 0_usize;
    for _ in 0..ITEMS {
        let [0x1c, record, number, high, low, after @ ..] = rest else { break };
        let len = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((value, after)) = after.split_at_checked(len) else {
            unknown += 1;
            break;
        };
        match field(*record, *number) {
            Some((class, name)) => report.find(class, name, &String::from_utf8_lossy(value)),
            None if *record == 1 || *number == 0 => {}
            None => unknown += 1,
        }
        rest = after;
    }
    if unknown > 0 {
        report.find(Class::Unknown, "IPTC, other fields", &unknown.to_string());
    }
}

const fn field(record: u8, number: u8) -> Option<(Class, &'static str)> {
    if record != 2 {
        return None;
    }
    Some(match number {
        5 => (Class::Text, "IPTC ObjectName"),
        15 => (Class::Text, "IPTC Category"),
        20 => (Class::Text, "IPTC SupplementalCategory"),
        25 => (Class::Text, "IPTC Keywords"),
        26 | 27 => (Class::Place, "IPTC ContentLocation"),
        30 | 35 => (Class::Time, "IPTC ReleaseDate"),
        40 => (Class::Text, "IPTC SpecialInstructions"),
        55 => (Class::Time, "IPTC DateCreated"),
        60 => (Class::Time, "IPTC TimeCreated"),
        62 => (Class::Time, "IPTC DigitalCreationDate"),
        63 => (Class::Time, "IPTC DigitalCreationTime"),
        65 | 70 => (Class::Software, "IPTC OriginatingProgram"),
        80 => (Class::Person, "IPTC By-line"),
        85 => (Class::Person, "IPTC By-lineTitle"),
        90 => (Class::Place, "IPTC City"),
        92 => (Class::Place, "IPTC Sub-location"),
        95 => (Class::Place, "IPTC Province-State"),
        100 | 101 => (Class::Place, "IPTC Country"),
        103 => (Class::Identifier, "IPTC OriginalTransmissionReference"),
        105 => (Class::Text, "IPTC Headline"),
        110 => (Class::Person, "IPTC Credit"),
        115 => (Class::Person, "IPTC Source"),
        116 => (Class::Person, "IPTC CopyrightNotice"),
        118 => (Class::Person, "IPTC Contact"),
        120 => (Class::Text, "IPTC Caption-Abstract"),
        122 => (Class::Person, "IPTC Writer-Editor"),
        187 | 184 | 186 | 188 => (Class::Identifier, "IPTC identifier"),
        _ => return None,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

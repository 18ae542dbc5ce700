//! What a movie would reveal beside its picture and sound, in plain classes.

use crate::error::Result;
use crate::formats::bmff::{self, BoxHeader, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;

/// Seconds between the start of 1904, from which movies count, and of 1970.
const EPOCH: u64 = 2_082_844_800;

/// Reads the two times of a header and reports them where they are set.
pub(crate) fn times(reader: &mut Reader<'_>, version: u8, name: &str, report: &mut Report) -> Result<()> {
    for what in ["creation", "modification"] {
        let time = if version == 1 { reader.u64_be()? } else { reader.u32_be()?.into() };
        if time != 0 {
            report.find_once(Class::Time, format!("{name} {what} time"), &date(time));
        }
    }
    Ok(())
}

/// Seconds since 1904 as a date and a time of day, UTC.
fn date(seconds: u64) -> String {
    let Some(unix) = seconds.checked_sub(EPOCH) else { return String::new() };
    let (days, second) = (unix / 86_400, unix % 86_400);
    // The civil calendar, counted from 1 March of year 0 in eras of 400 years.
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let civil = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(civil <= 2);
    format!("{year:04}-{civil:02}-{of_month:02} {:02}:{:02}:{:02} UTC", second / 3600, second / 60 % 60, second % 60)
}

/// Tells a language other than none.
pub(crate) fn language(code: u16, report: &mut Report) {
    let words: String = match code {
        0..0x400 => String::new(),
        _ => [10, 5, 0].iter().map(|shift| char::from(((code >> shift) & 31) as u8 + 0x60)).collect(),
    };
    report.find_once(Class::Settings, "mdhd language", &words);
}

/// Tells the name that a handler box ends with.
pub(crate) fn name(reader: &mut Reader<'_>, field: &str, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let held = reader.left().min(256);
    let bytes = reader.bytes(held, limits)?;
    limits.credit(held);
    let words = printable(&bytes);
    if !words.is_empty() {
        report.find_once(Class::Software, format!("{field} name"), &words);
    }
    Ok(())
}

/// The printable characters of a value, read as UTF-8.
fn printable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER).collect()
}

/// Tells what a box beside the media holds: `udta`, `meta`, `uuid`, or one that nobody here knows.
pub(crate) fn metadata(source: &dyn Source, header: BoxHeader, report: &mut Report, limits: &mut Limits) -> Result<()> {
    match &header.kind {
        b"udta" => limits.deeper(header.span.start, |limits| list(source, header, 0, &[], report, limits)),
        b"meta" => limits.deeper(header.span.start, |limits| meta(source, header, report, limits)),
        b"free" | b"skip" | b"wide" | b"iods" | b"load" | b"elng" => Ok(()),
        b"prft" => {
            report.find_once(Class::Time, "producer reference time", "");
            Ok(())
        }
        b"uuid" if header.body.len() >= 16 => {
            let id: [u8; 16] = Reader::new(source, header.body)?.array()?;
            let (class, field) = match &id {
                b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac" => (Class::Provenance, "uuid XMP"),
                b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81" => (Class::Provenance, "uuid C2PA"),
                _ => (Class::Unknown, "uuid"),
            };
            report.find_once(class, field, "");
            Ok(())
        }
        _ => {
            report.find_once(Class::Unknown, format!("box {}", String::from_utf8_lossy(&header.kind)), "");
            Ok(())
        }
    }
}

/// Tells the values of a list of boxes, whose names are their kinds or, where they are numbers, `keys`.
fn list(
    source: &dyn Source,
    header: BoxHeader,
    skip: u64,
    keys: &[String],
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let mut reader = Reader::new(source, header.body)?;
    reader.take(skip.min(reader.left()))?;
    while let Ok(Some(item)) = bmff::next_box_clamped(&mut reader, limits) {
        if item.kind == *b"meta" {
            limits.deeper(item.span.start, |limits| meta(source, item, report, limits))?;
            continue;
        }
        if matches!(&item.kind, b"free" | b"skip" | b"\0\0\0\0") && keys.is_empty() {
            continue;
        }
        let index = u32::from_be_bytes(item.kind) as usize;
        let key = index.checked_sub(1).and_then(|index| keys.get(index)).cloned().unwrap_or_else(|| spelled(item.kind));
        let class = class(&key);
        let mut value = Reader::new(source, item.body)?;
        let held = value.left().min(1024);
        let bytes = value.bytes(held, limits)?;
        limits.credit(held);
        let text = match bytes.as_slice() {
            [_, _, _, _, b'd', b'a', b't', b'a', _, _, _, _, _, _, _, _, rest @ ..] => rest,
            [_, _, _, _, b'm', b'e', b'a', b'n', rest @ ..] => rest,
            [_, _, _, _, rest @ ..] if item.kind[0] == 0xa9 => rest,
            all => all,
        };
        let words = match (key.as_str(), class) {
            (_, Class::Thumbnail) => String::new(),
            ("loci", _) => location(text).unwrap_or_else(|| printable(text)),
            _ => printable(text),
        };
        report.find_once(class, key, &words);
    }
    Ok(())
}

/// What a location box says: latitude and longitude in degrees, and the place's name (3GPP TS 26.244, 8.10). Nothing for one
/// that is cut short.
fn location(bytes: &[u8]) -> Option<String> {
    // A version, flags and a language come before the name, and a role behind it.
    let named = bytes.get(6..)?;
    let end = named.iter().position(|byte| *byte == 0)?;
    let degrees = |from: usize| -> Option<f64> {
        let fixed = named.get(from..from + 4)?.try_into().ok()?;
        Some(f64::from(i32::from_be_bytes(fixed)) / 65_536.0)
    };
    let (longitude, latitude) = (degrees(end + 2)?, degrees(end + 6)?);
    let name = printable(named.get(..end)?);
    Some(format!("{latitude:+.4} {longitude:+.4} {name}").trim_end().to_owned())
}

/// A kind as people write it, `©xyz` and not bytes.
fn spelled(kind: Kind) -> String {
    kind.iter().map(|&byte| if byte == 0xa9 { '©' } else { char::from(byte) }).filter(|c| !c.is_control()).collect()
}

/// Tells what a `meta` box holds: QuickTime's has no version before its boxes, ISO's has (§8.11.1).
fn meta(source: &dyn Source, header: BoxHeader, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, header.body)?;
    if reader.left() >= 8 && reader.peek::<8>()?[4..] != *b"hdlr" {
        reader.take(4)?;
    }
    let mut keys = Vec::new();
    while let Ok(Some(inner)) = bmff::next_box_clamped(&mut reader, limits) {
        match &inner.kind {
            b"keys" => {
                let mut reader = Reader::new(source, inner.body)?;
                reader.take(8.min(reader.left()))?;
                while let Ok(Some(key)) = bmff::next_box_clamped(&mut reader, limits) {
                    let mut reader = Reader::new(source, key.body)?;
                    let held = reader.left().min(256);
                    keys.push(printable(&reader.bytes(held, limits)?));
                }
            }
            b"ilst" => limits.deeper(inner.span.start, |limits| list(source, inner, 0, &keys, report, limits))?,
            b"hdlr" | b"free" | b"skip" | b"dinf" => {}
            kind => report.find_once(Class::Unknown, format!("meta {}", spelled(*kind)), ""),
        }
    }
    Ok(())
}

/// What a user data box, an item or a key would reveal, by its name.
fn class(key: &str) -> Class {
    let last = key.strip_prefix("com.apple.quicktime.").unwrap_or(key);
    let holds = |words: &[&str]| words.iter().any(|word| last.contains(word));
    match key {
        "©xyz" | "loci" | "©loc" => Class::Place,
        "©day" | "©TIM" | "©TSC" | "©TSZ" | "yrrc" | "date" | "purd" => Class::Time,
        "©mak" | "©mod" | "smrd" | "smta" | "modl" | "manu" | "mdln" => Class::Device,
        "©swr" | "©too" | "©enc" | "©swf" | "SDLN" | "auxf" => Class::Software,
        "©ART" | "©aut" | "auth" | "perf" | "©own" | "ownr" | "apID" | "©prd" | "©wrt" | "aART" | "©dir" => {
            Class::Person
        }
        "covr" | "thmb" | "pnot" | "THMB" => Class::Thumbnail,
        "CAME" | "SNum" | "sern" | "GUSI" => Class::Serial,
        "xid " | "cnID" | "akID" | "sfID" | "MUID" | "guid" | "----" | "clid" => Class::Identifier,
        "XMP_" => Class::Provenance,
        _ if holds(&["location", "gps"]) => Class::Place,
        _ if holds(&["date", "time"]) => Class::Time,
        _ if holds(&["serial"]) => Class::Serial,
        _ if holds(&["make", "model", "manufacturer", "camera", "lens"]) => Class::Device,
        _ if holds(&["software", "version", "encoder"]) => Class::Software,
        _ if holds(&["author", "artist", "owner", "creator"]) => Class::Person,
        _ if holds(&["identifier", "uuid", "guid"]) => Class::Identifier,
        _ if key.starts_with('©') || holds(&["title", "comment", "description", "keyword"]) => Class::Text,
        "titl" | "dscp" | "cprt" | "gnre" | "albm" | "kywd" | "chpl" | "name" | "desc" | "ldes" => Class::Text,
        _ => Class::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_box_is_told_in_degrees_and_a_cut_one_is_not_guessed_at() {
        let mut bytes = b"\0\0\0\0\x15\xc7Tehran\0\0".to_vec();
        for degrees in [51.5, -35.75, 1200.0] {
            bytes.extend(((degrees * 65_536.0) as i32).to_be_bytes());
        }
        assert_eq!(location(&bytes).as_deref(), Some("-35.7500 +51.5000 Tehran"));
        (0..bytes.len() - 4).for_each(|end| assert_eq!(location(&bytes[..end]), None));
    }
}

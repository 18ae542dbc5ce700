//! Vorbis comments: the vendor and the user comments of Vorbis, Opus, Theora, Speex and FLAC
//! (Xiph, "Ogg Vorbis I format specification: comment field and header specification").

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};

/// A comment block without vendor and comments.
pub(crate) const EMPTY: [u8; 8] = [0; 8];

/// Reports what a comment block reveals; a block that cannot be read is reported as far as it goes.
pub(crate) fn read(block: Reader<'_>, report: &mut Report, limits: &mut Limits) {
    if fields(block, report, limits).is_err() {
        report.find(Class::Unknown, "Vorbis comment", "");
    }
}

fn fields(mut reader: Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let vendor = field(&mut reader, limits)?;
    if !vendor.is_empty() {
        report.find(Class::Software, "Vorbis comment vendor", &vendor);
    }
    for _ in 0..reader.u32_le()? {
        limits.item(reader.at())?;
        let comment = field(&mut reader, limits)?;
        let (key, value) = comment.split_once('=').unwrap_or(("", &comment));
        let key: String = key.chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
        let class = class(&key);
        report.find(class, format!("Vorbis comment {key}"), if class == Class::Thumbnail { "" } else { value });
    }
    Ok(())
}

/// One length-prefixed field, its first kilobyte.
fn field(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<String> {
    let n = reader.u32_le()?;
    let mut field = reader.sub(n.into())?;
    let shown = field.left().min(1024);
    let bytes = field.bytes(shown, limits)?;
    limits.credit(shown);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a field of that name reveals. The names are those of Vorbis comments, APE and Matroska tags.
pub(crate) fn class(key: &str) -> Class {
    match key.to_ascii_uppercase().as_str() {
        "ARTIST" | "PERFORMER" | "AUTHOR" | "COMPOSER" | "COPYRIGHT" | "CONTACT" | "ORGANIZATION" | "ENCODED-BY"
        | "ENCODED_BY" | "ALBUMARTIST" | "ALBUM ARTIST" | "DIRECTOR" | "OWNER" => Class::Person,
        "DATE" | "YEAR" | "CREATION_TIME" | "DATE_RECORDED" | "DATE_ENCODED" | "DATE_TAGGED" | "DATE_RELEASED"
        | "RECORDED" | "DATE_DIGITIZED" => Class::Time,
        "LOCATION" | "GEO_LOCATION" | "RECORDING_LOCATION" | "COM.APPLE.QUICKTIME.LOCATION.ISO6709" => Class::Place,
        "ENCODER" | "VENDOR" | "ENCODER_OPTIONS" | "ENCODER_SETTINGS" | "ENCODERSETTINGS" | "TOOL NAME"
        | "TOOL VERSION" => Class::Software,
        "MAKE" | "MODEL" | "DEVICE" | "COM.ANDROID.MANUFACTURER" | "COM.ANDROID.MODEL" => Class::Device,
        "ISRC" | "BARCODE" | "CATALOGNUMBER" | "CDDB" | "DISCID" | "ACCURATERIPID" => Class::Identifier,
        "METADATA_BLOCK_PICTURE" | "COVERART" | "COVER ART (FRONT)" => Class::Thumbnail,
        key if key.starts_with("MUSICBRAINZ") || key.starts_with("ACOUSTID") => Class::Identifier,
        key if key.starts_with("REPLAYGAIN") || key.starts_with("R128") => Class::Settings,
        _ => Class::Text,
    }
}

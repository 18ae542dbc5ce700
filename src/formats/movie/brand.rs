//! Brands (ISO/IEC 14496-12 §4.3): which family of movie a file is, and the one `ftyp` that each family gets.

use crate::error::Result;
use crate::format::Format;
use crate::formats::bmff;
use crate::source::Source;

/// The format that the first sixteen bytes of a file speak of; nothing where it is no movie.
pub(crate) fn sniff(head: &[u8; 16]) -> Option<Format> {
    let [_, _, _, _, kind @ .., _, _, _, _, _, _, _, _] = head;
    let [_, _, _, _, _, _, _, _, brand @ .., _, _, _, _] = head;
    match kind {
        b"ftyp" => match brand {
            b"qt  " => Some(Format::Mov),
            b"M4A " | b"M4B " | b"M4P " => Some(Format::M4a),
            b"3gp4" | b"3gp5" | b"3gp6" | b"3gp7" | b"3gp8" | b"3gp9" | b"3gg6" | b"3gs7" | b"3gr6" | b"3ge6"
            | b"3g2a" | b"3g2b" | b"3g2c" => Some(Format::ThreeGp),
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"mif2" | b"msf1" | b"miaf"
            | b"avif" | b"avis" | b"jxl " | b"jp2 " | b"jpx " | b"jpm " | b"crx " | b"mj2s" | b"mjp2" => None,
            _ => Some(Format::Mp4),
        },
        b"moov" | b"mdat" | b"wide" | b"free" | b"skip" | b"pnot" => Some(Format::Mov),
        _ => None,
    }
}

/// The format of a movie that claims to be of `format` once its tracks are known: an MP4 is M4A exactly where it has no
/// pictures.
pub(super) const fn by_tracks(format: Format, video: bool) -> Format {
    match format {
        Format::Mp4 | Format::M4a if video => Format::Mp4,
        Format::Mp4 | Format::M4a => Format::M4a,
        other => other,
    }
}

/// The `ftyp` box that a strip gives the file.
pub(super) fn write(source: &dyn Source, format: Format) -> Result<Vec<u8>> {
    let mut brand = [0; 11];
    let known = source.len() >= 11 && source.read_at(0, &mut brand).map(|()| brand.ends_with(b"3g2"))?;
    let body: &[u8] = match format {
        Format::Mov => b"qt  \0\0\0\0qt  ",
        Format::M4a => b"M4A \0\0\0\0M4A mp42isom",
        Format::ThreeGp if known => b"3g2a\0\x01\0\x003g2aisommp42",
        Format::ThreeGp => b"3gp6\0\0\x01\x003gp6isommp42",
        _ => b"mp42\0\0\0\0mp42isomiso6",
    };
    Ok(bmff::write(b"ftyp", body))
}

//! Sniffing: what a file is, decided from its bytes alone.

mod ends;
mod streams;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats;
use crate::source::Source;

pub use ends::is_cut_off;

/// How many bytes decide whether a file is a drawing or plain text.
const TEXT_HEAD: u64 = 4096;

/// How much of a compound file's directory is looked through, in bytes.
const DIRECTORY: u64 = 16 << 10;

/// Decides the format of `source` from its first bytes; a file's name never counts.
///
/// Errors: `malformed` for an empty source, `unsupported` for one of no known format, `refused` for old Office documents and
/// locked ones, `read`.
pub fn sniff(source: &dyn Source) -> Result<Format> {
    let mut head = [0; 16];
    let n = source.len().min(head.len() as u64) as usize;
    if n == 0 {
        return Err(Error::at(Reason::Empty, "the file is empty", 0));
    }
    source.read_at(0, &mut head[..n])?;
    match &head {
        [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::WebP),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Format::Gif),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Format::Pdf),
        [b'P', b'K', 3, 4, ..] => formats::zip::sniff(source),
        // Compound files ([MS-CFB] 2.2), in which locked documents of today lie as well.
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Err(compound(source)),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => formats::tiff::sniff(source),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', b'\r', b'\n', 0x87, b'\n', ..] => Ok(Format::Jxl),
        head if formats::bmp::may_be(head) => Ok(Format::Bmp),
        _ if let Some(still) = formats::heif::sniff(source, &head)? => Ok(still),
        _ if let Some(movie) = formats::movie::sniff(&head) => Ok(movie),
        _ => streams::sniff(source, &head[..n]).map_or_else(|| sniff_text(source), Ok),
    }
}

/// Why a compound file is refused: whether a locked document of today lies in it, under the name of its stream ([MS-OFFCRYPTO]
/// 2.3.4.4) in the directory ([MS-CFB] 2.2 and 2.6), or it is an old Office document.
fn compound(source: &dyn Source) -> Error {
    let mut numbers = [0; 22];
    if let Err(error) = source.read_at(30, &mut numbers) {
        return error;
    }
    let [shift, _, ..] = numbers;
    let [.., a, b, c, d] = numbers;
    let start = (u64::from(u32::from_le_bytes([a, b, c, d])) + 1) << shift.min(12);
    let mut names = vec![0; source.len().saturating_sub(start).min(DIRECTORY) as usize];
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match source.read_at(start, &mut names) {
        Ok(()) if memchr::memmem::find(&names, &locked).is_some() => {
            Error::new(Reason::Password, "a document that is locked with a password")
        }
        _ => Error::new(Reason::OldOffice, "a compound file"),
    }
}

/// Drawings and plain text, which have no magic number. Errors: `unsupported` for anything else, `read`.
fn sniff_text(source: &dyn Source) -> Result<Format> {
    let mut head = vec![0; source.len().min(TEXT_HEAD) as usize];
    source.read_at(0, &mut head)?;
    let early = head.get(..1024).unwrap_or(&head);
    match () {
        // Something may stand before a PDF's header (ISO 32000-2, 7.5.2, note).
        () if memchr::memmem::find(early, b"%PDF-").is_some() => Ok(Format::Pdf),
        () if formats::svg::may_be(&head) => Ok(Format::Svg),
        () if formats::text::may_be(&head) => Ok(Format::Text),
        () => Err(Error::at(Reason::UnknownFormat, "this is no format that is known here", 0)),
    }
}

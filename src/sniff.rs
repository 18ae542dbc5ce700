//! Sniffing: what a file is, decided from its bytes alone.

mod streams;

use crate::error::{Error, Kind, Result};
use crate::format::Format;
use crate::formats;
use crate::source::Source;

/// How many bytes decide whether a file is a drawing or plain text.
const TEXT_HEAD: u64 = 4096;

/// Decides the format of `source` from its first bytes; a file's name never counts.
///
/// Errors: `malformed` for an empty source, `unsupported` for one of no known format, `refused` for old Office documents and
/// locked ones, `read`.
pub fn sniff(source: &dyn Source) -> Result<Format> {
    let mut head = [0; 16];
    let n = source.len().min(head.len() as u64) as usize;
    if n == 0 {
        return Err(Error::malformed("the file is empty", 0));
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
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => {
            Err(Error::refused("this is an old Office document, or one that is locked with a password"))
        }
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => formats::tiff::sniff(source),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', b'\r', b'\n', 0x87, b'\n', ..] => Ok(Format::Jxl),
        head if formats::bmp::may_be(head) => Ok(Format::Bmp),
        _ if let Some(still) = formats::heif::sniff(source, &head)? => Ok(still),
        _ if let Some(movie) = formats::movie::sniff(&head) => Ok(movie),
        _ => streams::sniff(source, &head[..n]).map_or_else(|| sniff_text(source), Ok),
    }
}

/// Drawings and plain text, which no magic number tells. Errors: `unsupported` for anything else, `read`.
fn sniff_text(source: &dyn Source) -> Result<Format> {
    let mut head = vec![0; source.len().min(TEXT_HEAD) as usize];
    source.read_at(0, &mut head)?;
    let early = head.get(..1024).unwrap_or(&head);
    match () {
        // Something may stand before a PDF's header (ISO 32000-2, 7.5.2, note).
        () if memchr::memmem::find(early, b"%PDF-").is_some() => Ok(Format::Pdf),
        () if formats::svg::may_be(&head) => Ok(Format::Svg),
        () if formats::text::may_be(&head) => Ok(Format::Text),
        () => Err(Error { kind: Kind::Unsupported, what: "this is no format that is known here", at: Some(0) }),
    }
}

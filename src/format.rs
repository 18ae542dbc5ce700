//! Formats: what a file is, decided from its bytes alone.

use serde::Serialize;

use crate::error::{Error, Kind, Result};
use crate::source::Source;

/// A container format that can be inspected and stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// JPEG, ITU-T T.81.
    Jpeg,
    /// PNG and APNG, W3C PNG (third edition).
    Png,
    /// WebP, RFC 9649.
    WebP,
    /// GIF 87a and 89a.
    Gif,
}

impl Format {
    /// The file name extension of outputs, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
        }
    }

    /// The media type of outputs (RFC 6838).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
        }
    }
}

/// Decides the format of `source` from its first bytes; a file's name never counts.
///
/// Errors: `malformed` for an empty source, `unsupported` for one of no known format, `read`.
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
        _ => Err(Error { kind: Kind::Unsupported, what: "this is no format that is known here", at: Some(0) }),
    }
}

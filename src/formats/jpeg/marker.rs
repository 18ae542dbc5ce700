//! Markers and the segments that carry the picture (ITU-T T.81, B.1.1.3 and B.2).

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Orientation, Picture};

/// What a marker code asks of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// Start of image.
    Soi,
    /// End of image.
    Eoi,
    /// SOF0, 1, 2, 9, 10: a sequential or progressive frame header.
    Frame,
    /// DHT, DAC, DQT, DRI, DNL: what a decoder needs besides.
    Table,
    /// SOS: a scan header, followed by entropy-coded data.
    Scan,
    /// APP0 to APP15.
    App,
    /// COM, and JPGn extensions: never needed to show the picture.
    Comment,
    /// RST0 to RST7, out of place.
    Restart,
    /// Codes without a length or a meaning.
    Reserved,
    /// Lossless and hierarchical coding.
    Unsupported,
}

impl From<u8> for Marker {
    fn from(code: u8) -> Self {
        match code {
            0xd8 => Self::Soi,
            0xd9 => Self::Eoi,
            0xc0..=0xc2 | 0xc9 | 0xca => Self::Frame,
            0xc4 | 0xcc | 0xdb | 0xdc | 0xdd => Self::Table,
            0xda => Self::Scan,
            0xe0..=0xef => Self::App,
            0xfe | 0xf0..=0xfd | 0xc8 => Self::Comment,
            0xd0..=0xd7 => Self::Restart,
            0xc3 | 0xc5..=0xc7 | 0xcb | 0xcd..=0xcf | 0xde | 0xdf => Self::Unsupported,
            _ => Self::Reserved,
        }
    }
}

/// The standard's name of a marker that carries the picture.
pub(super) fn name(code: u8) -> &'static str {
    match code {
        0xc0 => "SOF0",
        0xc1 => "SOF1",
        0xc2 => "SOF2",
        0xc9 => "SOF9",
        0xca => "SOF10",
        0xc4 => "DHT",
        0xcc => "DAC",
        0xdb => "DQT",
        0xdc => "DNL",
        _ => "DRI",
    }
}

/// Reads a frame header (B.2.2). Errors: `malformed`, `limit`.
pub(super) fn frame(mut body: Reader<'_>, limits: &Limits) -> Result<Picture> {
    let at = body.at();
    let _precision = body.u8()?;
    let (height, width) = (body.u16_be()?, body.u16_be()?);
    let components = body.u8()?;
    limits.picture(width.into(), height.into(), at)?;
    if !(1..=4).contains(&components) {
        return Err(Error::at(Reason::UnknownCodec, "a picture of no or too many colour components", at));
    }
    exactly(&body, u64::from(components) * 3)?;
    Ok(Picture { width: width.into(), height: height.into(), orientation: Orientation::UPRIGHT, frames: 1 })
}

/// Checks that a scan header (B.2.3) is as long as its components ask. Errors: `malformed`.
pub(super) fn check_scan(mut body: Reader<'_>) -> Result<()> {
    let components = body.u8()?;
    if !(1..=4).contains(&components) {
        return Err(Error::malformed("a scan of no or too many components", body.at()));
    }
    exactly(&body, u64::from(components) * 2 + 3)
}

/// Checks that a table segment holds tables and nothing else (B.2.4). Errors: `malformed`.
pub(super) fn check_table(code: u8, mut body: Reader<'_>) -> Result<()> {
    // Class or precision, and number (B.2.4.1 and B.2.4.2): with others, readers do not agree on which table it is.
    let head = |body: &mut Reader<'_>| {
        let head = body.u8()?;
        let wrong = Error::malformed("a table with a number that cannot be", body.at());
        if head & 0xec == 0 { Ok(head >> 4) } else { Err(wrong) }
    };
    match code {
        0xdb => {
            while !body.is_empty() {
                let wide = head(&mut body)? != 0;
                body.take(if wide { 128 } else { 64 })?;
            }
            Ok(())
        }
        0xc4 => {
            while !body.is_empty() {
                head(&mut body)?;
                let codes: u64 = body.array::<16>()?.iter().map(|&n| u64::from(n)).sum();
                body.take(codes)?;
            }
            Ok(())
        }
        0xcc => exactly(&body, body.left() & !1),
        _ => exactly(&body, 2),
    }
}

fn exactly(body: &Reader<'_>, length: u64) -> Result<()> {
    if body.left() == length { Ok(()) } else { Err(Error::malformed("a segment of the wrong length", body.at())) }
}

//! One strip or tile: how much of it is the coded picture. What stands behind its last code is not.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

use crate::codecs::lzw::Lzw;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// How pieces are coded (tag 259).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Not at all.
    Plain,
    /// CCITT Group 3 and 4, whose end only a whole decoding finds: kept as they are.
    Fax,
    /// LZW.
    Lzw,
    /// JPEG in TIFF in the old way and in the new one (Technical Note 2), lossless and lossy JPEG in DNG.
    Jpeg,
    /// zlib.
    Deflate,
    /// Runs of bytes.
    PackBits,
}

impl Coding {
    /// The coding of that number. Errors: `refused` for one that is not known here.
    pub(super) fn of(compression: u64) -> Result<Self> {
        match compression {
            1 => Ok(Self::Plain),
            2..=4 => Ok(Self::Fax),
            5 => Ok(Self::Lzw),
            6 | 7 | 34892 => Ok(Self::Jpeg),
            8 | 32946 => Ok(Self::Deflate),
            32773 => Ok(Self::PackBits),
            _ => Err(Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here")),
        }
    }
}

/// The end of what `piece` needs to give `decoded` bytes. Errors: `malformed` for codes that break before that, `read`.
pub(super) fn end(source: &dyn Source, piece: Span, coding: Coding, decoded: u64) -> Result<u64> {
    let reader = Reader::new(source, piece)?;
    match coding {
        Coding::Plain => Ok(piece.end.min(piece.start + decoded)),
        Coding::Fax | Coding::Jpeg => Ok(piece.end),
        Coding::Deflate => deflate(reader, decoded),
        Coding::Lzw => lzw(reader, decoded),
        Coding::PackBits => pack_bits(reader, decoded),
    }
}

const fn broken(at: u64) -> Error {
    Error::malformed("the compressed picture is broken", at)
}

fn deflate(mut reader: Reader<'_>, decoded: u64) -> Result<u64> {
    let start = reader.at();
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let (mut buf, mut out) = ([0; 16 << 10], [0; 32 << 10]);
    let (mut used, mut left) = (0, decoded);
    loop {
        let n = reader.fill(&mut buf)?;
        let mut input = buf.get(..n).unwrap_or_default();
        loop {
            let step = inflate(&mut state, input, &mut out, MZFlush::None);
            input = input.get(step.bytes_consumed..).unwrap_or_default();
            used += step.bytes_consumed as u64;
            left = left.saturating_sub(step.bytes_written as u64);
            match step.status {
                Ok(MZStatus::StreamEnd) if left == 0 => return Ok(start + used),
                Ok(MZStatus::Ok) if step.bytes_consumed + step.bytes_written > 0 => {}
                _ if input.is_empty() && n > 0 => break,
                // Some writers leave the end of the stream out; there is nothing behind it then.
                _ if left == 0 && input.is_empty() => return Ok(start + used),
                _ => return Err(broken(start + used)),
            }
        }
    }
}

fn lzw(mut reader: Reader<'_>, decoded: u64) -> Result<u64> {
    let start = reader.at();
    if reader.left() >= 2 && matches!(reader.peek::<2>()?, [0, second] if second & 1 == 1) {
        return Err(
            Error::new(Reason::UnknownCodec, "the picture is coded in an old way that is not known here").or_at(start)
        );
    }
    let mut lzw = Lzw::tiff();
    let mut buf = [0; 16 << 10];
    let mut used = 0;
    loop {
        let n = reader.fill(&mut buf)?;
        for &byte in buf.get(..n).unwrap_or_default() {
            if lzw.ended || lzw.broken || lzw.pixels > decoded {
                break;
            }
            lzw.byte(byte);
            used += 1;
        }
        if n == 0 || lzw.ended || lzw.broken || lzw.pixels > decoded {
            return if lzw.pixels < decoded { Err(broken(start + used)) } else { Ok(start + used) };
        }
    }
}

/// PackBits (TIFF 6.0, section 9).
fn pack_bits(mut reader: Reader<'_>, decoded: u64) -> Result<u64> {
    let mut left = decoded;
    while left > 0 {
        let head = reader.u8()? as i8;
        let (coded, given) = match head {
            -128 => (0, 0),
            0.. => (head as u64 + 1, head as u64 + 1),
            _ => (1, u64::from(head.unsigned_abs()) + 1),
        };
        reader.take(coded)?;
        left = left.saturating_sub(given);
    }
    Ok(reader.at())
}

/// Debits what is followed, so that a small file cannot ask for endless work. Errors: `limit`.
pub(super) fn debit(decoded: u64, at: u64, limits: &mut Limits) -> Result<()> {
    let kilobytes = decoded / (64 << 10);
    limits.items = limits.items.checked_sub(kilobytes).ok_or(Error::at(Reason::TooManyParts, "too many parts", at))?;
    Ok(())
}

//! The codecs of Xiph and their kin: how each puts its headers into packets.

use super::{streaminfo, theora, vorbis};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::tags::comments;

/// The longest setup header, in bytes.
const SETUP: u64 = 4 << 20;

/// A codec whose streams are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mapping {
    /// Vorbis I specification, section 4.2.
    Vorbis,
    /// RFC 7845, section 5.
    Opus,
    /// RFC 9639, section 10.1.
    Flac,
    /// Theora specification, section 6.
    Theora,
    /// The Speex codec manual, section 7.
    Speex,
}

impl Mapping {
    /// The mapping of the stream whose first packet starts with `head`, zeros where it is shorter; none for text and indexes.
    /// Errors: `refused` for others.
    pub(crate) fn of(head: &[u8; 8]) -> Result<Option<Self>> {
        match head {
            [1, b'v', b'o', b'r', b'b', b'i', b's', _] => Ok(Some(Self::Vorbis)),
            b"OpusHead" => Ok(Some(Self::Opus)),
            [0x7f, b'F', b'L', b'A', b'C', 1, ..] => Ok(Some(Self::Flac)),
            [0x80, b't', b'h', b'e', b'o', b'r', b'a', _] => Ok(Some(Self::Theora)),
            b"Speex   " => Ok(Some(Self::Speex)),
            b"fishead\0" | b"CMML\0\0\0\0" | [0x80, b'k', b'a', b't', b'e', ..] | b"Annodex\0" => Ok(None),
            _ => Err(Error::new(Reason::UnknownCodec, "an Ogg stream of a codec that is not known here")),
        }
    }

    /// How many header packets there are, `first` being the first of them.
    pub(crate) fn headers(self, first: &[u8]) -> u32 {
        match self {
            Self::Vorbis | Self::Theora => 3,
            Self::Opus => 2,
            Self::Speex => 2 + speex_extra(first),
            // The number of metadata packets; 0 where the writer did not know, and then the last one says so.
            Self::Flac => match first.get(7..9) {
                Some(&[a, b]) if a != 0 || b != 0 => 1 + u32::from(u16::from_be_bytes([a, b])),
                _ => u32::MAX,
            },
        }
    }

    /// Whether `packet`, a header, is the last one whatever their number.
    pub(crate) fn is_last(self, packet: &dyn Source) -> bool {
        let mut first = [0u8];
        self == Self::Flac && packet.read_at(0, &mut first).is_ok() && first[0] & 0x80 != 0 && first[0] != 0xff
    }

    /// The identification header without what is not needed. Errors: `malformed`.
    pub(crate) fn identification(self, packet: &[u8], at: u64) -> Result<Vec<u8>> {
        let short = Error::malformed("an Ogg codec header that is cut short", at);
        let mut kept = match self {
            Self::Vorbis => packet.get(..30),
            Self::Theora => packet.get(..42),
            Self::Flac => packet.get(..51),
            Self::Speex => packet.get(..80),
            Self::Opus => match packet.get(18) {
                Some(0) => packet.get(..19),
                Some(1 | 255) => packet.get(9).and_then(|&channels| packet.get(..21 + usize::from(channels))),
                Some(_) => Some(packet),
                None => None,
            },
        }
        .ok_or(short)?
        .to_vec();
        let mut put = |at: usize, bytes: &[u8]| {
            if let Some(field) = kept.get_mut(at..at + bytes.len()) {
                field.copy_from_slice(bytes);
            }
        };
        match self {
            // One metadata packet follows, the empty comment; STREAMINFO is not the last block.
            Self::Flac => {
                put(7, &[0, 1]);
                put(13, &[0, 0, 0, 34]);
            }
            // The version as text, and the count of extra headers.
            Self::Speex => {
                put(8, &[0; 20]);
                put(52, &[0xff; 4]);
                put(68, &[0; 12]);
            }
            // The version, and the rate of what was recorded.
            Self::Opus => {
                put(8, &[1]);
                put(12, &[0; 4]);
            }
            // The bit rates.
            Self::Vorbis => put(16, &[0; 12]),
            // The bit rate, and six bits of quality.
            Self::Theora => {
                let shift = [packet.get(40).copied().unwrap_or(0) & 3, packet.get(41).copied().unwrap_or(0) & 0xf8];
                put(37, &[0; 3]);
                put(40, &shift);
            }
        }
        if self == Self::Flac {
            streaminfo::neutral(kept.get_mut(17..).unwrap_or_default());
        }
        Ok(kept)
    }

    /// An empty comment header.
    pub(crate) fn comment(self) -> Vec<u8> {
        let empty = comments::EMPTY.as_slice();
        match self {
            Self::Vorbis => [b"\x03vorbis", empty, &[1]].concat(),
            Self::Opus => [b"OpusTags", empty].concat(),
            Self::Flac => [&[0x84, 0, 0, 8], empty].concat(),
            Self::Theora => [b"\x81theora", empty].concat(),
            Self::Speex => empty.to_vec(),
        }
    }

    /// What a header packet after the first becomes: its copy if it is needed, nothing otherwise. Reports what it reveals.
    pub(crate) fn header(
        self,
        (number, channels): (u32, u8),
        parts: &Parts,
        source: &dyn Source,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Vec<Part>> {
        let packet = parts.over(source);
        let mut head = [0u8; 8];
        let mut reader = Reader::whole(&packet);
        let n = reader.fill(&mut head)?;
        let head = head.get(..n).unwrap_or_default();
        let prefix = match (self, head) {
            (Self::Vorbis, [3, b'v', b'o', b'r', b'b', b'i', b's', ..])
            | (Self::Theora, [0x81, b't', b'h', b'e', b'o', b'r', b'a', ..]) => 7,
            (Self::Opus, b"OpusTags") => 8,
            (Self::Flac, [4 | 0x84, ..]) => 4,
            (Self::Speex, _) if number == 1 => 0,
            (Self::Vorbis, [5, b'v', b'o', b'r', b'b', b'i', b's', ..])
            | (Self::Theora, [0x82, b't', b'h', b'e', b'o', b'r', b'a', ..]) => {
                let held = packet.len().min(SETUP);
                let bytes = Reader::whole(&packet).bytes(held, limits)?;
                limits.credit(held);
                let kept = if self == Self::Vorbis { vorbis::setup(&bytes, channels) } else { theora::setup(&bytes) }
                    .ok_or(Error::malformed("an Ogg stream whose setup cannot be read", at(parts)))?;
                return Ok(if kept == bytes { parts.iter().cloned().collect() } else { vec![Part::Bytes(kept)] });
            }
            (Self::Flac, [kind, ..]) => {
                let class = if kind & 127 == 6 { Class::Thumbnail } else { Class::Unknown };
                if kind & 127 != 1 && kind & 127 != 3 {
                    report.find(class, "FLAC metadata block in Ogg", "");
                }
                return Ok(Vec::new());
            }
            (Self::Speex, _) => {
                report.find(Class::Unknown, "Speex extra header", "");
                return Ok(Vec::new());
            }
            _ => return Err(Error::malformed("an Ogg stream's headers are out of order", at(parts))),
        };
        reader.seek(prefix)?;
        comments::read(reader.clone(), report, limits);
        Ok(Vec::new())
    }
}

fn at(parts: &Parts) -> u64 {
    match parts.iter().next() {
        Some(Part::Copy(span)) => span.start,
        _ => 0,
    }
}

fn speex_extra(first: &[u8]) -> u32 {
    match first.get(68..72) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]).min(64),
        _ => 0,
    }
}

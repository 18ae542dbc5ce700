//! Audio sample entries (ISO/IEC 14496-12 §12.2; QuickTime File Format, "Sound sample descriptions").

use super::description::{Entry, body, esds};
use crate::codecs::change::Resize;
use crate::codecs::private;
use crate::codecs::samples::{Setup, Units};
use crate::codecs::streaminfo;
use crate::error::{Error, Reason, Result};
use crate::formats::bmff::{self, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const UNKNOWN: Error = Error::new(Reason::UnknownCodec, "the sound is coded in a way that is not known here");

/// Reads one entry from behind its data reference.
pub(super) fn read(source: &dyn Source, kind: Kind, reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Entry> {
    let at = reader.at();
    let version = reader.u16_be()?;
    reader.take(6)?;
    let fixed: [u8; 12] = reader.array()?;
    let [_, channels, _, bits, ..] = fixed;
    let mut out = version.to_be_bytes().to_vec();
    out.extend([0; 6]);
    out.extend(fixed);
    let pcm = match &kind {
        b"twos" | b"sowt" | b"lpcm" | b"ipcm" | b"fpcm" => Some(u32::from(bits)),
        b"raw " | b"NONE" => Some(u32::from(bits)),
        b"in24" => Some(24),
        b"in32" | b"fl32" => Some(32),
        b"fl64" => Some(64),
        b"ulaw" | b"alaw" => Some(8),
        b"mp4a" | b".mp3" | b"samr" | b"sawb" | b"sawp" | b"alac" | b"Opus" | b"fLaC" | b"ac-3" | b"ec-3" | b"mha1" => {
            None
        }
        b"sqcp" | b"sevc" | b"ssmv" | b"ima4" | b"dtsc" | b"dtse" | b"dtsh" | b"dtsl" => None,
        b"ms\0\x02" | b"ms\0\x11" | b"ms\0\x55" => None,
        _ => return Err(UNKNOWN.or_at(at)),
    };
    let mut frame = pcm.filter(|&bits| bits > 0).map(|bits| (1, u32::from(channels) * bits / 8));
    match version {
        0 => {}
        1 => {
            let more: [u8; 16] = reader.array()?;
            out.extend(more);
            let [a, b, c, d, _, _, _, _, e, f, g, h, ..] = more;
            let (per, bytes) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
            if per > 0 && bytes > 0 {
                frame = Some((per, bytes));
            }
        }
        2 => {
            let more: [u8; 36] = reader.array()?;
            out.extend(more);
            let [.., a, b, c, d, e, f, g, h] = more;
            let (bytes, per) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
            frame = Some((per, bytes)).filter(|&(per, bytes)| per > 0 && bytes > 0);
        }
        _ => {
            return Err(
                Error::new(Reason::UnknownCodec, "the sound is described in a way that is not known here").or_at(at)
            );
        }
    }
    let mut units = match &kind {
        b".mp3" | b"ms\0\x55" => Units::Mpeg(Resize::Allowed),
        b"Opus" => Units::Opus,
        _ => Units::Whole,
    };
    children(source, kind, reader, &mut out, &mut units, limits)?;
    Ok(Entry { kind, bytes: out, units, setup: Setup::None, record: Span::new(0, 0), frame, reference: 1 })
}

/// Copies what is known to be needed of the boxes inside an entry, or inside QuickTime's `wave` in one.
fn children(
    source: &dyn Source,
    kind: Kind,
    reader: &mut Reader<'_>,
    out: &mut Vec<u8>,
    units: &mut Units,
    limits: &mut Limits,
) -> Result<()> {
    let mut known: Vec<Kind> = Vec::new();
    // Broken terminators are common in QuickTime's descriptions; what follows them is no box.
    while let Some(header) = bmff::next_box_clamped(reader, limits)? {
        if known.contains(&header.kind) || is_foreign(&header.kind, &kind) {
            continue;
        }
        let kept = match &header.kind {
            b"esds" => match esds(source, header.body, limits)? {
                Some(stream) => {
                    match stream.coding {
                        0x40 | 0x66..=0x68 => *units = Units::Aac(stream.rate),
                        0x69 | 0x6b => *units = Units::Mpeg(Resize::Allowed),
                        0xad => *units = Units::Opus,
                        // EVRC, AC-3, Enhanced AC-3, DTS, Vorbis, QCELP: made of numbers alone.
                        0xa0 | 0xa5 | 0xa6 | 0xa9..=0xab | 0xdd | 0xe1 => {}
                        _ => return Err(UNKNOWN.or_at(header.span.start)),
                    }
                    Some(stream.bytes)
                }
                None => None,
            },
            b"wave" => {
                let mut wave = Vec::new();
                let mut inner = Reader::new(source, header.body)?;
                limits
                    .deeper(header.span.start, |limits| children(source, kind, &mut inner, &mut wave, units, limits))?;
                wave.extend([0, 0, 0, 8, 0, 0, 0, 0]);
                Some(wave)
            }
            b"frma" => body(source, header.body, 4, 4, limits)?,
            b"mp4a" => Some(vec![0; 4]),
            b"enda" => body(source, header.body, 2, 2, limits)?,
            b"alac" => body(source, header.body, 28, 52, limits)?
                .and_then(|bytes| Some([vec![0; 4], private::alac(bytes.get(4..)?)?].concat())),
            b"dOps" => body(source, header.body, 11, 270, limits)?,
            // Only STREAMINFO, marked as the last block (RFC 9639 §8.2).
            b"dfLa" => body(source, header.body, 42, 1 << 16, limits)?.and_then(|bytes| {
                let info = bytes.get(8..42).filter(|_| bytes.get(4).is_some_and(|first| first & 0x7f == 0))?;
                let mut info = info.to_vec();
                streaminfo::neutral(&mut info);
                Some([[0, 0, 0, 0, 0x80, 0, 0, 34].as_slice(), &info].concat())
            }),
            b"dac3" => body(source, header.body, 3, 3, limits)?,
            b"dec3" => body(source, header.body, 5, 64, limits)?,
            b"ddts" => body(source, header.body, 20, 20, limits)?,
            b"pcmC" => body(source, header.body, 6, 6, limits)?,
            b"mhaC" => body(source, header.body, 5, 4096, limits)?,
            b"chan" => body(source, header.body, 12, 12 + 20 * 64, limits)?,
            b"chnl" => body(source, header.body, 6, 256, limits)?,
            b"srat" => body(source, header.body, 8, 8, limits)?,
            // vendor and decoder version: neutral (3GPP TS 26.244 §6.7).
            b"damr" | b"dawp" | b"dqcp" | b"devc" | b"dsmv" => {
                body(source, header.body, 6, 64, limits)?.map(|mut bytes| {
                    bytes.iter_mut().take(5).for_each(|byte| *byte = 0);
                    bytes.truncate(if header.kind == *b"damr" { 9 } else { 6 });
                    bytes
                })
            }
            _ if header.kind == kind && kind[..2] == *b"ms" => body(source, header.body, 18, 64, limits)?,
            _ => None,
        };
        if let Some(bytes) = kept {
            known.push(header.kind);
            out.extend(bmff::write(&header.kind, &bytes));
        }
    }
    Ok(())
}

/// Whether a box holds the settings of another coding.
fn is_foreign(name: &Kind, coding: &Kind) -> bool {
    match name {
        b"alac" => coding != b"alac",
        b"dOps" => coding != b"Opus",
        b"dfLa" => coding != b"fLaC",
        b"dac3" => coding != b"ac-3",
        b"dec3" => coding != b"ec-3",
        b"ddts" => !coding.starts_with(b"dts"),
        b"pcmC" => !coding.ends_with(b"pcm"),
        b"mhaC" => coding != b"mha1",
        b"damr" => !matches!(coding, b"samr" | b"sawb"),
        b"dawp" => coding != b"sawp",
        b"dqcp" => coding != b"sqcp",
        b"devc" => coding != b"sevc",
        b"dsmv" => coding != b"ssmv",
        _ => false,
    }
}

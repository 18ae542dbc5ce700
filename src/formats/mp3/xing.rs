//! The Xing frame: a first frame without sound that says how many frames and bytes follow, where to seek, and, in LAME's
//! extension of it, how many samples to leave out at both ends (LAME, "Mp3 Info Tag revision 1 specification").
//!
//! It is written anew: the counts, the table of contents and the gapless fields stay, everything else becomes zero. Decoders
//! read the gapless fields only behind one of three names, so all copies that have them bear the same one.

use crate::codecs::mp3::header::Header;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const NAMES: [&[u8; 4]; 3] = [b"LAME", b"Lavf", b"Lavc"];
const NAME: &[u8] = b"Lavf";

/// How long the extension is up to its gapless fields, and with all that follows them, CRC included: a frame of few bits has no
/// room for that.
const GAPLESS: usize = 24;
const EXTENSION: usize = 36;

/// Whether the frame at `at` is a Xing or VBRI frame.
pub(super) fn is_at(source: &dyn Source, at: u64, frame: &Header) -> bool {
    frame.layer == 3 && (mark(source, at, frame).is_some() || is_vbri(source, at))
}

fn mark(source: &dyn Source, at: u64, frame: &Header) -> Option<[u8; 4]> {
    let mut bytes = [0u8; 4];
    source.read_at(at + 4 + frame.side_length(), &mut bytes).ok()?;
    matches!(&bytes, b"Xing" | b"Info").then_some(bytes)
}

fn is_vbri(source: &dyn Source, at: u64) -> bool {
    let mut bytes = [0u8; 4];
    source.read_at(at + 36, &mut bytes).is_ok() && &bytes == b"VBRI"
}

/// What a strip writes for the frame.
pub(super) struct Written {
    /// The frame, as long as it was.
    pub bytes: Vec<u8>,
    /// Whether it differs from what is there.
    pub changed: bool,
    /// The encoder's words.
    pub words: String,
}

/// The frame in `span` written anew; `sound` is the length of all frames in bytes. Errors: `malformed`, `limit`, `read`.
pub(super) fn rewrite(
    source: &dyn Source,
    span: Span,
    frame: &Header,
    sound: u64,
    limits: &mut Limits,
) -> Result<Written> {
    let old = Reader::new(source, span)?.bytes(span.len(), limits)?;
    let mut bytes = vec![0; old.len()];
    // Without the private bit, marks of rights, and emphasis.
    put(&mut bytes, 0, &(frame.word() & !0x10f).to_be_bytes());
    let mut words = String::new();
    if mark(source, span.start, frame).is_some() {
        let tag = 4 + frame.side_length() as usize;
        copy(&old, &mut bytes, tag, 8);
        put(&mut bytes, tag + 4, &[0, 0, 0]);
        let flags = old.get(tag + 7).copied().unwrap_or(0) & 15;
        put(&mut bytes, tag + 7, &[flags]);
        let mut at = tag + 8;
        for (flag, length) in [(1, 4), (2, 4), (4, 100), (8, 4)] {
            if flags & flag != 0 {
                match flag {
                    2 => put(&mut bytes, at, &u32::try_from(sound).unwrap_or(0).to_be_bytes()),
                    8 => {}
                    _ => copy(&old, &mut bytes, at, length),
                }
                at += length;
            }
        }
        let extension = old.get(at..at + GAPLESS).unwrap_or_default();
        words = old
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take(20)
            .take_while(|byte| byte.is_ascii_graphic() || **byte == b' ')
            .map(|&byte| char::from(byte))
            .collect();
        if extension.get(..4).is_some_and(|name| NAMES.iter().any(|known| known.as_slice() == name)) {
            put(&mut bytes, at, NAME);
            copy(&old, &mut bytes, at + 21, 3);
            if old.len() >= at + EXTENSION {
                put(&mut bytes, at + 28, &u32::try_from(sound).unwrap_or(0).to_be_bytes());
                let crc = crc16(bytes.get(..at + 34).unwrap_or_default());
                put(&mut bytes, at + 34, &crc.to_be_bytes());
            }
        }
    } else {
        // VBRI (Fraunhofer IIS): version, delay, quality, bytes, frames, and a table of contents up to the frame's end.
        copy(&old, &mut bytes, 36, 6);
        copy(&old, &mut bytes, 42, 2);
        put(&mut bytes, 46, &u32::try_from(sound).unwrap_or(0).to_be_bytes());
        copy(&old, &mut bytes, 50, 12);
        let number =
            |at: usize| old.get(at..at + 2).map_or(0, |pair| pair.iter().fold(0, |sum, &b| sum << 8 | usize::from(b)));
        let table = number(54) * number(58);
        copy(&old, &mut bytes, 62, table.min(old.len().saturating_sub(62)));
    }
    let changed = bytes != old;
    limits.credit(span.len());
    Ok(Written { bytes, changed, words })
}

fn copy(from: &[u8], to: &mut [u8], at: usize, length: usize) {
    if let (Some(from), Some(to)) = (from.get(at..at + length), to.get_mut(at..at + length)) {
        to.copy_from_slice(from);
    }
}

fn put(to: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(to) = to.get_mut(at..at + bytes.len()) {
        to.copy_from_slice(bytes);
    }
}

/// CRC-16 of the tag (polynomial 0x8005, reflected, from 0).
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0u16, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xa001 } else { crc >> 1 })
    })
}

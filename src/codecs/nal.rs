//! Network abstraction layer units inside samples: ITU-T H.264 §7.3.1 and H.265 §7.3.1, lengths as in ISO/IEC 14496-15.
//!
//! The coded picture, its parameter sets and the marks between pictures stay. Supplemental enhancement information
//! (H.264 and H.265 annex D) stays only where a decoder or a screen needs it and it is made of a few numbers; filler,
//! reserved and private units go.

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

use super::change::Change;

/// Which of the two codings a unit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// H.264.
    Avc,
    /// H.265; `true` keeps the units of Dolby Vision.
    Hevc(bool),
}

/// What becomes of a unit.
pub(super) enum Fate {
    Keep,
    Drop(&'static str),
    Supplemental,
}

impl Coding {
    /// What becomes of the unit whose first byte is `first`.
    pub(super) fn fate(self, first: u8) -> Fate {
        match self {
            Self::Avc => match first & 0x1f {
                1..=5 | 7..=11 | 13..=15 | 19..=21 => Fate::Keep,
                6 => Fate::Supplemental,
                12 => Fate::Drop("filler NAL unit"),
                _ => Fate::Drop("private NAL unit"),
            },
            Self::Hevc(dolby) => match (first >> 1) & 0x3f {
                0..=9 | 16..=21 | 32..=37 => Fate::Keep,
                39 | 40 => Fate::Supplemental,
                38 => Fate::Drop("filler NAL unit"),
                62 if dolby => Fate::Keep,
                _ => Fate::Drop("private NAL unit"),
            },
        }
    }

    /// How many bytes a unit's header takes.
    const fn header(self) -> usize {
        match self {
            Self::Avc => 1,
            Self::Hevc(_) => 2,
        }
    }

    /// The longest payload of `kind` that may stay, in bytes; nothing for kinds that go.
    ///
    /// Kept: buffering period, recovery point, frame packing, display orientation, active parameter sets, decoding
    /// unit and structure notes, mastering display, content light level, preferred transfer; H.265 picture timing,
    /// which has no clock in it (H.264's has).
    const fn longest(self, kind: u32) -> Option<usize> {
        match (self, kind) {
            (_, 0) => Some(64),
            (Self::Hevc(_), 1) => Some(32),
            (_, 6) => Some(5),
            (_, 45 | 47) => Some(16),
            (Self::Hevc(_), 128 | 131) => Some(4),
            (Self::Hevc(_), 129 | 130) => Some(32),
            (_, 137) => Some(24),
            (_, 144) => Some(4),
            (_, 147) => Some(1),
            _ => None,
        }
    }
}

/// Finds what has to go from one sample, whose units are each behind their length in `width` bytes.
///
/// Errors: `malformed` for a unit that goes past the end of the sample, `limit`.
pub fn sample(
    mut reader: Reader<'_>,
    coding: Coding,
    width: u8,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    while !reader.is_empty() {
        let start = reader.at();
        let length = match width {
            _ if reader.left() < width.into() => None,
            1 => Some(u64::from(reader.u8()?)),
            2 => Some(u64::from(reader.u16_be()?)),
            3 => Some(u64::from(reader.u8()?) << 16 | u64::from(reader.u16_be()?)),
            _ => Some(u64::from(reader.u32_be()?)),
        };
        let Some(length) = length else {
            let left = reader.left();
            let span = reader.take(left)?;
            changes.push(Change { span, bytes: Vec::new(), name: "bytes behind the last NAL unit" });
            break;
        };
        if length > reader.left() {
            return Err(Error::at(Reason::CutOff, "a unit of the picture is cut off", start));
        }
        if length == 0 {
            continue;
        }
        let body = reader.take(length)?;
        let span = Span::new(start, body.end);
        let codes = start_codes(&reader, body, limits)?;
        if !codes.is_empty() {
            joined(&reader, span, body, &codes, (coding, width), changes, report, limits)?;
            continue;
        }
        match unit(&reader, body, coding, report, limits)? {
            None => {}
            Some((kept, name)) if kept.is_empty() => changes.push(Change { span, bytes: kept, name }),
            Some((kept, name)) => {
                let mut bytes = prefix(kept.len() as u64, width);
                bytes.extend(kept);
                changes.push(Change { span, bytes, name });
            }
        }
    }
    Ok(())
}

/// A length in `width` bytes.
fn prefix(length: u64, width: u8) -> Vec<u8> {
    length.to_be_bytes().get(8 - usize::from(width)..).unwrap_or_default().to_vec()
}

/// What has to be put in the place of one unit: nothing where it stays as it is, no bytes where it goes.
fn unit(
    reader: &Reader<'_>,
    body: Span,
    coding: Coding,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<(Vec<u8>, &'static str)>> {
    let mut unit = reader.clone();
    unit.seek(body.start)?;
    if body.is_empty() {
        return Ok(None);
    }
    match coding.fate(unit.peek::<1>()?[0]) {
        Fate::Keep => Ok(None),
        Fate::Drop(name) => Ok(Some((Vec::new(), name))),
        Fate::Supplemental => {
            limits.item(body.start)?;
            let held = body.len().min(1 << 20);
            let bytes = unit.bytes(held, limits)?;
            limits.release(held);
            let kept = if held < body.len() { None } else { supplemental(&bytes, coding, report) };
            match kept {
                Some(kept) if kept == bytes => Ok(None),
                kept => Ok(Some((kept.unwrap_or_default(), "SEI"))),
            }
        }
    }
}

/// Where start codes (H.264 annex B) lie inside a unit. There are none in a sound one, but some recorders join several
/// units into one that way, and players take them apart.
fn start_codes(reader: &Reader<'_>, body: Span, limits: &mut Limits) -> Result<Vec<u64>> {
    const CHUNK: u64 = 1 << 16;
    let mut found = Vec::new();
    let mut at = body.start;
    let mut chunk = vec![0; body.len().min(CHUNK + 2) as usize];
    while at < body.end {
        let mut part = reader.clone();
        part.seek(at)?;
        let n = (body.end - at).min(CHUNK + 2) as usize;
        let Some(part_of) = chunk.get_mut(..n) else { break };
        part.fill(part_of)?;
        for from in memchr::memmem::find_iter(part_of, b"\0\0\x01").filter(|&from| (from as u64) < CHUNK) {
            limits.item(at)?;
            found.push(at + from as u64);
        }
        at += CHUNK;
    }
    Ok(found)
}

/// Finds what has to go from units that are joined by start codes behind one length.
#[allow(clippy::too_many_arguments, reason = "the state of the walk over one sample")]
fn joined(
    reader: &Reader<'_>,
    span: Span,
    body: Span,
    codes: &[u64],
    (coding, width): (Coding, u8),
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let starts = [body.start].into_iter().chain(codes.iter().map(|code| code + 3));
    let ends = codes.iter().copied().chain([body.end]);
    let mut inner = Vec::new();
    let (mut length, mut from, mut any) = (body.len(), body.start, false);
    for (start, end) in starts.zip(ends) {
        match unit(reader, Span::new(start, end), coding, report, limits)? {
            // The code before a unit goes with it; where all before it went, so does the code of one that stays.
            Some((kept, name)) if kept.is_empty() => {
                inner.push(Change { span: Span::new(from, end), bytes: kept, name });
                length -= end - from;
            }
            Some((kept, name)) => {
                length = length - (end - start) + kept.len() as u64;
                inner.push(Change { span: Span::new(start, end), bytes: kept, name });
                any = true;
            }
            None => any = true,
        }
        from = end;
    }
    if !any {
        changes.push(Change { span, bytes: Vec::new(), name: "SEI" });
    } else if !inner.is_empty() {
        changes.push(Change {
            span: Span::new(span.start, body.start),
            bytes: prefix(length, width),
            name: "NAL unit length",
        });
        changes.extend(inner);
    }
    Ok(())
}

/// The unit with the messages that may stay; nothing where none may.
pub(super) fn supplemental(unit: &[u8], coding: Coding, report: &mut Report) -> Option<Vec<u8>> {
    let header = unit.get(..coding.header())?;
    let plain = unescape(unit.get(coding.header()..)?);
    let mut rest = plain.as_slice();
    let mut kept = Vec::new();
    // The trailing bits are one byte, 0x80; anything longer may be a message.
    while rest.len() >= 2 {
        let start = rest;
        let (Some(kind), Some(length)) = (number(&mut rest), number(&mut rest)) else { break };
        let Some(payload) = rest.get(..length as usize) else { break };
        rest = rest.get(length as usize..).unwrap_or_default();
        let message = start.get(..start.len() - rest.len()).unwrap_or_default();
        match coding.longest(kind) {
            Some(longest) if payload.len() <= longest => kept.extend_from_slice(message),
            _ => tell(kind, payload, coding, report),
        }
    }
    if kept.is_empty() {
        return None;
    }
    kept.push(0x80);
    let mut new = header.to_vec();
    escape(&kept, &mut new);
    Some(new)
}

/// A payload type or size: each 0xff adds 255, the first other byte ends it (H.264 §7.3.2.3.1).
fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut sum = 0u32;
    loop {
        let (&byte, left) = rest.split_first()?;
        *rest = left;
        sum = sum.checked_add(byte.into())?;
        if byte != 0xff {
            return Some(sum);
        }
    }
}

/// Without the bytes that keep start codes from appearing (H.264 §7.4.1.1).
pub(super) fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut zeros = 0;
    for &byte in bytes {
        if zeros >= 2 && byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        out.push(byte);
    }
    out
}

/// The inverse of [`unescape`], onto the end of `out`.
pub(super) fn escape(bytes: &[u8], out: &mut Vec<u8>) {
    let mut zeros = 0;
    for &byte in bytes {
        if zeros >= 2 && byte <= 3 {
            out.push(3);
            zeros = 0;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        out.push(byte);
    }
}

/// Shows what a message would tell, once for each thing that it says.
fn tell(kind: u32, payload: &[u8], coding: Coding, report: &mut Report) {
    let (class, field) = match (coding, kind) {
        (_, 4) => (Class::Unknown, "SEI registered user data"),
        (_, 5) => (Class::Software, "SEI unregistered user data"),
        (Coding::Avc, 1) | (_, 136) => (Class::Time, "SEI clock"),
        _ => return,
    };
    let words: String = match kind {
        5 => payload
            .get(16..)
            .unwrap_or_default()
            .iter()
            .filter(|b| (0x20..0x7f).contains(*b))
            .map(|&b| b as char)
            .collect(),
        _ => String::new(),
    };
    let words = if words.len() < 6 { String::new() } else { words };
    report.find_once(class, field, &words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn kept(unit: &[u8]) -> Option<Vec<u8>> {
        supplemental(unit, Coding::Avc, &mut Report::new(Format::Mp4, 0))
    }

    #[test]
    fn a_recovery_point_stays_and_user_data_beside_it_goes() {
        let mut both = b"\x06\x05\x14".to_vec();
        both.extend(b"0123456789abcdefABCD");
        both.extend(b"\x06\x01\xc4\x80");
        assert_eq!(kept(&both), Some(b"\x06\x06\x01\xc4\x80".to_vec()));
        assert_eq!(kept(b"\x06\x06\x01\xc4\x80"), Some(b"\x06\x06\x01\xc4\x80".to_vec()));
        assert_eq!(kept(&both[..23]), None);
    }

    #[test]
    fn what_was_escaped_comes_back_the_same() {
        let bytes = [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 9];
        let mut escaped = Vec::new();
        escape(&bytes, &mut escaped);
        assert_eq!(unescape(&escaped), bytes);
    }
}

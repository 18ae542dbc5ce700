//! Network abstraction layer units inside samples: ITU-T H.264 §7.3.1 and H.265 §7.3.1, lengths as in ISO/IEC 14496-15.
//!
//! The coded picture stays: slices of the base layer, and of the parameter sets those that a slice refers to, in one form and in
//! one place, in front of the first slice that needs them. Delimiters and the marks of an end have one form. Of supplemental
//! information ([`sei`]) little stays. Everything else goes: filler, other layers and views, reserved and private units.

pub(crate) mod coding;
pub(crate) mod record;
pub(crate) mod sei;
pub(crate) mod set;
pub(crate) mod sets;
pub(crate) mod shape;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

use super::change::Change;
pub(crate) use coding::Coding;
use set::Key;
use sets::Sets;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// A slice; whether players may start with its picture.
    Slice(bool),
    /// A parameter set.
    Set,
    Supplemental,
    /// An access unit delimiter, in its one form.
    Delimiter(&'static [u8]),
    /// The end of a sequence or of the stream, in its one form.
    End(&'static [u8]),
    /// How Dolby Vision shows the picture.
    Dolby,
    Drop(&'static str),
    /// Part of a picture in a way that players do not show.
    Unknown,
}

const LAYER: &str = "NAL unit of another layer";
const PRIVATE: &str = "private NAL unit";

impl Coding {
    /// What the unit is that starts with `unit`.
    pub(super) fn fate(self, unit: &[u8]) -> Fate {
        match (self, unit) {
            (_, [] | [0x80..=0xff, ..]) => Fate::Drop(PRIVATE),
            (Self::Avc, [first, ..]) => match first & 0x1f {
                1 => Fate::Slice(false),
                5 => Fate::Slice(true),
                2..=4 => Fate::Unknown,
                6 => Fate::Supplemental,
                7 | 8 => Fate::Set,
                9 => Fate::Delimiter(&[0x09, 0xf0]),
                10 => Fate::End(&[0x0a]),
                11 => Fate::End(&[0x0b]),
                12 => Fate::Drop("filler NAL unit"),
                13..=15 | 19..=21 => Fate::Drop(LAYER),
                _ => Fate::Drop(PRIVATE),
            },
            (Self::Hevc(_), [_]) => Fate::Drop(PRIVATE),
            (Self::Hevc(_), [first, second, ..]) if first & 1 == 1 || *second > 7 => Fate::Drop(LAYER),
            (Self::Hevc(_), [_, 0, ..]) => Fate::Drop(PRIVATE),
            (Self::Hevc(dolby), [first, ..]) => match first >> 1 {
                0..=9 => Fate::Slice(false),
                16..=21 => Fate::Slice(true),
                32..=34 => Fate::Set,
                35 => Fate::Delimiter(&[0x46, 0x01, 0x50]),
                36 => Fate::End(&[0x48, 0x01]),
                37 => Fate::End(&[0x4a, 0x01]),
                38 => Fate::Drop("filler NAL unit"),
                39 => Fate::Supplemental,
                // What comes behind a picture is a digest of it.
                40 => Fate::Drop("SEI"),
                62 if dolby => Fate::Dolby,
                _ => Fate::Drop(PRIVATE),
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

    /// The picture parameter set that a slice refers to. Errors: `malformed` where it is cut off.
    pub(super) fn of_slice(self, unit: &[u8], at: u64) -> Result<Key> {
        let key = if self == Self::Avc { super::avc::sets::of_slice(unit) } else { super::hevc::sets::of_slice(unit) };
        key.ok_or(Error::malformed("a slice that is cut off", at))
    }
}

/// How many bytes of a slice are looked at to know what it refers to.
pub(super) const FRONT: u64 = 32;

/// The longest parameter set, and the longest unit of supplemental information, in bytes.
const LONGEST: u64 = 1 << 18;

/// What a sample has had so far of the units that it has once.
#[derive(Default)]
pub(super) struct Once {
    any: bool,
    dolby: bool,
    ends: Vec<&'static [u8]>,
}

impl Once {
    /// What becomes of a unit that is one of these: whether it stays.
    pub(super) fn keeps(&mut self, fate: Fate) -> bool {
        let first = !std::mem::replace(&mut self.any, true);
        match fate {
            Fate::Delimiter(_) => first,
            Fate::Dolby => !std::mem::replace(&mut self.dolby, true),
            Fate::End(form) if self.ends.contains(&form) => false,
            Fate::End(form) => {
                self.ends.push(form);
                true
            }
            _ => true,
        }
    }
}

/// A unit of a sample: where its length or start code lies, and where it lies itself, without what fills up behind it.
struct Unit {
    lead: Span,
    body: Span,
    end: u64,
    fate: Fate,
}

/// Finds what has to change in one sample, whose units are each behind their length in `width` bytes.
///
/// Errors: `malformed` for a unit that goes past the end of the sample; `refused` for a picture whose parameters are missing
/// or which is coded in a way that is not known here; `limit`, `read`.
pub(crate) fn sample(
    reader: Reader<'_>,
    (coding, width): (Coding, u8),
    sets: &mut Sets,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let units = units(reader.clone(), (coding, width), changes, limits)?;
    let mut once = Once::default();
    let mut started = false;
    // Parameter sets that lie directly in front of the next unit.
    let mut run: Option<Span> = None;
    for Unit { lead, body, end, fate } in units {
        let whole = Span::new(lead.start, body.end);
        let held = Span::new(body.start, end);
        let kept = once.keeps(fate);
        let (mut span, mut name) = (whole, "NAL unit");
        let (mut wanted, mut shows) = (Vec::new(), false);
        match fate {
            Fate::Set => {
                sets.receive(coding, &bytes(&reader, held, limits)?);
                run = Some(Span::new(run.map_or(whole.start, |span| span.start), whole.end));
                continue;
            }
            Fate::Slice(starts) => {
                if starts && !std::mem::replace(&mut started, true) {
                    sets.start();
                }
                let front = bytes(&reader, Span::new(held.start, end.min(held.start + FRONT)), limits)?;
                // Where a film is damaged, a slice may refer to parameters that are nowhere: no decoder shows it, and it goes.
                match coding.of_slice(&front, whole.start).and_then(|key| sets.need(key)) {
                    Err(_) if sets.are_all() => {
                        report.find_once(Class::Unknown, "NAL slice without parameters", "");
                        name = "slice without parameters";
                    }
                    Err(error) => return Err(error.or_at(whole.start)),
                    Ok(needed) => {
                        for set in needed {
                            if width < 4 && set.len() >> (8 * width) != 0 {
                                let long = "parameters that are too long for the file";
                                return Err(Error::at(Reason::UnknownCodec, long, whole.start));
                            }
                            put(&mut wanted, &set, width);
                        }
                        wanted.extend(prefix(held.len(), width));
                        span = Span::new(run.take().map_or(whole.start, |span| span.start), body.start);
                        name = "parameter sets";
                        shows = true;
                    }
                }
            }
            Fate::Delimiter(form) | Fate::End(form) if kept => put(&mut wanted, form, width),
            Fate::Dolby if kept => put(&mut wanted, &bytes(&reader, held, limits)?, width),
            Fate::Supplemental => {
                limits.item(whole.start)?;
                name = "SEI";
                if let Some(unit) = sei::supplemental(&bytes(&reader, held, limits)?, coding, sets.fields(), report) {
                    // Where pictures recover, players may start.
                    if unit.get(coding.header()) == Some(&sei::RECOVERY) && !std::mem::replace(&mut started, true) {
                        sets.start();
                    }
                    put(&mut wanted, &unit, width);
                }
            }
            Fate::Unknown => {
                return Err(Error::new(Reason::UnknownCodec, "a picture coded in a way that is not known here")
                    .or_at(whole.start));
            }
            Fate::Drop(what) => name = what,
            Fate::Delimiter(_) | Fate::End(_) | Fate::Dolby => {}
        }
        if let Some(span) = run.take() {
            changes.push(Change { span, bytes: Vec::new(), name: "parameter set" });
        }
        if !is(&reader, span, &wanted)? {
            changes.push(Change { span, bytes: wanted, name });
        }
        let behind = Span::new(end, body.end);
        if shows && !behind.is_empty() {
            changes.push(Change { span: behind, bytes: Vec::new(), name: "filler behind a slice" });
        }
    }
    if let Some(span) = run {
        changes.push(Change { span, bytes: Vec::new(), name: "parameter set" });
    }
    Ok(())
}

/// The units of a sample. Some recorders join several behind one length by start codes (H.264 annex B), and players take them
/// apart: so does this.
fn units(
    mut reader: Reader<'_>,
    (coding, width): (Coding, u8),
    changes: &mut Vec<Change>,
    limits: &mut Limits,
) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
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
        let body = reader.take(length)?;
        let codes = start_codes(&reader, body, limits)?;
        let starts = [Span::new(start, body.start)].into_iter().chain(codes.iter().map(|&at| Span::new(at, at + 3)));
        let ends = codes.iter().copied().chain([body.end]);
        for (lead, end) in starts.zip(ends) {
            limits.item(start)?;
            let body = Span::new(lead.end, end);
            let end = trimmed(&reader, body)?;
            let head = bytes(&reader, Span::new(body.start, end.min(body.start + 2)), limits)?;
            units.push(Unit { lead, body, end, fate: coding.fate(&head) });
        }
    }
    Ok(units)
}

/// A length in `width` bytes.
fn prefix(length: u64, width: u8) -> Vec<u8> {
    length.to_be_bytes().get(8 - usize::from(width)..).unwrap_or_default().to_vec()
}

fn put(out: &mut Vec<u8>, unit: &[u8], width: u8) {
    out.extend(prefix(unit.len() as u64, width));
    out.extend_from_slice(unit);
}

/// The bytes of a span, cut to the longest unit that is looked at as a whole.
fn bytes(reader: &Reader<'_>, span: Span, limits: &mut Limits) -> Result<Vec<u8>> {
    let mut part = reader.clone();
    part.seek(span.start)?;
    let held = span.len().min(LONGEST);
    let bytes = part.bytes(held, limits)?;
    limits.credit(held);
    Ok(bytes)
}

/// Whether the bytes of a span are `wanted`.
fn is(reader: &Reader<'_>, span: Span, wanted: &[u8]) -> Result<bool> {
    if span.len() != wanted.len() as u64 {
        return Ok(false);
    }
    let mut part = reader.clone();
    part.seek(span.start)?;
    let mut bytes = vec![0; wanted.len()];
    part.fill(&mut bytes)?;
    Ok(bytes == wanted)
}

/// Where a unit ends without zero bytes and the words that fill up behind a slice (H.264, 7.3.2.10): no unit ends so.
fn trimmed(reader: &Reader<'_>, body: Span) -> Result<u64> {
    const CHUNK: usize = 256;
    let mut end = body.end;
    loop {
        let mut tail = [0; CHUNK];
        let from = end.saturating_sub(CHUNK as u64).max(body.start);
        let mut part = reader.clone();
        part.seek(from)?;
        let Some(tail) = tail.get_mut(..(end - from) as usize) else { return Ok(end) };
        part.fill(tail)?;
        let mut held = &*tail;
        while let [rest @ .., 0] | [rest @ .., 0, 0, 3] = held {
            held = rest;
        }
        let left = from + held.len() as u64;
        // The two zeros of a word may lie in front of what was read.
        if left == end || held.len() > 2 || from == body.start {
            return Ok(left);
        }
        end = left;
    }
}

/// Where start codes (H.264 annex B) lie inside a unit. There are none in a sound one.
///
/// Errors: `refused` for what no unit holds: an escape in front of what needs none.
fn start_codes(reader: &Reader<'_>, body: Span, limits: &mut Limits) -> Result<Vec<u64>> {
    const CHUNK: u64 = 1 << 16;
    let mut found = Vec::new();
    let mut at = body.start;
    let mut chunk = vec![0; body.len().min(CHUNK + 3) as usize];
    while at < body.end {
        let mut part = reader.clone();
        part.seek(at)?;
        let n = (body.end - at).min(CHUNK + 3) as usize;
        let Some(part_of) = chunk.get_mut(..n) else { break };
        part.fill(part_of)?;
        for from in memchr::memmem::find_iter(part_of, b"\0\0\x01").filter(|&from| (from as u64) < CHUNK) {
            limits.item(at)?;
            found.push(at + from as u64);
        }
        for from in memchr::memmem::find_iter(part_of, b"\0\0\x03").filter(|&from| (from as u64) < CHUNK) {
            if part_of.get(from + 3).is_some_and(|&byte| byte > 3) {
                return Err(Error::new(Reason::UnknownCodec, "a picture with bytes that no picture has")
                    .or_at(at + from as u64));
            }
        }
        at += CHUNK;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::coding::{escape, unescape};
    use super::*;

    #[test]
    fn what_was_escaped_comes_back_the_same() {
        let bytes = [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 9];
        let mut escaped = Vec::new();
        escape(&bytes, &mut escaped);
        assert_eq!(unescape(&escaped), bytes);
    }

    #[test]
    fn no_unit_ends_in_zeros_or_in_words_that_fill_up() {
        let tail = [[0, 0, 3].repeat(500), vec![0; 300], [0, 0, 3].repeat(3)].concat();
        for lead in [&[1u8, 2, 3][..], &[7; 255], &[7; 256], &[7; 257], &[3], &[]] {
            let unit = [lead, &tail].concat();
            let reader = Reader::whole(&unit);
            assert_eq!(trimmed(&reader, reader.rest()).unwrap(), lead.len() as u64);
        }
    }
}

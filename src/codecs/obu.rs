//! Open bitstream units of AV1 (AV1 bitstream specification §5.3), as they lie in samples and in `av1C`.
//!
//! The sequence header stays in front of key frames, and frames stay: each header with the tiles that it says it has, in their
//! order. Everything else goes, and headers of units have one form.

mod fields;
mod filters;
mod frame;
mod references;
mod sequence;
mod tiles;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

use super::bits::Bits;
use super::change::Change;
use super::recode::Recoder;
use references::References;
use sequence::Sequence;
use tiles::Tiles;

const SEQUENCE_HEADER: u8 = 1;
const FRAME_HEADER: u8 = 3;
const TILE_GROUP: u8 = 4;
const FRAME: u8 = 6;

/// How much of a unit is looked at, in bytes: more than any header takes.
const FRONT: u64 = 4096;

const BROKEN: Error = Error::new(Reason::UnknownCodec, "a picture whose parts cannot be told apart");

/// What is known at one place of a stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stream {
    configured: Option<Sequence>,
    /// The header that frames are read by.
    current: Option<Sequence>,
    references: References,
}

/// One unit of a sample.
struct Unit {
    kind: u8,
    /// Temporal and spatial layer, where it says them.
    layer: Option<(u32, u32)>,
    span: Span,
    /// What follows its header.
    body: Span,
    /// Its first bytes.
    front: Vec<u8>,
}

impl Stream {
    /// A stream whose `av1C` box has this body. Nothing in it but its first sequence header is looked at.
    pub(crate) fn new(body: &[u8]) -> Self {
        let units = body.get(4..).unwrap_or_default().to_vec();
        let mut reader = Reader::whole(&units);
        let mut own = Self::default();
        while let (None, Ok(unit)) = (&own.configured, unit(&mut reader)) {
            let body = units.get(unit.body.start as usize..unit.body.end as usize).unwrap_or_default();
            own.configured = Some(body).filter(|_| unit.kind == SEQUENCE_HEADER).and_then(Sequence::read);
        }
        own.current.clone_from(&own.configured);
        own
    }

    /// Takes the first sequence header of a picture for one that the configuration lacks. Errors: `malformed`, `limit`, `read`.
    pub(crate) fn complete(&mut self, mut picture: Reader<'_>, limits: &mut Limits) -> Result<()> {
        while self.current.is_none() && !picture.is_empty() {
            limits.item(picture.at())?;
            let unit = unit(&mut picture)?;
            if unit.kind == SEQUENCE_HEADER && unit.body.len() < FRONT {
                let mut part = picture.clone();
                part.seek(unit.body.start)?;
                self.current = Sequence::read(&part.bytes(unit.body.len(), limits)?);
                limits.credit(unit.body.len());
            }
        }
        Ok(())
    }

    /// The body of an `av1C` box with nothing but its sequence header. What it says of one is worked out from it.
    pub(crate) fn write(&self) -> Vec<u8> {
        let Some(own) = self.configured.as_ref().or(self.current.as_ref()) else { return vec![0x81, 0, 0, 0] };
        let flags = [own.deep, own.twelve, own.grey, own.halved[0], own.halved[1]];
        let flags = flags.iter().fold(own.tier, |sum, &flag| sum << 1 | u32::from(flag)) << 2 | own.position;
        let mut out = vec![0x81, (own.profile << 5 | own.level) as u8, flags as u8, 0];
        if let Some(own) = &self.configured {
            out.extend(head(SEQUENCE_HEADER, None, own.bytes.len() as u64));
            out.extend(&own.bytes);
        }
        out
    }

    /// Whether headers of frames are those of a still.
    fn reduced(&self, waiting: &Option<(&Unit, Sequence)>) -> bool {
        waiting.as_ref().map(|(_, own)| own).or(self.current.as_ref()).is_some_and(|own| own.reduced)
    }

    /// Finds what has to go from one sample.
    ///
    /// Errors: `malformed` for a unit that goes past its end; `refused` for frames that cannot be walked, that are not whole, or
    /// of which several are shown at once; `limit`, `read`.
    pub(crate) fn sample(
        &mut self,
        mut reader: Reader<'_>,
        changes: &mut Vec<Change>,
        limits: &mut Limits,
    ) -> Result<()> {
        let mut units = Vec::new();
        while !reader.is_empty() {
            limits.item(reader.at())?;
            let mut unit = unit(&mut reader)?;
            let mut part = reader.clone();
            part.seek(unit.body.start)?;
            unit.front = part.bytes(unit.body.len().min(FRONT), limits)?;
            limits.credit(unit.body.len().min(FRONT));
            units.push(unit);
        }
        // A sequence header that no frame has followed so far.
        let mut waiting: Option<(&Unit, Sequence)> = None;
        let mut shown = 0u32;
        let mut rest = units.iter();
        while let Some(unit) = rest.next() {
            match unit.kind {
                SEQUENCE_HEADER => match Sequence::read(&unit.front).filter(|_| unit.body.len() < FRONT) {
                    Some(own) => {
                        if let Some((unit, _)) = waiting.replace((unit, own)) {
                            changes.push(gone(unit));
                        }
                    }
                    None => changes.push(gone(unit)),
                },
                // A header without tiles shows nothing.
                FRAME_HEADER if is_alone(unit, rest.clone(), self.reduced(&waiting)) => changes.push(gone(unit)),
                FRAME | FRAME_HEADER => {
                    let own = waiting.as_ref().map(|(_, own)| own).or(self.current.as_ref()).ok_or(BROKEN)?;
                    let layer = unit.layer.unwrap_or_default();
                    let header = frame::read(&unit.front, own, &self.references, layer);
                    let header = header.ok_or(BROKEN.or_at(unit.span.start))?;
                    if header.existing && unit.kind == FRAME {
                        return Err(BROKEN.or_at(unit.span.start));
                    }
                    let layered = own.points.first().is_some_and(|&(layers, _)| layers != 0);
                    let mut parts = vec![(unit, None)];
                    if unit.kind == FRAME_HEADER {
                        parts = vec![(unit, Some(stopped(&unit.front, header.end)))];
                    }
                    let mut next = 0;
                    if unit.kind == FRAME {
                        next = group(&unit.front, header.end.next_multiple_of(8), header.tiles, 0)
                            .ok_or(BROKEN.or_at(unit.span.start))?;
                    }
                    while !header.existing && next < header.tiles.count {
                        let mut ahead = rest.clone();
                        match ahead.next() {
                            Some(unit) if unit.kind == TILE_GROUP => {
                                next =
                                    group(&unit.front, 0, header.tiles, next).ok_or(BROKEN.or_at(unit.span.start))?;
                                parts.push((unit, None));
                            }
                            // A copy of the header, or what has no place among tiles.
                            Some(unit) if next > 0 && unit.kind != FRAME => changes.push(gone(unit)),
                            Some(unit) if !matches!(unit.kind, FRAME | FRAME_HEADER | SEQUENCE_HEADER) => {
                                changes.push(gone(unit));
                            }
                            _ => break,
                        }
                        rest = ahead;
                    }
                    if !header.existing && next < header.tiles.count {
                        if next > 0 {
                            return Err(BROKEN.or_at(unit.span.start));
                        }
                        // A header without tiles shows nothing.
                        changes.push(gone(unit));
                        continue;
                    }
                    let starts = header.kind == frame::KEY && !header.existing;
                    if let Some((unit, own)) = waiting.take() {
                        if starts {
                            changes.extend(replaced(&reader, unit, Some(&own.bytes), layered)?);
                            self.current = Some(own);
                        } else if self.current.as_ref() == Some(&own) {
                            changes.push(gone(unit));
                        } else {
                            return Err(BROKEN.or_at(unit.span.start));
                        }
                    }
                    shown += u32::from(header.shown);
                    if shown > 1 && !layered {
                        return Err(Error::new(Reason::UnknownCodec, "several pictures at once").or_at(unit.span.start));
                    }
                    for (unit, bytes) in parts {
                        changes.extend(replaced(&reader, unit, bytes.as_deref(), layered)?);
                    }
                    if unit.kind == FRAME {
                        changes.extend(aligned(unit, header.end));
                    }
                    header.refresh(&mut self.references);
                }
                _ => changes.push(gone(unit)),
            }
        }
        if let Some((unit, _)) = waiting {
            changes.push(gone(unit));
        }
        Ok(())
    }
}

/// Whether a frame header that shows no frame that was coded before has no tiles behind it.
fn is_alone<'a>(unit: &Unit, rest: impl IntoIterator<Item = &'a Unit>, reduced: bool) -> bool {
    let existing = !reduced && unit.front.first().is_some_and(|&byte| byte & 0x80 != 0);
    let next = rest.into_iter().find(|unit| matches!(unit.kind, SEQUENCE_HEADER | FRAME | FRAME_HEADER | TILE_GROUP));
    !existing && next.is_none_or(|unit| unit.kind != TILE_GROUP)
}

/// A unit goes.
fn gone(unit: &Unit) -> Change {
    Change { span: unit.span, bytes: Vec::new(), name: "AV1 OBU" }
}

/// A unit stays, behind a header in its one form, and with this body where there is one.
fn replaced(reader: &Reader<'_>, unit: &Unit, body: Option<&[u8]>, layered: bool) -> Result<Option<Change>> {
    let layer = unit.layer.filter(|_| layered);
    let length = body.map_or(unit.body.len(), |body| body.len() as u64);
    let wanted = [head(unit.kind, layer, length).as_slice(), body.unwrap_or_default()].concat();
    let span = if body.is_some() { unit.span } else { Span::new(unit.span.start, unit.body.start) };
    let mut part = reader.clone();
    part.seek(span.start)?;
    let mut bytes = vec![0; wanted.len()];
    if span.len() == wanted.len() as u64 && part.fill(&mut bytes)? == wanted.len() && bytes == wanted {
        return Ok(None);
    }
    Ok(Some(Change { span, bytes: wanted, name: "AV1 OBU" }))
}

/// The bits between a frame's header, which has `end` of them, and its first tile.
fn aligned(unit: &Unit, end: usize) -> Option<Change> {
    let byte = *unit.front.get(end / 8).filter(|_| !end.is_multiple_of(8))?;
    let neutral = byte & !(0xff >> (end % 8));
    let at = unit.body.start + end as u64 / 8;
    (byte != neutral).then(|| Change { span: Span::new(at, at + 1), bytes: vec![neutral], name: "AV1 frame header" })
}

/// The first `end` bits with what stops them (§5.3.4).
fn stopped(bytes: &[u8], end: usize) -> Vec<u8> {
    let mut bits = Recoder::new(bytes);
    for _ in 0..end {
        bits.pass(1);
    }
    bits.stopped()
}

/// The tile behind the last of a group that starts at the bit `at` of a unit and has to begin with tile `next` (§5.11.1).
fn group(bytes: &[u8], at: usize, tiles: Tiles, next: u32) -> Option<u32> {
    let mut bits = Bits::new(bytes);
    bits.skip(at);
    if tiles.count == 1 || bits.take(1)? == 0 {
        return (next == 0).then_some(tiles.count);
    }
    let (first, last) = (bits.take(tiles.bits)?, bits.take(tiles.bits)?);
    (first == next && last >= first && last < tiles.count).then_some(last + 1)
}

/// The head of a unit of `length` bytes (§5.3.2): with a length in as few bytes as it needs.
fn head(kind: u8, layer: Option<(u32, u32)>, mut length: u64) -> Vec<u8> {
    let mut out = vec![kind << 3 | u8::from(layer.is_some()) << 2 | 2];
    out.extend(layer.map(|(time, space)| (time << 5 | space << 3) as u8));
    while length > 0x7f {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out
}

/// The next unit.
fn unit(reader: &mut Reader<'_>) -> Result<Unit> {
    let start = reader.at();
    let first = reader.u8()?;
    let mut layer = None;
    if first & 4 != 0 {
        let layers = u32::from(reader.u8()?);
        layer = Some((layers >> 5, layers >> 3 & 3));
    }
    let mut size = reader.left();
    if first & 2 != 0 {
        size = 0;
        for index in 0..8 {
            let byte = reader.u8()?;
            size |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                break;
            }
        }
    }
    if size > reader.left() {
        return Err(Error::at(Reason::CutOff, "a unit of the picture is cut off", start));
    }
    let body = reader.take(size)?;
    let span = Span::new(start, reader.at());
    Ok(Unit { kind: first >> 3 & 15, layer, span, body, front: Vec::new() })
}

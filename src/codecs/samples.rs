//! Samples: which bytes of one give way, so that a decoder sees the same pictures and hears the same sound.

use super::nal::{self, Codec};
use super::private::Units;
use super::{aac, obu};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// How much of an AAC sample is looked through for elements without sound.
const LOOKED: u64 = 2048;

/// The longest SEI unit that is read to find a recovery point in it.
const SEI: u64 = 64 << 10;

/// A run of bytes in a source, and what takes its place.
pub type Change = (Span, Vec<u8>);

/// The changes that take what shows nothing out of the sample in `sample`, in order. A unit that says it is longer than
/// its sample ends with it. Errors: `limit`, `malformed`, `read`.
pub fn changes(source: &dyn Source, sample: Span, units: Units, limits: &mut Limits) -> Result<Vec<Change>> {
    match units {
        Units::Whole => Ok(Vec::new()),
        Units::Nal(codec, width) => nal_units(source, sample, codec, width, limits),
        Units::Obu => obus(source, sample, limits),
        Units::Aac => elements(source, sample, limits),
    }
}

fn nal_units(source: &dyn Source, sample: Span, codec: Codec, width: u8, limits: &mut Limits) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    let mut reader = Reader::new(source, sample)?;
    let mut empty = 0;
    while !reader.is_empty() {
        let start = reader.at();
        if reader.left() < width.into() {
            changes.push((reader.rest(), Vec::new()));
            break;
        }
        let mut length = 0;
        for _ in 0..width {
            length = length << 8 | u64::from(reader.u8()?);
        }
        if length == 0 {
            empty += 1;
            if empty > 4096 {
                return Err(Error::limit("a sample of too many units", start));
            }
            changes.push((Span::new(start, reader.at()), Vec::new()));
            continue;
        }
        let header = reader.peek::<1>().map_or(0, |[header]| header);
        let unit = reader.take(length.min(reader.left()))?;
        if !codec.needs(header) {
            let kept = if codec.is_sei(header) { recovery(source, unit, codec, width, limits)? } else { Vec::new() };
            let same = kept.len() as u64 == unit.len() + u64::from(width) && {
                let mut stored = vec![0; kept.len()];
                source.read_at(start, &mut stored)?;
                stored == kept
            };
            if !same {
                limits.item(start)?;
                changes.push((Span::new(start, unit.end), kept));
            }
        }
    }
    Ok(changes)
}

/// The recovery point of an SEI unit, as a unit behind its length: without it some streams have no place to start.
fn recovery(source: &dyn Source, unit: Span, codec: Codec, width: u8, limits: &mut Limits) -> Result<Vec<u8>> {
    let held = unit.len().min(SEI);
    let bytes = Reader::new(source, unit)?.bytes(held, limits)?;
    limits.release(held);
    let Some(kept) = nal::recovery_point(codec, &bytes) else { return Ok(Vec::new()) };
    let length = (kept.len() as u32).to_be_bytes();
    Ok([length.get(4 - usize::from(width.min(4))..).unwrap_or_default(), &kept].concat())
}

fn obus(source: &dyn Source, sample: Span, limits: &mut Limits) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    let mut reader = Reader::new(source, sample)?;
    while !reader.is_empty() {
        let start = reader.at();
        let mut head = [0u8; 10];
        let n = reader.clone().fill(&mut head)?;
        let (skip, size) =
            obu::size(head.get(..n).unwrap_or_default()).ok_or(Error::malformed("a broken OBU", start))?;
        reader.take(skip.min(reader.left()))?;
        reader.take(size.unwrap_or(u64::MAX).min(reader.left()))?;
        if !obu::needs(head[0]) {
            limits.item(start)?;
            changes.push((Span::new(start, reader.at()), Vec::new()));
        }
    }
    Ok(changes)
}

fn elements(source: &dyn Source, sample: Span, limits: &mut Limits) -> Result<Vec<Change>> {
    let held = sample.len().min(LOOKED);
    let mut bytes = Reader::new(source, sample)?.bytes(held, limits)?;
    limits.release(held);
    Ok(match aac::blank(&mut bytes) {
        Some(range) => {
            let span = Span::new(sample.start + range.start as u64, sample.start + range.end as u64);
            vec![(span, bytes.get(range).unwrap_or_default().to_vec())]
        }
        None => Vec::new(),
    })
}

//! Frames (RFC 9639, section 9): passed over to the bit, since their length is written nowhere.

use super::bits::BitReader;
use crate::error::Result;
use crate::limits::{LOOKED, Limits};
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// How a frame was passed.
pub(crate) enum Passed {
    /// To its end.
    Whole,
    /// The span ended first.
    Cut,
    /// It breaks the format's rules.
    Broken,
}

/// The length of the frame header at `at`, if there is one and its CRC-8 is right (section 9.1).
fn header(source: &dyn Source, at: u64, end: u64) -> Option<usize> {
    let mut bytes = [0u8; 16];
    let n = (end.checked_sub(at)?).min(16) as usize;
    source.read_at(at, bytes.get_mut(..n)?).ok()?;
    let [0xff, 0xf8 | 0xf9, sizes, channels, first, ..] = bytes else { return None };
    if sizes >> 4 == 0 || sizes & 15 == 15 || channels >> 4 > 10 || channels & 1 == 1 || channels >> 1 & 7 == 3 {
        return None;
    }
    let number = match first.leading_ones() {
        0 => 1,
        ones @ 2..=7 => ones as usize,
        _ => return None,
    };
    let size = match sizes >> 4 {
        6 => 1,
        7 => 2,
        _ => 0,
    };
    let rate = match sizes & 15 {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    let length = 4 + number + size + rate;
    let crc = bytes.get(..length)?.iter().fold(0u8, |crc, &byte| {
        (0..8).fold(crc ^ byte, |crc, _| if crc & 0x80 != 0 { crc << 1 ^ 7 } else { crc << 1 })
    });
    (length < n && bytes.get(length) == Some(&crc)).then_some(length + 1)
}

/// Whether a frame starts at `at`.
pub(crate) fn is_at(source: &dyn Source, at: u64, end: u64) -> bool {
    header(source, at, end).is_some()
}

/// The start of the next frame behind `at`, within [`LOOKED`] bytes, or `end`. Errors: `limit`, `read`.
pub(crate) fn find(source: &dyn Source, at: u64, end: u64, limits: &mut Limits) -> Result<u64> {
    let from = (at + 1).min(end);
    let mut reader = Reader::new(source, Span::new(from, end.min(from + LOOKED)))?;
    let mut chunk = [0u8; 4096];
    loop {
        let start = reader.at();
        limits.item(start)?;
        let n = reader.fill(&mut chunk)?;
        if n == 0 {
            return Ok(end);
        }
        for from in memchr::memchr_iter(0xff, chunk.get(..n).unwrap_or_default()) {
            if is_at(source, start + from as u64, end) {
                return Ok(start + from as u64);
            }
        }
    }
}

macro_rules! want {
    ($bits:expr) => {
        match $bits? {
            Some(value) => value,
            None => return Ok(Passed::Cut),
        }
    };
}

/// Passes the frame at the cursor, whose header is sound; `depth` is the stream's bits per sample. Errors: `read`.
pub(crate) fn pass(bits: &mut BitReader<'_>, depth: u32) -> Result<Passed> {
    let _sync = want!(bits.take(16));
    let (size, rate) = (want!(bits.take(4)), want!(bits.take(4)));
    let (channels, sample, _) = (want!(bits.take(4)), want!(bits.take(3)), want!(bits.take(1)));
    let more = want!(bits.take(8)).to_be_bytes()[3].leading_ones().saturating_sub(1);
    if !bits.skip(u64::from(more) * 8)? {
        return Ok(Passed::Cut);
    }
    let samples = match size {
        1 => 192,
        2..=5 => 576 << (size - 2),
        6 => want!(bits.take(8)) + 1,
        7 => want!(bits.take(16)) + 1,
        _ => 256 << (size - 8),
    };
    let extra = match rate {
        12 => 8,
        13 | 14 => 16,
        _ => 0,
    };
    if !bits.skip(extra + 8)? {
        return Ok(Passed::Cut);
    }
    let depth = [depth, 8, 12, depth, 16, 20, 24, 32].get(sample as usize).copied().unwrap_or(depth);
    let count = if channels < 8 { channels + 1 } else { 2 };
    for channel in 0..count {
        let side = matches!((channels, channel), (8, 1) | (9, 0) | (10, 1));
        match subframe(bits, depth + u32::from(side), samples)? {
            Passed::Whole => {}
            other => return Ok(other),
        }
    }
    bits.align();
    Ok(if bits.skip(16)? { Passed::Whole } else { Passed::Cut })
}

/// A subframe (section 9.2).
fn subframe(bits: &mut BitReader<'_>, mut depth: u32, samples: u32) -> Result<Passed> {
    let head = want!(bits.take(8));
    let kind = head >> 1 & 63;
    if head & 0x80 != 0 {
        return Ok(Passed::Broken);
    }
    if head & 1 == 1 {
        let wasted = want!(bits.unary()) + 1;
        match u32::try_from(wasted).ok().and_then(|wasted| depth.checked_sub(wasted)) {
            Some(left) if left > 0 => depth = left,
            _ => return Ok(Passed::Broken),
        }
    }
    let (order, coefficients) = match kind {
        0 => return Ok(if bits.skip(depth.into())? { Passed::Whole } else { Passed::Cut }),
        1 => {
            let whole = bits.skip(u64::from(depth) * u64::from(samples))?;
            return Ok(if whole { Passed::Whole } else { Passed::Cut });
        }
        8..=12 => (kind - 8, false),
        32..=63 => (kind - 31, true),
        _ => return Ok(Passed::Broken),
    };
    if order > samples {
        return Ok(Passed::Broken);
    }
    if !bits.skip(u64::from(order) * u64::from(depth))? {
        return Ok(Passed::Cut);
    }
    if coefficients {
        let precision = want!(bits.take(4)) + 1;
        if !bits.skip(5 + u64::from(order) * u64::from(precision))? {
            return Ok(Passed::Cut);
        }
    }
    residual(bits, order, samples)
}

/// A coded residual (section 9.2.7).
fn residual(bits: &mut BitReader<'_>, order: u32, samples: u32) -> Result<Passed> {
    let (width, escape) = match want!(bits.take(2)) {
        0 => (4, 15),
        1 => (5, 31),
        _ => return Ok(Passed::Broken),
    };
    let partitions = 1u32 << want!(bits.take(4));
    let each = samples / partitions;
    if !samples.is_multiple_of(partitions) || each < order {
        return Ok(Passed::Broken);
    }
    for partition in 0..partitions {
        let count = if partition == 0 { each - order } else { each };
        let parameter = want!(bits.take(width));
        if parameter == escape {
            let raw = want!(bits.take(5));
            if !bits.skip(u64::from(raw) * u64::from(count))? {
                return Ok(Passed::Cut);
            }
            continue;
        }
        for _ in 0..count {
            want!(bits.unary());
            want!(bits.take(parameter));
        }
    }
    Ok(Passed::Whole)
}

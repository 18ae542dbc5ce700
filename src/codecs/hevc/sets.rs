//! Parameter sets of HEVC (ITU-T H.265, 7.3.2 and annex E), read to their end and written again with what a decoder of the base
//! layer needs. Clocks and the buffers of a model decoder (HRD) go: containers say when a picture is shown.

use super::vui::usability;
use crate::codecs::nal::coding::{escape, unescape};
use crate::codecs::nal::set::{Key, Set};
use crate::codecs::recode::Recoder;

/// Reads a video parameter set, a whole unit. None where it is none.
pub(crate) fn video(unit: &[u8]) -> Option<Set> {
    let plain = unescape(unit.get(2..)?);
    let mut bits = Recoder::new(&plain);
    let id = bits.pass(4)?;
    bits.skip(8)?;
    // The base layer is coded here, and is the only one.
    bits.put(8, 0b1100_0000);
    let layers = bits.pass(3)?;
    bits.flag()?;
    bits.skip(16)?;
    bits.put(16, 0xffff);
    levels(&mut bits, layers)?;
    ordering(&mut bits, layers)?;
    // No further layers, layer sets, clock, or extension.
    bits.put(6, 0);
    bits.put_number(0);
    bits.put(2, 0);
    Some(Set { key: Key::video(id), above: None, bytes: unit_of(32, bits), traits: Vec::new() })
}

/// Reads a sequence parameter set, a whole unit. None where it is none.
pub(crate) fn sequence(unit: &[u8]) -> Option<Set> {
    let plain = unescape(unit.get(2..)?);
    let mut bits = Recoder::new(&plain);
    let above = bits.pass(4)?;
    let layers = bits.pass(3)?;
    let nested = bits.pass(1)?;
    let mut traits = levels(&mut bits, layers)?;
    let id = bits.number(15)?;
    let chroma = bits.number(3)?;
    if chroma == 3 {
        bits.flag()?;
    }
    bits.number(1 << 16)?;
    bits.number(1 << 16)?;
    if bits.flag()? {
        (0..4).try_for_each(|_| bits.number(1 << 16).map(drop))?;
    }
    let [luma, other] = [bits.number(8)?, bits.number(8)?];
    traits.extend([chroma, luma, other, (layers + 1) << 3 | nested << 2].map(|trait_| trait_ as u8));
    let order = bits.number(12)? + 4;
    ordering(&mut bits, layers)?;
    (0..6).try_for_each(|_| bits.number(8).map(drop))?;
    if bits.flag()? && bits.flag()? {
        scaling(&mut bits)?;
    }
    bits.pass(2)?;
    if bits.flag()? {
        bits.pass(8)?;
        bits.number(8)?;
        bits.number(8)?;
        bits.flag()?;
    }
    references(&mut bits)?;
    if bits.flag()? {
        let count = bits.number(32)?;
        (0..count).try_for_each(|_| bits.pass(order + 1).map(drop))?;
    }
    bits.pass(2)?;
    let mut fields = false;
    if bits.flag()? {
        fields = usability(&mut bits, layers)?;
    }
    traits.push(fields.into());
    extension(&mut bits, chroma, [luma, other])?;
    Some(Set { key: Key::sequence(id), above: Some(Key::video(above)), bytes: unit_of(33, bits), traits })
}

/// Reads a picture parameter set, a whole unit. None where it is none, and where it makes room for notes in every slice.
pub(crate) fn picture(unit: &[u8]) -> Option<Set> {
    let plain = unescape(unit.get(2..)?);
    let mut bits = Recoder::new(&plain);
    let id = bits.number(63)?;
    let above = bits.number(15)?;
    bits.pass(7)?;
    bits.number(14)?;
    bits.number(14)?;
    bits.number(1 << 8)?;
    bits.flag()?;
    let skips = bits.flag()?;
    if bits.flag()? {
        bits.number(3)?;
    }
    bits.number(24)?;
    bits.number(24)?;
    bits.pass(4)?;
    let tiles = bits.flag()?;
    bits.flag()?;
    if tiles {
        let [columns, rows] = [bits.number(1 << 8)?, bits.number(1 << 8)?];
        if !bits.flag()? {
            (0..columns + rows).try_for_each(|_| bits.number(1 << 16).map(drop))?;
        }
        bits.flag()?;
    }
    bits.flag()?;
    if bits.flag()? {
        bits.flag()?;
        if !bits.flag()? {
            bits.number(24)?;
            bits.number(24)?;
        }
    }
    if bits.flag()? {
        scaling(&mut bits)?;
    }
    bits.flag()?;
    bits.number(4)?;
    if bits.flag()? {
        return None;
    }
    let range = Range::Picture { skips };
    extensions(&mut bits, range, |bits| {
        bits.flag()?;
        if bits.flag()? {
            bits.flag()?;
            (0..3).try_for_each(|_| bits.number(48).map(drop))?;
        }
        if bits.flag()? {
            let count = bits.number(128)?;
            if count > 0 {
                let grey = bits.flag()?;
                let luma = bits.number(8)? + 8;
                let other = if grey { 0 } else { bits.number(8)? + 8 };
                palette(bits, count, luma, if grey { None } else { Some(other) })?;
            }
        }
        Some(())
    })?;
    Some(Set { key: Key::picture(id), above: Some(Key::sequence(above)), bytes: unit_of(34, bits), traits: Vec::new() })
}

fn unit_of(kind: u8, bits: Recoder<'_>) -> Vec<u8> {
    let mut unit = vec![kind << 1, 1];
    escape(&bits.stopped(), &mut unit);
    unit
}

/// Passes `profile_tier_level` (7.3.3) without the levels of `layers` sub-layers, and returns its first twelve bytes. Which
/// other profiles the stream fits follows from its own (annex A). Of where its pictures come from only that stays which players go by:
/// whether their lines come in turn.
fn levels(bits: &mut Recoder<'_>, layers: u32) -> Option<Vec<u8>> {
    let first = bits.skip(8)?;
    if first >> 6 != 0 {
        return None;
    }
    let others = bits.skip(32)?;
    let profile = match first & 31 {
        0 => others.leading_zeros().min(31),
        own => own,
    };
    let fits: u32 = match profile {
        1 => 0x6000_0000,
        2 => 0x2000_0000,
        3 => 0x7000_0000,
        other => 1 << (31 - other),
    };
    // `general_progressive_source_flag`, `general_interlaced_source_flag`, one on packed frames, `general_frame_only_constraint_flag`.
    let sources = if bits.skip(4)? >> 2 == 0b01 { 0b0100 } else { 0b1001 };
    // Which of the profiles of that number it is (annex A.3.5 and what follows); the rest is reserved.
    let constraints = match profile {
        0..=3 => 0,
        5 | 9..=11 => 0xffc,
        _ => 0xff8,
    };
    let high = bits.skip(12)? & constraints;
    bits.skip(32)?;
    let level = bits.skip(8)?;
    let mut all = vec![(first & 0x20 | profile) as u8];
    all.extend(fits.to_be_bytes());
    all.extend(((sources << 12 | high) as u16).to_be_bytes());
    all.extend([0; 4]);
    all.push(level as u8);
    for &byte in &all {
        bits.put(8, byte.into());
    }
    let mut lengths = 0;
    for _ in 0..layers {
        lengths += 88 * bits.skip(1)? + 8 * bits.skip(1)?;
    }
    if layers > 0 {
        bits.skip(2 * (8 - layers))?;
        bits.put(16, 0);
    }
    for _ in 0..lengths / 8 {
        bits.skip(8)?;
    }
    Some(all)
}

/// Passes how many pictures wait for each other in `layers` + 1 sub-layers.
fn ordering(bits: &mut Recoder<'_>, layers: u32) -> Option<()> {
    let all = bits.flag()?;
    for _ in 0..if all { layers + 1 } else { 1 } {
        bits.number(16)?;
        bits.number(16)?;
        // How late they may come is of no matter to who shows them in time.
        bits.skip_number()?;
        bits.put_number(0);
    }
    Some(())
}

/// Passes `scaling_list_data` (7.3.4).
fn scaling(bits: &mut Recoder<'_>) -> Option<()> {
    for size in 0..4u32 {
        for _ in (0..6).step_by(if size == 3 { 3 } else { 1 }) {
            if !bits.flag()? {
                bits.number(5)?;
                continue;
            }
            let count = 64.min(1 << (4 + (size << 1))) + u32::from(size > 1);
            (0..count).try_for_each(|_| bits.number(256 << 1).map(drop))?;
        }
    }
    Some(())
}

/// Passes the short-term reference picture sets (7.3.7).
fn references(bits: &mut Recoder<'_>) -> Option<()> {
    let count = bits.number(64)?;
    let mut pictures = 0;
    for index in 0..count {
        if index > 0 && bits.flag()? {
            bits.flag()?;
            bits.number(1 << 15)?;
            let mut kept = 0;
            for _ in 0..=pictures {
                let used = bits.flag()?;
                kept += u32::from(used || bits.flag()?);
            }
            pictures = kept;
        } else {
            pictures = bits.number(16)? + bits.number(16)?;
            for _ in 0..pictures {
                bits.number(1 << 15)?;
                bits.flag()?;
            }
        }
    }
    Some(())
}

/// What the extension for a wider range of samples holds.
enum Range {
    Sequence,
    Picture { skips: bool },
}

fn extension(bits: &mut Recoder<'_>, chroma: u32, depths: [u32; 2]) -> Option<()> {
    extensions(bits, Range::Sequence, |bits| {
        bits.flag()?;
        if bits.flag()? {
            bits.number(64)?;
            bits.number(128)?;
            if bits.flag()? {
                let count = bits.number(128)? + 1;
                let [luma, other] = depths.map(|depth| depth + 8);
                palette(bits, count, luma, if chroma == 0 { None } else { Some(other) })?;
            }
        }
        bits.pass(3).map(drop)
    })
}

/// Passes the extensions for a wider range and, by `screen`, for screen content. Those of further layers and of the future go.
fn extensions<'a>(
    bits: &mut Recoder<'a>,
    range: Range,
    screen: impl FnOnce(&mut Recoder<'a>) -> Option<()>,
) -> Option<()> {
    if bits.skip(1)? == 0 {
        bits.put(1, 0);
        return Some(());
    }
    let kinds = bits.skip(8)?;
    let (wide, layered, shown) = (kinds & 0x80 != 0, kinds & 0x60 != 0, kinds & 0x10 != 0);
    // What lies behind the extensions of layers cannot be found without reading them.
    let shown = shown && !layered;
    if !wide && !shown {
        bits.put(1, 0);
        return Some(());
    }
    bits.put(1, 1);
    bits.put(8, u32::from(wide) << 7 | u32::from(shown) << 4);
    if wide {
        match range {
            Range::Sequence => drop(bits.pass(9)?),
            Range::Picture { skips } => {
                if skips {
                    bits.number(3)?;
                }
                bits.flag()?;
                if bits.flag()? {
                    bits.number(3)?;
                    let count = bits.number(5)? + 1;
                    (0..2 * count).try_for_each(|_| bits.number(24).map(drop))?;
                }
                bits.number(8)?;
                bits.number(8)?;
            }
        }
    }
    if shown { screen(bits) } else { Some(()) }
}

/// Passes `count` colours of so many bits.
fn palette(bits: &mut Recoder<'_>, count: u32, luma: u32, other: Option<u32>) -> Option<()> {
    let planes = [Some(luma), other, other];
    for depth in planes.into_iter().flatten() {
        (0..count).try_for_each(|_| bits.pass(depth).map(drop))?;
    }
    Some(())
}

/// The picture parameter set that a slice, a whole unit of which some bytes at the front are enough, refers to (7.3.6.1). None where it is cut off.
pub(crate) fn of_slice(unit: &[u8]) -> Option<Key> {
    let kind = unit.first()? >> 1 & 0x3f;
    let plain = unescape(unit.get(2..)?);
    let mut bits = Recoder::new(&plain);
    bits.flag()?;
    if (16..=23).contains(&kind) {
        bits.flag()?;
    }
    bits.number(63).map(Key::picture)
}

//! Parameter sets of H.264 (ITU-T H.264, 7.3.2.1 and 7.3.2.2, annex E), read to their end and written again with what a decoder
//! needs. Clocks and the buffers of a model decoder (HRD) go: containers say when a picture is shown.

use crate::codecs::nal::coding::{escape, unescape};
use crate::codecs::nal::set::{Key, Set};
use crate::codecs::nal::shape::shape;
use crate::codecs::recode::{ANY, Recoder};

/// Profiles whose sequence parameter sets say how samples are stored (7.3.2.1.1).
const HIGH: [u32; 13] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];

/// Reads a sequence parameter set, a whole unit. None where it is none.
pub(crate) fn sequence(unit: &[u8]) -> Option<Set> {
    let plain = unescape(unit.get(1..)?);
    let mut bits = Recoder::new(&plain);
    let profile = bits.pass(8)?;
    // What decoders go by: of the old profiles which they are, and level 1b; of the high ones whether pictures stand alone (A.2).
    let constraints = match profile {
        66 | 77 | 88 => 0xf0,
        100 | 110 | 122 | 244 => 0x10,
        _ => 0xfc,
    };
    let constraints = bits.skip(8)? & constraints;
    bits.put(8, constraints);
    let level = bits.pass(8)?;
    let id = bits.number(31)?;
    let (mut chroma, mut depths) = (1, [0; 2]);
    if HIGH.contains(&profile) {
        chroma = bits.number(3)?;
        if chroma == 3 {
            bits.flag()?;
        }
        depths = [bits.number(6)?, bits.number(6)?];
        bits.flag()?;
        if bits.flag()? {
            scaling(&mut bits, if chroma == 3 { 12 } else { 8 })?;
        }
    }
    bits.number(12)?;
    match bits.number(2)? {
        0 => drop(bits.number(12)?),
        1 => {
            bits.flag()?;
            bits.numbers(2)?;
            let cycle = bits.number(255)?;
            bits.numbers(cycle)?;
        }
        _ => {}
    }
    bits.number(32)?;
    bits.flag()?;
    bits.number(1 << 14)?;
    bits.number(1 << 14)?;
    if !bits.flag()? {
        bits.flag()?;
    }
    bits.flag()?;
    if bits.flag()? {
        (0..4).try_for_each(|_| bits.number(1 << 16).map(drop))?;
    }
    if bits.flag()? {
        usability(&mut bits)?;
    }
    let [luma, other] = depths.map(|depth| depth as u8);
    let traits = vec![profile as u8, constraints as u8, level as u8, chroma as u8, luma, other];
    Some(Set { key: Key::sequence(id), above: None, bytes: unit_of(0x67, bits), traits })
}

/// Reads a picture parameter set, a whole unit; `traits` are those of the sequence parameter set by its number. None where
/// it is none.
pub(crate) fn picture(unit: &[u8], traits: impl Fn(u32) -> Option<Vec<u8>>) -> Option<Set> {
    let plain = unescape(unit.get(1..)?);
    let last = plain.iter().rposition(|&byte| byte != 0)?;
    let end = last * 8 + 7 - plain.get(last)?.trailing_zeros() as usize;
    let mut bits = Recoder::new(&plain);
    let id = bits.number(255)?;
    let above = bits.number(31)?;
    bits.pass(2)?;
    let groups = bits.number(7)?;
    if groups > 0 {
        slice_groups(&mut bits, groups)?;
    }
    bits.number(31)?;
    bits.number(31)?;
    bits.pass(3)?;
    bits.number(124)?;
    bits.number(124)?;
    bits.number(24)?;
    bits.pass(3)?;
    let traits = traits(above).unwrap_or_default();
    // Sets of these profiles have no more, whatever follows.
    let short = matches!(traits.as_slice(), [66 | 77 | 88, constraints, ..] if constraints & 0xe0 != 0);
    if bits.at() < end && !short {
        let eight = bits.flag()?;
        if bits.flag()? {
            let lists = if traits.get(3) == Some(&3) { 6 } else { 2 };
            scaling(&mut bits, 6 + if eight { lists } else { 0 })?;
        }
        bits.number(24)?;
    }
    Some(Set {
        key: Key::picture(id),
        above: Some(Key::sequence(above)),
        bytes: unit_of(0x68, bits),
        traits: Vec::new(),
    })
}

fn unit_of(header: u8, bits: Recoder<'_>) -> Vec<u8> {
    let mut unit = vec![header];
    escape(&bits.stopped(), &mut unit);
    unit
}

/// Passes `lists` scaling lists (7.3.2.1.1.1), the first six of sixteen numbers, the others of 64.
fn scaling(bits: &mut Recoder<'_>, lists: u32) -> Option<()> {
    for list in 0..lists {
        if !bits.flag()? {
            continue;
        }
        let mut last = 8i32;
        for _ in 0..if list < 6 { 16 } else { 64 } {
            let code = bits.number(256)? as i32;
            let change = if code % 2 == 1 { (code + 1) / 2 } else { -code / 2 };
            let next = (last + change).rem_euclid(256);
            if next == 0 {
                break;
            }
            last = next;
        }
    }
    Some(())
}

/// Passes how `groups` + 1 groups of slices share a picture.
fn slice_groups(bits: &mut Recoder<'_>, groups: u32) -> Option<()> {
    match bits.number(6)? {
        0 => bits.numbers(groups + 1),
        1 => Some(()),
        2 => bits.numbers(2 * groups),
        3..=5 => {
            bits.flag()?;
            bits.numbers(1)
        }
        _ => {
            let count = bits.number(1 << 20)?;
            let width = 32 - groups.leading_zeros();
            (0..=count).try_for_each(|_| bits.pass(width).map(drop))
        }
    }
}

/// Passes `vui_parameters` (E.1.1): shape, colours, and how pictures are put in order.
fn usability(bits: &mut Recoder<'_>) -> Option<()> {
    shape(bits)?;
    if bits.skip(1)? == 1 {
        bits.skip(32)?;
        bits.skip(32)?;
        bits.skip(1)?;
    }
    let mut any = false;
    for _ in 0..2 {
        if bits.skip(1)? == 1 {
            buffers(bits)?;
            any = true;
        }
    }
    if any {
        bits.skip(1)?;
    }
    bits.skip(1)?;
    // No clock, no buffers, no notes of fields.
    bits.put(4, 0);
    if bits.flag()? {
        bits.flag()?;
        (0..6).try_for_each(|_| bits.number(16).map(drop))?;
    }
    Some(())
}

/// Reads `hrd_parameters` (E.1.2), which go.
fn buffers(bits: &mut Recoder<'_>) -> Option<()> {
    let count = bits.skip_number().filter(|&count| count <= 31)?;
    bits.skip(8)?;
    for _ in 0..=count {
        bits.skip_number()?;
        bits.skip_number()?;
        bits.skip(1)?;
    }
    bits.skip(20).map(drop)
}

/// The picture parameter set that a slice, a whole unit of which some bytes at the front are enough, refers to
/// (7.3.3). None where it is cut off.
pub(crate) fn of_slice(unit: &[u8]) -> Option<Key> {
    let plain = unescape(unit.get(1..)?);
    let mut bits = Recoder::new(&plain);
    bits.number(ANY)?;
    bits.number(9)?;
    bits.number(255).map(Key::picture)
}

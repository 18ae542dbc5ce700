//! Frame headers of AV1 (AV1 bitstream specification, 5.9), walked bit by bit: all that matters is where they end, how many
//! tiles follow, and what later headers depend on. Each function returns nothing for what it cannot walk.

use super::sequence::Sequence;
use crate::codecs::bits::Bits;

pub(super) const KEY: u32 = 0;
const INTRA_ONLY: u32 = 2;
const SWITCH: u32 = 3;
/// No frame that parameters are taken from.
const NONE: u32 = 7;

/// What is kept of a frame that others refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Kept {
    kind: u32,
    hint: u32,
    /// Width before scaling, height.
    size: [u32; 2],
    /// How segments change the quantiser.
    quantisers: [Option<i32>; 8],
}

/// The frames that later ones may refer to.
pub(super) type References = [Kept; 8];

/// What a header says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    /// It shows a frame that was coded before.
    pub(super) existing: bool,
    pub(super) kind: u32,
    pub(super) shown: bool,
    /// How many bits it has.
    pub(super) end: usize,
    pub(super) tiles: Tiles,
    refresh: u32,
    kept: Kept,
}

/// How a frame is cut into tiles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tiles {
    pub(super) count: u32,
    /// How many bits a tile's number has.
    pub(super) bits: u32,
    /// How many bytes a tile's length has.
    pub(super) bytes: u32,
}

impl Header {
    /// Takes in what later headers may refer to.
    pub(super) fn refresh(&self, references: &mut References) {
        for (index, reference) in references.iter_mut().enumerate() {
            if self.refresh >> index & 1 == 1 {
                *reference = self.kept;
            }
        }
    }
}

/// Walks a header at the front of `body`, of a frame in layer `layer` (temporal and spatial).
pub(super) fn read(body: &[u8], own: &Sequence, references: &References, layer: (u32, u32)) -> Option<Header> {
    let bits = &mut Bits::new(body);
    let mut header = Header {
        existing: false,
        kind: KEY,
        shown: true,
        end: 0,
        tiles: Tiles::default(),
        refresh: 0xff,
        kept: Kept::default(),
    };
    let timed = own.model.filter(|model| model.2);
    let mut resilient = true;
    let mut showable = false;
    if !own.reduced {
        if flag(bits)? {
            return existing(bits, own, references, header);
        }
        header.kind = bits.take(2)?;
        header.shown = flag(bits)?;
        if header.shown {
            if let Some((_, width, _)) = timed {
                bits.take(width)?;
            }
            showable = header.kind != KEY;
        } else {
            showable = flag(bits)?;
        }
        resilient = header.kind == SWITCH || header.kind == KEY && header.shown || flag(bits)?;
    }
    let intra = matches!(header.kind, KEY | INTRA_ONLY);
    let all = header.kind == SWITCH || header.kind == KEY && header.shown;
    let mut references = *references;
    if header.kind == KEY && header.shown {
        references.iter_mut().for_each(|reference| reference.hint = 0);
    }
    let frozen = flag(bits)?;
    let tools = if own.screen_tools == 2 { flag(bits)? } else { own.screen_tools == 1 };
    let whole = tools && if own.integer_vectors == 2 { flag(bits)? } else { own.integer_vectors == 1 };
    if let Some((width, _)) = own.numbered {
        bits.take(width)?;
    }
    let resized = match header.kind {
        SWITCH => true,
        _ => !own.reduced && flag(bits)?,
    };
    let hint = bits.take(own.order_bits)?;
    let primary = if intra || resilient { NONE } else { bits.take(3)? };
    if let Some((width, _, _)) = own.model
        && flag(bits)?
    {
        for &(layers, modelled) in &own.points {
            let inside = layers == 0 || layers >> layer.0 & 1 == 1 && layers >> (layer.1 + 8) & 1 == 1;
            if modelled && inside {
                bits.take(width)?;
            }
        }
    }
    if !all {
        header.refresh = bits.take(8)?;
    }
    if (!intra || header.refresh != 0xff) && resilient && own.order_bits > 0 {
        for reference in &mut references {
            reference.hint = bits.take(own.order_bits)?;
        }
    }
    let (mut copies, mut precise, mut chosen) = (false, false, [0usize; 7]);
    let size;
    if intra {
        size = sized(bits, own, resized)?;
        drawn(bits)?;
        if tools && size.0[0] == size.1 {
            copies = flag(bits)?;
        }
    } else {
        let short = own.order_bits > 0 && flag(bits)?;
        if short {
            let [last, golden] = [bits.take(3)? as usize, bits.take(3)? as usize];
            chosen = implied(&references, hint, own.order_bits, last, golden)?;
        }
        for index in &mut chosen {
            if !short {
                *index = bits.take(3)? as usize;
            }
            if let Some((_, width)) = own.numbered {
                bits.take(width)?;
            }
        }
        let mut found = None;
        if resized && !resilient {
            for &index in &chosen {
                if flag(bits)? {
                    found = references.get(index).map(|reference| reference.size);
                    break;
                }
            }
        }
        size = match found {
            Some(size) => scaled(bits, own, size)?,
            None => {
                let size = sized(bits, own, resized)?;
                drawn(bits)?;
                size
            }
        };
        precise = !whole && flag(bits)?;
        if !flag(bits)? {
            bits.take(2)?;
        }
        flag(bits)?;
        if !resilient && own.motion_vectors {
            flag(bits)?;
        }
    }
    if !own.reduced && !frozen {
        flag(bits)?;
    }
    header.tiles = tiles(bits, own, size.1, size.0[1])?;
    let planes = own.planes();
    let base = bits.take(8)?;
    let mut flat = quantiser(bits)? == 0;
    if planes > 1 {
        let differs = own.separate && flag(bits)?;
        for _ in 0..if differs { 4 } else { 2 } {
            flat &= quantiser(bits)? == 0;
        }
    }
    if flag(bits)? {
        bits.take(if own.separate { 12 } else { 8 })?;
    }
    let before = chosen.get(primary as usize).and_then(|&index| references.get(index));
    let quantisers = segments(bits, primary, before)?;
    let mut changes = false;
    if base > 0 {
        changes = flag(bits)?;
        if changes {
            bits.take(2)?;
        }
    }
    if changes && !copies && flag(bits)? {
        bits.take(3)?;
    }
    let lossless = flat && quantisers.iter().all(|change| (base as i32 + change.unwrap_or(0)).clamp(0, 255) == 0);
    if !lossless && !copies {
        smoothing(bits, planes)?;
    }
    if !lossless && !copies && own.cdef {
        bits.take(2)?;
        let count = 1u32 << bits.take(2)?;
        for _ in 0..count * if planes > 1 { 2 } else { 1 } {
            bits.take(6)?;
        }
    }
    if !(copies || lossless && size.0[0] == size.1) && own.restoration {
        restoration(bits, own)?;
    }
    if !lossless {
        flag(bits)?;
    }
    let several = !intra && flag(bits)?;
    if several && own.order_bits > 0 && skips(&references, &chosen, hint, own.order_bits) {
        flag(bits)?;
    }
    if !intra && !resilient && own.warped {
        flag(bits)?;
    }
    flag(bits)?;
    if !intra {
        for _ in 0..7 {
            motion(bits, precise)?;
        }
    }
    if own.grain && (header.shown || showable) {
        grain(bits, own, header.kind)?;
    }
    if bits.spent() {
        return None;
    }
    header.end = bits.at();
    header.kept = Kept { kind: header.kind, hint, size: size.0, quantisers };
    Some(header)
}

/// The rest of a header that shows a frame again.
fn existing(bits: &mut Bits<'_>, own: &Sequence, references: &References, header: Header) -> Option<Header> {
    let kept = *references.get(bits.take(3)? as usize)?;
    if let Some((_, width, true)) = own.model {
        bits.take(width)?;
    }
    if let Some((width, _)) = own.numbered {
        bits.take(width)?;
    }
    let refresh = if kept.kind == KEY { 0xff } else { 0 };
    Some(Header { existing: true, kind: kept.kind, end: bits.at(), refresh, kept, ..header })
}

fn flag(bits: &mut Bits<'_>) -> Option<bool> {
    bits.take(1).map(|bit| bit == 1)
}

/// A signed number of `width` bits.
fn signed(bits: &mut Bits<'_>, width: u32) -> Option<i32> {
    let value = bits.take(width)? as i32;
    Some(if value >> (width - 1) & 1 == 1 { value - (1 << width) } else { value })
}

/// A number below `most` in as few bits as that needs (4.10.7).
fn below(bits: &mut Bits<'_>, most: u32) -> Option<u32> {
    let width = 32 - most.leading_zeros();
    let few = (1u32 << width) - most;
    let value = bits.take(width.checked_sub(1)?)?;
    if value < few { Some(value) } else { Some((value << 1) - few + bits.take(1)?) }
}

/// A frame's width before scaling and its height, and its width as coded.
type Size = ([u32; 2], u32);

fn sized(bits: &mut Bits<'_>, own: &Sequence, resized: bool) -> Option<Size> {
    let size = match resized {
        true => [bits.take(own.widths[0])? + 1, bits.take(own.widths[1])? + 1],
        false => own.largest,
    };
    scaled(bits, own, size)
}

fn scaled(bits: &mut Bits<'_>, own: &Sequence, size: [u32; 2]) -> Option<Size> {
    let mut width = size[0];
    if own.superres && flag(bits)? {
        let part = bits.take(3)? + 9;
        width = (width * 8 + part / 2) / part;
    }
    Some((size, width))
}

fn drawn(bits: &mut Bits<'_>) -> Option<()> {
    if flag(bits)? {
        bits.take(32)?;
    }
    Some(())
}

/// How far one order hint lies behind another (7.8.1).
fn distance(a: u32, b: u32, width: u32) -> i32 {
    let middle = 1i32 << (width - 1);
    let difference = a as i32 - b as i32;
    (difference & (middle - 1)) - (difference & middle)
}

/// The frames that one refers to which names two of them (7.8).
fn implied(references: &References, hint: u32, width: u32, last: usize, golden: usize) -> Option<[usize; 7]> {
    const LAST: usize = 0;
    const GOLDEN: usize = 3;
    let hints = references.map(|reference| distance(reference.hint, hint, width));
    let mut chosen: [Option<usize>; 7] = [None; 7];
    chosen[LAST] = Some(last);
    chosen[GOLDEN] = Some(golden);
    let mut used = [false; 8];
    *used.get_mut(last)? = true;
    *used.get_mut(golden)? = true;
    let pick = |used: &[bool; 8], behind: bool, latest: bool| {
        let open = (0..8).filter(|&index| !used[index] && (hints[index] >= 0) == behind);
        // Of equals, the one that comes last among the latest, and first among the earliest.
        if latest {
            open.max_by_key(|&index| (hints[index], index))
        } else {
            open.min_by_key(|&index| (hints[index], index))
        }
    };
    for (slot, latest) in [(6, true), (4, false), (5, false)] {
        if let Some(found) = pick(&used, true, latest) {
            chosen[slot] = Some(found);
            used[found] = true;
        }
    }
    for slot in [1, 2, 4, 5, 6] {
        if chosen[slot].is_none()
            && let Some(found) = pick(&used, false, true)
        {
            chosen[slot] = Some(found);
            used[found] = true;
        }
    }
    let earliest = (0..8).min_by_key(|&index| (hints[index], index))?;
    Some(chosen.map(|slot| slot.unwrap_or(earliest)))
}

/// Tiles (5.9.15).
fn tiles(bits: &mut Bits<'_>, own: &Sequence, width: u32, height: u32) -> Option<Tiles> {
    let side = if own.large_blocks { 7 } else { 6 };
    // Blocks are counted in fours of samples, which come in pairs.
    let [columns, rows] = [width, height].map(|length| (length.div_ceil(8) * 8).div_ceil(1 << side));
    let log = |block: u32, target: u32| (0..32).find(|&log| u64::from(block) << log >= u64::from(target)).unwrap_or(0);
    let widest = 4096 >> side;
    let area = (4096 * 2304) >> (2 * side);
    let least = log(widest, columns);
    let [most_columns, most_rows] = [columns, rows].map(|count| log(1, count.min(64)));
    let least_all = least.max(log(area, rows.checked_mul(columns)?));
    let grow = |bits: &mut Bits<'_>, from: u32, most: u32| -> Option<u32> {
        let mut log = from;
        while log < most && flag(bits)? {
            log += 1;
        }
        Some(log)
    };
    let (logs, counts);
    if flag(bits)? {
        let across = grow(bits, least, most_columns)?;
        let down = grow(bits, least_all.saturating_sub(across), most_rows)?;
        logs = [across, down];
        counts = [columns.div_ceil(columns.div_ceil(1 << across)), rows.div_ceil(rows.div_ceil(1 << down))];
    } else {
        let cut = |bits: &mut Bits<'_>, length: u32, most: u32| -> Option<(u32, u32)> {
            let (mut at, mut count, mut largest) = (0, 0, 0);
            while at < length {
                let size = below(bits, (length - at).min(most))? + 1;
                (at, count, largest) = (at + size, count + 1, largest.max(size));
            }
            Some((count, largest))
        };
        let (across, largest) = cut(bits, columns, widest)?;
        let area = rows * columns;
        let area = if least_all > 0 { area >> (least_all + 1) } else { area };
        let (down, _) = cut(bits, rows, (area / largest.max(1)).max(1))?;
        counts = [across, down];
        logs = counts.map(|count| log(1, count));
    }
    let mut own = Tiles { count: counts[0] * counts[1], bits: logs[0] + logs[1], bytes: 0 };
    if own.count > 64 * 64 {
        return None;
    }
    if own.bits > 0 {
        bits.take(own.bits)?;
        own.bytes = bits.take(2)? + 1;
    }
    Some(own)
}

fn quantiser(bits: &mut Bits<'_>) -> Option<i32> {
    if flag(bits)? { signed(bits, 7) } else { Some(0) }
}

/// Segments (5.9.14): how each changes the quantiser.
fn segments(bits: &mut Bits<'_>, primary: u32, before: Option<&Kept>) -> Option<[Option<i32>; 8]> {
    let mut quantisers = [None; 8];
    if !flag(bits)? {
        return Some(quantisers);
    }
    let mut updates = true;
    if primary != NONE {
        if flag(bits)? {
            flag(bits)?;
        }
        updates = flag(bits)?;
    }
    if !updates {
        return Some(before?.quantisers);
    }
    for quantiser in &mut quantisers {
        for (feature, width) in [9u32, 7, 7, 7, 7, 3, 0, 0].into_iter().enumerate() {
            if flag(bits)? {
                match feature {
                    0 => *quantiser = Some(signed(bits, width)?),
                    _ => drop(bits.take(width)?),
                }
            }
        }
    }
    Some(quantisers)
}

/// The loop filter (5.9.11).
fn smoothing(bits: &mut Bits<'_>, planes: u32) -> Option<()> {
    let levels = [bits.take(6)?, bits.take(6)?];
    if planes > 1 && levels != [0, 0] {
        bits.take(12)?;
    }
    bits.take(3)?;
    if flag(bits)? && flag(bits)? {
        for _ in 0..10 {
            if flag(bits)? {
                bits.take(7)?;
            }
        }
    }
    Some(())
}

/// Loop restoration (5.9.20).
fn restoration(bits: &mut Bits<'_>, own: &Sequence) -> Option<()> {
    let (mut any, mut colour) = (false, false);
    for plane in 0..own.planes() {
        let used = bits.take(2)? != 0;
        any |= used;
        colour |= used && plane > 0;
    }
    if any {
        let larger = flag(bits)?;
        if larger && !own.large_blocks {
            flag(bits)?;
        }
        if own.halved == [true; 2] && colour {
            flag(bits)?;
        }
    }
    Some(())
}

/// Whether a frame may skip blocks by two references (5.9.22).
fn skips(references: &References, chosen: &[usize; 7], hint: u32, width: u32) -> bool {
    let hints: Vec<u32> = chosen.iter().filter_map(|&index| references.get(index)).map(|kept| kept.hint).collect();
    let from = |other: u32| distance(other, hint, width);
    let before = hints.iter().filter(|&&other| from(other) < 0).max_by_key(|&&other| from(other));
    let behind = hints.iter().any(|&other| from(other) > 0);
    let Some(&before) = before else { return false };
    behind || hints.iter().any(|&other| distance(other, before, width) < 0)
}

/// How the picture as a whole moves against one reference (5.9.24).
fn motion(bits: &mut Bits<'_>, precise: bool) -> Option<()> {
    if !flag(bits)? {
        return Some(());
    }
    let turned = flag(bits)?;
    let moved = !turned && flag(bits)?;
    let widths: &[u32] = match (turned, moved) {
        (true, _) => &[12, 12, 12, 12],
        (_, true) if precise => &[9, 9],
        (_, true) => &[8, 8],
        _ => &[12; 6],
    };
    for &width in widths {
        let most = (2 << width) + 1;
        let (mut step, mut passed) = (0, 0);
        loop {
            let width = if step > 0 { 3 + step - 1 } else { 3 };
            if most <= passed + (3 << width) {
                below(bits, most - passed)?;
                break;
            }
            if !flag(bits)? {
                bits.take(width)?;
                break;
            }
            passed += 1 << width;
            step += 1;
        }
    }
    Some(())
}

/// Film grain (5.9.30).
fn grain(bits: &mut Bits<'_>, own: &Sequence, kind: u32) -> Option<()> {
    const INTER: u32 = 1;
    if !flag(bits)? {
        return Some(());
    }
    bits.take(16)?;
    if kind == INTER && !flag(bits)? {
        return bits.take(3).map(drop);
    }
    let luma = bits.take(4)?;
    bits.skip(luma as usize * 16);
    let by_luma = !own.grey && flag(bits)?;
    let mut colours = [0; 2];
    if !(own.grey || by_luma || own.halved == [true; 2] && luma == 0) {
        for colour in &mut colours {
            *colour = bits.take(4)?;
            bits.skip(*colour as usize * 16);
        }
    }
    bits.take(2)?;
    let lag = bits.take(2)? as usize;
    let count = 2 * lag * (lag + 1);
    if luma > 0 {
        bits.skip(count * 8);
    }
    for colour in colours {
        if by_luma || colour > 0 {
            bits.skip((count + usize::from(luma > 0)) * 8);
        }
    }
    bits.take(4)?;
    for colour in colours {
        if colour > 0 {
            bits.take(25)?;
        }
    }
    bits.take(2).map(drop)
}

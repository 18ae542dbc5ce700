//! Frame headers of AV1 (AV1 bitstream specification, 5.9), walked bit by bit: all that matters is where they end, how many
//! tiles follow, and what later headers depend on. Each function returns nothing for what it cannot walk.

use super::fields::{flag, signed};
use super::filters::{grain, motion, restoration, smoothing};
use super::references::{Kept, References, implied, skips};
use super::sequence::Sequence;
use super::tiles::{Tiles, tiles};
use crate::codecs::bits::Bits;

pub(super) const KEY: u32 = 0;
const INTRA_ONLY: u32 = 2;
const SWITCH: u32 = 3;
/// No frame that parameters are taken from.
const NONE: u32 = 7;

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

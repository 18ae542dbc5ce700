//! Tiles: how a frame is cut (AV1 bitstream specification, 5.9.15).

use super::fields::{below, flag};
use super::sequence::Sequence;
use crate::codecs::bits::Bits;

/// How a frame is cut into tiles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tiles {
    pub(super) count: u32,
    /// How many bits a tile's number has.
    pub(super) bits: u32,
    /// How many bytes a tile's length has.
    pub(super) bytes: u32,
}

/// Tiles (5.9.15).
pub(super) fn tiles(bits: &mut Bits<'_>, own: &Sequence, width: u32, height: u32) -> Option<Tiles> {
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

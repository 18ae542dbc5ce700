//! The tiles of a JPEG: its MCUs, each with the coefficients of its blocks that are not zero and what those are multiplied by. So a
//! tile is the same in whatever order, tables and scans it is coded, and quantisers of nothing do not count.

use super::grid::{Coding, Grid};
use crate::codecs::jpeg::coded::{Block, Frame, Picture, Quantisers, Visit};
use crate::error::{Error, Reason, Result};
use crate::evidence::fault;
use crate::limits::Limits;
use crate::pixels::blocks::Blocks;
use crate::pixels::cover::{Cover, Overlay};
use crate::report::Orientation;
use crate::seed::Seed;
use crate::source::Source;

/// The most bytes of one block: how many coefficients it has, and of each its place, itself and its quantiser.
const LONGEST: usize = 1 + 64 * 5;

pub(super) fn grid(source: &dyn Source, limits: &mut Limits) -> fault::Result<Grid> {
    let frame = Picture::open(source, limits)?.frame;
    let mut header = [frame.width.to_be_bytes(), frame.height.to_be_bytes()].concat();
    header.push(frame.components.len() as u8);
    header.extend(frame.components.iter().map(|component| (component.across << 4 | component.down) as u8));
    Ok(Grid { coding: Coding::JpegMcu, across: frame.mcus.0, down: frame.mcus.1, header })
}

/// Marks the MCUs that covers take.
pub(super) fn mark(
    source: &dyn Source,
    covers: &[Cover],
    orientation: Orientation,
    marks: &mut [bool],
    limits: &mut Limits,
) -> fault::Result<()> {
    let frame = Picture::open(source, limits)?.frame;
    let size = (frame.width, frame.height);
    // Only where they are counts here, not how they look.
    let overlay = Overlay::new(covers, orientation, size, Blocks::of_jpeg(&frame), &mut Seed::new([0; 32]));
    for (row, marks) in (0..frame.mcus.1).zip(marks.chunks_mut(frame.mcus.0.max(1) as usize)) {
        overlay.row(row, |column, _| {
            if let Some(mark) = marks.get_mut(column as usize) {
                *mark = true;
            }
        });
    }
    Ok(())
}

/// A row of MCUs: room for each block of each, and how much of it is used.
struct Row {
    bytes: Vec<u8>,
    lengths: Vec<u16>,
    /// Blocks in an MCU, and how many of them come before those of each component.
    blocks: usize,
    before: Vec<usize>,
}

impl Row {
    fn new(frame: &Frame, limits: &mut Limits) -> Result<Self> {
        let mut before = Vec::new();
        let mut blocks = 0;
        for component in &frame.components {
            before.push(blocks);
            blocks += (component.across * component.down) as usize;
        }
        let all = blocks * frame.mcus.0 as usize;
        limits.debit((all * (LONGEST + 2)) as u64, 0)?;
        Ok(Self { bytes: vec![0; all * LONGEST], lengths: vec![0; all], blocks, before })
    }

    /// Writes a block to its place.
    fn put(&mut self, frame: &Frame, at: (usize, u32, u32), block: &Block, quantisers: &Quantisers) -> Option<()> {
        let (index, column, row) = at;
        let component = frame.components.get(index)?;
        let inside = (row % component.down * component.across + column % component.across) as usize;
        let slot = (column / component.across) as usize * self.blocks + self.before.get(index)? + inside;
        let room = self.bytes.get_mut(slot * LONGEST..(slot + 1) * LONGEST)?;
        let (count, rest) = room.split_first_mut()?;
        *count = 0;
        let mut places = rest.as_chunks_mut::<5>().0.iter_mut();
        for (place, (value, quantiser)) in
            block.iter().zip(quantisers).enumerate().filter(|(_, (value, _))| **value != 0)
        {
            let ([a, b], [c, d]) = (value.to_be_bytes(), quantiser.to_be_bytes());
            *places.next()? = [place as u8, a, b, c, d];
            *count += 1;
        }
        *self.lengths.get_mut(slot)? = u16::from(*count) * 5 + 1;
        Some(())
    }

    /// Gives each MCU to `each`.
    fn give(&self, tile: &mut Vec<u8>, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let rooms = self.bytes.chunks(self.blocks * LONGEST).zip(self.lengths.chunks(self.blocks));
        for (rooms, lengths) in rooms {
            tile.clear();
            for (room, length) in rooms.chunks(LONGEST).zip(lengths) {
                tile.extend_from_slice(room.get(..usize::from(*length)).unwrap_or_default());
            }
            each(tile)?;
        }
        Ok(())
    }
}

/// Gives the bytes of every MCU to `each`, row by row.
pub(super) fn tiles(
    source: &dyn Source,
    limits: &mut Limits,
    each: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> fault::Result<()> {
    let picture = Picture::open(source, limits)?;
    let frame = picture.frame.clone();
    let mut row = Row::new(&frame, limits)?;
    let mut tile = Vec::new();
    let outside = Error::new(Reason::Broken, "a block outside of the picture");
    let missing = picture.blocks(limits, |visit| match visit {
        Visit::Block(index, column, at, block, quantisers) => {
            row.put(&frame, (index, column, at), block, quantisers).ok_or(outside)
        }
        Visit::Row(_) => row.give(&mut tile, each),
    })?;
    match missing {
        None => Ok(()),
        Some(_) => Err(Error::new(Reason::CutOff, "no tiles are proved of a picture that is cut off").into()),
    }
}

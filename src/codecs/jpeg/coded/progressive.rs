//! Scans that each give a part of the picture: coefficients come bit by bit over many progressive scans (ITU-T T.81, annex
//! G), or component by component over several sequential ones, so all are held; to follow the codes alone it is enough to
//! hold which of them are not zero.

use super::bits::{BitReader, Stray};
use super::block::{self, Block, ZIGZAG, place};
use super::frame::{Frame, Scan};
use super::huffman::Code;
use super::tables::Tables;
use super::walk::{Step, walk};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;

/// What is held of a block.
pub(crate) trait Cells: Clone {
    /// Nothing but zeros.
    const ZERO: Self;
    /// Whether the coefficient at `at`, below 64, is not zero.
    fn is_set(&self, at: usize) -> bool;
    /// Gives the coefficient at `at` its first value.
    fn set(&mut self, at: usize, value: i16);
    /// Adds `bit` to the size of the coefficient at `at`, which is not zero, unless it is there.
    fn mend(&mut self, at: usize, bit: i16);
    /// Takes all coefficients at once.
    fn take(&mut self, block: Block);
    /// Adds `bits` to the first coefficient.
    fn mend_dc(&mut self, bits: i16);
}

impl Cells for Block {
    const ZERO: Self = [0; 64];

    fn is_set(&self, at: usize) -> bool {
        ZIGZAG.get(at).and_then(|&index| self.get(usize::from(index))).is_some_and(|value| *value != 0)
    }

    fn set(&mut self, at: usize, value: i16) {
        place(self, at).into_iter().for_each(|cell| *cell = value);
    }

    fn mend(&mut self, at: usize, bit: i16) {
        if let Some(value) = place(self, at).ok().filter(|value| **value & bit == 0) {
            *value = value.wrapping_add(if *value > 0 { bit } else { -bit });
        }
    }

    fn take(&mut self, block: Block) {
        *self = block;
    }

    fn mend_dc(&mut self, bits: i16) {
        self[0] |= bits;
    }
}

/// One bit for each coefficient that is not zero.
impl Cells for u64 {
    const ZERO: Self = 0;

    fn is_set(&self, at: usize) -> bool {
        self >> at & 1 == 1
    }

    fn set(&mut self, at: usize, value: i16) {
        *self |= u64::from(value != 0) << at;
    }

    fn mend(&mut self, _: usize, _: i16) {}

    fn take(&mut self, _: Block) {}

    fn mend_dc(&mut self, bits: i16) {
        *self |= u64::from(bits != 0);
    }
}

/// What a scan is made of.
pub(crate) enum Met {
    /// A code: its table's class and number, and its place in it.
    Code(usize, u8, u8),
    /// What is none.
    Stray(Stray),
}

/// All coefficients of a picture, by component.
pub(crate) struct Coefficients<C> {
    planes: Vec<(u32, Vec<C>)>,
    /// Of how many blocks the first coefficient was read.
    pub begun: u64,
}

impl<C: Cells> Coefficients<C> {
    /// All zero. Errors: `limit` where they do not fit.
    pub(crate) fn new(frame: &Frame, limits: &mut Limits) -> Result<Self> {
        let mut planes = Vec::new();
        for component in &frame.components {
            let (across, down) = frame.stored(component);
            let count = u64::from(across) * u64::from(down);
            limits.debit(count * size_of::<C>() as u64, 0)?;
            planes.push((across, vec![C::ZERO; count as usize]));
        }
        Ok(Self { planes, begun: 0 })
    }

    /// The block of a component at a column and a row.
    pub(crate) fn block(&mut self, component: usize, column: u32, row: u32) -> Result<&mut C> {
        let (across, blocks) = self.planes.get_mut(component).ok_or(OUTSIDE)?;
        blocks.get_mut((row * *across + column) as usize).ok_or(OUTSIDE)
    }

    /// Takes in one scan; its codes, and whatever stands in it and is none, are given to `met`. Errors: `malformed`.
    pub(crate) fn read(
        &mut self,
        frame: &Frame,
        scan: &Scan,
        tables: &Tables,
        bits: &mut BitReader<'_>,
        met: &mut dyn FnMut(Met),
    ) -> Result<()> {
        let mut before = [0i16; 4];
        let mut skip = 0u32;
        let shift = scan.approximation.1;
        walk(frame, scan, tables.restart, |step| {
            let (member, column, row) = match step {
                Step::Restart(_) => {
                    (before, skip) = ([0; 4], 0);
                    met(Met::Stray(bits.stray()?));
                    return if bits.restart()? { Ok(()) } else { Err(NO_RESTART) };
                }
                Step::Row(_) => return Ok(()),
                Step::Block(member, column, row) => (member, column, row),
            };
            let block = self.block(member.component, column, row)?;
            match (scan.band.0, scan.approximation.0) {
                _ if !frame.progressive => {
                    let last = before.get_mut(member.component).ok_or(OUTSIDE)?;
                    let values = block::read(bits, tables.dc(member.dc)?, tables.ac(member.ac)?, *last)?;
                    *last = values[0];
                    block.take(values);
                }
                (0, 0) => {
                    let code = tables.dc(member.dc)?.read_code(bits)?;
                    met(Met::Code(0, member.dc, code.index));
                    let size = code.symbol;
                    let last = before.get_mut(member.component).ok_or(OUTSIDE)?;
                    *last = last.wrapping_add(bits.signed(size.min(16).into())? as i16);
                    block.set(0, *last << shift);
                }
                (0, _) => block.mend_dc((bits.take(1)? as i16) << shift),
                (_, high) => {
                    let part = if high == 0 { first } else { refine };
                    part(block, scan, tables.ac(member.ac)?, bits, &mut skip, &mut |index| {
                        met(Met::Code(1, member.ac, index));
                    })?;
                }
            }
            if bits.spent() {
                return Err(Error::at(Reason::CutOff, "a scan that ends too early", 0));
            }
            self.begun += u64::from(scan.band.0 == 0 && scan.approximation.0 == 0);
            Ok(())
        })
    }
}

impl Coefficients<u64> {
    /// By component, which are not zero in all of its blocks.
    pub(crate) fn anywhere(&self) -> [u64; 4] {
        let mut all = [0; 4];
        for (all, (_, blocks)) in all.iter_mut().zip(&self.planes) {
            *all = blocks.iter().fold(0, |all, block| all | block);
        }
        all
    }
}

const OUTSIDE: Error = Error::malformed("a block outside the picture", 0);
/// A restart marker was due and did not come.
pub(crate) const NO_RESTART: Error = Error::malformed("a restart marker is missing", 0);

/// The first scan of a band (G.1.2.2).
fn first(
    block: &mut impl Cells,
    scan: &Scan,
    table: &super::huffman::Huffman,
    bits: &mut BitReader<'_>,
    skip: &mut u32,
    met: &mut dyn FnMut(u8),
) -> Result<()> {
    if *skip > 0 {
        *skip -= 1;
        return Ok(());
    }
    let mut at = usize::from(scan.band.0);
    while at <= usize::from(scan.band.1) {
        let Code { symbol, index, .. } = table.read_code(bits)?;
        met(index);
        let (run, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
        if size == 0 {
            if run < 15 {
                *skip = (1 << run) - 1 + bits.take(run)?;
                return Ok(());
            }
            at += 16;
            continue;
        }
        at += run as usize;
        let value = bits.signed(size)? << scan.approximation.1;
        if at > 63 {
            return Err(OUTSIDE);
        }
        block.set(at, value as i16);
        at += 1;
    }
    Ok(())
}

/// A scan that adds one bit to each coefficient of a band (G.1.2.3).
fn refine(
    block: &mut impl Cells,
    scan: &Scan,
    table: &super::huffman::Huffman,
    bits: &mut BitReader<'_>,
    skip: &mut u32,
    met: &mut dyn FnMut(u8),
) -> Result<()> {
    let bit = 1i16 << scan.approximation.1;
    let (mut at, last) = (usize::from(scan.band.0), usize::from(scan.band.1));
    if *skip == 0 {
        while at <= last {
            let Code { symbol, index, .. } = table.read_code(bits)?;
            met(index);
            let (mut run, size) = (u32::from(symbol >> 4), symbol & 15);
            let mut fresh = 0;
            if size == 0 {
                if run < 15 {
                    *skip = (1 << run) + bits.take(run)?;
                    break;
                }
            } else {
                fresh = if bits.take(1)? == 1 { bit } else { -bit };
            }
            while at <= last {
                let here = at;
                at += 1;
                if block.is_set(here) {
                    mend(block, here, bit, bits)?;
                } else if run == 0 {
                    block.set(here, fresh);
                    break;
                } else {
                    run -= 1;
                }
            }
        }
    }
    if *skip > 0 {
        for at in at..=last {
            if block.is_set(at) {
                mend(block, at, bit, bits)?;
            }
        }
        *skip -= 1;
    }
    Ok(())
}

/// Reads whether a coefficient that is not zero gets a bit.
fn mend(block: &mut impl Cells, at: usize, bit: i16, bits: &mut BitReader<'_>) -> Result<()> {
    if bits.take(1)? == 1 {
        block.mend(at, bit);
    }
    Ok(())
}

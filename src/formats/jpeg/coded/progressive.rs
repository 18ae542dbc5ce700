//! Scans that each give a part of the picture: coefficients come bit by bit over many progressive scans (ITU-T T.81, annex
//! G), or component by component over several sequential ones, so all are held.

use super::bits::BitReader;
use super::block::{self, Block, place};
use super::frame::{Frame, Scan};
use super::tables::Tables;
use super::walk::{Step, walk};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// All coefficients of a picture, by component.
pub struct Coefficients {
    planes: Vec<(u32, Vec<Block>)>,
}

impl Coefficients {
    /// All zero. Errors: `limit` where they do not fit.
    pub fn new(frame: &Frame, limits: &mut Limits) -> Result<Self> {
        let mut planes = Vec::new();
        for component in &frame.components {
            let (across, down) = frame.stored(component);
            let count = u64::from(across) * u64::from(down);
            limits.hold(count * size_of::<Block>() as u64, 0)?;
            planes.push((across, vec![[0; 64]; count as usize]));
        }
        Ok(Self { planes })
    }

    /// The block of a component at a column and a row.
    pub fn block(&mut self, component: usize, column: u32, row: u32) -> Result<&mut Block> {
        let (across, blocks) = self.planes.get_mut(component).ok_or(OUTSIDE)?;
        blocks.get_mut((row * *across + column) as usize).ok_or(OUTSIDE)
    }

    /// Takes in one scan. Errors: `malformed`.
    pub fn read(&mut self, frame: &Frame, scan: &Scan, tables: &Tables, bits: &mut BitReader<'_>) -> Result<()> {
        let mut before = [0i16; 4];
        let mut skip = 0u32;
        let shift = scan.approximation.1;
        walk(frame, scan, tables.restart, |step| {
            let (member, column, row) = match step {
                Step::Restart(_) => {
                    (before, skip) = ([0; 4], 0);
                    bits.stray()?;
                    return if bits.restart()? { Ok(()) } else { Err(NO_RESTART) };
                }
                Step::Row(_) => return Ok(()),
                Step::Block(member, column, row) => (member, column, row),
            };
            let block = self.block(member.component, column, row)?;
            match (scan.band.0, scan.approximation.0) {
                _ if !frame.progressive => {
                    let last = before.get_mut(member.component).ok_or(OUTSIDE)?;
                    *block = block::read(bits, tables.dc(member.dc)?, tables.ac(member.ac)?, *last)?;
                    *last = block[0];
                }
                (0, 0) => {
                    let size = tables.dc(member.dc)?.read(bits)?;
                    let last = before.get_mut(member.component).ok_or(OUTSIDE)?;
                    *last = last.wrapping_add(bits.signed(size.min(16).into())? as i16);
                    block[0] = *last << shift;
                }
                (0, _) => block[0] |= (bits.take(1)? as i16) << shift,
                (_, 0) => first(block, scan, tables.ac(member.ac)?, bits, &mut skip)?,
                _ => refine(block, scan, tables.ac(member.ac)?, bits, &mut skip)?,
            }
            if bits.spent() { Err(Error::malformed("a scan that ends too early", 0)) } else { Ok(()) }
        })
    }
}

const OUTSIDE: Error = Error::malformed("a block outside the picture", 0);
/// A restart marker was due and did not come.
pub const NO_RESTART: Error = Error::malformed("a restart marker is missing", 0);

/// The first scan of a band (G.1.2.2).
fn first(
    block: &mut Block,
    scan: &Scan,
    table: &super::huffman::Huffman,
    bits: &mut BitReader<'_>,
    skip: &mut u32,
) -> Result<()> {
    if *skip > 0 {
        *skip -= 1;
        return Ok(());
    }
    let mut at = usize::from(scan.band.0);
    while at <= usize::from(scan.band.1) {
        let symbol = table.read(bits)?;
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
        *place(block, at)? = value as i16;
        at += 1;
    }
    Ok(())
}

/// A scan that adds one bit to each coefficient of a band (G.1.2.3).
fn refine(
    block: &mut Block,
    scan: &Scan,
    table: &super::huffman::Huffman,
    bits: &mut BitReader<'_>,
    skip: &mut u32,
) -> Result<()> {
    let bit = 1i16 << scan.approximation.1;
    let (mut at, last) = (usize::from(scan.band.0), usize::from(scan.band.1));
    // Adds a bit to a coefficient that is not zero already.
    let mend = |value: &mut i16, bits: &mut BitReader<'_>| -> Result<()> {
        if bits.take(1)? == 1 && *value & bit == 0 {
            *value = value.wrapping_add(if *value > 0 { bit } else { -bit });
        }
        Ok(())
    };
    if *skip == 0 {
        while at <= last {
            let symbol = table.read(bits)?;
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
                let value = place(block, at)?;
                at += 1;
                if *value != 0 {
                    mend(value, bits)?;
                } else if run == 0 {
                    *value = fresh;
                    break;
                } else {
                    run -= 1;
                }
            }
        }
    }
    if *skip > 0 {
        for at in at..=last {
            let value = place(block, at)?;
            if *value != 0 {
                mend(value, bits)?;
            }
        }
        *skip -= 1;
    }
    Ok(())
}

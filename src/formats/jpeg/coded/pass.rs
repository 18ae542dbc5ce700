//! Passing over sequentially coded blocks (ITU-T T.81, F.2.2) without the values of their coefficients: several codes are
//! looked up at once. Follows the same codes as [`super::block::read`] and stops at the same errors.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::bits::BitReader;
use super::block::{BEHIND, LARGE};
use super::frame::{Frame, Scan};
use super::huffman::Huffman;
use super::tables::Tables;
use super::walk::units;
use crate::error::{Error, Result};

/// How many bits are looked at at once.
const WINDOW: u32 = 12;

/// What the whole codes, with their values, among the next bits are.
#[derive(Clone, Copy, Default)]
struct Stride {
    /// How many bits they have; 0 where not even one fits.
    bits: u8,
    /// How many places of the zigzag order they fill.
    places: u8,
    /// Whether the last of them ends the block.
    ends: bool,
}

/// The strides of an AC table, by the next bits.
struct Strides<'a> {
    table: &'a Huffman,
    strides: Vec<Stride>,
}

impl<'a> Strides<'a> {
    fn new(table: &'a Huffman) -> Self {
        let strides = (0..1 << WINDOW).map(|bits| Self::stride(table, bits)).collect();
        Self { table, strides }
    }

    fn stride(table: &Huffman, bits: u32) -> Stride {
        let mut all = Stride::default();
        while !all.ends && u32::from(all.bits) < WINDOW {
            let left = WINDOW - u32::from(all.bits);
            let Some((symbol, length)) = table.short(bits << (32 - left), left) else { break };
            let (run, size) = (symbol >> 4, symbol & 15);
            if u32::from(length + size) > left {
                break;
            }
            all.bits += length + size;
            match (run, size) {
                (15, 0) => all.places += 16,
                (_, 0) => all.ends = true,
                _ => all.places += run + 1,
            }
        }
        all
    }

    /// Passes the AC coefficients of a block.
    #[inline]
    fn pass(&self, bits: &mut BitReader<'_>) -> Result<()> {
        let mut at = 1;
        while at < 64 {
            let next = bits.peek(WINDOW)?;
            let stride = self.strides.get(next as usize).copied().unwrap_or_default();
            // A block that is full ends without a code, and what follows is not its own.
            if stride.bits > 0 && at + usize::from(stride.places) < 64 {
                bits.skip(stride.bits.into());
                if stride.ends {
                    return Ok(());
                }
                at += usize::from(stride.places);
                continue;
            }
            let symbol = self.table.read(bits)?;
            match (usize::from(symbol >> 4), u32::from(symbol & 15)) {
                (15, 0) => at += 16,
                (_, 0) => return Ok(()),
                (run, size) => {
                    bits.take(size)?;
                    at += run + 1;
                    if at > 64 {
                        return Err(BEHIND);
                    }
                }
            }
        }
        Ok(())
    }
}

/// How many bits a code that is found at once and its value have at most.
const SHORT: u32 = 20;

/// Passes a DC coefficient (F.2.2.1).
#[inline]
fn pass_dc(table: &Huffman, bits: &mut BitReader<'_>) -> Result<()> {
    let next = bits.peek(SHORT)?;
    let (size, length) = match table.short(next << (32 - SHORT), SHORT) {
        Some(found) => found,
        None => (table.read(bits)?, 0),
    };
    if size > 11 {
        return Err(LARGE);
    }
    if length == 0 {
        bits.take(size.into())?;
    } else {
        bits.skip(u32::from(length + size));
    }
    Ok(())
}

/// Passes a sequential scan. At each place where a restart is due, `restart` is called. Errors: `malformed`.
pub fn pass(
    frame: &Frame,
    scan: &Scan,
    tables: &Tables,
    bits: &mut BitReader<'_>,
    mut restart: impl FnMut(&mut BitReader<'_>) -> Result<()>,
) -> Result<()> {
    let (across, down, places) = units(frame, scan);
    let mut strides: BTreeMap<u8, Strides<'_>> = BTreeMap::new();
    for member in &scan.members {
        if let Entry::Vacant(vacant) = strides.entry(member.ac) {
            vacant.insert(Strides::new(tables.ac(member.ac)?));
        }
    }
    let mut blocks = Vec::new();
    for place in &places {
        if let Some(ac) = strides.get(&place.member.ac) {
            blocks.push((tables.dc(place.member.dc)?, ac));
        }
    }
    for unit in 0..across * down {
        if tables.restart > 0 && unit > 0 && unit.is_multiple_of(tables.restart) {
            restart(bits)?;
        }
        for (dc, ac) in &blocks {
            pass_dc(dc, bits)?;
            ac.pass(bits)?;
            if bits.spent() {
                return Err(Error::malformed("a scan that ends too early", 0));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::block;
    use super::super::walk::{Step, walk};
    use super::*;
    use crate::limits::Limits;
    use crate::reader::Reader;
    use crate::span::Span;

    /// A numbers' source that gives the same each time.
    fn random(state: &mut u32) -> u32 {
        *state ^= *state << 13;
        *state ^= *state >> 17;
        *state ^= *state << 5;
        *state
    }

    /// A picture between calm and noise, of several sizes, qualities, samplings and restart intervals.
    fn picture(state: &mut u32) -> Vec<u8> {
        let (width, height) = ((random(state) % 90 + 1) as u16, (random(state) % 90 + 1) as u16);
        let noise = random(state) % 256 + 1;
        let rgb: Vec<u8> =
            (0..u32::from(width) * u32::from(height) * 3).map(|_| (random(state) % noise) as u8).collect();
        let mut file = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut file, (random(state) % 100 + 1) as u8);
        let factors = [jpeg_encoder::SamplingFactor::F_1_1, jpeg_encoder::SamplingFactor::F_2_2];
        encoder.set_sampling_factor(factors[random(state) as usize % 2]);
        // The encoder cannot do both.
        match random(state) % 4 {
            0 => encoder.set_optimized_huffman_tables(true),
            interval => encoder.set_restart_interval(interval as u16),
        }
        encoder.encode(&rgb, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
        file
    }

    /// Where each way of following a picture's one scan stops, and whether in peace.
    fn both(file: &[u8]) -> [(Result<()>, Span); 2] {
        let limits = &mut Limits::default();
        let (mut frame, mut tables, mut at) = (None, Tables::default(), 2);
        let (header, data) = loop {
            let (code, length) = (file[at + 1], usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]])));
            let body = Span::new(at as u64 + 4, (at + 2 + length) as u64);
            at += 2 + length;
            match code {
                0xc0 | 0xc1 => frame = Frame::read(code, Reader::new(&file, body).unwrap()).ok(),
                0xda => break (body, Span::new(body.end, file.len() as u64)),
                _ => tables.read(code, Reader::new(&file, body).unwrap(), limits).unwrap(),
            }
        };
        let frame = frame.unwrap();
        let scan = Scan::read(&frame, Reader::new(&file, header).unwrap()).unwrap();
        let restart = |bits: &mut BitReader<'_>| {
            bits.stray()?;
            if bits.restart()? { Ok(()) } else { Err(super::super::progressive::NO_RESTART) }
        };
        let mut bits = BitReader::new(Reader::new(&file, data).unwrap());
        let quick = pass(&frame, &scan, &tables, &mut bits, restart);
        let quick = (quick, bits.stray().unwrap());
        let mut bits = BitReader::new(Reader::new(&file, data).unwrap());
        let slow = walk(&frame, &scan, tables.restart, |step| match step {
            Step::Restart(_) => restart(&mut bits),
            Step::Row(_) => Ok(()),
            Step::Block(member, _, _) => {
                block::read(&mut bits, tables.dc(member.dc)?, tables.ac(member.ac)?, 0)?;
                if bits.spent() { Err(Error::malformed("a scan that ends too early", 0)) } else { Ok(()) }
            }
        });
        [quick, (slow, bits.stray().unwrap())]
    }

    #[test]
    fn blocks_are_passed_as_they_are_read_in_sound_and_in_broken_pictures() {
        let state = &mut 0x9e37_79b9;
        let mut broken = 0;
        for _ in 0..300 {
            let mut file = picture(state);
            let [quick, slow] = both(&file);
            assert_eq!(quick, (Ok(()), slow.1));
            let header = memchr::memmem::find(&file, &[0xff, 0xda]).unwrap();
            let scan = header + 2 + usize::from(file[header + 3]);
            for _ in 0..8 {
                let at = scan + random(state) as usize % (file.len() - scan);
                file[at] = random(state) as u8;
                let [quick, slow] = both(&file);
                assert_eq!(quick, slow);
                broken += u32::from(quick.0.is_err());
            }
        }
        assert!(broken > 100, "{broken}");
    }
}

//! Passing over sequentially coded blocks (ITU-T T.81, F.2.2) without the values of their coefficients: several codes are
//! looked up at once. Follows the same codes as [`super::block::read`] and stops at the same errors.

use super::bits::BitReader;
use super::block::{BEHIND, LARGE};
use super::frame::{Frame, Scan};
use super::huffman::Huffman;
use super::tables::Tables;
use super::walk::units;
use crate::error::{Error, Result};

/// How many bits are looked at at once.
const WINDOW: u32 = 11;

/// What the whole codes, with their values, among the next bits are: how many bits they have (0 where not even one fits),
/// how many places of the zigzag order they fill, and whether the last of them ends the block. Packed, so that a table of
/// them stays near the processor.
#[derive(Clone, Copy, Default)]
struct Stride(u16);

impl Stride {
    const ENDS: u16 = 1 << 15;

    /// One code and its value.
    fn new(bits: u32, places: u16) -> Self {
        Self(bits as u16 | places << 4)
    }

    fn bits(self) -> u32 {
        u32::from(self.0 & 15)
    }

    fn places(self) -> usize {
        usize::from(self.0 >> 4 & 0xff)
    }

    fn ends(self) -> bool {
        self.0 & Self::ENDS != 0
    }

    /// This one and the one behind it.
    fn and(self, next: Self) -> Self {
        Self(self.0 + next.0)
    }
}

/// The tables of a block, and all strides with them.
struct Strides<'a> {
    dc: &'a Huffman,
    ac: &'a Huffman,
    /// From the start of a block, by the next [`WINDOW`] bits.
    first: Vec<Stride>,
    /// From within a block, by the next so many bits with a one before them: those of the window come last.
    next: Vec<Stride>,
}

impl<'a> Strides<'a> {
    fn new(dc: &'a Huffman, ac: &'a Huffman) -> Self {
        let mut next = vec![Stride::default(); 2];
        for left in 1..=WINDOW {
            for bits in 0..1 << left {
                let stride = Self::within(ac, &next, bits, left);
                next.push(stride);
            }
        }
        let first = (0..1 << WINDOW).map(|bits| Self::start(dc, &next, bits)).collect();
        Self { dc, ac, first, next }
    }

    /// The codes of `ac` among the `left` bits `bits`; `shorter` has the strides of fewer bits.
    fn within(ac: &Huffman, shorter: &[Stride], bits: u32, left: u32) -> Stride {
        let Some((symbol, length)) = ac.short(bits << (32 - left), left) else { return Stride::default() };
        let (run, size) = (symbol >> 4, symbol & 15);
        let code = u32::from(length) + u32::from(size);
        match (run, size) {
            _ if code > left => Stride::default(),
            (15, 0) => Stride::new(code, 16).and(behind(shorter, bits, left - code)),
            (_, 0) => Stride(code as u16 | Stride::ENDS),
            _ => Stride::new(code, u16::from(run) + 1).and(behind(shorter, bits, left - code)),
        }
    }

    /// A DC code and those behind it. One whose value is too large is left to the one that says so.
    fn start(dc: &Huffman, next: &[Stride], bits: u32) -> Stride {
        let Some((size, length)) = dc.short(bits << (32 - WINDOW), WINDOW) else { return Stride::default() };
        let code = u32::from(length) + u32::from(size);
        if code > WINDOW || size > 11 {
            return Stride::default();
        }
        Stride::new(code, 1).and(behind(next, bits, WINDOW - code))
    }

    /// Passes a block.
    #[inline]
    fn pass(&self, bits: &mut BitReader<'_>) -> Result<()> {
        let mut at = 1;
        let next = bits.peek(WINDOW)?;
        let first = self.first.get(next as usize).copied().unwrap_or_default();
        // A block that is full ends without a code, and what follows is not its own.
        if first.bits() > 0 && first.places() < 64 {
            bits.skip(first.bits());
            if first.ends() {
                return Ok(());
            }
            at = first.places();
        } else {
            self.pass_dc(bits)?;
        }
        while at < 64 {
            let next = bits.peek(WINDOW)?;
            let stride = self.next.get((1 << WINDOW | next) as usize).copied().unwrap_or_default();
            if stride.bits() > 0 && at + stride.places() < 64 {
                bits.skip(stride.bits());
                if stride.ends() {
                    return Ok(());
                }
                at += stride.places();
                continue;
            }
            let symbol = self.ac.read(bits)?;
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

    /// Passes a DC coefficient (F.2.2.1).
    fn pass_dc(&self, bits: &mut BitReader<'_>) -> Result<()> {
        let size = self.dc.read(bits)?;
        if size > 11 {
            return Err(LARGE);
        }
        bits.take(size.into())?;
        Ok(())
    }
}

/// The stride of the last `left` of `bits`, among those of fewer bits.
fn behind(shorter: &[Stride], bits: u32, left: u32) -> Stride {
    shorter.get((1 << left | (bits & ((1 << left) - 1))) as usize).copied().unwrap_or_default()
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
    let mut strides: Vec<((u8, u8), Strides<'_>)> = Vec::new();
    let mut blocks = Vec::new();
    for place in &places {
        let numbers = (place.member.dc, place.member.ac);
        let known = strides.iter().position(|(held, _)| *held == numbers);
        blocks.push(known.unwrap_or(strides.len()));
        if known.is_none() {
            strides.push((numbers, Strides::new(tables.dc(numbers.0)?, tables.ac(numbers.1)?)));
        }
    }
    for unit in 0..across * down {
        if tables.restart > 0 && unit > 0 && unit.is_multiple_of(tables.restart) {
            restart(bits)?;
        }
        for block in &blocks {
            if let Some((_, strides)) = strides.get(*block) {
                strides.pass(bits)?;
            }
            if bits.spent() {
                return Err(Error::malformed("a scan that ends too early", 0));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::bits::Stray;
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
    fn both(file: &[u8]) -> [(Result<()>, Stray); 2] {
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

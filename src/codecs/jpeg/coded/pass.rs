//! Passing over sequentially coded blocks (ITU-T T.81, F.2.2) without the values of their coefficients: several codes are
//! looked up at once, and what was looked up says afterwards which codes came. Follows the same codes
//! as [`super::block::read`] and stops at the same errors.

use super::bits::BitReader;
use super::block::{BEHIND, LARGE};
use super::frame::{Frame, Member, Scan};
use super::huffman::{Code, Huffman};
use super::tables::Tables;
use super::used::{Codes, Used};
use super::walk::units;
use crate::error::{Error, Reason, Result};

/// How many bits are looked at at once.
const WINDOW: u32 = 12;
/// How many bits are passed at once at most. Twice as many are always read ahead.
const MOST: u32 = 24;

/// What the codes among the next bits are, the last of which may have its value behind them: how many bits they and their
/// values have, how many places of the zigzag order they fill, and whether the last of them ends the block. Packed, so that a
/// table of them stays near the processor, and so that one comparison decides whether to go on: those that end a block
/// fill [`Stride::ENDS`] places more, and where not even one code is whole, there is [`Stride::NONE`].
#[derive(Clone, Copy)]
struct Stride(u16);

impl Stride {
    const ENDS: usize = 1 << 8;
    const NONE: Self = Self::new(0, 1 << 9);

    const fn new(bits: u32, places: usize) -> Self {
        Self(bits as u16 | (places as u16) << 6)
    }

    const fn bits(self) -> u32 {
        (self.0 & 63) as u32
    }

    const fn places(self) -> usize {
        (self.0 >> 6) as usize
    }

    /// This one and the one behind it, unless that is none or too long.
    const fn and(self, next: Self) -> Self {
        if next.bits() == 0 || self.bits() + next.bits() > MOST { self } else { Self(self.0 + next.0) }
    }
}

/// How many strides there are from one place: one for each of what the next [`WINDOW`] bits can be.
const ALL: usize = 1 << WINDOW;

/// The tables of a block, and all strides with them.
struct Strides<'a> {
    dc: &'a Huffman,
    ac: &'a Huffman,
    /// From the start of a block, then from within one.
    all: Box<[Stride; 2 * ALL]>,
    /// From which places of a block each was taken, a bit for each.
    taken: Box<[u64; 2 * ALL]>,
    /// The codes that came: of DC coefficients and of others.
    codes: [Codes; 2],
    /// In zigzag order, which coefficients were not zero.
    coefficients: u64,
}

impl<'a> Strides<'a> {
    fn new(dc: &'a Huffman, ac: &'a Huffman) -> Self {
        let mut shorter = vec![vec![Stride::NONE]];
        for bits in 1..=WINDOW {
            shorter.push(level(ac, bits, &shorter, |symbol| match (symbol >> 4, symbol & 15) {
                (15, 0) => Some((0, 16)),
                (_, 0) => Some((0, Stride::ENDS)),
                (run, size) => Some((size.into(), usize::from(run) + 1)),
            }));
        }
        // A value that is too large is left to the code that says so.
        let first = level(dc, WINDOW, &shorter, |size| (size <= 11).then_some((size.into(), 1)));
        let strides: Vec<Stride> = first.into_iter().chain(shorter.pop().unwrap_or_default()).collect();
        let all = Box::new(std::array::from_fn(|at| strides.get(at).copied().unwrap_or(Stride::NONE)));
        Self { dc, ac, all, taken: Box::new([0; 2 * ALL]), codes: Default::default(), coefficients: 0 }
    }

    /// Passes a block.
    // A peek of WINDOW bits is below the length of a window, and this loop is where all the time goes.
    #[allow(clippy::indexing_slicing)]
    #[inline]
    fn pass(&mut self, bits: &mut BitReader<'_>) -> Result<()> {
        let mut ahead = bits.ahead();
        ahead.refill(bits)?;
        let (mut at, mut here) = (0, ahead.peek::<WINDOW>());
        loop {
            let mut stride = self.all[here];
            let mut end = at + stride.places();
            if end < 64 {
                self.taken[here] |= 1 << at;
                ahead.skip(stride.bits());
                (at, here) = (end, ALL | ahead.peek::<WINDOW>());
                stride = self.all[here];
                end = at + stride.places();
            }
            if end < 64 {
                self.taken[here] |= 1 << at;
                ahead.skip(stride.bits());
                at = end;
            } else if (Stride::ENDS..Stride::ENDS + 64).contains(&end) {
                self.taken[here] |= 1 << at;
                ahead.skip(stride.bits());
                bits.go_on(ahead);
                return Ok(());
            } else {
                // A block that is full ends without a code, and what follows is not its own.
                bits.go_on(ahead);
                at = if at == 0 { self.pass_dc(bits)? } else { self.pass_ac(bits, at)? };
                if at >= 64 {
                    return Ok(());
                }
                ahead = bits.ahead();
            }
            ahead.refill(bits)?;
            here = ALL | ahead.peek::<WINDOW>();
        }
    }

    /// Passes a DC coefficient (F.2.2.1). Returns the next place.
    #[cold]
    fn pass_dc(&mut self, bits: &mut BitReader<'_>) -> Result<usize> {
        let Code { symbol, index, .. } = self.dc.read_code(bits)?;
        if symbol > 11 {
            return Err(LARGE);
        }
        self.met(0, index, 0, symbol, 1);
        bits.take(symbol.into())?;
        Ok(1)
    }

    /// Passes one code from `at` on (F.2.2.2). Returns the next place, 64 where the block ends.
    #[cold]
    fn pass_ac(&mut self, bits: &mut BitReader<'_>, at: usize) -> Result<usize> {
        let Code { symbol, index, .. } = self.ac.read_code(bits)?;
        let run = usize::from(symbol >> 4);
        self.met(1, index, run, symbol, 1 << at);
        match (run, symbol & 15) {
            (15, 0) => Ok(at + 16),
            (_, 0) => Ok(64),
            (_, size) => {
                bits.take(size.into())?;
                if at + run < 64 { Ok(at + run + 1) } else { Err(BEHIND) }
            }
        }
    }

    /// Notes a code, whose coefficient lies `run` places behind each of the places of `from`.
    fn met(&mut self, class: usize, index: u8, run: usize, symbol: u8, from: u64) {
        self.codes.get_mut(class).into_iter().for_each(|codes| codes.note(index));
        if symbol & 15 > 0 {
            self.coefficients |= from << (run & 63);
        }
    }

    /// Notes the codes of all strides that were taken.
    fn look_back(&mut self) {
        for here in 0..2 * ALL {
            let (Some(&stride), Some(&from @ 1..)) = (self.all.get(here), self.taken.get(here)) else { continue };
            let (mut passed, mut place) = (0, 0);
            while passed < stride.bits() {
                let class = usize::from(here >= ALL || passed > 0);
                let table = if class == 0 { self.dc } else { self.ac };
                let next = (here % ALL) << (16 - WINDOW) << passed & 0xffff;
                let Some(Code { symbol, index, length }) = table.find(next as u32) else { break };
                // The symbol of a DC coefficient is its size alone.
                place += if class == 0 { 0 } else { usize::from(symbol >> 4) };
                self.met(class, index, place, symbol, from);
                place += 1;
                passed += u32::from(length) + u32::from(symbol & 15);
            }
        }
    }
}

/// The strides of `left` bits; `shorter` has those of fewer bits. Of a symbol, `meaning` says how many bits follow its code and
/// how many places both fill, or nothing for one that has to be looked at.
fn level(
    table: &Huffman,
    left: u32,
    shorter: &[Vec<Stride>],
    meaning: impl Fn(u8) -> Option<(u32, usize)>,
) -> Vec<Stride> {
    let mut strides = Vec::with_capacity(1 << left);
    for (symbol, length) in table.symbols().take_while(|(_, length)| *length <= left) {
        let rest = left - length;
        let (behind, stride) = match meaning(symbol) {
            Some((size, places)) if length + size <= MOST => {
                let behind = rest.checked_sub(size).filter(|_| places < Stride::ENDS);
                (behind.and_then(|rest| shorter.get(rest as usize)), Stride::new(length + size, places))
            }
            _ => (None, Stride::NONE),
        };
        let full = strides.len() + (1 << rest);
        match behind {
            None => strides.resize(full, stride),
            Some(behind) => {
                while strides.len() < full {
                    strides.extend(behind.iter().map(|next| stride.and(*next)));
                }
            }
        }
    }
    strides.resize(1 << left, Stride::NONE);
    strides
}

/// Passes a sequential scan, and says what came. At each place where a restart is due, `restart` is called. Errors: `malformed`.
pub(super) fn pass(
    frame: &Frame,
    scan: &Scan,
    tables: &Tables,
    bits: &mut BitReader<'_>,
    mut restart: impl FnMut(&mut BitReader<'_>) -> Result<()>,
) -> Result<Used> {
    let (across, down, places) = units(frame, scan);
    let mut strides: Vec<((u8, u8, u8), Strides<'_>)> = Vec::new();
    let (mut blocks, mut used) = (Vec::new(), Used::default());
    let names = |member: &Member| {
        // What came is needed of each quantisation table.
        let quantiser = frame.components.get(member.component).map_or(0, |component| component.quantiser);
        (member.dc, member.ac, quantiser)
    };
    for place in &places {
        let names = names(&place.member);
        let known = strides.iter().position(|(held, _)| *held == names);
        blocks.push(known.unwrap_or(strides.len()));
        if known.is_none() {
            strides.push((names, Strides::new(tables.dc(names.0)?, tables.ac(names.1)?)));
        }
    }
    for unit in 0..across * down {
        if tables.restart > 0 && unit > 0 && unit.is_multiple_of(tables.restart) {
            restart(bits)?;
        }
        for block in &blocks {
            if let Some((_, strides)) = strides.get_mut(*block) {
                strides.pass(bits)?;
            }
            if bits.spent() {
                return Err(Error::at(Reason::CutOff, "a scan that ends too early", 0));
            }
        }
    }
    for ((dc, ac, _), strides) in &mut strides {
        strides.look_back();
        for (class, number) in [*dc, *ac].into_iter().enumerate() {
            used.join(class, number, &strides.codes);
        }
    }
    for member in &scan.members {
        let own = strides.iter().find(|(held, _)| *held == names(member));
        if let (Some(place), Some((_, own))) = (used.coefficients.get_mut(member.component), own) {
            *place = own.coefficients;
        }
    }
    Ok(used)
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
        let quick = (quick.map(|_| ()), bits.stray().unwrap());
        let mut bits = BitReader::new(Reader::new(&file, data).unwrap());
        let slow = walk(&frame, &scan, tables.restart, |step| match step {
            Step::Restart(_) => restart(&mut bits),
            Step::Row(_) => Ok(()),
            Step::Block(member, _, _) => {
                block::read(&mut bits, tables.dc(member.dc)?, tables.ac(member.ac)?, 0)?;
                if bits.spent() { Err(Error::at(Reason::CutOff, "a scan that ends too early", 0)) } else { Ok(()) }
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

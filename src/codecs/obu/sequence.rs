//! The sequence header of AV1 (AV1 bitstream specification, 5.5), read to its end and written again without clocks, delays and
//! further operating points of streams that have one.

use crate::codecs::recode::Recoder;

/// What the headers of frames depend on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sequence {
    /// The header as it is written.
    pub bytes: Vec<u8>,
    pub(super) profile: u32,
    pub(super) level: u32,
    pub(super) tier: u32,
    pub(super) reduced: bool,
    /// Widths of the numbers of a decoder's model: of removal times and of presentation times; and whether frames have the latter.
    pub(super) model: Option<(u32, u32, bool)>,
    /// Which layers each operating point has, and whether it has a model.
    pub(super) points: Vec<(u32, bool)>,
    pub(super) widths: [u32; 2],
    pub(super) largest: [u32; 2],
    /// Widths of frame numbers and of their differences.
    pub(super) numbered: Option<(u32, u32)>,
    pub(super) large_blocks: bool,
    pub(super) warped: bool,
    /// How many bits an order hint has; none where there are none.
    pub(super) order_bits: u32,
    pub(super) motion_vectors: bool,
    /// 2 where each frame says it.
    pub(super) screen_tools: u32,
    pub(super) integer_vectors: u32,
    pub(super) superres: bool,
    pub(super) cdef: bool,
    pub(super) restoration: bool,
    pub(super) deep: bool,
    pub(super) twelve: bool,
    pub(super) grey: bool,
    pub(super) halved: [bool; 2],
    pub(super) position: u32,
    pub(super) separate: bool,
    pub(super) grain: bool,
}

impl Sequence {
    /// Reads the body of a unit. None where it is no sequence header.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let mut bits = Recoder::new(body);
        let mut own = Self { profile: bits.pass(3).filter(|&profile| profile <= 2)?, ..Self::default() };
        let still = bits.flag()?;
        own.reduced = bits.flag()?;
        if own.reduced {
            own.level = bits.pass(5)?;
            own.points.push((0, false));
            if !still {
                return None;
            }
        } else {
            own.operation(&mut bits)?;
        }
        own.widths = [bits.pass(4)? + 1, bits.pass(4)? + 1];
        own.largest = [bits.pass(own.widths[0])? + 1, bits.pass(own.widths[1])? + 1];
        if !own.reduced && bits.flag()? {
            let difference = bits.pass(4)? + 2;
            own.numbered = Some((bits.pass(3)? + 1 + difference, difference)).filter(|&(width, _)| width <= 16);
            own.numbered?;
        }
        own.large_blocks = bits.flag()?;
        bits.pass(2)?;
        (own.screen_tools, own.integer_vectors) = (2, 2);
        if !own.reduced {
            bits.pass(2)?;
            own.warped = bits.flag()?;
            bits.flag()?;
            let order = bits.flag()?;
            if order {
                bits.flag()?;
                own.motion_vectors = bits.flag()?;
            }
            if !bits.flag()? {
                own.screen_tools = bits.pass(1)?;
            }
            if own.screen_tools > 0 && !bits.flag()? {
                own.integer_vectors = bits.pass(1)?;
            }
            if order {
                own.order_bits = bits.pass(3)? + 1;
            }
        }
        own.superres = bits.flag()?;
        own.cdef = bits.flag()?;
        own.restoration = bits.flag()?;
        own.colour(&mut bits)?;
        own.grain = bits.flag()?;
        own.bytes = bits.stopped();
        Some(own)
    }

    /// Clocks and operating points.
    fn operation(&mut self, bits: &mut Recoder<'_>) -> Option<()> {
        let mut delays = 0;
        if bits.skip(1)? == 1 {
            bits.skip(32)?;
            bits.skip(32)?;
            let equal = bits.skip(1)? == 1;
            if equal {
                bits.skip_number()?;
            }
            if bits.skip(1)? == 1 {
                delays = bits.skip(5)? + 1;
                bits.skip(32)?;
                let widths = [bits.skip(5)? + 1, bits.skip(5)? + 1];
                self.model = Some((widths[0], widths[1], !equal));
                // Frames are written for it, so it stays, with a clock that says nothing.
                bits.put(1, 1);
                bits.put(32, 1);
                bits.put(32, 1);
                bits.put(1, equal.into());
                if equal {
                    bits.put_number(0);
                }
                bits.put(1, 1);
                bits.put(5, delays - 1);
                bits.put(32, 1);
                bits.put(5, widths[0] - 1);
                bits.put(5, widths[1] - 1);
            }
        }
        if self.model.is_none() {
            bits.put(1, 0);
        }
        let delayed = bits.skip(1)? == 1;
        bits.put(1, 0);
        let count = bits.skip(5)? + 1;
        let mut read = Vec::new();
        for _ in 0..count {
            let (layers, level) = (bits.skip(12)?, bits.skip(5)?);
            let tier = if level > 7 { bits.skip(1)? } else { 0 };
            let mut modelled = false;
            if self.model.is_some() {
                modelled = bits.skip(1)? == 1;
                if modelled {
                    bits.skip(delays)?;
                    bits.skip(delays)?;
                    bits.skip(1)?;
                }
            }
            if delayed && bits.skip(1)? == 1 {
                bits.skip(4)?;
            }
            read.push((layers, level, tier, modelled));
        }
        let &(first, level, tier, _) = read.first()?;
        (self.level, self.tier) = (level, tier);
        // Frames give times of each point that has a model.
        if first == 0 && self.model.is_none() {
            read.truncate(1);
        }
        bits.put(5, read.len() as u32 - 1);
        for (layers, level, tier, modelled) in read {
            bits.put(12, layers);
            bits.put(5, level);
            if level > 7 {
                bits.put(1, tier);
            }
            if self.model.is_some() {
                bits.put(1, modelled.into());
                if modelled {
                    bits.put(delays, 0);
                    bits.put(delays, 0);
                    bits.put(1, 0);
                }
            }
            self.points.push((layers, modelled));
        }
        Some(())
    }

    /// Passes `color_config` (5.5.2).
    fn colour(&mut self, bits: &mut Recoder<'_>) -> Option<()> {
        self.deep = bits.flag()?;
        if self.profile == 2 && self.deep {
            self.twelve = bits.flag()?;
        }
        self.grey = self.profile != 1 && bits.flag()?;
        let colours = if bits.flag()? { bits.pass(24)? } else { 0x02_02_02 };
        if self.grey {
            self.halved = [true; 2];
            bits.flag()?;
            return Some(());
        }
        if colours == 0x01_0d_00 {
            self.separate = bits.flag()?;
            return Some(());
        }
        bits.flag()?;
        self.halved = match self.profile {
            0 => [true; 2],
            1 => [false; 2],
            _ if self.twelve => {
                let across = bits.flag()?;
                [across, across && bits.flag()?]
            }
            _ => [true, false],
        };
        if self.halved == [true; 2] {
            self.position = bits.pass(2)?;
        }
        self.separate = bits.flag()?;
        Some(())
    }

    /// How many planes a picture has.
    pub(super) const fn planes(&self) -> u32 {
        if self.grey { 1 } else { 3 }
    }
}

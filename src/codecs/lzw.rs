//! LZW (GIF89a, appendix F; TIFF 6.0, section 13; ISO 32000-1, 7.4.4), decoded only so far as to find how much it gives and where it ends.

/// A decoder that counts.
pub(crate) struct Lzw {
    /// Whether codes start at the highest bit of a byte, as in TIFF and PDF.
    highest: bool,
    /// Whether codes grow one code early, as in TIFF and mostly in PDF.
    early: bool,
    minimum: u32,
    width: u32,
    /// The number of bits held back and the bits.
    bits: (u32, u32),
    /// How many pixels, or bytes, each code stands for.
    lengths: Vec<u32>,
    previous: Option<u32>,
    /// How many pixels, or bytes, were given.
    pub pixels: u64,
    /// Which single values came, for decoders of up to eight bits: all that longer codes stand for is made of them.
    pub used: [bool; 256],
    /// Whether the end code was met.
    pub ended: bool,
    /// Whether a code came that cannot be.
    pub broken: bool,
    /// How many are wanted: the decoder stops once it has them.
    goal: u64,
}

impl Lzw {
    /// A decoder of a GIF's codes of at least `minimum` bits, 1 to 11, up to the one that completes so many pixels.
    pub(crate) fn gif(minimum: u8, goal: u64) -> Self {
        Self { goal, ..Self::new(minimum, false, false) }
    }

    /// Whether all pixels are there.
    pub(crate) const fn is_full(&self) -> bool {
        self.pixels >= self.goal
    }

    /// How many bits of the byte that was taken in last belong to codes, where some do not.
    const fn begun(&self) -> u32 {
        (8 - self.bits.0 % 8) % 8
    }

    /// Whether the byte that was taken in last holds more than codes.
    pub(crate) const fn has_begun(&self) -> bool {
        self.begun() > 0
    }

    /// What a GIF's data ends in behind its last pixel: the bits of the byte `last`, which was taken in last, that belong to
    /// codes, the end code, and zeros. The first of these bytes takes the place of `last`, if any bit of that was used.
    pub(crate) fn end(&self, last: u8) -> Vec<u8> {
        let used = self.begun();
        let held = u32::from(last) & ((1 << used) - 1) | ((1 << self.minimum) + 1) << used;
        held.to_le_bytes().into_iter().take((used + self.width).div_ceil(8) as usize).collect()
    }

    /// A decoder of a TIFF's codes.
    pub(crate) fn tiff() -> Self {
        Self::new(8, true, true)
    }

    /// A decoder of a PDF's codes (ISO 32000-1, 7.4.4).
    #[cfg(feature = "documents")]
    pub(crate) fn pdf(early: bool) -> Self {
        Self::new(8, true, early)
    }

    fn new(minimum: u8, highest: bool, early: bool) -> Self {
        let mut lzw = Self {
            highest,
            early,
            minimum: u32::from(minimum),
            width: 0,
            bits: (0, 0),
            lengths: Vec::new(),
            previous: None,
            pixels: 0,
            used: [false; 256],
            ended: false,
            broken: false,
            goal: u64::MAX,
        };
        lzw.clear();
        lzw
    }

    fn clear(&mut self) {
        self.width = self.minimum + 1;
        self.lengths.clear();
        self.lengths.resize((1 << self.minimum) + 2, 1);
        self.previous = None;
    }

    /// Takes one byte in.
    pub(crate) fn byte(&mut self, byte: u8) {
        let (count, bits) = self.bits;
        let bits = if self.highest { bits << 8 | u32::from(byte) } else { bits | u32::from(byte) << count };
        self.bits = (count + 8, bits);
        while self.bits.0 >= self.width && !self.ended && !self.broken && self.pixels < self.goal {
            let (count, bits) = self.bits;
            let left = count - self.width;
            let mask = |n: u32| (1u32 << n) - 1;
            let (code, rest) = if self.highest {
                (bits >> left, bits & mask(left))
            } else {
                (bits & mask(self.width), bits >> self.width)
            };
            self.bits = (left, rest);
            self.code(code);
        }
    }

    fn code(&mut self, code: u32) {
        let clear = 1 << self.minimum;
        if code == clear {
            return self.clear();
        }
        if code == clear + 1 {
            self.ended = true;
            return;
        }
        if code < clear
            && let Some(used) = self.used.get_mut(code as usize)
        {
            *used = true;
        }
        let known = self.lengths.get(code as usize).copied();
        let length = match (known, self.previous) {
            (Some(length), _) => length,
            (None, Some(previous)) if code as usize == self.lengths.len() => previous + 1,
            _ => {
                self.broken = true;
                return;
            }
        };
        if let Some(previous) = self.previous
            && self.lengths.len() < 4096
        {
            self.lengths.push(previous + 1);
            if self.lengths.len() + usize::from(self.early) == 1 << self.width && self.width < 12 {
                self.width += 1;
            }
        }
        self.previous = Some(length);
        self.pixels += u64::from(length);
    }
}

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
}

impl Lzw {
    /// A decoder of a GIF's codes of at least `minimum` bits, 1 to 11.
    pub(crate) fn gif(minimum: u8) -> Self {
        Self::new(minimum, false, false)
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
        while self.bits.0 >= self.width && !self.ended && !self.broken {
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

//! The frame header (ISO/IEC 11172-3, 2.4.2.3).

use crate::source::Source;

/// Bit rates in kbit/s by table and index (2.4.2.3; 13818-3, 2.4.2.3).
const RATES: [[u64; 14]; 5] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

/// What a frame header says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    word: u32,
    /// Whether the frame is of MPEG-1; otherwise of MPEG-2 or "2.5".
    pub mpeg1: bool,
    /// 1, 2 or 3.
    pub layer: u8,
    /// Whether a CRC follows the header.
    pub protected: bool,
    /// Whether there is one channel.
    pub mono: bool,
    /// The frame's length in bytes, header included.
    pub length: u64,
}

impl Header {
    /// The header at `at`; none where there is no valid one, and for free bit rates, whose length it does not say.
    pub(crate) fn at(source: &dyn Source, at: u64) -> Option<Self> {
        let mut bytes = [0u8; 4];
        source.read_at(at, &mut bytes).ok()?;
        let word = u32::from_be_bytes(bytes);
        let (version, layer) = (word >> 19 & 3, 4 - (word >> 17 & 3));
        let (rate, sampling) = ((word >> 12 & 15) as usize, word >> 10 & 3);
        if word >> 21 != 0x7ff || version == 1 || layer == 4 || sampling == 3 || word & 3 == 2 {
            return None;
        }
        let mpeg1 = version == 3;
        let table = match (mpeg1, layer) {
            (true, layer) => layer as usize - 1,
            (false, 1) => 3,
            (false, _) => 4,
        };
        let bits = RATES.get(table)?.get(rate.checked_sub(1)?)? * 1000;
        let hertz = [44100u64, 48000, 32000].get(sampling as usize)? >> [2, 0, 1, 0].get(version as usize)?;
        let padding = u64::from(word >> 9 & 1);
        let length = match (layer, mpeg1) {
            (1, _) => (12 * bits / hertz + padding) * 4,
            (3, false) => 72 * bits / hertz + padding,
            _ => 144 * bits / hertz + padding,
        };
        let protected = word >> 16 & 1 == 0;
        Some(Self { word, mpeg1, layer: layer as u8, protected, mono: word >> 6 & 3 == 3, length })
    }

    /// The header itself.
    pub(crate) const fn word(&self) -> u32 {
        self.word
    }

    /// What does not change within a stream: version, layer and sampling rate.
    pub(crate) const fn kind(&self) -> u32 {
        self.word & 0xfffe_0c00
    }

    /// How many bytes the side information of layer III has (2.4.1.7).
    pub(crate) const fn side_length(&self) -> u64 {
        match (self.mpeg1, self.mono) {
            (true, false) => 32,
            (true, true) | (false, false) => 17,
            (false, true) => 9,
        }
    }
}

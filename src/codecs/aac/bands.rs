//! How AAC divides the lines of a spectrum among scale factor bands (ISO/IEC 14496-3, tables 4.129 to 4.147), by sampling
//! frequency, for frames of 1024 samples.

use crate::codecs::bits::Bits;

/// A sampling frequency at which a stream of AAC LC can be walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(u8);

/// The lowest frequency in Hz that takes the bands of each index (table 4.82).
const LOWEST: [u32; 12] = [92017, 75132, 55426, 46009, 37566, 27713, 23004, 18783, 13856, 11502, 9391, 0];

impl Rate {
    /// The frequency with this index (table 1.18), 0 to 12; nothing for others.
    pub fn new(index: u8) -> Option<Self> {
        (index < 13).then_some(Self(index.min(11)))
    }

    /// The frequency of the core in an `AudioSpecificConfig` (1.6.2.1); nothing where its blocks are not those of AAC LC with
    /// 1024 samples, or where it is cut short.
    pub fn read(config: &[u8]) -> Option<Self> {
        let mut bits = Bits::new(config);
        let mut object = bits.take(5)?;
        let rate = Self::field(&mut bits)?;
        let _channels = bits.take(4)?;
        // With SBR or parametric stereo on top, the core comes second.
        if matches!(object, 5 | 29) {
            Self::field(&mut bits)?;
            object = bits.take(5)?;
        }
        (object == 2 && bits.take(2)? == 0).then_some(rate)
    }

    fn field(bits: &mut Bits<'_>) -> Option<Self> {
        match bits.take(4)? {
            15 => {
                let hertz = bits.take(24)?;
                LOWEST.iter().position(|&lowest| hertz >= lowest).and_then(|index| Self::new(index as u8))
            }
            index => Self::new(index as u8),
        }
    }

    /// The widths of the bands, in fours of lines: of one of eight `short` windows, or of a long one.
    pub fn bands(self, short: bool) -> &'static [u8] {
        match (self.0, short) {
            (0 | 1, false) => &LONG_96,
            (2, false) => &LONG_64,
            (3 | 4, false) => &LONG_48,
            (5, false) => &LONG_32,
            (6 | 7, false) => &LONG_24,
            (8..=10, false) => &LONG_16,
            (_, false) => &LONG_8,
            (0..=2, true) => &SHORT_96,
            (3..=5, true) => &SHORT_48,
            (6 | 7, true) => &SHORT_24,
            (8..=10, true) => &SHORT_16,
            (_, true) => &SHORT_8,
        }
    }
}

const LONG_96: [u8; 41] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 6, 7, 9, 11, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16,
];
const LONG_64: [u8; 47] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6, 6, 7, 9, 10, 10, 10, 10, 10, 10, 10,
    10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
];
const LONG_48: [u8; 49] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 24,
];
const LONG_32: [u8; 51] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
];
const LONG_24: [u8; 47] = [
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 9, 10,
    11, 12, 13, 13, 16, 16, 16, 16, 16,
];
const LONG_16: [u8; 43] = [
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 9, 10, 10, 11, 12,
    13, 14, 15, 16, 16, 16,
];
const LONG_8: [u8; 40] = [
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 14,
    15, 16, 20,
];
const SHORT_96: [u8; 12] = [1, 1, 1, 1, 1, 1, 2, 2, 2, 4, 7, 9];
const SHORT_48: [u8; 14] = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
const SHORT_24: [u8; 15] = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5];
const SHORT_16: [u8; 15] = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5];
const SHORT_8: [u8; 15] = [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 5, 5];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_of_all_frequencies_hold_all_lines() {
        for rate in (0..13).filter_map(Rate::new) {
            let lines = |short| rate.bands(short).iter().map(|&width| u32::from(width) * 4).sum::<u32>();
            assert_eq!((lines(false), lines(true)), (1024, 128));
        }
        assert_eq!(Rate::new(13), None);
    }

    #[test]
    fn a_configuration_says_the_frequency_of_its_core() {
        // AAC LC at 44.1 kHz; at 24 kHz with SBR; the first with a frequency in full; AAC Main; frames of 960.
        assert_eq!(Rate::read(&[0x12, 0x10]), Rate::new(4));
        assert_eq!(Rate::read(&[0x2b, 0x11, 0x88, 0x00]), Rate::new(6));
        assert_eq!(Rate::read(&[0x17, 0x80, 0x56, 0x22, 0x10]), Rate::new(4));
        assert_eq!(Rate::read(&[0x0a, 0x10]), None);
        assert_eq!(Rate::read(&[0x12, 0x14]), None);
    }
}

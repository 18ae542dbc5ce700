//! How AAC divides the lines of a spectrum among scale factor bands (ISO/IEC 14496-3, tables 4.129 to 4.147), by sampling
//! frequency, for frames of 1024 samples.

/// A sampling frequency and a kind of AAC at which a stream can be walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate(u8, Kind);

/// A kind of AAC (table 1.15), by what it has in front of a spectrum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Lines that are predicted one by one (4.6.7).
    Main,
    /// Nothing.
    Low,
    /// Samples that are predicted from those long before (4.6.8).
    LongTerm,
}

/// The lowest frequency in Hz that takes the bands of each index (table 4.82).
const LOWEST: [u32; 12] = [92017, 75132, 55426, 46009, 37566, 27713, 23004, 18783, 13856, 11502, 9391, 0];

/// How many bands are predicted at most, by index of frequency (table 4.144), and in the long term.
const PREDICTED: [usize; 12] = [33, 33, 38, 40, 40, 40, 41, 41, 37, 37, 37, 34];
pub(super) const PREDICTED_LONG: usize = 40;

impl Rate {
    /// The frequency with this index (table 1.18), 0 to 12, of an object of this kind (table 1.15); nothing for others.
    pub(crate) fn new(index: u8, object: u32) -> Option<Self> {
        let kind = match object {
            1 => Kind::Main,
            2 => Kind::Low,
            4 => Kind::LongTerm,
            _ => return None,
        };
        (index < 13).then_some(Self(index.min(11), kind))
    }

    /// The index of a frequency in Hz.
    pub(crate) fn index(hertz: u32) -> Option<u8> {
        LOWEST.iter().position(|&lowest| hertz >= lowest).map(|index| index as u8)
    }

    /// The kind of AAC.
    pub(crate) const fn kind(self) -> Kind {
        self.1
    }

    /// How many bands are predicted at most.
    pub(crate) fn predicted(self) -> usize {
        PREDICTED.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The widths of the bands, in fours of lines: of one of eight `short` windows, or of a long one.
    pub(crate) fn bands(self, short: bool) -> &'static [u8] {
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
        for rate in (0..13).filter_map(|index| Rate::new(index, 2)) {
            let lines = |short| rate.bands(short).iter().map(|&width| u32::from(width) * 4).sum::<u32>();
            assert_eq!((lines(false), lines(true)), (1024, 128));
        }
        assert_eq!((Rate::new(13, 2), Rate::new(4, 3)), (None, None));
        assert_eq!([96_000, 44_100, 8000].map(Rate::index), [Some(0), Some(4), Some(11)]);
    }
}

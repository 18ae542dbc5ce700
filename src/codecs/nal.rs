//! NAL units of H.264 (ITU-T H.264, 7.3.1 and table 7-1) and H.265 (ITU-T H.265, 7.3.1 and table 7-1): which of them show nothing.

/// Which standard's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// ITU-T H.264, AVC.
    H264,
    /// ITU-T H.265, HEVC.
    H265,
}

impl Codec {
    /// Whether a decoder needs the unit whose first byte is `header`: parameter sets, slices, delimiters, ends.
    /// Supplemental enhancement information, filler data and what the standards leave open are not needed.
    pub const fn needs(self, header: u8) -> bool {
        match self {
            Self::H264 => matches!(header & 31, 1..=5 | 7..=11 | 13..=15 | 19..=21),
            Self::H265 => matches!(header >> 1 & 63, 0..=9 | 16..=21 | 32..=37),
        }
    }

    /// Whether the unit is supplemental enhancement information.
    pub const fn is_sei(self, header: u8) -> bool {
        match self {
            Self::H264 => header & 31 == 6,
            Self::H265 => matches!(header >> 1 & 63, 39 | 40),
        }
    }

    const fn header_length(self) -> usize {
        match self {
            Self::H264 => 1,
            Self::H265 => 2,
        }
    }
}

/// The payload type of a recovery point (ITU-T H.264, D.1.8; H.265, D.2.8).
const RECOVERY_POINT: usize = 6;

/// An SEI unit with the recovery point of `unit` and nothing else; none where it has none.
pub fn recovery_point(codec: Codec, unit: &[u8]) -> Option<Vec<u8>> {
    let (header, coded) = unit.split_at_checked(codec.header_length())?;
    let mut bytes = Vec::with_capacity(coded.len());
    for &byte in coded {
        // Emulation prevention (7.4.1): 00 00 03 stands for 00 00.
        if byte != 3 || !bytes.ends_with(&[0, 0]) {
            bytes.push(byte);
        }
    }
    let mut rest = bytes.as_slice();
    loop {
        let (kind, size) = (number(&mut rest)?, number(&mut rest)?);
        let (payload, others) = rest.split_at_checked(size)?;
        if kind == RECOVERY_POINT && (1..=8).contains(&size) && !payload.windows(2).any(|pair| pair == [0, 0]) {
            return Some([header, &[6, size as u8], payload, &[0x80]].concat());
        }
        rest = others;
    }
}

/// A number written as a run of FF and a last byte (7.3.2.3.1).
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut sum = 0;
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        sum += usize::from(byte);
        if byte != 255 {
            return Some(sum);
        }
    }
}

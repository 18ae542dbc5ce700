//! Which coding a NAL unit is of, and the bytes that keep start codes out of it (ITU-T H.264 7.4.1, H.265 7.4.2).

/// Which of the two codings a unit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// H.264.
    Avc,
    /// H.265; `true` keeps the units of Dolby Vision.
    Hevc(bool),
}

impl Coding {
    /// Whether a unit is of one of the types of parameter sets.
    pub(crate) fn is_set(self, unit: &[u8]) -> bool {
        match (self, unit.first()) {
            (Self::Avc, Some(first)) => matches!(first & 0x1f, 7 | 8),
            (Self::Hevc(_), Some(first)) => matches!(first >> 1 & 0x3f, 32..=34),
            (_, None) => false,
        }
    }
}

/// Without the bytes that keep start codes from appearing (H.264 §7.4.1.1).
pub(crate) fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut zeros = 0;
    for &byte in bytes {
        if zeros >= 2 && byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        out.push(byte);
    }
    out
}

/// The inverse of [`unescape`], onto the end of `out`.
pub(crate) fn escape(bytes: &[u8], out: &mut Vec<u8>) {
    let mut zeros = 0;
    for &byte in bytes {
        if zeros >= 2 && byte <= 3 {
            out.push(3);
            zeros = 0;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        out.push(byte);
    }
}

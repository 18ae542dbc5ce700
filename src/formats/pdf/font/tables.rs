//! Reading numbers of a font, most significant byte first; nothing beyond its end.

use crate::order::Order as _;

/// Two bytes at `at`.
pub(super) fn two(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|own| usize::from(u16::from_be_bytes(*own)))
}

/// Four bytes at `at`.
pub(super) fn four(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().and_then(|own| usize::try_from(u32::from_be_bytes(*own)).ok())
}

/// `length` bytes at `at`.
pub(super) fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// Which bytes of a program are used: all others become zeros.
pub(super) struct Used(Vec<(usize, usize)>);

impl Used {
    /// None yet.
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }

    /// `length` bytes at `at` are used. Nothing when they are not there.
    pub(super) fn add(&mut self, bytes: &[u8], at: usize, length: usize) -> Option<()> {
        part(bytes, at, length)?;
        self.0.push((at, at + length));
        Some(())
    }

    /// `bytes` up to the last used one, with zeros for what is not used.
    pub(super) fn keep(mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.order_by(Ord::cmp);
        let mut out = Vec::new();
        for (start, end) in self.0 {
            if start > out.len() {
                out.resize(start, 0);
            }
            out.extend_from_slice(bytes.get(out.len()..end).unwrap_or_default());
        }
        out
    }
}

//! ICC profiles.

/// The colour transform of `profile` alone, in its canonical form; `None` when it is sRGB or of no use.
pub fn neutral(_profile: &[u8]) -> Option<Vec<u8>> {
    None
}

//! STREAMINFO of FLAC (RFC 9639, 8.2), as files, Ogg, MP4 and Matroska store it.

/// How long it is, in bytes.
pub(crate) const LENGTH: usize = 34;

/// Takes out what nobody needs to play the sound: how long frames are, in bytes, and the digest of the sound. Zeros mean that
/// they are not known.
pub(crate) fn neutral(info: &mut [u8]) {
    for field in [4..10, 18..LENGTH] {
        info.get_mut(field).unwrap_or_default().fill(0);
    }
}

//! Units between start codes: NAL units as a byte stream (ITU-T H.264 and H.265, annex B) and MPEG-4 part 2
//! (ISO/IEC 14496-2, 6.2). What shows nothing is blanked in its place, so that nothing moves.

use super::nal::{self, Codec};

/// The words that decoders look for in MPEG-4 user data to know a writer of the last decades, without a version: they decide
/// how the picture is decoded, so they cannot simply go.
const RECENT: &[u8] = b"FFmpegb9999999";

/// Makes the units of a byte stream zero that a decoder does not need, start codes included: they become the zero bytes
/// that may stand behind any unit (B.1.1). Returns whether anything changed.
pub fn blank(codec: Codec, stream: &mut [u8]) -> bool {
    let starts: Vec<usize> = memchr::memmem::find_iter(stream, b"\0\0\x01").collect();
    let mut changed = false;
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(stream.len());
        let Some(unit) = stream.get_mut(start..end) else { continue };
        let Some(&header) = unit.get(3) else { continue };
        if codec.needs(header) {
            continue;
        }
        let coded = unit.get(3..).unwrap_or_default();
        let kept = if codec.is_sei(header) { nal::recovery_point(codec, coded) } else { None };
        let mut wanted = vec![0; unit.len()];
        if let Some(kept) = kept.filter(|kept| kept.len() + 3 <= unit.len()) {
            let whole = [b"\0\0\x01".as_slice(), &kept].concat();
            if let Some(front) = wanted.get_mut(..whole.len()) {
                front.copy_from_slice(&whole);
            }
        }
        changed |= unit != wanted.as_slice();
        unit.copy_from_slice(&wanted);
    }
    changed
}

/// Takes the version out of an encoder's name in the user data of MPEG-4 part 2. Other writers' names stay, since decoders
/// need them to undo those writers' faults. Returns whether anything changed.
pub fn blank_user_data(stream: &mut [u8]) -> bool {
    let starts: Vec<usize> = memchr::memmem::find_iter(stream, b"\0\0\x01").collect();
    let mut changed = false;
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(stream.len());
        let Some([0, 0, 1, 0xb2, words @ ..]) = stream.get_mut(start..end) else { continue };
        if words.starts_with(b"Lavc") {
            words.fill(0);
            if let Some(front) = words.get_mut(..RECENT.len()) {
                front.copy_from_slice(RECENT);
            }
            changed = true;
        }
    }
    changed
}

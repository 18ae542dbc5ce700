//! Telling sound and video streams apart by their first bytes.

use crate::format::Format;
use crate::formats;
use crate::source::Source;
use crate::tags::affixed;

/// The format of a stream, if it is one; `head` is its first bytes.
pub(super) fn sniff(source: &dyn Source, head: &[u8]) -> Option<Format> {
    match head {
        [b'O', b'g', b'g', b'S', ..] => return Some(Format::Ogg),
        [b'f', b'L', b'a', b'C', ..] => return Some(Format::Flac),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..]
        | [b'R', b'F' | b'I', b'6' | b'F', b'4' | b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..]
        | [b'B', b'W', b'6', b'4', _, _, _, _, b'W', b'A', b'V', b'E', ..] => return Some(Format::Wav),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => return Some(Format::Avi),
        [b'F', b'O', b'R', b'M', _, _, _, _, b'A', b'I', b'F', b'F' | b'C', ..] => return Some(Format::Aiff),
        [b'#', b'!', b'A', b'M', b'R', ..] => return Some(Format::Amr),
        [b'c', b'a', b'f', b'f', 0, 1, ..] => return Some(Format::Caf),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => return Some(formats::matroska::format(source)),
        _ => {}
    }
    // Streams without a container may have tags in front of them, and zeros behind those.
    let mut at = 0;
    for _ in 0..8 {
        match affixed::at(source, at) {
            Some(tag) => at = tag.span.end,
            None => break,
        }
    }
    let tagged = at > 0;
    let mut mark = [0u8; 4];
    source
        .read_at(at, &mut mark)
        .ok()
        .filter(|()| &mark == b"fLaC")
        .map(|()| Format::Flac)
        .or_else(|| formats::adts::starts_at(source, at).then_some(Format::Adts))
        .or_else(|| (tagged || formats::mp3::starts_at(source, at)).then_some(Format::Mp3))
}

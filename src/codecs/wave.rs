//! WAVEFORMATEX and WAVEFORMATEXTENSIBLE (Microsoft; RFC 2361): how sound is coded, as WAVE, AVI and Matroska store it.

use super::aac::config;
use super::change::Room;
use super::samples::Units;

/// AAC in raw data blocks.
const AAC: u16 = 0xff;

/// How many bytes follow the common sixteen: the count of the extension, and the extension itself. None for codings that are
/// not known here.
const fn extension(tag: u16) -> Option<usize> {
    Some(match tag {
        // PCM needs no count.
        1 => 0,
        // IEEE float, A-law, mu-law, DVI/IMA ADPCM, GSM 6.10, G.726, G.721.
        3 | 6 | 7 => 2,
        0x11 | 0x31 | 0x40 | 0x45 | 0x64 => 4,
        // MS ADPCM, MPEG, MPEG layer 3, extensible.
        2 => 34,
        0x50 => 24,
        0x55 => 14,
        0xfffe => 24,
        // AC-3, DTS: no extension.
        0x2000 | 0x2001 => 2,
        // AAC, with an AudioSpecificConfig of two bytes, or five where the band is replicated.
        AAC => 7,
        _ => return None,
    })
}

/// The coding that `format` names (RFC 2361, appendix A); none where it is cut short.
pub fn tag(format: &[u8]) -> Option<u16> {
    format.get(..2).and_then(|tag| tag.try_into().ok()).map(u16::from_le_bytes)
}

/// How sound of the coding that `format` names is made of units; none where it is cut short.
pub fn units(format: &[u8]) -> Option<Units> {
    Some(match tag(format)? {
        0x50 | 0x55 => Units::Mpeg(Room::Closes),
        AAC => Units::Aac(config::read(format.get(18..).unwrap_or_default()).rate),
        _ => Units::Whole,
    })
}

/// `format` with as much extension as its coding is known to have; none where it is cut short or its coding is not known.
pub fn neutral(format: &[u8]) -> Option<Vec<u8>> {
    let tag = tag(format)?;
    let known = extension(tag)?;
    let mut kept = format.get(..16)?.to_vec();
    if known > 0 {
        let held = format.get(18..(16 + known).min(format.len()).max(18)).unwrap_or_default();
        // The configuration of AAC is as long as it says; all others have one length.
        let held = if tag == AAC { config::read(held).bytes } else { held.to_vec() };
        let length = if tag == AAC { held.len() } else { known - 2 };
        kept.extend((length as u16).to_le_bytes());
        kept.extend_from_slice(&held);
        kept.resize(18 + length, 0);
    }
    Some(kept)
}

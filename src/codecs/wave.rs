//! WAVEFORMATEX and WAVEFORMATEXTENSIBLE (Microsoft; RFC 2361): how sound is coded, as WAVE, AVI and Matroska store it.

use super::aac::config;
use super::change::Resize;
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
pub(crate) fn tag(format: &[u8]) -> Option<u16> {
    format.get(..2).and_then(|tag| tag.try_into().ok()).map(u16::from_le_bytes)
}

/// How sound of the coding that `format` names is made of units; none where it is cut short.
pub(crate) fn units(format: &[u8]) -> Option<Units> {
    Some(match tag(format)? {
        0x50 | 0x55 => Units::Mpeg(Resize::Allowed),
        AAC => Units::Aac(config::read(format.get(18..).unwrap_or_default()).rate),
        _ => Units::Whole,
    })
}

/// `format` with as much extension as its coding is known to have; none where it is cut short or its coding is not known.
pub(crate) fn neutral(format: &[u8]) -> Option<Vec<u8>> {
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
    if tag == EXTENSIBLE && !extensible(&mut kept) {
        return None;
    }
    numbers(tag, &mut kept);
    rates(&mut kept);
    Some(kept)
}

/// What MPEGLAYER3WAVEFORMAT holds behind its count, of frames that need no padding.
const LAYER_3: [u8; 12] = [1, 0, 2, 0, 0, 0, 0x80, 4, 1, 0, 0x71, 5];

/// The seven pairs of coefficients that MS ADPCM has, as ADPCMWAVEFORMAT holds them behind their count.
const PAIRS: [u8; 30] = [
    7, 0, 0, 1, 0, 0, 0, 2, 0, 0xff, 0, 0, 0, 0, 0xc0, 0, 0x40, 0, 0xf0, 0, 0, 0, 0xcc, 1, 0x30, 0xff, 0x88, 1, 0x18,
    0xff,
];

/// Puts into the extension what is known without it: how many samples a block has, and settings that no decoder reads.
fn numbers(tag: u16, format: &mut [u8]) {
    let field =
        |at: usize| format.get(at..at + 2).and_then(|field| field.try_into().ok()).map_or(0, u16::from_le_bytes);
    let (channels, block, bits) = (field(2).max(1), field(12), field(14).max(1));
    let own = block / channels;
    let samples = match tag {
        2 => own.saturating_sub(6).saturating_mul(2),
        0x11 => (u32::from(own.saturating_sub(4)) * 8 / u32::from(bits) + 1) as u16,
        0x31 => 320,
        _ => 0,
    };
    let rest: &[u8] = if tag == 2 { &PAIRS } else { &[] };
    let known = match tag {
        0x55 => LAYER_3.to_vec(),
        2 | 0x11 | 0x31 | 0x40 | 0x45 | 0x64 => [&samples.to_le_bytes(), rest].concat(),
        0x50 => vec![0; 22],
        _ => return,
    };
    let [a, b, c, d] = [4, 6, 8, 10].map(field).map(u32::from);
    let (rate, second) = (a | b << 16, c | d << 16);
    // How long a second is: worked out, or the nearest that a constant bit rate of MPEG has.
    let second = match tag {
        0x50 | 0x55 => second.min(56_000) / 125 * 125,
        _ => u64::from(rate).saturating_mul(block.into()).checked_div(samples.into()).map_or(second, |own| own as u32),
    };
    if let Some(field) = format.get_mut(8..12) {
        field.copy_from_slice(&second.to_le_bytes());
    }
    if let (0x50 | 0x55, Some(field)) = (tag, format.get_mut(14..16)) {
        field.fill(0);
    }
    if let Some(field) = format.get_mut(18..) {
        field.copy_from_slice(&known);
    }
}

/// WAVEFORMATEXTENSIBLE.
const EXTENSIBLE: u16 = 0xfffe;

/// What follows the coding in the identifier of an extensible format (RFC 2361, 4; Microsoft, "Multiple channel audio data").
const IDENTIFIER: [u8; 14] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

/// Puts the extension into its one form: all bits of a sample count, and there are places for as many speakers as channels,
/// or none. Returns whether it names a coding.
fn extensible(format: &mut [u8]) -> bool {
    let field = |format: &[u8], at: usize| {
        format.get(at..at + 2).and_then(|field| field.try_into().ok()).map(u16::from_le_bytes)
    };
    let (Some(channels), Some(bits), Some(mask)) =
        (field(format, 2), field(format, 14), format.get(20..24).and_then(|mask| mask.try_into().ok()))
    else {
        return false;
    };
    let mask = u32::from_le_bytes(mask);
    let mask = if mask < 1 << 18 && mask.count_ones() == u32::from(channels) { mask } else { 0 };
    for (at, bytes) in [(18, bits.to_le_bytes().as_slice()), (20, &mask.to_le_bytes())] {
        if let Some(field) = format.get_mut(at..at + bytes.len()) {
            field.copy_from_slice(bytes);
        }
    }
    format.get(26..40) == Some(&IDENTIFIER) && matches!(field(format, 24), Some(1 | 3 | 6 | 7))
}

/// How many bytes a block of plain samples has; none where samples are not plain.
pub(crate) fn block(format: &[u8]) -> Option<u64> {
    let plain = matches!(tag(format)?, 1 | 3 | 6 | 7 | EXTENSIBLE);
    let field = |at: usize| format.get(at..at + 2).and_then(|field| field.try_into().ok()).map(u16::from_le_bytes);
    Some(u64::from(field(2)?) * u64::from(field(14)?).div_ceil(8)).filter(|&block| plain && block > 0)
}

/// Works out how long a block and a second of plain samples are, in bytes.
fn rates(format: &mut [u8]) {
    let Some(block) = block(format) else { return };
    let Some(rate) = format.get(4..8).and_then(|rate| rate.try_into().ok()).map(u32::from_le_bytes) else { return };
    let second = u64::from(rate).saturating_mul(block).min(u32::MAX.into()) as u32;
    for (at, bytes) in [(8, second.to_le_bytes().as_slice()), (12, &(block as u16).to_le_bytes())] {
        if let Some(field) = format.get_mut(at..at + bytes.len()) {
            field.copy_from_slice(bytes);
        }
    }
}

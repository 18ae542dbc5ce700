//! What containers store of AAC (ISO/IEC 14496-3, 1.6.2.1): how its blocks are made, and nothing behind it.

use super::{Rate, program};
use crate::codecs::bits::Bits;

/// An `AudioSpecificConfig` that is safe.
pub(crate) struct Config {
    /// At which rate blocks can be walked; nothing where they cannot.
    pub rate: Option<Rate>,
    /// The configuration, without comment and without what lies behind its end.
    pub bytes: Vec<u8>,
}

/// How long a configuration of another kind than is known here may be, in bytes.
const LONGEST: usize = 64;

/// The kinds of objects whose configuration is that of general audio (table 1.15).
const GENERAL: [u32; 5] = [1, 2, 3, 4, 7];

const SBR: u32 = 5;
const PARAMETRIC_STEREO: u32 = 29;
const SYNC: u32 = 0x2b7;
const SYNC_STEREO: u32 = 0x548;

/// Reads a configuration.
pub(crate) fn read(config: &[u8]) -> Config {
    let (mut rate, mut bytes) = (None, config.get(..LONGEST.min(config.len())).unwrap_or_default().to_vec());
    if let Some(walked) = walk(config) {
        rate = walked.rate;
        bytes.truncate(walked.end.div_ceil(8));
        for at in walked.comment.0..walked.comment.1 {
            clear(&mut bytes, at);
        }
        for at in walked.end..bytes.len() * 8 {
            clear(&mut bytes, at);
        }
    }
    Config { rate, bytes }
}

fn clear(bytes: &mut [u8], at: usize) {
    if let Some(byte) = bytes.get_mut(at / 8) {
        *byte &= !(0x80 >> (at % 8));
    }
}

/// What a walk over a configuration finds, in bits.
struct Walked {
    rate: Option<Rate>,
    comment: (usize, usize),
    end: usize,
}

fn walk(config: &[u8]) -> Option<Walked> {
    let mut bits = Bits::new(config);
    let mut object = kind(&mut bits)?;
    let index = frequency(&mut bits)?;
    let channels = bits.take(4)?;
    // With SBR or parametric stereo on top, the core comes second.
    let on_top = matches!(object, SBR | PARAMETRIC_STEREO);
    if on_top {
        frequency(&mut bits)?;
        object = kind(&mut bits)?;
    }
    if !GENERAL.contains(&object) {
        return None;
    }
    let short = bits.take(1)? == 1;
    let depends = bits.take(1)? == 1;
    if depends {
        bits.take(14)?;
    }
    if bits.take(1)? == 1 {
        return None;
    }
    let mut comment = (0, 0);
    if channels == 0 {
        comment = program(&mut bits)?;
        if bits.spent() {
            return None;
        }
    }
    let mut end = bits.at();
    if !on_top && bits.take(11) == Some(SYNC) && bits.take(5) == Some(SBR) {
        if bits.take(1)? == 1 {
            frequency(&mut bits)?;
        }
        end = bits.at();
        if bits.take(11) == Some(SYNC_STEREO) && bits.take(1).is_some() {
            end = bits.at();
        }
    }
    let rate = index.and_then(|index| Rate::new(index, object)).filter(|_| !short && !depends);
    Some(Walked { rate, comment, end })
}

fn kind(bits: &mut Bits<'_>) -> Option<u32> {
    match bits.take(5)? {
        31 => Some(32 + bits.take(6)?),
        kind => Some(kind),
    }
}

/// The index of a frequency; nothing inside where there is no such (1.6.3.4).
fn frequency(bits: &mut Bits<'_>) -> Option<Option<u8>> {
    Some(match bits.take(4)? {
        15 => Rate::index(bits.take(24)?),
        index => Some(index as u8),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_says_the_frequency_of_its_core() {
        let rate = |config: &[u8]| read(config).rate;
        // AAC LC at 44.1 kHz; at 24 kHz with SBR; the first with a frequency in full; AAC Main; frames of 960; AAC ELD.
        assert_eq!(rate(&[0x12, 0x10]), Rate::new(4, 2));
        assert_eq!(rate(&[0x2b, 0x11, 0x88, 0x00]), Rate::new(6, 2));
        assert_eq!(rate(&[0x17, 0x80, 0x56, 0x22, 0x10]), Rate::new(4, 2));
        assert_eq!(rate(&[0x0a, 0x10]), Rate::new(4, 1));
        assert_eq!(rate(&[0x12, 0x14]), None);
        assert_eq!(rate(&[0xf8, 0xe6, 0x20, 0x00]), None);
    }

    #[test]
    fn nothing_lies_behind_a_configuration() {
        for config in [&[0x12, 0x10][..], &[0x2b, 0x11, 0x88, 0x00], &[0x12, 0x10, 0x56, 0xe5, 0xc0]] {
            assert_eq!(read(&[config, b"words"].concat()).bytes, config);
            assert_eq!(read(config).bytes, config);
        }
        // Channels of its own, with a comment of four bytes.
        let own = [0x12, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x04, b'w', b'o', b'r', b'd'];
        let neutral = [&own[..8], &[0; 4]].concat();
        assert_eq!(read(&own).bytes, neutral);
        assert_eq!(read(&[&own[..], b"s"].concat()).bytes, neutral);
        // Of another kind.
        assert_eq!(read(&[[0xf8].as_slice(), &[7; 100]].concat()).bytes.len(), LONGEST);
    }
}

//! Channel elements of AAC Main, LC and LTP (ISO/IEC 14496-3, 4.4.2.1 and 4.4.2.7), walked bit by bit and not decoded: all that matters is where
//! they end. Each function returns nothing for what it cannot walk.

use super::bands::{Kind, PREDICTED_LONG, Rate};
use super::books::{Book, SCALE, SPECTRUM};
use crate::codecs::bits::Bits;

const EIGHT_SHORT_SEQUENCE: u32 = 2;

const ZERO_HCB: u8 = 0;
const NOISE_HCB: u8 = 13;

/// Passes a single channel element or a low frequency element, from behind its identifier.
pub(super) fn single(bits: &mut Bits<'_>, rate: Rate) -> Option<()> {
    bits.take(4)?;
    stream(bits, rate, None).map(|_| ())
}

/// Passes a coupling channel element (table 4.8), from behind its identifier.
pub(super) fn coupling(bits: &mut Bits<'_>, rate: Rate) -> Option<()> {
    bits.take(4)?;
    let independent = bits.take(1)? == 1;
    let mut lists = 0;
    for _ in 0..=bits.take(3)? {
        lists += 1;
        let pair = bits.take(1)? == 1;
        bits.take(4)?;
        if pair && bits.take(2)? == 3 {
            lists += 1;
        }
    }
    bits.take(4)?;
    let sections = stream(bits, rate, None)?;
    let book: &Book = &SCALE;
    for _ in 1..lists {
        let codes = match independent || bits.take(1)? == 1 {
            true => 1,
            false => sections.iter().filter(|section| section.book != ZERO_HCB).map(|section| section.bands).sum(),
        };
        for _ in 0..codes {
            book.pass(bits)?;
        }
    }
    (!bits.spent()).then_some(())
}

/// Passes a channel pair element, from behind its identifier.
pub(super) fn pair(bits: &mut Bits<'_>, rate: Rate) -> Option<()> {
    bits.take(4)?;
    let windows = match bits.take(1)? {
        0 => None,
        _ => {
            let windows = Windows::read(bits, rate, true)?;
            match bits.take(2)? {
                0 | 2 => {}
                1 => bits.skip(windows.groups().count() * windows.bands.len()),
                _ => return None,
            }
            Some(windows)
        }
    };
    stream(bits, rate, windows)?;
    stream(bits, rate, windows).map(|_| ())
}

/// `ics_info` (table 4.6).
#[derive(Clone, Copy)]
struct Windows {
    short: bool,
    /// Bit `n` from below: whether window 7 - `n` belongs to the group of the one before it.
    grouped: u32,
    /// The widths of the bands that are coded, in fours of lines.
    bands: &'static [u8],
}

impl Windows {
    /// `both`: whether they are those of two channels.
    fn read(bits: &mut Bits<'_>, rate: Rate, both: bool) -> Option<Self> {
        bits.take(1)?;
        let short = bits.take(2)? == EIGHT_SHORT_SEQUENCE;
        bits.take(1)?;
        let most = bits.take(if short { 4 } else { 6 })? as usize;
        let bands = rate.bands(short).get(..most)?;
        let grouped = if short { bits.take(7)? } else { 0 };
        if !short && bits.take(1)? != 0 {
            prediction(bits, rate, most, both)?;
        }
        Some(Self { short, grouped, bands })
    }

    /// How many windows each group holds.
    fn groups(self) -> impl Iterator<Item = usize> {
        let mut next = 0;
        let windows = if self.short { 8 } else { 1 };
        std::iter::from_fn(move || {
            let first = next;
            if first == windows {
                return None;
            }
            next += 1;
            while next < windows && self.grouped >> (7 - next) & 1 == 1 {
                next += 1;
            }
            Some(next - first)
        })
    }
}

/// What predicts a spectrum whose lowest `most` bands are coded (tables 4.6 and 4.54).
fn prediction(bits: &mut Bits<'_>, rate: Rate, most: usize, both: bool) -> Option<()> {
    match rate.kind() {
        Kind::Low => return None,
        Kind::Main => {
            if bits.take(1)? == 1 {
                bits.take(5)?;
            }
            bits.skip(most.min(rate.predicted()));
        }
        Kind::LongTerm => {
            for _ in 0..if both { 2 } else { 1 } {
                if bits.take(1)? == 1 {
                    bits.skip(11 + 3 + most.min(PREDICTED_LONG));
                }
            }
        }
    }
    Some(())
}

/// A run of bands in one group that share a codebook.
struct Section {
    book: u8,
    bands: usize,
    /// How many fours of lines they hold in all windows of the group.
    fours: usize,
}

/// `individual_channel_stream` (table 4.50). Gives its sections.
fn stream(bits: &mut Bits<'_>, rate: Rate, windows: Option<Windows>) -> Option<Vec<Section>> {
    bits.take(8)?;
    let windows = match windows {
        Some(windows) => windows,
        None => Windows::read(bits, rate, false)?,
    };
    let sections = sections(bits, windows)?;
    scale_factors(bits, &sections)?;
    if bits.take(1)? == 1 {
        pulses(bits, windows)?;
    }
    if bits.take(1)? == 1 {
        noise_shaping(bits, windows)?;
    }
    // Gain control belongs to another profile.
    if bits.take(1)? != 0 {
        return None;
    }
    for section in &sections {
        let Some(book) = (usize::from(section.book)).checked_sub(1).and_then(|book| SPECTRUM.get(book)) else {
            continue;
        };
        let codes = section.fours * if section.book < 5 { 1 } else { 2 };
        for _ in 0..codes {
            book.pass(bits)?;
        }
        if bits.spent() {
            return None;
        }
    }
    Some(sections)
}

/// `section_data` (table 4.52).
fn sections(bits: &mut Bits<'_>, windows: Windows) -> Option<Vec<Section>> {
    let width = if windows.short { 3 } else { 5 };
    let escape = (1 << width) - 1;
    let mut sections = Vec::new();
    for windows_in_group in windows.groups() {
        let mut at = 0;
        while at < windows.bands.len() {
            let book = bits.take(4)? as u8;
            let mut length = 0;
            loop {
                let more = bits.take(width)? as usize;
                length += more;
                if more < escape {
                    break;
                }
            }
            let bands = windows.bands.get(at..at + length).filter(|bands| !bands.is_empty() && book != 12)?;
            let fours = bands.iter().map(|&width| usize::from(width)).sum::<usize>() * windows_in_group;
            sections.push(Section { book, bands: length, fours });
            at += length;
        }
    }
    Some(sections)
}

/// `scale_factor_data` (table 4.53).
fn scale_factors(bits: &mut Bits<'_>, sections: &[Section]) -> Option<()> {
    let book: &Book = &SCALE;
    let mut first_noise = true;
    for section in sections {
        if section.book == ZERO_HCB {
            continue;
        }
        for _ in 0..section.bands {
            if section.book == NOISE_HCB && std::mem::take(&mut first_noise) {
                bits.take(9)?;
            } else {
                book.pass(bits)?;
            }
        }
    }
    (!bits.spent()).then_some(())
}

/// `pulse_data` (table 4.7).
fn pulses(bits: &mut Bits<'_>, windows: Windows) -> Option<()> {
    if windows.short {
        return None;
    }
    let count = bits.take(2)? as usize + 1;
    bits.skip(6 + count * 9);
    Some(())
}

/// `tns_data` (table 4.54).
fn noise_shaping(bits: &mut Bits<'_>, windows: Windows) -> Option<()> {
    let (windows, filters, length, order) = if windows.short { (8, 1, 4, 3) } else { (1, 2, 6, 5) };
    for _ in 0..windows {
        let count = bits.take(filters)?;
        if count == 0 {
            continue;
        }
        let resolution = bits.take(1)? + 3;
        for _ in 0..count {
            bits.take(length)?;
            let order = bits.take(order)?;
            if order > 0 {
                bits.take(1)?;
                let compressed = bits.take(1)?;
                bits.skip((order * (resolution - compressed)) as usize);
            }
        }
    }
    Some(())
}

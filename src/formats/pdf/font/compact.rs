//! The Compact Font Format (Adobe Technical Note 5176) in its own places: words that name no glyph and bytes that nothing
//! points to become zeros, so that no offset moves.

use std::collections::HashSet;

use super::tables::{Used, four, part, two};

/// How many fonts a program may have inside, and how many words.
const FONTS: usize = 4096;
const WORDS: usize = 65_536;

/// How many words every reader knows (appendix A).
const KNOWN: usize = 391;

/// Operators of dictionaries; those of two bytes with 12 in front (tables 9, 10, 23).
const CHARSET: u16 = 15;
const ENCODING: u16 = 16;
const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const SUBRS: u16 = 19;
const ROS: u16 = 12 << 8 | 30;
const FD_ARRAY: u16 = 12 << 8 | 36;
const FD_SELECT: u16 = 12 << 8 | 37;

/// A list of objects (section 5): where each starts and how long it is.
struct Index {
    at: usize,
    end: usize,
    items: Vec<(usize, usize)>,
}

/// The program with nothing but what draws; nothing for one that is broken.
pub(super) fn strip(font: &[u8]) -> Option<Vec<u8>> {
    let header = usize::from(*font.get(2)?);
    let names = Index::read(font, header)?;
    let tops = Index::read(font, names.end)?;
    let words = Index::read(font, tops.end)?;
    let subroutines = Index::read(font, words.end)?;
    let mut used = Used::none();
    used.add(font, 0, 4)?;
    names.add(font, &mut used)?;
    tops.add(font, &mut used)?;
    subroutines.add(font, &mut used)?;
    let mut named = HashSet::new();
    for &(at, length) in &tops.items {
        program(font, part(font, at, length)?, &mut used, &mut named)?;
    }
    let mut out = {
        words.add(font, &mut used)?;
        used.keep(font)
    };
    for (number, &(at, length)) in words.items.iter().enumerate() {
        if !named.contains(&(number + KNOWN)) {
            out.get_mut(at..at + length)?.fill(b'x');
        }
    }
    Some(out)
}

/// What a font's dictionary points to.
fn program(font: &[u8], top: &[u8], used: &mut Used, named: &mut HashSet<usize>) -> Option<()> {
    let top = dictionary(top)?;
    let value = |operator: u16| top.iter().find(|(own, _)| *own == operator).map(|(_, values)| values.as_slice());
    let offset = |operator: u16| value(operator).and_then(|values| values.first().copied());
    let glyphs = Index::read(font, offset(CHAR_STRINGS)?)?;
    glyphs.add(font, used)?;
    let several = value(ROS);
    if let Some([registry, ordering, ..]) = several {
        named.extend([*registry, *ordering]);
    }
    // Up to 2 are charsets that every reader knows; up to 1, encodings.
    if let Some(at) = offset(CHARSET).filter(|at| *at > 2) {
        charset(font, at, glyphs.items.len(), used, several.is_none().then_some(&mut *named))?;
    }
    if let Some(at) = offset(ENCODING).filter(|at| *at > 1) {
        encoding(font, at, used, named)?;
    }
    private(font, value(PRIVATE), used)?;
    if let Some(at) = offset(FD_ARRAY) {
        let fonts = Index::read(font, at)?;
        fonts.add(font, used)?;
        for &(at, length) in fonts.items.iter().take(FONTS) {
            let own = dictionary(part(font, at, length)?)?;
            let values = own.iter().find(|(operator, _)| *operator == PRIVATE).map(|(_, values)| values.as_slice());
            private(font, values, used)?;
        }
    }
    if let Some(at) = offset(FD_SELECT) {
        let length = match font.get(at)? {
            0 => 1 + glyphs.items.len(),
            3 => 5 + two(font, at + 1)? * 3,
            _ => return None,
        };
        used.add(font, at, length)?;
    }
    Some(())
}

/// A private dictionary (section 15) and its subroutines, by its length and offset.
fn private(font: &[u8], values: Option<&[usize]>, used: &mut Used) -> Option<()> {
    let Some([length, at]) = values else { return Some(()) };
    used.add(font, *at, *length)?;
    let own = dictionary(part(font, *at, *length)?)?;
    match own.iter().find(|(operator, _)| *operator == SUBRS).and_then(|(_, values)| values.first()) {
        Some(offset) => Index::read(font, at.checked_add(*offset)?)?.add(font, used),
        None => Some(()),
    }
}

/// Section 13: which word names each glyph but the first, unless glyphs have numbers only.
fn charset(
    font: &[u8],
    at: usize,
    glyphs: usize,
    used: &mut Used,
    mut named: Option<&mut HashSet<usize>>,
) -> Option<()> {
    let format = *font.get(at)?;
    let (mut next, mut left) = (at + 1, glyphs.saturating_sub(1));
    while left > 0 {
        let first = two(font, next)?;
        let (more, length) = match format {
            0 => (0, 2),
            1 => (usize::from(*font.get(next + 2)?), 3),
            2 => (two(font, next + 2)?, 4),
            _ => return None,
        };
        if let Some(named) = named.as_deref_mut() {
            named.extend(first..=first + more.min(left));
        }
        left -= left.min(more + 1);
        next += length;
    }
    used.add(font, at, next - at)
}

/// Section 12: which code each glyph has, and words for codes beside those.
fn encoding(font: &[u8], at: usize, used: &mut Used, named: &mut HashSet<usize>) -> Option<()> {
    let format = *font.get(at)?;
    let count = usize::from(*font.get(at + 1)?);
    let mut length = match format & 0x7f {
        0 => 2 + count,
        1 => 2 + count * 2,
        _ => return None,
    };
    if format & 0x80 != 0 {
        let more = usize::from(*font.get(at + length)?);
        named.extend((0..more).filter_map(|index| two(font, at + length + 2 + index * 3)));
        length += 1 + more * 3;
    }
    used.add(font, at, length)
}

impl Index {
    fn read(font: &[u8], at: usize) -> Option<Self> {
        let count = two(font, at)?;
        if count == 0 {
            return Some(Self { at, end: at + 2, items: Vec::new() });
        }
        let size = usize::from(*font.get(at + 2)?);
        let offset = |index: usize| {
            let bytes = part(font, at + 3 + index * size, size).filter(|_| (1..=4).contains(&size))?;
            Some(bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte)))
        };
        let before = at + 3 + (count + 1) * size - 1;
        let mut items = Vec::with_capacity(count.min(WORDS));
        let mut start = offset(0).filter(|start| *start == 1)?;
        for index in 0..count {
            let end = offset(index + 1).filter(|end| *end >= start)?;
            items.push((before + start, end - start));
            start = end;
        }
        let end = before + start;
        (end <= font.len()).then_some(Self { at, end, items })
    }

    fn add(&self, font: &[u8], used: &mut Used) -> Option<()> {
        used.add(font, self.at, self.end - self.at)
    }
}

/// The operators of a dictionary with their operands (section 4); a real number, which is never an offset, counts as zero.
fn dictionary(bytes: &[u8]) -> Option<Vec<(u16, Vec<usize>)>> {
    let (mut out, mut operands, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(&first) = bytes.get(at) {
        at += 1;
        match first {
            0..=21 => {
                let mut operator = u16::from(first);
                if first == 12 {
                    operator = 12 << 8 | u16::from(*bytes.get(at)?);
                    at += 1;
                }
                out.push((operator, std::mem::take(&mut operands)));
            }
            28 => {
                operands.push(two(bytes, at)?);
                at += 2;
            }
            29 => {
                operands.push(four(bytes, at)?);
                at += 4;
            }
            30 => {
                while bytes.get(at)? & 0xf != 0xf && bytes.get(at)? >> 4 != 0xf {
                    at += 1;
                }
                at += 1;
                operands.push(0);
            }
            32..=246 => operands.push(usize::from(first).saturating_sub(139)),
            247..=250 => {
                operands.push((usize::from(first) - 247) * 256 + usize::from(*bytes.get(at)?) + 108);
                at += 1;
            }
            251..=254 => {
                operands.push(0);
                at += 1;
            }
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(items: &[&[u8]]) -> Vec<u8> {
        let mut out = (items.len() as u16).to_be_bytes().to_vec();
        if items.is_empty() {
            return out;
        }
        out.push(1);
        let mut end = 1;
        out.push(end);
        for item in items {
            end += item.len() as u8;
            out.push(end);
        }
        items.iter().for_each(|item| out.extend_from_slice(item));
        out
    }

    /// A font of two glyphs, one of which has a name of its own, a notice, and words that nothing points to.
    fn font() -> Vec<u8> {
        let number = |value: usize| [28, (value >> 8) as u8, value as u8];
        let top = |at: [usize; 4]| {
            let mut out = number(KNOWN).to_vec();
            out.push(1);
            for (value, operator) in at.into_iter().zip([15, 16, 17]) {
                out.extend(number(value));
                out.push(operator);
            }
            out.extend(number(4));
            out.extend(number(at[3]));
            out.push(18);
            out
        };
        let build = |at: [usize; 4]| {
            let mut out = vec![1, 0, 4, 1];
            out.extend(index(&[b"Me"]));
            out.extend(index(&[&top(at)]));
            out.extend(index(&[b"Notice of me", b"glyph"]));
            out.extend(index(&[b"sub"]));
            out.extend(b"hidden");
            let mut places = [0; 4];
            let add = |place: &mut usize, bytes: &[u8], out: &mut Vec<u8>| {
                *place = out.len();
                out.extend_from_slice(bytes);
            };
            add(&mut places[0], &[[0].as_slice(), &number(KNOWN + 1)[1..]].concat(), &mut out);
            add(&mut places[1], &[0, 1, 65], &mut out);
            add(&mut places[2], &index(&[b"first", b"second"]), &mut out);
            add(&mut places[3], &[139 + 4, 19, 139, 10], &mut out);
            out.extend(index(&[b"local"]));
            out.extend(b"behind");
            (out, places)
        };
        build(build([0; 4]).1).0
    }

    #[test]
    fn words_that_name_no_glyph_and_bytes_between_go() {
        let font = font();
        let copy = strip(&font).unwrap();
        let has = |word: &str| copy.windows(word.len()).any(|own| own == word.as_bytes());
        for word in ["glyph", "sub", "first", "second", "local"] {
            assert!(has(word), "{word}");
        }
        for word in ["Notice", "hidden", "behind"] {
            assert!(!has(word), "{word}");
        }
        assert_eq!(copy.len(), font.len() - "behind".len());
        assert_eq!(strip(&copy).unwrap(), copy);
    }

    #[test]
    fn a_font_that_is_broken_anywhere_is_no_panic() {
        let font = font();
        for at in 0..font.len() {
            strip(&font[..at]);
            for value in [0, 1, 127, 255] {
                let mut broken = font.clone();
                broken[at] = value;
                strip(&broken);
            }
        }
    }
}

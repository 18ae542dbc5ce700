//! TrueType and OpenType (ISO/IEC 14496-22): the tables from which a PDF's reader draws (9.9, table 126), each no longer
//! than it has to be. Names, licences, times, signatures and whatever programs add of their own are not among them.

use super::compact;
use super::tables::{Used, four, part, two};

/// The tables that stay, in the order of the file.
const KEPT: [&[u8; 4]; 12] =
    [b"CFF ", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post", b"prep"];

/// How many tables a font may have.
const MOST: usize = 256;

/// How long `head` and `hhea` are, where `head` says when the font was made, and where it has the sum of all.
const HEAD: usize = 54;
const HHEA: usize = 36;
const TIMES: std::ops::Range<usize> = 20..36;
const SUM: std::ops::Range<usize> = 8..12;

/// The font with nothing but its needed tables; nothing for one that has no glyphs or is broken.
pub(super) fn strip(font: &[u8]) -> Option<Vec<u8>> {
    let version = font.get(..4)?;
    if !matches!(version, [0, 1, 0, 0] | b"true" | b"OTTO") {
        return None;
    }
    let count = two(font, 4).filter(|count| *count <= MOST)?;
    let table = |tag: &[u8; 4]| {
        let entry = (0..count).map(|index| 12 + index * 16).find(|at| part(font, *at, 4) == Some(tag))?;
        let (at, length) = (four(font, entry + 8)?, four(font, entry + 12)?);
        // A subset's last table may be said to be longer than the file.
        font.get(at..at.checked_add(length)?.min(font.len()))
    };
    let most = table(b"maxp").filter(|most| [[0, 1, 0, 0], [0, 0, 0x50, 0]].iter().any(|own| most.starts_with(own)))?;
    let glyphs = two(most, 4)?;
    let (head, hhea) = (table(b"head")?, table(b"hhea")?);
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
    for tag in KEPT {
        let Some(own) = table(tag) else { continue };
        let safe = match tag {
            b"CFF " => compact::strip(own)?,
            b"cmap" => match characters(own) {
                Some(safe) => safe,
                None => continue,
            },
            b"glyf" => outlines(own, table(b"loca")?, two(head, 50)?, glyphs),
            b"head" => {
                let mut head = part(own, 0, HEAD)?.to_vec();
                head.get_mut(TIMES)?.fill(0);
                head.get_mut(SUM)?.fill(0);
                head
            }
            b"hhea" => part(own, 0, HHEA)?.to_vec(),
            b"hmtx" => {
                let both = two(hhea, 34)?;
                upto(own, both * 4 + glyphs.saturating_sub(both) * 2)
            }
            b"loca" => upto(own, (glyphs + 1) * if two(head, 50)? == 0 { 2 } else { 4 }),
            b"maxp" => upto(own, if own.starts_with(&[0, 0, 0x50, 0]) { 6 } else { 32 }),
            b"post" => match glyph_names(own) {
                Some(safe) => safe,
                None => continue,
            },
            _ => own.to_vec(),
        };
        tables.push((tag, safe));
    }
    tables.iter().any(|(tag, _)| matches!(*tag, b"glyf" | b"CFF ")).then(|| write(version, tables))
}

fn upto(table: &[u8], length: usize) -> Vec<u8> {
    table.get(..length).unwrap_or(table).to_vec()
}

/// `glyf`: the glyphs to which `loca` points, of which offsets are halved in its short form. One that leaves the table is
/// empty to readers.
fn outlines(glyf: &[u8], loca: &[u8], form: usize, glyphs: usize) -> Vec<u8> {
    let offset = |index: usize| if form == 0 { Some(two(loca, index * 2)? * 2) } else { four(loca, index * 4) };
    let mut used = Used::none();
    for index in 0..glyphs {
        let (Some(start), Some(end)) = (offset(index), offset(index + 1)) else { break };
        let end = end.min(glyf.len());
        if start < end {
            used.add(glyf, start, end - start);
        }
    }
    used.keep(glyf)
}

/// `cmap`: the subtables of known formats, one behind the other; nothing where there is none.
fn characters(cmap: &[u8]) -> Option<Vec<u8>> {
    let mut kept: Vec<(&[u8], usize)> = Vec::new();
    let mut bodies: Vec<&[u8]> = Vec::new();
    for index in 0..two(cmap, 2)?.min(MOST) {
        let entry = 4 + index * 8;
        let at = four(cmap, entry + 4)?;
        let length = match two(cmap, at) {
            Some(0 | 2 | 4 | 6) => two(cmap, at + 2)?,
            Some(8 | 10 | 12 | 13) => four(cmap, at + 4)?,
            _ => continue,
        };
        // A table of format 4 may be longer than it can say.
        let Some(body) = cmap.get(at..).map(|rest| rest.get(..length).unwrap_or(rest)) else { continue };
        let place = bodies.iter().position(|own| *own == body).unwrap_or(bodies.len());
        if place == bodies.len() {
            bodies.push(body);
        }
        kept.push((part(cmap, entry, 4)?, place));
    }
    if kept.is_empty() {
        return None;
    }
    let mut out = [[0, 0], (kept.len() as u16).to_be_bytes()].concat();
    let start = 4 + kept.len() * 8;
    for (platform, place) in &kept {
        let before: usize = bodies.iter().take(*place).map(|body| body.len()).sum();
        out.extend_from_slice(platform);
        out.extend_from_slice(&((start + before) as u32).to_be_bytes());
    }
    bodies.iter().for_each(|body| out.extend_from_slice(body));
    Some(out)
}

/// `post`: what readers find glyphs by where their numbers are not known; nothing for forms that are no longer in use.
fn glyph_names(post: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 32;
    let mut length = HEADER;
    match post.get(..4)? {
        [0, 1 | 3, 0, 0] => {}
        [0, 2, 0, 0] => {
            let count = two(post, HEADER)?;
            length += 2 + count * 2;
            let highest = (0..count).filter_map(|index| two(post, HEADER + 2 + index * 2)).max().unwrap_or(0);
            // 258 names are known, those behind them are written out.
            for _ in 258..=highest {
                length += 1 + usize::from(*post.get(length)?);
            }
        }
        _ => return None,
    }
    let mut out = part(post, 0, length)?.to_vec();
    // How much memory a printer needs.
    out.get_mut(16..HEADER)?.fill(0);
    Some(out)
}

/// The file (4.5): a directory in the order of tags, tables at multiples of four, sums of everything.
fn write(version: &[u8], tables: Vec<(&[u8; 4], Vec<u8>)>) -> Vec<u8> {
    let count = tables.len();
    let power = count.max(1).ilog2();
    let range = 16usize << power;
    let mut out = version.to_vec();
    for value in [count, range, power as usize, count * 16 - range] {
        out.extend_from_slice(&(value as u16).to_be_bytes());
    }
    let mut at = 12 + count * 16;
    for (tag, body) in &tables {
        out.extend_from_slice(*tag);
        for value in [sum(body), at as u32, body.len() as u32] {
            out.extend_from_slice(&value.to_be_bytes());
        }
        at += body.len().next_multiple_of(4);
    }
    let mut head = None;
    for (tag, body) in &tables {
        if *tag == b"head" {
            head = Some(out.len());
        }
        out.extend_from_slice(body);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let whole = 0xb1b0_afbau32.wrapping_sub(sum(&out));
    if let Some(own) = head.and_then(|at| out.get_mut(at + SUM.start..at + SUM.end)) {
        own.copy_from_slice(&whole.to_be_bytes());
    }
    out
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0u32, |sum, chunk| {
        let mut four = [0; 4];
        four.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        sum.wrapping_add(u32::from_be_bytes(four))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of two glyphs with words wherever nobody draws from.
    fn font() -> Vec<u8> {
        let mut head = vec![7; 60];
        head[50..52].copy_from_slice(&[0, 0]);
        let mut hhea = vec![0; 40];
        hhea[34..36].copy_from_slice(&[0, 1]);
        let maxp = [&[0, 1, 0, 0, 0, 2][..], &[0; 26], b"me"].concat();
        let cmap =
            [&[0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 16][..], b"word", &[0, 6, 0, 12, 0, 0, 0, 65, 0, 1, 0, 1], b"me"];
        let post = [&[0, 2, 0, 0][..], &[9; 28], &[0, 2, 0, 0, 1, 2, 1, b'A'], b"me"].concat();
        let tables: Vec<(&[u8; 4], Vec<u8>)> = vec![
            (b"DSIG", b"me".to_vec()),
            (b"cmap", cmap.concat()),
            (b"glyf", b"glyphAmeglyphBme".to_vec()),
            (b"head", head),
            (b"hhea", hhea),
            (b"hmtx", b"123456me".to_vec()),
            (b"loca", [0u16, 3, 3, 9].iter().flat_map(|at| at.to_be_bytes()).collect()),
            (b"maxp", maxp),
            (b"name", b"me".to_vec()),
            (b"post", post),
        ];
        write(&[0, 1, 0, 0], tables)
    }

    #[test]
    fn what_draws_stays_and_nothing_else() {
        let copy = strip(&font()).unwrap();
        for tag in [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post"] {
            assert!(copy.windows(4).any(|four| four == tag));
        }
        for word in [b"DSIG".as_slice(), b"name", b"me", b"word", &[7; 16], &[9; 16]] {
            let here = copy.windows(word.len()).position(|own| own == word);
            assert_eq!(here, None, "{}", String::from_utf8_lossy(word));
        }
        assert!(copy.windows(6).any(|own| own == b"glyphA") && copy.windows(6).any(|own| own == b"123456"));
        assert_eq!(sum(&copy), 0xb1b0_afba);
        assert_eq!(strip(&copy).unwrap(), copy);
    }

    #[test]
    fn a_font_whose_tables_are_not_where_it_says_is_nothing() {
        let mut font = font();
        let at = font.windows(4).position(|own| own == b"maxp").unwrap();
        font[at + 11] += 4;
        assert!(strip(&font).is_none());
    }

    #[test]
    fn a_font_cut_off_anywhere_is_nothing_or_less() {
        let font = font();
        for length in 0..font.len() {
            let copy = strip(&font[..length]).unwrap_or_default();
            assert!(copy.len() <= font.len());
        }
        assert!(strip(b"wOFF").is_none());
    }
}

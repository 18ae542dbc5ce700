//! Which letters the codes of a font stand for (ISO 32000-1, 9.10.3), so that words which stay unseen can be named.

use std::collections::HashMap;

use super::text::unescaped;
use super::token::Tokens;

/// The most codes that are read of a font.
const MOST: usize = 1 << 16;

/// The letters by code, as far as the program can be read.
pub(super) fn read(program: &[u8]) -> HashMap<u32, String> {
    let mut out = HashMap::new();
    let mut tokens = Tokens::new(program);
    while let Ok(Some(word)) = tokens.piece() {
        let (end, columns): (&[u8], _) = match word {
            b"beginbfchar" => (b"endbfchar", 2),
            b"beginbfrange" => (b"endbfrange", 3),
            _ => continue,
        };
        let mut row: Vec<Vec<u8>> = Vec::new();
        let mut open = false;
        while let Ok(Some(piece)) = tokens.piece() {
            match piece {
                piece if piece == end => break,
                b"[" => open = true,
                b"]" => open = false,
                piece => row.push(unescaped(piece)),
            }
            if open || row.len() < columns {
                continue;
            }
            let (codes, letters) = row.split_at(columns - 1);
            let [first, .., last] = [codes.first(), codes.last()].map(|own| own.map_or(0, |own| value(own)));
            for (code, index) in (first..=last).zip(0u32..).take(MOST.saturating_sub(out.len())) {
                let letter = match letters {
                    [one] => spelled(one, index),
                    list => list.get(index as usize).map(|own| spelled(own, 0)).unwrap_or_default(),
                };
                out.insert(code, letter);
            }
            row.clear();
        }
    }
    out
}

fn value(code: &[u8]) -> u32 {
    code.iter().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// Letters in UTF-16, of which the last is so much further on.
fn spelled(coded: &[u8], further: u32) -> String {
    let mut units: Vec<u16> = coded.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    units.last_mut().into_iter().for_each(|last| *last = last.wrapping_add(further as u16));
    String::from_utf16_lossy(&units).chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn codes_of_both_tables_are_spelled() {
        let program = b"2 beginbfchar <0001> <0041> <0102> <00660069> endbfchar\n\
                        2 beginbfrange <03> <05> <0061> <07> <08> [<0058> <D83DDE00>] endbfrange";
        let own = read(program);
        let all = [(1, "A"), (0x102, "fi"), (3, "a"), (4, "b"), (5, "c"), (7, "X"), (8, "\u{1f600}")];
        assert_eq!(own.len(), all.len());
        for (code, letters) in all {
            assert_eq!(own.get(&code).map(String::as_str), Some(letters), "{code}");
        }
        assert!(read(b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange").len() <= 1 << 16);
    }
}

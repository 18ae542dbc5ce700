//! CMaps (ISO 32000-1, 9.7.5 and 9.10.3; Adobe Technical Note 5014): which letters the glyphs of a font stand for, and which
//! glyphs codes do. A program that is written anew with nothing but its tables.

use crate::error::Result;

use super::token::Tokens;

const HEAD: &[u8] =
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /N def\n/CMapType 2 def\n";
const TAIL: &[u8] = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// The tables, with how many values a row has.
const TABLES: [(&[u8], &[u8], usize); 7] = [
    (b"begincodespacerange", b"endcodespacerange", 2),
    (b"beginbfchar", b"endbfchar", 2),
    (b"beginbfrange", b"endbfrange", 3),
    (b"begincidchar", b"endcidchar", 2),
    (b"begincidrange", b"endcidrange", 3),
    (b"beginnotdefchar", b"endnotdefchar", 2),
    (b"beginnotdefrange", b"endnotdefrange", 3),
];

/// The program without words, names and comments. Errors: `refused` for what cannot be read.
pub(super) fn strip(program: &[u8]) -> Result<Vec<u8>> {
    let mut out = HEAD.to_vec();
    let mut tokens = Tokens::new(program);
    let mut last = [[].as_slice(); 2];
    while let Some(word) = tokens.piece()? {
        let before = last;
        last = [before[1], word];
        if before == [b"/WMode".as_slice(), b"1"] && word == b"def" {
            out.extend_from_slice(b"/WMode 1 def\n");
        }
        let Some((begin, end, columns)) = TABLES.iter().find(|(begin, _, _)| *begin == word) else { continue };
        let (mut values, mut open) = (Vec::<Vec<u8>>::new(), false);
        while let Some(piece) = tokens.piece()?.filter(|piece| piece != end) {
            match piece {
                b"[" if !open => {
                    open = true;
                    values.push(b"[".to_vec());
                }
                b"]" if open => {
                    open = false;
                    values.last_mut().into_iter().for_each(|list| list.push(b']'));
                }
                piece if !is_code(piece) => {}
                piece if open => {
                    if let Some(list) = values.last_mut() {
                        if list.len() > 1 {
                            list.push(b' ');
                        }
                        list.extend_from_slice(piece);
                    }
                }
                piece => values.push(piece.to_vec()),
            }
        }
        if open {
            values.last_mut().into_iter().for_each(|list| list.push(b']'));
        }
        let rows = values.len() / columns;
        out.extend_from_slice(rows.to_string().as_bytes());
        out.push(b' ');
        out.extend_from_slice(begin);
        for row in values.chunks_exact(*columns) {
            for (index, value) in row.iter().enumerate() {
                out.push(if index == 0 { b'\n' } else { b' ' });
                out.extend_from_slice(value);
            }
        }
        out.push(b'\n');
        out.extend_from_slice(end);
        out.push(b'\n');
    }
    out.extend_from_slice(TAIL);
    Ok(out)
}

/// Whether a value is a code, or the number of a glyph.
fn is_code(piece: &[u8]) -> bool {
    match piece {
        [b'<', inside @ .., b'>'] => inside.iter().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace()),
        digits => digits.iter().all(u8::is_ascii_digit),
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn whatever_stands_between_tables_is_no_reason_to_refuse_them() {
        let table = "1 beginbfrange\n<03> <04> [<0043> <0044>]\nendbfrange\n";
        for odd in ["<</Registry (me) def\n/Supplement 0 def>> def", "[ << ] def", ">> ] } (me)", "/A /B /C"] {
            let after = String::from_utf8(strip(format!("{odd}\n{table}{odd}").as_bytes()).unwrap()).unwrap();
            assert!(after.contains(table) && !after.contains("me)"), "{after}");
        }
        let coding = "/WMode 1 def\n1 begincidrange\n<0000> <00ff> 7\nendcidrange\n";
        let after = String::from_utf8(strip(coding.as_bytes()).unwrap()).unwrap();
        assert!(after.contains(coding), "{after}");
    }

    #[test]
    fn tables_stay_and_all_else_goes() {
        let before =
            b"%me\n/CMapName /Me def\n<</Registry (me)>> 2 beginbfchar % me\n<01> <0041>\n<02> /me <0042> endbfchar \
                       1 beginbfrange <03> <04> [<0043> <0044>] endbfrange (me)";
        let after = strip(before).unwrap();
        let words = String::from_utf8(after.clone()).unwrap();
        assert!(!words.to_ascii_lowercase().contains("me)") && !words.contains("/Me") && !words.contains("/me"));
        assert!(words.contains("2 beginbfchar\n<01> <0041>\n<02> <0042>\nendbfchar\n"), "{words}");
        assert!(words.contains("1 beginbfrange\n<03> <04> [<0043> <0044>]\nendbfrange\n"), "{words}");
        assert_eq!(strip(&after).unwrap(), after);
    }
}

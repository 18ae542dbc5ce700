//! Which letters the glyphs of a font stand for (ISO 32000-1, 9.10.3; Adobe Technical Note 5014): a program that is written
//! anew with nothing but its tables.

use crate::error::Result;

use super::token::{Token, Tokens};

const HEAD: &[u8] =
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /N def\n/CMapType 2 def\n";
const TAIL: &[u8] = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// The tables, with how many values a row has.
const TABLES: [(&[u8], &[u8], usize); 3] = [
    (b"begincodespacerange", b"endcodespacerange", 2),
    (b"beginbfchar", b"endbfchar", 2),
    (b"beginbfrange", b"endbfrange", 3),
];

/// The program without words, names and comments. Errors: `refused` for what cannot be read.
pub(super) fn strip(program: &[u8]) -> Result<Vec<u8>> {
    let mut out = HEAD.to_vec();
    let mut tokens = Tokens::new(program);
    while let Some(token) = tokens.next()? {
        let Token::Word(word) = token else { continue };
        let Some((begin, end, columns)) = TABLES.iter().find(|(begin, _, _)| *begin == word) else { continue };
        let mut values = Vec::new();
        while let Some(token) = tokens.next()?.filter(|token| *token != Token::Word(end)) {
            if is_code(&token) {
                values.push(token);
            }
        }
        let rows = values.len() / columns;
        out.extend_from_slice(format!("{rows} ").as_bytes());
        out.extend_from_slice(begin);
        for row in values.chunks_exact(*columns) {
            for (index, value) in row.iter().enumerate() {
                out.push(if index == 0 { b'\n' } else { b' ' });
                value.write(&mut out);
            }
        }
        out.push(b'\n');
        out.extend_from_slice(end);
        out.push(b'\n');
    }
    out.extend_from_slice(TAIL);
    Ok(out)
}

/// Whether a value is a code, or a list of codes.
fn is_code(token: &Token<'_>) -> bool {
    match token {
        Token::Text(text) => text.first() == Some(&b'<'),
        Token::Array(items) => items.iter().all(is_code),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

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

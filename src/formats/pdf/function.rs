//! Functions that are programs (ISO 32000-1, 7.10.5): numbers, operators and braces, and nothing else.

use super::token::{Tokens, is_value};

/// The operators (table 42).
const OPERATORS: [&[u8]; 42] = [
    b"abs",
    b"add",
    b"and",
    b"atan",
    b"bitshift",
    b"ceiling",
    b"copy",
    b"cos",
    b"cvi",
    b"cvr",
    b"div",
    b"dup",
    b"eq",
    b"exch",
    b"exp",
    b"false",
    b"floor",
    b"ge",
    b"gt",
    b"idiv",
    b"if",
    b"ifelse",
    b"index",
    b"le",
    b"ln",
    b"log",
    b"lt",
    b"mod",
    b"mul",
    b"ne",
    b"neg",
    b"not",
    b"or",
    b"pop",
    b"roll",
    b"round",
    b"sin",
    b"sqrt",
    b"sub",
    b"true",
    b"truncate",
    b"xor",
];

/// The program in one form; nothing for one that is none.
pub(super) fn strip(program: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut tokens, mut open) = (Tokens::new(program), 0u32);
    while let Some(piece) = tokens.piece().ok()? {
        match piece {
            b"{" => open += 1,
            b"}" => open = open.checked_sub(1)?,
            piece if open > 0 && (OPERATORS.contains(&piece) || is_value(piece)) => {}
            _ => return None,
        }
        out.extend_from_slice(piece);
        if open == 0 {
            return Some(out);
        }
        out.push(b' ');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn a_program_has_no_words_of_its_own() {
        assert_eq!(strip(b"%me\n{ 2 mul%me\n{exch}if } me").unwrap(), b"{ 2 mul { exch } if }");
        assert_eq!(strip(b"{ 2 mul { exch } if }").unwrap(), b"{ 2 mul { exch } if }");
        for broken in ["", "{", "{me}", "{(me)}", "{/me}", "}", "2 {}"] {
            assert!(strip(broken.as_bytes()).is_none(), "{broken}");
        }
    }
}

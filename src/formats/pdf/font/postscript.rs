//! Type 1 fonts (Adobe Type 1 Font Format, 1990): words and comments of the part in the clear go, and so does what comes
//! behind the encrypted part. What is encrypted draws and stays.

use crate::formats::pdf::token::{Token, Tokens};

/// What the first line has to say.
const HEAD: &[u8] = b"%!PS-AdobeFont-1.0\n";

/// How long the line of letters and digits is that the encrypted part is written in, where it is not in bytes.
const LINE: usize = 64;

/// The key of the encrypted part, and how many bytes stand before what it says (section 7).
const KEY: u16 = 55665;
const RANDOM: usize = 4;

/// The program, and how long its parts in the clear and encrypted are; nothing for one that cannot be read.
pub(super) fn strip(font: &[u8]) -> Option<(Vec<u8>, [usize; 2])> {
    let whole = unpacked(font)?;
    let start = memchr::memmem::find(&whole, b"eexec")? + 5;
    let (clear, rest) = whole.split_at_checked(start)?;
    let mut out = HEAD.to_vec();
    clear_part(clear, &mut out)?;
    let length = out.len();
    let coded = encrypted(rest)?;
    out.extend_from_slice(&coded);
    Some((out, [length, coded.len()]))
}

/// The program without the headers of its segments, which it has in files of its own (Adobe Technical Note 5040).
fn unpacked(font: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest) = (Vec::new(), font);
    while let [0x80, kind @ (1 | 2), a, b, c, d, after @ ..] = rest {
        let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
        let body = after.get(..length)?;
        out.extend_from_slice(body);
        rest = after.get(length..)?;
        if *kind == 2 && !rest.starts_with(&[0x80, 2]) {
            return Some(out);
        }
    }
    Some(if out.is_empty() { rest.to_vec() } else { out })
}

/// Writes the tokens of the clear part, `eexec` among them, with empty strings for the words that are in it. Lines stay
/// lines: some readers look for what they know at the start of one.
fn clear_part(clear: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let mut tokens = Tokens::flat(clear);
    let (mut first, mut line) = (true, false);
    loop {
        let rest = tokens.rest();
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0);
        let (mut count, mut breaks) = (0, false);
        for byte in spaces {
            count += 1;
            breaks |= matches!(byte, b'\r' | b'\n');
        }
        let Some(token) = tokens.next().ok()? else { break };
        if token == Token::Comment {
            line = true;
            continue;
        }
        if !first && (breaks || line) {
            out.push(b'\n');
        } else if !first && count > 0 {
            out.push(b' ');
        }
        (first, line) = (false, false);
        match token {
            Token::Text(_) => out.extend_from_slice(b"()"),
            token => token.write(out),
        }
    }
    // One byte parts the two.
    out.push(b'\n');
    Some(())
}

/// The encrypted part up to `closefile`, in bytes.
fn encrypted(rest: &[u8]) -> Option<Vec<u8>> {
    let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = rest.get(spaces..)?;
    let digits = rest.get(..RANDOM)?.iter().all(u8::is_ascii_hexdigit);
    let coded: Vec<u8> = if digits { bytes_of(rest) } else { rest.to_vec() };
    let plain = decrypted(&coded);
    let end = memchr::memmem::rfind(&plain, b"closefile")? + b"closefile".len();
    let mut coded = coded.get(..end)?.to_vec();
    // The encryption of a line's end, so that the last word has one.
    let last = decrypted_key(&coded);
    coded.push(b'\n' ^ (last >> 8) as u8);
    Some(coded)
}

/// The bytes of digits up to the first that is none.
fn bytes_of(rest: &[u8]) -> Vec<u8> {
    let digits =
        rest.iter().filter(|byte| !byte.is_ascii_whitespace()).map_while(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(rest.len() / 2 + LINE);
    let mut first = None;
    for digit in digits {
        match first.take() {
            None => first = Some(digit),
            Some(high) => out.push((high << 4 | digit) as u8),
        }
    }
    out
}

fn next(key: u16, coded: u8) -> u16 {
    u16::from(coded).wrapping_add(key).wrapping_mul(52845).wrapping_add(22719)
}

fn decrypted(coded: &[u8]) -> Vec<u8> {
    let mut key = KEY;
    coded
        .iter()
        .map(|byte| {
            let plain = byte ^ (key >> 8) as u8;
            key = next(key, *byte);
            plain
        })
        .collect()
}

/// The key behind the last byte.
fn decrypted_key(coded: &[u8]) -> u16 {
    coded.iter().fold(KEY, |key, byte| next(key, *byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encrypt(plain: &[u8]) -> Vec<u8> {
        let mut key = KEY;
        plain
            .iter()
            .map(|byte| {
                let coded = byte ^ (key >> 8) as u8;
                key = next(key, coded);
                coded
            })
            .collect()
    }

    const CLEAR: &[u8] = b"%!PS-AdobeFont-1.0: Reza 1.0\n%%CreationDate: Reza\n/FontInfo 2 dict dup begin /Notice (Reza) readonly \
        def /FullName(Re(za)) def end readonly def\r\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 65 /A put \
        readonly def /FontMatrix[1e-3 0 0 0.001 0 0]readonly def currentfile eexec";

    #[test]
    fn words_and_comments_go_and_the_glyphs_stay() {
        let secret = b"\xffabcdup/Private 1 dict /CharStrings 1 dict dup begin /A 3 RD \x01%\x02 ND end mark currentfile closefile";
        let coded = encrypt(secret);
        let tail = b"\n0000000000Reza\ncleartomark";
        let bytes = [CLEAR, b"\n", &coded, tail.as_slice()].concat();
        let hex: String = coded.iter().map(|byte| format!("{byte:02X}")).collect();
        let digits = [CLEAR, b"\r\n", hex.as_bytes(), tail.as_slice()].concat();
        let segment = |kind: u8, own: &[u8]| [&[0x80, kind][..], &(own.len() as u32).to_le_bytes(), own].concat();
        let clear = [CLEAR, b"\n"].concat();
        let packed = [segment(1, &clear), segment(2, &coded), segment(1, tail), vec![0x80, 3]].concat();
        for font in [bytes, digits, packed] {
            let (copy, [clear, length]) = strip(&font).unwrap();
            assert!(!String::from_utf8_lossy(&copy[..clear]).contains("Re"), "{}", String::from_utf8_lossy(&copy));
            assert!(copy.starts_with(HEAD) && copy[..clear].ends_with(b"currentfile eexec\n"));
            let shown = String::from_utf8_lossy(&copy[..clear]).into_owned();
            assert!(shown.contains("\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for"), "{shown}");
            assert!(shown.contains("/FontMatrix[1e-3 0 0 0.001 0 0]readonly def"), "{shown}");
            assert_eq!(clear + length, copy.len());
            assert_eq!(decrypted(&copy[clear..]), [secret.as_slice(), b"\n"].concat());
            assert_eq!(strip(&copy).unwrap().0, copy);
        }
    }

    #[test]
    fn a_font_without_an_end_is_not_kept() {
        assert!(strip(CLEAR).is_none());
        assert!(strip(b"%!PS-AdobeFont (").is_none());
        assert!(strip(&[0x80, 1, 255, 255, 255, 255]).is_none());
    }
}

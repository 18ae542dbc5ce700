//! Text strings (7.9.2).

/// A text string for reading (7.9.2.2).
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| *b as char).collect(),
    }
}

/// The bytes of a string that is coded with its brackets (7.3.4).
pub(super) fn unescaped(coded: &[u8]) -> Vec<u8> {
    let inside = coded.get(1..coded.len().saturating_sub(1)).unwrap_or_default();
    let mut out = Vec::with_capacity(inside.len());
    if coded.first() == Some(&b'<') {
        let digits: Vec<u8> =
            inside.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(|digit| digit as u8).collect();
        out.extend(
            digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) << (4 * (pair.len() % 2))),
        );
        return out;
    }
    let mut rest = inside.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match rest.next() {
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit) = rest.next_if(|digit| (b'0'..=b'7').contains(digit)) else { break };
                    value = value << 3 | u32::from(digit - b'0');
                }
                out.push(value as u8);
            }
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'b') => out.push(8),
            Some(b'f') => out.push(12),
            Some(b'\r') => drop(rest.next_if_eq(&b'\n')),
            Some(b'\n') | None => {}
            Some(other) => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn strings_are_read_in_both_forms() {
        assert_eq!(unescaped(b"(a\\(b\\)\\101\\7\\\r\nc)"), b"a(b)A\x07c");
        assert_eq!(unescaped(b"<4a 4B5>"), b"JKP");
        assert_eq!(unescaped(b"("), b"");
    }
}

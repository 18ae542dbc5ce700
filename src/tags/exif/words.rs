//! Words in Exif: the character codes of `UserComment` (CIPA DC-008, 4.6.6) and of Windows' own tags.

/// The text of a value that starts with eight bytes of character code; at most 4096 bytes are read.
pub(super) fn coded(value: &[u8], big: bool) -> String {
    let value = value.get(..4096).unwrap_or(value);
    let Some((code, text)) = value.split_at_checked(8) else { return plain(value) };
    match code {
        b"UNICODE\0" => match text {
            [0xfe, 0xff, rest @ ..] => utf16(rest, true),
            [0xff, 0xfe, rest @ ..] => utf16(rest, false),
            _ => utf16(text, big),
        },
        b"ASCII\0\0\0" | b"JIS\0\0\0\0\0" | [0, 0, 0, 0, 0, 0, 0, 0] => plain(text),
        _ => plain(value),
    }
}

/// UTF-16 up to the first NUL, of at most 4096 bytes.
pub(super) fn utf16(bytes: &[u8], big: bool) -> String {
    let bytes = bytes.get(..4096).unwrap_or(bytes);
    let units = bytes.chunks_exact(2).map(|pair| match *pair {
        [a, b] if big => u16::from_be_bytes([a, b]),
        [a, b] => u16::from_le_bytes([a, b]),
        _ => 0,
    });
    let text = char::decode_utf16(units.take_while(|&unit| unit != 0));
    text.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().trim().to_owned()
}

fn plain(bytes: &[u8]) -> String {
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).trim().to_owned()
}

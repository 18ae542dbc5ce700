//! Inline pictures (ISO 32000-1, 8.9.7): the entries that a picture needs, and its bytes.

use crate::error::{Error, Reason, Result};
use crate::report::Report;

use super::names::{self, Names};
use super::token::{Token, Tokens, is_value};
use super::values::INTENTS;

/// The keys of an inline picture, in both spellings (table 93).
const KEYS: [&[u8]; 20] = [
    b"BPC",
    b"BitsPerComponent",
    b"CS",
    b"ColorSpace",
    b"D",
    b"Decode",
    b"DP",
    b"DecodeParms",
    b"F",
    b"Filter",
    b"H",
    b"Height",
    b"IM",
    b"ImageMask",
    b"Intent",
    b"I",
    b"Interpolate",
    b"W",
    b"Width",
    b"L",
];

/// A picture in a content stream.
#[derive(Default)]
pub(super) struct Inline<'a> {
    entries: Vec<(&'a [u8], Token<'a>)>,
    bytes: &'a [u8],
    /// Whether it brings what it does not need.
    pub unused: bool,
}

impl<'a> Inline<'a> {
    /// The picture whose `BI` was read from `tokens`.
    ///
    /// Errors: `refused` when it has no end, or a filter that no reader has, or that of a JPEG, which could bring its own metadata.
    pub(super) fn read(tokens: &mut Tokens<'a>) -> Result<Self> {
        let broken = Error::new(Reason::Nested, "a picture in the document cannot be made safe");
        let mut own = Self::default();
        loop {
            match tokens.next()?.ok_or(broken)? {
                Token::Word(b"ID") => break,
                Token::Comment => own.unused = true,
                Token::Name(key) => {
                    let value = tokens.next()?.ok_or(broken)?;
                    let plain = is_plain(key, &value);
                    // Without its filter it would be another picture.
                    if matches!(key, b"F" | b"Filter") && !plain {
                        return Err(broken);
                    }
                    if KEYS.contains(&key) && plain {
                        own.entries.push((key, value));
                    } else {
                        own.unused = true;
                    }
                }
                _ => return Err(broken),
            }
        }
        let mut filters = Vec::new();
        if let Some(filter) = value(&own.entries, b"F", b"Filter") {
            filter.write(&mut filters);
        }
        // One space ends `ID`, but for the filters to which it means nothing.
        tokens.skip(if tokens.rest().starts_with(b"\r\n") { 2 } else { 1 });
        let raw = if filters.is_empty() || filters == b"[]" { raw_length(&own.entries) } else { None };
        let length =
            raw.filter(|length| ends_at(tokens.rest(), *length)).or_else(|| end(tokens.rest())).ok_or(broken)?;
        own.entries.retain(|(key, _)| *key != b"L");
        own.bytes = tokens.skip(length);
        // Spaces before `EI`, then `EI` itself.
        let spaces = tokens.rest().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        tokens.skip(spaces + 2);
        Ok(own)
    }

    /// The name of the colour space that it has, of which some need no resource (table 94).
    pub(super) fn space(&self) -> Option<&'a [u8]> {
        match value(&self.entries, b"CS", b"ColorSpace") {
            Some(Token::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// Whether it is painted with the colour of fills.
    pub(super) fn is_mask(&self) -> bool {
        matches!(value(&self.entries, b"IM", b"ImageMask"), Some(Token::Word(b"true")))
    }

    /// Writes the picture from `BI` to `EI`. True where it has a new name.
    pub(super) fn write(&self, out: &mut Vec<u8>, names: &mut Names, report: &mut Report) -> bool {
        let mut changed = false;
        out.extend_from_slice(b"BI\n");
        for (key, value) in &self.entries {
            Token::Name(key).write(out);
            out.push(b' ');
            match value {
                Token::Name(coded) if matches!(*key, b"CS" | b"ColorSpace") => {
                    let own = names::decoded(coded);
                    let new = names.resource(&own, report);
                    changed |= new != *coded;
                    Token::Name(&new).write(out);
                }
                value => value.write(out),
            }
            out.push(b'\n');
        }
        out.extend_from_slice(b"ID ");
        out.extend_from_slice(self.bytes);
        out.extend_from_slice(b"\nEI\n");
        changed
    }
}

fn value<'t, 'a>(entries: &'t [(&'a [u8], Token<'a>)], short: &[u8], long: &[u8]) -> Option<&'t Token<'a>> {
    entries.iter().find(|(key, _)| *key == short || *key == long).map(|(_, value)| value)
}

/// What filters are called, and what their settings are (7.4, table 94).
const FILTERS: [&[u8]; 12] = [
    b"AHx",
    b"ASCIIHexDecode",
    b"A85",
    b"ASCII85Decode",
    b"LZW",
    b"LZWDecode",
    b"Fl",
    b"FlateDecode",
    b"RL",
    b"RunLengthDecode",
    b"CCF",
    b"CCITTFaxDecode",
];
const SETTINGS: [&[u8]; 12] = [
    b"Predictor",
    b"Colors",
    b"BitsPerComponent",
    b"Columns",
    b"EarlyChange",
    b"K",
    b"EndOfLine",
    b"EncodedByteAlign",
    b"Rows",
    b"EndOfBlock",
    b"BlackIs1",
    b"DamagedRowsBeforeError",
];

/// Whether a value is of the kind that stands behind its key, and says nothing of its own.
fn is_plain(key: &[u8], value: &Token<'_>) -> bool {
    let word = |own: &Token<'_>| matches!(own, Token::Word(word) if is_value(word));
    match (key, value) {
        // Its name is a resource's, or the standard's; the colours of a table are the only string.
        (b"CS" | b"ColorSpace", Token::Name(_)) => true,
        (b"CS" | b"ColorSpace", Token::Array(items)) => match items.as_slice() {
            [Token::Name(b"I" | b"Indexed"), Token::Name(base), last, Token::Text(_)] => {
                SPACES.contains(base) && word(last)
            }
            _ => false,
        },
        (b"F" | b"Filter", Token::Name(name)) => FILTERS.contains(name),
        (b"F" | b"Filter", Token::Array(items)) => items.iter().all(|own| is_plain(key, own)),
        (b"DP" | b"DecodeParms", Token::Dictionary(entries)) => {
            entries.iter().all(|(key, value)| SETTINGS.contains(key) && word(value))
        }
        (b"DP" | b"DecodeParms" | b"D" | b"Decode", Token::Array(items)) => {
            items.iter().all(|own| word(own) || is_plain(key, own))
        }
        (b"Intent", Token::Name(name)) => INTENTS.contains(name),
        (b"CS" | b"ColorSpace" | b"F" | b"Filter" | b"D" | b"Decode" | b"Intent", _) => false,
        (_, own) => word(own),
    }
}

/// The colour spaces that need no resource, in both spellings.
const SPACES: [&[u8]; 6] = [b"G", b"DeviceGray", b"RGB", b"DeviceRGB", b"CMYK", b"DeviceCMYK"];

/// How many bytes a picture without a filter has, where its colour space is one of the device's or a table.
fn raw_length(entries: &[(&[u8], Token<'_>)]) -> Option<usize> {
    let number = |short: &[u8], long: &[u8]| match value(entries, short, long) {
        Some(Token::Word(word)) => std::str::from_utf8(word).ok()?.parse::<usize>().ok(),
        _ => None,
    };
    let mask = matches!(value(entries, b"IM", b"ImageMask"), Some(Token::Word(b"true")));
    let components = match value(entries, b"CS", b"ColorSpace") {
        _ if mask => 1,
        Some(Token::Name(b"G" | b"DeviceGray") | Token::Array(_)) => 1,
        Some(Token::Name(b"RGB" | b"DeviceRGB")) => 3,
        Some(Token::Name(b"CMYK" | b"DeviceCMYK")) => 4,
        _ => return None,
    };
    let bits = if mask { 1 } else { number(b"BPC", b"BitsPerComponent")? };
    let row = number(b"W", b"Width")?.checked_mul(components)?.checked_mul(bits)?.div_ceil(8);
    row.checked_mul(number(b"H", b"Height")?)
}

/// Whether `EI` follows so many bytes.
fn ends_at(bytes: &[u8], length: usize) -> bool {
    let rest = bytes.get(length..).unwrap_or_default();
    let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = rest.get(spaces..).unwrap_or_default();
    rest.starts_with(b"EI") && rest.get(2).is_none_or(|byte| byte.is_ascii_whitespace())
}

/// How many bytes come before an `EI` that stands alone and is followed by what looks like a content stream.
fn end(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, b"EI").find_map(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_whitespace);
        let after = bytes.get(at + 2..).unwrap_or_default();
        let plain = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
        let alone = after.first().is_none_or(u8::is_ascii_whitespace) && after.iter().take(12).all(plain);
        (before && alone).then(|| at - 1)
    })
}

//! The text of a document: how its bytes are read, and what references in it stand for.

use crate::error::{Error, Reason, Result};

/// The error of what is no XML.
pub(super) const fn not_well_formed() -> Error {
    Error::new(Reason::Broken, "a part of the document is not well-formed XML")
}

/// The text of a document in UTF-8, UTF-16 with a byte order mark, or Latin-1 where it says so.
pub(crate) fn decode(bytes: &[u8]) -> Result<String> {
    let wide = |to: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| to(*pair)).collect();
        String::from_utf16(&units).map_err(|_| not_well_formed())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.into()),
            Err(_) => {
                let head: String = bytes.iter().take(100).map(|b| b.to_ascii_lowercase() as char).collect();
                match head.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()) {
                    Some(said) if said.contains("iso-8859-1") => Ok(bytes.iter().map(|b| *b as char).collect()),
                    Some(said) if said.contains("encoding") && !said.contains("utf-8") => Err(Error::new(
                        Reason::UnknownPart,
                        "a part of the document is in an encoding that is not known here",
                    )),
                    _ => Err(not_well_formed()),
                }
            }
        },
    }
}

/// The name, without its prefix, of the first element of a document that starts like this; empty where it starts like none.
pub(crate) fn root(head: &str) -> &str {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") && rest.split('>').next().is_some_and(|words| words.contains('[')) => "]>",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        let Some((_, after)) = rest.split_once(end) else { return "" };
        rest = after.trim_start();
    }
    let name =
        rest.strip_prefix('<').and_then(|rest| rest.split([' ', '>', '/', '\t', '\r', '\n']).next()).unwrap_or("");
    name.rsplit(':').next().unwrap_or("")
}

/// A value with its references resolved. Errors: `malformed`.
pub(super) fn unescape(value: &str) -> Result<String> {
    Ok(quick_xml::escape::unescape(value).map_err(|_| not_well_formed())?.into_owned())
}

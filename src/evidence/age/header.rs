//! The header: a line of the version, one stanza for each recipient, and an authentication code over both (C2SP age, Header).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use hmac::{KeyInit as _, Mac as _};
use sha2::Sha256;

use super::filekey::{FileKey, derived};
use crate::error::Error;
use crate::evidence::fault::{Fault, Result};
use crate::source::Source;

type Hmac = hmac::Hmac<Sha256>;

/// What every file starts with.
pub const INTRO: &[u8] = b"age-encryption.org/v1\n";

/// The most bytes that a header may have.
const LONGEST: u64 = 256 << 10;
/// The most stanzas that it may have.
pub const STANZAS: usize = 1024;
/// How many letters a line of a stanza's body has, but for the last, which has fewer.
const LINE: usize = 64;

/// A wrapped file key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stanza {
    /// Its type and what goes with it.
    pub args: Vec<String>,
    /// The wrapped key.
    pub body: Vec<u8>,
}

/// A header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// At least one.
    pub stanzas: Vec<Stanza>,
    /// Its length in bytes; behind it the payload starts.
    pub len: u64,
    /// All that is authenticated: up to the dashes of the last line.
    text: Vec<u8>,
    mac: [u8; 32],
}

impl Header {
    /// Whether `key` is the one that the header was authenticated with.
    pub(super) fn authentic(&self, key: &FileKey) -> bool {
        state(key, &self.text).is_some_and(|mac| mac.verify_slice(&self.mac).is_ok())
    }
}

fn state(key: &FileKey, text: &[u8]) -> Option<Hmac> {
    let own = derived(&[], key.as_slice(), b"header")?;
    let mut mac = Hmac::new_from_slice(own.as_slice()).ok()?;
    mac.update(text);
    Some(mac)
}

/// A header with these stanzas, authenticated with `key`.
pub(super) fn write(stanzas: &[Stanza], key: &FileKey) -> Option<Vec<u8>> {
    let mut text = INTRO.to_vec();
    for Stanza { args, body } in stanzas {
        text.extend_from_slice(format!("-> {}\n", args.join(" ")).as_bytes());
        let body = BASE64.encode(body);
        body.as_bytes().chunks(LINE).for_each(|line| text.extend([line, b"\n"].concat()));
        if body.len().is_multiple_of(LINE) {
            text.push(b'\n');
        }
    }
    text.extend_from_slice(b"---");
    let mac = state(key, &text)?.finalize().into_bytes();
    text.extend_from_slice(format!(" {}\n", BASE64.encode(mac)).as_bytes());
    Some(text)
}

/// Whether `source` starts as a sealed file does. Errors: `read`.
pub fn is_sealed(source: &dyn Source) -> std::result::Result<bool, Error> {
    let mut start = vec![0; INTRO.len().min(source.len() as usize)];
    source.read_at(0, &mut start)?;
    Ok(start == INTRO)
}

/// Reads the header of `source`. Errors: `not-sealed`, `seal-header` for one that breaks the rules or is too large, `read`.
pub fn read(source: &dyn Source) -> Result<Header> {
    if !is_sealed(source)? {
        return Err(Fault::NotSealed.into());
    }
    // Most headers are short.
    let mut len = 4096;
    loop {
        let mut bytes = vec![0; source.len().min(len) as usize];
        source.read_at(0, &mut bytes)?;
        match parse(&bytes) {
            Some(header) => return header,
            None if len < source.len().min(LONGEST) => len *= 4,
            None => return Err(Fault::SealHeader.into()),
        }
    }
}

/// The header at the start of `bytes`; nothing where they end before it does.
fn parse(bytes: &[u8]) -> Option<Result<Header>> {
    let mut at = INTRO.len();
    let mut next = || {
        let rest = bytes.get(at..)?;
        let line = rest.get(..memchr::memchr(b'\n', rest)?)?;
        let from = at;
        at += line.len() + 1;
        Some((line, from))
    };
    let wrong = Some(Err(Fault::SealHeader.into()));
    let mut stanzas: Vec<Stanza> = Vec::new();
    loop {
        let (line, from) = next()?;
        let Ok(line) = std::str::from_utf8(line) else { return wrong };
        if let Some(last) = line.strip_prefix("---") {
            let mac = last.strip_prefix(' ').and_then(|text| BASE64.decode(text).ok());
            let Some(mac) = mac.and_then(|mac| <[u8; 32]>::try_from(mac).ok()) else { return wrong };
            if stanzas.is_empty() {
                return wrong;
            }
            let text = bytes.get(..from + 3)?.to_vec();
            return Some(Ok(Header { stanzas, len: at as u64, text, mac }));
        }
        let Some(args) = line.strip_prefix("-> ") else { return wrong };
        let args: Vec<String> = args.split(' ').map(String::from).collect();
        let sound = |arg: &String| !arg.is_empty() && arg.bytes().all(|byte| (33..=126).contains(&byte));
        if !args.iter().all(sound) || stanzas.len() == STANZAS {
            return wrong;
        }
        let mut body = Vec::new();
        loop {
            let (line, _) = next()?;
            let decoded = std::str::from_utf8(line)
                .ok()
                .filter(|line| line.len() <= LINE)
                .and_then(|text| BASE64.decode(text).ok());
            let Some(decoded) = decoded else { return wrong };
            body.extend(decoded);
            if line.len() < LINE {
                break;
            }
        }
        stanzas.push(Stanza { args, body });
    }
}

//! Plain text in UTF-8 (RFC 3629) or UTF-16 with a byte order mark. It stays as it is: there is nothing in it but words.

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

const CHUNK: usize = 64 << 10;

/// Reports a text. Errors: `unsupported` where it turns out to be something else, `read`.
pub(crate) fn inspect(source: &dyn Source, _limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut chunk = vec![0; CHUNK];
    let mut check = Check::default();
    loop {
        let n = reader.fill(&mut chunk)?;
        let Some(bytes) = chunk.get(..n).filter(|bytes| !bytes.is_empty()) else { break };
        if !check.push(bytes) {
            return Err(unknown());
        }
    }
    if !check.is_whole() {
        return Err(unknown());
    }
    let mut report = Report::new(Format::Text, source.len());
    report.push(Segment::new(Span::new(0, source.len()), Role::Media, "text"));
    Ok(report)
}

const fn unknown() -> Error {
    Error::at(Reason::TextDisguised, "this is no format that is known here", 0)
}

/// Whether a file that starts like this may be plain text: all of it text so far, and no markup.
pub(crate) fn may_be(head: &[u8]) -> bool {
    let mut check = Check::default();
    let words = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let markup = match words {
        [b'<', b'?' | b'!' | b'/', ..] => true,
        [b'<', next, ..] => next.is_ascii_alphabetic(),
        _ => words.starts_with(b"{\\rtf") || words.starts_with(b"%!PS"),
    };
    !markup && check.push(head)
}

/// How the characters of a text are stored.
#[derive(Clone, Copy, Default, PartialEq)]
enum Coding {
    #[default]
    Unknown,
    Utf8,
    Utf16(bool),
}

/// A check that is given a text piece by piece.
#[derive(Default)]
struct Check {
    coding: Coding,
    carry: Vec<u8>,
}

impl Check {
    /// Takes the next bytes. False when they are not text.
    fn push(&mut self, bytes: &[u8]) -> bool {
        let mut all = std::mem::take(&mut self.carry);
        all.extend_from_slice(bytes);
        if self.coding == Coding::Unknown {
            self.coding = match all.as_slice() {
                [0xff, 0xfe, ..] => Coding::Utf16(false),
                [0xfe, 0xff, ..] => Coding::Utf16(true),
                _ => Coding::Utf8,
            };
        }
        match self.coding {
            Coding::Utf16(big) => self.utf16(&all, big),
            _ => self.utf8(&all),
        }
    }

    /// Whether nothing was begun that did not end.
    fn is_whole(&self) -> bool {
        self.carry.is_empty()
    }

    fn utf8(&mut self, all: &[u8]) -> bool {
        let (good, rest) = match std::str::from_utf8(all) {
            Ok(good) => (good, &[][..]),
            Err(error) if error.error_len().is_none() => {
                let (good, rest) = all.split_at_checked(error.valid_up_to()).unwrap_or_default();
                (std::str::from_utf8(good).unwrap_or_default(), rest)
            }
            Err(_) => return false,
        };
        self.carry = rest.to_vec();
        good.chars().all(is_text)
    }

    fn utf16(&mut self, all: &[u8], big: bool) -> bool {
        let (pairs, rest) = all.as_chunks::<2>();
        let mut units: Vec<u16> =
            pairs.iter().map(|p| if big { u16::from_be_bytes(*p) } else { u16::from_le_bytes(*p) }).collect();
        let mut carry = rest.to_vec();
        if let Some(0xd800..=0xdbff) = units.last() {
            units.pop();
            let start = all.len() - rest.len() - 2;
            carry = all.get(start..).unwrap_or_default().to_vec();
        }
        self.carry = carry;
        char::decode_utf16(units).all(|unit| unit.is_ok_and(is_text))
    }
}

fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

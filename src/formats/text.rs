//! Plain text in UTF-8 (RFC 3629) or UTF-16 with a byte order mark, and what programs write in such texts beside films and photos: subtitles,
//! tracks, cards, mails, sidecars. It stays as it is: every word of it is shown to whoever opens it. What the words would reveal is reported.

mod keys;
mod shapes;
mod lines;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::xmp;

use super::xml;
use lines::Lines;

const CHUNK: usize = 64 << 10;

/// Reports a text. Errors: `unsupported` where it turns out to be something else, `read`.
pub(crate) fn inspect(source: &dyn Source, _limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut chunk = vec![0; CHUNK];
    let mut check = Check::default();
    let mut report = Report::new(Format::Text, source.len());
    let mut lines = Lines::new(&mut report);
    let mut sidecar = None;
    loop {
        let n = reader.fill(&mut chunk)?;
        let Some(bytes) = chunk.get(..n).filter(|bytes| !bytes.is_empty()) else { break };
        let piece = check.push(bytes).ok_or(unknown())?;
        sidecar = sidecar.or_else(|| Some(SIDECARS.contains(&xml::root(&piece)).then(|| bytes.to_vec())));
        lines.push(&piece);
    }
    if !check.is_whole() {
        return Err(unknown());
    }
    lines.finish();
    if let Some(Some(packet)) = sidecar {
        xmp::read(&packet, &mut report);
    }
    report.findings.iter_mut().for_each(|finding| finding.stays = true);
    report.push(Segment::new(Span::new(0, source.len()), Role::Media, "text"));
    Ok(report)
}

const fn unknown() -> Error {
    Error::at(Reason::TextDisguised, "this is no format that is known here", 0)
}

/// The first elements of XMP beside a photo (ISO 16684-1, 7.4), and of tracks: GPX 1.1, KML 2.3, TCX 2.
const SIDECARS: [&str; 2] = ["xmpmeta", "RDF"];
const TRACKS: [&str; 3] = ["gpx", "kml", "TrainingCenterDatabase"];

/// Whether a file that starts like this may be plain text: all of it text so far, and no markup but that of tracks and sidecars.
pub(crate) fn may_be(head: &[u8]) -> bool {
    let Some(text) = Check::default().push(head) else { return false };
    let words = text.trim_start_matches('\u{feff}').trim_start();
    let mut start = words.chars();
    let markup = match (start.next(), start.next()) {
        (Some('<'), Some('?' | '!' | '/')) => true,
        (Some('<'), Some(next)) => next.is_ascii_alphabetic(),
        _ => words.starts_with("{\\rtf") || words.starts_with("%!PS"),
    };
    !markup || SIDECARS.iter().chain(&TRACKS).any(|known| *known == xml::root(&text))
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
    /// Takes the next bytes and gives them as text. Nothing when they are not text.
    fn push(&mut self, bytes: &[u8]) -> Option<String> {
        let mut all = std::mem::take(&mut self.carry);
        all.extend_from_slice(bytes);
        if self.coding == Coding::Unknown {
            self.coding = match all.as_slice() {
                [0xff, 0xfe, ..] => Coding::Utf16(false),
                [0xfe, 0xff, ..] => Coding::Utf16(true),
                _ => Coding::Utf8,
            };
        }
        let text = match self.coding {
            Coding::Utf16(big) => self.utf16(&all, big),
            _ => self.utf8(&all),
        };
        text.filter(|text| text.chars().all(is_text))
    }

    /// Whether nothing was begun that did not end.
    fn is_whole(&self) -> bool {
        self.carry.is_empty()
    }

    fn utf8(&mut self, all: &[u8]) -> Option<String> {
        let (good, rest) = match std::str::from_utf8(all) {
            Ok(good) => (good, &[][..]),
            Err(error) if error.error_len().is_none() => {
                let (good, rest) = all.split_at_checked(error.valid_up_to()).unwrap_or_default();
                (std::str::from_utf8(good).unwrap_or_default(), rest)
            }
            Err(_) => return None,
        };
        self.carry = rest.to_vec();
        Some(good.to_owned())
    }

    fn utf16(&mut self, all: &[u8], big: bool) -> Option<String> {
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
        String::from_utf16(&units).ok()
    }
}

fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

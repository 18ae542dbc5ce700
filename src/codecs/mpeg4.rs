//! User data in MPEG-4 visual streams (ISO/IEC 14496-2 §6.2.2): start code B2, to the next start code.

use super::change::{Change, Resize};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

/// The largest coded picture that is looked through, in bytes.
const LARGEST: u64 = 16 << 20;

/// The words that decoders look for in user data to know a writer of the last decades, in as short forms as there are: they
/// decide how the picture is decoded, so they cannot simply go.
const RECENT: [&[u8]; 2] = [b"FFmpegb5000", b"Lavc99.0.0"];

/// Finds the user data of one sample. Where nothing may move it is made neutral in its place.
///
/// Errors: `limit`, `read`.
pub(crate) fn sample(
    mut reader: Reader<'_>,
    room: Resize,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let start = reader.at();
    if reader.left() > LARGEST {
        return Err(Error::at(Reason::TooLarge, "a coded picture is too large", start));
    }
    let held = reader.left();
    let bytes = reader.bytes(held, limits)?;
    let front = before(&bytes);
    if bytes.get(..front).is_some_and(|front| front.iter().any(|&byte| byte != 0)) {
        let wanted = if room == Resize::Forbidden { vec![0; front] } else { Vec::new() };
        changes.push(Change {
            span: Span::new(start, start + front as u64),
            bytes: wanted,
            name: "bytes before a picture",
        });
    }
    for (from, to) in user_data(&bytes) {
        let words = bytes.get(from + 4..to).unwrap_or_default();
        let wanted = match room {
            Resize::Allowed => Vec::new(),
            Resize::Forbidden => [b"\0\0\x01\xb2".as_slice(), &plain(words)].concat(),
        };
        if bytes.get(from..to) != Some(wanted.as_slice()) {
            limits.item(start)?;
            report.find_once(Class::Software, "MPEG-4 user data", &String::from_utf8_lossy(words));
            let span = Span::new(start + from as u64, start + to as u64);
            changes.push(Change { span, bytes: wanted, name: "user data" });
        }
    }
    limits.credit(held);
    Ok(())
}

/// `bytes` without user data.
pub(crate) fn without_user_data(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for (from, to) in user_data(bytes) {
        out.extend(bytes.get(at..from).unwrap_or_default());
        at = to;
    }
    out.extend(bytes.get(at..).unwrap_or_default());
    out
}

/// How many bytes lie before the first start code, which none does that belongs to a picture; none where there is no start
/// code, as in pictures with a short header.
fn before(bytes: &[u8]) -> usize {
    memchr::memmem::find(bytes, b"\0\0\x01").unwrap_or(0)
}

/// Makes the user data in `bytes` neutral in its place, and what lies before the first start code zero.
pub(crate) fn neutral(bytes: &mut [u8]) {
    let front = memchr::memmem::find(bytes, b"\0\0\x01").unwrap_or(bytes.len());
    bytes.get_mut(..front).unwrap_or_default().fill(0);
    for (from, to) in user_data(bytes) {
        if let Some(words) = bytes.get_mut(from + 4..to) {
            let wanted = plain(words);
            words.copy_from_slice(&wanted);
        }
    }
}

/// What may stand in the place of `words`, as long as they: names of writers whose faults decoders undo, or zeros.
fn plain(words: &[u8]) -> Vec<u8> {
    let mut wanted = vec![0; words.len()];
    let recent = RECENT.into_iter().find(|recent| recent.len() <= words.len()).unwrap_or_default();
    let kept = if words.starts_with(b"Lavc") || words.starts_with(b"FFmpeg") { recent } else { writer(words) };
    if let Some(front) = wanted.get_mut(..kept.len()) {
        front.copy_from_slice(kept);
    }
    wanted
}

/// The name and number of XviD or DivX at the front of `words`, else nothing.
fn writer(words: &[u8]) -> &[u8] {
    let number = |from: usize| {
        from + words.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let end = if words.starts_with(b"XviD") {
        number(4)
    } else if words.starts_with(b"DivX") {
        let version = number(4);
        let rest = words.get(version..).unwrap_or_default();
        let build = [b"Build".as_slice(), b"build", b"b"].into_iter().find(|word| rest.starts_with(word));
        let end = build.map_or(version, |word| number(version + word.len()));
        end + usize::from(words.get(end) == Some(&b'p'))
    } else {
        0
    };
    words.get(..end.min(24)).unwrap_or_default()
}

fn user_data(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut codes = memchr::memmem::find_iter(bytes, b"\0\0\x01").peekable();
    while let Some(from) = codes.next() {
        if bytes.get(from + 3) == Some(&0xb2) {
            found.push((from, codes.peek().copied().unwrap_or(bytes.len())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neutral_of(words: &[u8]) -> Vec<u8> {
        let mut bytes = [b"\0\0\x01\xb2".as_slice(), words, b"\0\0\x01\xb6rest"].concat();
        neutral(&mut bytes);
        bytes[4..4 + words.len()].to_vec()
    }

    #[test]
    fn writers_that_decoders_have_to_know_stay_and_all_other_words_go() {
        assert_eq!(neutral_of(b"XviD0046"), b"XviD0046");
        assert_eq!(neutral_of(b"DivX503b1393p"), b"DivX503b1393p");
        assert_eq!(neutral_of(b"DivX503Build1393 of Layla"), b"DivX503Build1393\0\0\0\0\0\0\0\0\0");
        assert_eq!(neutral_of(b"Lavc59.37.100 and more"), b"FFmpegb5000\0\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(neutral_of(b"Lavc59.37.100"), b"FFmpegb5000\0\0");
        assert_eq!(neutral_of(b"Lavc51.9.0"), b"Lavc99.0.0");
        assert_eq!(neutral_of(b"camera of Layla"), [0; 15]);
    }
}

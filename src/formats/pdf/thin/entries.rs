//! The entries of a dictionary (7.3.7) and where their values stand, for what is read before the document is.

use std::ops::Range;

use crate::formats::pdf::token::Tokens;

/// The most pieces that a dictionary may have here.
const PIECES: usize = 1 << 16;

/// The entries of a dictionary.
pub(super) struct Entries<'a> {
    bytes: &'a [u8],
    /// Keys with their solidus, and where the values stand.
    all: Vec<(&'a [u8], Range<usize>)>,
    /// Where the dictionary ends.
    pub end: usize,
}

impl<'a> Entries<'a> {
    /// Reads the dictionary that `bytes` starts with; nothing where there is none.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut tokens = Tokens::new(bytes);
        let mut next = || {
            let piece = tokens.piece().ok()??;
            let end = bytes.len() - tokens.rest().len();
            Some((piece, end - piece.len()..end))
        };
        if next()?.0 != b"<<" {
            return None;
        }
        // What stands directly in the dictionary, arrays and dictionaries in one piece.
        let mut direct: Vec<(&[u8], Range<usize>)> = Vec::new();
        let mut open: Vec<(&[u8], usize)> = Vec::new();
        for _ in 0..PIECES {
            let (piece, place) = next()?;
            match (piece, open.last()) {
                (b">>", None) => return Self::pair(bytes, &direct, place.end),
                (b"<<" | b"[", _) => open.push((piece, place.start)),
                (b">>" | b"]", Some((opening, start))) => {
                    if (*opening == b"<<") != (piece == b">>") {
                        return None;
                    }
                    let whole = *start..place.end;
                    open.pop();
                    if open.is_empty() {
                        direct.push((bytes.get(whole.clone())?, whole));
                    }
                }
                (b"]", None) => return None,
                (_, None) => direct.push((piece, place)),
                _ => {}
            }
        }
        None
    }

    /// Keys with their values; three pieces are one value where the last is `R` (7.3.10).
    fn pair(bytes: &'a [u8], direct: &[(&'a [u8], Range<usize>)], end: usize) -> Option<Self> {
        let (mut all, mut rest) = (Vec::new(), direct);
        while let [(key, _), (_, value), after @ ..] = rest {
            if !key.starts_with(b"/") {
                return None;
            }
            rest = after;
            let mut place = value.clone();
            if let [(_, _), (b"R", last), after @ ..] = rest {
                place.end = last.end;
                rest = after;
            }
            all.push((*key, place));
        }
        rest.is_empty().then_some(Self { bytes, all, end })
    }

    /// All entries: keys with their solidus, and the values as they are coded.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.all.iter().map(|(key, place)| (*key, self.bytes.get(place.clone()).unwrap_or_default()))
    }

    /// Where the value of a key stands. Nothing where it is not there or there twice.
    pub(super) fn place(&self, key: &[u8]) -> Option<Range<usize>> {
        let mut found = self.all.iter().filter(|(own, _)| *own == key);
        let (_, place) = found.next()?;
        found.next().is_none().then(|| place.clone())
    }

    /// The value of a key as it is coded.
    pub(super) fn get(&self, key: &[u8]) -> Option<&'a [u8]> {
        self.bytes.get(self.place(key)?)
    }

    /// The value of a key that is a number.
    pub(super) fn number(&self, key: &[u8]) -> Option<u64> {
        number(self.get(key)?)
    }
}

/// A number without a sign.
pub(super) fn number(digits: &[u8]) -> Option<u64> {
    let plain = (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    plain.then(|| digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_wherever_they_stand() {
        let own =
            b"<</A(x>>y\\)/Length 3)/L [1 0 R<</Length 9>>]%/Length 1\n/Length 12 0 R/N/M/Z<</a<ff>>> /E 5>> stream";
        let entries = Entries::read(own).unwrap();
        assert_eq!(entries.get(b"/Length"), Some(b"12 0 R".as_slice()));
        assert_eq!(entries.get(b"/N"), Some(b"/M".as_slice()));
        assert_eq!(entries.get(b"/Z"), Some(b"<</a<ff>>>".as_slice()));
        assert_eq!(entries.number(b"/E"), Some(5));
        assert_eq!(&own[entries.end..], b" stream");
        for broken in
            ["", "<<", "<</A 1", "<</A[>>]>>", "<</A>>", "<</A 1 2>>", "<</A 1 0 R/B>>", "[]", "<<1 2>>", "<</A(>>"]
        {
            assert!(Entries::read(broken.as_bytes()).is_none(), "{broken}");
        }
        assert_eq!(Entries::read(b"<</A 1/A 2>>").unwrap().get(b"/A"), None);
    }
}

//! The file's structure (TIFF 6.0, section 2; BigTIFF): a header, and image file directories of typed entries.

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// How many entries one directory may have.
const ENTRIES: u64 = 4096;

/// A TIFF: its byte order and its kind.
#[derive(Clone, Copy)]
pub(super) struct Tiff<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// How numbers are written.
    pub form: Form,
}

/// How a file writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Whether the most significant byte comes first.
    pub big_endian: bool,
    /// Whether offsets are of eight bytes (BigTIFF).
    pub wide: bool,
}

/// One entry; its value lies in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The tag number.
    pub tag: u16,
    /// The field type.
    pub kind: u16,
    /// How many values there are.
    pub count: u64,
    /// Where they are.
    pub value: Span,
}

/// One directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Ifd {
    /// The entries whose type is known and whose values lie in the file.
    pub entries: Vec<Entry>,
    /// Where the next one lies; 0 for none.
    pub next: u64,
    /// How many entries could not be read.
    pub broken: usize,
}

/// The size in bytes of one value of a field type; 0 for types that are not known.
pub(super) const fn size(kind: u16) -> u64 {
    match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16..=18 => 8,
        _ => 0,
    }
}

impl Form {
    /// An integer of `bytes`.
    pub(super) fn join(self, bytes: &[u8]) -> u64 {
        let join = |sum: u64, &byte: &u8| sum << 8 | u64::from(byte);
        if self.big_endian { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) }
    }

    /// The lowest `size` bytes of `number`, in this order.
    pub(super) fn split(self, number: u64, size: u64) -> Vec<u8> {
        let mut bytes: Vec<u8> = number.to_le_bytes().into_iter().take(size as usize).collect();
        if self.big_endian {
            bytes.reverse();
        }
        bytes
    }

    /// The size in bytes of an offset, and of the value field of an entry.
    pub(super) const fn offset(self) -> u64 {
        if self.wide { 8 } else { 4 }
    }
}

impl<'a> Tiff<'a> {
    /// Reads the header; gives the file and where its first directory lies. Errors: `malformed`, `read`.
    pub(super) fn open(source: &'a dyn Source) -> Result<(Self, u64)> {
        let mut reader = Reader::whole(source);
        let order = reader.array::<2>()?;
        let form = Form { big_endian: &order == b"MM", wide: false };
        let wrong = Error::malformed("a TIFF whose header is not known", 0);
        let wide = match form.join(&reader.array::<2>()?) {
            42 => false,
            43 => form.join(&reader.array::<4>()?) == if form.big_endian { 8 << 16 } else { 8 },
            _ => return Err(wrong),
        };
        let tiff = Self { source, form: Form { wide, ..form } };
        let first = tiff.number(&mut reader, tiff.form.offset())?;
        Ok((tiff, first))
    }

    fn number(&self, reader: &mut Reader<'_>, size: u64) -> Result<u64> {
        let mut bytes = [0; 8];
        let part = bytes.get_mut(..size as usize).unwrap_or_default();
        reader.fill(part)?;
        Ok(self.form.join(part))
    }

    /// The directory at `at`. Errors: `malformed` when it leaves the file, `limit`, `read`.
    pub(super) fn ifd(&self, at: u64, limits: &mut Limits) -> Result<Ifd> {
        let mut reader = Reader::whole(self.source);
        reader.seek(at)?;
        let (width, offset) = (if self.form.wide { 8 } else { 2 }, self.form.offset());
        let mut head = reader.sub(width)?;
        let count = self.number(&mut head, width)?;
        if count > ENTRIES {
            return Err(Error::at(Reason::TooManyParts, "a directory of too many entries", at));
        }
        let mut ifd = Ifd::default();
        for _ in 0..count {
            limits.item(reader.at())?;
            let mut entry = reader.sub(4 + 2 * offset)?;
            let tag = self.number(&mut entry, 2)? as u16;
            let kind = self.number(&mut entry, 2)? as u16;
            let count = self.number(&mut entry, offset)?;
            let inline = entry.rest();
            let start = self.number(&mut entry, offset)?;
            let len = count.checked_mul(size(kind)).filter(|&len| len > 0);
            let value = match len {
                Some(len) if len <= offset => Some(Span::new(inline.start, inline.start + len)),
                Some(len) => start.checked_add(len).map(|end| Span::new(start, end)),
                None => None,
            };
            match value.filter(|value| value.end <= self.source.len()) {
                Some(value) => ifd.entries.push(Entry { tag, kind, count, value }),
                None => ifd.broken += 1,
            }
        }
        let mut next = reader.sub(offset)?;
        ifd.next = self.number(&mut next, offset)?;
        Ok(ifd)
    }

    /// The first `most` values of an entry, as they stand. Errors: `limit`, `read`.
    pub(super) fn bytes(&self, entry: &Entry, most: u64, limits: &mut Limits) -> Result<Vec<u8>> {
        let len = entry.count.min(most).saturating_mul(size(entry.kind));
        Reader::new(self.source, entry.value)?.bytes(len.min(entry.value.len()), limits)
    }

    /// The first `most` values of an entry of whole numbers; none for other types. Errors: `limit`, `read`.
    pub(super) fn numbers(&self, entry: &Entry, most: u64, limits: &mut Limits) -> Result<Vec<u64>> {
        if !matches!(entry.kind, 1 | 3 | 4 | 13 | 16 | 18) {
            return Ok(Vec::new());
        }
        limits.debit(entry.count.min(most).saturating_mul(8), entry.value.start)?;
        let bytes = self.bytes(entry, most, limits)?;
        limits.credit(bytes.len() as u64);
        Ok(bytes.chunks_exact(size(entry.kind) as usize).map(|bytes| self.form.join(bytes)).collect())
    }
}

impl Ifd {
    /// The first entry with that tag.
    pub(super) fn find(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }

    /// The first value of the entry with that tag, where it is a whole number.
    pub(super) fn number(&self, tiff: &Tiff<'_>, tag: u16, limits: &mut Limits) -> Result<Option<u64>> {
        let Some(entry) = self.find(tag) else { return Ok(None) };
        let numbers = tiff.numbers(entry, 1, limits)?;
        limits.credit(8);
        Ok(numbers.first().copied())
    }
}

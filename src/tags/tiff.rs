//! TIFF structure as Exif uses it: a header, and image file directories of typed entries (TIFF 6.0, section 2).

/// How many entries one directory may have before the rest is not looked at.
const ENTRIES: u16 = 2048;

/// How many bytes of a text are read. Entries may share one value, so an unbounded read would be quadratic.
const TEXT: usize = 4096;

/// A TIFF block in memory.
#[derive(Clone, Copy)]
pub(crate) struct Tiff<'a> {
    bytes: &'a [u8],
    big: bool,
}

/// One directory entry with its value, wherever in the block it lies.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// The tag number.
    pub tag: u16,
    /// The field type, 1 to 12 (TIFF 6.0, section 2, "Types").
    pub kind: u16,
    /// The value's bytes.
    pub value: &'a [u8],
    big: bool,
}

/// One directory: the entries that can be read.
pub(crate) struct Ifd<'a> {
    /// The entries whose values lie in the block.
    pub entries: Vec<Entry<'a>>,
    /// Where the next directory lies; 0 for none.
    pub next: u32,
    /// Whether something in it points out of the block or is of no known type.
    pub broken: bool,
}

impl<'a> Ifd<'a> {
    /// The first entry of that tag.
    pub(crate) fn find(&self, tag: u16) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }
}

impl<'a> Tiff<'a> {
    /// The block that starts with a TIFF header at the first of `bytes`; `None` where there is no header.
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"MM\0\x2a" => Some(Self { bytes, big: true }),
            b"II\x2a\0" => Some(Self { bytes, big: false }),
            _ => None,
        }
    }

    /// Where the first directory lies.
    pub(crate) fn first(&self) -> u32 {
        self.u32(4).unwrap_or(0)
    }

    /// Whether numbers have their most significant byte first.
    pub(crate) fn is_big(&self) -> bool {
        self.big
    }

    fn u16(&self, at: usize) -> Option<u16> {
        integer(self.bytes.get(at..at.checked_add(2)?)?, self.big).map(|n| n as u16)
    }

    fn u32(&self, at: usize) -> Option<u32> {
        integer(self.bytes.get(at..at.checked_add(4)?)?, self.big)
    }

    /// The directory at `at`.
    pub(crate) fn ifd(&self, at: u32) -> Ifd<'a> {
        let at = at as usize;
        let mut ifd = Ifd { entries: Vec::new(), next: 0, broken: false };
        let Some(count) = self.u16(at) else {
            ifd.broken = true;
            return ifd;
        };
        for index in 0..count.min(ENTRIES) {
            match self.entry(at + 2 + 12 * usize::from(index)) {
                Some(entry) => ifd.entries.push(entry),
                None => ifd.broken = true,
            }
        }
        match self.u32(at + 2 + 12 * usize::from(count)) {
            Some(next) if count <= ENTRIES => ifd.next = next,
            _ => ifd.broken = true,
        }
        ifd
    }

    fn entry(&self, at: usize) -> Option<Entry<'a>> {
        let kind = self.u16(at + 2)?;
        let len = (self.u32(at + 4)? as usize).checked_mul(size(kind)?)?;
        let from = if len <= 4 { at + 8 } else { self.u32(at + 8)? as usize };
        let value = self.bytes.get(from..from.checked_add(len)?)?;
        Some(Entry { tag: self.u16(at)?, kind, value, big: self.big })
    }

    /// `len` bytes at `at`; `None` when they leave the block.
    pub(crate) fn bytes(&self, at: u32, len: u32) -> Option<&'a [u8]> {
        self.bytes.get(at as usize..(at as usize).checked_add(len as usize)?)
    }
}

/// The size in bytes of one value of a field type.
const fn size(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

/// An integer of up to four bytes.
fn integer(bytes: &[u8], big: bool) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 4 {
        return None;
    }
    let join = |sum: u32, &byte: &u8| sum << 8 | u32::from(byte);
    Some(if big { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) })
}

impl Entry<'_> {
    /// The value at `index` as a number; `None` where there is none, or for a fraction over zero.
    pub(crate) fn number(&self, index: usize) -> Option<f64> {
        let size = size(self.kind)?;
        let bytes = self.value.get(index.checked_mul(size)?..)?.get(..size)?;
        let half = |from: usize| integer(bytes.get(from..from + 4)?, self.big);
        let number = match self.kind {
            5 => f64::from(half(0)?) / f64::from(half(4)?),
            10 => f64::from(half(0)? as i32) / f64::from(half(4)? as i32),
            9 => f64::from(half(0)? as i32),
            1 | 3 | 4 | 7 | 13 => f64::from(integer(bytes, self.big)?),
            6 => f64::from(*bytes.first()? as i8),
            8 => f64::from(integer(bytes, self.big)? as i16),
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// The first value as an offset.
    pub(crate) fn offset(&self) -> Option<u32> {
        matches!(self.kind, 4 | 13).then(|| integer(self.value.get(..4)?, self.big))?
    }

    /// The value as text: up to the first NUL or 4096 bytes, without spaces at its ends.
    pub(crate) fn text(&self) -> String {
        let bytes = self.value.get(..TEXT).unwrap_or(self.value);
        let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
        String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).trim().to_owned()
    }
}

//! Writing an archive: members in the order given, one fixed time, no extra fields, no comments (APPNOTE 6.3, 4.3).

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::{Part, Parts};

use super::directory::Method;

/// How hard to deflate; fixed, so that the same bytes always pack the same way.
const EFFORT: u8 = 6;

/// 1980-01-01 00:00:00, the first moment that the format knows: date in the upper half.
pub(crate) const WHEN: u32 = 0x0021_0000;

/// Bit 11: the name is UTF-8 (4.4.4).
const UTF8: u16 = 0x0800;

/// An archive in the making.
#[derive(Default)]
pub struct Builder {
    parts: Parts,
    directory: Vec<u8>,
    len: u64,
    count: u16,
}

/// A member's bytes on their way into an archive.
pub struct Packed {
    method: Method,
    crc: u32,
    len: u64,
    parts: Vec<Part>,
}

impl Packed {
    /// Bytes that are stored as they are.
    pub fn stored(bytes: Vec<u8>) -> Self {
        Self {
            method: Method::Stored,
            crc: crc32fast::hash(&bytes),
            len: bytes.len() as u64,
            parts: vec![Part::Bytes(bytes)],
        }
    }

    /// Bytes that are deflated, or stored where that does not make them smaller. `limits` is debited for the result.
    pub fn deflated(bytes: &[u8], limits: &mut Limits) -> Result<Self> {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, EFFORT);
        let smaller = packed.len() < bytes.len();
        let kept = if smaller { packed } else { bytes.to_vec() };
        limits.debit(kept.len() as u64, 0)?;
        Ok(Self {
            method: if smaller { Method::Deflated } else { Method::Stored },
            crc: crc32fast::hash(bytes),
            len: bytes.len() as u64,
            parts: vec![Part::Bytes(kept)],
        })
    }

    /// Parts of the archive's own source that are stored as they are; `crc` is that of what they give.
    pub fn spans(parts: Vec<Part>, crc: u32) -> Self {
        Self { method: Method::Stored, crc, len: parts.iter().map(Part::len).sum(), parts }
    }
}

impl Builder {
    /// Adds a member. Errors: `limit` for more than the format holds without Zip64: 65534 members, 4 GiB.
    pub fn push(&mut self, name: &str, packed: Packed) -> Result<()> {
        let too_large = Error::at(Reason::TooLarge, "the archive is too large to be written anew", 0);
        let stored: u64 = packed.parts.iter().map(Part::len).sum();
        let small = |n: u64| u32::try_from(n).ok().filter(|&n| n != u32::MAX).ok_or(too_large);
        let name_len = u16::try_from(name.len()).map_err(|_| too_large)?;
        let (version, method) = match packed.method {
            Method::Stored => (10u16, 0u16),
            Method::Deflated => (20, 8),
        };
        let mut fields = Vec::with_capacity(26);
        fields.extend_from_slice(&version.to_le_bytes());
        fields.extend_from_slice(&if name.is_ascii() { 0 } else { UTF8 }.to_le_bytes());
        fields.extend_from_slice(&method.to_le_bytes());
        fields.extend_from_slice(&WHEN.to_le_bytes());
        fields.extend_from_slice(&packed.crc.to_le_bytes());
        fields.extend_from_slice(&small(stored)?.to_le_bytes());
        fields.extend_from_slice(&small(packed.len)?.to_le_bytes());
        fields.extend_from_slice(&name_len.to_le_bytes());
        fields.extend_from_slice(&[0, 0]);

        self.directory.extend_from_slice(b"PK\x01\x02");
        self.directory.extend_from_slice(&version.to_le_bytes());
        self.directory.extend_from_slice(&fields);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&small(self.len)?.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());

        let header = [b"PK\x03\x04", fields.as_slice(), name.as_bytes()].concat();
        self.len += header.len() as u64 + stored;
        self.parts.push(Part::Bytes(header));
        packed.parts.into_iter().for_each(|part| self.parts.push(part));
        self.count = self.count.checked_add(1).filter(|&count| count != u16::MAX).ok_or(too_large)?;
        Ok(())
    }

    /// The archive. Errors: `limit` when it grew beyond 4 GiB.
    pub fn finish(mut self) -> Result<Vec<Part>> {
        let too_large = Error::at(Reason::TooLarge, "the archive is too large to be written anew", 0);
        let size = u32::try_from(self.directory.len()).map_err(|_| too_large)?;
        let at = u32::try_from(self.len).ok().filter(|&at| at != u32::MAX).ok_or(too_large)?;
        let mut end = self.directory;
        end.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        end.extend_from_slice(&self.count.to_le_bytes());
        end.extend_from_slice(&self.count.to_le_bytes());
        end.extend_from_slice(&size.to_le_bytes());
        end.extend_from_slice(&at.to_le_bytes());
        end.extend_from_slice(&[0, 0]);
        self.parts.push(Part::Bytes(end));
        Ok(self.parts.iter().cloned().collect())
    }
}

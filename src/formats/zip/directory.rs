//! The central directory (APPNOTE 6.3, 4.3.12 to 4.3.16): which members an archive has, and where each lies.

use std::collections::BTreeMap;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const END64: u32 = 0x0606_4b50;
const LOCATOR64: u32 = 0x0706_4b50;

/// The length of the record at the end, without its comment, in bytes.
const END_LEN: u64 = 22;

/// How a member's bytes are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As they are.
    Stored,
    /// RFC 1951.
    Deflated,
}

/// One file of an archive, as its directory entry and its local header both say.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name, with `/` between folders.
    pub name: String,
    /// How its bytes are stored.
    pub method: Method,
    /// Where its stored bytes lie.
    pub data: Span,
    /// How many bytes it has when inflated.
    pub len: u64,
    /// The CRC-32 of its inflated bytes.
    pub crc: u32,
    /// From the local header's first byte to the data's last.
    whole: Span,
    /// The MS-DOS date and time: date in the upper half.
    pub when: u32,
    /// Whether extra fields or a comment of its own go with it.
    pub extra: bool,
}

impl Member {
    /// Whether it stands for a folder and holds nothing.
    pub fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }
}

/// What an archive's directory holds.
#[derive(Debug, Default)]
pub struct Directory {
    /// The members in the directory's order.
    pub members: Vec<Member>,
    /// Whether there is a comment on the archive, or anything in the file that no member accounts for.
    pub strays: bool,
}

impl Directory {
    /// Its files by what `key` makes of their names. Errors: `malformed` where two are the same.
    pub fn by_name<'a, K: Ord>(&'a self, key: impl Fn(&'a str) -> K) -> Result<BTreeMap<K, &'a Member>> {
        let mut members = BTreeMap::new();
        for member in self.members.iter().filter(|member| !member.is_folder()) {
            if members.insert(key(&member.name), member).is_some() {
                return Err(Error::malformed("two parts of the document have the same name", member.data.start));
            }
        }
        Ok(members)
    }
}

/// Reads and checks the directory.
///
/// Errors: `refused` for encryption, several disks and unknown compression; `malformed` where headers and directory
/// differ or members overlap; `limit` for bombs.
pub fn read(source: &dyn Source, limits: &mut Limits) -> Result<Directory> {
    let end = find_end(source)?;
    let mut reader = Reader::whole(source);
    reader.seek(end)?;
    let _ = reader.u32_le()?;
    let (disk, start_disk) = (reader.u16_le()?, reader.u16_le()?);
    let (here, total) = (u64::from(reader.u16_le()?), u64::from(reader.u16_le()?));
    let (size, offset) = (u64::from(reader.u32_le()?), u64::from(reader.u32_le()?));
    let comment = u64::from(reader.u16_le()?);
    let mut strays = comment > 0 || end + END_LEN + comment != source.len();
    let (mut count, mut at, mut len) = (total, offset, size);
    if total == 0xffff || size == 0xffff_ffff || offset == 0xffff_ffff {
        (count, at, len) = read_end64(source, end)?.unwrap_or((count, at, len));
    } else if disk != start_disk || here != total {
        return Err(Error::new(Reason::Elsewhere, "an archive that is split over several files").or_at(end));
    }
    if at.checked_add(len).is_none_or(|stop| stop > end) {
        return Err(Error::malformed("the archive's directory lies outside the file", end));
    }
    reader.seek(at)?;
    let mut entries = reader.sub(len)?;
    let mut members = Vec::new();
    let (mut inflated, mut covered) = (0u64, len + END_LEN + comment);
    while !entries.is_empty() {
        limits.item(entries.at())?;
        limits.debit(256, entries.at())?;
        let member = read_entry(source, &mut entries, limits)?;
        inflated = inflated.saturating_add(member.len);
        covered = covered.saturating_add(member.whole.len());
        members.push(member);
    }
    if members.len() as u64 != count {
        return Err(Error::malformed("the archive's directory has another number of members than it says", at));
    }
    if inflated > (64 << 20) + source.len().saturating_mul(100) {
        return Err(Error::at(Reason::Bomb, "the archive would grow far beyond its size", at));
    }
    strays |= covered < source.len();
    check_disjoint(&members, at)?;
    Ok(Directory { members, strays })
}

/// The offset of the record at the end, which a comment may follow.
fn find_end(source: &dyn Source) -> Result<u64> {
    let last = source.len().checked_sub(END_LEN).ok_or(Error::at(Reason::CutOff, "an archive that is cut off", 0))?;
    let first = last.saturating_sub(0xffff);
    let mut tail = vec![0; (source.len() - first) as usize];
    source.read_at(first, &mut tail)?;
    let record = |at: usize| {
        let bytes = tail.get(at..)?;
        let comment = bytes.get(20..22)?;
        let comment = usize::from(u16::from_le_bytes([*comment.first()?, *comment.get(1)?]));
        (bytes.starts_with(&END.to_le_bytes()) && bytes.len() >= 22 + comment).then_some(())
    };
    let found = (0..=(last - first) as usize).rev().find(|&at| record(at).is_some());
    let at = found.ok_or(Error::at(Reason::CutOff, "an archive that is cut off before its directory", source.len()))?;
    Ok(first + at as u64)
}

/// Count, offset and length of the directory from the Zip64 records (4.3.14, 4.3.15).
fn read_end64(source: &dyn Source, end: u64) -> Result<Option<(u64, u64, u64)>> {
    let Some(at) = end.checked_sub(20) else { return Ok(None) };
    let mut reader = Reader::whole(source);
    reader.seek(at)?;
    if reader.u32_le()? != LOCATOR64 {
        return Ok(None);
    }
    let _ = reader.u32_le()?;
    let record = reader.u64_le()?;
    reader.seek(record.min(source.len()))?;
    if reader.u32_le()? != END64 {
        return Err(Error::malformed("the archive's second end record is not where it should be", at));
    }
    reader.take(20)?;
    let (_, count, len, offset) = (reader.u64_le()?, reader.u64_le()?, reader.u64_le()?, reader.u64_le()?);
    Ok(Some((count, offset, len)))
}

fn read_entry(source: &dyn Source, entries: &mut Reader<'_>, limits: &mut Limits) -> Result<Member> {
    let at = entries.at();
    if entries.u32_le()? != CENTRAL {
        return Err(Error::malformed("an entry of the archive's directory does not start like one", at));
    }
    entries.take(4)?;
    let (flags, method) = (entries.u16_le()?, entries.u16_le()?);
    let (time, date) = (entries.u16_le()?, entries.u16_le()?);
    let crc = entries.u32_le()?;
    let (mut stored, mut len) = (u64::from(entries.u32_le()?), u64::from(entries.u32_le()?));
    let (name_len, extra_len, comment_len) = (entries.u16_le()?, entries.u16_le()?, entries.u16_le()?);
    entries.take(8)?;
    let mut offset = u64::from(entries.u32_le()?);
    let name = entries.bytes(name_len.into(), limits)?;
    let mut extra = entries.sub(extra_len.into())?;
    let mut wide = Vec::new();
    while extra.left() >= 4 {
        let (id, n) = (extra.u16_le()?, extra.u16_le()?);
        let mut field = extra.sub(u64::from(n).min(extra.left()))?;
        if id == 1 {
            while field.left() >= 8 {
                wide.push(field.u64_le()?);
            }
        }
    }
    entries.take(comment_len.into())?;
    let mut wide = wide.into_iter();
    for value in [&mut len, &mut stored, &mut offset] {
        if *value == 0xffff_ffff {
            *value = wide.next().unwrap_or(*value);
        }
    }
    if flags & 0x2041 != 0 {
        return Err(Error::new(Reason::Password, "the archive is locked with a password").or_at(at));
    }
    let method = match method {
        0 if stored == len => Method::Stored,
        8 => Method::Deflated,
        0 => return Err(Error::malformed("a stored member has two different lengths", at)),
        _ => {
            return Err(
                Error::new(Reason::UnknownPart, "the archive uses a way of packing that is not known here").or_at(at)
            );
        }
    };
    // Deflate cannot pack closer than 1032 to 1.
    if len > stored.saturating_mul(1032).saturating_add(1032) {
        return Err(Error::at(Reason::Bomb, "the archive would grow far beyond its size", at));
    }
    let name = String::from_utf8(name).map_err(|error| error.into_bytes());
    // Names outside of UTF-8 are in some old code page; what is not ASCII in them is made plain.
    let name = name.unwrap_or_else(|bytes| bytes.iter().map(|b| if b.is_ascii() { *b as char } else { '_' }).collect());
    let (data, whole, local_extra) = read_local(source, offset, stored, &name, name_len)?;
    let when = u32::from(date) << 16 | u32::from(time);
    Ok(Member { name, method, data, len, crc, whole, when, extra: extra_len > 0 || comment_len > 0 || local_extra })
}

/// Where a member's data lies, which only its local header says (4.3.7), and whether that has extra fields.
fn read_local(source: &dyn Source, offset: u64, stored: u64, name: &str, name_len: u16) -> Result<(Span, Span, bool)> {
    let mut reader = Reader::whole(source);
    reader.seek(offset.min(source.len()))?;
    if reader.u32_le()? != LOCAL {
        return Err(Error::malformed("a member of the archive is not where its directory says", offset));
    }
    reader.take(22)?;
    let (local_name, extra) = (reader.u16_le()?, reader.u16_le()?);
    let mut own = vec![0; usize::from(local_name)];
    reader.fill(&mut own)?;
    let same = local_name == name_len
        && own.iter().zip(name.bytes()).all(|(own, listed)| *own == listed || !own.is_ascii() || listed == b'_');
    if !same {
        return Err(Error::malformed("a member of the archive has two different names", offset));
    }
    reader.take(extra.into())?;
    let data = reader.take(stored)?;
    Ok((data, Span::new(offset, data.end), extra > 0))
}

/// Errors: `malformed` where two members share bytes, or a member reaches into the directory.
fn check_disjoint(members: &[Member], directory: u64) -> Result<()> {
    let mut spans: Vec<Span> = members.iter().map(|member| member.whole).collect();
    spans.order_by(Ord::cmp);
    spans.push(Span::new(directory, directory));
    for pair in spans.windows(2) {
        if let [a, b] = pair
            && a.end > b.start
        {
            return Err(Error::malformed("two members of the archive share the same bytes", b.start));
        }
    }
    Ok(())
}

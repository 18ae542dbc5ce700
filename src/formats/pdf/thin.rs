//! A file without the bytes of its long streams, which `lopdf` reads in their place: pictures and attachments need not be in
//! memory to know what the document is. What stands between them is there to the byte, and cross-references lead to where
//! it is now. A long stream is looked up where it is written.

mod crossref;
mod entries;

use std::borrow::Cow;
use std::collections::BTreeMap;

use lopdf::Stream;
use memchr::memmem;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::source::Source;
use crate::span::Span;

use crossref::{Crossref, DICTIONARY, Moves};
use entries::{Entries, number};

/// From how many bytes on a stream is long; few for fuzzing, whose files are small.
const LONG: u64 = if cfg!(fuzzing) { 64 } else { 16 << 10 };

/// How many bytes are read at a time.
const CHUNK: u64 = 64 << 10;

/// The largest table of cross-references that is read, in bytes as it is coded.
const TABLE: u64 = 8 << 20;

/// How many bytes an object takes in memory, roughly.
const OBJECT: u64 = 96;

/// How many times its length a stream of objects may be unpacked, from how many bytes on: those that programs write come to a third
/// of that at most.
const GROWS: usize = 100;
const SMALL: usize = 1 << 20;

/// Into how many parts as large as a stream of objects may be the memory is divided.
pub(super) const PARTS: u64 = 16;

/// What stands for the bytes of a long stream: this, and its number in eight bytes.
const MARK: &[u8; 24] = b"\0\xff\0panah: a long stream\0";

/// How many of the last bytes of a stream say where its end is in what it was.
const ANCHOR: usize = 64;

/// A file in memory, and what of it is not.
pub(super) struct Thin {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where the bytes of the long streams are in the source.
    long: Vec<Span>,
}

impl Thin {
    /// Reads a file. One that is encrypted, whose cross-references cannot be followed, or without long streams, is read as it is.
    ///
    /// `copies` is how many times what is read is held in the end. Errors: `limit`, `read`, `malformed`.
    pub(super) fn read(source: &dyn Source, copies: u64, limits: &mut Limits) -> Result<Self> {
        let mut scan = Scan::new(source, limits.memory / copies);
        let whole = scan.run(limits)?;
        // Before they are read, since a few bytes in the file may be many objects.
        limits.debit(scan.objects.saturating_mul(OBJECT), 0)?;
        // What is encrypted has to be there to be decrypted.
        if whole
            && !scan.long.is_empty()
            && memmem::find(&scan.out, b"/Encrypt").is_none()
            && crossref::renew(&mut scan.out, &scan.moves, &scan.tables).is_some()
        {
            limits.debit(scan.out.len() as u64 * copies, 0)?;
            return Ok(Self { bytes: scan.out, long: scan.long });
        }
        drop(scan);
        limits.debit(source.len().saturating_mul(copies), 0)?;
        let mut bytes = vec![0; source.len() as usize];
        source.read_at(0, &mut bytes)?;
        Ok(Self { bytes, long: Vec::new() })
    }

    /// Where the bytes of a stream are in the source, where it is a long one.
    pub(super) fn place(&self, stream: &Stream) -> Option<Span> {
        let index = stream.content.strip_prefix(MARK)?;
        let index = u64::from_be_bytes(index.try_into().ok()?);
        self.long.get(usize::try_from(index).ok()?).copied()
    }

    /// A stream with its bytes, which are debited from `limits` where it is a long one. Errors: `limit`, `read`.
    pub(super) fn whole<'s>(
        &self,
        source: &dyn Source,
        stream: &'s Stream,
        limits: &mut Limits,
    ) -> Result<(Cow<'s, Stream>, Option<Span>)> {
        let Some(place) = self.place(stream) else { return Ok((Cow::Borrowed(stream), None)) };
        limits.debit(place.len(), place.start)?;
        let mut content = vec![0; place.len() as usize];
        source.read_at(place.start, &mut content)?;
        Ok((Cow::Owned(Stream::new(stream.dict.clone(), content)), Some(place)))
    }
}

/// What is written instead of the bytes `was`, which are at `place` in the source: what both have at their start and at their
/// end is copied from there.
pub(super) fn parts(place: Span, was: &[u8], new: &[u8]) -> Vec<Part> {
    let head = was.iter().zip(new).take_while(|(was, new)| was == new).count();
    let (was, middle) = (was.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    // What is behind the end of a picture may be gone, so its last bytes say where that is.
    let anchor = middle.get(middle.len().saturating_sub(ANCHOR)..).unwrap_or_default();
    let last = memmem::rfind(was, anchor).map_or(0, |at| at + anchor.len());
    let both = was.iter().take(last).rev().zip(middle.iter().rev());
    let tail = both.take_while(|(was, new)| was == new).count();
    let middle = middle.get(..middle.len() - tail).unwrap_or_default().to_vec();
    let (start, end) = (place.start + head as u64, place.start + (head + last) as u64);
    vec![Part::Copy(Span::new(place.start, start)), Part::Bytes(middle), Part::Copy(Span::new(end - tail as u64, end))]
}

/// A walk over a file from its start to its end.
struct Scan<'a> {
    source: &'a dyn Source,
    /// How long what is kept may become.
    most: u64,
    out: Vec<u8>,
    /// How far the source was read.
    at: u64,
    moves: Moves,
    long: Vec<Span>,
    /// How many objects there are, those in streams among them, and where they were counted to.
    objects: u64,
    counted: usize,
    tables: Vec<Crossref>,
    /// The numbers that are objects of their own, by number and generation, once they were asked for; nothing for one that is
    /// there in two ways.
    numbers: Option<BTreeMap<(u64, u64), Option<u64>>>,
}

impl<'a> Scan<'a> {
    fn new(source: &'a dyn Source, most: u64) -> Self {
        Self {
            source,
            most,
            out: Vec::new(),
            at: 0,
            moves: Moves::default(),
            long: Vec::new(),
            objects: 0,
            counted: 0,
            tables: Vec::new(),
            numbers: None,
        }
    }

    /// Walks to the end. False where more would have to be kept than may be.
    fn run(&mut self, limits: &mut Limits) -> Result<bool> {
        let word = memmem::Finder::new(b"stream");
        let mut seen = 0;
        loop {
            let Some(found) = word.find(self.out.get(seen..).unwrap_or_default()).map(|found| seen + found) else {
                seen = seen.max(self.out.len().saturating_sub(5));
                if self.at == self.source.len() {
                    self.count(self.out.len());
                    return Ok(true);
                }
                if !self.more(CHUNK)? {
                    return Ok(false);
                }
                continue;
            };
            if self.at < self.source.len() && self.out.len() < found + 8 && !self.more(CHUNK)? {
                return Ok(false);
            }
            limits.item(found as u64)?;
            seen = found + 6;
            self.count(found);
            if let Some(end) = self.stream(found, limits)? {
                (seen, self.counted) = (end, end);
                while self.out.len() < seen && self.at < self.source.len() {
                    if !self.more(CHUNK)? {
                        return Ok(false);
                    }
                }
            }
        }
    }

    /// Counts the objects up to a place in what is kept.
    fn count(&mut self, to: usize) {
        self.objects += objects(self.out.get(self.counted..to).unwrap_or_default());
        self.counted = self.counted.max(to);
    }

    /// Keeps the next `count` bytes. False where they are too many.
    fn more(&mut self, count: u64) -> Result<bool> {
        let count = count.min(self.source.len() - self.at);
        let from = self.out.len();
        if from as u64 + count > self.most {
            return Ok(false);
        }
        self.out.resize(from + count as usize, 0);
        self.source.read_at(self.at, self.out.get_mut(from..).unwrap_or_default())?;
        self.at += count;
        Ok(true)
    }

    /// Looks at what may be the start of a stream, by where its keyword is in what is kept (7.3.8). Gives where it ends there;
    /// nothing where it is none, or one that is not as the standard has it.
    fn stream(&mut self, keyword: usize, limits: &mut Limits) -> Result<Option<usize>> {
        let Some(head) = Head::read(&self.out, keyword) else { return Ok(None) };
        let length = match head.length {
            Length::Number(length) => length,
            Length::Object(id) => match self.number(id, limits)? {
                Some(length) => length,
                None => return Ok(None),
            },
        };
        let start = self.at - (self.out.len() - head.data) as u64;
        let Some(end) = start.checked_add(length).filter(|end| *end < self.source.len()) else { return Ok(None) };
        let mut behind = [0; 11];
        let n = (self.source.len() - end).min(11) as usize;
        self.source.read_at(end, behind.get_mut(..n).unwrap_or_default())?;
        let rest =
            behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).or_else(|| behind.strip_prefix(b"\r"));
        if !rest.unwrap_or(&behind).starts_with(b"endstream") {
            return Ok(None);
        }
        if head.is_table {
            if length > TABLE {
                return Ok(None);
            }
            let mut coded = vec![0; length as usize];
            self.source.read_at(start, &mut coded)?;
            let Some(table) = Crossref::read(&mut self.out, head.dictionary, &coded, self.most) else {
                return Ok(None);
            };
            self.tables.push(table);
        } else if head.is_objects || length < LONG {
            let from = head.data;
            if head.is_objects && length <= limits.memory / PARTS {
                let mut coded = vec![0; length as usize];
                self.source.read_at(start, &mut coded)?;
                let dictionary = self.out.get(head.dictionary..).unwrap_or_default();
                let plain = Entries::read(dictionary)
                    .and_then(|entries| crossref::unpacked(&entries, &coded, limits.memory / PARTS));
                // What cannot be unpacked here is not unpacked where objects are read.
                let plain = plain.unwrap_or_default();
                if plain.len() > SMALL && plain.len() / GROWS > coded.len() {
                    return Err(Error::new(Reason::Bomb, "the document would grow far beyond its size"));
                }
                self.objects += objects(&plain);
            }
            let n = length.min(MARK.len() as u64) as usize;
            let mut first = [0; MARK.len()];
            self.source.read_at(start, first.get_mut(..n).unwrap_or_default())?;
            if first == *MARK {
                return Err(Error::new(
                    Reason::Inseparable,
                    "a part of the document looks like one that was made while it was read",
                ));
            }
            return Ok(Some(from + length as usize));
        } else {
            // The value becomes the length of what stands for the stream, in as many bytes as it had.
            let digits = head.place.len();
            let short = format!("{:<digits$}", MARK.len() + 8);
            self.out.get_mut(head.place.clone()).unwrap_or_default().copy_from_slice(short.as_bytes());
            self.out.truncate(head.data);
            self.out.extend_from_slice(MARK);
            self.out.extend_from_slice(&(self.long.len() as u64).to_be_bytes());
            self.long.push(Span::new(start, end));
        }
        self.at = end;
        self.moves.push(end, self.out.len() as u64);
        Ok(Some(self.out.len()))
    }

    /// A number that is an object of its own. Errors: `limit`, `read`.
    fn number(&mut self, id: (u64, u64), limits: &mut Limits) -> Result<Option<u64>> {
        if self.numbers.is_none() {
            self.numbers = Some(numbers(self.source, limits)?);
        }
        Ok(self.numbers.as_ref().and_then(|numbers| numbers.get(&id).copied().flatten()))
    }
}

/// How many objects stand in so many bytes: words and brackets, but for the lines of cross-references.
fn objects(bytes: &[u8]) -> u64 {
    let line = |word: &[u8]| matches!(word, b"n" | b"f") || (word.len() >= 5 && word.iter().all(u8::is_ascii_digit));
    let space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let words = bytes.split(space).filter(|word| !word.is_empty() && !line(word));
    words.map(|word| 1 + word.iter().skip(1).filter(|byte| b"/[<(".contains(byte)).count() as u64).sum()
}

/// The length of a stream as its dictionary has it.
enum Length {
    Number(u64),
    Object((u64, u64)),
}

/// What stands before the bytes of a stream.
struct Head {
    /// Where its dictionary starts and its bytes do.
    dictionary: usize,
    data: usize,
    length: Length,
    /// Where the length stands.
    place: std::ops::Range<usize>,
    /// Whether it holds cross-references (7.5.8), or objects (7.5.7).
    is_table: bool,
    is_objects: bool,
}

impl Head {
    fn read(out: &[u8], keyword: usize) -> Option<Self> {
        let data = match out.get(keyword + 6..)? {
            [b'\r', b'\n', ..] => keyword + 8,
            [b'\n', ..] => keyword + 7,
            _ => return None,
        };
        let from = keyword.saturating_sub(DICTIONARY);
        let before = out.get(from..keyword)?;
        if before.ends_with(b"end") {
            return None;
        }
        let object = memmem::rfind(before, b"obj")? + 3;
        let spaces = before.get(object..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let own = before.get(object + spaces..)?;
        let entries = Entries::read(own)?;
        if !own.get(entries.end..)?.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let place = entries.place(b"/Length")?;
        let value = own.get(place.clone())?;
        let length = match number(value) {
            Some(length) => Length::Number(length),
            None => {
                let parts: Vec<&[u8]> = value.split(u8::is_ascii_whitespace).filter(|part| !part.is_empty()).collect();
                let [object, generation, b"R"] = parts[..] else { return None };
                Length::Object((number(object)?, number(generation)?))
            }
        };
        let kind = entries.get(b"/Type");
        let dictionary = from + object + spaces;
        Some(Self {
            dictionary,
            data,
            length,
            place: dictionary + place.start..dictionary + place.end,
            is_table: kind == Some(b"/XRef"),
            is_objects: kind == Some(b"/ObjStm"),
        })
    }
}

/// The numbers that are objects of their own in a file. Errors: `limit`, `read`.
fn numbers(source: &dyn Source, limits: &mut Limits) -> Result<BTreeMap<(u64, u64), Option<u64>>> {
    const OVERLAP: u64 = 96;
    let mut found: BTreeMap<(u64, u64), Option<u64>> = BTreeMap::new();
    let word = memmem::Finder::new(b" obj");
    let mut chunk = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let n = (source.len() - at).min(CHUNK + OVERLAP);
        chunk.resize(n as usize, 0);
        source.read_at(at, &mut chunk)?;
        for place in word.find_iter(&chunk) {
            if let Some((id, value)) = number_at(&chunk, place) {
                limits.item(at + place as u64)?;
                // Where chunks overlap the same one is found twice.
                found.entry(id).and_modify(|own| *own = own.filter(|own| *own == value)).or_insert(Some(value));
            }
        }
        at += CHUNK;
    }
    Ok(found)
}

/// The number and generation of an object, and the number that it is; `place` is where ` obj` stands.
fn number_at(bytes: &[u8], place: usize) -> Option<((u64, u64), u64)> {
    let line = bytes.get(place.saturating_sub(24)..place)?;
    let mut before = line.rsplit(|byte| !byte.is_ascii_digit());
    let (generation, object) = (number(before.next()?)?, number(before.next()?)?);
    let behind = bytes.get(place + 4..(place + 64).min(bytes.len()))?;
    let mut behind = behind.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let value = number(behind.next()?)?;
    behind.next()?.starts_with(b"endobj").then_some(((object, generation), value))
}

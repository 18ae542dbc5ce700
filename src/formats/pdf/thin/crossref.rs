//! Cross-references (7.5.4, 7.5.8) of a file that has lost bytes between its objects: each leads to where its object is now.

use std::ops::Range;

use lopdf::{Dictionary, Object, Stream};
use memchr::memmem;

use super::entries::{Entries, number};

/// The longest dictionary that is looked at, in bytes.
pub(super) const DICTIONARY: usize = 64 << 10;

/// The most tables that follow each other.
const TABLES: usize = 4096;

/// How many digits the place of an earlier table has where it is written anew.
const DIGITS: usize = 10;

/// Where bytes of the source are in what is kept of it.
#[derive(Default)]
pub(super) struct Moves {
    /// From which offset in the source on bytes are kept, and where the first of them is.
    from: Vec<(u64, u64)>,
}

impl Moves {
    /// From `source` on bytes are kept; the first is at `kept`.
    pub(super) fn push(&mut self, source: u64, kept: u64) {
        self.from.push((source, kept));
    }

    /// Where the byte at `source` is; for one that is not kept, where the next is that is.
    fn to(&self, source: u64) -> u64 {
        let index = self.from.partition_point(|(from, _)| *from <= source);
        let (from, kept) = index.checked_sub(1).and_then(|index| self.from.get(index)).copied().unwrap_or((0, 0));
        let next = self.from.get(index).map_or(u64::MAX, |(_, kept)| *kept);
        (kept + (source - from)).min(next)
    }
}

/// Cross-references that are a stream, which was written anew without a filter.
pub(super) struct Crossref {
    /// Where its dictionary starts, and where its rows are.
    dictionary: usize,
    rows: Range<usize>,
    /// How many bytes each field of a row has.
    widths: [usize; 3],
    /// Where the place of the table before it stands.
    prev: Option<Range<usize>>,
}

impl Crossref {
    /// Writes the stream whose dictionary starts at `dictionary` anew: everything behind that goes, and what is given is all of it
    /// up to `endstream`. Nothing where it cannot be read, or would have more than `most` bytes; then `out` is as it was.
    pub(super) fn read(out: &mut Vec<u8>, dictionary: usize, coded: &[u8], most: u64) -> Option<Self> {
        let own = out.get(dictionary..)?.to_vec();
        let entries = Entries::read(&own)?;
        let rows = unpacked(&entries, coded, most)?;
        let widths: Vec<usize> = entries
            .get(b"/W")?
            .strip_prefix(b"[")?
            .strip_suffix(b"]")?
            .split(u8::is_ascii_whitespace)
            .filter(|part| !part.is_empty())
            .map(|part| number(part).filter(|width| *width <= 8).map(|width| width as usize))
            .collect::<Option<_>>()?;
        let widths: [usize; 3] = widths.try_into().ok()?;
        let earlier = match entries.place(b"/Prev") {
            Some(_) => Some(entries.number(b"/Prev")?),
            None => None,
        };
        let mut new = b"<<".to_vec();
        for (key, value) in entries.iter() {
            if !matches!(key, b"/Filter" | b"/DecodeParms" | b"/Length" | b"/Prev") {
                new.extend_from_slice(key);
                new.push(b' ');
                new.extend_from_slice(value);
            }
        }
        let mut prev = None;
        if let Some(earlier) = earlier {
            new.extend_from_slice(b"/Prev ");
            let from = dictionary + new.len();
            new.extend_from_slice(format!("{earlier:0DIGITS$}").as_bytes());
            prev = Some(from..dictionary + new.len());
        }
        new.extend_from_slice(format!("/Length {}>>\nstream\n", rows.len()).as_bytes());
        out.truncate(dictionary);
        out.extend_from_slice(&new);
        let from = out.len();
        out.extend_from_slice(&rows);
        Some(Self { dictionary, rows: from..out.len(), widths, prev })
    }

    /// Renews all rows that lead to a place (table 18).
    fn renew(&self, out: &mut [u8], base: u64, moves: &Moves) -> Option<()> {
        let [kind, place, _] = self.widths;
        let size: usize = self.widths.iter().sum();
        for row in out.get_mut(self.rows.clone())?.chunks_exact_mut(size.max(1)) {
            let of = |field: &[u8]| field.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
            if kind > 0 && of(row.get(..kind)?) != 1 {
                continue;
            }
            let field = row.get_mut(kind..kind + place)?;
            let new = moves.to(base.checked_add(of(field))?).checked_sub(base)?;
            let bytes = new.to_be_bytes();
            let (high, low) = bytes.split_at(8 - place);
            if high.iter().any(|byte| *byte != 0) {
                return None;
            }
            field.copy_from_slice(low);
        }
        Some(())
    }
}

/// The rows of a table, or objects; nothing for what has other filters than those are ever coded with.
pub(super) fn unpacked(entries: &Entries<'_>, coded: &[u8], most: u64) -> Option<Vec<u8>> {
    let bare = |value: &[u8]| {
        let inside = value.strip_prefix(b"[").and_then(|value| value.strip_suffix(b"]")).unwrap_or(value);
        inside.trim_ascii().to_vec()
    };
    match entries.get(b"/Filter").map(bare) {
        None => return Some(coded.to_vec()),
        Some(name) if name == b"/FlateDecode" => {}
        Some(_) => return None,
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    if let Some(settings) = entries.get(b"/DecodeParms").map(bare) {
        let settings = Entries::read(&settings)?;
        let numbers = settings.iter().map(|(key, value)| {
            Some((key.strip_prefix(b"/")?.to_vec(), Object::Integer(i64::try_from(number(value)?).ok()?)))
        });
        dict.set("DecodeParms", numbers.collect::<Option<Dictionary>>()?);
    }
    Stream::new(dict, coded.to_vec()).decompressed_content_with_limit(usize::try_from(most).ok()?).ok()
}

/// Renews all cross-references that the end of the file leads to. Nothing where they cannot be followed.
pub(super) fn renew(out: &mut [u8], moves: &Moves, tables: &[Crossref]) -> Option<()> {
    let base = memmem::find(out, b"%PDF-")? as u64;
    let last = memmem::rfind(out, b"startxref")? + 9;
    let digits = last + spaces(out, last);
    let count = out.get(digits..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut todo = Vec::new();
    todo.push(digits..digits + count);
    let mut done = std::collections::BTreeSet::new();
    while let Some(place) = todo.pop() {
        let table = moves.to(base.checked_add(number(out.get(place.clone())?)?)?);
        set(out, &place, table.checked_sub(base)?)?;
        if done.len() > TABLES || !done.insert(table) {
            continue;
        }
        let at = usize::try_from(table).ok()?;
        let at = at + spaces(out, at);
        if out.get(at..)?.starts_with(b"xref") {
            table_at(out, at + 4, base, moves, &mut todo)?;
            continue;
        }
        let index = tables.partition_point(|own| own.dictionary < at);
        let own = tables.get(index).filter(|own| own.dictionary - at < 64)?;
        own.renew(out, base, moves)?;
        todo.extend(own.prev.clone());
    }
    Some(())
}

fn spaces(out: &[u8], at: usize) -> usize {
    out.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Writes a number over another in as many digits.
fn set(out: &mut [u8], place: &Range<usize>, value: u64) -> Option<()> {
    let new = format!("{value:0width$}", width = place.len());
    (new.len() == place.len()).then(|| out.get_mut(place.clone()))??.copy_from_slice(new.as_bytes());
    Some(())
}

/// Renews a table of lines (7.5.4) from behind its keyword on, and queues what its trailer leads to (7.5.5, 7.5.8.4).
fn table_at(out: &mut [u8], from: usize, base: u64, moves: &Moves, todo: &mut Vec<Range<usize>>) -> Option<()> {
    let mut at = from;
    let word = |out: &[u8], at: &mut usize| {
        *at += spaces(out, *at);
        let from = *at;
        *at += out.get(from..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        Some(from..*at)
    };
    loop {
        // A section starts with two numbers, a line has a word behind two; the trailer follows.
        let first = word(out, &mut at)?;
        if out.get(first.clone())? == b"trailer" {
            break;
        }
        let second = word(out, &mut at)?;
        number(out.get(second)?)?;
        let behind = at;
        let third = word(out, &mut at)?;
        match out.get(third)? {
            b"n" => {
                let old = number(out.get(first.clone())?)?;
                let new = moves.to(base.checked_add(old)?).checked_sub(base)?;
                set(out, &first, new)?;
            }
            b"f" => {}
            _ => at = behind,
        }
    }
    at += spaces(out, at);
    let trailer = out.get(at..(at + DICTIONARY).min(out.len()))?.to_vec();
    let entries = Entries::read(&trailer)?;
    for key in [b"/Prev".as_slice(), b"/XRefStm"] {
        if entries.get(key).is_some() {
            entries.number(key)?;
            todo.extend(entries.place(key).map(|place| at + place.start..at + place.end));
        }
    }
    Some(())
}

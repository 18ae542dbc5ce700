//! A sealed file cut in parts, for channels that are slow or carry little at once. Each says which one of how many it is and what it
//! and the whole digest to; they join in any order.

use crate::digest::{Digest, Hasher};
use crate::error::Error;
use crate::source::Source;
use crate::source::slice::Slice;
use crate::span::Span;
use crate::watched::{chunks, digest, push};

use super::fault::{Failure, Fault, Place, Result};
use super::joined::Joined;

/// How many bytes the line in front of a part has.
pub const HEAD: usize = 176;
/// What a part starts with.
const MARK: &str = "panah part 1 ";
/// The most parts of one file.
pub const MOST: u32 = 99_999;
/// The fewest bytes that a part may have without its line.
pub const LEAST: u64 = 1024;

/// What a part says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which one it is, from 1.
    pub number: u32,
    /// How many there are.
    pub count: u32,
    /// The length of the whole in bytes.
    pub len: u64,
    /// The digest of its own bytes without this line.
    pub own: Digest,
    /// The digest of the whole.
    pub whole: Digest,
}

/// Whether `source` starts as a part does. Errors: `read`.
pub fn is_part(source: &dyn Source) -> std::result::Result<bool, Error> {
    let mut start = [0; MARK.len()];
    let long = source.len() >= start.len() as u64;
    if long {
        source.read_at(0, &mut start)?;
    }
    Ok(long && start == MARK.as_bytes())
}

impl Head {
    fn write(&self) -> Vec<u8> {
        let Self { number, count, len, own, whole } = self;
        format!("{MARK}{number:05}/{count:05} {len:020} {own} {whole}\n").into_bytes()
    }

    /// Reads the line at the start of a part. Errors: `not-a-part`, `read`.
    pub fn read(source: &dyn Source) -> Result<Self> {
        let mut line = [0; HEAD];
        if source.len() < HEAD as u64 {
            return Err(Fault::NotAPart.into());
        }
        source.read_at(0, &mut line)?;
        let text = std::str::from_utf8(&line).map_err(|_| Fault::NotAPart)?;
        let head = || {
            let rest = text.strip_prefix(MARK)?.strip_suffix('\n')?;
            let [place, len, own, whole] = rest.split(' ').collect::<Vec<_>>().try_into().ok()?;
            let (number, count) = place.split_once('/')?;
            let [number, count] = [number, count].map(|number| number.parse().ok());
            Some(Self {
                number: number?,
                count: count?,
                len: len.parse().ok()?,
                own: own.parse().ok()?,
                whole: whole.parse().ok()?,
            })
        };
        // Digits have one form: what is written of it is what stood there.
        let head = head().filter(|head| head.write() == line).ok_or(Fault::NotAPart)?;
        if (1..=head.count).contains(&head.number) && head.count <= MOST {
            Ok(head)
        } else {
            Err(Fault::NotAPart.into())
        }
    }
}

/// Cuts `source` in parts of at most `size` bytes with their lines, and gives each to `out` with its number and their count, piece by
/// piece: the first piece of a part is its line.
///
/// Errors: `part-size` where parts would be too small or too many; `read`, and those of `out`.
pub fn cut(
    source: &dyn Source,
    size: u64,
    mut out: impl FnMut(u32, u32, &[u8]) -> std::result::Result<(), Error>,
) -> Result<()> {
    let size = size.checked_sub(HEAD as u64).filter(|size| *size >= LEAST).ok_or(Fault::PartSize)?;
    let len = source.len();
    let count =
        u32::try_from(len.div_ceil(size)).ok().filter(|count| (1..=MOST).contains(count)).ok_or(Fault::PartSize)?;
    let whole = digest(source)?;
    for number in 1..=count {
        let span = Span::new(u64::from(number - 1) * size, len.min(u64::from(number) * size));
        let mut hasher = Hasher::default();
        push(source, span, &mut hasher)?;
        let head = Head { number, count, len, own: hasher.finish(), whole };
        out(number, count, &head.write())?;
        chunks(source, span, |bytes| out(number, count, bytes))?;
    }
    Ok(())
}

/// Joins `parts`, which may stand in any order, once every one of them was found sound, and gives the whole to `with`.
///
/// Errors: `not-a-part` and `part-damaged` with the place in the list; `parts-mixed` with the places of those that are not of the
/// first one's file, or that come twice and differ; `parts-missing` with their numbers; `read`, and those of `with`.
pub fn join<T>(parts: &[&dyn Source], with: impl FnOnce(&dyn Source) -> Result<T>) -> Result<T> {
    let at = |index: usize| move |failure: Failure| failure.within(Place::Number(index + 1));
    let heads: Vec<Head> =
        parts.iter().enumerate().map(|(index, part)| Head::read(*part).map_err(at(index))).collect::<Result<_>>()?;
    let first = heads.first().ok_or(Fault::PartsMissing)?;
    let of_first = |head: &Head| (head.whole, head.count, head.len) == (first.whole, first.count, first.len);
    let listed = |fits: &dyn Fn(usize, &Head) -> bool| -> Vec<usize> {
        heads.iter().enumerate().filter(|(index, head)| !fits(*index, head)).map(|(index, _)| index + 1).collect()
    };
    let others = listed(&|_, head| of_first(head));
    if !others.is_empty() {
        return Err(Failure::Evidence(Fault::PartsMixed, Place::Numbers(others)));
    }
    let bodies: Vec<Slice<'_>> =
        parts.iter().map(|part| Slice { source: *part, span: Span::new(HEAD as u64, part.len()) }).collect();
    for (index, (body, head)) in bodies.iter().zip(&heads).enumerate() {
        if digest(body)? != head.own {
            return Err(Failure::Evidence(Fault::PartDamaged, Place::Number(index + 1)));
        }
    }
    let mut ordered: Vec<Option<usize>> = vec![None; first.count as usize];
    let mut twice = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let place = ordered.get_mut(head.number as usize - 1).ok_or(Fault::NotAPart)?;
        match *place {
            // The same part may be there twice.
            Some(before) if heads.get(before).is_some_and(|before| before.own != head.own) => twice.push(index + 1),
            _ => *place = Some(index),
        }
    }
    if !twice.is_empty() {
        return Err(Failure::Evidence(Fault::PartsMixed, Place::Numbers(twice)));
    }
    let missing: Vec<usize> =
        ordered.iter().enumerate().filter(|(_, one)| one.is_none()).map(|(at, _)| at + 1).collect();
    if !missing.is_empty() {
        return Err(Failure::Evidence(Fault::PartsMissing, Place::Numbers(missing)));
    }
    let mut joined = Joined::default();
    ordered.iter().flatten().filter_map(|index| bodies.get(*index)).for_each(|body| {
        joined.push(body);
    });
    if joined.len() != first.len || digest(&joined)? != first.whole {
        return Err(Fault::PartDamaged.into());
    }
    with(&joined)
}

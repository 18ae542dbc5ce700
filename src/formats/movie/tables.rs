//! Sample tables: which bytes are which sample, and when each is shown (ISO/IEC 14496-12 §8.6 and §8.7).

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// The sizes of a track's samples, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sizes {
    /// All of one size.
    Same {
        /// The size of each.
        size: u32,
        /// How many there are.
        count: u32,
    },
    /// Each of its own.
    Each(Vec<u32>),
}

impl Sizes {
    /// How many samples there are.
    pub(crate) fn count(&self) -> u32 {
        match self {
            Self::Same { count, .. } => *count,
            Self::Each(sizes) => sizes.len() as u32,
        }
    }

    /// The size of the sample `index`, counted from 0.
    pub(crate) fn get(&self, index: u32) -> u32 {
        match self {
            Self::Same { size, .. } => *size,
            Self::Each(sizes) => sizes.get(index as usize).copied().unwrap_or(0),
        }
    }
}

/// One chunk: samples of one description that lie behind each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chunk {
    /// Where its first sample begins, from the start of the file.
    pub offset: u64,
    /// How many samples it has.
    pub samples: u32,
    /// Which sample description they use, counted from 1.
    pub entry: u32,
}

/// The tables of one track.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tables {
    /// Runs of samples of equal duration: how many, and how long each, in media time (`stts`).
    pub times: Vec<(u32, u32)>,
    /// Runs of equal composition offset (`ctts`).
    pub offsets: Vec<(u32, u32)>,
    /// Whether composition offsets are signed (`ctts` version 1).
    pub signed: bool,
    /// The samples that can be decoded alone, counted from 1 (`stss`); none given means all.
    pub sync: Option<Vec<u32>>,
    /// QuickTime's partial sync samples (`stps`).
    pub partial: Option<Vec<u32>>,
    /// The sizes (`stsz`, `stz2`).
    pub sizes: Sizes,
    /// The chunks (`stco`, `co64`, `stsc`).
    pub chunks: Vec<Chunk>,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            times: Vec::new(),
            offsets: Vec::new(),
            signed: false,
            sync: None,
            partial: None,
            sizes: Sizes::Same { size: 0, count: 0 },
            chunks: Vec::new(),
        }
    }
}

/// The entries of a table of `N` words each, after its version, flags and count.
pub(crate) fn words<const N: usize>(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Vec<[u32; N]>> {
    let count = u64::from(reader.u32_be()?).min(reader.left() / (4 * N as u64));
    let bytes = reader.bytes(count * 4 * N as u64, limits)?;
    let (words, _) = bytes.as_chunks::<4>();
    Ok(words
        .chunks_exact(N)
        .map(|entry| std::array::from_fn(|i| entry.get(i).map_or(0, |w| u32::from_be_bytes(*w))))
        .collect())
}

/// Reads `stsz` or, where `compact`, `stz2` (§8.7.3).
pub(crate) fn sizes(reader: &mut Reader<'_>, compact: bool, limits: &mut Limits) -> Result<Sizes> {
    reader.u32_be()?;
    let field = reader.u32_be()?;
    if !compact {
        if field != 0 {
            return Ok(Sizes::Same { size: field, count: reader.u32_be()? });
        }
        return Ok(Sizes::Each(words::<1>(reader, limits)?.into_iter().map(|[size]| size).collect()));
    }
    let count = u64::from(reader.u32_be()?);
    let bits = u64::from(field & 0xff);
    if !matches!(bits, 4 | 8 | 16) {
        return Err(Error::malformed("sample sizes of an unknown width", reader.at()));
    }
    let count = count.min(reader.left() * 8 / bits);
    limits.debit(count * 4, reader.at())?;
    let bytes = reader.bytes((count * bits).div_ceil(8), limits)?;
    let sizes = match bits {
        4 => bytes.iter().flat_map(|b| [u32::from(b >> 4), u32::from(b & 15)]).take(count as usize).collect(),
        8 => bytes.iter().map(|&b| b.into()).collect(),
        _ => bytes.as_chunks::<2>().0.iter().map(|b| u16::from_be_bytes(*b).into()).collect(),
    };
    Ok(Sizes::Each(sizes))
}

/// Joins chunk offsets with the runs of `stsc`, as far as there are samples.
///
/// Errors: `malformed` for runs that are out of order or start past the first chunk, `limit`.
pub(crate) fn chunks(
    offsets: &[u64],
    runs: &[[u32; 3]],
    samples: u32,
    at: u64,
    limits: &mut Limits,
) -> Result<Vec<Chunk>> {
    limits.debit(offsets.len() as u64 * 16, at)?;
    let mut chunks = Vec::with_capacity(offsets.len());
    let mut runs = runs.iter().peekable();
    let (mut left, mut per, mut entry) = (samples, 0, 1);
    for (index, &offset) in offsets.iter().enumerate() {
        while let Some(&&[first, samples, description]) = runs.peek() {
            if u64::from(first) > index as u64 + 1 {
                break;
            }
            if u64::from(first) != index as u64 + 1 {
                return Err(Error::malformed("the runs of chunks are out of order", at));
            }
            (per, entry) = (samples, description);
            runs.next();
        }
        let n = per.min(left);
        if n > 0 {
            chunks.push(Chunk { offset, samples: n, entry });
        }
        left -= n;
    }
    Ok(chunks)
}

impl Tables {
    /// How many samples the chunks have together.
    pub(crate) fn samples(&self) -> u32 {
        self.chunks.iter().fold(0, |sum: u32, chunk| sum.saturating_add(chunk.samples))
    }

    /// Cuts all tables to the first `samples` samples.
    pub(crate) fn truncate(&mut self, samples: u32) {
        let mut left = samples;
        self.chunks.retain_mut(|chunk| {
            chunk.samples = chunk.samples.min(left);
            left -= chunk.samples;
            chunk.samples > 0
        });
        match &mut self.sizes {
            Sizes::Same { count, .. } => *count = samples.min(*count),
            Sizes::Each(sizes) => sizes.truncate(samples as usize),
        }
        for runs in [&mut self.times, &mut self.offsets] {
            let mut left = samples;
            runs.retain_mut(|(count, _)| {
                *count = (*count).min(left);
                left -= *count;
                *count > 0
            });
        }
        for list in [&mut self.sync, &mut self.partial].into_iter().flatten() {
            list.retain(|&sample| sample >= 1 && sample <= samples);
        }
    }

    /// How long the samples are together, in media time.
    pub(crate) fn duration(&self) -> u64 {
        self.times.iter().map(|&(count, delta)| u64::from(count) * u64::from(delta)).fold(0, u64::saturating_add)
    }

    /// The tables as boxes, with chunk offsets given by `place` and sizes by `sizes`.
    pub(crate) fn write(&self, wide: bool, place: impl Fn(u64) -> u64, sizes: &Sizes) -> Vec<u8> {
        let mut out = Vec::new();
        let flat =
            |kind, version: u8, count: usize, words: &mut dyn Iterator<Item = u32>| table(kind, version, count, words);
        let runs = |runs: &[(u32, u32)]| runs.iter().flat_map(|&(a, b)| [a, b]).collect::<Vec<_>>();
        out.extend(flat(b"stts", 0, self.times.len(), &mut runs(&self.times).into_iter()));
        if !self.offsets.is_empty() {
            out.extend(flat(b"ctts", self.signed.into(), self.offsets.len(), &mut runs(&self.offsets).into_iter()));
        }
        for (kind, list) in [(b"stss", &self.sync), (b"stps", &self.partial)] {
            if let Some(list) = list {
                out.extend(flat(kind, 0, list.len(), &mut list.iter().copied()));
            }
        }
        let mut entries: Vec<u32> = Vec::new();
        let mut last = None;
        for (index, chunk) in self.chunks.iter().enumerate() {
            if last != Some((chunk.samples, chunk.entry)) {
                entries.extend([index as u32 + 1, chunk.samples, chunk.entry]);
                last = Some((chunk.samples, chunk.entry));
            }
        }
        out.extend(flat(b"stsc", 0, entries.len() / 3, &mut entries.iter().copied()));
        match sizes {
            Sizes::Same { size, count } => {
                out.extend(crate::formats::bmff::write(
                    b"stsz",
                    &[[0; 4], size.to_be_bytes(), count.to_be_bytes()].concat(),
                ));
            }
            Sizes::Each(list) => {
                out.extend(crate::formats::bmff::head(b"stsz", 12 + 4 * list.len() as u64));
                out.extend([0; 8]);
                out.extend((list.len() as u32).to_be_bytes());
                list.iter().for_each(|size| out.extend(size.to_be_bytes()));
            }
        }
        let (kind, width) = if wide { (b"co64", 8) } else { (b"stco", 4) };
        out.extend(crate::formats::bmff::head(kind, 8 + width * self.chunks.len() as u64));
        out.extend([0; 4]);
        out.extend((self.chunks.len() as u32).to_be_bytes());
        for chunk in &self.chunks {
            let offset = place(chunk.offset);
            if wide { out.extend(offset.to_be_bytes()) } else { out.extend((offset as u32).to_be_bytes()) }
        }
        out
    }
}

fn table(kind: &[u8; 4], version: u8, count: usize, words: &mut dyn Iterator<Item = u32>) -> Vec<u8> {
    let mut body = vec![version, 0, 0, 0];
    body.extend((count as u32).to_be_bytes());
    words.for_each(|word| body.extend(word.to_be_bytes()));
    crate::formats::bmff::write(kind, &body)
}

/// How many bytes `samples` samples take from sample `first` on, where each stored frame holds `frame.0` of them in `frame.1` bytes.
pub(crate) fn stored(sizes: &Sizes, first: u32, samples: u32, frame: Option<(u32, u32)>) -> u64 {
    match (frame, sizes) {
        (Some((per, bytes)), _) => u64::from(samples.div_ceil(per.max(1))) * u64::from(bytes),
        (None, Sizes::Same { size, .. }) => u64::from(samples) * u64::from(*size),
        (None, Sizes::Each(sizes)) => {
            let end = (first as usize).saturating_add(samples as usize).min(sizes.len());
            sizes.get(first as usize..end).unwrap_or_default().iter().map(|&size| u64::from(size)).sum()
        }
    }
}

/// The whole chunk as a span; nothing where the numbers overflow.
pub(crate) fn span(offset: u64, len: u64) -> Option<Span> {
    offset.checked_add(len).map(|end| Span::new(offset, end))
}

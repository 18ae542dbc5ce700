//! Parts: an output as a list of spans of its source and of new bytes, never held whole.

use serde::Serialize;

use crate::error::Result;
use crate::source::clean::Origin;
use crate::source::{Source, ends_early};
use crate::span::Span;

/// A piece of an output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Bytes of the source, unchanged.
    Copy(Span),
    /// New bytes.
    Bytes(#[serde(serialize_with = "length_only")] Vec<u8>),
}

/// New bytes are spoken of by their length alone.
fn length_only<S: serde::Serializer>(bytes: &[u8], out: S) -> std::result::Result<S::Ok, S::Error> {
    out.serialize_u64(bytes.len() as u64)
}

impl Part {
    /// The length in bytes.
    pub fn len(&self) -> u64 {
        match self {
            Self::Copy(span) => span.len(),
            Self::Bytes(bytes) => bytes.len() as u64,
        }
    }

    /// Whether the part holds no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Parts in order. Neighbours are joined, and none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts(Vec<Part>);

impl Parts {
    /// Adds a part at the end.
    pub fn push(&mut self, part: Part) {
        match (self.0.last_mut(), part) {
            (_, part) if part.is_empty() => {}
            (Some(Part::Copy(last)), Part::Copy(next)) if last.end == next.start => last.end = next.end,
            (Some(Part::Bytes(last)), Part::Bytes(next)) => last.extend(next),
            (_, part) => self.0.push(part),
        }
    }

    /// The parts.
    pub fn iter(&self) -> std::slice::Iter<'_, Part> {
        self.0.iter()
    }

    /// The length of the output in bytes.
    pub fn len(&self) -> u64 {
        self.0.iter().map(Part::len).sum()
    }

    /// Whether the output holds no byte.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The output as a source, read through `source`.
    pub fn over<'a>(&'a self, source: &'a dyn Source) -> Assembled<'a> {
        let mut starts = Vec::with_capacity(self.0.len());
        let mut at = 0;
        for part in &self.0 {
            starts.push(at);
            at += part.len();
        }
        Assembled { source, parts: &self.0, starts, len: at }
    }
}

impl FromIterator<Part> for Parts {
    fn from_iter<I: IntoIterator<Item = Part>>(parts: I) -> Self {
        let mut joined = Self::default();
        for part in parts {
            joined.push(part);
        }
        joined
    }
}

/// An output that is read through the source it was made from, so that it can be inspected before it exists.
pub struct Assembled<'a> {
    source: &'a dyn Source,
    parts: &'a [Part],
    starts: Vec<u64>,
    len: u64,
}

impl Source for Assembled<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let mut index = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let (mut at, mut filled) = (offset, 0);
        while filled < buf.len() {
            let (Some(part), Some(&start)) = (self.parts.get(index), self.starts.get(index)) else {
                return Err(ends_early(at));
            };
            let skip = at - start;
            let n = (part.len().saturating_sub(skip)).min((buf.len() - filled) as u64) as usize;
            let Some(out) = buf.get_mut(filled..filled + n) else { return Err(ends_early(at)) };
            match part {
                Part::Copy(span) => self.source.read_at(span.start + skip, out)?,
                Part::Bytes(bytes) => bytes.read_at(skip, out)?,
            }
            (at, filled, index) = (at + n as u64, filled + n, index + 1);
        }
        Ok(())
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        let index = self.starts.partition_point(|&start| start <= span.start).checked_sub(1)?;
        let (Part::Copy(whole), start) = (self.parts.get(index)?, *self.starts.get(index)?) else { return None };
        let from = whole.start + (span.start - start);
        let to = from.checked_add(span.len())?;
        if span.is_empty() || to > whole.end { None } else { self.source.origin(Span::new(from, to)) }
    }
}

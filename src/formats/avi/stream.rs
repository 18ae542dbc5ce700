//! A stream: how its samples are made, and its header as it is written once they were seen.

use crate::codecs::bitmap;
use crate::codecs::samples::{Units, Walk};
use crate::error::Result;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// A stream that stays.
pub(super) struct Stream {
    /// The walk over its samples.
    pub walk: Walk,
    /// How these are made of units.
    pub units: Units,
    /// Whether it is of pictures.
    pub video: bool,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Its number in the copy.
    pub number: u8,
    /// How the chunks of its samples are called, behind the number.
    pub kind: Option<[u8; 2]>,
    /// How many there are.
    pub chunks: u32,
    /// How many bytes these hold.
    pub bytes: u64,
    /// Its header without where it is shown.
    pub header: Span,
    /// The front of its format.
    pub format: Vec<u8>,
}

/// A stream's header without where it is shown, in bytes.
pub(super) const HEADER: u64 = 48;

impl Stream {
    /// How a chunk of its samples is called that was called `name`: as the first.
    pub(super) fn name(&mut self, name: [u8; 4]) -> [u8; 4] {
        let own = if !self.video {
            *b"wb"
        } else if name.ends_with(b"db") {
            *b"db"
        } else {
            *b"dc"
        };
        let kind = *self.kind.get_or_insert(own);
        self.called(kind)
    }

    /// The name of a chunk of this kind.
    pub(super) fn called(&self, [a, b]: [u8; 2]) -> [u8; 4] {
        [b'0' + self.number / 10, b'0' + self.number % 10, a, b]
    }

    /// Writes its header: its coding, how long a sample is, and how many there are. Returns how long a picture is shown, in
    /// microseconds. Errors: `limit`, `read`.
    pub(super) fn finish(&self, source: &dyn Source, patches: &mut Patches, limits: &mut Limits) -> Result<u32> {
        let mut reader = Reader::new(source, self.header)?;
        let stored: [u8; HEADER as usize] = Reader::new(source, self.header)?.array()?;
        let (kind, handler): ([u8; 4], [u8; 4]) = (reader.array()?, reader.array()?);
        reader.take(12)?;
        let [scale, rate, start, _, _, _, size] = [(); 7].map(|()| reader.u32_le().unwrap_or(0));
        let coding = bitmap::coding(&self.format).filter(|coding| *coding != [0; 4]).unwrap_or(handler);
        let coding = if self.video { coding } else { [0; 4] };
        let block = match self.format.get(12..14) {
            Some(&[low, high]) if !self.video => u32::from(u16::from_le_bytes([low, high])),
            _ => 0,
        };
        let size = if size <= 1 && !self.video { size } else { block.min(size) };
        let length = self.bytes.checked_div(size.into()).unwrap_or(self.chunks.into()) as u32;
        let start = if start > length { 0 } else { start };
        let numbers = [0, 0, 0, scale, rate, start, length, 0, 0, size].map(u32::to_le_bytes);
        let written = [kind, coding].into_iter().chain(numbers).flatten().collect::<Vec<u8>>();
        if written != stored {
            patches.replace(self.header, "strh", vec![Part::Bytes(written)], limits)?;
        }
        Ok((u64::from(scale) * 1_000_000).checked_div(rate.into()).unwrap_or(0) as u32)
    }
}

//! One sample description, and the boxes that those of both pictures and sound have.

use crate::codecs::descriptor::{self, Size};
use crate::codecs::samples::{Setup, Units};
use crate::error::Result;
use crate::formats::bmff::Kind;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// One sample description.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Its coding name.
    pub kind: Kind,
    /// The description as a strip writes it.
    pub bytes: Vec<u8>,
    /// What has to be looked for inside its samples.
    pub units: Units,
    /// What a decoder knows before the first sample.
    pub setup: Setup,
    /// Where in the description the box lies that depends on that.
    pub record: Span,
    /// How many samples one stored frame holds, and in how many bytes, where the description says it.
    pub frame: Option<(u32, u32)>,
    /// Which data reference it uses, counted from 1.
    pub reference: u16,
}

/// The whole of a box's body, which has to be between `least` and `most` bytes long; nothing where it is not.
pub(super) fn body(
    source: &dyn Source,
    span: Span,
    least: u64,
    most: u64,
    limits: &mut Limits,
) -> Result<Option<Vec<u8>>> {
    if span.len() < least || span.len() > most {
        return Ok(None);
    }
    Reader::new(source, span)?.bytes(span.len(), limits).map(Some)
}

/// The descriptor in an `esds` (ISO/IEC 14496-14 §6.7.2), behind its version and flags, which are written with it.
pub(super) fn esds(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Option<descriptor::Stream>> {
    let mut reader = Reader::new(source, body)?;
    reader.u32_be()?;
    let stream = descriptor::stream(reader, Size::Short, limits)?;
    Ok(stream.map(|stream| descriptor::Stream { bytes: [&[0; 4], stream.bytes.as_slice()].concat(), ..stream }))
}

//! The packet table (`pakt`): how long each packet of the sound is, where that changes from packet to packet.

use crate::codecs::change::Change;
use crate::codecs::samples::{Setup, Units, Walk};
use crate::error::{Error, Result};
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// How many bytes stand before the lengths.
const HEADER: u64 = 24;

/// How packets are described (`desc`): how many bytes and frames each has; 0 where the table says it.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// Bytes in a packet.
    pub bytes: u32,
    /// Frames in a packet.
    pub frames: u32,
}

/// The sound of a file.
pub(super) struct Sound {
    /// The table's content.
    pub table: Option<Span>,
    /// The packets.
    pub data: Span,
    /// How they are described.
    pub shape: Shape,
    /// How they are made.
    pub units: Units,
}

/// Adds the table's segments: what lies behind its last length goes. `span` is the chunk's, `body` its content.
///
/// Errors: `malformed`, `limit`, `read`.
pub(super) fn table(
    source: &dyn Source,
    span: Span,
    body: Span,
    shape: Shape,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let mut lengths = Lengths::new(source, body, shape)?;
    while lengths.next()?.is_some() {
        limits.item(lengths.reader.at())?;
    }
    let end = lengths.reader.at();
    if end == body.end {
        report.push(Segment::new(span, Role::Structure, "pakt"));
        return Ok(());
    }
    let header = [b"pakt".as_slice(), &(end - body.start).to_be_bytes()].concat();
    let instead = vec![crate::parts::Part::Bytes(header)];
    report.push(Segment::new(Span::new(span.start, body.start), Role::Metadata, "pakt header").instead(instead));
    report.push(Segment::new(Span::new(body.start, end), Role::Structure, "pakt"));
    report.push(Segment::new(Span::new(end, body.end), Role::Trailing, "behind the packets"));
    Ok(())
}

/// Finds what has to change inside the packets. Errors: `malformed`, `limit`, `read`.
pub(super) fn walk(
    source: &dyn Source,
    sound: &Sound,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let &Sound { table, data, shape, units } = sound;
    if units == Units::Whole {
        return Ok(());
    }
    // Frames of MPEG audio say themselves where they end.
    let whole = matches!(units, Units::Mpeg(_));
    let mut lengths = table.map(|body| Lengths::new(source, body, shape)).transpose()?;
    let (mut walk, mut changes, mut at): (_, Vec<Change>, _) = (Walk::new(units, Setup::None), Vec::new(), data.start);
    while at < data.end {
        limits.item(at)?;
        let length = match (&mut lengths, shape.bytes) {
            _ if whole => Some(data.len()),
            (_, 1..) => Some(u64::from(shape.bytes)),
            (Some(lengths), 0) => lengths.next()?,
            (None, 0) => None,
        };
        let length = length.filter(|length| *length > 0 && *length <= data.end - at);
        let length = length.ok_or(Error::malformed("sound without the lengths of its packets", at))?;
        let span = Span::new(at, at + length);
        walk.sample(source, span, &mut changes, report, limits)?;
        patches.changes(&mut changes, limits)?;
        at = span.end;
    }
    walk.finish(source, &mut changes, report, limits)?;
    patches.changes(&mut changes, limits)
}

/// The lengths of a table, one after the other.
struct Lengths<'a> {
    reader: Reader<'a>,
    left: u64,
    shape: Shape,
}

impl<'a> Lengths<'a> {
    fn new(source: &'a dyn Source, body: Span, shape: Shape) -> Result<Self> {
        let mut reader = Reader::new(source, body)?;
        let left = reader.u64_be()?;
        reader.take(HEADER - 8)?;
        Ok(Self { reader, left, shape })
    }

    /// The next packet's length, where the table has any. Errors: `malformed`, `read`.
    fn next(&mut self) -> Result<Option<u64>> {
        let (bytes, frames) = (self.shape.bytes == 0, self.shape.frames == 0);
        if self.left == 0 || !(bytes || frames) || self.reader.is_empty() {
            return Ok(None);
        }
        self.left -= 1;
        let length = if bytes { self.number()? } else { self.shape.bytes.into() };
        if frames {
            self.number()?;
        }
        Ok(Some(length))
    }

    /// A number in bytes of seven bits, all but the last with the eighth set.
    fn number(&mut self) -> Result<u64> {
        let mut value = 0u64;
        for _ in 0..5 {
            let byte = self.reader.u8()?;
            value = value << 7 | u64::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Error::malformed("a packet's length that does not end", self.reader.at()))
    }
}

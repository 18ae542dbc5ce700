//! AMR and AMR-WB voice (RFC 4867, section 5): the magic and the frames.

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// Frame lengths in bytes behind the frame header, by frame type (RFC 4867, 5.3; 3GPP TS 26.101 and 26.201, annex A).
const NARROW: [Option<u64>; 16] = lengths([12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, NONE, NONE, NONE, 0]);
const WIDE: [Option<u64>; 16] = lengths([17, 23, 32, 36, 40, 46, 50, 58, 60, 5, NONE, NONE, NONE, NONE, 0, 0]);
const NONE: u64 = u64::MAX;

// Run by the compiler, which a bad index would stop.
#[allow(clippy::indexing_slicing)]
const fn lengths(table: [u64; 16]) -> [Option<u64>; 16] {
    let mut lengths = [None; 16];
    let mut index = 0;
    while index < 16 {
        if table[index] != NONE {
            lengths[index] = Some(table[index]);
        }
        index += 1;
    }
    lengths
}

/// The bits of a frame's last byte that are behind its speech (RFC 4867, 5.3): those of a frame of this type.
fn pad(kind: u8, wide: bool) -> u8 {
    const NARROW: [usize; 9] = [95, 103, 118, 134, 148, 159, 204, 244, 39];
    const WIDE: [usize; 10] = [132, 177, 253, 285, 317, 365, 397, 461, 477, 40];
    let table = if wide { WIDE.as_slice() } else { &NARROW };
    let bits = table.get(usize::from(kind)).copied().unwrap_or(0);
    ((1u16 << (bits.next_multiple_of(8) - bits)) - 1) as u8
}

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for several channels, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Amr, source.len());
    let mut magic = [0u8; 9];
    let n = source.len().min(9) as usize;
    source.read_at(0, magic.get_mut(..n).unwrap_or_default())?;
    let (start, table) = match &magic {
        b"#!AMR-WB\n" => (9, &WIDE),
        [b'#', b'!', b'A', b'M', b'R', b'\n', ..] => (6, &NARROW),
        [b'#', b'!', b'A', b'M', b'R', b'_' | b'-', ..] => {
            return Err(Error::new(Reason::UnknownCodec, "AMR sound of several channels is not known here"));
        }
        _ => return Err(Error::malformed("an AMR file that does not start like one", 0)),
    };
    report.push(Segment::new(Span::new(0, start), Role::Structure, "magic"));
    let mut reader = Reader::new(source, Span::new(start, source.len()))?;
    let mut frames = 0u64;
    while !reader.is_empty() {
        let at = reader.at();
        limits.items = limits.items.saturating_add(u64::from(!frames.is_multiple_of(64)));
        limits.item(at)?;
        let header = reader.u8()?;
        let length = table.get(usize::from(header >> 3 & 15)).copied().flatten();
        let Some(length) = length.filter(|_| header & 0x83 == 0) else {
            reader.seek(at)?;
            break;
        };
        // A last frame that is cut short stays as far as it goes.
        reader.take(length.min(reader.left()))?;
        frames += 1;
        let last = Span::new(reader.at() - 1, reader.at());
        let mask = pad(header >> 3 & 15, start == 9);
        let mut byte = [0];
        if last.start > at && reader.at() == at + 1 + length {
            source.read_at(last.start, &mut byte)?;
        }
        if byte[0] & mask == 0 {
            report.push(Segment::new(Span::new(at, reader.at()), Role::Media, "frames"));
        } else {
            report.push(Segment::new(Span::new(at, last.start), Role::Media, "frames"));
            let whole = vec![Part::Bytes(vec![byte[0] & !mask])];
            report.push(Segment::new(last, Role::Metadata, "bits behind a frame").instead(whole));
        }
    }
    if frames == 0 {
        return Err(Error::at(Reason::Empty, "an AMR file without sound", start));
    }
    if !reader.is_empty() {
        report.find(Class::Unknown, "bytes behind the last AMR frame", "");
        report.push(Segment::new(reader.rest(), Role::Trailing, "behind the last frame"));
    }
    Ok(report)
}

//! WAVE (Microsoft and IBM, "Multimedia Programming Interface", 1991; RFC 2361), Broadcast Wave (EBU Tech 3285) and its
//! 64-bit form RF64 (EBU Tech 3306).
//!
//! Kept are `fmt ` and `data`. The 64-bit form is kept only where a copy is too long for the other.

mod fmt;
pub(crate) mod info;

use crate::codecs::samples::{Setup, Walk};
use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

const NO_SIZE: u32 = u32::MAX;

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for sound of unknown coding, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Wav, source.len());
    let mut reader = Reader::whole(source);
    let head: [u8; 12] = reader.array()?;
    report.push(Segment::new(Span::new(0, 12), Role::Metadata, "RIFF header"));
    let declared = match &head {
        [b'R', b'I', b'F', b'F', a, b, c, d, ..] => 8 + u64::from(u32::from_le_bytes([*a, *b, *c, *d])),
        _ => source.len(),
    };
    let (mut wide, mut ds64, mut format, mut sound) = (None::<u64>, None, None, None);
    while reader.left() >= 8 && (sound.is_none() || reader.at() < declared) {
        let start = reader.at();
        limits.item(start)?;
        let (name, size) = (reader.array::<4>()?, reader.u32_le()?);
        let length = match (&name, size, wide) {
            (b"data", NO_SIZE, Some(length)) => length,
            // A recorder that was stopped before it could write the sizes.
            (b"data", 0, _) if declared <= reader.at() => reader.left(),
            _ => size.into(),
        };
        let body = reader.take(length.min(reader.left()))?;
        let odd = reader.take((length & 1).min(reader.left()))?;
        let span = Span::new(start, odd.end);
        match &name {
            b"ds64" if wide.is_none() => {
                let mut sizes = Reader::new(source, body)?;
                sizes.take(8)?;
                wide = Some(sizes.u64_le()?);
                ds64 = Some((report.segments.len(), body.len() == 28));
                report.push(Segment::new(span, Role::Metadata, "ds64"));
            }
            b"fmt " if format.is_none() => {
                format = Some(fmt::read(source, body, span, &mut report, limits)?);
            }
            // How many samples there are, which is counted while they are played.
            b"fact" if body.len() == 4 => report.push(Segment::new(span, Role::Metadata, "fact")),
            b"data" if sound.is_none() => {
                sound = Some((report.segments.len(), body));
                report.segments.push(Segment::new(Span::new(start, body.start), Role::Metadata, "data header"));
                // A block that is not whole is not played.
                let block = format.as_ref().map_or(1, |&(_, block)| block);
                let body = Span::new(body.start, body.end - body.len() % block);
                sound = sound.map(|(place, _)| (place, body));
                report.push(Segment::new(body, Role::Media, "data"));
                report.push(Segment::new(Span::new(body.end, odd.start), Role::Trailing, "part of a sample"));
                pad(source, body, odd, &mut report)?;
            }
            _ => {
                info::read(source, name, body, &mut report, limits);
                report.push(Segment::new(span, Role::Metadata, String::from_utf8_lossy(&name).into_owned()));
            }
        }
    }
    let rest = reader.rest();
    if !rest.is_empty() {
        report.find(Class::Unknown, "bytes behind the RIFF form", "");
        report.push(Segment::new(rest, Role::Trailing, "behind the form"));
    }
    let (Some((place, body)), Some((units, _))) = (sound.filter(|(_, body)| !body.is_empty()), format) else {
        return Err(Error::malformed("a WAVE file without a format or without sound", source.len()));
    };
    sizes(&mut report, &head, source, place, body, ds64)?;
    let (mut walk, mut changes, mut patches) = (Walk::new(units, Setup::None), Vec::new(), Patches::default());
    walk.sample(source, body, &mut changes, &mut report, limits)?;
    walk.finish(source, &mut changes, &mut report, limits)?;
    patches.changes(&mut changes, limits)?;
    patches.lay(&mut report);
    Ok(report)
}

/// The byte that makes the sound's length even: zero, added where it is missing.
pub(super) fn pad(source: &dyn Source, body: Span, odd: Span, report: &mut Report) -> Result<()> {
    if body.len() & 1 == 0 {
        report.push(Segment::new(odd, Role::Padding, "pad byte"));
        return Ok(());
    }
    let mut byte = [1u8];
    if !odd.is_empty() {
        source.read_at(odd.start, &mut byte)?;
    }
    if byte == [0] {
        report.push(Segment::new(odd, Role::Structure, "pad byte"));
    } else {
        report.push(Segment::new(odd, Role::Padding, "pad byte").instead(vec![Part::Bytes(vec![0])]));
    }
    Ok(())
}

/// Writes the form's header, `ds64` and the sound's header anew, or finds that they are right.
fn sizes(
    report: &mut Report,
    head: &[u8; 12],
    source: &dyn Source,
    place: usize,
    body: Span,
    ds64: Option<(usize, bool)>,
) -> Result<()> {
    let others = |(index, segment): (usize, &Segment)| match segment.role {
        Role::Structure | Role::Media => segment.span.len(),
        _ if index == 0 || index == place => 0,
        _ => segment.instead.iter().map(Part::len).sum(),
    };
    let total: u64 = 12 + 8 + report.segments.iter().enumerate().map(others).sum::<u64>();
    let (form, wide, data) = match (u32::try_from(total - 8), u32::try_from(body.len())) {
        (Ok(form), Ok(data)) if form < NO_SIZE => {
            ([b"RIFF", &form.to_le_bytes(), b"WAVE".as_slice()].concat(), None, data)
        }
        _ => {
            let mut chunk = [b"ds64".as_slice(), &28u32.to_le_bytes()].concat();
            chunk.extend((total + 36 - 8).to_le_bytes());
            chunk.extend(body.len().to_le_bytes());
            chunk.extend([0; 12]);
            ([b"RF64", &NO_SIZE.to_le_bytes(), b"WAVE".as_slice()].concat(), Some(chunk), NO_SIZE)
        }
    };
    let data = [b"data".as_slice(), &data.to_le_bytes()].concat();
    let mut stored = vec![0; 8];
    let Some(segment) = report.segments.get_mut(place) else { return Ok(()) };
    source.read_at(segment.span.start, &mut stored)?;
    place_or_keep(segment, &stored, data);
    let wide = wide.unwrap_or_default();
    let mut kept = wide.is_empty() && ds64.is_none();
    if let Some((index, true)) = ds64
        && index == 1
        && let Some(segment) = report.segments.get_mut(index)
    {
        let mut stored = vec![0; 36];
        source.read_at(segment.span.start, &mut stored)?;
        if stored == wide {
            segment.role = Role::Structure;
            kept = true;
        }
    }
    if let Some(first) = report.segments.first_mut() {
        if kept {
            place_or_keep(first, head, form);
        } else {
            first.instead = vec![Part::Bytes([form, wide].concat())];
        }
    }
    Ok(())
}

fn place_or_keep(segment: &mut Segment, stored: &[u8], wanted: Vec<u8>) {
    if stored == wanted {
        segment.role = Role::Structure;
    } else {
        segment.instead = vec![Part::Bytes(wanted)];
    }
}

//! AAC in ADTS frames (ISO/IEC 14496-3, 1.A.3): the frames, without tags and without the words in their fill elements.

use crate::codecs::aac::{self, Rate};
use crate::codecs::change::Change;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::patch::Patches;
use crate::limits::{LOOKED, Limits};
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::source::until::Until;
use crate::span::Span;
use crate::tags::affixed;

/// A frame: what its header says.
#[derive(Clone, Copy)]
struct Frame {
    kind: [u8; 3],
    header: u64,
    length: u64,
    blocks: u8,
    /// Where its blocks can be walked.
    rate: Option<Rate>,
}

fn frame_at(source: &dyn Source, at: u64) -> Option<Frame> {
    let mut bytes = [0u8; 7];
    source.read_at(at, &mut bytes).ok()?;
    let [0xff, b, c, d, e, f, g] = bytes else { return None };
    let length = u64::from(d & 3) << 11 | u64::from(e) << 3 | u64::from(f >> 5);
    let header = if b & 1 == 1 { 7 } else { 9 };
    let sound = b & 0xf6 == 0xf0 && c >> 2 & 15 < 13 && length > header;
    // What stays the same in a stream: version, layer, profile, sampling rate, channels.
    let rate = Rate::new(c >> 2 & 15, u32::from(c >> 6) + 1);
    sound.then_some(Frame { kind: [b & 0xfe, c & 0xfd, d & 0xc0], header, length, blocks: (g & 3) + 1, rate })
}

/// Whether ADTS frames start at `at`: one, and behind it another of its kind or the end.
pub(crate) fn starts_at(source: &dyn Source, at: u64) -> bool {
    frame_at(source, at).is_some_and(|frame| {
        let next = at + frame.length;
        next == source.len() || frame_at(source, next).is_some_and(|next| next.kind == frame.kind)
    })
}

/// Reports what the file holds. Errors: `malformed` where no frame is found, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Adts, source.len());
    let mut patches = Patches::default();
    let tags = affixed::before_end(source, 0);
    let stream = &Until::new(source, tags.first().map_or(source.len(), |tag| tag.span.start));
    let end = stream.len();
    let (mut at, mut kind, mut changes) = (0, None, Vec::new());
    while at < end {
        limits.item(at)?;
        if let Some(tag) = affixed::at(stream, at) {
            affixed::push(stream, tag, &mut report, limits);
            at = tag.span.end;
            continue;
        }
        let frame = frame_at(stream, at).filter(|frame| match kind {
            Some(kind) => kind == frame.kind,
            None => starts_at(stream, at),
        });
        let Some(frame) = frame else {
            let next = resume(stream, at, limits)?;
            report.find(Class::Unknown, "bytes between ADTS frames", "");
            report.push(Segment::new(Span::new(at, next), Role::Unknown, "stray bytes"));
            at = next;
            continue;
        };
        kind = Some(frame.kind);
        let span = Span::new(at, (at + frame.length).min(end));
        report.push(Segment::new(span, Role::Media, "frames"));
        changes.extend(header(stream, span, frame)?);
        let body = Span::new((span.start + frame.header).min(span.end), span.end);
        aac::sample(Reader::new(stream, body)?, frame.rate, frame.blocks, &mut changes, &mut report)?;
        patches.changes(&mut changes, limits)?;
        at = span.end;
    }
    if kind.is_none() {
        return Err(Error::malformed("no frame of sound was found", 0));
    }
    for tag in tags {
        affixed::push(source, tag, &mut report, limits);
    }
    patches.lay(&mut report);
    Ok(report)
}

/// The header of a frame in its one form, where it has another: without its check, which would be wrong once words in the frame
/// are gone, without marks of rights, and without how full a buffer is.
///
/// Errors: `refused` for several blocks, each of which has a check; `read`.
fn header(source: &dyn Source, span: Span, frame: Frame) -> Result<Option<Change>> {
    if frame.header > 7 && frame.blocks > 1 {
        return Err(Error::new(Reason::UnknownCodec, "sound in frames that cannot be looked into").or_at(span.start));
    }
    let span = Span::new(span.start, (span.start + frame.header).min(span.end));
    let mut bytes: [u8; 7] = Reader::new(source, span)?.array()?;
    let before = bytes;
    let length = frame.length - (frame.header - 7);
    bytes[1] |= 1;
    bytes[3] = bytes[3] & !3 | (length >> 11) as u8;
    bytes[4] = (length >> 3) as u8;
    bytes[5] = (length << 5) as u8 | 0x1f;
    bytes[6] |= 0xfc;
    bytes[2] &= !2;
    bytes[3] &= !0x3c;
    let changed = bytes != before || frame.header > 7;
    Ok(changed.then(|| Change { span, bytes: bytes.to_vec(), name: "ADTS header" }))
}

/// Where frames or tags start again behind `start`, within [`LOOKED`] bytes, or the end.
fn resume(source: &dyn Source, start: u64, limits: &mut Limits) -> Result<u64> {
    let end = source.len();
    let mut reader = Reader::new(source, Span::new(start + 1, end.min(start + 1 + LOOKED)))?;
    let mut chunk = [0u8; 4096];
    loop {
        let from = reader.at();
        limits.item(from)?;
        let n = reader.fill(&mut chunk)?;
        if n == 0 {
            return Ok(end);
        }
        for (byte, at) in chunk.iter().take(n).zip(from..) {
            if (*byte == 0xff && starts_at(source, at)) || (*byte == b'I' && affixed::at(source, at).is_some()) {
                return Ok(at);
            }
        }
    }
}

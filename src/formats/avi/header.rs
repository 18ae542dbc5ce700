//! The header list: the main header, and one list for each stream.

use super::chunk::{Chunk, end, head};
use super::junk;
use super::stream::{HEADER, Stream};
use crate::codecs::change::Resize;
use crate::codecs::samples::{Setup, Units, Walk};
use crate::codecs::{bitmap, wave};
use crate::error::{Error, Reason, Result};
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The longest format of a stream, in bytes.
const FORMAT: u64 = 64 << 10;

/// The main header, in bytes.
const MAIN: u64 = 56;

/// Reads the header list in `body`. Returns the body of the main header, the streams, none for those that go, and what is left.
///
/// Errors: `malformed`, `limit`, `refused` for streams that are not known here, `read`.
pub(super) fn read(
    source: &dyn Source,
    body: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<(Span, Vec<Option<Stream>>, Span)> {
    let mut streams = choose(source, body, report, limits)?;
    let mut main = None;
    let mut own = streams.iter_mut();
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        match &chunk.name {
            b"avih" if chunk.body.len() == MAIN && main.is_none() => {
                report.push(Segment::new(chunk.span, Role::Structure, "avih"));
                chunk.tidy(source, patches, limits)?;
                main = Some(chunk.body);
            }
            b"LIST" if chunk.body.len() >= 4 => match chunk.list(source)? {
                (kind, body) if kind == *b"strl" => match own.next().and_then(Option::as_mut) {
                    Some(stream) => {
                        head(source, &chunk, report, patches, limits)?;
                        let rest = stream_list(source, body, stream, report, patches, limits)?;
                        end(source, &chunk, rest, report, patches, limits)?;
                    }
                    None => junk::write(source, &chunk, report, limits)?,
                },
                (kind, _) if kind == *b"odml" => junk::write(source, &Chunk { name: kind, ..chunk }, report, limits)?,
                _ => junk::write(source, &chunk, report, limits)?,
            },
            _ => junk::write(source, &chunk, report, limits)?,
        }
    }
    match main {
        Some(main) if streams.iter().any(Option::is_some) => Ok((main, streams, reader.rest())),
        _ => Err(Error::at(Reason::UnknownFormat, "an AVI file without pictures and sound", body.start)),
    }
}

/// The streams: of those of pictures one that is switched on, or else the first; of sounds those that are switched on where any
/// is. Reports the others.
fn choose(source: &dyn Source, body: Span, report: &mut Report, limits: &mut Limits) -> Result<Vec<Option<Stream>>> {
    let mut streams = Vec::new();
    let mut reader = Reader::new(source, body)?;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        if chunk.name == *b"LIST"
            && chunk.body.len() >= 4
            && let (kind, body) = chunk.list(source)?
            && kind == *b"strl"
        {
            streams.push(peek(source, body, limits)?);
        }
    }
    let is = |stream: &Option<Stream>, video: bool, enabled: bool| {
        stream.as_ref().is_some_and(|own| own.video == video && (own.enabled || !enabled))
    };
    let shown = [true, false].iter().find_map(|&on| streams.iter().position(|stream| is(stream, true, on)));
    let heard = streams.iter().any(|stream| is(stream, false, true));
    let mut kept = 0;
    for (at, stream) in streams.iter_mut().enumerate() {
        let finding = match stream {
            Some(own) if own.video && Some(at) != shown => (Class::HiddenPicture, "hidden picture track"),
            Some(own) if !own.video && heard && !own.enabled => (Class::HiddenClip, "hidden sound track"),
            Some(own) => {
                report.track(own.video);
                own.number = kept;
                kept += 1;
                continue;
            }
            None => (Class::Unknown, "AVI stream without picture or sound"),
        };
        report.find_once(finding.0, finding.1, "");
        *stream = None;
    }
    // A chunk's name has two digits for its stream.
    if streams.len() > 100 {
        return Err(Error::at(Reason::TooLarge, "an AVI file of too many streams", body.start));
    }
    Ok(streams)
}

/// Whether a stream's header has one of the lengths that writers give it.
fn is_header(chunk: &Chunk) -> bool {
    matches!(chunk.body.len(), 48 | 56)
}

/// The stream whose list is in `body`; none where it is neither of pictures nor of sound.
fn peek(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Option<Stream>> {
    let mut reader = Reader::new(source, body)?;
    let (mut kind, mut handler, mut flags, mut format) = ([0; 4], [0; 4], 0, Vec::new());
    let mut header = body;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let mut inside = Reader::new(source, chunk.body)?;
        match &chunk.name {
            b"strh" if is_header(&chunk) && kind == [0; 4] => {
                header = Span::new(chunk.body.start, chunk.body.start + HEADER);
                kind = inside.array()?;
                handler = inside.array::<4>()?;
                flags = inside.u32_le()?;
            }
            b"strf" if format.is_empty() => format = inside.bytes(chunk.body.len().min(FORMAT), limits)?,
            _ => {}
        }
    }
    let units = match &kind {
        b"auds" => wave::units(&format).map(|units| match units {
            // Old writers cut the stream of frames anywhere.
            Units::Mpeg(_) => Units::Mpeg(Resize::Forbidden),
            units => units,
        }),
        b"vids" | b"iavs" => {
            let coding = bitmap::coding(&format).filter(|coding| *coding != [0; 4]).unwrap_or(handler);
            bitmap::units(&format, coding)
        }
        _ => return Ok(None),
    };
    let unknown = Error::new(Reason::UnknownCodec, "a stream coded in a way that is not known here").or_at(body.start);
    let units = units.ok_or(unknown)?;
    let video = kind != *b"auds";
    let walk = Walk::new(units, if video { bitmap::setup(&format, units) } else { Setup::None });
    format.truncate(24);
    let enabled = flags & 1 == 0;
    Ok(Some(Stream { walk, units, video, enabled, number: 0, kind: None, chunks: 0, bytes: 0, header, format }))
}

/// A stream's list: header and format stay. Returns what is left.
fn stream_list(
    source: &dyn Source,
    body: Span,
    stream: &Stream,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<Span> {
    let mut reader = Reader::new(source, body)?;
    let mut formatted = false;
    while reader.left() >= 8 {
        let chunk = Chunk::next(&mut reader, limits)?;
        let length = chunk.body.len();
        match &chunk.name {
            b"strh" if chunk.body.start == stream.header.start => {
                report.push(Segment::new(chunk.span, Role::Structure, "strh"));
                chunk.tidy(source, patches, limits)?;
                patches.blank(source, Span::new(stream.header.end, chunk.body.end), "strh", limits)?;
            }
            b"strf" if length <= FORMAT && !formatted => {
                formatted = true;
                report.push(Segment::new(chunk.span, Role::Structure, "strf"));
                chunk.tidy(source, patches, limits)?;
                let bytes = Reader::new(source, chunk.body)?.bytes(length, limits)?;
                let neutral = if stream.video { bitmap::neutral(&bytes, stream.units) } else { wave::neutral(&bytes) };
                let unknown = Error::new(Reason::UnknownCodec, "a stream coded in a way that is not known here");
                let mut neutral = neutral.ok_or(unknown.or_at(chunk.body.start))?;
                neutral.resize(bytes.len(), 0);
                if neutral != bytes {
                    patches.replace(chunk.body, "strf", vec![Part::Bytes(neutral)], limits)?;
                }
            }
            _ => junk::write(source, &chunk, report, limits)?,
        }
    }
    Ok(reader.rest())
}

/// Writes the main header in `main` and those of the streams, whose samples were seen. Errors: `limit`, `read`.
pub(super) fn finish(
    source: &dyn Source,
    main: Span,
    streams: &[Option<Stream>],
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let stored: [u8; MAIN as usize] = Reader::new(source, main)?.array()?;
    let mut fields = Reader::new(source, main)?;
    fields.take(12)?;
    let mut numbers = [0u32; MAIN as usize / 4];
    let [time, _, _, flags, frames, _, count, _, width, height, ..] = &mut numbers;
    // That there is an index, that it has to be used, and that sound lies between pictures.
    *flags = fields.u32_le()? & 0x130;
    for stream in streams.iter().flatten() {
        *count += 1;
        let shown = stream.finish(source, patches, limits)?;
        if let (true, Some(&[a, b, c, d, e, f, g, h])) = (stream.video, stream.format.get(4..12)) {
            (*time, *frames) = (shown, stream.chunks);
            *width = u32::from_le_bytes([a, b, c, d]);
            *height = i32::from_le_bytes([e, f, g, h]).unsigned_abs();
        }
    }
    let written = numbers.map(u32::to_le_bytes).concat();
    if written != stored {
        patches.replace(main, "avih", vec![Part::Bytes(written)], limits)?;
    }
    Ok(())
}

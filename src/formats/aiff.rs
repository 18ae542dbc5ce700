//! AIFF (Apple, "Audio Interchange File Format", 1989) and AIFF-C (1991).
//!
//! Kept are `COMM` with an empty compressor name, `FVER` and `SSND` without the bytes that its offset passes over, and without
//! those behind its last sample frame or packet.

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::wav;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::id3;

/// The one version of AIFF-C there is (AIFF-C, "Format Version Chunk").
const FVER: [u8; 12] = *b"FVER\0\0\0\x04\xa2\x80\x51\x40";

/// Ways of coding sound that need no more than `COMM` says.
const CODINGS: [&[u8; 4]; 21] = [
    b"NONE", b"twos", b"sowt", b"fl32", b"FL32", b"fl64", b"FL64", b"alaw", b"ALAW", b"ulaw", b"ULAW", b"ima4",
    b"in24", b"in32", b"raw ", b"23ni", b"42ni", b"MAC3", b"MAC6", b"ADP4", b"GSM ",
];

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for sound of unknown coding, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Aiff, source.len());
    let mut reader = Reader::whole(source);
    let head: [u8; 12] = reader.array()?;
    let [_, _, _, _, a, b, c, d, .., form] = head;
    let declared = 8 + u64::from(u32::from_be_bytes([a, b, c, d]));
    report.push(Segment::new(Span::new(0, 12), Role::Metadata, "FORM header"));
    let (length, frames) = sound_length(reader.clone(), form == b'C', limits)?;
    let (mut comm, mut sound, mut version) = (false, false, false);
    while reader.left() >= 8 && (!sound || !comm || reader.at() < declared) {
        let start = reader.at();
        limits.item(start)?;
        let (name, size) = (reader.array::<4>()?, reader.u32_be()?);
        let body = reader.take(u64::from(size).min(reader.left()))?;
        let odd = reader.take(u64::from(size & 1).min(reader.left()))?;
        let span = Span::new(start, odd.end);
        match &name {
            b"COMM" if !comm => {
                comm = true;
                let chunk = common(Reader::new(source, body)?, frames, form == b'C')?;
                write(source, span, chunk, "COMM", &mut report)?;
            }
            b"FVER" if !version && form == b'C' => {
                version = true;
                write(source, span, FVER.to_vec(), "FVER", &mut report)?;
            }
            b"SSND" if !sound => {
                sound = true;
                samples(source, start, (body, odd), length, &mut report)?;
            }
            _ => {
                report_chunk(source, name, body, &mut report, limits);
                report.push(Segment::new(span, Role::Metadata, String::from_utf8_lossy(&name).into_owned()));
            }
        }
    }
    if !reader.is_empty() {
        report.find(Class::Unknown, "bytes behind the FORM", "");
        report.push(Segment::new(reader.rest(), Role::Trailing, "behind the form"));
    }
    if !comm || !sound {
        return Err(Error::malformed("an AIFF file without a format or without sound", source.len()));
    }
    let body: u64 = report.segments.iter().skip(1).map(left).sum();
    let size =
        u32::try_from(body + 4).map_err(|_| Error::at(Reason::TooLarge, "an AIFF file too long for its format", 4))?;
    let header = [b"FORM".as_slice(), &size.to_be_bytes(), b"AIF", &[form]].concat();
    if let Some(first) = report.segments.first_mut() {
        if header == head {
            first.role = Role::Structure;
        } else {
            first.instead = vec![Part::Bytes(header)];
        }
    }
    Ok(report)
}

/// How many bytes of sound stay, and how many sample frames or packets these are: those that the first `COMM` declares and the
/// first `SSND` holds, whole. Of sound whose frames have no length there is no count.
fn sound_length(mut chunks: Reader<'_>, compressed: bool, limits: &mut Limits) -> Result<(u64, u32)> {
    let (mut comm, mut held) = (None, None);
    while chunks.left() >= 8 && (comm.is_none() || held.is_none()) {
        limits.item(chunks.at())?;
        let (name, size) = (chunks.array::<4>()?, u64::from(chunks.u32_be()?));
        let mut body = chunks.sub(size.min(chunks.left()))?;
        chunks.take((size & 1).min(chunks.left()))?;
        if name == *b"SSND" && held.is_none() {
            let offset = u64::from(body.u32_be()?);
            held = Some(body.left().saturating_sub(4).saturating_sub(offset));
        }
        if name != *b"COMM" || comm.is_some() {
            continue;
        }
        let (channels, frames, bits) = (body.u16_be()?, body.u32_be()?, body.u16_be()?);
        let _rate: [u8; 10] = body.array()?;
        let coding = if compressed { body.array()? } else { *b"NONE" };
        let sample = match &coding {
            b"NONE" | b"twos" | b"sowt" | b"raw " => u64::from(bits.div_ceil(8)),
            b"in24" | b"42ni" => 3,
            b"fl32" | b"FL32" | b"in32" | b"23ni" => 4,
            b"fl64" | b"FL64" => 8,
            // Packets.
            b"MAC3" => 2,
            b"GSM " => 33,
            b"ima4" => 34,
            _ => 1,
        };
        comm = Some((u64::from(frames), u64::from(channels) * sample));
    }
    let (Some((frames, length)), Some(held)) = (comm, held) else { return Ok((u64::MAX, 0)) };
    if length == 0 {
        return Ok((held, 0));
    }
    // A writer that did not know the end left a zero.
    let frames = (held / length).min(if frames == 0 { u64::MAX } else { frames });
    Ok((frames * length, frames as u32))
}

/// How many bytes a strip leaves of a segment.
fn left(segment: &Segment) -> u64 {
    match segment.role {
        Role::Structure | Role::Media => segment.span.len(),
        _ => segment.instead.iter().map(Part::len).sum(),
    }
}

/// The canonical `COMM` chunk of so many sample frames.
fn common(mut body: Reader<'_>, frames: u32, compressed: bool) -> Result<Vec<u8>> {
    let at = body.at();
    let mut common: [u8; 18] = body.array()?;
    {
        let [.., a, b, _, _, _, _, _, _, _, _] = common;
        // The rate, a float of 80 bits (IEEE 754 extended), is a whole number of hertz.
        let exponent = i32::from(u16::from_be_bytes([a, b]) & 0x7fff) - 16383;
        let [.., m0, m1, m2, m3, m4, m5, m6, m7] = common;
        let mantissa = u64::from_be_bytes([m0, m1, m2, m3, m4, m5, m6, m7]);
        let whole =
            if (0..=62).contains(&exponent) { mantissa >> (63 - exponent) << (63 - exponent) } else { mantissa };
        if let Some(field) = common.get_mut(10..) {
            field.copy_from_slice(&whole.to_be_bytes());
        }
    }
    if let Some(field) = common.get_mut(2..6) {
        field.copy_from_slice(&frames.to_be_bytes());
    }
    let mut chunk = b"COMM\0\0\0\x12".to_vec();
    chunk.extend(common);
    if compressed {
        let coding: [u8; 4] = body.array()?;
        if !CODINGS.contains(&&coding) {
            return Err(Error::new(Reason::UnknownCodec, "sound coded in a way that is not known here").or_at(at));
        }
        chunk.extend(coding);
        chunk.extend([0, 0]);
        if let Some(size) = chunk.get_mut(7) {
            *size = 24;
        }
    }
    Ok(chunk)
}

/// Adds a segment for `span`, of which `wanted` is to be left.
fn write(source: &dyn Source, span: Span, wanted: Vec<u8>, name: &'static str, report: &mut Report) -> Result<()> {
    let mut stored = vec![0; wanted.len()];
    if span.len() == wanted.len() as u64 {
        source.read_at(span.start, &mut stored)?;
    }
    if stored == wanted {
        report.push(Segment::new(span, Role::Structure, name));
    } else {
        report.push(Segment::new(span, Role::Metadata, name).instead(vec![Part::Bytes(wanted)]));
    }
    Ok(())
}

/// The sound: header, offset and block size, samples, pad byte.
fn samples(
    source: &dyn Source,
    start: u64,
    (body, mut odd): (Span, Span),
    length: u64,
    report: &mut Report,
) -> Result<()> {
    let mut reader = Reader::new(source, body)?;
    let (offset, _block) = (reader.u32_be()?, reader.u32_be()?);
    reader.take(u64::from(offset).min(reader.left()))?;
    let sound = reader.take(length.min(reader.left()))?;
    let behind = reader.rest();
    if !behind.is_empty() {
        report.find(Class::Unknown, "AIFF bytes behind the last sample", "");
        odd = Span::new(odd.end, odd.end);
    }
    if sound.start > body.start + 8 {
        report.find(Class::Unknown, "AIFF SSND offset", "");
    }
    let size = (sound.len() + 8) as u32;
    let header = [b"SSND".as_slice(), &size.to_be_bytes(), &[0; 8]].concat();
    write(source, Span::new(start, sound.start), header, "SSND header", report)?;
    report.push(Segment::new(sound, Role::Media, "SSND"));
    if !behind.is_empty() {
        report.push(Segment::new(Span::new(behind.start, odd.start), Role::Unknown, "behind the samples"));
    }
    wav::pad(source, sound, odd, report)
}

fn report_chunk(source: &dyn Source, name: [u8; 4], body: Span, report: &mut Report, limits: &mut Limits) {
    let (class, field) = match &name {
        b"NAME" => (Class::Text, "AIFF NAME"),
        b"AUTH" => (Class::Person, "AIFF AUTH"),
        b"(c) " => (Class::Person, "AIFF copyright"),
        b"ANNO" => (Class::Text, "AIFF ANNO"),
        b"COMT" => (Class::Text, "AIFF COMT"),
        b"APPL" => (Class::Software, "AIFF APPL"),
        b"MARK" | b"INST" | b"MIDI" | b"AESD" => {
            return report.find(Class::Settings, "AIFF chunk of settings", "");
        }
        b"ID3 " | b"id3 " => return id3::read(source, body, report, limits),
        _ => return report.find(Class::Unknown, "AIFF chunk", ""),
    };
    let mut bytes = vec![0; body.len().min(1024) as usize];
    let _ = source.read_at(body.start, &mut bytes);
    let text: String = bytes.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect();
    report.find(class, field, &text);
}

//! Streams of a PDF (7.3.8): coded pictures, what is drawn, and colour profiles go down their own roads, the rest stays as
//! it is coded.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, Stream};

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::nested::{self, Road};
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::source::slice::{Held, Slice};
use crate::tags::icc;

use super::filters::{self, Filter};
use super::names::Names;
use super::{content, font, function, jbig2, jpx, letters};

/// How hard to deflate; fixed, so that the same bytes always pack the same way.
const EFFORT: u8 = 6;

/// The largest colour profile that is read, in bytes.
pub(super) const PROFILE: usize = 8 << 20;

/// The stream, of one filter at most, without what its content reveals, or nothing where it stays as it is. Its bytes are those in
/// `slice`, where there is one; a picture that has a format of its own goes down `road`.
///
/// Errors: `refused` when a picture's content cannot be made safe, `limit`.
pub(super) fn strip(
    stream: &Stream,
    slice: Option<Slice<'_>>,
    road: Road,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Stream>> {
    let cannot = Error::new(Reason::Nested, "a picture in the document cannot be made safe");
    let picture = &stream.content;
    let safe = match filters::of(&stream.dict) {
        Some(Filter::Jpeg) => {
            let found = report.findings.len();
            let inner = Held { bytes: picture, slice };
            let stripped =
                nested::strip(&inner, road, |format| format == Format::Jpeg, report, limits)?.ok_or(cannot)?;
            let mut bytes = vec![0; stripped.parts.len() as usize];
            crate::source::Source::read_at(&stripped.parts.over(picture), 0, &mut bytes)?;
            let bytes = without_app1(bytes).ok_or(cannot)?;
            if bytes == *picture {
                report.findings.truncate(found);
            }
            bytes
        }
        Some(Filter::Jpeg2000) => {
            limits.debit(picture.len() as u64, 0)?;
            let bytes = jpx::strip(picture).ok_or(cannot)?;
            if bytes != *picture {
                report.find(Class::Unknown, "JPEG 2000 boxes and comments in a PDF", "");
            }
            bytes
        }
        Some(Filter::Jbig2) => {
            limits.debit(picture.len() as u64, 0)?;
            let bytes = jbig2::strip(picture).ok_or(cannot)?;
            if bytes != *picture {
                report.find(Class::Unknown, "JBIG2 segments in a PDF", "");
            }
            bytes
        }
        _ => return Ok(None),
    };
    if safe == *picture {
        return Ok(None);
    }
    Ok(Some(Stream::new(stream.dict.clone(), safe)))
}

/// What several pictures in JBIG2 share (7.4.7), or nothing where it stays as it is. Errors: as for [`strip`].
pub(super) fn globals(stream: &Stream, report: &mut Report, limits: &mut Limits) -> Result<Option<Stream>> {
    let cannot = Error::new(Reason::Nested, "a picture in the document cannot be made safe");
    let most = (limits.memory / 4) as usize;
    let bytes = stream.decompressed_content_with_limit(most).map_err(|_| cannot)?;
    limits.debit(bytes.len() as u64 * 2, 0)?;
    let safe = jbig2::strip(&bytes).ok_or(cannot)?;
    if safe == bytes {
        return Ok(None);
    }
    report.find(Class::Unknown, "JBIG2 segments in a PDF", "");
    Ok(Some(packed(&Dictionary::new(), &safe)))
}

/// A picture whose samples go on behind its last row, without those; nothing where none do. `needs` is how many bytes it
/// has unpacked. Errors: `refused` for what cannot be unpacked, `limit`.
pub(super) fn cut(stream: &Stream, needs: u64, report: &mut Report, limits: &mut Limits) -> Result<Option<Stream>> {
    let unread = Error::new(Reason::Nested, "a picture in the document cannot be made safe");
    if filters::of(&stream.dict).is_none() || filters::unpacked(stream)?.is_none_or(|gives| gives <= needs) {
        return Ok(None);
    }
    let mut plain = stream.clone();
    // Rows stay predicted from each other.
    let early = stream.dict.get(b"DecodeParms").and_then(|own| own.as_dict()?.get(b"EarlyChange")).ok();
    let settings = early.map(|early| Dictionary::from_iter([("EarlyChange", early.clone())]));
    plain.dict.remove(b"DecodeParms");
    if let Some(settings) = settings {
        plain.dict.set("DecodeParms", settings);
    }
    let most = (limits.memory / 4) as usize;
    let mut bytes = plain.decompressed_content_with_limit(most).map_err(|_| unread)?;
    limits.debit(bytes.len() as u64 * 2, 0)?;
    bytes.truncate(needs as usize);
    report.find_once(Class::Unknown, "PDF bytes behind a picture's last row", "");
    Ok(Some(packed(&stream.dict, &bytes)))
}

/// A stream of these bytes, deflated; settings that other filters know mean nothing to it.
fn packed(dict: &Dictionary, bytes: &[u8]) -> Stream {
    let mut dict = dict.clone();
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Stream::new(dict, miniz_oxide::deflate::compress_to_vec_zlib(bytes, EFFORT))
}

/// A stream unpacked. Errors: `refused`, with what is told of it, for what cannot be; `limit`.
pub(super) fn unpacked(stream: &Stream, what: &'static str, limits: &mut Limits) -> Result<Vec<u8>> {
    let most = limits.memory / 4;
    // A stream that would be too large is known by counting.
    if filters::unpacked(stream)?.is_some_and(|gives| gives > most) {
        return Err(Error::new(Reason::TooLarge, "a part is too large to hold"));
    }
    let unread = |_| Error::new(Reason::UnknownPart, what);
    let bytes = stream.decompressed_content_with_limit(most as usize).map_err(unread)?;
    limits.debit(bytes.len() as u64 * 2, 0)?;
    Ok(bytes)
}

/// What is drawn without what is not, or nothing where all of it is. That of a `page` is packed where it was not.
///
/// Errors: `refused` for what cannot be read, `limit`.
pub(super) fn content(
    stream: &Stream,
    page: bool,
    hidden: Option<&HashSet<u32>>,
    names: &mut Names,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Stream>> {
    let bytes = unpacked(stream, "a page of the document cannot be read", limits)?;
    let safe = content::strip(&bytes, hidden, names, report)?;
    let safe = match &safe {
        Some(safe) => safe,
        None if page && filters::of(&stream.dict).is_none() => &bytes,
        None => return Ok(None),
    };
    let mut dict = stream.dict.clone();
    dict.remove(b"DecodeParms");
    Ok(Some(packed(&dict, safe)))
}

/// What codes stand for, or nothing where it stays as it is. Where codes stand for glyphs, the dictionary says more. Errors:
/// `refused` for what cannot be read, `limit`.
pub(super) fn letters(stream: &Stream, glyphs: bool, limits: &mut Limits) -> Result<Option<Stream>> {
    let bytes = unpacked(stream, UNREAD_FONT, limits)?;
    let safe = letters::strip(&bytes)?;
    if filters::of(&stream.dict) == Some(Filter::Flate) && safe == bytes && !stream.dict.has(b"DecodeParms") {
        return Ok(None);
    }
    let mut dict = if glyphs { stream.dict.clone() } else { Dictionary::new() };
    dict.remove(b"DecodeParms");
    Ok(Some(packed(&dict, &safe)))
}

const UNREAD_FONT: &str = "a font of the document cannot be read";

/// A function (7.10), or nothing where it stays as it is. Errors: as for [`letters`].
pub(super) fn function(stream: &Stream, report: &mut Report, limits: &mut Limits) -> Result<Option<Stream>> {
    if stream.dict.get(b"FunctionType").and_then(|kind| kind.as_i64()).is_ok_and(|kind| kind != 4) {
        return Ok(None);
    }
    let unread = "a function of the document cannot be read";
    let bytes = unpacked(stream, unread, limits)?;
    let safe = function::strip(&bytes).ok_or(Error::new(Reason::UnknownPart, unread))?;
    if safe == bytes {
        return Ok(None);
    }
    report.find_once(Class::Text, "PDF comment in a function", "");
    let mut dict = stream.dict.clone();
    dict.remove(b"DecodeParms");
    Ok(Some(packed(&dict, &safe)))
}

/// A font program (9.9) without what does not draw, or nothing where it stays as it is.
///
/// Errors: `limit`; `refused` for a program that cannot be unpacked or read, since nobody knows what it would reveal.
pub(super) fn font(
    stream: &Stream,
    names: &mut Names,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Stream>> {
    let most = (limits.memory / 4) as usize;
    let unreadable = |_| Error::new(Reason::UnknownPart, "a font in the document cannot be looked into");
    let program = stream.decompressed_content_with_limit(most).map_err(unreadable)?;
    limits.debit(program.len() as u64 * 2, 0)?;
    let safe = font::strip(&program, names)?;
    let lengths = [b"Length1".as_slice(), b"Length2", b"Length3"];
    let declared: Vec<_> = lengths.iter().map(|key| stream.dict.get(key).and_then(|own| own.as_i64()).ok()).collect();
    let right: Vec<_> = match safe.lengths {
        None => vec![None; 3],
        Some([first, 0]) => vec![Some(first as i64), None, None],
        Some([first, second]) => vec![Some(first as i64), Some(second as i64), Some(0)],
    };
    if safe.bytes == program && declared == right {
        return Ok(None);
    }
    if safe.bytes.len() != program.len() {
        report.find_once(Class::Software, "PDF font's names and times", "");
    }
    let mut dict = Dictionary::new();
    if let Ok(kind) = stream.dict.get(b"Subtype") {
        dict.set("Subtype", kind.clone());
    }
    for (key, value) in lengths.into_iter().zip(right) {
        if let Some(value) = value {
            dict.set(key, value);
        }
    }
    Ok(Some(packed(&dict, &safe.bytes)))
}

/// A JPEG without its APP1 segments: a PDF turns pictures itself (8.9.5), so an orientation means nothing in it.
fn without_app1(mut jpeg: Vec<u8>) -> Option<Vec<u8>> {
    let mut at = 2;
    loop {
        let [0xff, code, a, b, ..] = *jpeg.get(at..)? else { return None };
        let end = at + 2 + usize::from(u16::from_be_bytes([a, b]));
        match code {
            0xda => return Some(jpeg),
            _ if end > jpeg.len() => return None,
            0xe1 => drop(jpeg.drain(at..end)),
            _ => at = end,
        }
    }
}

/// What becomes of a colour profile (8.6.5.5): a neutral one, or the device space of as many components.
pub(super) fn profile(stream: &Stream) -> std::result::Result<Stream, &'static [u8]> {
    let device: &'static [u8] = match stream.dict.get(b"N").and_then(|n| n.as_i64()) {
        Ok(1) => b"DeviceGray",
        Ok(4) => b"DeviceCMYK",
        _ => b"DeviceRGB",
    };
    let bytes = match stream.dict.get(b"Filter") {
        Err(_) => stream.content.clone(),
        Ok(_) => stream.decompressed_content_with_limit(PROFILE).map_err(|_| device)?,
    };
    let neutral = icc::neutral(&bytes).ok_or(device)?;
    let mut dict = Dictionary::new();
    for key in [b"N".as_slice(), b"Alternate", b"Range"] {
        if let Ok(value) = stream.dict.get(key) {
            dict.set(key, value.clone());
        }
    }
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Stream::new(dict, miniz_oxide::deflate::compress_to_vec_zlib(&neutral, EFFORT)))
}

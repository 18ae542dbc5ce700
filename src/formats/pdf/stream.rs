//! Streams of a PDF (7.3.8): coded pictures, what is drawn, and colour profiles go down their own roads, the rest stays as
//! it is coded.

use lopdf::{Dictionary, Object, Stream};

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::nested;
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::tags::icc;

use super::names::{Names, tagged};
use super::{content, jpx, letters};

/// How hard to deflate; fixed, so that the same bytes always pack the same way.
const EFFORT: u8 = 6;

/// The largest colour profile that is read, in bytes.
const PROFILE: usize = 8 << 20;

/// The stream without what its content tells, or nothing where it stays as it is.
///
/// Errors: `refused` when a picture's content cannot be made safe, `limit`.
pub fn strip(stream: &Stream, report: &mut Report, limits: &mut Limits) -> Result<Option<Stream>> {
    let filters: Vec<Vec<u8>> = match stream.dict.get(b"Filter") {
        Ok(Object::Name(name)) => vec![name.clone()],
        Ok(Object::Array(names)) => names.iter().filter_map(|name| name.as_name().ok().map(<[u8]>::to_vec)).collect(),
        _ => Vec::new(),
    };
    let Some((last, before)) = filters.split_last() else { return Ok(None) };
    let picture = match last.as_slice() {
        b"DCTDecode" | b"DCT" => unpack(stream, before, limits)?,
        b"JPXDecode" => unpack(stream, before, limits)?,
        _ => return Ok(None),
    };
    let cannot = Error::refused("a picture in the document cannot be made safe");
    let jpeg = last.as_slice() != b"JPXDecode";
    let safe = if jpeg {
        let found = report.findings.len();
        let stripped = nested::strip(&picture, |format| format == Format::Jpeg, report, limits)?.ok_or(cannot)?;
        let mut bytes = vec![0; stripped.parts.len() as usize];
        crate::source::Source::read_at(&stripped.parts.over(&picture), 0, &mut bytes)?;
        let bytes = without_app1(&bytes).ok_or(cannot)?;
        if bytes == picture {
            report.findings.truncate(found);
        }
        bytes
    } else {
        let bytes = jpx::strip(&picture).ok_or(cannot)?;
        if bytes.len() != picture.len() {
            report.find(Class::Unknown, "JPEG 2000 boxes in a PDF", "");
        }
        bytes
    };
    if before.is_empty() && safe == stream.content {
        return Ok(None);
    }
    let mut new = stream.clone();
    new.dict.set("Filter", Object::Name(last.clone()));
    match stream.dict.get(b"DecodeParms") {
        Ok(Object::Array(all)) => {
            let own = all.last().filter(|_| all.len() == filters.len()).cloned().unwrap_or(Object::Null);
            new.dict.set("DecodeParms", own);
        }
        Ok(_) if !before.is_empty() => new.dict.set("DecodeParms", Object::Null),
        _ => {}
    }
    new.content = safe;
    Ok(Some(new))
}

/// What is drawn without what is not, or nothing where all of it is. A `part` is one of several that make a page.
///
/// Errors: `refused` for what cannot be read, `limit`.
pub fn content(
    stream: &Stream,
    part: bool,
    names: &mut Names,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Stream>> {
    let most = (limits.memory / 4) as usize;
    let unread = Error::refused("a page of the document cannot be read");
    let bytes = stream.decompressed_content_with_limit(most).map_err(|_| unread)?;
    limits.hold(bytes.len() as u64 * 2, 0)?;
    let Some(safe) = content::strip(&bytes, part, names, report)? else { return Ok(None) };
    let mut dict = stream.dict.clone();
    dict.remove(b"DecodeParms");
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Some(Stream::new(dict, miniz_oxide::deflate::compress_to_vec_zlib(&safe, EFFORT))))
}

/// Which letters glyphs stand for, or nothing where it stays as it is. Errors: `refused` for what cannot be read, `limit`.
pub fn letters(stream: &Stream, limits: &mut Limits) -> Result<Option<Stream>> {
    let most = (limits.memory / 4) as usize;
    let unread = Error::refused("a font of the document cannot be read");
    let bytes = match stream.dict.get(b"Filter") {
        Err(_) => stream.content.clone(),
        Ok(_) => stream.decompressed_content_with_limit(most).map_err(|_| unread)?,
    };
    limits.hold(bytes.len() as u64 * 2, 0)?;
    let safe = letters::strip(&bytes)?;
    let packed =
        stream.dict.get(b"Filter").and_then(|filter| filter.as_name()).is_ok_and(|name| name == b"FlateDecode");
    if packed && safe == bytes && !stream.dict.has(b"DecodeParms") {
        return Ok(None);
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Some(Stream::new(dict, miniz_oxide::deflate::compress_to_vec_zlib(&safe, EFFORT))))
}

/// A font program of PostScript (9.9) with the new tag of its subset, or nothing where it has none or the same.
///
/// Errors: `limit`; `refused` for a program that cannot be unpacked, since nobody knows what it would tell.
pub fn font(stream: &Stream, names: &mut Names, limits: &mut Limits) -> Result<Option<Stream>> {
    let postscript =
        matches!(stream.dict.get(b"Subtype").and_then(|kind| kind.as_name()), Ok(b"Type1C" | b"CIDFontType0C"));
    let type1 = stream.dict.has(b"Length1") && stream.dict.has(b"Length2");
    if !postscript && !type1 {
        return Ok(None);
    }
    let most = (limits.memory / 4) as usize;
    let unreadable = |_| Error::refused("a font in the document cannot be looked into");
    let mut program = stream.decompressed_content_with_limit(most).map_err(unreadable)?;
    limits.hold(program.len() as u64, 0)?;
    let mut changed = false;
    for at in 0..program.len().min(FRONT) {
        let Some((tag, _)) = program.get(at..).and_then(tagged) else { continue };
        let new = names.subset(tag);
        if let Some(tag) = program.get_mut(at..at + 6) {
            changed |= *tag != new;
            tag.copy_from_slice(&new);
        }
    }
    if !changed {
        return Ok(None);
    }
    let mut dict = stream.dict.clone();
    dict.remove(b"DecodeParms");
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Ok(Some(Stream::new(dict, miniz_oxide::deflate::compress_to_vec_zlib(&program, EFFORT))))
}

/// How far from its start a font program says what it is called, in bytes.
const FRONT: usize = 2048;

/// The content of a stream after the filters `before` its last one.
fn unpack(stream: &Stream, before: &[Vec<u8>], limits: &mut Limits) -> Result<Vec<u8>> {
    if before.is_empty() {
        limits.hold(stream.content.len() as u64, 0)?;
        return Ok(stream.content.clone());
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Array(before.iter().map(|name| Object::Name(name.clone())).collect()));
    let packed = Stream::new(dict, stream.content.clone());
    let most = (limits.memory / 2) as usize;
    let bytes = packed
        .decompressed_content_with_limit(most)
        .map_err(|_| Error::refused("a picture in the document cannot be made safe"))?;
    limits.hold(bytes.len() as u64, 0)?;
    Ok(bytes)
}

/// A JPEG without its APP1 segments: a PDF turns pictures itself (8.9.5), so an orientation means nothing in it.
fn without_app1(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut out = jpeg.get(..2)?.to_vec();
    let mut rest = jpeg.get(2..)?;
    loop {
        let [0xff, code, a, b, ..] = *rest else { return None };
        if code == 0xda {
            out.extend_from_slice(rest);
            return Some(out);
        }
        let length = 2 + usize::from(u16::from_be_bytes([a, b]));
        let segment = rest.get(..length)?;
        if code != 0xe1 {
            out.extend_from_slice(segment);
        }
        rest = rest.get(length..)?;
    }
}

/// What becomes of a colour profile (8.6.5.5): a neutral one, or the device space of as many components.
pub fn profile(stream: &Stream) -> std::result::Result<Stream, &'static [u8]> {
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

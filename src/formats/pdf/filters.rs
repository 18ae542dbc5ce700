//! Filters of streams (7.4): a stream leaves with one filter at most, of a known kind, and ends where its own coding ends.
//! Behind that end readers do not look.

use lopdf::{Dictionary, Document, Object, Stream};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use crate::codecs::lzw::Lzw;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::report::{Class, Report};

/// A kind of coding (table 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// Two digits a byte.
    Hex,
    /// Five letters for four bytes.
    Ascii85,
    /// LZW.
    Lzw,
    /// Runs of bytes.
    RunLength,
    /// Deflate.
    Flate,
    /// Fax, Group 3 and 4.
    Fax,
    /// JBIG2.
    Jbig2,
    /// JPEG.
    Jpeg,
    /// JPEG 2000.
    Jpeg2000,
}

/// A filter with its name and its short name.
type Name = (Filter, &'static [u8], &'static [u8]);

/// The names of filters, and the short ones that readers take as well (table 94).
const NAMES: [Name; 9] = [
    (Filter::Hex, b"ASCIIHexDecode", b"AHx"),
    (Filter::Ascii85, b"ASCII85Decode", b"A85"),
    (Filter::Lzw, b"LZWDecode", b"LZW"),
    (Filter::RunLength, b"RunLengthDecode", b"RL"),
    (Filter::Flate, b"FlateDecode", b"Fl"),
    (Filter::Fax, b"CCITTFaxDecode", b"CCF"),
    (Filter::Jbig2, b"JBIG2Decode", b"JBIG2Decode"),
    (Filter::Jpeg, b"DCTDecode", b"DCT"),
    (Filter::Jpeg2000, b"JPXDecode", b"JPXDecode"),
];

const BROKEN: Error = Error::new(Reason::UnknownPart, "a part of the document cannot be unpacked");

/// The filter of a stream that [`single`] gave.
pub(super) fn of(dict: &Dictionary) -> Option<Filter> {
    let name = dict.get(b"Filter").and_then(|name| name.as_name()).ok()?;
    NAMES.iter().find(|(_, long, _)| *long == name).map(|(filter, _, _)| *filter)
}

/// The stream with one filter at most, called by its long name; nothing where it is like that already.
///
/// Errors: `refused` for a filter that is not known and for what cannot be unpacked, `limit`.
pub(super) fn single(document: &Document, stream: &Stream, limits: &mut Limits) -> Result<Option<Stream>> {
    let own = match stream.dict.get(b"Filter") {
        Ok(own) => own,
        Err(_) => return Ok(None),
    };
    let filters: Vec<&Name> = list(document, own)
        .iter()
        .map(|name| {
            let name = name.as_name().map_err(|_| BROKEN)?;
            NAMES.iter().find(|(_, long, short)| *long == name || *short == name).ok_or(BROKEN)
        })
        .collect::<Result<_>>()?;
    let settings = stream.dict.get(b"DecodeParms").map(|own| list(document, own)).unwrap_or_default();
    let declared = matches!(stream.dict.get(b"DecodeParms"), Err(_) | Ok(Object::Dictionary(_)));
    if let ([(_, long, _)], Object::Name(name), true) = (filters.as_slice(), own, declared)
        && long == name
    {
        return Ok(None);
    }
    let mut dict = stream.dict.clone();
    dict.remove(b"Filter");
    dict.remove(b"DecodeParms");
    let Some(((_, last, _), before)) = filters.split_last() else {
        limits.debit(stream.content.len() as u64, 0)?;
        return Ok(Some(Stream::new(dict, stream.content.clone())));
    };
    let content = unpack(stream, before, &settings, limits)?;
    dict.set("Filter", Object::Name(last.to_vec()));
    if let Some(Object::Dictionary(own)) = settings.get(before.len()) {
        dict.set("DecodeParms", own.clone());
    }
    Ok(Some(Stream::new(dict, content)))
}

/// An object, or those of an array, wherever they stand.
fn list(document: &Document, object: &Object) -> Vec<Object> {
    fn follow<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
        document.dereference(object).map_or(&Object::Null, |(_, object)| object)
    }
    match follow(document, object) {
        Object::Array(items) => items.iter().map(|item| follow(document, item).clone()).collect(),
        Object::Null => Vec::new(),
        one => vec![one.clone()],
    }
}

/// The content of a stream behind the filters `before` its last one.
fn unpack(stream: &Stream, before: &[&Name], settings: &[Object], limits: &mut Limits) -> Result<Vec<u8>> {
    if before.is_empty() {
        limits.debit(stream.content.len() as u64, 0)?;
        return Ok(stream.content.clone());
    }
    let mut dict = Dictionary::new();
    dict.set("Filter", before.iter().map(|(_, name, _)| Object::Name(name.to_vec())).collect::<Vec<_>>());
    dict.set("DecodeParms", settings.iter().take(before.len()).cloned().collect::<Vec<_>>());
    let most = (limits.memory / 4) as usize;
    let bytes = Stream::new(dict, stream.content.clone()).decompressed_content_with_limit(most).map_err(|_| BROKEN)?;
    limits.debit(bytes.len() as u64, 0)?;
    Ok(bytes)
}

/// The bytes of a stream with one filter at most that a reader uses. `most` is how many bytes it needs unpacked, where that
/// is known: what is behind them in a stream without a filter goes as well.
///
/// Errors: `refused` for a stream that is broken, since nobody knows what else it holds.
pub(super) fn used<'a>(stream: &'a Stream, most: Option<u64>, report: &mut Report) -> Result<&'a [u8]> {
    let content = stream.content.as_slice();
    let end = match of(&stream.dict) {
        None => most.map_or(content.len(), |most| usize::try_from(most).unwrap_or(usize::MAX)),
        Some(filter) => extent(filter, stream, content)?.0,
    };
    let (used, behind) = content.split_at_checked(end).unwrap_or((content, &[]));
    if behind.iter().any(|byte| !byte.is_ascii_whitespace()) {
        report.find_once(Class::Unknown, "PDF bytes behind a stream's end", "");
    }
    Ok(used)
}

/// How many bytes a stream with one filter at most gives unpacked; nothing for coded pictures. Errors: as for [`used`].
pub(super) fn unpacked(stream: &Stream) -> Result<Option<u64>> {
    match of(&stream.dict) {
        None => Ok(Some(stream.content.len() as u64)),
        Some(filter) => Ok(extent(filter, stream, &stream.content)?.1),
    }
}

/// How many bytes of `content` its coding takes, all of them where it is cut off, and how many it gives.
fn extent(filter: Filter, stream: &Stream, content: &[u8]) -> Result<(usize, Option<u64>)> {
    Ok(match filter {
        Filter::Hex => {
            let end = memchr::memchr(b'>', content).map_or(content.len(), |at| at + 1);
            let digits = content.iter().take(end).filter(|byte| byte.is_ascii_hexdigit()).count();
            (end, Some(digits.div_ceil(2) as u64))
        }
        Filter::Ascii85 => ascii85(content),
        Filter::Lzw => {
            let settings = stream.dict.get(b"DecodeParms").and_then(|settings| settings.as_dict());
            let early = settings.and_then(|own| own.get(b"EarlyChange")).and_then(|early| early.as_i64());
            lzw(content, early.is_ok_and(|early| early == 0))?
        }
        Filter::RunLength => runs(content),
        Filter::Flate => deflated(content)?,
        Filter::Fax | Filter::Jbig2 | Filter::Jpeg | Filter::Jpeg2000 => (content.len(), None),
    })
}

/// 7.4.3: the end is `~>`; a group of n letters stands for n - 1 bytes, `z` for four.
fn ascii85(content: &[u8]) -> (usize, Option<u64>) {
    let tilde = memchr::memchr(b'~', content);
    let letters = content.get(..tilde.unwrap_or(content.len())).unwrap_or_default();
    let zeros = letters.iter().filter(|byte| **byte == b'z').count() as u64;
    let others = letters.iter().filter(|byte| (b'!'..=b'u').contains(byte)).count() as u64;
    let gives = zeros * 4 + others / 5 * 4 + (others % 5).saturating_sub(1);
    let end = tilde.map_or(content.len(), |tilde| {
        let rest = content.get(tilde + 1..).unwrap_or_default();
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        tilde + 1 + if rest.get(spaces) == Some(&b'>') { spaces + 1 } else { 0 }
    });
    (end, Some(gives))
}

/// 7.4.5: a byte under 128 is followed by one more byte than it says, one above by a byte that is repeated, 128 is the end.
fn runs(content: &[u8]) -> (usize, Option<u64>) {
    let (mut at, mut gives) = (0, 0);
    while let Some(&length) = content.get(at) {
        at += 1;
        match length {
            128 => break,
            0..128 => (at, gives) = (at + 1 + usize::from(length), gives + 1 + u64::from(length)),
            _ => (at, gives) = (at + 1, gives + 257 - u64::from(length)),
        }
    }
    (at.min(content.len()), Some(gives))
}

fn lzw(content: &[u8], late: bool) -> Result<(usize, Option<u64>)> {
    let mut codes = Lzw::pdf(!late);
    for (at, byte) in content.iter().enumerate() {
        codes.byte(*byte);
        if codes.broken {
            return Err(BROKEN);
        }
        if codes.ended {
            return Ok((at + 1, Some(codes.pixels)));
        }
    }
    Ok((content.len(), Some(codes.pixels)))
}

/// RFC 1950. What it inflates to is not kept.
fn deflated(content: &[u8]) -> Result<(usize, Option<u64>)> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut out = vec![0; 32 << 10];
    let (mut used, mut gives) = (0, 0);
    loop {
        let input = content.get(used..).unwrap_or_default();
        let step = inflate(&mut state, input, &mut out, MZFlush::None);
        used += step.bytes_consumed;
        gives += step.bytes_written as u64;
        match step.status {
            Ok(MZStatus::StreamEnd) => return Ok((used, Some(gives))),
            Ok(_) | Err(MZError::Buf) if step.bytes_consumed + step.bytes_written > 0 => {}
            Ok(_) | Err(MZError::Buf) if used == content.len() => return Ok((used, Some(gives))),
            _ => return Err(BROKEN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    fn stream(filter: &str, settings: Option<Dictionary>, content: Vec<u8>) -> Stream {
        let mut dict = Dictionary::new();
        dict.set("Filter", Object::Name(filter.as_bytes().to_vec()));
        if let Some(settings) = settings {
            dict.set("DecodeParms", settings);
        }
        Stream::new(dict, content)
    }

    fn bytes() -> Vec<u8> {
        (0..100_000u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect()
    }

    /// Each coding of some bytes with how many bytes that are.
    fn coded() -> Vec<(Stream, u64)> {
        let late = || Some(Dictionary::from_iter([("EarlyChange", Object::Integer(0))]));
        let lzw = |size: weezl::BitOrder, early: bool| {
            let coder = match early {
                true => weezl::encode::Encoder::with_tiff_size_switch(size, 8),
                false => weezl::encode::Encoder::new(size, 8),
            };
            { coder }.encode(&bytes()).unwrap()
        };
        vec![
            (stream("ASCIIHexDecode", None, b"00 ff7>".to_vec()), 3),
            (stream("ASCII85Decode", None, b"87cUR z\nD]~\n>".to_vec()), 9),
            (stream("RunLengthDecode", None, vec![2, 1, 2, 3, 254, 9, 128]), 6),
            (stream("FlateDecode", None, compress_to_vec_zlib(&bytes(), 6)), 100_000),
            (stream("LZWDecode", None, lzw(weezl::BitOrder::Msb, true)), 100_000),
            (stream("LZWDecode", late(), lzw(weezl::BitOrder::Msb, false)), 100_000),
        ]
    }

    #[test]
    fn a_stream_ends_where_its_coding_ends() {
        for (own, gives) in coded() {
            let name = String::from_utf8_lossy(own.dict.get(b"Filter").unwrap().as_name().unwrap()).into_owned();
            let mut report = Report::new(Format::Pdf, 0);
            assert_eq!(used(&own, None, &mut report).unwrap(), own.content, "{name}");
            assert_eq!(unpacked(&own), Ok(Some(gives)), "{name}");
            assert!(report.findings.is_empty());
            let mut longer = own.clone();
            longer.content.extend(b"me");
            assert_eq!(used(&longer, None, &mut report).unwrap(), own.content, "{name}");
            assert_eq!(report.findings.len(), 1, "{name}");
            let half = &own.content[..own.content.len() / 2];
            let cut = Stream::new(own.dict.clone(), half.to_vec());
            assert_eq!(used(&cut, None, &mut report).unwrap(), half, "{name}");
        }
        let broken = stream("FlateDecode", None, b"what is no deflated stream".to_vec());
        assert!(unpacked(&broken).is_err());
    }

    #[test]
    fn one_filter_stays_of_several_with_its_own_settings() {
        let document = Document::new();
        let packed = compress_to_vec_zlib(b"words", 6);
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut own = stream("", None, format!("{hex}>me").into_bytes());
        own.dict.set("Filter", vec![Object::Name(b"AHx".to_vec()), Object::Name(b"Fl".to_vec())]);
        let settings = Dictionary::from_iter([("Predictor", Object::Integer(1))]);
        own.dict.set("DecodeParms", vec![Object::Null, Object::Dictionary(settings.clone())]);
        let one = single(&document, &own, &mut Limits::default()).unwrap().unwrap();
        assert_eq!((of(&one.dict), &one.content), (Some(Filter::Flate), &packed));
        assert_eq!(one.dict.get(b"DecodeParms").unwrap().as_dict().unwrap(), &settings);
        assert_eq!(single(&document, &one, &mut Limits::default()), Ok(None));
        let strange = stream("Crypt", None, Vec::new());
        assert!(single(&document, &strange, &mut Limits::default()).is_err());
    }
}

//! Codec configurations as containers store them, without words and without units that show nothing.

use super::nal::Codec;
use super::obu;
use crate::error::{Error, Result};
use crate::formats::ogg::mapping::Mapping;
use crate::report::{Class, Report};
use crate::tags::comments;

/// How the samples of a track are made of units, some of which may have to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Samples that stay as they are.
    Whole,
    /// NAL units behind lengths of so many bytes.
    Nal(Codec, u8),
    /// Open bitstream units.
    Obu,
    /// Raw data blocks of AAC.
    Aac,
}

/// A codec's configuration as a strip writes it, and its samples' units.
pub struct Configuration {
    /// How samples are made.
    pub units: Units,
    /// What is written; none where the codec needs nothing.
    pub private: Option<Vec<u8>>,
}

/// Codecs whose configuration stays as it is, where they have one: it is made of numbers alone.
const PLAIN: [&[u8]; 29] = [
    b"V_VP8",
    b"V_VP9",
    b"V_MPEG4/ISO/ASP",
    b"V_MPEG4/ISO/SP",
    b"V_MPEG4/ISO/AP",
    b"V_MPEG1",
    b"V_MPEG2",
    b"V_MJPEG",
    b"V_PRORES",
    b"V_FFV1",
    b"V_UNCOMPRESSED",
    b"V_DIRAC",
    b"V_MS/VFW/FOURCC",
    b"A_MPEG/L1",
    b"A_MPEG/L2",
    b"A_MPEG/L3",
    b"A_AC3",
    b"A_EAC3",
    b"A_DTS",
    b"A_TRUEHD",
    b"A_MLP",
    b"A_PCM/INT/LIT",
    b"A_PCM/INT/BIG",
    b"A_PCM/FLOAT/IEEE",
    b"A_ALAC",
    b"A_TTA1",
    b"A_MS/ACM",
    b"A_AC4",
    b"A_WAVPACK4",
];

/// The configuration of the codec that Matroska calls `codec` (IETF, "Matroska Media Container Codec Specifications").
///
/// Errors: `refused` for codecs that are not known here, `malformed`.
pub fn matroska(codec: &[u8], private: Option<&[u8]>, report: &mut Report) -> Result<Configuration> {
    let bytes = private.unwrap_or_default();
    let broken = Error::malformed("a codec configuration that cannot be read", 0);
    let (units, written) = match codec {
        b"V_MPEG4/ISO/AVC" => {
            let written = avcc(bytes).ok_or(broken)?;
            (Units::Nal(Codec::H264, (bytes.get(4).copied().unwrap_or(3) & 3) + 1), Some(written))
        }
        b"V_MPEGH/ISO/HEVC" => {
            let written = hvcc(bytes).ok_or(broken)?;
            (Units::Nal(Codec::H265, (bytes.get(21).copied().unwrap_or(3) & 3) + 1), Some(written))
        }
        b"V_AV1" => (Units::Obu, private.map(|bytes| av1c(bytes).ok_or(broken)).transpose()?),
        b"V_VP8" => (Units::Whole, None),
        b"A_OPUS" => (Units::Whole, private.map(|bytes| Mapping::Opus.identification(bytes, 0)).transpose()?),
        b"A_VORBIS" => (Units::Whole, Some(xiph(bytes, Mapping::Vorbis, report).ok_or(broken)?)),
        b"V_THEORA" => (Units::Whole, Some(xiph(bytes, Mapping::Theora, report).ok_or(broken)?)),
        b"A_FLAC" => (Units::Whole, Some(flac(bytes).ok_or(broken)?)),
        _ if codec.starts_with(b"A_AAC") => (Units::Aac, private.map(|bytes| head(bytes, 16))),
        _ if PLAIN.contains(&codec) => (Units::Whole, private.map(<[u8]>::to_vec)),
        _ => return Err(Error::refused("a track coded in a way that is not known here")),
    };
    let configured = written.as_deref() != private;
    if configured && private.is_some() && !matches!(codec, b"A_VORBIS" | b"V_THEORA") {
        report.find(Class::Unknown, "codec configuration", "");
    }
    Ok(Configuration { units, private: written })
}

fn head(bytes: &[u8], n: usize) -> Vec<u8> {
    bytes.get(..n.min(bytes.len())).unwrap_or_default().to_vec()
}

/// Takes `n` bytes off the front.
fn take<'a>(bytes: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (front, rest) = bytes.split_at_checked(n)?;
    *bytes = rest;
    Some(front)
}

/// A unit behind its length in two bytes.
fn unit<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let &[a, b] = take(bytes, 2)? else { return None };
    take(bytes, u16::from_be_bytes([a, b]).into())
}

/// AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1): the parameter sets and nothing behind them.
pub fn avcc(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let start = take(&mut bytes, 5)?;
    let mut written = start.to_vec();
    for mask in [31, 255] {
        let &[count] = take(&mut bytes, 1)? else { return None };
        let kept = units(&mut bytes, (count & mask).into(), Codec::H264)?;
        written.push(kept.len() as u8 | !mask);
        kept.iter().for_each(|unit| put(&mut written, unit));
    }
    if matches!(start.get(1), Some(100 | 110 | 122 | 144 | 244 | 44))
        && let Some(formats) = take(&mut bytes, 3)
        && let Some(&[count]) = take(&mut bytes, 1)
    {
        let kept = units(&mut bytes, count.into(), Codec::H264)?;
        written.extend_from_slice(formats);
        written.push(kept.len() as u8);
        kept.iter().for_each(|unit| put(&mut written, unit));
    }
    Some(written)
}

/// HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1): the parameter sets alone.
pub fn hvcc(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut written = take(&mut bytes, 22)?.to_vec();
    let &[arrays] = take(&mut bytes, 1)? else { return None };
    let (mut kept, mut body) = (0, Vec::new());
    for _ in 0..arrays {
        let &[kind, a, b] = take(&mut bytes, 3)? else { return None };
        let units = units(&mut bytes, u16::from_be_bytes([a, b]), Codec::H265)?;
        if (32..=34).contains(&(kind & 63)) {
            kept += 1;
            body.push(kind);
            body.extend((units.len() as u16).to_be_bytes());
            units.iter().for_each(|unit| put(&mut body, unit));
        }
    }
    written.push(kept);
    written.extend(body);
    Some(written)
}

fn units<'a>(bytes: &mut &'a [u8], count: u16, codec: Codec) -> Option<Vec<&'a [u8]>> {
    let mut kept = Vec::new();
    for _ in 0..count {
        let unit = unit(bytes)?;
        if unit.first().is_some_and(|&header| codec.needs(header)) {
            kept.push(unit);
        }
    }
    Some(kept)
}

fn put(to: &mut Vec<u8>, unit: &[u8]) {
    to.extend((unit.len() as u16).to_be_bytes());
    to.extend_from_slice(unit);
}

/// AV1CodecConfigurationRecord (AV1 in ISO BMFF, 2.3.3): four bytes and the units that are needed.
pub fn av1c(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut written = take(&mut bytes, 4)?.to_vec();
    while let Some(&header) = bytes.first() {
        let length = obu::length(bytes)?;
        let unit = take(&mut bytes, length)?;
        if obu::needs(header) {
            written.extend_from_slice(unit);
        }
    }
    Some(written)
}

/// Three headers in Xiph lacing: the comment is made empty.
fn xiph(bytes: &[u8], mapping: Mapping, report: &mut Report) -> Option<Vec<u8>> {
    let (&count, mut rest) = bytes.split_first()?;
    if count != 2 {
        return None;
    }
    let mut lengths = [0usize; 2];
    for length in &mut lengths {
        loop {
            let &[byte] = take(&mut rest, 1)? else { return None };
            *length += usize::from(byte);
            if byte < 255 {
                break;
            }
        }
    }
    let [first, second] = lengths;
    let identification = mapping.identification(take(&mut rest, first)?, 0).ok()?;
    let comment = take(&mut rest, second)?;
    let empty = mapping.comment();
    if comment != empty {
        let words = comment.get(7..).unwrap_or_default();
        comments::read(crate::reader::Reader::whole(&words), report, &mut crate::limits::Limits::default());
    }
    let mut written = vec![2];
    for length in [identification.len(), empty.len()] {
        written.extend(std::iter::repeat_n(255, length / 255));
        written.push((length % 255) as u8);
    }
    Some([written, identification, empty, rest.to_vec()].concat())
}

/// The marker and STREAMINFO as the only block.
fn flac(bytes: &[u8]) -> Option<Vec<u8>> {
    let info = match bytes.strip_prefix(b"fLaC") {
        Some([_, _, _, 34, rest @ ..]) => rest.get(..34)?,
        Some(_) => return None,
        None => bytes.get(..34).filter(|_| bytes.len() == 34)?,
    };
    Some([b"fLaC\x80\0\0\x22".as_slice(), info].concat())
}

//! Codec configurations as containers store them, without words and without units that show nothing.

use super::aac::config;
use super::change::Resize;
use super::samples::{Setup, Units};
use super::xiph::Mapping;
use super::{avc, bitmap, hevc, mpeg4, obu, streaminfo, theora, vorbis, wave};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::tags::comments;

/// A codec's configuration as a strip writes it, and its samples' units.
pub(crate) struct Configuration {
    /// How samples are made.
    pub units: Units,
    /// What is written; none where the codec needs nothing, and where it depends on the samples.
    pub private: Option<Vec<u8>>,
    /// What a decoder knows before the first sample.
    pub setup: Setup,
}

/// Codecs whose frames say all that a decoder needs.
const BARE: [&[u8]; 13] = [
    b"V_VP8",
    b"V_UNCOMPRESSED",
    b"V_DIRAC",
    b"A_AC3",
    b"A_EAC3",
    b"A_DTS",
    b"A_TRUEHD",
    b"A_MLP",
    b"A_PCM/INT/LIT",
    b"A_PCM/INT/BIG",
    b"A_PCM/FLOAT/IEEE",
    b"A_TTA1",
    b"A_AC4",
];

/// What ProRes may be called.
const PRORES: [&[u8]; 6] = [b"apco", b"apcs", b"apcn", b"apch", b"ap4h", b"ap4x"];

const UNKNOWN: Error = Error::new(Reason::UnknownCodec, "a track coded in a way that is not known here");

/// The configuration of the codec that Matroska calls `codec` (IETF, "Matroska Media Container Codec Specifications").
///
/// Errors: `refused` for codecs that are not known here, `malformed`.
pub(crate) fn matroska(
    codec: &[u8],
    private: Option<&[u8]>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Configuration> {
    let bytes = private.unwrap_or_default();
    let broken = Error::malformed("a codec configuration that cannot be read", 0);
    let mut setup = Setup::None;
    let (units, written) = match codec {
        b"V_MPEG4/ISO/AVC" => {
            let record = avc::configuration(Reader::whole(&bytes), limits)?;
            let (units, written) = (Units::Nal(record.coding, record.width), record.write());
            setup = Setup::Nal(Box::new(record));
            (units, Some(written))
        }
        b"V_MPEGH/ISO/HEVC" => {
            let record = hevc::configuration(Reader::whole(&bytes), limits)?;
            let (units, written) = (Units::Nal(record.coding, record.width), record.write());
            setup = Setup::Nal(Box::new(record));
            (units, Some(written))
        }
        b"V_AV1" => {
            let stream = obu::Stream::new(bytes);
            let written = private.map(|_| stream.write());
            setup = Setup::Obu(Box::new(stream));
            (Units::Obu, written)
        }
        b"V_MPEG4/ISO/ASP" | b"V_MPEG4/ISO/SP" | b"V_MPEG4/ISO/AP" => {
            (Units::Mpeg4(Resize::Allowed), private.map(mpeg4::without_user_data))
        }
        b"V_MPEG1" | b"V_MPEG2" => (Units::Mpeg2, private.map(mpeg4::without_user_data)),
        // What is stored beside it is the name of its kind.
        b"V_PRORES" => {
            (Units::ProRes { bare: true }, bytes.get(..4).filter(|kind| PRORES.contains(kind)).map(<[u8]>::to_vec))
        }
        b"V_MJPEG" => (Units::Jpeg(Resize::Allowed), None),
        b"A_MPEG/L1" | b"A_MPEG/L2" | b"A_MPEG/L3" => (Units::Mpeg(Resize::Allowed), None),
        b"V_MS/VFW/FOURCC" => {
            let units = bitmap::units(bytes, bitmap::coding(bytes).ok_or(broken)?).ok_or(UNKNOWN)?;
            setup = bitmap::setup(bytes, units);
            (units, Some(bitmap::neutral(bytes, units).ok_or(UNKNOWN)?))
        }
        b"A_MS/ACM" => {
            let units = wave::units(bytes).ok_or(broken)?;
            (units, Some(wave::neutral(bytes).ok_or(UNKNOWN)?))
        }
        // What is stored beside it repeats what frames say.
        b"V_VP9" => (Units::Vp9, None),
        b"A_OPUS" => (Units::Opus, private.map(|bytes| Mapping::Opus.identification(bytes, 0)).transpose()?),
        b"A_VORBIS" | b"V_THEORA" => {
            let mapping = if codec == b"A_VORBIS" { Mapping::Vorbis } else { Mapping::Theora };
            let (written, comment) = xiph(bytes, mapping).ok_or(broken)?;
            if comment != mapping.comment() {
                let words = comment.get(7..).unwrap_or_default();
                comments::read(Reader::whole(&words), report, &mut Limits::default());
            }
            (Units::Whole, Some(written))
        }
        b"A_FLAC" => (Units::Whole, Some(flac(bytes).ok_or(broken)?)),
        _ if is_aac(codec) => {
            let config = config::read(bytes);
            (Units::Aac(config.rate), private.map(|_| config.bytes))
        }
        b"A_ALAC" => (Units::Whole, Some(alac(bytes).ok_or(broken)?)),
        // The version of the stream: 4.16, which every decoder of the fourth knows.
        b"A_WAVPACK4" => (Units::Whole, private.map(|_| vec![0x10, 4])),
        // From its third version on it is arithmetically coded, with room behind its end.
        b"V_FFV1" if bytes.is_empty() => (Units::Whole, None),
        b"V_FFV1" => {
            return Err(Error::new(Reason::UnknownCodec, "a codec configuration that cannot be looked into"));
        }
        _ if BARE.contains(&codec) => (Units::Whole, None),
        _ => return Err(UNKNOWN),
    };
    let configured = written.as_deref() != private;
    if configured && private.is_some() && !matches!(codec, b"A_VORBIS" | b"V_THEORA") {
        report.find(Class::Unknown, "codec configuration", "");
    }
    Ok(Configuration { units, private: written, setup })
}

/// Whether AAC is what `codec` says, with or without what it is made by.
fn is_aac(codec: &[u8]) -> bool {
    codec.strip_prefix(b"A_AAC").is_some_and(|kind| {
        let object = kind.strip_prefix(b"/MPEG2/").or(kind.strip_prefix(b"/MPEG4/"));
        kind.is_empty() || matches!(object, Some(b"MAIN" | b"LC" | b"LC/SBR" | b"SSR" | b"LTP"))
    })
}

/// Takes `n` bytes off the front.
fn take<'a>(bytes: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (front, rest) = bytes.split_at_checked(n)?;
    *bytes = rest;
    Some(front)
}

/// Three headers in Xiph lacing, with an empty comment, and the comment that was there.
pub(super) fn xiph(bytes: &[u8], mapping: Mapping) -> Option<(Vec<u8>, &[u8])> {
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
    let rest = match mapping {
        Mapping::Vorbis => vorbis::setup(rest, *identification.get(11)?)?,
        _ => theora::setup(rest)?,
    };
    let mut written = vec![2];
    for length in [identification.len(), empty.len()] {
        written.extend(std::iter::repeat_n(255, length / 255));
        written.push((length % 255) as u8);
    }
    Some(([written, identification, empty, rest].concat(), comment))
}

/// The marker and STREAMINFO as the only block.
fn flac(bytes: &[u8]) -> Option<Vec<u8>> {
    let info = match bytes.strip_prefix(b"fLaC") {
        Some([_, _, _, 34, rest @ ..]) => rest.get(..34)?,
        Some(_) => return None,
        None => bytes.get(..34).filter(|_| bytes.len() == 34)?,
    };
    let mut info = info.to_vec();
    streaminfo::neutral(&mut info);
    Some([b"fLaC\x80\0\0\x22".as_slice(), &info].concat())
}

/// The configuration of ALAC (Apple, "ALACSpecificConfig") without the longest run, which is fixed, the longest frame and the
/// bit rate. None where it is none.
pub(crate) fn alac(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut config =
        bytes.get(..24).filter(|config| matches!(config, [_, _, _, _, _, 16 | 20 | 24 | 32, ..]))?.to_vec();
    *config.get_mut(4)? = 0;
    config.get_mut(10..20)?.copy_from_slice(&[0, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
    Some(config)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn prores_is_called_what_it_may_be_called() {
        let written = |private: &[u8]| {
            let mut report = Report::new(Format::Matroska, 0);
            matroska(b"V_PRORES", Some(private), &mut report, &mut Limits::default()).unwrap().private
        };
        assert_eq!(written(b"apchwords"), Some(b"apch".to_vec()));
        assert_eq!(written(b"word"), None);
    }
}

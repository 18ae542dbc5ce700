//! Visual sample entries (ISO/IEC 14496-12 §12.1; QuickTime File Format, "Video sample description").

use super::description::{Entry, body, esds};
use crate::codecs::change::Resize;
use crate::codecs::nal::Coding;
use crate::codecs::samples::{Setup, Units};
use crate::codecs::{avc, hevc, obu};
use crate::error::{Error, Reason, Result};
use crate::formats::bmff::{self, Kind};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const UNKNOWN: Error = Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here");

/// The names of alpha planes (ISO/IEC 23091-2; ISO/IEC 23008-12, 6.5.8).
pub(crate) const ALPHA: [&[u8]; 2] =
    [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];

/// Reads one entry from behind its data reference.
pub(crate) fn read(source: &dyn Source, kind: Kind, reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Entry> {
    let at = reader.at();
    reader.take(16)?;
    let [width, height] = [reader.u16_be()?, reader.u16_be()?];
    reader.take(46)?;
    let depth = reader.u16_be()?;
    reader.take(2)?;
    // Version, revision, maker, qualities, the compressor's name: neutral. 72 dpi, one frame a sample, no colour table.
    let mut out = vec![0; 16];
    out.extend(width.to_be_bytes());
    out.extend(height.to_be_bytes());
    out.extend([0, 72, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 1]);
    out.extend([0; 32]);
    out.extend(depth.to_be_bytes());
    out.extend([0xff, 0xff]);
    let mut units = match &kind {
        b"avc1" | b"avc2" | b"avc3" | b"avc4" | b"dvav" | b"dva1" => None,
        b"hvc1" | b"hev1" | b"dvhe" | b"dvh1" => None,
        b"av01" | b"dav1" => Some(Units::Obu),
        b"mp4v" => Some(Units::Mpeg4(Resize::Allowed)),
        b"vp09" => Some(Units::Vp9),
        // MPEG-1 and MPEG-2 as QuickTime has them: by name, as HDV, as XDCAM and as IMX.
        b"mp1v" | b"mp2v" | b"m1v1" | b"m2v1" | b"mpeg" => Some(Units::Mpeg2),
        [b'h' | b'x', b'd', b'v', _] | [b'm', b'x', b'3'..=b'5', b'n' | b'p'] => Some(Units::Mpeg2),
        b"vp08" | b"s263" | b"h263" | b"H263" => Some(Units::Whole),
        b"dvc " | b"dvcp" | b"dvpp" | b"dv5n" | b"dv5p" => Some(Units::Dv),
        b"apco" | b"apcs" | b"apcn" | b"apch" | b"ap4h" | b"ap4x" => Some(Units::ProRes { bare: false }),
        b"jpeg" => Some(Units::Jpeg(Resize::Allowed)),
        _ => return Err(UNKNOWN.or_at(at)),
    };
    let (mut dolby, mut setup, mut record) = (false, Setup::None, Span::new(0, 0));
    let mut known: Vec<Kind> = Vec::new();
    while let Some(header) = bmff::next(reader, limits)? {
        if known.contains(&header.kind) {
            continue;
        }
        let most = 1 << 16;
        let kept = match &header.kind {
            b"avcC" if (kind[0] == b'a' || kind[0] == b'd') && setup == Setup::None => {
                let record = avc::configuration(Reader::new(source, header.body)?, limits)?;
                units = Some(Units::Nal(record.coding, record.width));
                let bytes = record.write();
                setup = Setup::Nal(Box::new(record));
                Some(bytes)
            }
            b"hvcC" if setup == Setup::None => {
                let record = hevc::configuration(Reader::new(source, header.body)?, limits)?;
                units = Some(Units::Nal(record.coding, record.width));
                let bytes = record.write();
                setup = Setup::Nal(Box::new(record));
                Some(bytes)
            }
            b"esds" => match esds(source, header.body, limits)? {
                Some(stream) => {
                    units = match stream.coding {
                        0x20 => units,
                        0x60..=0x65 | 0x6a => Some(Units::Mpeg2),
                        0x6c => Some(Units::Jpeg(Resize::Allowed)),
                        _ => return Err(UNKNOWN.or_at(at)),
                    };
                    Some(stream.bytes)
                }
                None => None,
            },
            b"av1C" if setup == Setup::None => body(source, header.body, 4, most, limits)?.map(|bytes| {
                let stream = obu::Stream::new(&bytes);
                let bytes = stream.write();
                setup = Setup::Obu(Box::new(stream));
                bytes
            }),
            b"vpcC" => body(source, header.body, 12, 12, limits)?.map(|mut bytes| {
                bytes.get_mut(10..).unwrap_or_default().fill(0);
                bytes
            }),
            b"dvcC" | b"dvvC" => {
                dolby = true;
                body(source, header.body, 24, 24, limits)?.map(|mut bytes| {
                    bytes.get_mut(5..).unwrap_or_default().fill(0);
                    bytes
                })
            }
            // vendor, decoder version: neutral; level and profile stay (3GPP TS 26.244 §6.8).
            b"d263" if kind[1..] == *b"263" => body(source, header.body, 7, 64, limits)?.map(|bytes| {
                let levels = bytes.get(5..7).unwrap_or_default();
                [&[0; 5], levels].concat()
            }),
            b"pasp" => body(source, header.body, 8, 8, limits)?,
            b"fiel" => body(source, header.body, 2, 2, limits)?,
            b"clap" => body(source, header.body, 32, 32, limits)?,
            b"gama" => body(source, header.body, 4, 4, limits)?,
            b"mdcv" | b"SmDm" => body(source, header.body, 24, 28, limits)?,
            b"clli" | b"CoLL" => body(source, header.body, 4, 8, limits)?,
            // Limits of the coding of an image sequence, and what its auxiliary pictures are (ISO/IEC 23008-12, 7.2.3).
            b"ccst" => body(source, header.body, 8, 8, limits)?.map(|bytes| {
                let [.., limits, _, _, _] = bytes.as_slice() else { return vec![0; 8] };
                vec![0, 0, 0, 0, limits & 0xfc, 0, 0, 0]
            }),
            b"auxi" => body(source, header.body, 5, 128, limits)?
                .filter(|bytes| bytes.get(4..).is_some_and(|name| ALPHA.contains(&name))),
            b"colr" => body(source, header.body, 10, most, limits)?.filter(|bytes| match bytes.get(..4) {
                Some(b"nclx") => bytes.len() == 11,
                Some(b"nclc") => bytes.len() == 10,
                _ => false,
            }),
            _ => None,
        };
        if let Some(bytes) = kept {
            let start = out.len() as u64;
            known.push(header.kind);
            out.extend(bmff::write(&header.kind, &bytes));
            if matches!(&header.kind, b"avcC" | b"hvcC" | b"av1C") {
                record = Span::new(start, out.len() as u64);
            }
        }
    }
    if let (true, Some(Units::Nal(Coding::Hevc(keeps), _))) = (dolby, &mut units) {
        *keeps = true;
    }
    let units = units.ok_or(Error::malformed("a picture track without its decoder's settings", at))?;
    Ok(Entry { kind, bytes: out, units, setup, record, frame: None, reference: 1 })
}

//! Properties of items (ISO/IEC 23008-12 §6.5; AV1 Image File Format §2.2 and §2.3), written anew from what is known.

use crate::codecs::samples::{Setup, Units};
use crate::codecs::{avc, hevc, obu};
use crate::error::Result;
use crate::formats::bmff::{self, BoxHeader, Kind};
use crate::formats::movie::entry::video::ALPHA;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::tags::icc;

/// A property that stays.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Property {
    /// Its name.
    pub kind: Kind,
    /// The whole box, as a strip writes it.
    pub bytes: Vec<u8>,
    /// Whether a reader has to know it to show the picture.
    pub essential: bool,
    /// What has to be looked for inside an item that has it.
    pub inside: Option<(Units, Setup)>,
}

/// The longest decoder configuration that is read, in bytes.
const MOST: u64 = 1 << 16;

/// One property as a strip writes it; nothing where it goes. Errors: `malformed` for one of the wrong length, `limit`.
pub(super) fn read(source: &dyn Source, header: BoxHeader, limits: &mut Limits) -> Result<Option<Property>> {
    let mut reader = Reader::new(source, header.body)?;
    let (mut essential, mut inside) = (false, None);
    if header.body.len() > MOST && header.kind != *b"colr" {
        return Ok(None);
    }
    let body = match &header.kind {
        b"ispe" => full(reader.array::<12>()?.as_slice()),
        b"pixi" => {
            reader.u32_be()?;
            let count = reader.u8()?;
            let depths = reader.bytes(count.into(), limits)?;
            if count > 4 || depths.iter().any(|depth| !(1..=16).contains(depth)) {
                return Ok(None);
            }
            [&[0, 0, 0, 0, count], depths.as_slice()].concat()
        }
        b"colr" => match colour(reader, limits)? {
            Some(body) => body,
            None => return Ok(None),
        },
        b"pasp" => reader.array::<8>()?.to_vec(),
        b"clli" => reader.array::<4>()?.to_vec(),
        b"mdcv" => reader.array::<24>()?.to_vec(),
        b"a1lx" => {
            let large = reader.u8()? & 1;
            let sizes = reader.bytes(if large == 1 { 12 } else { 6 }, limits)?;
            [&[large], sizes.as_slice()].concat()
        }
        b"auxC" => match alpha(reader, limits)? {
            Some(body) => body,
            None => return Ok(None),
        },
        kind => {
            essential = true;
            match kind {
                b"irot" => vec![reader.u8()? & 3],
                b"imir" => vec![reader.u8()? & 1],
                b"clap" => reader.array::<32>()?.to_vec(),
                b"a1op" => reader.array::<1>()?.to_vec(),
                b"lsel" => reader.array::<2>()?.to_vec(),
                b"hvcC" => {
                    let record = hevc::configuration(reader, limits)?;
                    let body = record.write();
                    inside = Some((Units::Nal(record.coding, record.width), Setup::Nal(Box::new(record))));
                    body
                }
                b"avcC" => {
                    let record = avc::configuration(reader, limits)?;
                    let body = record.write();
                    inside = Some((Units::Nal(record.coding, record.width), Setup::Nal(Box::new(record))));
                    body
                }
                b"av1C" => {
                    let held = reader.left();
                    let stream = obu::Stream::new(&reader.bytes(held, limits)?);
                    let body = stream.write();
                    inside = Some((Units::Obu, Setup::Obu(Box::new(stream))));
                    body
                }
                _ => return Ok(None),
            }
        }
    };
    limits.debit(body.len() as u64 * 2, header.span.start)?;
    Ok(Some(Property { kind: header.kind, bytes: bmff::write(&header.kind, &body), essential, inside }))
}

/// The body of a full box of version 0 without flags.
fn full(body: &[u8]) -> Vec<u8> {
    [&[0; 4], body.get(4..).unwrap_or_default()].concat()
}

/// Colour (ISO/IEC 14496-12 §12.1.5): numbers as they are, a profile in its neutral form.
fn colour(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Option<Vec<u8>>> {
    let kind: Kind = reader.array()?;
    match &kind {
        b"nclx" => {
            let numbers: [u8; 6] = reader.array()?;
            Ok(Some([&kind, numbers.as_slice(), &[reader.u8()? & 0x80]].concat()))
        }
        b"prof" | b"rICC" if reader.left() <= icc::MAX as u64 => {
            let held = reader.left();
            let neutral = icc::neutral(&reader.bytes(held, limits)?);
            limits.credit(held);
            Ok(neutral.map(|profile| [b"prof", profile.as_slice()].concat()))
        }
        _ => Ok(None),
    }
}

/// What an auxiliary picture is (ISO/IEC 23008-12 §6.5.8); nothing where it is no alpha plane.
fn alpha(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Option<Vec<u8>>> {
    reader.u32_be()?;
    let held = reader.left();
    let body = reader.bytes(held, limits)?;
    let Some(name) = ALPHA.iter().copied().find(|name| body.starts_with(name)) else { return Ok(None) };
    let subtype = body.get(name.len()..).filter(|subtype| is_alpha_note(subtype)).unwrap_or_default();
    Ok(Some([&[0; 4], name, subtype].concat()))
}

/// Whether the bytes behind an alpha plane's name are one SEI unit behind its length, with nothing in it but an alpha
/// channel message (ITU-T H.265, F.14.2.8): a few numbers.
fn is_alpha_note(subtype: &[u8]) -> bool {
    let [0, 0, 0, len, 0x4e, 0x01, 165, size @ 1..=6, rest @ ..] = subtype else { return false };
    let (len, size) = (usize::from(*len), usize::from(*size));
    len + 4 == subtype.len() && (rest.len() == size || rest.len() == size + 1 && rest.last() == Some(&0x80))
}

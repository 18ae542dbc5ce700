//! Elementary stream descriptors (ISO/IEC 14496-1 §7.2.6), as an `esds` box and a CAF file hold them.

use super::aac::{Rate, config};
use super::xiph::Mapping;
use super::{mpeg4, private};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// What a descriptor says, and how a strip writes it.
pub(crate) struct Stream {
    /// The coding (`objectTypeIndication`).
    pub coding: u8,
    /// Where its coding is AAC whose blocks can be walked: at which rate.
    pub rate: Option<Rate>,
    /// The descriptor.
    pub bytes: Vec<u8>,
}

const UNKNOWN: Error = Error::new(Reason::UnknownCodec, "a track coded in a way that is not known here");

/// How a size is written (§8.3.3).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// In as few bytes as it needs.
    Short,
    /// In four, which some readers of CAF files take for granted.
    Long,
}

/// Codings that have no configuration of their own (the registration authority's list, mp4ra.org): MPEG audio, JPEG, EVRC,
/// AC-3, Enhanced AC-3, DTS, QCELP.
const BARE: [u8; 10] = [0x69, 0x6b, 0x6c, 0xa0, 0xa5, 0xa6, 0xa9, 0xaa, 0xab, 0xe1];

/// Reads a descriptor. Nothing where it holds no decoder configuration.
///
/// Errors: `refused` for codings whose configuration is not known here, `malformed`, `limit`, `read`.
pub(crate) fn stream(mut reader: Reader<'_>, size: Size, limits: &mut Limits) -> Result<Option<Stream>> {
    let Some((3, mut inner)) = descriptor(&mut reader)? else { return Ok(None) };
    inner.u16_be()?;
    let flags = inner.u8()?;
    if flags & 0x80 != 0 {
        inner.take(2)?;
    }
    if flags & 0x40 != 0 {
        let length = inner.u8()?;
        inner.take(length.into())?;
    }
    if flags & 0x20 != 0 {
        inner.take(2)?;
    }
    while let Some((tag, mut inner)) = descriptor(&mut inner)? {
        if tag != 4 {
            continue;
        }
        let fixed: [u8; 13] = inner.array()?;
        let [coding, kind, ..] = fixed;
        let mut rate = None;
        let mut neutral = fixed;
        neutral[1] = (kind & 0xfc) | 1;
        let mut configuration = neutral.to_vec();
        // How large a buffer is needed, and how many bits a second has: players do without.
        configuration.iter_mut().skip(2).for_each(|byte| *byte = 0);
        while let Some((tag, mut inner)) = descriptor(&mut inner)? {
            if tag != 5 {
                continue;
            }
            let left = inner.left();
            let bytes = inner.bytes(left, limits)?;
            let bytes = match coding {
                0x20 | 0x60..=0x65 | 0x6a => mpeg4::without_user_data(&bytes),
                0x40 | 0x66..=0x68 => {
                    let config = config::read(&bytes);
                    rate = config.rate;
                    config.bytes
                }
                // Writers of films put the headers of Ogg there.
                0xdd => private::xiph(&bytes, Mapping::Vorbis).ok_or(UNKNOWN)?.0,
                0xad => Mapping::Opus.identification(&bytes, inner.at())?,
                _ if BARE.contains(&coding) => break,
                _ => return Err(UNKNOWN.or_at(inner.at())),
            };
            configuration.extend(write(5, size, &bytes));
            break;
        }
        let mut body = vec![0, 0, 0];
        body.extend(write(4, size, &configuration));
        body.extend(write(6, size, &[2]));
        return Ok(Some(Stream { coding, rate, bytes: write(3, size, &body) }));
    }
    Ok(None)
}

/// The next descriptor's tag and body (§8.3.3). A body that goes past what holds it is cut there, as players do.
fn descriptor<'a>(reader: &mut Reader<'a>) -> Result<Option<(u8, Reader<'a>)>> {
    if reader.left() < 2 {
        return Ok(None);
    }
    let tag = reader.u8()?;
    let mut size = 0u64;
    for _ in 0..4 {
        let byte = reader.u8()?;
        size = (size << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            let size = size.min(reader.left());
            return Ok(Some((tag, reader.sub(size)?)));
        }
    }
    Err(Error::malformed("a descriptor whose length does not end", reader.at()))
}

fn write(tag: u8, size: Size, body: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = body.len();
    for shift in [21, 14, 7] {
        if length >> shift != 0 || size == Size::Long {
            out.push(0x80 | ((length >> shift) & 0x7f) as u8);
        }
    }
    out.push((length & 0x7f) as u8);
    out.extend_from_slice(body);
    out
}

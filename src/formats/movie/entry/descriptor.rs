//! Elementary stream descriptors (ISO/IEC 14496-1 §7.2.6), the body of an `esds` box.

use crate::codecs::aac::Rate;
use crate::codecs::mpeg4;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// What an `esds` says, and how a strip writes it.
pub struct Stream {
    /// The coding (`objectTypeIndication`).
    pub coding: u8,
    /// Where its coding is AAC LC: at which rate.
    pub rate: Option<Rate>,
    /// The body of the box.
    pub bytes: Vec<u8>,
}

/// Reads the body of an `esds`. Nothing where it holds no decoder configuration.
pub fn stream(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Option<Stream>> {
    reader.u32_be()?;
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
        let mut configuration = fixed.to_vec();
        configuration[1] = (kind & 0xfc) | 1;
        while let Some((tag, mut inner)) = descriptor(&mut inner)? {
            if tag != 5 {
                continue;
            }
            let left = inner.left();
            let bytes = inner.bytes(left, limits)?;
            let bytes = match coding {
                0x20 | 0x60..=0x65 | 0x6a => mpeg4::without_user_data(&bytes),
                _ => bytes,
            };
            rate = Rate::read(&bytes);
            configuration.extend(write(5, &bytes));
            break;
        }
        let mut body = vec![0, 0, 0];
        body.extend(write(4, &configuration));
        body.extend(write(6, &[2]));
        let mut bytes = vec![0; 4];
        bytes.extend(write(3, &body));
        return Ok(Some(Stream { coding, rate, bytes }));
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

/// A descriptor, its size written in as few bytes as it needs.
fn write(tag: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let size = body.len();
    for shift in [21, 14, 7] {
        if size >> shift != 0 {
            out.push(0x80 | ((size >> shift) & 0x7f) as u8);
        }
    }
    out.push((size & 0x7f) as u8);
    out.extend_from_slice(body);
    out
}

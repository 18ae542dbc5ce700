//! Pictures that are cut off: what arrived of the compressed data is compressed anew, with blank rows in the place of the rest.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

use super::chunk::{self, head};
use super::header::Header;
use super::recoded::Writer;
use crate::error::{Error, Reason, Result};
use crate::formats::whole::Closed;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// The whole file that is made of one that ends before `IEND` does, and how much of its picture is missing, in hundredths; nothing
/// for a file that has its end, is animated, or is no picture up to where it ends. Errors: `limit`, `read`, `malformed` where
/// nothing of the picture is there.
pub(crate) fn closed(source: &dyn Source, limits: &mut Limits) -> Result<Closed> {
    let mut reader = Reader::whole(source);
    reader.take(8)?;
    let (mut header, mut data) = (None, Vec::new());
    // Where the data starts, and where it ends if its last chunk is whole.
    let (mut front, mut back) = (0, None);
    loop {
        let start = reader.at();
        if reader.left() < 8 {
            break;
        }
        limits.item(start)?;
        let (len, kind) = head(&mut reader)?;
        let content = reader.take(len.min(reader.left()))?;
        let ends = reader.left() >= 4;
        reader.take(reader.left().min(4))?;
        match &kind {
            b"IHDR" if header.is_none() && ends => header = Some(Header::read(Reader::new(source, content)?, limits)?),
            b"IEND" if ends => return Ok(None),
            b"acTL" => return Ok(None),
            b"IDAT" => {
                if data.is_empty() {
                    front = start;
                }
                data.push(content);
                back = ends.then_some(reader.at());
            }
            _ => {}
        }
    }
    let Some(header) = header.filter(|_| !data.is_empty()) else { return Ok(None) };
    let mut file = Reader::new(source, Span::new(0, front))?.bytes(front, limits)?;
    let all = header.raw(header.width, header.height);
    let mut left = all;
    let mut writer = Writer::new();
    let mut inflater = InflateState::new_boxed(DataFormat::Zlib);
    let (mut buf, mut out) = ([0; 16 << 10], [0; 32 << 10]);
    'data: for span in data {
        let mut reader = Reader::new(source, span)?;
        loop {
            let n = reader.fill(&mut buf)?;
            let mut input = buf.get(..n).unwrap_or_default();
            if n == 0 {
                break;
            }
            loop {
                let step = inflate(&mut inflater, input, &mut out, MZFlush::None);
                input = input.get(step.bytes_consumed..).unwrap_or_default();
                let given = left.min(step.bytes_written as u64);
                left -= given;
                writer.write(out.get(..given as usize).unwrap_or_default(), MZFlush::None, limits, front)?;
                if step.status.is_err() || left == 0 {
                    break 'data;
                }
                if step.bytes_consumed + step.bytes_written == 0 || (input.is_empty() && step.bytes_written < out.len())
                {
                    break;
                }
            }
        }
    }
    if left == 0
        && let Some(back) = back
    {
        file.extend(Reader::new(source, Span::new(front, back))?.bytes(back - front, limits)?);
        file.extend(chunk::build(b"IEND", &[]));
        return Ok(Some((file, 0)));
    }
    if left == all {
        return Err(Error::at(Reason::CutOff, "a PNG of which no part of the picture is there", source.len()));
    }
    let missing = if left == 0 { 0 } else { (left * 100 / all).max(1) as u8 };
    while left > 0 {
        let blank = vec![0; left.min(32 << 10) as usize];
        writer.write(&blank, MZFlush::None, limits, front)?;
        left -= blank.len() as u64;
    }
    writer.write(&[], MZFlush::Finish, limits, front)?;
    file.extend(chunk::build(b"IDAT", &writer.out));
    file.extend(chunk::build(b"IEND", &[]));
    Ok(Some((file, missing)))
}

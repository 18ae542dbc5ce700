//! A frame's data compressed anew: for streams that hold more than the frame or do not end as they must, and for pixels
//! that have a colour and do not show it.

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

use super::chunk::Chunk;
use super::header::Header;
use super::pixels::Veil;
use super::rows::{Filter, Rows};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// The level (RFC 1950) and window of every stream that is written here.
const LEVEL: (i32, i32) = (6, 15);

/// How every stream begins (RFC 1950): a window of 32 KiB, and no word of the level.
const HEAD: [u8; 2] = [0x78, 0x01];

/// The stream that lies in the pieces `coded` as one chunk, whose content starts with `head`. Errors: `limit`, `read`.
pub(super) fn joined(source: &dyn Source, kind: &[u8; 4], head: Vec<u8>, coded: Vec<Span>) -> Result<Vec<Part>> {
    let len: u64 = coded.iter().map(|span| span.len()).sum::<u64>() + head.len() as u64;
    let at = coded.first().map_or(0, |span| span.start);
    let len = u32::try_from(len).ok().filter(|len| *len <= i32::MAX as u32);
    let len = len.ok_or(Error::at(Reason::TooLarge, "the picture is too large", at))?;
    let front = [&len.to_be_bytes()[..], kind, &head, &HEAD].concat();
    let mut crc = crc32fast::Hasher::new();
    crc.update(front.get(4..).unwrap_or_default());
    let (mut parts, mut skipped) = (vec![Part::Bytes(front)], HEAD.len() as u64);
    let mut buf = [0; 16 << 10];
    for mut span in coded {
        let skip = skipped.min(span.len());
        span.start += skip;
        skipped -= skip;
        let mut reader = Reader::new(source, span)?;
        while !reader.is_empty() {
            let n = reader.fill(&mut buf)?;
            crc.update(buf.get(..n).unwrap_or_default());
        }
        parts.push(Part::Copy(span));
    }
    parts.push(Part::Bytes(crc.finalize().to_be_bytes().to_vec()));
    Ok(parts)
}

/// A frame as its data lies in the file.
pub(super) struct Frame {
    /// What holds its `IDAT` or `fdAT` chunks, and none of another frame.
    pub span: Span,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// The data of `frame` compressed anew; with a `veil`, its pixels that show nothing are all alike.
///
/// What is returned is debited from `limits`. Errors: `limit` when it does not fit, `malformed`, `read`.
pub(super) fn data(
    source: &dyn Source,
    header: &Header,
    frame: &Frame,
    veil: Option<Veil>,
    limits: &mut Limits,
) -> Result<Vec<u8>> {
    let broken = |at| Error::malformed("the compressed picture is broken", at);
    let (width, height) = frame.size;
    let mut inflater = InflateState::new_boxed(DataFormat::Zlib);
    let mut writer = Writer::new();
    let mut left = header.raw(width, height);
    let (mut rows, mut filter) = (Rows::new(header, width, height), Filter::new(header));
    let mut chunks = Reader::new(source, frame.span)?;
    let (mut buf, mut out, mut anew) = ([0; 16 << 10], [0; 32 << 10], Vec::new());
    while left > 0 {
        let at = chunks.at();
        let chunk = Chunk::next(source, &mut chunks, limits)?;
        let mut reader = Reader::new(source, chunk.content)?;
        match &chunk.kind {
            b"IDAT" => {}
            b"fdAT" => _ = reader.take(4)?,
            _ => continue,
        }
        while left > 0 {
            let n = reader.fill(&mut buf)?;
            let mut input = buf.get(..n).unwrap_or_default();
            if n == 0 {
                break;
            }
            while left > 0 {
                let step = inflate(&mut inflater, input, &mut out, MZFlush::None);
                input = input.get(step.bytes_consumed..).unwrap_or_default();
                let written = left.min(step.bytes_written as u64);
                left -= written;
                let mut given = out.get(..written as usize).unwrap_or_default();
                if let Some(veil) = &veil {
                    anew.clear();
                    rows.take(given, |row| {
                        veil.blacken(row.bytes, row.width);
                        filter.add(&row, &mut anew);
                    });
                    given = &anew;
                }
                writer.write(given, MZFlush::None, limits, at)?;
                if step.bytes_consumed + step.bytes_written == 0 {
                    if input.is_empty() {
                        break;
                    }
                    return Err(broken(at));
                }
            }
        }
    }
    writer.write(&[], MZFlush::Finish, limits, frame.span.start)?;
    if let Some(head) = writer.out.first_chunk_mut() {
        *head = HEAD;
    }
    Ok(writer.out)
}

/// A compressor and what it gave.
pub(super) struct Writer {
    state: Box<CompressorOxide>,
    pub out: Vec<u8>,
}

impl Writer {
    pub(super) fn new() -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL.0, LEVEL.1, 0);
        Self { state: Box::new(CompressorOxide::new(flags)), out: Vec::new() }
    }

    /// Compresses `bytes`; with `Finish`, to the end of the stream.
    pub(super) fn write(&mut self, mut bytes: &[u8], flush: MZFlush, limits: &mut Limits, at: u64) -> Result<()> {
        let mut out = [0; 32 << 10];
        loop {
            let step = deflate(&mut self.state, bytes, &mut out, flush);
            bytes = bytes.get(step.bytes_consumed..).unwrap_or_default();
            limits.debit(step.bytes_written as u64, at)?;
            self.out.extend_from_slice(out.get(..step.bytes_written).unwrap_or_default());
            if step.bytes_written < out.len() && bytes.is_empty() {
                return Ok(());
            }
            if step.bytes_consumed + step.bytes_written == 0 {
                return Err(Error::at(Reason::TooLarge, "the picture could not be compressed anew", at));
            }
        }
    }
}

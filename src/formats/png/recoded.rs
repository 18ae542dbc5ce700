//! The picture's data compressed anew, for streams that hold more than the picture or do not end as they must.

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

use super::chunk::{self, Chunk};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// The level (RFC 1950) and window of every stream that is written here.
const LEVEL: (i32, i32) = (6, 15);

/// One `IDAT` chunk with the first `raw` inflated bytes of the `IDAT` chunks in `span`.
///
/// What it holds is debited from `limits`. Errors: `limit` when it does not fit, `malformed`, `read`.
pub fn idat(source: &dyn Source, span: Span, raw: u64, limits: &mut Limits) -> Result<Vec<u8>> {
    let broken = |at| Error::malformed("the compressed picture is broken", at);
    let mut inflater = InflateState::new_boxed(DataFormat::Zlib);
    let mut writer = Writer::new();
    let mut left = raw;
    let mut chunks = Reader::new(source, span)?;
    let (mut buf, mut out) = ([0; 16 << 10], [0; 32 << 10]);
    while left > 0 {
        let at = chunks.at();
        let chunk = Chunk::next(source, &mut chunks, limits)?;
        let mut reader = Reader::new(source, chunk.content)?;
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
                writer.write(out.get(..written as usize).unwrap_or_default(), MZFlush::None, limits, at)?;
                if step.bytes_consumed + step.bytes_written == 0 {
                    if input.is_empty() {
                        break;
                    }
                    return Err(broken(at));
                }
            }
        }
    }
    writer.write(&[], MZFlush::Finish, limits, span.start)?;
    let held = writer.out.len() as u64;
    limits.hold(held, span.start)?;
    let chunk = chunk::build(b"IDAT", &writer.out);
    limits.release(held);
    Ok(chunk)
}

/// A compressor and what it gave.
struct Writer {
    state: Box<CompressorOxide>,
    out: Vec<u8>,
}

impl Writer {
    fn new() -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL.0, LEVEL.1, 0);
        Self { state: Box::new(CompressorOxide::new(flags)), out: Vec::new() }
    }

    /// Compresses `bytes`; with `Finish`, to the end of the stream.
    fn write(&mut self, mut bytes: &[u8], flush: MZFlush, limits: &mut Limits, at: u64) -> Result<()> {
        let mut out = [0; 32 << 10];
        loop {
            let step = deflate(&mut self.state, bytes, &mut out, flush);
            bytes = bytes.get(step.bytes_consumed..).unwrap_or_default();
            limits.hold(step.bytes_written as u64, at)?;
            self.out.extend_from_slice(out.get(..step.bytes_written).unwrap_or_default());
            if step.bytes_written < out.len() && bytes.is_empty() {
                return Ok(());
            }
            if step.bytes_consumed + step.bytes_written == 0 {
                return Err(Error::limit("the picture could not be compressed anew", at));
            }
        }
    }
}

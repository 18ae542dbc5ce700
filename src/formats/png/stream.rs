//! The zlib stream of one frame (PNG, section 10), followed over its chunks without keeping what it holds.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use crate::error::{Error, Result};
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// An inflater that counts.
pub struct Stream {
    state: Box<InflateState>,
    /// How many inflated bytes are still to come.
    left: u64,
    ended: bool,
}

impl Stream {
    /// A stream that must give exactly `raw` bytes.
    pub fn new(raw: u64) -> Self {
        Self { state: InflateState::new_boxed(DataFormat::Zlib), left: raw, ended: false }
    }

    /// Follows the stream over `content` and returns how many of its bytes belong to the stream.
    ///
    /// Errors: `malformed` for a broken stream, `refused` for one that holds more than the picture.
    pub fn follow(&mut self, source: &dyn Source, content: Span) -> Result<u64> {
        let mut reader = Reader::new(source, content)?;
        let (mut buf, mut out) = ([0; 16 << 10], [0; 32 << 10]);
        let mut used = 0;
        while !self.ended {
            let at = reader.at();
            let n = reader.fill(&mut buf)?;
            let mut input = buf.get(..n).unwrap_or_default();
            if n == 0 {
                break;
            }
            loop {
                let step = inflate(&mut self.state, input, &mut out, MZFlush::None);
                used += step.bytes_consumed as u64;
                input = input.get(step.bytes_consumed..).unwrap_or_default();
                self.left = self
                    .left
                    .checked_sub(step.bytes_written as u64)
                    .ok_or(Error::refused("data is hidden behind the picture's last row").or_at(at))?;
                match step.status {
                    Ok(MZStatus::StreamEnd) => {
                        self.ended = true;
                        break;
                    }
                    Ok(_) | Err(MZError::Buf) if step.bytes_consumed + step.bytes_written > 0 => {}
                    Ok(_) | Err(MZError::Buf) if input.is_empty() => break,
                    _ => return Err(Error::malformed("the compressed picture is broken", at)),
                }
            }
        }
        Ok(used)
    }

    /// Checks that the stream has ended and gave all. Errors: `malformed`.
    pub fn finish(&self, at: u64) -> Result<()> {
        if self.ended && self.left == 0 { Ok(()) } else { Err(Error::malformed("the picture is cut short", at)) }
    }
}

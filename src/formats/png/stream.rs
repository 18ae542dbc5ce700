//! The zlib stream of one frame (PNG, section 10), followed over its chunks without keeping what it holds.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use crate::error::{Error, Result};
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// An inflater that counts.
pub(super) struct Stream {
    state: Box<InflateState>,
    /// How many inflated bytes are still to come.
    left: u64,
    ended: bool,
    /// Whether the picture is whole, but the stream holds more than it or does not end as it must.
    spoiled: bool,
}

impl Stream {
    /// A stream that must give exactly `raw` bytes.
    pub(super) fn new(raw: u64) -> Self {
        Self { state: InflateState::new_boxed(DataFormat::Zlib), left: raw, ended: false, spoiled: false }
    }

    /// Follows the stream over `content` and returns how many of its bytes belong to the stream. What it inflates to is
    /// given to `seen`.
    ///
    /// Once the picture is whole, whatever else the stream holds is not looked at: it counts as no part of it.
    ///
    /// Errors: `malformed` for a stream that breaks before the picture is whole.
    pub(super) fn follow(&mut self, source: &dyn Source, content: Span, mut seen: impl FnMut(&[u8])) -> Result<u64> {
        let mut reader = Reader::new(source, content)?;
        let (mut buf, mut out) = ([0; 16 << 10], [0; 32 << 10]);
        let mut used = 0;
        while !self.ended && !self.spoiled {
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
                let written = step.bytes_written as u64;
                seen(out.get(..written.min(self.left) as usize).unwrap_or_default());
                self.spoiled = written > self.left;
                self.left = self.left.saturating_sub(written);
                if self.spoiled {
                    break;
                }
                match step.status {
                    Ok(MZStatus::StreamEnd) => {
                        self.ended = true;
                        break;
                    }
                    Ok(_) | Err(MZError::Buf) if step.bytes_consumed + step.bytes_written > 0 => {}
                    Ok(_) | Err(MZError::Buf) if input.is_empty() => break,
                    _ if self.left == 0 => {
                        self.spoiled = true;
                        break;
                    }
                    _ => return Err(Error::malformed("the compressed picture is broken", at)),
                }
            }
        }
        Ok(used)
    }

    /// Checks that the picture is whole, and says whether its stream can stay as it is. Errors: `malformed`.
    pub(super) fn finish(&self, at: u64) -> Result<bool> {
        if self.left == 0 {
            Ok(self.ended && !self.spoiled)
        } else {
            Err(Error::malformed("the picture is cut short", at))
        }
    }
}

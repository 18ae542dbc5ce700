//! What encoders fill up behind the last code of a picture.

use crate::error::Result;
use crate::source::Source;
use crate::span::Span;

/// How many bytes of zeros may stand behind the last code: encoders fill up their last bits.
const FILL: u64 = 4;

/// Where `span` ends for a reader that read up to `read`: there, unless only a few zeros follow.
pub(super) fn filled(source: &dyn Source, span: Span, read: u64) -> Result<u64> {
    let read = read.min(span.end);
    let mut rest = [0; FILL as usize];
    if let Some(rest) = rest.get_mut(..(span.end - read) as usize) {
        source.read_at(read, rest)?;
        if rest.iter().all(|&byte| byte == 0) {
            return Ok(span.end);
        }
    }
    Ok(read)
}

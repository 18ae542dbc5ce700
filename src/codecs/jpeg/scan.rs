//! Entropy-coded data (ITU-T T.81, B.1.1.5): found by its end, the next marker that is no restart.

use crate::error::Result;
use crate::reader::Reader;

const CHUNK: usize = 32 << 10;

/// What lay before a marker.
pub(crate) struct Found {
    /// Whether it was fill bytes alone.
    pub only_fill: bool,
}

/// Moves to the next marker's `FF` (the last one, where fill bytes precede its code), or to the end.
pub(crate) fn next_marker(reader: &mut Reader<'_>) -> Result<Found> {
    let mut only_fill = true;
    seek(reader, |before, code| {
        only_fill &= before.iter().all(|&byte| byte == 0xff);
        code.is_some_and(|code| code != 0)
    })?;
    Ok(Found { only_fill })
}

/// Moves past the entropy-coded data, to the marker that ends it, or to the end.
pub(crate) fn skip(reader: &mut Reader<'_>) -> Result<()> {
    seek(reader, |_, code| code.is_some_and(|code| !matches!(code, 0x00 | 0xd0..=0xd7)))
}

/// Moves from `FF` to `FF` until `stop` accepts the code behind one; runs of `FF` count as one, at their last byte.
/// `stop` is also given the bytes passed since the last call, and no code where the span ends.
fn seek(reader: &mut Reader<'_>, mut stop: impl FnMut(&[u8], Option<u8>) -> bool) -> Result<()> {
    let mut chunk = [0; CHUNK];
    loop {
        let start = reader.at();
        let n = reader.fill(&mut chunk)?;
        let bytes = chunk.get(..n).unwrap_or_default();
        let mut from = 0;
        while let Some(at) = memchr::memchr(0xff, bytes.get(from..).unwrap_or_default()).map(|i| from + i) {
            let passed = bytes.get(from..at).unwrap_or_default();
            match bytes.get(at + 1) {
                Some(0xff) => {
                    // The fill byte itself is passed over with what precedes it.
                    stop(bytes.get(from..=at).unwrap_or_default(), None);
                    from = at + 1;
                }
                Some(&code) => {
                    if stop(passed, Some(code)) {
                        return reader.seek(start + at as u64);
                    }
                    stop(bytes.get(at..at + 2).unwrap_or_default(), None);
                    from = at + 2;
                }
                None if reader.is_empty() => {
                    stop(bytes.get(from..).unwrap_or_default(), None);
                    return Ok(());
                }
                None => {
                    stop(passed, None);
                    reader.seek(start + at as u64)?;
                    from = n;
                }
            }
        }
        if reader.is_empty() {
            stop(bytes.get(from..).unwrap_or_default(), None);
            return Ok(());
        }
        if from < n {
            stop(bytes.get(from..).unwrap_or_default(), None);
        }
    }
}

//! An image's data (GIF89a, section 22 and appendix F) in its one form: whole sub-blocks, and behind the code of the last pixel the end
//! code alone.

use crate::codecs::lzw::Lzw;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// How much a sub-block holds at most, in bytes.
const FULL: usize = 255;

/// What an image's data is.
pub(super) struct Data {
    /// Which colours it uses.
    pub used: [bool; 256],
    /// How many bytes lie behind its last code.
    pub hidden: u64,
    /// Up to where its sub-blocks stay as they are.
    pub whole: u64,
    /// What is written for the rest, where that is not what is there.
    pub anew: Option<Vec<u8>>,
}

impl Data {
    /// Passes the data of an image of so many pixels; nothing where there are fewer. Errors: `malformed`, `limit`, `read`.
    pub(super) fn read(
        source: &dyn Source,
        reader: &mut Reader<'_>,
        pixels: u64,
        limits: &mut Limits,
    ) -> Result<Option<Self>> {
        let minimum = reader.u8()?;
        if !(1..=11).contains(&minimum) {
            return Err(Error::malformed("the image's code size is out of range", reader.at()));
        }
        let mut lzw = Lzw::gif(minimum, pixels);
        let mut whole = reader.at();
        let (mut last, mut hidden) = (0, 0);
        // What stands behind the whole sub-blocks: the bytes up to the last code.
        let mut rest = Vec::new();
        let mut block = [0; FULL];
        loop {
            limits.item(reader.at())?;
            let len = reader.u8()?;
            if len == 0 {
                break;
            }
            let n = reader.sub(u64::from(len))?.fill(&mut block)?;
            let bytes = block.get(..n).unwrap_or_default();
            let mut taken = 0;
            while !lzw.is_full()
                && !lzw.ended
                && !lzw.broken
                && let Some(&byte) = bytes.get(taken)
            {
                lzw.byte(byte);
                last = byte;
                taken += 1;
            }
            hidden += (n - taken) as u64;
            if rest.is_empty() && taken == FULL && !lzw.is_full() {
                whole = reader.at();
            } else {
                limits.debit(taken as u64, reader.at())?;
                rest.extend_from_slice(bytes.get(..taken).unwrap_or_default());
            }
        }
        if !lzw.is_full() {
            return Ok(None);
        }
        let behind = lzw.end(last);
        if lzw.has_begun() {
            rest.pop();
        }
        // The end code itself was counted where it stands behind the last one's byte.
        hidden = hidden.saturating_sub(behind.len() as u64 - u64::from(lzw.has_begun()));
        rest.extend(behind);
        let mut wanted = Vec::new();
        for block in rest.chunks(FULL) {
            wanted.push(block.len() as u8);
            wanted.extend_from_slice(block);
        }
        wanted.push(0);
        let span = Span::new(whole, reader.at());
        let mut same = span.len() == wanted.len() as u64;
        if same {
            limits.debit(span.len(), whole)?;
            let stored = Reader::new(source, span)?.bytes(span.len(), limits)?;
            limits.credit(2 * span.len());
            same = stored == wanted;
        }
        if same {
            limits.credit(rest.len() as u64);
        }
        Ok(Some(Self { used: lzw.used, hidden, whole, anew: (!same).then_some(wanted) }))
    }
}

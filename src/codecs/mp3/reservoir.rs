//! The bit reservoir of layer III (ISO/IEC 11172-3, 2.4.3.4): frames lend each other room, and what no granule uses is
//! ancillary data, where encoders write their names.

use std::collections::VecDeque;

use super::header::Header;
use super::side;
use crate::codecs::change::Change;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::source::Source;
use crate::span::Span;

/// The frames' main data areas as one stream, and how far it is used.
#[derive(Default)]
pub(crate) struct Reservoir {
    /// The areas that may still be reached: their place in the stream and in the source.
    areas: VecDeque<(u64, Span)>,
    /// The length of the stream so far.
    total: u64,
    /// How far granules have used it.
    used: u64,
    /// What the frames of the stream have in common, once one was seen.
    kind: Option<u32>,
    /// Whether the first frame is marked as an original.
    original: Option<u32>,
    /// Whether anything was blanked.
    pub blanked: bool,
}

impl Reservoir {
    /// Takes in the frame in `span`: what no granule used of the stream before its main data becomes zero.
    /// Errors: `limit`, `read`.
    pub(crate) fn take(
        &mut self,
        source: &dyn Source,
        span: Span,
        frame: &Header,
        changes: &mut Vec<Change>,
        limits: &mut Limits,
    ) -> Result<()> {
        let Some(side) = side::read(source, span, frame)? else { return Ok(()) };
        let start = self.total.saturating_sub(side.main_data_begin);
        self.blank(self.used, start, source, changes, limits)?;
        let area = Span::new(span.start + side.length, span.end);
        self.areas.push_back((self.total, area));
        self.total += area.len();
        self.used = self.used.max(start + side.main_data_bits.div_ceil(8)).min(self.total);
        while self.areas.front().is_some_and(|(at, area)| at + area.len() <= self.used) {
            self.areas.pop_front();
        }
        Ok(())
    }

    fn blank(
        &mut self,
        from: u64,
        to: u64,
        source: &dyn Source,
        changes: &mut Vec<Change>,
        limits: &mut Limits,
    ) -> Result<()> {
        for &(at, area) in self.areas.iter().filter(|_| from < to) {
            let (from, to) = (from.max(at), to.min(at + area.len()));
            if from < to {
                let span = Span::new(area.start + from - at, area.start + to - at);
                self.blanked |= blank(source, span, changes, limits)?;
            }
        }
        self.areas.retain(|(at, area)| at + area.len() > to);
        Ok(())
    }

    /// Makes what is left unused zero, once no frame follows. Errors: `limit`, `read`.
    pub(crate) fn finish(&mut self, source: &dyn Source, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<()> {
        self.blank(self.used, self.total, source, changes, limits)
    }

    /// Takes in the frames in `span`, a sample or a chunk of a container. Where `whole`, each frame lies in one such, and bytes
    /// outside of any become zero; else frames may go on in the next, so that such bytes stay, and the stream starts anew.
    ///
    /// Errors: `refused` where a whole sample has no frame that is known here, `limit`, `read`.
    pub(crate) fn take_chunk(
        &mut self,
        source: &dyn Source,
        span: Span,
        whole: bool,
        changes: &mut Vec<Change>,
        limits: &mut Limits,
    ) -> Result<()> {
        let mut at = span.start;
        while at < span.end {
            if let Some(frame) = Header::at(source, at).filter(|frame| frame.length <= span.end - at) {
                let whole = Span::new(at, at + frame.length);
                self.marks(source, whole, &frame, changes)?;
                if frame.layer == 3 {
                    self.take(source, whole, &frame, changes, limits)?;
                }
                self.kind = Some(frame.kind());
                at = whole.end;
                continue;
            }
            if !whole {
                *self = Self { blanked: self.blanked, kind: self.kind, original: self.original, ..Self::default() };
                return Ok(());
            }
            let next = self.resume(source, Span::new(at, span.end))?;
            if self.kind.is_none() && next == span.end {
                return Err(Error::new(Reason::UnknownCodec, "sound coded in a way that is not known here").or_at(at));
            }
            self.blanked |= blank(source, Span::new(at, next), changes, limits)?;
            at = next;
        }
        Ok(())
    }

    /// Takes the private bit, the mark of rights and the emphasis out of the header of the frame in `span`, and makes the mark of
    /// an original that of the first frame; nothing of that is heard. A frame with a check gets another, but those of layers I
    /// and II stay as they are. Errors: `read`.
    pub(crate) fn marks(
        &mut self,
        source: &dyn Source,
        span: Span,
        frame: &Header,
        changes: &mut Vec<Change>,
    ) -> Result<()> {
        const ORIGINAL: u32 = 4;
        const MARKS: u32 = 0x100 | 8 | ORIGINAL | 3;
        let word = frame.word();
        let original = *self.original.get_or_insert(word & ORIGINAL);
        let wanted = word & !MARKS | original;
        if wanted == word || frame.protected && frame.layer < 3 {
            return Ok(());
        }
        let mut bytes = wanted.to_be_bytes().to_vec();
        if frame.protected {
            let mut side = vec![0; frame.side_length() as usize];
            source.read_at(span.start + 6, &mut side)?;
            let checked = bytes.iter().skip(2).chain(&side);
            let check = checked.fold(0xffff_u16, |check, &byte| {
                (0..8).fold(check ^ u16::from(byte) << 8, |check, _| {
                    if check >> 15 == 1 { check << 1 ^ 0x8005 } else { check << 1 }
                })
            });
            bytes.extend(check.to_be_bytes());
        }
        let span = Span::new(span.start, span.start + bytes.len() as u64);
        changes.push(Change { span, bytes, name: "MPEG audio header" });
        Ok(())
    }

    /// Where the next whole frame of the stream's kind starts behind the first byte of `span`, or its end.
    fn resume(&self, source: &dyn Source, span: Span) -> Result<u64> {
        let mut chunk = [0u8; CHUNK];
        let mut at = span.start + 1;
        while at < span.end {
            let n = (span.end - at).min(CHUNK as u64) as usize;
            let Some(bytes) = chunk.get_mut(..n) else { break };
            source.read_at(at, bytes)?;
            for start in memchr::memchr_iter(0xff, bytes).map(|found| at + found as u64) {
                let frame = Header::at(source, start).filter(|frame| frame.length <= span.end - start);
                if frame.is_some_and(|frame| self.kind.is_none_or(|kind| kind == frame.kind())) {
                    return Ok(start);
                }
            }
            at += n as u64;
        }
        Ok(span.end)
    }
}

/// How many bytes of unused main data are read at a time.
const CHUNK: usize = 4096;

/// Makes `span` zero where it is not. Returns whether anything changed.
fn blank(source: &dyn Source, span: Span, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<bool> {
    let mut chunk = [0u8; CHUNK];
    let (mut at, mut changed) = (span.start, false);
    while at < span.end {
        let n = (span.end - at).min(CHUNK as u64) as usize;
        let Some(bytes) = chunk.get_mut(..n) else { break };
        source.read_at(at, bytes)?;
        let used = |byte: &u8| *byte != 0;
        if let (Some(first), Some(last)) = (bytes.iter().position(used), bytes.iter().rposition(used)) {
            limits.debit(COST + (last + 1 - first) as u64, at)?;
            changes.push(Change {
                span: Span::new(at + first as u64, at + last as u64 + 1),
                bytes: vec![0; last + 1 - first],
                name: "ancillary data",
            });
            changed = true;
        }
        at += n as u64;
    }
    Ok(changed)
}

/// What one change costs in memory beside its bytes.
const COST: u64 = 64;

//! The essence of a movie: what was seen and heard, whatever is written around it.
//!
//! Definition: SHA-256 over, for each picture or sound track that a strip keeps, in the order of the file: the four
//! characters of its handler; its sample descriptions as a strip writes them, behind their length in bytes (64 bits, big
//! end first); the bytes of its samples in decoding order, without the units and words that a strip takes out; their length
//! (64 bits). Headers, times, edit lists, offsets and the order of tracks' samples in the file do not count.

use crate::digest::Hasher;
use crate::error::Result;
use crate::source::Source;
use crate::span::Span;
use crate::watched;

use super::layout::Layout;
use super::tables;
use super::track::Track;

/// Takes in all of `tracks`.
pub(crate) fn tracks(source: &dyn Source, tracks: &[Track], layout: &Layout, hasher: &mut Hasher) -> Result<()> {
    for track in tracks {
        hasher.push(&track.handler);
        hasher.push(&track.entries.iter().map(|entry| entry.bytes.len() as u64).sum::<u64>().to_be_bytes());
        track.entries.iter().for_each(|entry| hasher.push(&entry.bytes));
        let (mut first, mut len) = (0u32, 0u64);
        for run in &track.tables.chunks {
            let bytes = tables::stored(&track.tables.sizes, first, run.samples, track.frame());
            first = first.saturating_add(run.samples);
            let Some(span) = tables::span(run.offset, bytes) else { continue };
            len += push(source, span, layout, hasher)?;
        }
        hasher.push(&len.to_be_bytes());
    }
    Ok(())
}

/// Takes in the bytes of `span` with the changes of `layout`; returns how many that were.
pub(crate) fn push(source: &dyn Source, span: Span, layout: &Layout, hasher: &mut Hasher) -> Result<u64> {
    let first = layout.changes.partition_point(|change| change.span.end <= span.start);
    let inside = layout.changes.iter().skip(first).take_while(|change| change.span.start < span.end);
    let (mut at, mut len) = (span.start, 0);
    let copy = |from: u64, to: u64, hasher: &mut Hasher| -> Result<u64> {
        let span = Span::new(from, to);
        watched::push(source, span, hasher)?;
        Ok(span.len())
    };
    for change in inside {
        len += copy(at, change.span.start, hasher)? + change.bytes.len() as u64;
        hasher.push(&change.bytes);
        at = change.span.end;
    }
    Ok(len + copy(at, span.end, hasher)?)
}

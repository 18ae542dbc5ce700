//! Samples: where they lie, and what has to go from inside them.

use std::collections::BTreeMap;

use crate::codecs::samples::{Units, Walk};
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;

use super::gapless;
use super::layout::{Layout, Looked};
use super::tables::{self, Sizes};
use super::top::Top;
use super::track::Track;

/// How many changes inside samples one file may need. Each costs a browser a slice of the copy.
pub(crate) const MOST: usize = 200_000;

const NO_SAMPLES: Error = Error::malformed("the file holds a description of a movie, but no movie", 0);

/// One chunk of one track, in the order of the file.
struct Run {
    span: Span,
    track: usize,
    first: u32,
    samples: u32,
    entry: u32,
}

/// Which bytes of the source stay.
///
/// Errors: those of [`collect`]; `refused` for samples that share bytes; `malformed` where nothing stays of them.
pub(crate) fn layout(
    source: &dyn Source,
    (tracks, timescale): (&mut [Track], u32),
    top: &Top,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Layout> {
    let layout = Layout::new(collect(source, (tracks, timescale), top, report, limits)?)?;
    if layout.len == 0 {
        return Err(NO_SAMPLES);
    }
    Ok(layout)
}

/// Where samples lie, and what has to go from inside them. Tracks are cut where their samples go past the end of the file.
///
/// Errors: `malformed` for samples that lie outside the media bytes, or none at all; `limit`; those of the codings.
pub(crate) fn collect(
    source: &dyn Source,
    (tracks, timescale): (&mut [Track], u32),
    top: &Top,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Looked> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, track) in tracks.iter_mut().enumerate() {
        let frame = track.frame();
        let mut first = 0u32;
        let mut cut = None;
        limits.debit(track.tables.chunks.len() as u64 * 40, 0)?;
        for chunk in &track.tables.chunks {
            let len = tables::stored(&track.tables.sizes, first, chunk.samples, frame);
            let span = tables::span(chunk.offset, len)
                .ok_or(Error::malformed("a sample at an impossible place", chunk.offset))?;
            if !span.is_empty() && span.end > source.len() {
                cut = Some(first);
                break;
            }
            if !span.is_empty() && !top.media(span) {
                return Err(Error::malformed("a sample lies outside the media bytes", span.start));
            }
            runs.push(Run { span, track: index, first, samples: chunk.samples, entry: chunk.entry });
            first = first.saturating_add(chunk.samples);
        }
        if let Some(samples) = cut {
            track.tables.truncate(samples);
        }
    }
    if runs.iter().all(|run| run.span.is_empty()) {
        return Err(NO_SAMPLES);
    }
    runs.order_by_key(|run| run.span.start);
    let (mut changes, mut primed, mut shared) = (Vec::new(), Vec::new(), Vec::new());
    let mut walks: BTreeMap<(usize, u32), Walk> = BTreeMap::new();
    // The run that reaches farthest so far, and how many changes were found in it.
    let mut farthest: (Span, usize) = (Span::new(0, 0), 0);
    for run in &runs {
        let before = changes.len();
        let Some(track) = tracks.get(run.track) else { continue };
        let Some(entry) = (run.entry as usize).checked_sub(1).and_then(|index| track.entries.get(index)) else {
            return Err(Error::malformed("a sample without a description", run.span.start));
        };
        let walk = walks.entry((run.track, run.entry)).or_insert_with(|| Walk::new(entry.units, entry.setup.clone()));
        let samples = if entry.units == Units::Whole { 0 } else { run.samples };
        // Of MPEG audio, one sample has room for the next; of a first sample, more is asked than what has to go.
        let apart = samples > 0 && run.first > 0 && !matches!(entry.units, Units::Mpeg(_));
        let origin = source
            .origin(run.span)
            .filter(|_| apart)
            .map(|origin| (origin, context(entry.units, track, run, &walk.setup.state())));
        let known = origin.as_ref().is_some_and(|(origin, context)| origin.is_clean(context));
        let samples = if known { 0 } else { samples };
        let already = report.findings.len();
        let mut at = run.span.start;
        for sample in run.first..run.first + samples {
            let end = at.saturating_add(track.tables.sizes.get(sample).into()).min(run.span.end);
            let span = Span::new(at, end);
            at = end;
            if !span.is_empty() {
                let skipped = walk.sample(source, span, &mut changes, report, limits)?;
                if skipped && sample == 0 {
                    primed.push(run.track);
                }
            }
            if changes.len() > MOST {
                return Err(Error::at(
                    Reason::TooManyParts,
                    "the samples hold more notes than can be taken out one by one",
                    span.start,
                ));
            }
        }
        if let Some((origin, context_before)) = origin
            && (changes.len(), report.findings.len()) == (before, already)
            && context(entry.units, track, run, &walk.setup.state()) == context_before
        {
            origin.mark_clean(context_before);
        }
        let looked = (run.span, changes.len() - before);
        if run.span.start < farthest.0.end && !run.span.is_empty() {
            limits.debit(128, run.span.start)?;
            shared.extend([farthest, looked].map(|(span, found)| (vec![span], found)));
        }
        if run.span.end > farthest.0.end {
            farthest = looked;
        }
    }
    for ((track, entry), mut walk) in walks {
        walk.finish(source, &mut changes, report, limits)?;
        let entries = tracks.get_mut(track).map(|track| &mut track.entries);
        if let Some(entry) = entries.and_then(|entries| entries.get_mut((entry as usize).checked_sub(1)?)) {
            entry.write_setup(walk.setup);
        }
    }
    for track in primed {
        if let Some(track) = tracks.get_mut(track) {
            gapless::prime(track, timescale);
        }
    }
    Ok(Looked { spans: runs.iter().map(|run| run.span).collect(), changes, shared })
}

/// The digest of all that decides how a run of samples is looked at.
fn context(units: Units, track: &Track, run: &Run, state: &[u8]) -> Digest {
    let mut hasher = Hasher::default();
    hasher.push(format!("{units:?}").as_bytes());
    hasher.push(&(state.len() as u64).to_be_bytes());
    hasher.push(state);
    for sample in run.first..run.first.saturating_add(run.samples) {
        hasher.push(&track.tables.sizes.get(sample).to_be_bytes());
    }
    hasher.finish()
}

/// The sizes of a track's samples after the changes.
pub(crate) fn sizes(track: &Track, layout: &Layout) -> Sizes {
    let walked = track.entries.iter().any(|entry| entry.units != Units::Whole);
    if layout.changes.is_empty() || !walked {
        return track.tables.sizes.clone();
    }
    let mut sizes = Vec::with_capacity(track.tables.sizes.count() as usize);
    let mut sample = 0;
    for chunk in &track.tables.chunks {
        let mut at = chunk.offset;
        for _ in 0..chunk.samples {
            let end = at.saturating_add(track.tables.sizes.get(sample).into());
            sizes.push(layout.place(end).saturating_sub(layout.place(at)) as u32);
            at = end;
            sample += 1;
        }
    }
    match track.tables.sizes {
        Sizes::Same { size, .. } if sizes.iter().all(|&other| other == size) => track.tables.sizes.clone(),
        _ => Sizes::Each(sizes),
    }
}

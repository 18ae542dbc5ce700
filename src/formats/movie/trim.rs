//! Trim: samples that an edit list does not show (ISO/IEC 14496-12 §8.6.6), and that none of those it shows needs, do not stay.
//!
//! Whoever cuts a film without coding it anew often only says in its edit list what is to be seen of it. A sample stays where an
//! edit shows it, or where it is decoded between one that can be decoded alone and one that is shown.

use std::ops::Range;

use crate::error::Result;
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::{Class, Report};

use super::tables::{Chunk, Sizes, Tables, stored};
use super::track::Track;

/// Sound that a decoder has to have decoded before what is heard, as a part of a second: Opus asks for 80 ms (RFC 7845, §4.6), AAC for a
/// frame.
const PREROLL: i64 = 10;

/// Of a list with more edits all samples stay.
const MOST: usize = 64;

/// Samples in the order in which they are decoded.
type Samples = Range<u32>;

/// Takes out what the edit list of a track does not show. A movie has `timescale` ticks a second.
///
/// Errors: `limit`.
pub(super) fn trim(track: &mut Track, timescale: u32, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let count = track.tables.samples();
    let whole = track.tables.ticks(count);
    let mut shown = Vec::new();
    for edit in track.edits.iter().filter(|edit| edit.time >= 0) {
        let length = u128::from(edit.duration) * u128::from(track.timescale) / u128::from(timescale.max(1));
        let to = match (edit.duration, edit.rate) {
            (0, _) => i64::MAX,
            // One picture that stands.
            (_, 0) => edit.time.saturating_add(1),
            _ => edit.time.saturating_add(length.clamp(1, 1 << 62) as i64),
        };
        if edit.time == 0 && to >= whole {
            return Ok(());
        }
        shown.push((edit.time, to));
    }
    if shown.is_empty() {
        return Ok(());
    }
    if shown.len() > MOST || track.frame().is_some() {
        report.find_once(Class::HiddenKept, "samples that an edit list may not show", "");
        return Ok(());
    }
    let held = u64::from(count) * 24;
    limits.debit(held, 0)?;
    let (kept, bare) = track.needed(&shown);
    limits.credit(held);
    if bare {
        report.find_once(Class::HiddenKept, "frames that an edit list does not show", "");
    }
    if kept.is_empty() || kept.first().is_some_and(|all| all.len() == count as usize) {
        return Ok(());
    }
    report.find_once(Class::HiddenClip, "samples that an edit list does not show", "");
    for edit in track.edits.iter_mut().filter(|edit| edit.time >= 0) {
        // How long what went before it is.
        let (mut gone, mut end) = (0, 0);
        for run in &kept {
            let (from, to) = (track.tables.ticks(run.start), track.tables.ticks(run.end));
            if from > edit.time && end > 0 {
                break;
            }
            gone += from - end;
            end = to;
        }
        edit.time = (edit.time - gone).max(0);
    }
    track.tables.keep(&kept);
    track.media = track.tables.duration();
    // Groups and the composition shift are of samples that are not there any more; no decoder needs them.
    track.groups.clear();
    Ok(())
}

impl Track {
    /// The samples that are shown at these times, in media time, and those that they need; and whether pictures are among them that are
    /// not shown.
    fn needed(&self, shown: &[(i64, i64)]) -> (Vec<Samples>, bool) {
        let tables = &self.tables;
        let count = tables.samples();
        let mut runs = vec![Samples { start: u32::MAX, end: 0 }; shown.len()];
        let plain = match tables.times.as_slice() {
            [(_, ticks @ 1..)] if tables.offsets.is_empty() => i64::from(*ticks),
            _ => 0,
        };
        // Sound that is no more than numbers is not decoded.
        let early = if self.sound() && plain != 1 { i64::from(self.timescale) / PREROLL } else { 0 };
        if plain > 0 {
            for (run, &(from, to)) in runs.iter_mut().zip(shown) {
                let index = |time: i64| (time / plain).clamp(0, count.into()) as u32;
                *run = index(from - early)..index(to.saturating_add(plain - 1));
            }
        } else {
            let seen = tables.seen();
            for (n, &(at, sample)) in seen.iter().enumerate() {
                let end = seen.get(n + 1).map_or(i64::MAX, |next| next.0);
                for (run, &(from, to)) in runs.iter_mut().zip(shown) {
                    if at < to && end > from - early {
                        run.start = run.start.min(sample);
                        run.end = run.end.max(sample + 1);
                    }
                }
            }
        }
        runs.retain(|run| run.start < run.end);
        let mut bare = false;
        if !self.sound() {
            for run in &mut runs {
                let alone = tables.alone(run);
                bare |= alone < run.start;
                run.start = alone;
            }
        }
        runs.order_by_key(|run| run.start);
        let mut joined: Vec<Samples> = Vec::new();
        for run in runs {
            match joined.last_mut() {
                Some(last) if run.start <= last.end => last.end = last.end.max(run.end),
                _ => joined.push(run),
            }
        }
        (joined, bare)
    }
}

impl Tables {
    /// Whether a run of samples can be decoded from here on: the last sample at or before it that can be decoded alone, or, where pictures lead that one, the one
    /// before.
    fn alone(&self, run: &Samples) -> u32 {
        let Some(sync) = &self.sync else { return run.start };
        let (mut before, mut found, mut next) = (0, 0, run.end);
        for one in sync.iter().map(|one| one.saturating_sub(1)) {
            if one <= run.start {
                (before, found) = (found, one);
            } else {
                next = next.min(one);
            }
        }
        let at = self.ticks(found) + self.offset(found);
        // Pictures that lead it are of what came before it as well.
        let leads = (run.start..next).any(|one| self.ticks(one) + self.offset(one) < at);
        if leads { before } else { found }
    }

    /// When the sample `index` is decoded, in media time.
    fn ticks(&self, index: u32) -> i64 {
        let (mut left, mut at) = (index, 0i64);
        for &(count, ticks) in &self.times {
            let own = count.min(left);
            left -= own;
            at = at.saturating_add(i64::from(own) * i64::from(ticks));
        }
        at
    }

    /// How much later than it is decoded the sample `index` is shown.
    fn offset(&self, index: u32) -> i64 {
        let mut left = index;
        for &(count, offset) in &self.offsets {
            if left < count {
                return self.shift(offset);
            }
            left -= count;
        }
        0
    }

    fn shift(&self, offset: u32) -> i64 {
        if self.signed { (offset as i32).into() } else { offset.into() }
    }

    /// When each sample is shown, in media time, and which it is; in the order in which they are shown.
    fn seen(&self) -> Vec<(i64, u32)> {
        let mut seen = Vec::new();
        let (mut at, mut sample, count) = (0i64, 0, self.samples());
        for &(own, ticks) in self.times.iter().chain(&[(u32::MAX, 0)]) {
            for _ in 0..own.min(count - sample) {
                seen.push((at, sample));
                sample += 1;
                at = at.saturating_add(ticks.into());
            }
        }
        let mut rest = seen.iter_mut();
        for &(own, offset) in &self.offsets {
            for (at, _) in rest.by_ref().take(own as usize) {
                *at = at.saturating_add(self.shift(offset));
            }
        }
        seen.order_by_key(|one| *one);
        seen
    }

    /// Keeps these samples and no others.
    fn keep(&mut self, kept: &[Samples]) {
        let both = |from: u32, to: u32, run: &Samples| run.start.max(from)..run.end.min(to);
        let (mut from, mut chunks) = (0u32, Vec::new());
        for chunk in &self.chunks {
            let to = from.saturating_add(chunk.samples);
            for run in kept.iter().map(|run| both(from, to, run)).filter(|run| run.start < run.end) {
                let offset = chunk.offset.saturating_add(stored(&self.sizes, from, run.start - from, None));
                chunks.push(Chunk { offset, samples: run.end - run.start, entry: chunk.entry });
            }
            from = to;
        }
        self.chunks = chunks;
        for runs in [&mut self.times, &mut self.offsets] {
            let mut from = 0u32;
            runs.retain_mut(|(count, _)| {
                let to = from.saturating_add(*count);
                *count = 0;
                for run in kept {
                    let run = both(from, to, run);
                    *count += run.end.saturating_sub(run.start);
                }
                from = to;
                *count > 0
            });
        }
        for list in [&mut self.sync, &mut self.partial].into_iter().flatten() {
            list.retain_mut(|sample| {
                let (at, mut before) = (sample.saturating_sub(1), 0);
                for run in kept {
                    if run.contains(&at) {
                        *sample = before + at - run.start + 1;
                        return true;
                    }
                    before += run.end - run.start;
                }
                false
            });
        }
        let all = kept.iter().map(|run| run.end - run.start).sum();
        match &mut self.sizes {
            Sizes::Same { count, .. } => *count = all,
            Sizes::Each(sizes) => {
                let mut own = Vec::with_capacity(all as usize);
                kept.iter().for_each(|run| {
                    own.extend_from_slice(sizes.get(run.start as usize..run.end as usize).unwrap_or_default())
                });
                *sizes = own;
            }
        }
    }
}

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
const PREROLL: u64 = 10;

/// Of a list with more edits all samples stay.
const MOST: usize = 64;

/// Samples in the order in which they are decoded.
type Samples = Range<u32>;

/// Takes out what the edit list of a track does not show. A movie has `timescale` ticks a second.
///
/// Errors: `limit`.
pub(super) fn trim(track: &mut Track, timescale: u32, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let shown: Vec<Range<i64>> = track
        .edits
        .iter()
        .filter_map(|edit| {
            let length = u128::from(edit.duration) * u128::from(track.timescale);
            let length = length.div_ceil(timescale.max(1).into()).min(1 << 62) as i64;
            let to = match (edit.duration, edit.rate) {
                (0, _) => i64::MAX,
                // One picture that stands.
                (_, 0) => edit.time.saturating_add(1),
                _ => edit.time.saturating_add(length),
            };
            (edit.time >= 0).then_some(edit.time..to)
        })
        .collect();
    let count = track.tables.samples();
    let whole = track.tables.ticks(count);
    if shown.is_empty() || shown.iter().any(|time| time.start == 0 && time.end >= whole) {
        return Ok(());
    }
    if shown.len() > MOST || track.frame().is_some() {
        report.find_once(Class::HiddenKept, "samples that an edit list may not show", "");
        return Ok(());
    }
    let held = u64::from(count) * 16;
    limits.debit(held, 0)?;
    let (kept, bare) = track.needed(&shown);
    limits.credit(held);
    if bare {
        report.find_once(Class::HiddenKept, "frames that an edit list does not show", "");
    }
    let Some(first) = kept.first().filter(|first| kept.len() > 1 || first.len() < count as usize) else {
        return Ok(());
    };
    report.find_once(Class::HiddenClip, "samples that an edit list does not show", "");
    let at = |edit: i64| kept.iter().rev().find(|run| track.tables.ticks(run.start) <= edit).unwrap_or(first);
    let times: Vec<i64> = track
        .edits
        .iter()
        .map(|edit| match edit.time {
            ..0 => edit.time,
            time => {
                let run = at(time);
                let before: i64 = kept
                    .iter()
                    .take_while(|other| other.start < run.start)
                    .map(|other| track.tables.ticks(other.end) - track.tables.ticks(other.start))
                    .sum();
                (time - track.tables.ticks(run.start) + before).max(0)
            }
        })
        .collect();
    track.edits.iter_mut().zip(times).for_each(|(edit, time)| edit.time = time);
    track.tables.keep(&kept);
    track.media = track.tables.duration();
    // Groups and the composition shift are of samples that are not there any more; no decoder needs them.
    track.groups.clear();
    Ok(())
}

impl Track {
    /// The samples that are shown at these times, in media time, and those that they need; and whether pictures are among them that are
    /// not shown.
    fn needed(&self, shown: &[Range<i64>]) -> (Vec<Samples>, bool) {
        let tables = &self.tables;
        let before = i64::from(self.timescale) / PREROLL as i64;
        let count = tables.samples();
        let mut bare = 0;
        let mut runs: Vec<Samples> =
            if let ([(_, ticks @ 1..)], true) = (tables.times.as_slice(), tables.offsets.is_empty()) {
                let ticks = i64::from(*ticks);
                let early = if self.sound() && ticks > 1 { before } else { 0 };
                let index = |time: i64| (time / ticks).clamp(0, count.into()) as u32;
                shown.iter().map(|time| index(time.start - early)..index(time.end.saturating_add(ticks - 1))).collect()
            } else {
                let seen = tables.seen();
                let ends = seen.iter().skip(1).map(|(at, _)| *at).chain([i64::MAX]);
                let mut runs = vec![u32::MAX..0; shown.len()];
                for (&(at, sample), end) in seen.iter().zip(ends) {
                    for (run, time) in runs.iter_mut().zip(shown) {
                        let early = if self.sound() { before } else { 0 };
                        if at < time.end && end > time.start.saturating_sub(early) {
                            *run = run.start.min(sample)..run.end.max(sample + 1);
                        }
                    }
                }
                runs
            };
        runs.retain(|run| run.start < run.end);
        if !self.sound() {
            for run in &mut runs {
                let alone = self.alone(run.start, run);
                bare += run.start - alone;
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
        (joined, bare > 0)
    }

    /// The last sample at or before one that can be decoded alone, and after which nothing of `run` is shown before it.
    fn alone(&self, sample: u32, run: &Samples) -> u32 {
        let Some(sync) = &self.tables.sync else { return sample };
        let earlier = |sample: u32| sync.iter().rev().map(|one| one - 1).find(|one| *one <= sample).unwrap_or(0);
        let found = earlier(sample);
        let offset = |sample: u32| self.tables.offset(sample);
        let at = self.tables.ticks(found) + offset(found);
        let next = sync.iter().map(|one| one - 1).find(|one| *one > found).unwrap_or(u32::MAX).min(run.end);
        // Pictures that lead it are of what came before it as well.
        let leads = (sample.max(found)..next).any(|one| self.tables.ticks(one) + offset(one) < at);
        if leads && found > 0 { earlier(found - 1) } else { found }
    }
}

impl Tables {
    /// When the sample `index` is decoded, in media time.
    fn ticks(&self, index: u32) -> i64 {
        let mut left = index;
        let runs = self.times.iter().map(|&(count, ticks)| {
            let own = count.min(left);
            left -= own;
            i64::from(own) * i64::from(ticks)
        });
        runs.fold(0, i64::saturating_add)
    }

    /// How much later than it is decoded the sample `index` is shown.
    fn offset(&self, index: u32) -> i64 {
        let mut left = index;
        let run = self.offsets.iter().find(|(count, _)| {
            let own = left < *count;
            left = left.saturating_sub(*count);
            own
        });
        run.map_or(0, |&(_, offset)| self.signed_offset(offset))
    }

    fn signed_offset(&self, offset: u32) -> i64 {
        if self.signed { (offset as i32).into() } else { offset.into() }
    }

    /// When each sample is shown, in media time, and which it is; in the order in which they are shown.
    fn seen(&self) -> Vec<(i64, u32)> {
        let each = |runs: &[(u32, u32)]| {
            runs.to_vec().into_iter().flat_map(|(count, value)| std::iter::repeat_n(value, count as usize))
        };
        let mut at = 0i64;
        let offsets = each(&self.offsets).map(|offset| self.signed_offset(offset)).chain(std::iter::repeat(0));
        let mut seen: Vec<(i64, u32)> = each(&self.times)
            .chain(std::iter::repeat(0))
            .zip(offsets)
            .zip(0..self.samples())
            .map(|((ticks, offset), sample)| {
                let shown = at.saturating_add(offset);
                at = at.saturating_add(ticks.into());
                (shown, sample)
            })
            .collect();
        seen.order_by_key(|one| *one);
        seen
    }

    /// Keeps these samples and no others.
    fn keep(&mut self, kept: &[Samples]) {
        let sizes = &self.sizes;
        let mut first = 0u32;
        let mut chunks = Vec::new();
        for chunk in &self.chunks {
            let own = first..first.saturating_add(chunk.samples);
            for run in kept {
                let both = run.start.max(own.start)..run.end.min(own.end);
                if both.start < both.end {
                    let offset = chunk.offset.saturating_add(stored(sizes, own.start, both.start - own.start, None));
                    chunks.push(Chunk { offset, samples: both.end - both.start, entry: chunk.entry });
                }
            }
            first = own.end;
        }
        self.chunks = chunks;
        let runs = |runs: &[(u32, u32)]| {
            let mut first = 0u32;
            let mut out: Vec<(u32, u32)> = Vec::new();
            for &(count, value) in runs {
                let end = first.saturating_add(count);
                let own: u32 = kept.iter().map(|run| run.end.min(end).saturating_sub(run.start.max(first))).sum();
                first = end;
                match out.last_mut() {
                    _ if own == 0 => {}
                    Some(last) if last.1 == value => last.0 += own,
                    _ => out.push((own, value)),
                }
            }
            out
        };
        (self.times, self.offsets) = (runs(&self.times), runs(&self.offsets));
        let place = |sample: u32| {
            let run = kept.iter().find(|run| run.contains(&sample))?;
            let before: u32 =
                kept.iter().take_while(|other| other.start < run.start).map(|run| run.end - run.start).sum();
            Some(before + sample - run.start + 1)
        };
        for list in [&mut self.sync, &mut self.partial].into_iter().flatten() {
            *list = list.iter().filter_map(|sample| place(sample.checked_sub(1)?)).collect();
        }
        match &mut self.sizes {
            Sizes::Same { count, .. } => *count = kept.iter().map(|run| run.end - run.start).sum(),
            Sizes::Each(sizes) => {
                *sizes = kept
                    .iter()
                    .flat_map(|run| sizes.get(run.start as usize..run.end as usize).unwrap_or_default().to_vec())
                    .collect();
            }
        }
    }
}

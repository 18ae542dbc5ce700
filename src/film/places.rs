//! Places: where a person has to look before a film leaves. They follow from who was found, from what is unsure, and from how long it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::review::Review;
use crate::error::Result;
use crate::made::Part;
use crate::order::Order as _;

/// For how long somebody counts as just come into sight, in microseconds.
const SIGHT: i64 = 500_000;
/// All of the film is looked at where each so many microseconds are, or each of so many equal parts of a long one.
const STRETCH: i64 = 2_000_000;
const STRETCHES: i64 = 10;

/// Which places were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// How many there are.
    pub places: usize,
    /// How many were looked at.
    pub looked: usize,
    /// Where each of the others begins, in microseconds, rising.
    pub left: Vec<i64>,
}

impl Review {
    /// The places of a part of the film, in frames: in each, one frame is to be looked at. Somebody's first sight, a span in which
    /// somebody covered may have been lost, and a stretch of the film; what one frame shows of several is one place.
    ///
    /// Errors: as for [`Review::frames`].
    pub fn places(&self, part: &Part) -> Result<Vec<Range<u32>>> {
        let (film, held) = (self.film(), self.frames(part)?);
        let first = |first: u32| first..film.frame_from(film.time(first).saturating_add(SIGHT));
        let sights = film.people.iter().filter_map(|person| person.first()).map(|seen| first(seen.frame));
        let unsure = self.unsure().map(|span| film.frame_from(span.from)..film.frame_from(span.to));
        let (from, length) = (film.time(held.start), film.time(held.end).saturating_sub(film.time(held.start)));
        let count = (length / STRETCH).clamp(1, STRETCHES);
        let at = |n: i64| film.frame_from(from.saturating_add(length / count * n));
        let stretches = (0..count).map(|n| at(n)..if n + 1 == count { held.end } else { at(n + 1) });
        let clip = |span: Range<u32>| span.start.max(held.start)..span.end.max(span.start + 1).min(held.end);
        let all = sights.chain(unsure).chain(stretches).map(clip).filter(|span| !span.is_empty());
        let mut spans: Vec<u64> = all.map(|span| u64::from(span.start) << 32 | u64::from(span.end)).collect();
        spans.order_by_key(|span| *span);
        let mut places: Vec<Range<u32>> = Vec::new();
        for span in spans.into_iter().map(|span| (span >> 32) as u32..span as u32) {
            match places.last_mut().filter(|last| span.start < last.end) {
                Some(last) => *last = span.start..last.end.min(span.end),
                None => places.push(span),
            }
        }
        Ok(places)
    }

    /// Which places of a part were looked at by who saw the film at these times, in microseconds. Errors: as for [`Review::places`].
    pub fn looked(&self, part: &Part, seen: &[f64]) -> Result<Looked> {
        let film = self.film();
        let frame = |time: &f64| film.frame_from((*time as i64).saturating_add(1)).saturating_sub(1);
        let frames: BTreeSet<u32> = seen.iter().map(frame).collect();
        let places = self.places(part)?;
        let left = places.iter().filter(|place| frames.range((*place).clone()).next().is_none());
        let left: Vec<i64> = left.map(|place| film.time(place.start)).collect();
        Ok(Looked { places: places.len(), looked: places.len() - left.len(), left })
    }
}

//! What lies inside coded items: which bytes stay, and what has to go from between them.

use std::collections::BTreeMap;

use crate::codecs::change::Change;
use crate::codecs::samples::Walk;
use crate::error::{Error, Reason, Result};
use crate::formats::movie::layout::{Layout, Looked};
use crate::formats::movie::samples::MOST;
use crate::formats::movie::top::Top;
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;

use super::pieces::Pieces;
use super::still::{Body, Still};

/// How many times the length of the file its pictures may have together: tiles that look the same may share bytes.
const SHARED: u64 = 8;

/// Where the coded items of `still` lie, and what has to go from inside them.
///
/// Errors: `malformed` for items that lie outside the media bytes and `idat`, `limit`; those of the codings.
pub(super) fn collect(
    source: &dyn Source,
    still: &Still,
    (top, idat): (&Top, Option<Span>),
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Looked> {
    let mut looked = Looked::default();
    let (mut seen, mut walked) = (BTreeMap::new(), 0u64);
    for item in &still.items {
        let Body::Coded(extents, inside, setup) = &item.body else { continue };
        let pieces = Pieces::new(source, extents)?;
        if let Some(span) = extents.iter().find(|&&span| !top.media(span) && !idat.is_some_and(|idat| idat.holds(span)))
        {
            return Err(Error::malformed("a picture lies outside the media bytes", span.start));
        }
        if let Some(span) = extents.iter().find(|span| span.len() > u32::MAX.into()) {
            return Err(Error::at(Reason::TooLarge, "the picture is too large", span.start));
        }
        walked = walked.saturating_add(pieces.len());
        if walked > SHARED * source.len().saturating_add(1 << 21) {
            return Err(Error::at(Reason::TooManyParts, "too many pictures share the same bytes", 0));
        }
        if seen.insert(extents, *inside) == Some(*inside) {
            continue;
        }
        let (mut found, mut changes) = (Vec::new(), Vec::new());
        let mut walk = Walk::new(*inside, setup.clone());
        walk.sample(&pieces, Span::new(0, pieces.len()), &mut found, report, limits)?;
        walk.finish(&pieces, &mut found, report, limits)?;
        found.into_iter().for_each(|change| pieces.change(change, &mut changes));
        limits.debit(extents.len() as u64 * 64, 0)?;
        changes.order_by_key(|change: &Change| change.span);
        changes.dedup();
        looked.spans.extend(extents);
        looked.shared.push((extents.clone(), changes.len()));
        looked.changes.extend(changes);
        if looked.changes.len() > MOST {
            return Err(Error::at(
                Reason::TooManyParts,
                "the picture holds more notes than can be taken out one by one",
                0,
            ));
        }
    }
    Ok(looked)
}

/// Where an item's `extents` land, counted from the first kept byte. Runs that become neighbours are joined.
pub(super) fn placed(extents: &[Span], layout: &Layout) -> Vec<Span> {
    let mut placed: Vec<Span> = Vec::new();
    for extent in extents {
        let span = Span::new(layout.place(extent.start), layout.place(extent.end));
        match placed.last_mut() {
            _ if span.is_empty() => {}
            Some(last) if last.end == span.start => last.end = span.end,
            _ => placed.push(span),
        }
    }
    placed
}

//! An item of the manifest, and its opening, from what was made.

use std::collections::BTreeMap;

use super::commitment::{Domain, Salt};
use super::fault::Result;
use super::manifest::{Acquisition, Browser, By, CoverMade, Encoder, Fact, Item, Route, Searched, Sign, operations};
use super::opening::{ItemOpening, ReceivedAs, Sealed, claimed};
use super::tiles;
use crate::error::ErrorKind;
use crate::essence::essence;
use crate::inspect::inspect;
use crate::kept::Way;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::policy::Level;
use crate::receipt::Receipt;
use crate::report::Report;
use crate::seed::Seed;
use crate::source::Source;

/// What its maker knows of a copy beside the receipt.
pub struct Known<'a> {
    /// Where it will lie: `data/` and a random name.
    pub path: String,
    /// Its covers, and who put each there.
    pub covers: &'a [(Cover, By)],
    /// What was searched for faces.
    pub searched: Searched,
    /// What became of sound.
    pub sound: Option<Way>,
    /// What wrote the coded media of a copy that is made anew.
    pub encoder: Encoder,
    /// The way that the file took.
    pub route: Fact<Route>,
    /// The browser.
    pub browser: Fact<Browser>,
    /// What of the removed metadata the person chose to keep, sealed: place, time, device.
    pub keep: &'a [Domain],
    /// What the person says.
    pub claims: &'a [(Domain, String)],
}

/// The item of `copy`, which `receipt` is of, made of `original`, which `report` is on, and what opens its commitments. Salts are drawn from `seed`.
///
/// Errors: those of an inspection, of the essence and of the proof.
pub fn item(
    original: &dyn Source,
    report: &Report,
    receipt: &Receipt,
    copy: &dyn Source,
    known: Known<'_>,
    seed: &mut Seed,
    limits: &Limits,
) -> Result<(Item, ItemOpening)> {
    let mut sealed = Sealed::default();
    sealed.add(Domain::Original, receipt.received.sha256.to_string(), seed)?;
    match essence(original, &mut limits.clone()) {
        Ok(digest) => sealed.add(Domain::Essence, digest.to_string(), seed)?,
        // A format that has none.
        Err(error) if error.kind() == ErrorKind::Refused => {}
        Err(error) => return Err(error.into()),
    }
    for domain in known.keep {
        if let Some(value) = claimed(report, *domain) {
            sealed.add(*domain, value, seed)?;
        }
    }
    for (domain, value) in known.claims {
        sealed.add(*domain, value.clone(), seed)?;
    }
    let exact = receipt.copy.level == Level::Exact;
    let covers: Vec<Cover> = known.covers.iter().map(|(cover, _)| cover.clone()).collect();
    let whole = report.missing.is_none() && report.picture.is_some_and(|picture| picture.frames == 1);
    let (proof, root) = if exact && whole && tiles::provable(report.format) {
        let root = Salt::draw(seed);
        (Some(tiles::prove(original, report, copy, &covers, &root, limits)?), Some(root))
    } else {
        (None, None)
    };
    let size = inspect(copy, &mut limits.clone())?.picture.map(|picture| picture.upright());
    let made = |(cover, by): &(Cover, By)| CoverMade {
        outline: cover.outline.clone(),
        inverse: cover.inverse,
        by: *by,
        frames: None,
    };
    let item = Item {
        path: known.path,
        copy: receipt.copy.clone(),
        operations: operations(&receipt.copy, known.sound),
        covers: known.covers.iter().map(made).collect(),
        size: size.map_or(Fact::Unknown, |(width, height)| Fact::Measured([width, height])),
        searched: known.searched,
        sound: known.sound,
        encoder: if exact && known.covers.is_empty() { Encoder::Original } else { known.encoder },
        acquisition: Acquisition {
            route: known.route,
            received: Fact::Measured(receipt.received.format),
            signs: Sign::of(report),
            browser: known.browser,
        },
        commitments: sealed.commitments,
        tiles: proof,
    };
    let received = ReceivedAs { format: receipt.received.format, len: receipt.received.len };
    let opened: BTreeMap<_, _> = sealed.opened;
    Ok((item, ItemOpening { received: Some(received), opened, tiles: root }))
}

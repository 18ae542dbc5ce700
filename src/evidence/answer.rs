//! What is said of a copy, or of an original with an opening, that is held against its manifest.

use super::bundle::Bundle;
use super::commitment::Domain;
use super::fault::{Failure, Fault, Place, Result};
use super::manifest::{Item, Manifest};
use super::opening::Opening;
use crate::digest::Digest;
use crate::essence::essence;
use crate::limits::Limits;
use crate::source::Source;

/// What a file is to an item of a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Standing {
    /// It is the copy that the manifest speaks of.
    #[serde(rename = "unchanged")]
    Unchanged,
    /// It is the original that was committed to.
    #[serde(rename = "original")]
    Original,
    /// It is another file whose coded media is the original's.
    #[serde(rename = "same coded media as the original")]
    SameMedia,
}

impl Standing {
    /// It in words, as it is printed.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Original => "original",
            Self::SameMedia => "same coded media as the original",
        }
    }
}

/// What is said of one copy or original.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Said {
    /// The path of its item.
    pub path: String,
    /// What it is to that item.
    pub copy: Standing,
    /// Of an exact copy with a proof: what that says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiles: Option<Tiles>,
    /// The commitments that were opened, and fit.
    pub opened: Vec<&'static str>,
}

/// Of an exact copy with a proof that holds: how many tiles there are, how many are what was committed to, and of how many that cannot
/// be known, because they are covered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Tiles {
    /// All of them.
    pub all: u64,
    /// Those that are what was committed to.
    pub as_committed: u64,
    /// Those of which nothing can be known.
    pub covered: u64,
    /// Across and down.
    pub grid: [u32; 2],
    /// The covered ones in runs, counted row by row: the first of each and the first after it.
    pub runs: Vec<[u32; 2]>,
}

impl Tiles {
    /// Checks the proof of `item` on `copy`; nothing where it has none. Errors: those of the check.
    pub fn of(item: &Item, copy: &dyn Source, limits: &Limits) -> Result<Option<Self>> {
        let Some(proof) = &item.tiles else { return Ok(None) };
        proof.check(copy, limits)?;
        let (all, covered) = proof.counts();
        let grid = [proof.across, proof.down];
        Ok(Some(Self { all, as_committed: all - covered, covered, grid, runs: proof.covered.clone() }))
    }
}

/// What is said of each copy in a bundle that was read from `source`. Errors: `missing-member`, and those of the proofs, at the copy.
pub fn of_bundle(bundle: &Bundle, source: &dyn Source, limits: &Limits) -> Result<Vec<Said>> {
    let said = |item: &Item| -> Result<Said> {
        let place = || Place::Member(item.path.clone());
        let copy = bundle.file(source, &item.path).ok_or(Failure::Evidence(Fault::MissingMember, place()))?;
        let tiles = Tiles::of(item, &copy, limits).map_err(|failure| failure.within(place()))?;
        let opened = bundle.opening.items.get(&item.path).map(|one| one.opened.keys().map(|domain| domain.name()));
        let opened = opened.map(Iterator::collect).unwrap_or_default();
        Ok(Said { path: item.path.clone(), copy: Standing::Unchanged, tiles, opened })
    };
    bundle.manifest.items.iter().map(said).collect()
}

/// What is said of the copy `source`, whose digest is `own`. Errors: `swapped` where it is none of the manifest's, and those of the proof.
pub fn of_copy(manifest: &Manifest, source: &dyn Source, own: &Digest, limits: &Limits) -> Result<Said> {
    let item = manifest.items.iter().find(|item| item.copy.sha256 == *own).ok_or(Fault::Swapped)?;
    let tiles = Tiles::of(item, source, limits)?;
    Ok(Said { path: item.path.clone(), copy: Standing::Unchanged, tiles, opened: Vec::new() })
}

/// What is said of the original `source`, whose digest is `own`, with an opening that was checked against the manifest.
///
/// Errors: `original-other`, `opening-other`, `proof-broken`.
pub fn of_original(
    manifest: &Manifest,
    opening: &Opening,
    source: &dyn Source,
    own: &Digest,
    limits: &Limits,
) -> Result<Said> {
    let of = |domain: &Domain, value: String| {
        opening.items.iter().find(|(_, item)| item.opened.get(domain).is_some_and(|opened| opened.value == value))
    };
    let found = of(&Domain::Original, own.to_string()).map(|found| (found, Standing::Original));
    // Another file with the same coded media, such as one whose metadata was changed, has the same essence.
    let found = found.or_else(|| {
        let essence = essence(source, &mut limits.clone()).ok()?;
        Some((of(&Domain::Essence, essence.to_string())?, Standing::SameMedia))
    });
    let ((path, opened), copy) = found.ok_or(Fault::OriginalOther)?;
    let item = manifest.items.iter().find(|item| item.path == *path).ok_or(Fault::OriginalOther)?;
    opened.check(item)?;
    if let (Some(proof), Some(root)) = (&item.tiles, &opened.tiles) {
        proof.check_original(source, root, limits)?;
    }
    let opened = opened.opened.keys().map(|domain| domain.name()).collect();
    Ok(Said { path: path.clone(), copy, tiles: None, opened })
}

//! The proof of tiles: that a picture with covers on it is, outside of them, the one that was committed to, with nothing said of what
//! is under them. `docs/proof.md` has the construction, what it rests on, its limits and vectors.
//!
//! A salted Merkle tree over the tiles of a coded picture, whose salts are the leaves of a GGM tree (Johnson, Molnar, Song and Wagner
//! 2002; Goldreich, Goldwasser and Micali 1986). For what is open, the proof gives seeds from which its salts follow; for what is
//! covered, hashes.

mod grid;
mod jpeg;
mod png;
mod salts;
mod tree;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use super::commitment::Salt;
use super::fault::{Fault, Result, internal};
use crate::digest::Digest;
use crate::error::Reason;
use crate::format::Format;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::report::Report;
use crate::source::Source;

pub use grid::Coding;
use grid::Grid;
use salts::Salts;
use tree::{Node, Tree};

/// What is proved of one picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// How its tiles are taken.
    pub coding: Coding,
    /// Tiles across.
    pub across: u32,
    /// Tiles down.
    pub down: u32,
    /// What was committed to.
    pub root: Digest,
    /// The covered tiles, counted row by row from 0: the first of each run and the first after it, in order, with open ones between.
    pub covered: Vec<[u32; 2]>,
    /// The seeds of the largest subtrees in which all is open, from left to right, 32 bytes each, in base 64.
    pub seeds: String,
    /// The hashes of the largest subtrees in which all is covered, from left to right, 32 bytes each, in base 64.
    pub hashes: String,
}

/// The grid of `source`. Errors: those of its readers.
fn grid(source: &dyn Source, coding: Coding, limits: &mut Limits) -> Result<Grid> {
    match coding {
        Coding::JpegMcu => jpeg::grid(source, limits),
        Coding::PngPixels => png::grid(source, limits),
    }
}

/// Gives the bytes of every tile to `each` in order. Errors: `refused` for a picture that is cut off; those of its readers and of
/// `each`.
fn tiles(
    source: &dyn Source,
    coding: Coding,
    limits: &mut Limits,
    mut each: impl FnMut(&[u8]) -> crate::error::Result<()>,
) -> Result<()> {
    match coding {
        Coding::JpegMcu => jpeg::tiles(source, limits, &mut each),
        Coding::PngPixels => png::tiles(source, limits, &mut each),
    }
}

/// Which tiles are covered.
struct Marks(Vec<bool>);

impl Marks {
    fn none(grid: &Grid, limits: &mut Limits) -> Result<Self> {
        limits.debit(grid.count(), 0)?;
        Ok(Self(vec![false; grid.count() as usize]))
    }

    /// The runs of marked tiles.
    fn runs(&self) -> Vec<[u32; 2]> {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for (at, _) in self.0.iter().enumerate().filter(|(_, marked)| **marked) {
            match runs.last_mut() {
                Some([_, to]) if *to == at as u32 => *to += 1,
                _ => runs.push([at as u32, at as u32 + 1]),
            }
        }
        runs
    }

    /// What [`Marks::runs`] gives. Errors: `proof-broken` for anything else.
    fn read(grid: &Grid, runs: &[[u32; 2]], limits: &mut Limits) -> Result<Self> {
        let mut marks = Self::none(grid, limits)?;
        for [from, to] in runs {
            let run = marks.0.get_mut(*from as usize..*to as usize).filter(|run| !run.is_empty());
            run.ok_or(Fault::ProofBroken)?.fill(true);
        }
        if marks.runs() == runs { Ok(marks) } else { Err(Fault::ProofBroken.into()) }
    }
}

/// Rows of 32 bytes as base 64, and back.
fn packed(rows: &[[u8; 32]]) -> String {
    BASE64.encode(rows.as_flattened())
}

fn unpacked(text: &str) -> Result<Vec<[u8; 32]>> {
    let bytes = BASE64.decode(text).map_err(|_| Fault::ProofBroken)?;
    let (rows, rest) = bytes.as_chunks::<32>();
    if rest.is_empty() { Ok(rows.to_vec()) } else { Err(Fault::ProofBroken.into()) }
}

/// Whether a proof can be made for pictures of this format.
pub const fn provable(format: Format) -> bool {
    Coding::of(format).is_some()
}

/// Proves of `copy`, an exact copy of `original` with `covers` on it, that it is the same outside of them. `root` is the seed of all
/// salts: secret, and kept with the opening. `report` is on `original`.
///
/// Errors: `refused` for a format without such a proof, for moving pictures and for one that is cut off; `proof-broken` where the two
/// differ outside of the covers; `limit`, `read`.
pub fn prove(
    original: &dyn Source,
    report: &Report,
    copy: &dyn Source,
    covers: &[Cover],
    root: &Salt,
    limits: &Limits,
) -> Result<Proof> {
    let refused = crate::error::Error::new(Reason::Misuse, "no tiles are proved of this picture");
    let coding = Coding::of(report.format).ok_or(refused)?;
    if report.missing.is_some() || report.picture.is_none_or(|picture| picture.frames != 1) {
        return Err(refused.into());
    }
    let limits = &mut limits.clone();
    let grid = grid(original, coding, limits)?;
    let mut marks = Marks::none(&grid, limits)?;
    let orientation = report.picture.map_or(crate::report::Orientation::UPRIGHT, |picture| picture.orientation);
    match coding {
        Coding::JpegMcu => jpeg::mark(original, covers, orientation, &mut marks.0, limits)?,
        Coding::PngPixels => png::mark(original, covers, orientation, &mut marks.0, limits)?,
    }
    let mut tree = Tree::default();
    let mut salts = Salts::of(root, grid.count());
    let mut covered = marks.0.iter();
    tiles(original, coding, &mut limits.clone(), |tile| {
        let (Some(salt), Some(covered)) = (salts.next(), covered.next()) else { return Err(MORE) };
        tree.leaf(&salt, tile, *covered);
        Ok(())
    })?;
    let (of_tree, hashes) = tree.finish().ok_or(internal("a picture of no tiles"))?;
    let seeds = salts::open(root, &tree::nodes(&marks.0));
    let proof = Proof {
        coding,
        across: grid.across,
        down: grid.down,
        root: grid.root(&of_tree),
        covered: marks.runs(),
        seeds: packed(&seeds),
        hashes: packed(&hashes.iter().map(|hash| hash.0).collect::<Vec<_>>()),
    };
    match proof.check(copy, limits) {
        Err(failure) if failure.fault() == Some(Fault::TilesOther) => Err(Fault::ProofBroken.into()),
        checked => checked.map(|()| proof),
    }
}

const MORE: crate::error::Error =
    crate::error::Error::new(Reason::Broken, "a picture of more tiles than its header says");

impl Proof {
    /// Whether it is of pictures of this format.
    pub fn is_of(&self, format: Format) -> bool {
        Coding::of(format) == Some(self.coding)
    }

    /// How many tiles there are, and how many of them are covered.
    pub fn counts(&self) -> (u64, u64) {
        let covered = self.covered.iter().map(|[from, to]| u64::from(to.saturating_sub(*from))).sum();
        (u64::from(self.across) * u64::from(self.down), covered)
    }

    /// Checks that `copy` is what was committed to, outside of the covered tiles. Of those nothing is known.
    ///
    /// Errors: `tiles-other`; `proof-broken` for a picture of another shape and a proof that breaks its own rules; `limit`, `read`.
    pub fn check(&self, copy: &dyn Source, limits: &Limits) -> Result<()> {
        let limits = &mut limits.clone();
        let grid = self.grid(copy, limits)?;
        let marks = Marks::read(&grid, &self.covered, limits)?;
        let nodes = tree::nodes(&marks.0);
        let (seeds, hashes) = (unpacked(&self.seeds)?, unpacked(&self.hashes)?);
        let covered = nodes.iter().filter(|node| node.covered).count();
        if hashes.len() != covered || seeds.len() != nodes.len() - covered {
            return Err(Fault::ProofBroken.into());
        }
        let (mut seeds, mut hashes) = (seeds.into_iter(), hashes.into_iter());
        let mut nodes = nodes.into_iter();
        let mut tree = Tree::default();
        let (mut here, mut salts, mut left) = (None::<Node>, Salts::default(), 0u64);
        tiles(copy, self.coding, limits, |tile| {
            if left == 0 {
                let node = nodes.next().ok_or(MORE)?;
                left = node.leaves;
                if node.covered {
                    tree.subtree(&node, Digest(hashes.next().unwrap_or_default()));
                } else {
                    salts = Salts::below(seeds.next().unwrap_or_default(), node.level);
                }
                here = Some(node);
            }
            left -= 1;
            if here.as_ref().is_some_and(|node| !node.covered) {
                tree.leaf(&salts.next().ok_or(MORE)?, tile, false);
            }
            Ok(())
        })?;
        let same = tree.finish().is_some_and(|(of_tree, _)| grid.root(&of_tree) == self.root);
        if same && left == 0 && nodes.next().is_none() { Ok(()) } else { Err(Fault::TilesOther.into()) }
    }

    /// Checks that `original` is the whole picture that was committed to, what is covered as well, with the opened seed of all salts.
    ///
    /// Errors: `original-other`; `proof-broken` for a picture of another shape; `limit`, `read`.
    pub fn check_original(&self, original: &dyn Source, root: &Salt, limits: &Limits) -> Result<()> {
        let limits = &mut limits.clone();
        let grid = self.grid(original, limits)?;
        let mut tree = Tree::default();
        let mut salts = Salts::of(root, grid.count());
        tiles(original, self.coding, limits, |tile| {
            tree.leaf(&salts.next().ok_or(MORE)?, tile, false);
            Ok(())
        })?;
        let same = tree.finish().is_some_and(|(of_tree, _)| grid.root(&of_tree) == self.root);
        if same { Ok(()) } else { Err(Fault::OriginalOther.into()) }
    }

    fn grid(&self, source: &dyn Source, limits: &mut Limits) -> Result<Grid> {
        let format = crate::sniff::sniff(source)?;
        if !self.is_of(format) {
            return Err(Fault::ProofBroken.into());
        }
        let grid = grid(source, self.coding, limits)?;
        let same = (grid.across, grid.down) == (self.across, self.down);
        if same { Ok(grid) } else { Err(Fault::ProofBroken.into()) }
    }
}

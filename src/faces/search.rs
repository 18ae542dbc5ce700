//! Search: all scales of one picture, a step at a time, so that whoever waits can show progress or stop.
//!
//! Bands of the finest scale can be lent to other workers. Each is a search of its own, whose boxes are handed back before
//! any are suppressed, so that the faces are the same however many work on them.

use super::Face;
use super::band::Band;
use super::network::{GRID, Network, REACH};
use super::scales::{self, Scale};
use super::scan::Scan;
use super::suppress::{MOST, best, suppress};
use super::vote::{self, Pass, vote};
use super::window::Window;
use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::pixels::lines::Lines;

/// Columns of a scaled picture that the network sees at once, at most: 35 MiB of rows.
pub const WIDEST: usize = 5120;

/// Pixels of the network's input for each step: 100 to 200 ms on a slow phone.
const STEP: usize = 320 * 1024;

/// Bytes set aside for boxes, and for the tables that resizing needs.
const TABLES: u64 = 12 << 20;

/// Rows that are worth a worker of their own: those beyond its edges, up to twice [`REACH`], are computed twice.
const WORTHWHILE: usize = 2 * REACH;

/// A part of the work: a band in the columns that the network sees at once.
#[derive(Clone, Copy, Debug)]
struct Piece {
    pass: usize,
    band: Band,
    columns: Window,
}

impl Piece {
    fn pixels(&self) -> usize {
        self.columns.len() * self.band.rows.len()
    }
}

/// A search for faces under way.
#[derive(Clone, Debug)]
pub struct Search {
    width: u32,
    height: u32,
    threshold: f32,
    memory: u64,
    /// The work still to do, last first.
    left: Vec<Piece>,
    /// Bands that others search.
    lent: usize,
    scan: Option<Scan>,
    /// For each scale the boxes found, in pixels of the scaled picture.
    found: Vec<(Scale, Vec<Face>)>,
    done: usize,
    total: usize,
}

impl Search {
    /// A search of a raster of that size for faces that score at least `threshold` (0 to 1, see [`super::THRESHOLD`]).
    ///
    /// Errors: `limit` when the picture has too many pixels or the network's memory (64 MiB at most, given back by
    /// [`Search::memory`]) is not left in `limits`.
    pub fn new(raster_width: u32, raster_height: u32, threshold: f32, limits: &mut Limits) -> Result<Self> {
        let scales = scales::scales(raster_width, raster_height);
        Self::at(raster_width, raster_height, threshold, &scales, WIDEST, limits)
    }

    /// A search at other scales, in windows that show the network at most `widest` columns. `widest` changes memory and
    /// time, never the result. Errors: as for [`Search::new`].
    pub fn at(
        width: u32,
        height: u32,
        threshold: f32,
        scales: &[Scale],
        widest: usize,
        limits: &mut Limits,
    ) -> Result<Self> {
        let bands: Vec<_> = scales.iter().map(|scale| Band::whole(width, height, *scale, vote::FLOOR)).collect();
        let search = Self::over((width, height), &bands, widest, limits)?;
        Ok(Self { threshold, ..search })
    }

    /// A search of one band that was lent. It is given a [`super::band::Strip`], and its boxes are what [`Search::found`]
    /// returns. Errors: as for [`Search::new`].
    pub fn of(band: &Band, limits: &mut Limits) -> Result<Self> {
        Self::over((band.width, band.height), &[*band], WIDEST, limits)
    }

    fn over((width, height): (u32, u32), bands: &[Band], widest: usize, limits: &mut Limits) -> Result<Self> {
        limits.picture(width.into(), height.into(), 0)?;
        let pieces = |(pass, band): (usize, &Band)| {
            let piece = |columns| Piece { pass, band: *band, columns };
            band.columns(widest).into_iter().map(piece).collect::<Vec<_>>()
        };
        let left: Vec<_> = bands.iter().enumerate().flat_map(pieces).rev().collect();
        let seen = left.iter().map(|piece| piece.columns.len()).max().unwrap_or(0);
        let memory = Network::memory(seen) + TABLES;
        limits.hold(memory, 0)?;
        let total = left.iter().map(Piece::pixels).sum();
        let found = bands.iter().map(|band| (band.scale, Vec::new())).collect();
        Ok(Self { width, height, threshold: 0.0, memory, left, lent: 0, scan: None, found, done: 0, total })
    }

    /// The search with boxes of a pass that count from another score than [`vote::FLOOR`] on.
    #[must_use]
    pub fn from_score(mut self, floor: f32) -> Self {
        self.left.iter_mut().for_each(|piece| piece.band.floor = floor);
        self
    }

    /// Bytes that were debited and may be given back with [`Limits::release`] when the search is gone.
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// Gives away bands of the finest scale, one for each of up to `helpers` workers and about as much work as stays here;
    /// none where they are too small to be worth it. What is found in each must be given to [`Search::take`].
    ///
    /// Has to be called before the first step.
    pub fn lend(&mut self, helpers: usize) -> Vec<Band> {
        let Some(finest) = self.left.last().map(|piece| piece.band) else { return Vec::new() };
        let rows = finest.rows.core.1;
        // All the work, in rows of the finest scale.
        let all: usize = self.left.iter().map(Piece::pixels).sum();
        let all =
            all / (self.left.iter().filter(|piece| piece.pass == 0).map(|piece| piece.columns.len()).sum::<usize>());
        let helpers = helpers.min((all / WORTHWHILE).saturating_sub(1));
        if helpers == 0 || self.done > 0 {
            return Vec::new();
        }
        let each = (all / (helpers + 1)).min(rows / helpers) / GRID * GRID;
        let own = rows - helpers * each;
        let band = |core| Band { rows: Window::around(core, rows), ..finest };
        self.left.retain(|piece| piece.pass > 0 || own > 0);
        self.left.iter_mut().filter(|piece| piece.pass == 0).for_each(|piece| piece.band = band((0, own)));
        self.total = self.left.iter().map(Piece::pixels).sum();
        self.lent = helpers;
        (0..helpers).map(|i| band((own + i * each, own + (i + 1) * each))).collect()
    }

    /// Takes what was found in a band that was lent.
    pub fn take(&mut self, faces: Vec<Face>) {
        self.lent = self.lent.saturating_sub(1);
        self.file(0, faces);
    }

    /// Does one step's work on `picture`, which must be the same each time. Returns what part of the work is done, 0 to
    /// 1; 1 when there is nothing left to do here.
    ///
    /// Errors: `unsupported` for broken weights, `refused` for a picture of another size than the search was made for.
    pub fn step(&mut self, picture: &impl Lines) -> Result<f32> {
        if picture.size() != (self.width, self.height) {
            return Err(Error::new(Kind::Refused, "the picture changed while faces were searched for"));
        }
        let Some(&Piece { pass, band, columns }) = self.left.last() else { return Ok(1.0) };
        if self.scan.is_none() {
            self.scan = Some(Scan::new(&band, columns)?);
        }
        let mut faces = Vec::new();
        self.done += self.scan.as_mut().map_or(0, |scan| scan.step(picture, STEP, &mut faces));
        self.file(pass, faces);
        if self.scan.as_ref().is_none_or(Scan::is_finished) {
            self.scan = None;
            self.left.pop();
        }
        Ok(if self.left.is_empty() { 1.0 } else { (self.done as f64 / self.total as f64).min(0.999) as f32 })
    }

    /// Adds boxes to those of a pass, of which the best are kept.
    fn file(&mut self, pass: usize, faces: Vec<Face>) {
        let Some((_, found)) = self.found.get_mut(pass) else { return };
        found.extend(faces);
        if found.len() > 2 * MOST {
            best(found);
        }
    }

    /// All boxes, none suppressed, in pixels of the scaled picture: what a search of a lent band has to hand back.
    pub fn found(self) -> Vec<Face> {
        self.found.into_iter().flat_map(|(_, faces)| faces).collect()
    }

    /// What each pass found by itself, finest scale first: its boxes in pixels of the raster, best first.
    ///
    /// Errors: `refused` as long as something was not searched.
    pub fn passes(self) -> Result<Vec<Pass>> {
        if self.lent > 0 || !self.left.is_empty() {
            return Err(Error::new(Kind::Refused, "a part of the picture was not searched for faces"));
        }
        let pass = |(scale, mut faces): (Scale, Vec<Face>)| {
            suppress(&mut faces);
            let to = scale.size(self.width, self.height);
            let (across, down) = (self.width as f32 / to.0 as f32, self.height as f32 / to.1 as f32);
            for face in &mut faces {
                (face.x1, face.x2) = (face.x1 * across, face.x2 * across);
                (face.y1, face.y2) = (face.y1 * down, face.y2 * down);
            }
            Pass { factor: scale.factor as f32, faces }
        };
        Ok(self.found.into_iter().map(pass).collect())
    }

    /// The faces, best first, cut off at the raster's edges. Errors: as for [`Search::passes`].
    pub fn finish(self) -> Result<Vec<Face>> {
        let (width, height, threshold) = (self.width as f32, self.height as f32, self.threshold);
        let mut faces = vote(&self.passes()?, threshold);
        faces.retain_mut(|face| {
            (face.x1, face.x2) = (face.x1.clamp(0.0, width), face.x2.clamp(0.0, width));
            (face.y1, face.y2) = (face.y1.clamp(0.0, height), face.y2.clamp(0.0, height));
            face.x1 < face.x2 && face.y1 < face.y2
        });
        Ok(faces)
    }
}

//! Search: all scales of one picture, a step at a time, so that whoever waits can show progress or stop.

use super::Face;
use super::network::Network;
use super::scales::{self, Scale};
use super::scan::{self, Scan};
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

/// A search for faces under way.
#[derive(Clone, Debug)]
pub struct Search {
    width: u32,
    height: u32,
    threshold: f32,
    floor: f32,
    memory: u64,
    /// The work still to do, last first.
    left: Vec<(Scale, Window)>,
    scan: Option<Scan>,
    /// Boxes of the scale that is being searched, in pixels of the scaled picture.
    found: Vec<Face>,
    /// The scales that are finished, with boxes in pixels of the raster.
    passes: Vec<Pass>,
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
        limits.picture(width.into(), height.into(), 0)?;
        let work = |scale: &Scale| {
            let columns = Window::cut(scan::padded(scale.size(width, height).0), widest);
            columns.into_iter().map(|window| (*scale, window)).collect::<Vec<_>>()
        };
        let left: Vec<_> = scales.iter().rev().flat_map(|scale| work(scale).into_iter().rev()).collect();
        let seen = left.iter().map(|(_, window)| window.len()).max().unwrap_or(0);
        let memory = Network::memory(seen) + TABLES;
        limits.hold(memory, 0)?;
        let pixels = |(scale, window): &(Scale, Window)| window.len() * scan::padded(scale.size(width, height).1);
        let total = left.iter().map(pixels).sum();
        let (found, passes, scan) = (Vec::new(), Vec::new(), None);
        Ok(Self { width, height, threshold, floor: vote::FLOOR, memory, left, scan, found, passes, done: 0, total })
    }

    /// The search with boxes of a pass that count from another score than [`vote::FLOOR`] on.
    #[must_use]
    pub fn from_score(self, floor: f32) -> Self {
        Self { floor, ..self }
    }

    /// Bytes that were debited and may be given back with [`Limits::release`] when the search is gone.
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// Does one step's work on `picture`, which must be the same each time. Returns what part of the work is done, 0 to
    /// 1; 1 when there is nothing left.
    ///
    /// Errors: `unsupported` for broken weights, `refused` for a picture of another size than the search was made for.
    pub fn step(&mut self, picture: &impl Lines) -> Result<f32> {
        if picture.size() != (self.width, self.height) {
            return Err(Error::new(Kind::Refused, "the picture changed while faces were searched for"));
        }
        let Some(&(scale, columns)) = self.left.last() else { return Ok(1.0) };
        let to = scale.size(self.width, self.height);
        if self.scan.is_none() {
            let from = (self.width as usize, self.height as usize);
            let height = scan::padded(to.1);
            let rows = Window { core: (0, height), seen: (0, height) };
            self.scan = Some(Scan::new(from, to, columns, rows, self.floor)?);
        }
        let read = self.scan.as_mut().map_or(0, |scan| scan.step(picture, STEP, &mut self.found));
        self.done += read;
        if self.found.len() > 2 * MOST {
            best(&mut self.found);
        }
        if self.scan.as_ref().is_none_or(Scan::is_finished) {
            self.scan = None;
            self.left.pop();
            if self.left.last().is_none_or(|(next, _)| next.factor != scale.factor) {
                self.close(scale, to);
            }
        }
        Ok(if self.left.is_empty() { 1.0 } else { (self.done as f64 / self.total as f64).min(0.999) as f32 })
    }

    /// Files what one pass found.
    fn close(&mut self, scale: Scale, to: (usize, usize)) {
        suppress(&mut self.found);
        let across = self.width as f32 / to.0 as f32;
        let down = self.height as f32 / to.1 as f32;
        let place = |face: Face| Face {
            x1: face.x1 * across,
            x2: face.x2 * across,
            y1: face.y1 * down,
            y2: face.y2 * down,
            score: face.score,
        };
        let faces = self.found.drain(..).map(place).collect();
        self.passes.push(Pass { factor: scale.factor as f32, faces });
    }

    /// What each pass found by itself, in the order of the scales: its boxes, best first.
    pub fn passes(&self) -> &[Pass] {
        &self.passes
    }

    /// The faces, best first, cut off at the raster's edges.
    pub fn finish(self) -> Vec<Face> {
        let mut faces = vote(&self.passes, self.threshold);
        let (width, height) = (self.width as f32, self.height as f32);
        faces.retain_mut(|face| {
            (face.x1, face.x2) = (face.x1.clamp(0.0, width), face.x2.clamp(0.0, width));
            (face.y1, face.y2) = (face.y1.clamp(0.0, height), face.y2.clamp(0.0, height));
            face.x1 < face.x2 && face.y1 < face.y2
        });
        faces
    }
}

//! Covers: parts of a picture replaced by what is computed from nothing inside them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};
use crate::order::Order as _;
use crate::pixels::look::{Look, Paint};
use crate::pixels::outline::Outline;
use crate::pixels::piece::Piece;
use crate::pixels::raster::Raster;
use crate::pixels::region::Region;
use crate::report::{Orientation, Picture};
use crate::seed::Seed;

/// A shape with a look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Cover {
    /// What it covers, in upright pixels of the full picture.
    #[serde(flatten)]
    pub outline: Outline,
    /// What it shows.
    #[serde(default)]
    pub look: Look,
    /// Whether it is all but the outline that is covered. Several such outlines are left open together; what other covers
    /// lie on stays covered.
    #[serde(default)]
    pub inverse: bool,
}

impl From<Region> for Cover {
    fn from(region: Region) -> Self {
        Self { outline: region.into(), look: Look::Solid, inverse: false }
    }
}

/// The most covers on a picture, and the most points that their outlines may have together.
const MOST: (usize, usize) = (20_000, 200_000);

/// Whether covers can be put on `picture`. Errors: `refused` for NaN or infinite numbers and for a cover that hides nothing
/// of the picture, `limit` for too many.
pub fn check(covers: &[Cover], picture: Option<&Picture>) -> Result<()> {
    if covers.iter().any(|cover| !cover.outline.is_finite()) {
        return Err(Error::new(Reason::CoverOutside, "a cover has a coordinate that is not a number"));
    }
    if covers.len() > MOST.0 || covers.iter().map(|cover| cover.outline.points()).sum::<usize>() > MOST.1 {
        return Err(Error::new(Reason::TooManyParts, "there are too many covers"));
    }
    let (width, height) = picture.map_or((0, 0), Picture::upright);
    let hides = |cover: &Cover| cover.outline.pieces().iter().any(|piece| touches(piece, width, height));
    if covers.iter().all(|cover| cover.inverse || hides(cover)) {
        Ok(())
    } else {
        Err(Error::new(Reason::CoverOutside, "a cover lies outside the picture or has no size"))
    }
}

/// Whether a piece touches a pixel of an upright picture.
fn touches(piece: &Piece, width: u32, height: u32) -> bool {
    let [_, top, _, bottom] = piece.bounds();
    let rows = (top.max(0.0) as u32)..(bottom.ceil().max(0.0) as u32).min(height);
    let mut spans = Vec::new();
    rows.into_iter().any(|row| {
        spans.clear();
        piece.band(row as f32, (row + 1) as f32, &mut spans);
        spans.iter().any(|(start, end)| start.floor().max(0.0) < end.ceil().min(width as f32))
    })
}

/// Covers laid over a grid of equal units: pixels, or the blocks of a codec. A unit that a cover touches is covered whole.
pub struct Overlay {
    layers: Vec<Layer>,
    /// Columns and rows.
    units: (u32, u32),
    /// A unit's width and height in pixels.
    unit: (u32, u32),
    /// The picture's width and height in pixels.
    size: (u32, u32),
}

struct Layer {
    pieces: Vec<Piece>,
    inverse: bool,
    paint: Paint,
}

/// Covers and the stored picture that they lie on.
pub struct Canvas {
    /// How the stored picture is turned for viewing.
    pub orientation: Orientation,
    /// Its width and height as stored, in pixels.
    pub size: (u32, u32),
    /// How much larger it is than the picture that the covers were drawn on.
    pub scale: f32,
    /// The width and height in pixels of what can only be covered whole.
    pub unit: (u32, u32),
}

impl Overlay {
    /// Lays `covers` on a picture. Draws from `seed` what the looks need: the same covers on the same canvas draw the same.
    pub fn new(covers: &[Cover], canvas: &Canvas, seed: &mut Seed) -> Self {
        let (width, height) = canvas.size;
        let layers = covers.iter().map(|cover| {
            let place = |piece: Piece| piece.scaled(canvas.scale).stored(canvas.orientation, width, height);
            let pieces: Vec<Piece> = cover.outline.pieces().into_iter().map(place).collect();
            let whole = [0.0, 0.0, width as f32, height as f32];
            let bounds = if cover.inverse { whole } else { hull(&pieces) };
            let paint = Paint::new(cover.look, bounds, width.max(height), seed);
            Layer { pieces, inverse: cover.inverse, paint }
        });
        let units = (width.div_ceil(canvas.unit.0), height.div_ceil(canvas.unit.1));
        Self { layers: layers.collect(), units, unit: canvas.unit, size: canvas.size }
    }

    /// Calls `paint` with the column and the colour (red, green, blue at its middle) of each covered unit of a row, from
    /// left to right.
    pub fn row(&self, row: u32, mut paint: impl FnMut(u32, [u8; 3])) {
        let mut top: Vec<Option<&Paint>> = vec![None; self.units.0 as usize];
        self.leave_open(row, &mut top);
        let (from, to) = ((row * self.unit.1) as f32, ((row + 1) * self.unit.1) as f32);
        let wide = self.unit.0 as f32;
        let mut spans = Vec::new();
        for layer in self.layers.iter().filter(|layer| !layer.inverse) {
            spans.clear();
            layer.pieces.iter().for_each(|piece| piece.band(from, to, &mut spans));
            for (start, end) in &spans {
                let range = (start / wide).floor().max(0.0) as usize..(end / wide).ceil().max(0.0) as usize;
                fill(&mut top, range, Some(&layer.paint));
            }
        }
        let middle = from + self.unit.1 as f32 / 2.0;
        for (column, layer) in (0u32..).zip(&top) {
            if let Some(layer) = layer {
                paint(column, layer.at((column as f32 + 0.5) * wide, middle));
            }
        }
    }

    /// Where there are inverse covers: covers the row but for the units that lie wholly inside their outlines.
    fn leave_open<'a>(&'a self, row: u32, top: &mut [Option<&'a Paint>]) {
        let inverse = || self.layers.iter().filter(|layer| layer.inverse);
        let Some(first) = inverse().next() else { return };
        top.fill(Some(&first.paint));
        let wide = self.unit.0 as f32;
        let mut open: Option<Vec<(f32, f32)>> = None;
        for y in row * self.unit.1..=(row + 1) * self.unit.1 {
            let mut spans = Vec::new();
            // The last units may reach over the picture's edge, where there is nothing to cover.
            let y = (y as f32).min(self.size.1 as f32 - 0.5);
            inverse().flat_map(|layer| &layer.pieces).for_each(|piece| piece.line(y, &mut spans));
            let spans = joined(spans);
            open = Some(open.map_or(spans.clone(), |before| common(&before, &spans)));
        }
        for (start, end) in open.unwrap_or_default() {
            let last = if end >= self.size.0 as f32 { top.len() } else { (end / wide).floor().max(0.0) as usize };
            let range = (start / wide).ceil().max(0.0) as usize..last;
            fill(top, range, None);
        }
    }
}

/// Covers a raster that is `scale` times as large as the picture that `covers` were drawn on.
pub fn cover(raster: &mut Raster, covers: &[Cover], scale: f32, seed: &mut Seed) {
    let size = (raster.width, raster.height);
    let canvas = Canvas { orientation: Orientation::UPRIGHT, size, scale, unit: (1, 1) };
    let overlay = Overlay::new(covers, &canvas, seed);
    for (row, pixels) in (0u32..).zip(raster.rgb.chunks_exact_mut(raster.width as usize * 3)) {
        overlay.row(row, |column, colour| {
            let at = column as usize * 3;
            if let Some(pixel) = pixels.get_mut(at..at + 3) {
                pixel.copy_from_slice(&colour);
            }
        });
    }
}

/// The pixels of a picture of `width` by `height` that a region touches: rows, and in each a range of columns.
pub fn rows(region: &Region, width: u32, height: u32) -> impl Iterator<Item = (u32, Range<u32>)> {
    let piece = Piece::Region(*region);
    let [_, top, _, bottom] = piece.bounds();
    let last = (bottom.ceil().max(0.0) as u32).min(height);
    (top.floor().max(0.0) as u32..last).map(move |row| {
        let mut spans = Vec::new();
        piece.band(row as f32, (row + 1) as f32, &mut spans);
        let (start, end) = spans.first().copied().unwrap_or_default();
        let start = (start.floor().max(0.0) as u32).min(width);
        (row, start..(end.ceil().max(0.0) as u32).clamp(start, width))
    })
}

fn fill<'a>(row: &mut [Option<&'a Paint>], range: Range<usize>, with: Option<&'a Paint>) {
    let end = range.end.min(row.len());
    if let Some(units) = row.get_mut(range.start.min(end)..end) {
        units.fill(with);
    }
}

fn hull(pieces: &[Piece]) -> [f32; 4] {
    pieces.iter().map(Piece::bounds).fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[a, b, c, d], [e, f, g, h]| {
        [a.min(e), b.min(f), c.max(g), d.max(h)]
    })
}

/// Stretches in order, those that meet made one.
fn joined(mut spans: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    spans.order_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f32, f32)> = Vec::new();
    for (start, end) in spans {
        match out.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}

/// What two lists of stretches share.
fn common(one: &[(f32, f32)], other: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(start, end)| start < end).collect()
}

#[cfg(test)]
#[path = "cover/tests.rs"]
mod tests;

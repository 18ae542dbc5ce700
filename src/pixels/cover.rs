//! Covers: parts of a picture replaced by what is computed from nothing inside them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};
use crate::order::Order as _;
use crate::pixels::blocks::Blocks;
use crate::pixels::look::{Look, Paint};
use crate::pixels::outline::Outline;
use crate::pixels::piece::Piece;
use crate::pixels::raster::Raster;
use crate::pixels::region::{Region, Shape};
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

/// Covers laid over the grid of a stored picture's blocks. A block that a cover reaches is covered whole.
pub struct Overlay {
    layers: Vec<Layer>,
    blocks: Blocks,
    /// Columns and rows of blocks.
    units: (u32, u32),
    /// The picture's width and height in pixels.
    size: (u32, u32),
}

struct Layer {
    pieces: Vec<Piece>,
    inverse: bool,
    paint: Paint,
}

impl Overlay {
    /// Lays `covers` on a stored picture of so many pixels that `orientation` turns for viewing. Draws from `seed` what the
    /// looks need: the same covers on the same picture draw the same.
    pub fn new(covers: &[Cover], orientation: Orientation, size: (u32, u32), blocks: Blocks, seed: &mut Seed) -> Self {
        let (width, height) = size;
        let layers = covers.iter().map(|cover| {
            let place = |piece: Piece| piece.stored(orientation, width, height);
            let pieces: Vec<Piece> = cover.outline.pieces().into_iter().map(place).collect();
            let whole = [0.0, 0.0, width as f32, height as f32];
            let bounds = if cover.inverse { whole } else { hull(&pieces) };
            let paint = Paint::new(cover.look, bounds, width.max(height), seed);
            Layer { pieces, inverse: cover.inverse, paint }
        });
        let units = (width.div_ceil(blocks.size.0), height.div_ceil(blocks.size.1));
        Self { layers: layers.collect(), blocks, units, size }
    }

    /// Calls `paint` with the column and the colour (red, green, blue at its middle) of each covered block of a row, from
    /// left to right.
    pub fn row(&self, row: u32, mut paint: impl FnMut(u32, [u8; 3])) {
        let [wide, high] = [self.blocks.size.0, self.blocks.size.1].map(|side| side as f32);
        for (column, layer) in (0u32..).zip(self.tops(row)) {
            if let Some(layer) = layer {
                paint(column, layer.at((column as f32 + 0.5) * wide, (row as f32 + 0.5) * high));
            }
        }
    }

    /// What paints each block of a row.
    fn tops(&self, row: u32) -> Vec<Option<&Paint>> {
        let mut top: Vec<Option<&Paint>> = vec![None; self.units.0 as usize];
        self.leave_open(row, &mut top);
        let Blocks { size, spread } = self.blocks;
        let (from, to) = ((row * size.1) as f32 - spread.1, ((row + 1) * size.1) as f32 + spread.1);
        let wide = size.0 as f32;
        let mut spans = Vec::new();
        for layer in self.layers.iter().filter(|layer| !layer.inverse) {
            spans.clear();
            layer.pieces.iter().for_each(|piece| piece.band(from, to, &mut spans));
            for (start, end) in &spans {
                let (start, end) = ((start - spread.0) / wide, (end + spread.0) / wide);
                fill(&mut top, start.floor().max(0.0) as usize..end.ceil().max(0.0) as usize, Some(&layer.paint));
            }
        }
        top
    }

    /// Where there are inverse covers: covers the row but for the blocks that lie wholly inside their outlines.
    fn leave_open<'a>(&'a self, row: u32, top: &mut [Option<&'a Paint>]) {
        let inverse = || self.layers.iter().filter(|layer| layer.inverse);
        let Some(first) = inverse().next() else { return };
        top.fill(Some(&first.paint));
        let Blocks { size, spread } = self.blocks;
        let wide = size.0 as f32;
        let mut open: Option<Vec<(f32, f32)>> = None;
        let reach = spread.1 as i64;
        for y in i64::from(row * size.1) - reach..=i64::from((row + 1) * size.1) + reach {
            let mut spans = Vec::new();
            // The last blocks may reach over the picture's edge, where there is nothing to cover.
            let y = (y as f32).clamp(0.0, self.size.1 as f32 - 0.5);
            inverse().flat_map(|layer| &layer.pieces).for_each(|piece| piece.line(y, &mut spans));
            let spans = joined(spans);
            open = Some(open.map_or(spans.clone(), |before| common(&before, &spans)));
        }
        for (start, end) in open.unwrap_or_default() {
            let first = if start <= 0.0 { 0.0 } else { ((start + spread.0) / wide).ceil() };
            let past = ((end - spread.0) / wide).floor().max(0.0) as usize;
            fill(top, first as usize..if end >= self.size.0 as f32 { top.len() } else { past }, None);
        }
    }
}

/// Covers the `raster` of `picture`, which has yet to be turned as `turn` says and may be smaller than it is stored, so that what
/// is left depends on no sample of a block that a cover reaches.
pub fn cover(
    raster: &mut Raster,
    turn: Orientation,
    covers: &[Cover],
    picture: &Picture,
    blocks: Blocks,
    seed: &mut Seed,
) {
    let Picture { width, height, orientation, .. } = *picture;
    let overlay = Overlay::new(covers, orientation, (width, height), blocks, seed);
    // How it was turned; a quarter turn is undone by the other one, all else by itself.
    let turned = if turn == orientation { Orientation::UPRIGHT } else { orientation };
    let back = Orientation(match turned.0 {
        6 => 8,
        8 => 6,
        other => other,
    });
    let full = if turned.swaps_sides() { (height, width) } else { (width, height) };
    let size = (raster.width, raster.height);
    let scale = (size.0 as f32 / full.0 as f32, size.1 as f32 / full.1 as f32);
    // A pixel of a reduced picture holds parts of those beside its place.
    let more = if size == full { 0.0 } else { 1.0 };
    for row in 0..overlay.units.1 {
        let tops = overlay.tops(row);
        let mut column = 0;
        for alike in tops.chunk_by(|a, b| a.map(std::ptr::from_ref) == b.map(std::ptr::from_ref)) {
            let start = column;
            column += alike.len() as u32;
            let Some(Some(paint)) = alike.first() else { continue };
            let place = blocks.decoded(start..column, row).stored(back, full.0, full.1);
            let side = |from: f32, len: f32, scale: f32, most: u32| {
                let end = ((from + len) * scale + more).ceil().max(0.0) as u32;
                (from * scale - more).floor().max(0.0) as u32..end.min(most)
            };
            let columns = side(place.x, place.width, scale.0, size.0);
            for y in side(place.y, place.height, scale.1, size.1) {
                let at = |x: u32| (y as usize * size.0 as usize + x as usize) * 3;
                let pixels = raster.rgb.get_mut(at(columns.start)..at(columns.end)).unwrap_or_default();
                for (x, pixel) in columns.clone().zip(pixels.as_chunks_mut::<3>().0) {
                    let (x, y) = ((x as f32 + 0.5) / scale.0, (y as f32 + 0.5) / scale.1);
                    let spot = Region { shape: Shape::Box, x, y, width: 0.0, height: 0.0 };
                    let spot = spot.stored(turned, width, height);
                    *pixel = paint.at(spot.x, spot.y);
                }
            }
        }
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

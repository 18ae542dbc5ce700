//! Around: where in a frame to look for faces, and the looking: all of it, or only where they were expected.

use super::place::Place;
use super::upright::{Crop, Upright};
use crate::error::Result;
use crate::faces::Face;
use crate::faces::network::GRID;
use crate::faces::scales::Scale;
use crate::faces::search::{Search, WIDEST};
use crate::limits::Limits;
use crate::pixels::lines::Lines;

/// The least score of a box that may go on with a track.
pub const WEAK: f32 = 0.2;

/// The longer side of the network's input when all of a frame is searched.
const LONGER_SIDE: f64 = 1280.0;
/// The height that an expected face has in the network's input, in pixels.
const SEEN_AS: f32 = 40.0;
/// Enlarging further shows nothing more.
const MOST_ENLARGED: f32 = 2.0;
/// A face is cut off that is nearer to the edge than this part of its own side.
const CUT: f32 = 0.05;
/// How many times the face's size is looked at around it, and at most.
const AROUND: f32 = 3.0;
const MOST_AROUND: f32 = 8.0;

/// At which sizes all of a frame is searched: one for most faces, and a small one for those that fill the picture.
fn scales(frame: &Upright) -> [Scale; 2] {
    let longer = frame.width.max(frame.height) as f64;
    let fine = (LONGER_SIDE / longer).min(if longer <= 640.0 { 2.0 } else { 1.0 });
    [Scale { factor: fine }, Scale { factor: fine / 4.0 }]
}

fn padded(length: usize) -> u32 {
    length.next_multiple_of(GRID) as u32
}

/// Pixels of the network's input that searching all of a frame takes.
pub fn cost_of_all(frame: &Upright) -> u32 {
    let cost = |scale: Scale| {
        let (width, height) = scale.size(frame.width as u32, frame.height as u32);
        padded(width) * padded(height)
    };
    scales(frame).map(cost).iter().sum()
}

/// The faces in all of a frame, in its pixels, best first. Errors: `limit` when memory is not left.
pub fn all(frame: &Upright, limits: &mut Limits) -> Result<Vec<Face>> {
    run(frame, &scales(frame), limits)?.finish()
}

/// A part of a frame where a face is expected, and at which size it is searched.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    crop: Crop<'a>,
    scale: Scale,
}

impl<'a> Part<'a> {
    /// The part of `frame` around `place`, both in the frame's pixels, that may be wrong by `spread` pixels; nothing where
    /// the place lies outside.
    pub fn new(frame: &'a Upright, place: &Place, spread: f32) -> Option<Self> {
        let size = place.size().max(4.0);
        let side = (size * AROUND + 2.0 * spread).min(size * MOST_AROUND);
        let (x, y) = place.centre();
        let (left, width) = cut(x - side / 2.0, side, frame.width)?;
        let (top, height) = cut(y - side / 2.0, side, frame.height)?;
        let factor = f64::from((SEEN_AS / size).min(MOST_ENLARGED));
        Some(Self { crop: Crop { whole: frame, left, top, width, height }, scale: Scale { factor } })
    }

    /// Pixels of the network's input that it takes.
    pub fn cost(&self) -> u32 {
        let (width, height) = self.scale.size(self.crop.width as u32, self.crop.height as u32);
        padded(width) * padded(height)
    }

    /// The faces in it, in pixels of the frame, best first, as the one pass over it sees them. Errors: `limit` when memory
    /// is not left.
    pub fn look(&self, limits: &mut Limits) -> Result<Vec<Face>> {
        let search = run(&self.crop, &[self.scale], limits)?;
        let (dx, dy) = (self.crop.left as f32, self.crop.top as f32);
        let (right, below) = (self.crop.whole.width as f32, self.crop.whole.height as f32);
        let moved = |f: &Face| Face {
            x1: (f.x1 + dx).max(0.0),
            y1: (f.y1 + dy).max(0.0),
            x2: (f.x2 + dx).min(right),
            y2: (f.y2 + dy).min(below),
            ..*f
        };
        let passes = search.passes()?;
        let faces = passes.iter().flat_map(|pass| &pass.faces);
        let seen = faces.filter(|face| face.score >= WEAK && !self.cuts(face)).map(moved);
        Ok(seen.filter(|face| face.x1 < face.x2 && face.y1 < face.y2).collect())
    }

    /// Whether a box is at an edge of the part that is no edge of the frame: half a face is taken for another one.
    fn cuts(&self, face: &Face) -> bool {
        let Crop { whole, left, top, width, height } = self.crop;
        let (across, down) = ((face.x2 - face.x1) * CUT, (face.y2 - face.y1) * CUT);
        (left > 0 && face.x1 < across)
            || (top > 0 && face.y1 < down)
            || (left + width < whole.width && face.x2 > width as f32 - across)
            || (top + height < whole.height && face.y2 > height as f32 - down)
    }
}

/// The pixels of `from` and the next `side` that lie within `length`: the first, and how many; nothing if there are too few.
fn cut(from: f32, side: f32, length: usize) -> Option<(usize, usize)> {
    let first = from.max(0.0) as usize;
    let last = ((from + side).ceil().max(0.0) as usize).min(length);
    (last >= first + 4).then(|| (first, last - first))
}

/// A search that is finished.
fn run(picture: &impl Lines, scales: &[Scale], limits: &mut Limits) -> Result<Search> {
    let (width, height) = picture.size();
    let mut search = Search::at(width, height, WEAK, scales, WIDEST, limits)?;
    let memory = search.memory();
    while search.step(picture)? < 1.0 {}
    limits.release(memory);
    Ok(search)
}

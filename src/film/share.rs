//! Share: how much of a film will be covered, so that whoever decides knows it before the copy is made.

use super::review::{Review, ScreenCovers};
use crate::error::Result;
use crate::made::Part;
use crate::pixels::region::{Region, Shape};

/// The picture is looked at in the middle of each field of a grid.
const COLUMNS: usize = 32;
const ROWS: usize = 18;
/// So many frames of a part, evenly spread, are looked at; of a shorter one, all.
const MOST_LOOKED: u32 = 1500;

/// How much of a part of a film will be covered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Of the picture, on average, 0 to 1.
    pub covered: f64,
    /// Frames of which nothing is seen; about so many in a part of more frames than are looked at.
    pub whole: u32,
}

impl Review {
    /// How much of a part will be covered by what is decided. Errors: as for [`Review::frames`].
    pub fn share(&self, part: &Part) -> Result<Share> {
        let (film, frames) = (self.film(), self.frames(part)?);
        let step = frames.len().div_ceil(MOST_LOOKED as usize).max(1);
        let (mut looked, mut sum, mut whole) = (0u32, 0usize, 0u32);
        for frame in frames.clone().step_by(step) {
            let covered = fields(&self.at(film.time(frame) as f64)?, film.width as f32, film.height as f32);
            looked += 1;
            sum += covered;
            whole += u32::from(covered == COLUMNS * ROWS);
        }
        let all = f64::from(looked.max(1));
        let whole = (f64::from(whole) / all * frames.len() as f64).round() as u32;
        Ok(Share { covered: sum as f64 / all / (COLUMNS * ROWS) as f64, whole })
    }
}

/// How many fields of the picture are covered.
fn fields(covers: &ScreenCovers, width: f32, height: f32) -> usize {
    let middle = |i: usize, count: usize, length: f32| (i as f32 + 0.5) / count as f32 * length;
    let covered = |i: &usize| {
        let (x, y) = (middle(i % COLUMNS, COLUMNS, width), middle(i / COLUMNS, ROWS, height));
        let under = |all: &[super::review::ScreenCover]| all.iter().any(|own| holds(&own.region, x, y));
        covers.frame && !under(&covers.but) || under(&covers.regions)
    };
    (0..COLUMNS * ROWS).filter(covered).count()
}

/// Whether a point lies under a region.
fn holds(region: &Region, x: f32, y: f32) -> bool {
    let across = (x - region.x) / region.width * 2.0 - 1.0;
    let down = (y - region.y) / region.height * 2.0 - 1.0;
    match region.shape {
        Shape::Box => across.abs() <= 1.0 && down.abs() <= 1.0,
        Shape::Ellipse => across * across + down * down <= 1.0,
    }
}

//! Looks: what a cover shows instead of what it hides. A function of the cover's place and of fresh randomness, and of nothing
//! else: blurs and mosaics of what was there can be undone or matched (McPherson, Shokri and Shmatikov 2016; Hill et al. 2016).

use serde::{Deserialize, Serialize};

use crate::seed::Seed;

/// What a cover looks like. All are opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Look {
    /// Black.
    #[default]
    Solid,
    /// Slanting stripes.
    Pattern,
    /// Clouds of random colours, shaded towards the edge.
    Soft,
}

/// The two tones of [`Look::Pattern`].
const STRIPES: [[u8; 3]; 2] = [[24, 38, 42], [70, 92, 96]];

/// Random colours on a side of the lattice that the clouds of [`Look::Soft`] are drawn between.
const LATTICE: usize = 6;

/// What paints one cover.
pub struct Paint {
    look: Look,
    /// The width of a stripe in pixels.
    stripe: f32,
    /// Left, top, width and height of what is painted.
    place: [f32; 4],
    clouds: Vec<[f32; 3]>,
}

impl Paint {
    /// Paint for a cover between `bounds` (left, top, right, bottom) in a picture whose longer side is `side`. Draws from
    /// `seed` only what the look needs.
    pub fn new(look: Look, bounds: [f32; 4], side: u32, seed: &mut Seed) -> Self {
        let [left, top, right, bottom] = bounds;
        let clouds = match look {
            Look::Soft => (0..LATTICE * LATTICE).map(|_| cloud(seed)).collect(),
            Look::Solid | Look::Pattern => Vec::new(),
        };
        let place = [left, top, (right - left).max(1.0), (bottom - top).max(1.0)];
        Self { look, stripe: (side / 1600 + 1) as f32 * 16.0, place, clouds }
    }

    /// Red, green and blue at a point, in pixels.
    pub fn at(&self, x: f32, y: f32) -> [u8; 3] {
        match self.look {
            Look::Solid => [0, 0, 0],
            Look::Pattern => {
                let odd = ((x + y) / self.stripe).floor() as i64 & 1;
                if odd == 0 { STRIPES[0] } else { STRIPES[1] }
            }
            Look::Soft => self.soft(x, y),
        }
    }

    fn soft(&self, x: f32, y: f32) -> [u8; 3] {
        let [left, top, width, height] = self.place;
        let (across, down) = (((x - left) / width).clamp(0.0, 1.0), ((y - top) / height).clamp(0.0, 1.0));
        let last = (LATTICE - 1) as f32;
        let node = |column: f32, row: f32| {
            let at = row.min(last) as usize * LATTICE + column.min(last) as usize;
            self.clouds.get(at).copied().unwrap_or_default()
        };
        let (column, row) = ((across * last).floor(), (down * last).floor());
        let smooth = |t: f32| t * t * (3.0 - 2.0 * t);
        let (tx, ty) = (smooth(across * last - column), smooth(down * last - row));
        let (upper, lower) = (
            mix(node(column, row), node(column + 1.0, row), tx),
            mix(node(column, row + 1.0), node(column + 1.0, row + 1.0), tx),
        );
        // The feather lies inside: towards the edge the clouds sink into one dark tone.
        let (from_x, from_y) = (2.0 * across - 1.0, 2.0 * down - 1.0);
        let depth = (1.35 - (from_x * from_x + from_y * from_y).sqrt()).clamp(0.0, 1.0);
        mix([30.0, 34.0, 36.0], mix(upper, lower, ty), smooth(depth)).map(|v| v.round() as u8)
    }
}

/// A muted colour.
fn cloud(seed: &mut Seed) -> [f32; 3] {
    let bright = 60.0 + 110.0 * seed.unit() as f32;
    [(); 3].map(|()| bright + 36.0 * (seed.unit() as f32 - 0.5))
}

fn mix(from: [f32; 3], to: [f32; 3], share: f32) -> [f32; 3] {
    let [a, b, c] = from;
    let [x, y, z] = to;
    [a + (x - a) * share, b + (y - b) * share, c + (z - c) * share]
}

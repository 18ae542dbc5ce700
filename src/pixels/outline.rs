//! Outlines: the shapes that a cover can have.

use serde::{Deserialize, Serialize};

use crate::pixels::piece::{Piece, Point};
use crate::pixels::region::{Region, Shape};

/// The shape of a cover, in upright pixels of the full picture. It may reach outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Outline {
    /// The box at `x` and `y`.
    Box {
        /// The left edge.
        x: f32,
        /// The upper edge.
        y: f32,
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// The ellipse that touches the box's four sides.
    Ellipse {
        /// The box's left edge.
        x: f32,
        /// The box's upper edge.
        y: f32,
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// A whole person: the ellipse over the head, and from there down all that a body may take up.
    Person {
        /// The left edge of the head's box.
        x: f32,
        /// The upper edge of the head's box.
        y: f32,
        /// Of the head, in pixels.
        width: f32,
        /// Of the head, in pixels.
        height: f32,
    },
    /// A line drawn with a round brush.
    Brush {
        /// Where it was led.
        points: Vec<Point>,
        /// The brush's width in pixels.
        width: f32,
    },
    /// The inside of a closed line.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
    },
}

/// The right half of a body below its head, from the neck to the feet: right of the head's middle in widths of the head,
/// below its top in heights of it. Wide enough for arms that hang, a bag and a step to the side.
const BODY: [Point; 5] = [[0.55, 0.6], [1.35, 1.15], [1.75, 2.2], [1.75, 7.2], [0.0, 7.2]];

impl Outline {
    /// What it is made of. Nothing where it has no size.
    pub fn pieces(&self) -> Vec<Piece> {
        let region = |shape, &x, &y, &width, &height| Piece::Region(Region { shape, x, y, width, height });
        match self {
            Self::Box { x, y, width, height } => vec![region(Shape::Box, x, y, width, height)],
            Self::Ellipse { x, y, width, height } => vec![region(Shape::Ellipse, x, y, width, height)],
            Self::Person { x, y, width, height } => {
                let half = |side: f32| BODY.map(|[a, b]| [x + width * (0.5 + side * a), y + height * b]);
                let body = half(1.0).into_iter().chain(half(-1.0).into_iter().rev()).collect();
                vec![region(Shape::Ellipse, x, y, width, height), Piece::Polygon(body)]
            }
            Self::Brush { points, width } => brush(points, *width),
            Self::Polygon { points } => vec![Piece::Polygon(points.clone())],
        }
    }

    /// How many points it is given by.
    pub fn points(&self) -> usize {
        match self {
            Self::Brush { points, .. } | Self::Polygon { points } => points.len(),
            _ => 2,
        }
    }

    /// Whether every number is one.
    pub fn is_finite(&self) -> bool {
        let all = |points: &[Point]| points.iter().flatten().all(|v| v.is_finite());
        match self {
            Self::Box { x, y, width, height }
            | Self::Ellipse { x, y, width, height }
            | Self::Person { x, y, width, height } => [x, y, width, height].iter().all(|v| v.is_finite()),
            Self::Brush { points, width } => all(points) && width.is_finite(),
            Self::Polygon { points } => all(points),
        }
    }
}

impl From<Region> for Outline {
    fn from(Region { shape, x, y, width, height }: Region) -> Self {
        match shape {
            Shape::Box => Self::Box { x, y, width, height },
            Shape::Ellipse => Self::Ellipse { x, y, width, height },
        }
    }
}

/// A disc at each point, and a bar from each to the next.
fn brush(points: &[Point], width: f32) -> Vec<Piece> {
    let half = width / 2.0;
    let disc = |&[x, y]: &Point| {
        Piece::Region(Region { shape: Shape::Ellipse, x: x - half, y: y - half, width, height: width })
    };
    let bar = |pair: &[Point]| {
        let &[[x1, y1], [x2, y2]] = pair else { return None };
        let (dx, dy) = (x2 - x1, y2 - y1);
        let long = (dx * dx + dy * dy).sqrt();
        let (nx, ny) = (-dy / long * half, dx / long * half);
        let corners = [[x1 + nx, y1 + ny], [x2 + nx, y2 + ny], [x2 - nx, y2 - ny], [x1 - nx, y1 - ny]];
        (long > 0.0 && half > 0.0).then(|| Piece::Polygon(corners.to_vec()))
    };
    points.iter().map(disc).chain(points.windows(2).filter_map(bar)).collect()
}

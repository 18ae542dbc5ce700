//! Pieces: what every outline is made of, and which stretch of a row each of them touches.

use crate::order::Order as _;
use crate::pixels::region::{Region, Shape};
use crate::report::Orientation;

/// A point: right of the left edge, below the upper edge, in pixels.
pub(crate) type Point = [f32; 2];

/// A box, an ellipse or a polygon.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A box or an ellipse.
    Region(Region),
    /// The inside of a closed line. Where the line crosses itself, all that it goes around is inside.
    Polygon(Vec<Point>),
}

impl Piece {
    /// The piece in a picture that is `by` times as large.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        match self {
            Self::Region(region) => Self::Region(region.scaled(by)),
            Self::Polygon(points) => Self::Polygon(points.into_iter().map(|[x, y]| [x * by, y * by]).collect()),
        }
    }

    /// The piece, given in upright pixels, in those of a picture stored as `width` by `height` pixels and turned for
    /// viewing by `orientation`.
    #[must_use]
    pub fn stored(self, orientation: Orientation, width: u32, height: u32) -> Self {
        match self {
            Self::Region(region) => Self::Region(region.stored(orientation, width, height)),
            Self::Polygon(points) => {
                let turn = |[x, y]: Point| {
                    let spot = Region { shape: Shape::Box, x, y, width: 0.0, height: 0.0 };
                    let spot = spot.stored(orientation, width, height);
                    [spot.x, spot.y]
                };
                Self::Polygon(points.into_iter().map(turn).collect())
            }
        }
    }

    /// Left, top, right and bottom.
    pub fn bounds(&self) -> [f32; 4] {
        match self {
            Self::Region(region) => [region.x, region.y, region.x + region.width, region.y + region.height],
            Self::Polygon(points) => {
                points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[x1, y1, x2, y2], &[x, y]| {
                    [x1.min(x), y1.min(y), x2.max(x), y2.max(y)]
                })
            }
        }
    }

    /// Adds the stretches that the piece touches anywhere between `top` and `bottom`, left and right ends.
    pub fn band(&self, top: f32, bottom: f32, spans: &mut Vec<(f32, f32)>) {
        let [_, first, _, last] = self.bounds();
        if first >= bottom || last <= top {
            return;
        }
        match self {
            Self::Region(region) => {
                let middle = region.y + region.height / 2.0;
                spans.extend(across(region, middle.clamp(top, bottom)));
            }
            Self::Polygon(points) => {
                // What is inside either reaches one of the two rows or lies between edges that do not.
                crossings(points, top, spans);
                crossings(points, bottom, spans);
                spans.extend(edges(points).filter_map(|edge| clipped(edge, top, bottom)));
            }
        }
    }

    /// Adds the stretches that lie inside the piece at the height `y`, left and right ends.
    pub fn line(&self, y: f32, spans: &mut Vec<(f32, f32)>) {
        match self {
            Self::Region(region) => spans.extend(across(region, y)),
            Self::Polygon(points) => crossings(points, y, spans),
        }
    }
}

/// How far a region reaches at the height `y`.
fn across(region: &Region, y: f32) -> Option<(f32, f32)> {
    let (half, tall) = (region.width / 2.0, region.height / 2.0);
    let down = (y - region.y - tall) / tall;
    let reach = match region.shape {
        _ if half <= 0.0 || tall <= 0.0 || down.abs() > 1.0 => return None,
        Shape::Box => half,
        Shape::Ellipse => half * (1.0 - down * down).max(0.0).sqrt(),
    };
    Some((region.x + half - reach, region.x + half + reach))
}

fn edges(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

/// The stretches of the row `y` that a closed line goes around.
fn crossings(points: &[Point], y: f32, spans: &mut Vec<(f32, f32)>) {
    let mut at: Vec<(f32, i32)> = edges(points)
        .filter(|([_, y1], [_, y2])| (*y1 <= y) != (*y2 <= y))
        .map(|([x1, y1], [x2, y2])| (x1 + (x2 - x1) * ((y - y1) / (y2 - y1)), if y1 < y2 { 1 } else { -1 }))
        .collect();
    at.order_by(|(a, _), (b, _)| a.total_cmp(b));
    let (mut winding, mut start) = (0, 0.0);
    for (x, turn) in at {
        if winding == 0 {
            start = x;
        }
        winding += turn;
        if winding == 0 {
            spans.push((start, x));
        }
    }
}

/// How far an edge reaches between two heights.
fn clipped(([x1, y1], [x2, y2]): (Point, Point), top: f32, bottom: f32) -> Option<(f32, f32)> {
    let (from, to) = (y1.min(y2).max(top), y1.max(y2).min(bottom));
    if from > to {
        return None;
    }
    let x = |y: f32| if y1 == y2 { x1 } else { x1 + (x2 - x1) * ((y - y1) / (y2 - y1)) };
    let (a, b) = if y1 == y2 { (x1, x2) } else { (x(from), x(to)) };
    Some((a.min(b), a.max(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(piece: &Piece, top: f32, bottom: f32) -> (f32, f32) {
        let mut spans = Vec::new();
        piece.band(top, bottom, &mut spans);
        spans.iter().fold((f32::MAX, f32::MIN), |(a, b), &(start, end)| (a.min(start), b.max(end)))
    }

    #[test]
    fn a_polygon_touches_what_its_edges_reach_between_two_rows() {
        let spike = Piece::Polygon(vec![[0.0, 0.0], [10.0, 0.4], [0.0, 0.8]]);
        assert_eq!(spans(&spike, 0.0, 1.0), (0.0, 10.0));
        assert_eq!(spans(&spike, 1.0, 2.0), (f32::MAX, f32::MIN));
    }

    #[test]
    fn a_line_that_crosses_itself_leaves_no_hole() {
        let twice =
            [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]];
        let mut found = Vec::new();
        Piece::Polygon(twice.to_vec()).line(5.0, &mut found);
        assert_eq!(found, [(0.0, 10.0)]);
    }

    #[test]
    fn a_polygon_turns_with_its_picture() {
        let corner = Piece::Polygon(vec![[0.0, 0.0], [8.0, 0.0], [0.0, 8.0]]);
        for orientation in 1..=8 {
            let region = Region { shape: Shape::Box, x: 0.0, y: 0.0, width: 8.0, height: 8.0 };
            let (orientation, size) = (Orientation(orientation), (90, 70));
            let boxed = Piece::Region(region.stored(orientation, size.0, size.1));
            assert_eq!(corner.clone().stored(orientation, size.0, size.1).bounds(), boxed.bounds());
        }
    }
}

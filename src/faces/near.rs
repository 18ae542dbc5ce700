//! Near: boxes filed by size and place, so that those that may overlap a given box are few, however many there are.

use std::collections::BTreeMap;

use super::Face;

/// Boxes, each with the number under which it was filed.
#[derive(Clone, Debug)]
pub struct Near {
    overlap: f32,
    /// How many times as high as one another boxes of one class of size may be. Boxes that overlap enough differ less
    /// than that, so they are in the same class or in neighbouring ones.
    ratio: f32,
    cells: BTreeMap<(i32, i32, i32), Vec<(u32, Face)>>,
}

/// The middle of a box.
fn middle(face: &Face) -> (f32, f32) {
    ((face.x1 + face.x2) / 2.0, (face.y1 + face.y2) / 2.0)
}

impl Near {
    /// No boxes. Those that overlap by more than `overlap` will count as near each other.
    pub fn new(overlap: f32) -> Self {
        Self { overlap, ratio: 1.01 / overlap, cells: BTreeMap::new() }
    }

    /// The side of a class's cells, in pixels: no box of the class is higher.
    fn side(&self, class: i32) -> f32 {
        self.ratio.powi(class + 1)
    }

    fn class(&self, face: &Face) -> i32 {
        (libm::logf((face.y2 - face.y1).max(f32::MIN_POSITIVE)) / libm::logf(self.ratio)).floor() as i32
    }

    /// Files `face` under `number`.
    pub fn file(&mut self, number: u32, face: Face) {
        let ((x, y), class) = (middle(&face), self.class(&face));
        let side = self.side(class);
        let cell = |v: f32| (v / side).floor() as i32;
        self.cells.entry((class, cell(y), cell(x))).or_default().push((number, face));
    }

    /// The least number of a box that overlaps `face` by more than the least overlap that counts.
    pub fn first_over(&self, face: &Face) -> Option<u32> {
        let ((x, y), class) = (middle(face), self.class(face));
        // No box that overlaps so much is wider than `width / overlap`, and the middles lie nearer than what is not shared.
        let wide = (1.0 - self.overlap) / self.overlap * (face.x2 - face.x1);
        let mut first: Option<u32> = None;
        for class in class - 1..=class + 1 {
            let side = self.side(class);
            let reach = (1.0 - self.overlap) * side.max(face.y2 - face.y1);
            let cell = |v: f32| (v / side).floor() as i32;
            for row in cell(y - reach)..=cell(y + reach) {
                let columns = (class, row, cell(x - wide))..=(class, row, cell(x + wide));
                for (number, other) in self.cells.range(columns).flat_map(|(_, filed)| filed) {
                    let earlier = first.is_none_or(|first| *number < first);
                    if earlier && intersection_over_union(other, face) > self.overlap {
                        first = Some(*number);
                    }
                }
            }
        }
        first
    }
}

/// The area that two boxes share, as a part of the area that they cover together: 0 to 1.
pub fn intersection_over_union(a: &Face, b: &Face) -> f32 {
    let across = (a.x2.min(b.x2) - a.x1.max(b.x1)).max(0.0);
    let down = (a.y2.min(b.y2) - a.y1.max(b.y1)).max(0.0);
    let shared = across * down;
    let area = |face: &Face| (face.x2 - face.x1) * (face.y2 - face.y1);
    let together = area(a) + area(b) - shared;
    if together > 0.0 { shared / together } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVERLAP: f32 = 0.4;

    /// Boxes of many sizes at many places, the same every time.
    fn boxes(count: usize) -> Vec<Face> {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 24) as f32
        };
        let mut one = || {
            let (x1, y1, height, score) = (next() * 300.0, next() * 300.0, 4.0 * 60f32.powf(next()), next());
            Face { x1, y1, x2: x1 + height * (0.4 + next()), y2: y1 + height, score }
        };
        (0..count).map(|_| one()).collect()
    }

    #[test]
    fn the_first_overlapping_box_is_the_one_that_comparing_with_all_finds() {
        let all = boxes(3000);
        let mut near = Near::new(OVERLAP);
        let mut met = 0;
        for (number, face) in all.iter().enumerate() {
            let first = all[..number].iter().position(|other| intersection_over_union(other, face) > OVERLAP);
            assert_eq!(near.first_over(face), first.map(|first| first as u32));
            met += usize::from(first.is_some());
            near.file(number as u32, *face);
        }
        assert!(met > 300, "boxes overlap");
    }

    #[test]
    fn a_box_without_height_overlaps_nothing() {
        let flat = Face { x1: 1.0, y1: 1.0, x2: 5.0, y2: 1.0, score: 1.0 };
        let mut near = Near::new(OVERLAP);
        near.file(0, flat);
        assert_eq!(near.first_over(&flat), None);
    }

    #[test]
    fn overlap_is_the_shared_part_of_the_common_area() {
        let face = |x1: f32, x2: f32| Face { x1, y1: 0.0, x2, y2: 10.0, score: 1.0 };
        assert_eq!(intersection_over_union(&face(0.0, 10.0), &face(0.0, 10.0)), 1.0);
        assert_eq!(intersection_over_union(&face(0.0, 10.0), &face(5.0, 15.0)), 1.0 / 3.0);
        assert_eq!(intersection_over_union(&face(0.0, 10.0), &face(10.0, 15.0)), 0.0);
        assert_eq!(intersection_over_union(&face(3.0, 3.0), &face(3.0, 3.0)), 0.0);
    }
}

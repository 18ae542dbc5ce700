//! Suppress: of boxes that show the same face, the best one stays (greedy non-maximum suppression).

use super::Face;

/// Boxes that overlap a better one by more than this are the same face.
pub const OVERLAP: f32 = 0.45;

/// Sorts `faces`, best first, and takes out each that overlaps a better one by more than `overlap`.
pub fn suppress(faces: &mut Vec<Face>, overlap: f32) {
    faces.sort_by(order);
    let mut kept: Vec<Face> = Vec::new();
    faces.retain(|face| {
        let new = kept.iter().all(|better| intersection_over_union(better, face) <= overlap);
        if new {
            kept.push(*face);
        }
        new
    });
}

/// Best first; boxes of the same score by place, so that the order never depends on which was found first.
fn order(a: &Face, b: &Face) -> std::cmp::Ordering {
    let place = |face: &Face| [face.y1, face.x1, face.y2, face.x2];
    let places = place(a).into_iter().zip(place(b)).map(|(a, b)| a.total_cmp(&b));
    b.score.total_cmp(&a.score).then(places.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then))
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

    fn face(x1: f32, x2: f32, score: f32) -> Face {
        Face { x1, y1: 0.0, x2, y2: 10.0, score }
    }

    #[test]
    fn overlap_is_the_shared_part_of_the_common_area() {
        assert_eq!(intersection_over_union(&face(0.0, 10.0, 1.0), &face(0.0, 10.0, 0.2)), 1.0);
        assert_eq!(intersection_over_union(&face(0.0, 10.0, 1.0), &face(5.0, 15.0, 1.0)), 1.0 / 3.0);
        assert_eq!(intersection_over_union(&face(0.0, 10.0, 1.0), &face(10.0, 15.0, 1.0)), 0.0);
        assert_eq!(intersection_over_union(&face(3.0, 3.0, 1.0), &face(3.0, 3.0, 1.0)), 0.0);
    }

    #[test]
    fn the_best_of_overlapping_boxes_stays_and_frees_those_it_does_not_touch() {
        let mut faces = vec![face(2.0, 12.0, 0.6), face(0.0, 10.0, 0.9), face(4.0, 14.0, 0.5)];
        suppress(&mut faces, 0.45);
        assert_eq!(faces, [face(0.0, 10.0, 0.9), face(4.0, 14.0, 0.5)]);
    }

    #[test]
    fn the_order_of_equal_scores_does_not_depend_on_the_order_given() {
        let boxes = [face(20.0, 30.0, 0.5), face(0.0, 10.0, 0.5), face(3.0, 13.0, 0.5)];
        let mut one = boxes.to_vec();
        let mut other: Vec<_> = boxes.into_iter().rev().collect();
        suppress(&mut one, 0.45);
        suppress(&mut other, 0.45);
        assert_eq!(one, other);
    }
}

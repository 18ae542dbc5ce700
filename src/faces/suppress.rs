//! Suppress: of boxes that one pass finds for the same face, the best one stays (greedy non-maximum suppression).

use super::Face;
use super::near::Near;
use crate::order::Order as _;

/// Boxes of one pass that overlap by more than this show the same face.
const OVERLAP: f32 = 0.45;

/// How many boxes of one pass count: the best ones. A picture made to be full of boxes can cost no more.
pub(crate) const MOST: usize = 65_536;

/// Sorts `faces`, best first, and takes out each that overlaps a better one by more than `OVERLAP`.
pub(crate) fn suppress(faces: &mut Vec<Face>) {
    best(faces);
    faces.order_by(order);
    let mut kept = Near::new(OVERLAP);
    faces.retain(|face| {
        let new = kept.first_over(face).is_none();
        if new {
            kept.file(0, *face);
        }
        new
    });
}

/// Leaves the [`MOST`] best, in any order: always the same ones, whatever order they were found in.
pub(crate) fn best(faces: &mut Vec<Face>) {
    if faces.len() > MOST {
        faces.select_nth_unstable_by(MOST, order);
        faces.truncate(MOST);
    }
}

/// Best first; boxes of the same score by place, so that the order never depends on which was found first.
pub(crate) fn order(a: &Face, b: &Face) -> std::cmp::Ordering {
    let place = |face: &Face| [face.y1, face.x1, face.y2, face.x2];
    let places = place(a).into_iter().zip(place(b)).map(|(a, b)| a.total_cmp(&b));
    b.score.total_cmp(&a.score).then(places.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(x1: f32, x2: f32, score: f32) -> Face {
        Face { x1, y1: 0.0, x2, y2: 10.0, score }
    }

    #[test]
    fn the_best_of_overlapping_boxes_stays_and_frees_those_it_does_not_touch() {
        let mut faces = vec![face(2.0, 12.0, 0.6), face(0.0, 10.0, 0.9), face(4.0, 14.0, 0.5)];
        suppress(&mut faces);
        assert_eq!(faces, [face(0.0, 10.0, 0.9), face(4.0, 14.0, 0.5)]);
    }

    #[test]
    fn the_order_of_equal_scores_does_not_depend_on_the_order_given() {
        let boxes = [face(20.0, 30.0, 0.5), face(0.0, 10.0, 0.5), face(3.0, 13.0, 0.5)];
        let mut one = boxes.to_vec();
        let mut other: Vec<_> = boxes.into_iter().rev().collect();
        suppress(&mut one);
        suppress(&mut other);
        assert_eq!(one, other);
    }

    #[test]
    fn of_half_a_million_boxes_the_best_are_kept_and_none_is_compared_with_all() {
        let boxes = |count: u32| (0..count).map(|i| face(i as f32 * 20.0, i as f32 * 20.0 + 9.0, (i % 997) as f32));
        let mut faces: Vec<_> = boxes(500_000).collect();
        let begin = std::time::Instant::now();
        suppress(&mut faces);
        assert_eq!(faces.len(), MOST);
        assert!(faces.iter().all(|face| face.score >= 860.0));
        // Comparing each with all would be 2,000 million comparisons.
        assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
    }
}

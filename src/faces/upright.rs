//! Upright: which ways up a picture may be, from one coarse look in each of the four, and tilted.
//!
//! The network is surer of faces that stand up, and by far: so the ways are compared by the sum of the sixth powers of their boxes'
//! scores. `docs/faces.md` has the measurements.

use super::Face;
use super::turn::Turn;
use crate::order::Order as _;

/// Which of a picture's scales the coarse look is at, of those that [`super::scales::scales`] gives: a quarter of the finest.
pub(crate) const COARSE: usize = 2;

/// The score from which on a face counts that does not stand up as the others do.
pub(crate) const LYING: f32 = 0.60;

/// Where the best way's sum is less, too little was seen to decide: one face of the score 0.82 is enough.
const ENOUGH: f32 = 0.3;

/// A way is plausible whose sum is at least this part of the best one's.
const PLAUSIBLE: f32 = 0.5;

/// A tilt is plausible in which more was seen than this many times of what any quarter turn shows.
const TILTED: f32 = 1.1;

/// The most pixels of a tilted rectangle for each of the picture in it: a picture of 4:3 has two, one of 4:1 three.
const MOST_TILTED: u64 = 3;

/// How a picture of that size is looked at coarsely: tilted only where most of the tilted rectangle is picture.
pub(crate) fn turns(size: (u32, u32)) -> impl Iterator<Item = Turn> {
    let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
    let fits = move |turn: &Turn| area(turn.size(size)) <= MOST_TILTED * area(size);
    Turn::ALL.into_iter().chain(Turn::TILTS.into_iter().filter(fits))
}

/// By how much a picture may have to be turned to stand upright, the likeliest first: as it is, if that is plausible; then those
/// of which more was seen, and of those alike the one that comes first in [`Turn::ALL`]. At least one, and all where too little
/// was seen to decide. `seen` are the boxes of each way, no two of the same face.
pub(crate) fn ways(seen: &[(Turn, Vec<Face>)]) -> Vec<Turn> {
    let sum = |turn: Turn| -> f32 {
        let faces = seen.iter().filter(|(way, _)| *way == turn).flat_map(|(_, faces)| faces);
        let cube = |v: f32| v * v * v;
        faces.map(|face| cube(face.score * face.score)).sum()
    };
    let most = |sums: &[(Turn, f32)]| sums.iter().map(|(_, sum)| *sum).fold(0.0, f32::max);
    let mut sums = Turn::ALL.map(|turn| (turn, sum(turn))).to_vec();
    let square = most(&sums);
    let tilts = Turn::TILTS.map(|turn| (turn, sum(turn)));
    sums.extend(tilts.into_iter().filter(|(_, sum)| *sum > (square * TILTED).max(ENOUGH)));
    let best = most(&sums);
    let least = if best < ENOUGH { 0.0 } else { best * PLAUSIBLE };
    sums.order_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut ways: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum >= least).map(|(turn, _)| turn).collect();
    ways.order_by_key(|turn| *turn != Turn::None);
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(scores: [&[f32]; 4]) -> Vec<Turn> {
        let face = |score: &f32| Face { x1: 0.0, y1: 0.0, x2: 9.0, y2: 9.0, score: *score };
        let seen = Turn::ALL.into_iter().zip(scores.map(|scores| scores.iter().map(face).collect()));
        ways(&seen.collect::<Vec<_>>())
    }

    #[test]
    fn a_picture_is_tilted_unless_most_of_the_tilted_rectangle_would_be_empty() {
        for size in [(4000, 3000), (1080, 1920), (3000, 1000), (100, 100)] {
            assert_eq!(super::turns(size).count(), 6, "{size:?}");
        }
        for size in [(51, 62_000), (9000, 1500)] {
            assert_eq!(super::turns(size).collect::<Vec<_>>(), Turn::ALL, "{size:?}");
        }
    }

    #[test]
    fn one_sure_face_tells_more_than_many_unsure_ones() {
        assert_eq!(turns([&[0.5; 9], &[], &[0.9], &[0.6]]), [Turn::Half]);
    }

    #[test]
    fn ways_that_are_nearly_as_plausible_are_all_searched_and_the_stored_one_comes_first() {
        assert_eq!(turns([&[0.85], &[0.9], &[0.3], &[0.1]]), [Turn::None, Turn::Right]);
        assert_eq!(turns([&[0.3], &[0.85], &[0.3], &[0.9]]), [Turn::Left, Turn::Right]);
    }

    #[test]
    fn a_tilt_is_searched_where_it_shows_clearly_more_than_any_quarter_turn_and_enough() {
        let tilted = |upright: f32, tilted: f32| {
            let face = |score| vec![Face { x1: 0.0, y1: 0.0, x2: 9.0, y2: 9.0, score }];
            let mut seen: Vec<_> = Turn::ALL.map(|turn| (turn, Vec::new())).to_vec();
            seen.extend([(Turn::None, face(upright)), (Turn::TILTS[1], face(tilted))]);
            ways(&seen)
        };
        assert_eq!(tilted(0.85, 0.9), [Turn::None, Turn::TILTS[1]]);
        assert_eq!(tilted(0.6, 0.9), [Turn::TILTS[1]]);
        assert_eq!(tilted(0.89, 0.9), [Turn::None]);
        assert_eq!(tilted(0.3, 0.8), Turn::ALL);
    }

    #[test]
    fn all_ways_are_searched_where_too_little_was_seen() {
        assert_eq!(turns([&[], &[], &[], &[]]), Turn::ALL);
        assert_eq!(turns([&[0.2], &[], &[0.4], &[0.81]]), [Turn::None, Turn::Left, Turn::Half, Turn::Right]);
    }
}

//! Vote: what the passes say together. Each pass has looked at the picture at another scale; boxes of different passes
//! that overlap are one face.
//!
//! How well a pass can see a face depends on how large the face is in the network's input: `sight`. A box's weight is
//! its score times that. Of a face's boxes the weightiest says which others are the same face. How sure the face is, as
//! a logarithm of the odds, is the mean of two numbers: of the weightiest box alone, and of all passes by how well they
//! see; a pass without a box there says `SILENCE`. So a box that no other pass sees needs a higher score of its own, and
//! so does a tiny one.
//!
//! The edges are the boxes' mean, moved outwards by `DOUBT` times their standard deviation: where passes disagree, the
//! cover must hold what each of them says, within `MOST_DOUBT`. `docs/faces.md` has the measurements.

use super::Face;
use super::near::Near;
use super::suppress::order;
use crate::order::Order as _;

/// Boxes of a pass count from this score on.
pub const FLOOR: f32 = 0.1;

/// What a pass says of a face that it has no box for: a little less than [`FLOOR`].
const SILENCE: f32 = 0.08;

/// Boxes of different passes that overlap by more than this show the same face. Passes agree less well than cells of one
/// pass do.
const OVERLAP: f32 = 0.3;

/// By how many standard deviations an edge is moved outwards.
const DOUBT: f32 = 2.0;

/// The most by which an edge is moved outwards, as a part of the box's width or height: a box must not swell until it
/// holds the face beside it.
const MOST_DOUBT: f32 = 0.15;

/// Added to the logarithm of the odds for each doubling of a face's height above [`USUAL`] pixels of the picture: tiny
/// boxes are more often false.
const LARGER: f32 = 0.2;

/// The height in pixels at which a face's size says nothing.
const USUAL: f32 = 32.0;

/// Added to the logarithm of the odds, so that [`super::THRESHOLD`] means as many false boxes as it does for one pass.
const SHIFT: f32 = 0.60;

/// The boxes of one pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// Pixels of the network's input for each pixel of the picture.
    pub factor: f32,
    /// Its boxes in pixels of the picture, from [`FLOOR`] on, no two of the same face.
    pub faces: Vec<Face>,
}

/// How well the network sees a face that is `height` pixels high in its input, 0 to 1: half at 9 and at 160 pixels.
fn sight(height: f32) -> f32 {
    let cube = |v: f32| v * v * v;
    1.0 / ((1.0 + cube(9.0 / height)) * (1.0 + cube(height / 160.0)))
}

/// Left, top, right and bottom.
const EDGES: [fn(&Face) -> f32; 4] = [|face| face.x1, |face| face.y1, |face| face.x2, |face| face.y2];

/// The logarithm of the odds of a probability.
fn odds(score: f32) -> f32 {
    let score = score.clamp(0.01, 0.99);
    libm::logf(score / (1.0 - score))
}

/// A box and what it weighs.
#[derive(Clone, Copy, Debug)]
struct Voice {
    face: Face,
    weight: f32,
    pass: usize,
}

/// The faces that score at least `threshold`, best first. `lean` is added to the logarithm of the odds of each.
pub fn vote(passes: &[Pass], threshold: f32, lean: f32) -> Vec<Face> {
    let factors: Vec<f32> = passes.iter().map(|pass| pass.factor).collect();
    let voices = passes.iter().enumerate().flat_map(|(pass, Pass { factor, faces })| {
        faces.iter().map(move |face| {
            let seen = sight((face.y2 - face.y1) * factor);
            Voice { face: *face, weight: face.score * (1.3 * seen).min(1.0), pass }
        })
    });
    let mut voices: Vec<Voice> = voices.collect();
    voices.order_by(|a, b| b.weight.total_cmp(&a.weight).then(order(&a.face, &b.face)));
    let mut near = Near::new(OVERLAP);
    let mut groups: Vec<Vec<Voice>> = Vec::new();
    for voice in voices {
        match near.first_over(&voice.face).and_then(|group| groups.get_mut(group as usize)) {
            Some(group) => group.push(voice),
            None => {
                near.file(groups.len() as u32, voice.face);
                groups.push(vec![voice]);
            }
        }
    }
    let mut faces: Vec<Face> = groups.iter().map(|group| together(group, &factors, lean)).collect();
    faces.retain(|face| face.score >= threshold);
    faces.order_by(order);
    faces
}

/// The faces of several ways up, best first, in pixels of the same picture. A face that was found in more than one way is one: as
/// the earlier way has it, unless a later one is surer; then it holds both boxes. Faces of one way stay apart.
pub fn one_each(ways: impl IntoIterator<Item = Vec<Face>>) -> Vec<Face> {
    let mut faces: Vec<Face> = Vec::new();
    for way in ways {
        let mut near = Near::new(OVERLAP);
        (0..).zip(&faces).for_each(|(number, face)| near.file(number, *face));
        for face in way {
            match near.first_over(&face).and_then(|number| faces.get_mut(number as usize)) {
                Some(same) if same.score < face.score => *same = around(same, &face),
                Some(_) => {}
                None => faces.push(face),
            }
        }
    }
    faces.order_by(order);
    faces
}

/// The box that holds both, as sure as the second.
fn around(a: &Face, b: &Face) -> Face {
    Face { x1: a.x1.min(b.x1), y1: a.y1.min(b.y1), x2: a.x2.max(b.x2), y2: a.y2.max(b.y2), score: b.score }
}

/// What a group of boxes says, the weightiest of which comes first.
fn together(group: &[Voice], factors: &[f32], lean: f32) -> Face {
    let first = group[0];
    let height = first.face.y2 - first.face.y1;
    let (mut said, mut sights) = (0.0, 0.0);
    for (pass, factor) in factors.iter().enumerate() {
        let own = group.iter().filter(|voice| voice.pass == pass).map(|voice| voice.face.score);
        let sight = sight(height * factor).max(1e-6);
        said += sight * odds(own.fold(SILENCE, f32::max));
        sights += sight;
    }
    let size = LARGER * libm::log2f(height.max(1.0) / USUAL);
    let sure = (odds(first.weight) + said / sights) / 2.0 + size + SHIFT + lean;
    let shares = || group.iter().map(|voice| (voice.weight * voice.weight, voice.face));
    let total: f32 = shares().map(|(share, _)| share).sum::<f32>().max(f32::MIN_POSITIVE);
    let mean = |of: &dyn Fn(&Face) -> f32| shares().map(|(share, face)| share * of(&face)).sum::<f32>() / total;
    let [x1, y1, x2, y2] = EDGES.map(|of| mean(&of));
    let doubt = |of: fn(&Face) -> f32, at: f32, side: f32| {
        let spread = mean(&|face| (of(face) - at) * (of(face) - at)).sqrt();
        (DOUBT * spread).min(MOST_DOUBT * side)
    };
    Face {
        x1: x1 - doubt(EDGES[0], x1, x2 - x1),
        y1: y1 - doubt(EDGES[1], y1, y2 - y1),
        x2: x2 + doubt(EDGES[2], x2, x2 - x1),
        y2: y2 + doubt(EDGES[3], y2, y2 - y1),
        score: 1.0 / (1.0 + libm::expf(-sure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(factor: f32, boxes: &[(f32, f32)]) -> Pass {
        let face = |&(x, score): &(f32, f32)| Face { x1: x, y1: 0.0, x2: x + 30.0, y2: 40.0, score };
        Pass { factor, faces: boxes.iter().map(face).collect() }
    }

    #[test]
    fn two_passes_that_agree_are_surer_than_one() {
        let both = vote(&[pass(1.0, &[(0.0, 0.5)]), pass(2.0, &[(0.0, 0.5)])], 0.0, 0.0);
        let one = vote(&[pass(1.0, &[(0.0, 0.5)]), pass(2.0, &[])], 0.0, 0.0);
        assert!(both.len() == 1 && one.len() == 1 && both[0].score > one[0].score + 0.1);
        assert_eq!((both[0].x1, both[0].x2, both[0].y2), (0.0, 30.0, 40.0));
    }

    #[test]
    fn edges_hold_what_either_pass_says_where_they_disagree() {
        let [face] = vote(&[pass(1.0, &[(0.0, 0.6)]), pass(2.0, &[(6.0, 0.6)])], 0.0, 0.0)[..] else {
            panic!("one face")
        };
        assert!(face.x1 < 0.5 && face.x2 > 35.5, "{face:?}");
        assert_eq!((face.y1, face.y2), (0.0, 40.0));
    }

    #[test]
    fn boxes_that_do_not_overlap_are_faces_of_their_own_and_weak_ones_are_left_out() {
        let passes = [pass(1.0, &[(0.0, 0.9), (100.0, 0.12)]), pass(2.0, &[(50.0, 0.8)])];
        assert_eq!(vote(&passes, 0.0, 0.0).len(), 3);
        assert_eq!(vote(&passes, 0.3, 0.0).len(), 2);
    }

    #[test]
    fn what_leans_towards_faces_makes_each_surer_and_lets_more_of_them_count() {
        let passes = [pass(1.0, &[(0.0, 0.5)]), pass(2.0, &[(0.0, 0.5)])];
        let (as_is, leaning) = (vote(&passes, 0.0, 0.0)[0], vote(&passes, 0.0, 0.3)[0]);
        assert!((odds(leaning.score) - odds(as_is.score) - 0.3).abs() < 1e-4);
        let between = (as_is.score + leaning.score) / 2.0;
        assert_eq!((vote(&passes, between, 0.0).len(), vote(&passes, between, 0.3).len()), (0, 1));
    }

    #[test]
    fn a_face_found_in_two_ways_is_one_and_holds_both_boxes_where_the_later_way_is_surer() {
        let face = |x1: f32, score| Face { x1, y1: 0.0, x2: x1 + 30.0, y2: 40.0, score };
        let way = |faces: &[Face]| faces.to_vec();
        assert_eq!(one_each([way(&[face(0.0, 0.8)]), way(&[face(6.0, 0.7)])]), [face(0.0, 0.8)]);
        let both = Face { x2: 36.0, ..face(0.0, 0.9) };
        assert_eq!(one_each([way(&[face(0.0, 0.8)]), way(&[face(6.0, 0.9)])]), [both]);
        let apart = [face(50.0, 0.9), face(56.0, 0.8), face(0.0, 0.7)];
        assert_eq!(one_each([way(&apart[2..]), way(&apart[..2])]), apart);
    }

    #[test]
    fn the_network_sees_best_what_is_neither_tiny_nor_huge() {
        assert!((sight(9.0) - 0.5).abs() < 0.01 && (sight(160.0) - 0.5).abs() < 0.01);
        assert!(sight(40.0) > 0.95 && sight(2.0) < 0.02 && sight(2000.0) < 0.01);
    }
}

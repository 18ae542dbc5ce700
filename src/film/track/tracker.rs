//! Tracker: one direction through a film, frame by frame.

use super::kalman::Kalman;
use crate::faces::THRESHOLD;
use crate::film::camera::Path;
use crate::film::look::Look;
use crate::film::place::Place;
use crate::film::sighting::Sighting;
use crate::order::Order as _;

/// A face that was not seen for so long, in seconds, is given up.
pub(crate) const GIVEN_UP: f64 = 2.0;
/// The same for one that was followed for less than this time, in seconds: seen in one frame of 30 a second.
const ONCE: f64 = 0.4;
const FOLLOWED: f64 = 0.03;
/// A weak box goes on with a track only that was seen within this time, in seconds.
const RECENT: f64 = 0.5;
/// After this time out of sight, in seconds, a face must look as before.
const OUT_OF_SIGHT: f64 = 0.3;
/// How different it may look then, and at any time.
const LOOKS_LIKE: f32 = 0.35;
const MAY_LOOK: f32 = 0.8;
/// How far from where it is expected a face may be, in sizes: when it is sure, and at most.
const NEAR: f32 = 0.7;
const FAR: f32 = 2.5;
/// By how much its size may differ, as a logarithm.
const SIZE: f32 = 0.7;
/// A box that is seen less surely than this has to agree better, in proportion to its score, down to this part.
const WELL: f32 = 0.6;
const LEAST_SURE: f32 = 0.4;

/// One box in one frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The sighting's number.
    pub index: u32,
    /// Where in the scene.
    pub place: Place,
    /// How sure, 0 to 1.
    pub score: f32,
    /// The colours below.
    pub look: Look,
}

impl Seen {
    /// The box of sighting `index`, of a camera that moved along `path`.
    pub(crate) fn new(sighting: &Sighting, index: u32, path: &Path) -> Self {
        Self {
            index,
            place: path.scene(sighting.place.into(), sighting.frame),
            score: sighting.sure(),
            look: sighting.look,
        }
    }
}

/// A face that is followed.
#[derive(Clone, Debug)]
struct Track {
    sightings: Vec<u32>,
    kalman: Kalman,
    look: Look,
    /// When it was first and last seen, in seconds.
    first: f64,
    last: f64,
}

impl Track {
    /// How badly a box fits at a time; nothing if it cannot be the same face.
    fn misfit(&self, seen: &Seen, time: f64) -> Option<f32> {
        let place = self.kalman.place();
        let size = place.size().max(seen.place.size());
        // Where nobody was seen for a while, a weak box may be anything.
        let reach = match seen.score < THRESHOLD {
            true => NEAR,
            false => (NEAR + 2.0 * self.kalman.spread() / size).min(FAR),
        };
        let distance = place.distance(&seen.place) / size;
        let sizes = (place.size() / seen.place.size()).ln().abs();
        let look = self.look.distance(&seen.look);
        let alike = if time - self.last > OUT_OF_SIGHT { LOOKS_LIKE } else { MAY_LOOK };
        // What may be no face at all has to agree better.
        let sure = (seen.score / WELL).clamp(LEAST_SURE, 1.0);
        (distance <= reach * sure && sizes <= SIZE * sure && look <= alike).then_some(distance + sizes * 0.5 + look)
    }
}

/// The faces that are followed, and those that were.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tracker {
    live: Vec<Track>,
    gone: Vec<Vec<u32>>,
    now: Option<f64>,
}

impl Tracker {
    /// Goes on to `time` in seconds, which must not be before the last, and takes in what is seen there.
    pub(crate) fn step(&mut self, time: f64, seen: &[Seen]) {
        self.until(time);
        let mut free: Vec<usize> = (0..self.live.len()).collect();
        let (strong, weak): (Vec<usize>, Vec<usize>) =
            (0..seen.len()).partition(|i| seen.get(*i).is_some_and(|seen| seen.score >= THRESHOLD));
        let mut new = self.assign(time, seen, strong, &mut free, f64::INFINITY);
        self.assign(time, seen, weak, &mut free, RECENT);
        new.order_by(Ord::cmp);
        for seen in new.iter().filter_map(|i| seen.get(*i)) {
            let (kalman, look) = (Kalman::new(&seen.place), seen.look);
            self.live.push(Track { sightings: vec![seen.index], kalman, look, first: time, last: time });
        }
    }

    /// Gives the boxes `which` to the `free` tracks seen within `recent`, the best fit first. Returns the boxes left.
    fn assign(
        &mut self,
        time: f64,
        seen: &[Seen],
        which: Vec<usize>,
        free: &mut Vec<usize>,
        recent: f64,
    ) -> Vec<usize> {
        let mut pairs = Vec::new();
        for &box_ in &which {
            for &track in &*free {
                let (Some(live), Some(seen)) = (self.live.get(track), seen.get(box_)) else { continue };
                if time - live.last <= recent
                    && let Some(misfit) = live.misfit(seen, time)
                {
                    pairs.push((misfit, track, box_));
                }
            }
        }
        pairs.order_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut left = which;
        for (_, track, box_) in pairs {
            if !free.contains(&track) || !left.contains(&box_) {
                continue;
            }
            free.retain(|other| *other != track);
            left.retain(|other| *other != box_);
            let (Some(live), Some(seen)) = (self.live.get_mut(track), seen.get(box_)) else { continue };
            live.kalman.correct(&seen.place);
            live.look = live.look.blended(seen.look);
            live.last = time;
            live.sightings.push(seen.index);
        }
        left
    }

    /// Goes on to `time`, and gives up whom it did not see for too long.
    fn until(&mut self, time: f64) {
        let dt = self.now.map_or(0.0, |now| (time - now).max(0.0));
        self.now = Some(time);
        let gone = &mut self.gone;
        self.live.retain_mut(|track| {
            let patience = if track.last - track.first >= FOLLOWED { GIVEN_UP } else { ONCE };
            let stays = time - track.last <= patience;
            match stays {
                true => track.kalman.predict(dt),
                false => gone.push(std::mem::take(&mut track.sightings)),
            }
            stays
        });
    }

    /// Ends all tracks: a new shot begins.
    pub(crate) fn cut(&mut self) {
        self.gone.extend(self.live.drain(..).map(|track| track.sightings));
    }

    /// The tracks, each the numbers of its sightings in the order of the steps.
    pub(crate) fn finish(mut self) -> Vec<Vec<u32>> {
        self.cut();
        self.gone
    }
}

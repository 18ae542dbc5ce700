//! Same: which tracks are one person's.
//!
//! A hand that shakes, a head that turns and two boxes over one face each make several tracks of one person. They become one
//! person here, by time, place, size and the colours below alone; each track keeps its own covers. When in doubt they stay
//! apart: whoever is one with somebody else could be uncovered with them.

use super::camera::Path;
use super::look::Look;
use super::place::Place;
use crate::faces::THRESHOLD;
use crate::film::sighting::Sighting;
use crate::order::Order as _;

/// Middles at most so many sizes apart, of boxes at most so many times as large or as small, are over one face: two faces
/// so close would hide each other.
const CLOSE: f32 = 0.5;
const ALIKE: f32 = 1.6;
/// Middles farther apart in one frame, in sizes, are two people's; one in this many frames may be wrong.
const APART: f32 = 0.75;
const ONE_IN: usize = 10;
/// Boxes in the same frames for so long, in seconds, show whether two tracks are together: three frames of 30 a second.
const TOGETHER_S: f64 = 0.09;
/// A frame counts until the next one, and for so long at most, in seconds.
const FRAME_MOST_S: f64 = 0.1;
/// Tracks that take turns so often go on as each other.
const TURNS: usize = 3;
/// A track goes on as another within this time, in seconds.
const WITHIN: f64 = 2.0;
/// Tracks whose sightings are so near in time, in seconds, may be of one shaken face if they are in the same place.
const AT_ONCE: f64 = 0.5;
/// How different one person's tracks may look.
const LOOKS_LIKE: f32 = 0.35;
/// Boxes over a face that stands still are so many sizes apart, on average.
const JITTER: f32 = 0.12;
/// The way that a person may make between two tracks, in sizes.
const FAR: f32 = 2.0;
/// Sightings at most this far apart, in seconds, show how fast a person is.
const SPEED_OVER: f64 = 0.25;

/// What two tracks are to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    /// Over one face in the same frames.
    Together,
    /// Two people's.
    Apart,
    /// One person's, perhaps: the farther apart, the larger the number.
    Perhaps(f32),
    /// Nothing is known.
    Unknown,
}

/// A sighting, and where in the scene it is.
type Spot<'a> = (&'a Sighting, Place);

/// A track, and what all of it is like.
struct Way<'a> {
    seen: Vec<Spot<'a>>,
    /// The least box that holds all of its boxes.
    bounds: Place,
    size: f32,
    /// In sizes a second.
    speed: f32,
    look: Look,
    from: f64,
    to: f64,
    shot: u32,
}

impl<'a> Way<'a> {
    fn new(seen: Vec<Spot<'a>>, times: &[f64], shots: &[u32]) -> Option<Self> {
        let place = |spot: &Spot<'_>| spot.1;
        let ((first, _), (last, _)) = (seen.first()?, seen.last()?);
        let bounds = seen.iter().map(place).reduce(Place::with)?;
        let size = (seen.iter().map(|one| place(one).size().ln()).sum::<f32>() / seen.len() as f32).exp();
        let steps = seen.windows(2).filter_map(|pair| {
            let [a, b] = pair else { return None };
            let passed = time(times, b.0) - time(times, a.0);
            (passed <= SPEED_OVER).then(|| (place(a).distance(&place(b)) / size, passed as f32))
        });
        let (count, way, passed) = steps.fold((0, 0.0, 0.0), |(n, way, passed), (w, p)| (n + 1, way + w, passed + p));
        let speed = if passed > 0.0 { (way - JITTER * count as f32).max(0.0) / passed } else { 0.0 };
        let look = seen.iter().fold(Look::default(), |look, (one, _)| look.blended(one.look));
        let (from, to) = (time(times, first), time(times, last));
        let shot = shots.get(first.frame as usize).copied().unwrap_or_default();
        Some(Self { bounds, size, speed, look, from, to, shot, seen })
    }

    /// Whether it is near enough in time and place that the other may be the same person's.
    fn meets(&self, other: &Self) -> bool {
        let reach = (FAR + CLOSE) * self.size.max(other.size);
        self.shot == other.shot
            && self.from - other.to <= WITHIN
            && other.from - self.to <= WITHIN
            && touch(&self.bounds.grown(reach), &other.bounds)
    }

    fn to(&self, other: &Self, times: &[f64]) -> Relation {
        let (mut both, mut near, mut far, mut beside) = (0, 0, 0, 0.0);
        let (mut turns, mut wrong, mut misfit, mut shortest) = (0, 0, 0.0f32, f64::INFINITY);
        let speed = self.speed.max(other.speed);
        // Both in the order of time; `last` is the sighting before, and whose it is.
        let (mut mine, mut theirs) = (self.seen.iter().peekable(), other.seen.iter().peekable());
        let mut last: Option<(bool, &Spot<'_>)> = None;
        loop {
            let (one, own) = match (mine.peek(), theirs.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) if a.0.frame == b.0.frame => {
                    let (distance, sizes) = apart(&a.1, &b.1);
                    both += 1;
                    beside += length(times, a.0);
                    near += usize::from(distance <= CLOSE && sizes <= ALIKE);
                    far += usize::from(distance > APART);
                    theirs.next();
                    mine.next();
                    last = None;
                    continue;
                }
                (Some(a), Some(b)) if a.0.frame > b.0.frame => (theirs.next(), false),
                (None, Some(_)) => (theirs.next(), false),
                (Some(_), _) => (mine.next(), true),
            };
            let Some(one) = one else { break };
            if let Some((_, before)) = last.filter(|(whose, _)| *whose != own) {
                let passed = time(times, one.0) - time(times, before.0);
                let (distance, sizes) = apart(&before.1, &one.1);
                turns += 1;
                wrong += usize::from(distance > CLOSE + (speed * passed as f32).min(FAR) || sizes > ALIKE);
                misfit = misfit.max(distance);
                shortest = shortest.min(passed);
            }
            last = Some((own, one));
        }
        if far * ONE_IN > both {
            return Relation::Apart;
        }
        if beside >= TOGETHER_S && near * ONE_IN >= both * (ONE_IN - 1) {
            return Relation::Together;
        }
        let alike = (self.size / other.size).max(other.size / self.size) <= ALIKE
            && self.look.distance(&other.look) <= LOOKS_LIKE;
        if near < both || !alike || turns == 0 || shortest > WITHIN {
            return Relation::Unknown;
        }
        let follows = wrong * ONE_IN <= turns;
        let mixed = turns >= TURNS || shortest <= AT_ONCE;
        match follows || (mixed && self.shares_room(other, times)) {
            true => Relation::Perhaps(misfit),
            false => Relation::Unknown,
        }
    }

    /// Whether the areas in which the middles of both move while the other one is there, or nearly, touch.
    fn shares_room(&self, other: &Self, times: &[f64]) -> bool {
        let room = |way: &Self, near: &Self| {
            let there = |one: &&Spot<'_>| (near.from - AT_ONCE..=near.to + AT_ONCE).contains(&time(times, one.0));
            let middle = |one: &Spot<'_>| {
                let (x, y) = one.1.centre();
                Place { x, y, width: 0.0, height: 0.0 }
            };
            way.seen.iter().filter(there).map(middle).reduce(Place::with)
        };
        let reach = CLOSE * self.size.min(other.size);
        room(self, other).zip(room(other, self)).is_some_and(|(a, b)| touch(&a.grown(reach), &b))
    }
}

fn touch(a: &Place, b: &Place) -> bool {
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}

/// How far the middles of two boxes are apart, in sizes of the smaller, and how many times as large the larger is.
fn apart(a: &Place, b: &Place) -> (f32, f32) {
    let (least, most) = (a.size().min(b.size()), a.size().max(b.size()));
    (a.distance(b) / least, most / least)
}

fn time(times: &[f64], sighting: &Sighting) -> f64 {
    times.get(sighting.frame as usize).copied().unwrap_or_default()
}

/// How long the frame of a sighting is seen, in seconds: until the next one, or as long as the one before it.
fn length(times: &[f64], sighting: &Sighting) -> f64 {
    let at = sighting.frame as usize;
    let from = at.min(times.len().saturating_sub(2));
    let length = times.get(from + 1).zip(times.get(from)).map_or(0.0, |(next, time)| next - time);
    length.min(FRAME_MOST_S)
}

/// The people of `tracks`, each the numbers of their tracks; every track is in one of them. A track is numbers of
/// `sightings` in the order of time; `times` has each frame's time in seconds, `shots` its shot; the camera moved along
/// `path`.
pub(crate) fn same(
    sightings: &[Sighting],
    tracks: &[Vec<u32>],
    times: &[f64],
    shots: &[u32],
    path: &Path,
) -> Vec<Vec<usize>> {
    // Weak boxes are smaller than the face, or beside it.
    let seen = |track: &Vec<u32>| {
        let all = track.iter().filter_map(|index| sightings.get(*index as usize));
        let strong = all.filter(|one| one.sure() > THRESHOLD - 0.005);
        strong.map(|one| (one, path.scene(one.place.into(), one.frame))).collect()
    };
    let ways: Vec<_> = tracks.iter().map(|track| Way::new(seen(track), times, shots)).collect();
    let mut order: Vec<usize> = (0..ways.len()).filter(|at| ways.get(*at).is_some_and(Option::is_some)).collect();
    let way = |at: usize| ways.get(at).and_then(Option::as_ref);
    order.order_by(|a, b| {
        let from = |at: &usize| way(*at).map_or(0.0, |way| way.from);
        from(a).total_cmp(&from(b))
    });
    let relation = |a: usize, b: usize| match way(a).zip(way(b)) {
        Some((one, other)) if one.meets(other) => one.to(other, times),
        _ => Relation::Unknown,
    };
    // By how badly they fit; those that are together first.
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    let mut recent: Vec<usize> = Vec::new();
    for &b in &order {
        let Some(other) = way(b) else { continue };
        recent.retain(|a| way(*a).is_some_and(|one| other.from - one.to <= WITHIN));
        for &a in &recent {
            match relation(a, b) {
                Relation::Together => pairs.push((-1.0, a, b)),
                Relation::Perhaps(misfit) => pairs.push((misfit, a, b)),
                Relation::Apart | Relation::Unknown => {}
            }
        }
        recent.push(b);
    }
    pairs.order_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut near = vec![Vec::new(); tracks.len()];
    for (_, a, b) in &pairs {
        for (one, other) in [(a, b), (b, a)] {
            near.get_mut(*one).into_iter().for_each(|list: &mut Vec<usize>| list.push(*other));
        }
    }
    // Somebody else whom one of the two may be as well: nobody knows which.
    let rival =
        |a: usize, b: usize| near.get(a).into_iter().flatten().any(|c| *c != b && relation(b, *c) == Relation::Apart);
    let mut people: Vec<Vec<usize>> = (0..tracks.len()).map(|track| vec![track]).collect();
    let mut whose: Vec<usize> = (0..tracks.len()).collect();
    for (misfit, a, b) in pairs {
        if misfit >= 0.0 && (rival(a, b) || rival(b, a)) {
            continue;
        }
        let (Some(&one), Some(&other)) = (whose.get(a), whose.get(b)) else { continue };
        let (Some(mine), Some(theirs)) = (people.get(one), people.get(other)) else { continue };
        let two = |a: &usize| theirs.iter().any(|b| relation(*a, *b) == Relation::Apart);
        if one == other || mine.iter().any(two) {
            continue;
        }
        let moved = people.get_mut(other).map(std::mem::take).unwrap_or_default();
        moved.iter().filter_map(|track| whose.get_mut(*track).map(|whose| *whose = one)).count();
        people.get_mut(one).into_iter().for_each(|person| person.extend_from_slice(&moved));
    }
    people.retain(|person| !person.is_empty());
    people
}

//! Join: the tracks of both directions become one list.

use std::collections::BTreeMap;

use crate::film::sighting::Sighting;

/// Joins tracks found forwards and backwards; each is a list of numbers of sightings. No sighting and no frame comes twice in a
/// track of the result.
///
/// A backwards track hands the sightings that only it has to the forwards track that it shares its next ones with. Where
/// it goes from one forwards track to another that begins after the first has ended, the two are one person.
pub(crate) fn join(sightings: &[Sighting], forwards: Vec<Vec<u32>>, backwards: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    let frame = |index: u32| sightings.get(index as usize).map_or(0, |sighting| sighting.frame);
    let mut owner = vec![None; sightings.len()];
    let mut own = |index: u32, track: usize| {
        if let Some(owner) = owner.get_mut(index as usize) {
            *owner = Some(track);
        }
    };
    let mut people: Vec<BTreeMap<u32, u32>> = Vec::new();
    for (track, list) in forwards.into_iter().enumerate() {
        list.iter().for_each(|index| own(*index, track));
        people.push(list.into_iter().map(|index| (frame(index), index)).collect());
    }
    // A person that became a part of another, and which.
    let mut part_of: Vec<usize> = (0..people.len()).collect();
    for mut list in backwards {
        list.reverse();
        let owners: Vec<_> = list.iter().map(|index| owner.get(*index as usize).copied().flatten()).collect();
        for pair in owners.iter().flatten().collect::<Vec<_>>().windows(2) {
            let [a, b] = pair else { continue };
            let (a, b) = (root(&part_of, **a), root(&part_of, **b));
            let apart = |a: usize, b: usize| -> bool {
                let last = people.get(a).and_then(|person| person.last_key_value());
                let first = people.get(b).and_then(|person| person.first_key_value());
                last.zip(first).is_some_and(|(last, first)| last.0 < first.0)
            };
            if a != b && apart(a, b) {
                let moved = people.get_mut(b).map(std::mem::take).unwrap_or_default();
                if let Some(person) = people.get_mut(a) {
                    person.extend(moved);
                }
                if let Some(part) = part_of.get_mut(b) {
                    *part = a;
                }
            }
        }
        // What no track has goes to the next person that the backwards track has, or to the one before.
        let mut alone = BTreeMap::new();
        for (at, index) in list.iter().enumerate().filter(|(at, _)| owners.get(*at).is_some_and(Option::is_none)) {
            let next = owners.iter().skip(at).flatten().next();
            let before = || owners.iter().take(at).rev().flatten().next();
            let person = next.or_else(before).map(|track| root(&part_of, *track));
            match person.and_then(|person| people.get_mut(person)) {
                Some(person) if !person.contains_key(&frame(*index)) => {
                    person.insert(frame(*index), *index);
                }
                _ => {
                    alone.insert(frame(*index), *index);
                }
            }
        }
        if !alone.is_empty() {
            part_of.push(people.len());
            people.push(alone);
        }
    }
    people.into_iter().filter(|person| !person.is_empty()).map(|person| person.into_values().collect()).collect()
}

/// The person that one is a part of by now.
fn root(part_of: &[usize], mut track: usize) -> usize {
    while let Some(whole) = part_of.get(track).filter(|whole| **whole != track) {
        track = *whole;
    }
    track
}

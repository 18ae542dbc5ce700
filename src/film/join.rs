//! From sightings to people: who is seen is followed, who is one is joined, and where that is not sure is said.

use super::people::{Film, Person, Seen};
use super::sighting::Sighting;
use super::{same, track, unsure};
use crate::error::{Error, Reason, Result};
use crate::faces::THRESHOLD;
use crate::order::Order as _;

impl Film {
    /// The film with its people, made of sightings that are sorted by frame. Errors: `malformed` when it has no frame.
    pub fn people(mut self, sightings: &[Sighting]) -> Result<Self> {
        if self.times.is_empty() {
            return Err(Error::at(Reason::NotDecoded, "a film without frames", 0));
        }
        let seconds: Vec<f64> = self.times.iter().map(|time| *time as f64 / 1e6).collect();
        let mut shots = vec![0; self.times.len()];
        for cut in &self.cuts {
            shots.iter_mut().skip(*cut as usize).for_each(|shot| *shot += 1);
        }
        let tracks = track::tracks(sightings, &seconds, &shots, &self.path);
        let tracks: Vec<_> = tracks.into_iter().filter(|track| is_somebody(sightings, track)).collect();
        let seen = |index: &u32| sightings.get(*index as usize).map(Seen::of);
        let track = |at: &usize| Some(tracks.get(*at)?.iter().filter_map(seen).collect());
        let people = same::same(sightings, &tracks, &seconds, &shots, &self.path);
        let person = |person: &Vec<usize>| Person::new(&self, person.iter().filter_map(track).collect());
        self.people = people.iter().filter_map(person).collect();
        self.people.order_by_key(|person| person.first().map(|seen| seen.frame));
        self.unsure = unsure::unsure(&self);
        Ok(self)
    }
}

/// Whether a track was ever seen strongly.
fn is_somebody(sightings: &[Sighting], track: &[u32]) -> bool {
    // A score was rounded when it was kept.
    track.iter().filter_map(|index| sightings.get(*index as usize)).any(|one| one.sure() > THRESHOLD - 0.005)
}

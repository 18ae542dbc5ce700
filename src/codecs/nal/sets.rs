//! The parameter sets of a coded stream: which were received, which a copy has, and which of them anything refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::coding::Coding;
use super::set::{Key, Set};
use crate::error::{Error, Reason, Result};

type Table = BTreeMap<Key, Set>;

/// What is known of parameter sets at one place of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sets {
    /// Those of the decoder's configuration.
    configured: Table,
    /// Those that a decoder of the source has here.
    received: Table,
    /// Those that a decoder of the copy has here.
    written: Table,
    /// Those that pictures refer to.
    needed: BTreeSet<Key>,
    /// Those of the configuration that pictures refer to.
    used: BTreeSet<Key>,
    /// Kinds of which some are among the pictures.
    within: BTreeSet<u8>,
    /// The first sequence parameter set that a picture refers to.
    first: Option<Set>,
    /// Whether there were sets that could not be read.
    unread: bool,
}

impl Sets {
    /// The sets of a configuration, whole units. Those that cannot be read are left out.
    pub(crate) fn new<'a>(coding: Coding, units: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut sets = Self::default();
        for unit in units {
            sets.receive(coding, unit);
        }
        sets.configured = sets.received.clone();
        sets.written = sets.received.clone();
        sets
    }

    /// Reads a parameter set that comes up. None where it is none.
    pub(crate) fn receive(&mut self, coding: Coding, unit: &[u8]) -> Option<&Set> {
        let set = self.read(coding, unit);
        self.unread |= set.is_none() && coding.is_set(unit);
        let set = set?;
        let key = set.key;
        self.received.insert(key, set);
        self.received.get(&key)
    }

    fn read(&self, coding: Coding, unit: &[u8]) -> Option<Set> {
        match (coding, unit.first()?) {
            (Coding::Avc, first) if first & 0x1f == 7 => crate::codecs::avc::sets::sequence(unit),
            (Coding::Avc, first) if first & 0x1f == 8 => crate::codecs::avc::sets::picture(unit, |id| {
                self.received.get(&Key::sequence(id)).map(|set| set.traits.clone())
            }),
            (Coding::Hevc(_), first) => match first >> 1 & 0x3f {
                32 => crate::codecs::hevc::sets::video(unit),
                33 => crate::codecs::hevc::sets::sequence(unit),
                34 => crate::codecs::hevc::sets::picture(unit),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether what a slice refers to and is not here is nowhere: there are sets, and each of them could be read. No decoder
    /// shows such a slice, which is what damage leaves of one.
    pub(crate) fn are_all(&self) -> bool {
        !self.received.is_empty() && !self.unread
    }

    /// Whether each picture that is received is a field.
    pub(crate) fn fields(&self) -> bool {
        self.received.values().any(|set| set.key.is_sequence() && set.traits.get(16) == Some(&1))
    }

    /// A place from which players may start: nothing is taken for granted but the configuration.
    pub(crate) fn start(&mut self) {
        self.written.clone_from(&self.configured);
    }

    /// The sets that a picture refers to, by the number of the last: that one comes first.
    pub(crate) fn chain(&self, key: Key) -> Vec<Key> {
        let mut chain = vec![key];
        while let Some(above) = chain.last().and_then(|key| self.received.get(key)?.above) {
            chain.push(above);
        }
        chain
    }

    /// The units that a copy needs in front of a picture that refers to `key`, in their order; most often none.
    ///
    /// Errors: `refused` where the source does not have them.
    pub(crate) fn need(&mut self, key: Key) -> Result<Vec<Vec<u8>>> {
        let missing = Error::new(Reason::UnknownCodec, "a picture whose parameters are missing");
        self.read_again(key);
        let mut chain = vec![self.received.get(&key).ok_or(missing)?];
        while let Some(above) = chain.last().and_then(|set| set.above) {
            match self.received.get(&above) {
                Some(set) => chain.push(set),
                // Decoders of one layer do well without a video parameter set.
                None if above.0 == 0 => break,
                None => return Err(missing),
            }
        }
        let mut units = Vec::new();
        for set in chain.into_iter().rev() {
            if set.key.is_sequence() && self.first.is_none() {
                self.first = Some(set.clone());
            }
            self.needed.insert(set.key);
            if self.written.get(&set.key) != Some(set) {
                // What refers to a set is gone with the one whose place another takes.
                let mut gone = vec![set.key];
                while let Some(key) = gone.pop() {
                    self.written.retain(|_, other| {
                        let goes = other.above == Some(key);
                        gone.extend(goes.then_some(other.key));
                        !goes
                    });
                }
                self.written.insert(set.key, set.clone());
                self.within.insert(set.key.0);
                units.push(set.bytes.clone());
            } else if self.configured.get(&set.key) == Some(set) {
                self.used.insert(set.key);
            }
        }
        Ok(units)
    }

    /// Reads a picture parameter set again that came before the set that it depends on.
    fn read_again(&mut self, key: Key) {
        let Some(set) = self.received.get(&key).filter(|set| set.bytes.first() == Some(&0x68)) else { return };
        let traits = |id: u32| self.received.get(&Key::sequence(id)).map(|set| set.traits.clone());
        if let Some(set) = crate::codecs::avc::sets::picture(&set.bytes, traits) {
            self.received.insert(key, set);
        }
    }

    /// The units of the configuration that something refers to and, in each kind, whether the stream has no others: of
    /// pictures where any were looked at, else of picture parameter sets.
    pub(crate) fn kept(&self) -> Vec<(&Set, bool)> {
        let wanted: BTreeSet<Key> = match self.first {
            Some(_) => self.used.clone(),
            None => {
                let below = self.configured.values().filter(|set| set.key.0 == 2);
                let mut wanted: BTreeSet<Key> = below.clone().map(|set| set.key).collect();
                let above: Vec<Key> = below.filter_map(|set| set.above).collect();
                wanted.extend(above.iter().filter_map(|key| self.configured.get(key)?.above));
                wanted.extend(above);
                wanted
            }
        };
        let kept = self.configured.values().filter(|set| wanted.contains(&set.key));
        kept.map(|set| (set, !self.within.contains(&set.key.0))).collect()
    }

    /// The sequence parameter set that a configuration speaks of.
    pub(crate) fn main(&self) -> Option<&Set> {
        let kept = self.kept().into_iter().map(|(set, _)| set).find(|set| set.key.is_sequence());
        kept.or(self.first.as_ref())
    }

    /// All that decides how the pictures that follow are looked at, as far as pictures before them referred to it.
    pub(crate) fn state(&self) -> Vec<u8> {
        let mut state: Vec<u8> = self.within.iter().copied().chain([self.are_all().into()]).collect();
        for key in &self.needed {
            state.extend([key.0, self.used.contains(key).into()]);
            state.extend(key.1.to_be_bytes());
            for set in [self.written.get(key), self.received.get(key)] {
                let bytes = set.map(|set| set.bytes.as_slice()).unwrap_or_default();
                state.extend((bytes.len() as u64).to_be_bytes());
                state.extend(bytes);
            }
        }
        state
    }
}

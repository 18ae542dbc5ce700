//! One parameter set and its name.

/// Which set a set is: its kind and its number. What is above another comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(pub(super) u8, pub(super) u32);

impl Key {
    /// A video parameter set.
    pub(crate) const fn video(id: u32) -> Self {
        Self(0, id)
    }

    /// A sequence parameter set.
    pub(crate) const fn sequence(id: u32) -> Self {
        Self(1, id)
    }

    /// A picture parameter set.
    pub(crate) const fn picture(id: u32) -> Self {
        Self(2, id)
    }

    /// Whether it is a sequence parameter set.
    pub(crate) const fn is_sequence(self) -> bool {
        self.0 == 1
    }
}

/// A parameter set in its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    /// Which it is.
    pub key: Key,
    /// The set that it refers to.
    pub above: Option<Key>,
    /// The whole unit.
    pub bytes: Vec<u8>,
    /// What a sequence parameter set says that others, or a decoder's configuration, repeat.
    pub traits: Vec<u8>,
}

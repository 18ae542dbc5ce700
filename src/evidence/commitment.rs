//! Commitments: SHA-256 over a domain, a random salt of 32 bytes and a value. Without the salt nobody can try values on one; with it,
//! anybody can check the value, and there is no second value that fits.
//!
//! `docs/manifest.md` has vectors.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::seed::Seed;

/// What stands before every domain.
const PREFIX: &[u8] = b"panah/commitment/v1/";

/// What a value is of, so that a commitment to one thing never passes for one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// The SHA-256 of the file as it was received: 32 bytes.
    Original,
    /// Its essence (`docs/essence.md`): 32 bytes.
    Essence,
    /// Where it says it was taken, in UTF-8.
    Place,
    /// When it says it was taken, in UTF-8.
    Time,
    /// What device it says took it, in UTF-8.
    Device,
    /// Where the person says it was taken, in UTF-8.
    ClaimedPlace,
    /// When the person says it was taken, in UTF-8.
    ClaimedTime,
}

impl Domain {
    /// Every domain.
    pub const ALL: [Self; 7] =
        [Self::Original, Self::Essence, Self::Place, Self::Time, Self::Device, Self::ClaimedPlace, Self::ClaimedTime];

    /// Its name, as the manifest has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Essence => "essence",
            Self::Place => "place",
            Self::Time => "time",
            Self::Device => "device",
            Self::ClaimedPlace => "claimed-place",
            Self::ClaimedTime => "claimed-time",
        }
    }
}

/// 32 random bytes that are drawn for one commitment and used for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl Salt {
    /// The next salt of `seed`.
    pub fn draw(seed: &mut Seed) -> Self {
        Self(seed.block())
    }
}

/// The commitment to `value`: `SHA-256("panah/commitment/v1/" domain 00 salt value)`. The domain holds no zero byte and the salt has
/// one length, so that no two pairs of domain and value are the same bytes.
pub fn commit(domain: Domain, salt: &Salt, value: &[u8]) -> Digest {
    Digest::of(&[PREFIX, domain.name().as_bytes(), &[0], &salt.0, value])
}

impl Serialize for Salt {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&Digest(self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(Self(Digest::deserialize(input)?.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commitment_is_the_digest_of_its_bytes_and_of_no_others() {
        let salt = Salt([7; 32]);
        let plain = [b"panah/commitment/v1/place\0".as_slice(), &[7; 32], b"35.7 N"].concat();
        assert_eq!(commit(Domain::Place, &salt, b"35.7 N"), Digest::of(&[&plain]));
        let all: std::collections::HashSet<_> =
            Domain::ALL.into_iter().map(|domain| commit(domain, &salt, b"35.7 N")).collect();
        assert_eq!(all.len(), Domain::ALL.len());
        for domain in Domain::ALL {
            assert_eq!(serde_json::to_value(domain).unwrap(), domain.name());
        }
    }

    #[test]
    fn the_vectors_of_the_documentation_hold() {
        let text = include_str!("../../docs/manifest.md");
        let rows = text.lines().filter_map(|line| line.strip_prefix("| vector | "));
        let mut seen = 0;
        for row in rows {
            let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").map(|cell| cell.trim_matches('`')).collect();
            let [domain, salt, value, digest] = cells.as_slice() else { panic!("{row}") };
            let domain = Domain::ALL.into_iter().find(|one| one.name() == *domain).unwrap();
            let salt = Salt(salt.parse::<Digest>().unwrap().0);
            assert_eq!(commit(domain, &salt, value.as_bytes()).to_string(), *digest, "{row}");
            seen += 1;
        }
        assert!(seen >= 3, "{seen} vectors");
    }
}

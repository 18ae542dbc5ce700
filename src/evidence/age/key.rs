//! X25519 keys (RFC 7748) as age writes them.

use x25519_dalek::{PublicKey, StaticSecret};

use super::bech32;
use crate::evidence::fault::{Failure, Fault};
use crate::seed::Seed;

const PUBLIC: &str = "age";
const SECRET: &str = "age-secret-key-";

/// A key to which files are sealed. Public.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Recipient(pub(super) PublicKey);

/// A key that opens what was sealed to its recipient. Secret, and wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Identity(pub(super) StaticSecret);

impl Recipient {
    /// Its 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl std::str::FromStr for Recipient {
    type Err = Failure;

    /// Reads `age1…`. Errors: `not-a-key`.
    fn from_str(text: &str) -> Result<Self, Failure> {
        // Bech32 may be in capitals as well; age takes lower case alone here.
        let bytes = bech32::decode(PUBLIC, text).filter(|_| text.starts_with(PUBLIC)).ok_or(Fault::NotAKey)?;
        Ok(Self(PublicKey::from(<[u8; 32]>::try_from(bytes).map_err(|_| Fault::NotAKey)?)))
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&bech32::encode(PUBLIC, self.bytes()))
    }
}

impl Identity {
    /// A new key, drawn from `seed`.
    pub fn draw(seed: &mut Seed) -> Self {
        Self(StaticSecret::from(seed.block()))
    }

    /// The key to which files for it are sealed.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    /// It as age writes it: `AGE-SECRET-KEY-1…`. No `Display`, so that it gets nowhere by mistake.
    pub fn secret(&self) -> String {
        bech32::encode(SECRET, self.0.as_bytes()).to_ascii_uppercase()
    }

    /// The keys of an identity file: one a line; lines that are empty or start with `#` do not count. Errors: `not-a-key`.
    pub fn all(text: &str) -> Result<Vec<Self>, Failure> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys = lines.map(str::parse).collect::<Result<Vec<Self>, _>>()?;
        if keys.is_empty() { Err(Fault::NotAKey.into()) } else { Ok(keys) }
    }
}

impl std::str::FromStr for Identity {
    type Err = Failure;

    /// Reads `AGE-SECRET-KEY-1…`. Errors: `not-a-key`.
    fn from_str(text: &str) -> Result<Self, Failure> {
        let bytes = bech32::decode(SECRET, text).ok_or(Fault::NotAKey)?;
        Ok(Self(StaticSecret::from(<[u8; 32]>::try_from(bytes).map_err(|_| Fault::NotAKey)?)))
    }
}

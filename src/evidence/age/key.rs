//! X25519 keys (RFC 7748) as age writes them.

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use x25519_dalek::{PublicKey, StaticSecret};

use crate::evidence::fault::{Failure, Fault};
use crate::seed::Seed;

/// What public and secret keys begin with.
const PUBLIC: Hrp = Hrp::parse_unchecked("age");
const SECRET: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// The 32 bytes of a key under a name: Bech32 (BIP 173) in one case throughout, whose last digit is filled up with zeros. Errors: `not-a-key`.
fn read(name: Hrp, text: &str) -> Result<[u8; 32], Failure> {
    let checked = CheckedHrpstring::new::<Bech32>(text).ok().filter(|checked| checked.hrp() == name);
    let filled = checked.filter(|checked| checked.validate_segwit_padding().is_ok()).ok_or(Fault::NotAKey)?;
    Ok(<[u8; 32]>::try_from(filled.byte_iter().collect::<Vec<_>>()).map_err(|_| Fault::NotAKey)?)
}

/// A key under a name, in lower case. It is of 32 bytes, so nothing is too long.
fn written(name: Hrp, bytes: &[u8; 32]) -> String {
    bech32::encode_lower::<Bech32>(name, bytes).unwrap_or_default()
}

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
        let capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
        if capitals { Err(Fault::NotAKey.into()) } else { Ok(Self(PublicKey::from(read(PUBLIC, text)?))) }
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&written(PUBLIC, self.bytes()))
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
        written(SECRET, self.0.as_bytes()).to_ascii_uppercase()
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
        Ok(Self(StaticSecret::from(read(SECRET, text)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_every_mistake_is_seen() {
        for seed in 0..8 {
            let key = Identity::draw(&mut Seed::new([seed; 32]));
            let (public, secret) = (key.recipient().to_string(), key.secret());
            assert!(public.starts_with("age1") && secret.starts_with("AGE-SECRET-KEY-1"), "{public}");
            assert!(public.parse::<Recipient>().is_ok_and(|read| read == key.recipient()));
            assert!(secret.parse::<Identity>().is_ok_and(|read| read.recipient() == key.recipient()));
            assert!(public.to_uppercase().parse::<Recipient>().is_err(), "capitals are for secret keys");
            for text in [&public, &secret.to_lowercase()] {
                for at in 0..text.len() {
                    let other = |digit: &str| [&text[..at], digit, &text[at + 1..]].concat();
                    let wrong = other(if &text[at..=at] == "q" { "p" } else { "q" });
                    assert!(wrong.parse::<Recipient>().is_err() && wrong.parse::<Identity>().is_err(), "{at}");
                }
                assert!(text[..text.len() - 1].parse::<Recipient>().is_err());
            }
            // The two cases mixed.
            assert!(secret.replacen('E', "e", 1).parse::<Identity>().is_err());
        }
    }
}

//! Digests: SHA-256 (FIPS 180-4) over anything, in one pass.

#[cfg(not(target_arch = "wasm32"))]
mod beside;

use sha2::{Digest as _, Sha256};

use crate::error::{Error, Reason, Result};

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of `parts`, one behind the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Hasher::default();
        parts.iter().for_each(|part| hasher.push(part));
        hasher.finish()
    }
}

impl std::fmt::Display for Digest {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Digest {
    type Err = Error;

    /// Reads 64 hexadecimal digits. Errors: `refused` for anything else.
    fn from_str(digits: &str) -> Result<Self> {
        let wrong = Error::new(Reason::Misuse, "a digest has 64 hexadecimal digits");
        let digits = digits.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return Err(wrong);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).ok_or(wrong)?;
                *byte = *byte << 4 | value as u8;
            }
        }
        Ok(Self(bytes))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Digest {
    /// Reads what [`Display`](std::fmt::Display) writes, and no other form of it.
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> std::result::Result<Self, D::Error> {
        let wrong = || serde::de::Error::custom("a digest has 64 lower-case hexadecimal digits");
        let digits = <std::borrow::Cow<'de, str>>::deserialize(input)?;
        let digest: Self = digits.parse().map_err(|_| wrong())?;
        if digest.to_string() == digits { Ok(digest) } else { Err(wrong()) }
    }
}

/// How many bytes at a time are worth a thread of their own.
pub const LARGE: usize = 1 << 20;

/// The state of a digest that is pushed chunk by chunk.
#[derive(Default)]
pub struct Hasher {
    here: Sha256,
    #[cfg(not(target_arch = "wasm32"))]
    beside: Option<beside::Beside>,
}

impl Hasher {
    /// Takes in the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        #[cfg(not(target_arch = "wasm32"))]
        if self.beside.is_some() || bytes.len() >= LARGE {
            let here = &mut self.here;
            return self.beside.get_or_insert_with(|| beside::Beside::new(std::mem::take(here))).push(bytes);
        }
        self.here.update(bytes);
    }

    /// The digest of all that was pushed.
    pub fn finish(self) -> Digest {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(beside) = self.beside {
            return Digest(beside.finish().finalize().into());
        }
        Digest(self.here.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_abc_is_the_standards_example() {
        let abc = Digest::of(&[b"a", b"bc"]);
        assert_eq!(abc.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_digest_is_read_as_it_is_written_and_nothing_else_is_one() {
        let abc = Digest::of(&[b"a", b"bc"]);
        let written = abc.to_string();
        assert_eq!(written.parse(), Ok(abc));
        for wrong in ["", &written[1..], &format!("{written}0"), &written.replace('a', "g"), &"\u{e9}".repeat(32)] {
            assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
        }
    }
}

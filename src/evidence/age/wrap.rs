//! Wrapping the file key: for a key with X25519, for a passphrase with scrypt (C2SP age, recipient types).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use scrypt::Params;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::filekey::{FileKey, derived, half};
use super::header::{Header, STANZAS, Stanza};
use super::key::{Identity, Recipient};
use super::whom::{To, With};
use crate::evidence::fault::{Fault, Result, internal};
use crate::seed::Seed;

const X25519: &str = "X25519";
const X25519_INFO: &[u8] = b"age-encryption.org/v1/X25519";
const SCRYPT: &str = "scrypt";
const SCRYPT_SALT: &[u8] = b"age-encryption.org/v1/scrypt";

/// The work that a passphrase is made to cost, as a power of two: about a second and 256 MiB at the desk, as age has it.
const WORK: u8 = 18;
/// The most work that a file may ask for: the specification's own bound.
const MOST_WORK: u8 = 22;

fn cipher(key: &Zeroizing<[u8; 32]>) -> Option<ChaCha20Poly1305> {
    ChaCha20Poly1305::new_from_slice(key.as_slice()).ok()
}

/// The stanzas that wrap `key` for all of `to`.
pub(super) fn wrap(key: &FileKey, to: To<'_>, seed: &mut Seed) -> Result<Vec<Stanza>> {
    match to {
        To::Keys(keys) if keys.is_empty() || keys.len() > STANZAS => Err(Fault::NotAKey.into()),
        To::Keys(keys) => keys.iter().map(|recipient| for_key(key, recipient, seed)).collect(),
        To::Passphrase(words) => Ok(vec![for_words(key, words, WORK, seed)?]),
    }
}

fn wrapped(with: &Zeroizing<[u8; 32]>, key: &FileKey) -> Result<Vec<u8>> {
    // Each of these keys wraps once, so that the nonce may be fixed.
    let body = cipher(with).and_then(|cipher| cipher.encrypt(&Nonce::default(), key.as_slice()).ok());
    body.ok_or(internal("a file key cannot be wrapped"))
}

fn unwrapped(with: &Zeroizing<[u8; 32]>, body: &[u8]) -> Option<FileKey> {
    let key = Zeroizing::new(cipher(with)?.decrypt(&Nonce::default(), body).ok()?);
    Some(Zeroizing::new(key.as_slice().try_into().ok()?))
}

/// What X25519 gives, and with it the key that wraps; nothing for a point of low order.
fn agreed(own: &StaticSecret, their: &PublicKey, share: &PublicKey, to: &PublicKey) -> Option<Zeroizing<[u8; 32]>> {
    let secret = own.diffie_hellman(their);
    let salt = [*share.as_bytes(), *to.as_bytes()].concat();
    if secret.was_contributory() { derived(&salt, secret.as_bytes(), X25519_INFO) } else { None }
}

fn for_key(key: &FileKey, recipient: &Recipient, seed: &mut Seed) -> Result<Stanza> {
    let own = StaticSecret::from(seed.block());
    let share = PublicKey::from(&own);
    let with = agreed(&own, &recipient.0, &share, &recipient.0).ok_or(Fault::NotAKey)?;
    Ok(Stanza { args: vec![X25519.into(), BASE64.encode(share.as_bytes())], body: wrapped(&with, key)? })
}

fn stretched(words: &str, salt: &[u8], work: u8) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    let params = Params::new(work, 8, 1).ok()?;
    scrypt::scrypt(words.as_bytes(), &[SCRYPT_SALT, salt].concat(), &params, key.as_mut_slice()).ok()?;
    Some(key)
}

fn for_words(key: &FileKey, words: &str, work: u8, seed: &mut Seed) -> Result<Stanza> {
    let salt = half(seed.block());
    let with = stretched(words, &salt, work).ok_or(internal("a passphrase cannot be stretched"))?;
    Ok(Stanza { args: vec![SCRYPT.into(), BASE64.encode(salt), work.to_string()], body: wrapped(&with, key)? })
}

/// The file key of a header. Errors: `seal-header` for a stanza of a known type that breaks its rules, `wrong-key`.
pub(super) fn unwrap(header: &Header, with: With<'_>) -> Result<FileKey> {
    let kind = |stanza: &Stanza, name: &str| stanza.args.first().is_some_and(|own| own == name);
    let words = header.stanzas.iter().find(|stanza| kind(stanza, SCRYPT));
    if words.is_some() && header.stanzas.len() != 1 {
        return Err(Fault::SealHeader.into());
    }
    match (with, words) {
        (With::Passphrase(own), Some(stanza)) => from_words(stanza, own),
        (With::Keys(keys), None) => {
            let mut found = None;
            for stanza in header.stanzas.iter().filter(|stanza| kind(stanza, X25519)) {
                // All are looked at, so that a broken one is seen whichever opens.
                found = found.or(from_key(stanza, keys)?);
            }
            found.ok_or(Fault::WrongKey.into())
        }
        _ => Err(Fault::WrongKey.into()),
    }
}

fn from_key(stanza: &Stanza, keys: &[Identity]) -> Result<Option<FileKey>> {
    let [_, share] = stanza.args.as_slice() else { return Err(Fault::SealHeader.into()) };
    let share =
        BASE64.decode(share).ok().and_then(|share| <[u8; 32]>::try_from(share).ok()).ok_or(Fault::SealHeader)?;
    if stanza.body.len() != 32 {
        return Err(Fault::SealHeader.into());
    }
    let share = PublicKey::from(share);
    for Identity(own) in keys {
        let with = agreed(own, &share, &share, &PublicKey::from(own)).ok_or(Fault::SealHeader)?;
        if let Some(key) = unwrapped(&with, &stanza.body) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

fn from_words(stanza: &Stanza, words: &str) -> Result<FileKey> {
    let [_, salt, work] = stanza.args.as_slice() else { return Err(Fault::SealHeader.into()) };
    let salt = BASE64.decode(salt).ok().filter(|salt| salt.len() == 16).ok_or(Fault::SealHeader)?;
    let digits = work.bytes().all(|byte| byte.is_ascii_digit()) && !work.starts_with('0');
    let work = work.parse().ok().filter(|work| digits && (1..=MOST_WORK).contains(work)).ok_or(Fault::SealHeader)?;
    if stanza.body.len() != 32 {
        return Err(Fault::SealHeader.into());
    }
    let with = stretched(words, &salt, work).ok_or(Fault::SealHeader)?;
    unwrapped(&with, &stanza.body).ok_or(Fault::WrongKey.into())
}

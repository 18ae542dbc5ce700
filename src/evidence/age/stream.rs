//! The payload: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over ChaCha20-Poly1305 (RFC 8439) in chunks of 64 KiB.

use std::cell::RefCell;

use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};
use zeroize::Zeroizing;

use super::filekey::{FileKey, derived, half};
use super::header;
use super::whom::To;
use super::wrap::wrap;
use crate::error::{Error, Reason};
use crate::evidence::fault::{Failure, Fault, Place, Result, internal};
use crate::seed::Seed;
use crate::source::{Source, ends_early};

/// How many bytes of the plaintext a chunk holds, but for the last.
pub const CHUNK: usize = 64 << 10;
/// How many bytes a chunk is longer than its plaintext.
const TAG: usize = 16;
/// How many bytes stand before the chunks.
const NONCE: u64 = 16;

fn cipher(key: &FileKey, nonce: &[u8]) -> Result<ChaCha20Poly1305> {
    let key = derived(nonce, key.as_slice(), b"payload").ok_or(internal("a payload's key cannot be derived"))?;
    ChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| internal("a payload's key has another length"))
}

/// The nonce of the chunk of this number: 11 bytes of counter, and whether it is the last.
fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    let [_, _, _, counter @ .., flag] = &mut nonce;
    counter.copy_from_slice(&number.to_be_bytes());
    *flag = u8::from(last);
    nonce.into()
}

/// How long the sealed payload of so many bytes is.
pub const fn sealed_len(plain: u64) -> u64 {
    let chunks = if plain == 0 { 1 } else { plain.div_ceil(CHUNK as u64) };
    NONCE + plain + chunks * TAG as u64
}

/// A file that is being sealed, pushed piece by piece; it holds one chunk.
pub struct Sealer {
    cipher: ChaCha20Poly1305,
    number: u64,
    held: Zeroizing<Vec<u8>>,
}

impl Sealer {
    /// Draws what is random from `seed` and writes the header. Errors: `not-a-key`, those of `out`.
    pub fn new(to: To<'_>, seed: &mut Seed, out: impl FnOnce(&[u8]) -> std::result::Result<(), Error>) -> Result<Self> {
        let key = Zeroizing::new(half(seed.block()));
        let before = half(seed.block());
        let stanzas = wrap(&key, to, seed)?;
        let mut start = header::write(&stanzas, &key).ok_or(internal("a header cannot be authenticated"))?;
        start.extend_from_slice(&before);
        out(&start)?;
        Ok(Self { cipher: cipher(&key, &before)?, number: 0, held: Zeroizing::new(Vec::with_capacity(CHUNK + TAG)) })
    }

    /// Seals the next bytes. Errors: those of `out`.
    pub fn push(
        &mut self,
        mut bytes: &[u8],
        mut out: impl FnMut(&[u8]) -> std::result::Result<(), Error>,
    ) -> std::result::Result<(), Error> {
        while !bytes.is_empty() {
            // A full chunk is held until more comes: it may be the last.
            if self.held.len() == CHUNK {
                self.write(false, &mut out)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.held.len()));
            self.held.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Ends the file. Errors: those of `out`.
    pub fn finish(
        mut self,
        mut out: impl FnMut(&[u8]) -> std::result::Result<(), Error>,
    ) -> std::result::Result<(), Error> {
        self.write(true, &mut out)
    }

    fn write(
        &mut self,
        last: bool,
        out: &mut dyn FnMut(&[u8]) -> std::result::Result<(), Error>,
    ) -> std::result::Result<(), Error> {
        let nonce = nonce(self.number, last);
        let tag = self.cipher.encrypt_inout_detached(&nonce, &[], self.held.as_mut_slice().into());
        let tag = tag.map_err(|_| Error::new(Reason::Internal, "a chunk cannot be sealed"))?;
        self.held.extend_from_slice(&tag);
        out(&self.held)?;
        self.held.clear();
        self.number += 1;
        Ok(())
    }
}

/// The payload of a sealed file, opened chunk by chunk as it is read. Its last chunk was found whole before any byte is given, and
/// of each other none is given before it was.
pub struct Opened<'a> {
    source: &'a dyn Source,
    cipher: ChaCha20Poly1305,
    /// Where the chunks start.
    start: u64,
    chunks: u64,
    len: u64,
    /// The chunk that was read last.
    held: RefCell<Option<(u64, Zeroizing<Vec<u8>>)>>,
}

impl std::fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("len", &self.len).finish_non_exhaustive()
    }
}

impl<'a> Opened<'a> {
    pub(super) fn new(source: &'a dyn Source, at: u64, key: &FileKey) -> Result<Self> {
        let start = at + NONCE;
        let sealed = source.len().checked_sub(start).ok_or(Fault::SealCut)?;
        let mut before = [0; NONCE as usize];
        source.read_at(at, &mut before)?;
        let whole = (CHUNK + TAG) as u64;
        let chunks = sealed.div_ceil(whole);
        let len = sealed.checked_sub(chunks * TAG as u64).filter(|_| chunks > 0).ok_or(Fault::SealCut)?;
        let opened = Self { source, cipher: cipher(key, &before)?, start, chunks, len, held: RefCell::default() };
        let last = sealed - (chunks - 1) * whole;
        if last < TAG as u64 {
            return Err(Fault::SealCut.into());
        }
        if opened.chunk(chunks - 1, true)?.is_none() {
            // A chunk that authenticates as one in the middle is the last of what was cut off.
            let middle = last == whole && opened.chunk(chunks - 1, false)?.is_some();
            let fault = if middle { Fault::SealCut } else { Fault::SealDamaged };
            let place = if middle { Place::Whole } else { Place::Number(chunks as usize) };
            return Err(Failure::Evidence(fault, place));
        }
        // An empty chunk is the only one (C2SP age, Payload).
        if last == TAG as u64 && chunks > 1 {
            return Err(Fault::SealDamaged.into());
        }
        Ok(opened)
    }

    /// The plaintext of a chunk; nothing where it does not authenticate.
    fn chunk(&self, number: u64, last: bool) -> std::result::Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let at = self.start + number * (CHUNK + TAG) as u64;
        let n = (self.source.len() - at).min((CHUNK + TAG) as u64) as usize;
        let mut held = Zeroizing::new(vec![0; n]);
        self.source.read_at(at, &mut held)?;
        let Some(plain) = n.checked_sub(TAG) else { return Ok(None) };
        let tag = held.get(plain..).and_then(|tag| Tag::try_from(tag).ok());
        let Some(tag) = tag else { return Ok(None) };
        held.truncate(plain);
        let opened = self.cipher.decrypt_inout_detached(&nonce(number, last), &[], held.as_mut_slice().into(), &tag);
        Ok(opened.is_ok().then_some(held))
    }

    /// Opens every chunk in order. Errors: `seal-damaged` with the chunk's number, `read`, those of `out`.
    pub fn each(&self, mut out: impl FnMut(&[u8]) -> std::result::Result<(), Error>) -> Result<()> {
        for number in 0..self.chunks {
            let chunk = self.chunk(number, number + 1 == self.chunks)?;
            let damaged = || Failure::Evidence(Fault::SealDamaged, Place::Number(number as usize + 1));
            out(&chunk.ok_or_else(damaged)?)?;
        }
        Ok(())
    }
}

impl Source for Opened<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::result::Result<(), Error> {
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.len) {
            return Err(ends_early(offset));
        }
        let (mut at, mut rest) = (offset, buf);
        while !rest.is_empty() {
            let number = at / CHUNK as u64;
            let mut held = self.held.borrow_mut();
            if held.as_ref().is_none_or(|(own, _)| *own != number) {
                let damaged = Error::at(Reason::Broken, "a chunk of a sealed file does not authenticate", at);
                *held = Some((number, self.chunk(number, number + 1 == self.chunks)?.ok_or(damaged)?));
            }
            let from = (at % CHUNK as u64) as usize;
            let here = held.as_ref().and_then(|(_, bytes)| bytes.get(from..)).unwrap_or_default();
            let n = here.len().min(rest.len());
            let (Some(part), Some(here)) = (rest.get_mut(..n).filter(|_| n > 0), here.get(..n)) else {
                return Err(ends_early(at));
            };
            part.copy_from_slice(here);
            at += n as u64;
            rest = rest.get_mut(n..).unwrap_or_default();
        }
        Ok(())
    }
}

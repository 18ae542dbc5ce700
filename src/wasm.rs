//! The browser's side: converts what it gives, calls the core, converts what comes back. No rule lives here.

// The binding's generated code needs it; none is written by hand.
#![allow(unsafe_code)]

mod band;
mod blob;
#[cfg(feature = "evidence")]
mod bundle;
#[cfg(feature = "evidence")]
mod check;
mod copy;
mod fault;
mod film;
mod hasher;
mod pixels;
mod still;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

use crate::error::{Error, Reason};
use crate::kept::{Kept, Way};
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::policy::Level;
use crate::report::Report;
use blob::BlobSource;
use copy::{SafeCopy, Stripped};
use fault::Fault;

/// The report on a file, and what would stay of it by the way in which its copy is made, as JSON. `note` is called with how many bytes were read so far.
#[wasm_bindgen]
pub fn inspect(blob: Blob, note: Option<Function>) -> Result<String, Fault> {
    let name = blob.dyn_ref::<File>().map(File::name);
    let report = crate::inspect::inspect(&BlobSource::new(blob)?.noted(note), &mut Limits::default())?;
    report.format.may_be_called(&name.unwrap_or_default())?;
    let kept = Kept::ways(&report);
    fault::json(&Looked { report, kept })
}

/// A report with what stays of the file, by how its copy is made.
#[derive(serde::Serialize)]
struct Looked {
    #[serde(flatten)]
    report: Report,
    kept: Vec<(Way, Kept)>,
}

/// A copy of a file at the Exact level, without covers and without the digests of the file, which another worker can take
/// meanwhile, and of the copy. `note` is called with how many bytes were read so far: those of the file in the end, and again
/// those of the samples that change.
#[wasm_bindgen]
pub fn strip(blob: Blob, note: Option<Function>) -> Result<Stripped, Fault> {
    let source = BlobSource::new(blob.clone())?.noted(note);
    Ok(Stripped::new(blob, crate::strip::Stripped::new(&source, &Limits::default())?))
}

/// A safe copy of a file at a level (`exact` or `unlinkable`), with `covers` (a JSON list) on it. `seed` is 32 bytes of the
/// system's randomness. `told`: what the person who
/// asks for it was told (JSON, a [`Told`](crate::kept::Told)).
#[wasm_bindgen]
pub fn make(blob: Blob, level: &str, covers: &str, seed: &[u8], told: Option<String>) -> Result<SafeCopy, Fault> {
    let level: Level = level.parse().map_err(|()| wrong("this level does not exist"))?;
    let (covers, seed) = asked(covers, seed)?;
    let source = BlobSource::new(blob.clone())?;
    SafeCopy::of_told(blob, crate::make::make(&source, level, &covers, seed, &Limits::default())?, told)
}

/// The covers and the seed that the page gave.
fn asked(covers: &str, seed: &[u8]) -> Result<(Vec<Cover>, [u8; 32]), Error> {
    let covers = serde_json::from_str(covers).map_err(|_| wrong("the covers cannot be read"))?;
    Ok((covers, seed.try_into().map_err(|_| wrong("a seed has 32 bytes"))?))
}

const fn wrong(what: &'static str) -> Error {
    Error::new(Reason::Misuse, what)
}

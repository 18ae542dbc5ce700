//! Files that somebody wants checked, each read by spans as the core asks for it.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::blob::BlobSource;
use super::fault::{self, Fault};
use crate::error::Error;
use crate::evidence::check;
use crate::evidence::code::Code;
use crate::evidence::fault::Fault as Wrong;
use crate::evidence::{signature, told};
use crate::limits::Limits;
use crate::source::Source;

/// What each of these files is to the others, in their order, as JSON: a list of [`Answer`](check::Answer). Of each, its one of `notes` is
/// called with how many bytes of it were read so far, again those that were read again.
#[wasm_bindgen(js_name = checkFiles)]
pub fn check_files(files: Vec<Blob>, notes: Vec<Function>) -> Result<String, Fault> {
    let noted = |(blob, note)| Ok(BlobSource::new(blob)?.noted(Some(note)));
    let sources: Vec<BlobSource> = files.into_iter().zip(notes).map(noted).collect::<Result<_, Error>>()?;
    let sources: Vec<&dyn Source> = sources.iter().map(|source| source as &dyn Source).collect();
    fault::json(&check::check(&sources, &Limits::default()))
}

/// Compares the code that was noted with `own`, that of a bundle. Errors: `code-other`, `code-unknown`, `code-mistaken`.
#[wasm_bindgen(js_name = compareCode)]
pub fn compare_code(noted: &str, own: &str) -> Result<(), Fault> {
    Ok(told::code(noted, &Code::read(own)?)?)
}

/// Compares words, numbers or a digest that were told of a page with `own`, its SHA-256. Errors: `file-other`, `code-unknown`,
/// `code-mistaken`.
#[wasm_bindgen(js_name = comparePage)]
pub fn compare_page(noted: &str, own: &str) -> Result<(), Fault> {
    let own = own.parse().map_err(|_| super::wrong("the digest cannot be read"))?;
    Ok(told::file(noted, &own)?)
}

/// Checks that `key`, a public key of minisign, signed `file`, and gives what the signer wrote beside the signature.
///
/// Errors: `not-a-signer`, `not-a-signature`, `signature-other`, `read`.
#[wasm_bindgen(js_name = checkSignature)]
pub fn check_signature(file: Blob, of: Blob, key: &str) -> Result<String, Fault> {
    let (file, of) = (BlobSource::new(file)?, BlobSource::new(of)?);
    let text = signature::read(&of)?.ok_or(Fault::Evidence(Wrong::NotASignature))?;
    Ok(signature::signed(&file, &text, key)?)
}

//! `panah check`: whether a file that was handed on, such as a room, is the one that was published.

use std::path::PathBuf;

use panah::digest::Digest;
use panah::evidence::code::Code;
use panah::evidence::codes::Codes;
use panah::evidence::fault::{Fault, Result};
use panah::evidence::{signature, told};
use panah::source::Source;
use panah::source::native::NativeFile;
use panah::watched::digest;

use super::args::{Check, Signer};
use super::custody::Step;
use super::taken::text;
use crate::output;

/// What is said of a file.
#[derive(serde::Serialize)]
struct Said {
    sha256: Digest,
    words: Codes,
    /// Whether words or a digest that were told were compared, and fit.
    as_told: bool,
    /// What whoever signed it wrote beside the signature, which covers that too; nothing where no signature was checked.
    signed: Option<String>,
}

/// Compares a file with what was told of it, and checks its signature. Both hold, where they are asked for, or it fails.
pub fn run(wanted: &Check, json: bool, step: &mut Step) -> Result<()> {
    let source = NativeFile::open(&wanted.file)?;
    let own = digest(&source)?;
    step.took(own, source.len());
    if let Some(told) = &wanted.told {
        told::file(told, &own)?;
    }
    let signed = wanted.signer.as_ref().map(|signer| signed(wanted, signer, &source)).transpose()?;
    source.unchanged()?;
    let said = Said { sha256: own, words: Code::of_file(&own).into(), as_told: wanted.told.is_some(), signed };
    Ok(match json {
        true => output::print_json(&said),
        false => output::print(lines(&said).as_bytes()),
    }?)
}

/// Checks a signature of minisign, by default in the file beside it: what was written beside it.
fn signed(wanted: &Check, signer: &Signer, source: &NativeFile) -> Result<String> {
    let key = match signer {
        Signer::Key(key) => key.clone(),
        Signer::File(path) => text(path, Fault::NotASigner)?,
    };
    let beside = || {
        let mut name = wanted.file.clone().into_os_string();
        name.push(".minisig");
        PathBuf::from(name)
    };
    let signature = text(&wanted.signature.clone().unwrap_or_else(beside), Fault::NotASignature)?;
    signature::signed(source, &signature, &key)
}

/// The answer in words.
fn lines(said: &Said) -> String {
    let told = match said.as_told {
        true => "It is the file that you were told of.",
        false => "Compare its words by phone with whoever published it, or give --told what they said.",
    };
    let signed = match &said.signed {
        Some(comment) => format!("The key signed it. The signer wrote: {comment}"),
        None => "No signature was checked: give -P the key of whoever published it.".into(),
    };
    format!("{}\n{}{told}\n{signed}\n", said.sha256, said.words.lines())
}

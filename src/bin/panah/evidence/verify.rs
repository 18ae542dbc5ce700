//! `panah verify`: bundles; copies with their manifest; originals with an opening.

use std::path::{Path, PathBuf};

use panah::evidence::answer::{self, Said, Tiles};
use panah::evidence::bundle;
use panah::evidence::codes::Codes;
use panah::evidence::fault::{Failure, Fault, Place, Result};
use panah::evidence::manifest::Manifest;
use panah::evidence::opening::Opening;
use panah::limits::Limits;
use panah::source::Source;
use panah::source::native::NativeFile;
use panah::watched::digest;

use super::args;
use super::custody::Step;
use super::seal::{check_code, opened};
use super::taken::text;
use crate::output;

/// What is said of one file.
#[derive(serde::Serialize)]
struct Answer {
    /// Its number in the line, from 1.
    file: usize,
    /// What it is.
    is: &'static str,
    code: Codes,
    /// Whether a code that was noted was compared, and fits.
    code_was_compared: bool,
    items: Vec<Said>,
    does_not_prove: String,
}

/// Checks every file. The first that is not what it should be ends it: its number is told.
pub fn run(wanted: &args::Verify, json: bool, step: &mut Step, limits: &Limits) -> Result<()> {
    let held = wanted.manifest.as_deref().map(whole).transpose()?;
    let manifest = held.as_deref().map(Manifest::read).transpose()?;
    let opening = wanted.opening.as_deref().map(whole).transpose()?;
    let opening = opening.as_deref().map(Opening::read).transpose()?;
    if let (Some(opening), Some(manifest), Some(bytes)) = (&opening, &manifest, &held) {
        opening.check(manifest, bytes)?;
    }
    for (file, path) in (1..).zip(&wanted.files) {
        let several = wanted.files.len() > 1;
        let answer = match (&manifest, &held) {
            (Some(manifest), Some(bytes)) => one(wanted, path, manifest, bytes, opening.as_ref(), step, limits),
            _ => whole_bundle(wanted, path, step, limits),
        };
        let numbered = |failure: Failure| if several { failure.within(Place::Number(file)) } else { failure };
        let answer = Answer { file, ..answer.map_err(numbered)? };
        match json {
            true => output::print_json(&answer)?,
            false => output::print(said(&answer).as_bytes())?,
        }
    }
    Ok(())
}

/// A manifest or an opening. Errors: `manifest-broken` where it is too large, `read`.
fn whole(path: &Path) -> Result<Vec<u8>> {
    Ok(text(path, Fault::ManifestBroken)?.into_bytes())
}

fn whole_bundle(wanted: &args::Verify, path: &PathBuf, step: &mut Step, limits: &Limits) -> Result<Answer> {
    opened(std::slice::from_ref(path), &wanted.key, step, |source| {
        let bundle = bundle::read(source, limits)?;
        let code = check_code(&bundle.manifest_bytes, wanted.code.as_deref())?;
        Ok(Answer {
            file: 1,
            is: "bundle",
            code: code.into(),
            code_was_compared: wanted.code.is_some(),
            items: answer::of_bundle(&bundle, source, limits)?,
            does_not_prove: bundle.manifest.does_not_prove.clone(),
        })
    })
}

/// A copy, or an original with an opening, of one item of a manifest.
fn one(
    wanted: &args::Verify,
    path: &Path,
    manifest: &Manifest,
    bytes: &[u8],
    opening: Option<&Opening>,
    step: &mut Step,
    limits: &Limits,
) -> Result<Answer> {
    let source = NativeFile::open(path)?;
    let own = digest(&source)?;
    step.took(own, source.len());
    let code = check_code(bytes, wanted.code.as_deref())?;
    let (is, said) = match opening {
        None => ("copy", answer::of_copy(manifest, &source, &own, limits)?),
        Some(opening) => ("original", answer::of_original(manifest, opening, &source, &own, limits)?),
    };
    source.unchanged()?;
    Ok(Answer {
        file: 1,
        is,
        code: code.into(),
        code_was_compared: wanted.code.is_some(),
        items: vec![said],
        does_not_prove: manifest.does_not_prove.clone(),
    })
}

/// The answer in words.
fn said(answer: &Answer) -> String {
    let mut text = format!("{}: {}\n", answer.file, answer.is);
    let compared =
        if answer.code_was_compared { "the code that was noted fits" } else { "compare with what was noted" };
    text += &format!("  code: {} ({compared})\n", answer.code.english);
    for item in &answer.items {
        text += &format!("  {}: {}\n", item.path, item.copy.words());
        if let Some(Tiles { all, as_committed, covered, .. }) = &item.tiles {
            text += &format!(
                "    of {all} tiles {as_committed} are what was committed to; {covered} are covered: of these nothing can be known\n"
            );
        }
        if !item.opened.is_empty() {
            text += &format!("    opened, and as committed to: {}\n", item.opened.join(", "));
        }
    }
    text + &format!("  {}\n", answer.does_not_prove)
}

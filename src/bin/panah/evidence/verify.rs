//! `panah verify`: bundles; copies with their manifest; originals with an opening.

use std::path::{Path, PathBuf};

use panah::digest::Digest;
use panah::evidence::bundle;
use panah::evidence::commitment::Domain;
use panah::evidence::fault::{Failure, Fault, Place, Result};
use panah::evidence::manifest::{Item, Manifest};
use panah::evidence::opening::Opening;
use panah::limits::Limits;
use panah::source::Source;
use panah::source::native::NativeFile;
use panah::watched::digest;

use super::args;
use super::codes::Codes;
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

/// What is said of one copy.
#[derive(serde::Serialize)]
struct Said {
    path: String,
    /// `unchanged`: it is the copy that the manifest speaks of. `original`: it is the original that was committed to.
    copy: &'static str,
    /// Of an exact copy with a proof: how many tiles there are, how many are what was committed to, and of how many that cannot be
    /// known, because they are covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    tiles: Option<Tiles>,
    /// The commitments that were opened, and fit.
    opened: Vec<&'static str>,
}

#[derive(serde::Serialize)]
struct Tiles {
    all: u64,
    as_committed: u64,
    covered: u64,
    /// Across and down, and the covered ones in runs, counted row by row.
    grid: [u32; 2],
    runs: Vec<[u32; 2]>,
}

impl Tiles {
    fn of(item: &Item, copy: &dyn Source, limits: &Limits) -> Result<Option<Self>> {
        let Some(proof) = &item.tiles else { return Ok(None) };
        proof.check(copy, limits)?;
        let (all, covered) = proof.counts();
        let grid = [proof.across, proof.down];
        Ok(Some(Self { all, as_committed: all - covered, covered, grid, runs: proof.covered.clone() }))
    }
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
        let said = |item: &Item| -> Result<Said> {
            let lost = Failure::Evidence(Fault::MissingMember, Place::Member(item.path.clone()));
            let copy = bundle.file(source, &item.path).ok_or(lost)?;
            let tiles =
                Tiles::of(item, &copy, limits).map_err(|failure| failure.within(Place::Member(item.path.clone())))?;
            let opened =
                bundle.opening.items.get(&item.path).map(|one| one.opened.keys().map(|domain| domain.name()).collect());
            Ok(Said { path: item.path.clone(), copy: "unchanged", tiles, opened: opened.unwrap_or_default() })
        };
        Ok(Answer {
            file: 1,
            is: "bundle",
            code: code.into(),
            code_was_compared: wanted.code.is_some(),
            items: bundle.manifest.items.iter().map(said).collect::<Result<_>>()?,
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
        None => {
            let item = manifest.items.iter().find(|item| item.copy.sha256 == own).ok_or(Fault::Swapped)?;
            let tiles = Tiles::of(item, &source, limits)?;
            ("copy", Said { path: item.path.clone(), copy: "unchanged", tiles, opened: Vec::new() })
        }
        Some(opening) => ("original", original(manifest, opening, &source, own, limits)?),
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

fn original(manifest: &Manifest, opening: &Opening, source: &NativeFile, own: Digest, limits: &Limits) -> Result<Said> {
    let of = |domain: &Domain, value: String| {
        opening.items.iter().find(|(_, item)| item.opened.get(domain).is_some_and(|opened| opened.value == value))
    };
    let found = of(&Domain::Original, own.to_string()).map(|found| (found, Domain::Original));
    // Another file with the same coded media, such as one whose metadata was changed, has the same essence.
    let found = found.or_else(|| {
        let essence = panah::essence::essence(source, &mut limits.clone()).ok()?;
        Some((of(&Domain::Essence, essence.to_string())?, Domain::Essence))
    });
    let ((path, opened), by) = found.ok_or(Fault::OriginalOther)?;
    let item = manifest.items.iter().find(|item| item.path == *path).ok_or(Fault::OriginalOther)?;
    opened.check(item)?;
    if let (Some(proof), Some(root)) = (&item.tiles, &opened.tiles) {
        proof.check_original(source, root, limits)?;
    }
    let copy = if by == Domain::Original { "original" } else { "same coded media as the original" };
    Ok(Said {
        path: path.clone(),
        copy,
        tiles: None,
        opened: opened.opened.keys().map(|domain| domain.name()).collect(),
    })
}

/// The answer in words.
fn said(answer: &Answer) -> String {
    let mut text = format!("{}: {}\n", answer.file, answer.is);
    let compared =
        if answer.code_was_compared { "the code that was noted fits" } else { "compare with what was noted" };
    text += &format!("  code: {} ({compared})\n", answer.code.english);
    for item in &answer.items {
        text += &format!("  {}: {}\n", item.path, item.copy);
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

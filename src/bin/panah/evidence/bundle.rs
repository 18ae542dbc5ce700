//! `panah bundle`: safe copies, their manifest and what opens it.

use std::collections::BTreeMap;

use panah::digest::{Digest, Hasher};
use panah::evidence::bundle::{self, Copy};
use panah::evidence::code::Code;
use panah::evidence::codes::Codes;
use panah::evidence::fault::Result;
use panah::evidence::item::{Known, item};
use panah::evidence::manifest::{By, Encoder, Fact, Manifest, Route, Searched, tools};
use panah::evidence::opening::Opening;
use panah::format::Kind;
use panah::inspect::inspect;
use panah::kept::Way;
use panah::limits::Limits;
use panah::make::make;
use panah::pixels::cover::Cover;
use panah::pixels::region::Region;
use panah::policy::Level;
use panah::source::Source as _;
use panah::source::native::NativeFile;
use panah::strip::SafeCopy;
use panah::watched::digest;

use super::args;
use super::custody::Step;
use super::taken::seed;
use crate::args::THRESHOLD;
use crate::found::find;
use crate::output::{self, Draft};
use crate::words;

/// What `--json` prints.
#[derive(serde::Serialize)]
struct Answer {
    sha256: Digest,
    len: u64,
    /// Of each file in the order given: where its copy lies in the bundle.
    copies: Vec<String>,
    code: Codes,
}

/// Makes the bundle.
pub fn run(wanted: &args::Bundle, json: bool, step: &mut Step, limits: &Limits) -> Result<()> {
    let seed = &mut seed()?;
    let sources: Vec<NativeFile> =
        wanted.files.iter().map(|file| NativeFile::open(file)).collect::<panah::Result<_>>()?;
    let (mut items, mut openings, mut copies) = (Vec::new(), BTreeMap::new(), Vec::<(String, SafeCopy)>::new());
    for (file, source) in wanted.files.iter().zip(&sources) {
        let report = inspect(source, &mut limits.clone())?;
        report.format.may_be_called(&file.to_string_lossy())?;
        let searched = wanted.auto && matches!(report.kind, Kind::Picture | Kind::Still);
        let covers: Vec<(Cover, By)> = match searched {
            false => Vec::new(),
            true => {
                let (_, found) = find(source, THRESHOLD, limits)?;
                let over =
                    |face: &panah::faces::Face| Cover::from(Region::over_face(face.x1, face.y1, face.x2, face.y2));
                found.iter().map(|face| (over(face), By::Search)).collect()
            }
        };
        let plain: Vec<Cover> = covers.iter().map(|(cover, _)| cover.clone()).collect();
        let safe = make(source, wanted.level, &plain, seed.block(), limits)?;
        for said in words::told(&safe) {
            eprintln!("panah: {said}");
        }
        let path = format!("data/{}.{}", bundle::random_name(seed), safe.receipt.copy.format.extension());
        step.took(safe.receipt.received.sha256, safe.receipt.received.len);
        let sounds = report.tracks.audio || report.kind == Kind::Sound;
        let known = Known {
            path: path.clone(),
            covers: &covers,
            searched: if searched { Searched::Whole } else { Searched::Nothing },
            sound: (sounds && wanted.level == Level::Exact).then_some(Way::Exact),
            encoder: Encoder::Panah,
            route: Fact::Measured(Route::Desk),
            browser: Fact::Unknown,
            keep: &wanted.keep,
            claims: &wanted.claims,
        };
        let (item, opening) = item(source, &report, &safe.receipt, &safe.parts.over(source), known, seed, limits)?;
        items.push(item);
        openings.insert(path.clone(), opening);
        copies.push((path, safe));
    }
    let manifest = Manifest::new(tools(own()), items);
    let bytes = manifest.write()?;
    let opening = Opening::new(&bytes, openings);
    let assembled: Vec<_> = copies.iter().zip(&sources).map(|((_, safe), source)| safe.parts.over(source)).collect();
    let held: Vec<Copy<'_>> = copies.iter().zip(&assembled).map(|((path, _), source)| Copy { path, source }).collect();
    let mut folder = output::parent(&wanted.out);
    for file in &wanted.files {
        folder = output::folder(file, &wanted.out)?;
    }
    let mut draft = Draft::new(folder)?;
    let (mut hasher, mut len) = (Hasher::default(), 0);
    bundle::write(&manifest, &opening, &held, wanted.language, seed, |bytes| {
        hasher.push(bytes);
        len += bytes.len() as u64;
        draft.write(bytes)
    })?;
    draft.keep(&sources.iter().collect::<Vec<_>>(), &wanted.out)?;
    let sha256 = hasher.finish();
    step.gave(sha256, len);
    let code = Codes::from(Code::of(&bytes)?);
    let paths = copies.iter().map(|(path, _)| path.clone()).collect();
    match json {
        true => output::print_json(&Answer { sha256, len, copies: paths, code })?,
        false => output::print(code.lines().as_bytes())?,
    }
    Ok(())
}

/// The digest of this program, where it can read itself.
fn own() -> Option<Digest> {
    let own = std::env::current_exe().ok().and_then(|path| NativeFile::open(&path).ok());
    own.filter(|file| !file.is_empty()).and_then(|file| digest(&file).ok())
}

//! Bundles.

use std::collections::BTreeMap;

use panah::evidence::bundle::{self, Copy};
use panah::evidence::commitment::Domain;
use panah::evidence::fault::Failure;
use panah::evidence::item::{Known, item};
use panah::evidence::manifest::{By, Encoder, Fact, Manifest, Route, Searched, Tool};
use panah::evidence::opening::Opening;
use panah::evidence::words::Language;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::make::make;
use panah::pixels::cover::Cover;
use panah::pixels::look::Look;
use panah::pixels::outline::Outline;
use panah::policy::Level;
use panah::seed::Seed;

use super::{jpeg, png};

/// A cover of this box.
pub fn boxed(x: f32, y: f32, width: f32, height: f32) -> Cover {
    Cover { outline: Outline::Box { x, y, width, height }, look: Look::Solid, inverse: false }
}

/// A photo with words in it.
pub fn photo() -> Vec<u8> {
    let picture = jpeg::picture(160, 120, false);
    jpeg::with(&picture, &[jpeg::exif(1, "CANARY")])
}

/// A bundle, and what it was made of.
pub struct Made {
    pub manifest: Manifest,
    pub opening: Opening,
    pub copies: Vec<(String, Vec<u8>)>,
    pub bundle: Vec<u8>,
}

/// A file, the level of its copy, and the covers on that.
pub type Original = (Vec<u8>, Level, Vec<(Cover, By)>);

/// A bundle of copies of these files, with the covers on them.
pub fn made(files: &[Original], seed: u8) -> Made {
    let seed = &mut Seed::new([seed; 32]);
    let limits = Limits::default();
    let (mut items, mut openings, mut copies) = (Vec::new(), BTreeMap::new(), Vec::new());
    for (file, level, covers) in files {
        let report = inspect(file, &mut limits.clone()).unwrap();
        let plain: Vec<Cover> = covers.iter().map(|(cover, _)| cover.clone()).collect();
        let safe = make(file, *level, &plain, seed.block(), &limits).unwrap();
        let path = format!("data/{}.{}", bundle::random_name(seed), safe.receipt.copy.format.extension());
        let known = Known {
            path: path.clone(),
            covers,
            searched: Searched::Nothing,
            sound: None,
            encoder: Encoder::Panah,
            route: Fact::Measured(Route::Desk),
            browser: Fact::Unknown,
            keep: &[Domain::Place, Domain::Time, Domain::Device],
            claims: &[(Domain::ClaimedPlace, "a square".into())],
        };
        let copy = safe.parts.over(file);
        let (item, opening) = item(file, &report, &safe.receipt, &copy, known, seed, &limits).unwrap();
        copies.push((path.clone(), safe.bytes(file).unwrap()));
        openings.insert(path, opening);
        items.push(item);
    }
    let tool = Tool { name: "panah".into(), version: "0".into(), sha256: None };
    let manifest = Manifest::new(vec![tool], items);
    let opening = Opening::new(&manifest.write().unwrap(), openings);
    let bundle = written(&manifest, &opening, &copies, seed).unwrap();
    Made { manifest, opening, copies, bundle }
}

/// A bundle of these, written.
pub fn written(
    manifest: &Manifest,
    opening: &Opening,
    copies: &[(String, Vec<u8>)],
    seed: &mut Seed,
) -> Result<Vec<u8>, Failure> {
    let copies: Vec<Copy<'_>> = copies.iter().map(|(path, bytes)| Copy { path, source: bytes }).collect();
    let mut out = Vec::new();
    bundle::write(manifest, opening, &copies, Language::Fa, seed, |bytes| {
        out.extend_from_slice(bytes);
        Ok(())
    })?;
    Ok(out)
}

/// A bundle of a covered JPEG, as it is coded, and a PNG, anew.
pub fn two() -> Made {
    let covered = vec![(boxed(40.0, 30.0, 30.0, 30.0), By::Hand)];
    made(&[(photo(), Level::Exact, covered), (png(), Level::Unlinkable, Vec::new())], 7)
}

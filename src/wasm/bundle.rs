//! A batch of copies on its way into one sealed file: bundled and sealed as it is read, so that no more than a piece of it is held.

use std::collections::BTreeMap;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::blob::BlobSource;
use super::fault::Fault;
use crate::error::{Error, Reason};
use crate::evidence::age::{Recipient, Sealer, To};
use crate::evidence::bundle::{self, Copy};
use crate::evidence::code::Code;
use crate::evidence::fault::{Fault as Wrong, Result as Sound};
use crate::evidence::item::{Known, item};
use crate::evidence::manifest::{By, Encoder, Fact, Item, Manifest, Searched, tools};
use crate::evidence::opening::{ItemOpening, Opening};
use crate::evidence::words::Language;
use crate::format::Kind;
use crate::inspect::inspect;
use crate::kept::Way;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::policy::Level;
use crate::receipt::Receipt;
use crate::seed::Seed;
use crate::watched::digest;

/// Copies that are to be sealed together.
#[wasm_bindgen]
pub struct Bundle {
    seed: Seed,
    items: Vec<Item>,
    openings: BTreeMap<String, ItemOpening>,
    /// By their paths.
    copies: Vec<(String, BlobSource)>,
}

/// What the room knows of a copy.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    /// As the core gave it with the copy.
    receipt: Receipt,
    /// What was put on a still, and by whom.
    covers: Vec<(Cover, By)>,
    /// What was searched for faces.
    searched: Searched,
    /// What was chosen for the sound of what was made anew.
    sound: Option<Way>,
}

#[wasm_bindgen]
impl Bundle {
    /// A bundle without copies. `seed` is 32 bytes of the system's randomness, from which all that is secret is drawn.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: &[u8]) -> Result<Bundle, Fault> {
        let seed = seed.try_into().map_err(|_| super::wrong("a seed has 32 bytes"))?;
        Ok(Self { seed: Seed::new(seed), items: Vec::new(), openings: BTreeMap::new(), copies: Vec::new() })
    }

    /// Takes in a finished `copy` and the `original` that it was made of. `facts`: JSON, `{"receipt", "covers": [[cover, "search" |
    /// "hand"]], "searched": "whole" | "nothing", "sound": way | null}`.
    ///
    /// Errors: `original-other` where the original is not the one that the receipt speaks of; those of an inspection.
    pub fn add(&mut self, original: Blob, copy: Blob, facts: &str) -> Result<(), Fault> {
        let Facts { receipt, covers, searched, sound } =
            serde_json::from_str(facts).map_err(|_| super::wrong("what is known of a copy cannot be read"))?;
        let (original, copy, limits) = (BlobSource::new(original)?, BlobSource::new(copy)?, Limits::default());
        if digest(&original)? != receipt.received.sha256 {
            return Err(Fault::Evidence(Wrong::OriginalOther));
        }
        let report = inspect(&original, &mut limits.clone())?;
        let sounds = report.tracks.audio || report.kind == Kind::Sound;
        let played = matches!(report.kind, Kind::Film | Kind::Sound);
        let way = if receipt.copy.level == Level::Exact { Some(Way::Exact) } else { sound };
        let path = format!("data/{}.{}", bundle::random_name(&mut self.seed), receipt.copy.format.extension());
        let known = Known {
            path: path.clone(),
            covers: &covers,
            searched,
            sound: way.filter(|_| sounds),
            encoder: if played { Encoder::Browser } else { Encoder::Panah },
            route: Fact::Unknown,
            browser: Fact::Unknown,
            keep: &[],
            claims: &[],
        };
        let (item, opening) = item(&original, &report, &receipt, &copy, known, &mut self.seed, &limits)?;
        self.items.push(item);
        self.openings.insert(path.clone(), opening);
        self.copies.push((path, copy));
        Ok(())
    }

    /// Bundles the copies and seals them for `keys` (with spaces between), in the `language` `fa` or else English. `out` is called with the
    /// next bytes of the sealed file, many times. Returns the code of the bundle: in English, in Persian, in digits.
    ///
    /// Errors: `swapped` where a copy is not the one that its receipt speaks of; `not-a-key`; `not-written` where `out` throws.
    pub fn seal(self, keys: &str, language: &str, out: &Function) -> Result<Vec<String>, Fault> {
        let Self { mut seed, items, openings, copies } = self;
        let keys = recipients(keys)?;
        let language = if language == "fa" { Language::Fa } else { Language::En };
        let manifest = Manifest::new(tools(None), items);
        let bytes = manifest.write()?;
        let opening = Opening::new(&bytes, openings);
        let held: Vec<Copy<'_>> = copies.iter().map(|(path, source)| Copy { path, source }).collect();
        let give = |bytes: &[u8]| match out.call1(&JsValue::NULL, &Uint8Array::from(bytes)) {
            Ok(_) => Ok(()),
            Err(_) => Err(Error::new(Reason::NotWritten, "the page takes no more of the sealed file")),
        };
        let mut sealer = Sealer::new(To::Keys(&keys), &mut seed, give)?;
        bundle::write(&manifest, &opening, &held, language, &mut seed, |bytes| sealer.push(bytes, give))?;
        sealer.finish(give)?;
        let code = Code::of(&bytes)?;
        Ok(vec![code.words(Language::En), code.words(Language::Fa), code.digits()])
    }
}

/// Checks that files can be sealed for `keys`, with spaces between. Errors: `not-a-key`.
#[wasm_bindgen(js_name = checkKeys)]
pub fn check_keys(keys: &str) -> Result<(), Fault> {
    // Nothing is sealed, so nothing has to be random.
    Sealer::new(To::Keys(&recipients(keys)?), &mut Seed::new([0; 32]), |_| Ok(()))?;
    Ok(())
}

fn recipients(keys: &str) -> Sound<Vec<Recipient>> {
    keys.split(' ').map(str::parse).collect()
}

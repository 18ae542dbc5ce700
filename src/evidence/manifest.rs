//! The manifest: what may be shown to anybody of how copies were made, and commitments to what may not. `docs/manifest.md` explains
//! it, `docs/manifest.schema.json` is its JSON Schema.
//!
//! It is read as strictly as can be: bytes that are not exactly what this module writes of what they mean are no manifest. So there
//! is no unknown field, no field twice, and no second way to say the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::commitment::Domain;
use super::fault::{Failure, Fault, Place, Result, internal};
use super::tiles::Proof;
use crate::digest::Digest;
use crate::format::{Format, Kind};
use crate::kept::Way;
use crate::pixels::outline::Outline;
use crate::policy::Level;
use crate::receipt::Copied;
use crate::report::{Class, Report};

/// The version that is written and read.
pub const VERSION: u32 = 1;

/// The most bytes that a manifest or an opening may have.
pub const LONGEST: usize = 32 << 20;
/// The most items.
pub const ITEMS: usize = 4096;
/// The most covers on one item.
const COVERS: usize = 10_000;
/// The most tools.
const TOOLS: usize = 16;
/// The most letters of a tool's name or version.
const WORD: usize = 64;

/// What every manifest says of itself.
pub const DOES_NOT_PROVE: &str = "This does not prove that what is shown happened, when or where it was taken, or by whom; that the \
file the program received is the one a camera wrote; or that nobody who is shown can be recognised.";

/// The manifest of one batch of copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `manifest`.
    pub panah: String,
    /// [`VERSION`].
    pub version: u32,
    /// What made the copies: program, weights.
    pub tools: Vec<Tool>,
    /// The copies, in the order of their paths.
    pub items: Vec<Item>,
    /// [`DOES_NOT_PROVE`].
    pub does_not_prove: String,
}

/// A program, or weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version; empty where it has none.
    pub version: String,
    /// The SHA-256 of its file, where the program can read that.
    pub sha256: Option<Digest>,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Where it lies in a bundle: `data/` and a random name.
    pub path: String,
    /// What it is, what was removed and what stays: the public half of its receipt.
    pub copy: Copied,
    /// What was done, in order.
    pub operations: Vec<Operation>,
    /// Every cover, in pixels of the upright original.
    pub covers: Vec<CoverMade>,
    /// The upright width and height of the copy in pixels.
    pub size: Fact<[u32; 2]>,
    /// What was searched for faces.
    pub searched: Searched,
    /// What became of sound; nothing where there is none.
    pub sound: Option<Way>,
    /// What wrote the coded media of the copy.
    pub encoder: Encoder,
    /// How the file came here.
    pub acquisition: Acquisition,
    /// A commitment to each thing that may be opened later.
    pub commitments: BTreeMap<Domain, Digest>,
    /// The proof of what is not covered, for an exact copy of a JPEG or PNG.
    pub tiles: Option<Proof>,
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// What identifies was taken out of the container.
    MetadataRemoved,
    /// The picture or film was decoded.
    Decoded,
    /// Only a part of its length was taken.
    Trimmed,
    /// Covers were put on it.
    Covered,
    /// It was cropped and resampled a little.
    Resampled,
    /// It was encoded anew.
    EncodedAnew,
    /// Its sound was taken out, silenced or distorted.
    SoundChanged,
    /// The copy was inspected again, and nothing was left in it but what the receipt says.
    InspectedAgain,
}

/// Who put a cover there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The search for faces.
    Search,
    /// A person.
    Hand,
}

/// A cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverMade {
    /// Where it is.
    pub outline: Outline,
    /// Whether all but the outline is covered.
    pub inverse: bool,
    /// Who put it there.
    pub by: By,
    /// The first frame that it is on and the first after it; nothing on a still picture.
    pub frames: Option<[u32; 2]>,
}

/// What was searched for faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Searched {
    /// All of it.
    Whole,
    /// Nothing.
    Nothing,
}

/// What wrote the coded media of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoder {
    /// Whatever wrote the original: the coded media is as it was.
    Original,
    /// This program.
    Panah,
    /// The browser.
    Browser,
}

/// A thing and how it is known. What nobody measured or said is unknown; nothing is inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact<T> {
    /// This program measured it.
    Measured(T),
    /// The file says so.
    ClaimedByFile(T),
    /// The person says so.
    ClaimedByPerson(T),
    /// Nobody knows.
    Unknown,
}

/// How a file came here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acquisition {
    /// The way it took. Always as received: what was done to it before cannot be seen here.
    pub route: Fact<Route>,
    /// The format in which it was received.
    pub received: Fact<Format>,
    /// What conversions on the way leave behind, as far as any was seen. That one is there proves no conversion.
    pub signs: BTreeSet<Sign>,
    /// The browser's family, and no more of it.
    pub browser: Fact<Browser>,
}

/// The way that a file took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Route {
    /// Chosen in the system's picker.
    Picker,
    /// Taken by the camera for this page.
    Camera,
    /// Shared from another app.
    Share,
    /// Dropped on the page.
    Drop,
    /// Pasted.
    Paste,
    /// Given to the desk tool as a file.
    Desk,
}

/// A browser's family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Browser {
    /// Chrome, Edge, Samsung Internet and the like.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser of an iPhone.
    Safari,
}

/// What a conversion leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// It has a GPS directory without a place: systems blank the place when an app may not know it.
    BlankedGps,
    /// It is a photo without any word of the device that took it: transcoding drops that.
    Transcoded,
    /// Its longer side is one to which messengers reduce.
    MessengerSized,
}

/// The longer sides, in pixels, to which messengers reduce photos.
const MESSENGERS: [u32; 6] = [960, 1080, 1280, 1600, 2048, 2560];

impl Sign {
    /// The signs that `report` shows.
    pub fn of(report: &Report) -> BTreeSet<Self> {
        let field = |start: &str| report.findings.iter().any(|finding| finding.field.starts_with(start));
        let blanked = field("Exif GPS") && !field("Exif GPSLatitude");
        let photo = matches!(report.kind, Kind::Picture | Kind::Still);
        let device = report.findings.iter().any(|finding| finding.class == Class::Device);
        let longer = report.picture.map(|picture| picture.width.max(picture.height));
        let sized = photo && !device && longer.is_some_and(|longer| MESSENGERS.contains(&longer));
        let transcoded = matches!(report.format, Format::Jpeg | Format::Heic) && !device;
        let all = [(blanked, Self::BlankedGps), (transcoded, Self::Transcoded), (sized, Self::MessengerSized)];
        all.into_iter().filter_map(|(seen, sign)| seen.then_some(sign)).collect()
    }
}

/// The operations that a copy of this receipt went through, in order.
pub fn operations(copy: &Copied, sound: Option<Way>) -> Vec<Operation> {
    let anew = copy.level == Level::Unlinkable;
    let changed = matches!(sound, Some(Way::Remove | Way::Silence | Way::Distort));
    let all = [
        // Of what is copied as it is coded, before anything else; of what was encoded anew, whatever the encoder wrote.
        (!anew, Operation::MetadataRemoved),
        (anew, Operation::Decoded),
        (copy.trimmed.is_some(), Operation::Trimmed),
        (copy.covered > 0 || copy.film.is_some_and(|film| film.covered > 0), Operation::Covered),
        (anew && copy.film.is_none(), Operation::Resampled),
        (changed, Operation::SoundChanged),
        (anew, Operation::EncodedAnew),
        (anew, Operation::MetadataRemoved),
        (copy.inspected_again, Operation::InspectedAgain),
    ];
    all.into_iter().filter_map(|(done, operation)| done.then_some(operation)).collect()
}

/// What makes copies: this program, whose file has this digest, and its weights.
pub fn tools(own: Option<Digest>) -> Vec<Tool> {
    let weights = Digest::of(&[crate::faces::WEIGHTS]);
    vec![
        Tool { name: "panah".into(), version: env!("CARGO_PKG_VERSION").into(), sha256: own },
        Tool { name: "yunet".into(), version: String::new(), sha256: Some(weights) },
    ]
}

impl Manifest {
    /// A manifest of `items`, made with `tools`.
    pub fn new(tools: Vec<Tool>, mut items: Vec<Item>) -> Self {
        items.sort_by(|a, b| a.path.cmp(&b.path));
        Self { panah: "manifest".into(), version: VERSION, tools, items, does_not_prove: DOES_NOT_PROVE.into() }
    }

    /// Its bytes, of which there is one form. Errors: `manifest-broken` for one that breaks its own rules.
    pub fn write(&self) -> Result<Vec<u8>> {
        self.check()?;
        write(self)
    }

    /// Reads what [`Manifest::write`] writes. Errors: `manifest-version`, `manifest-broken` for anything else.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let manifest: Self = read(bytes)?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<()> {
        let word = |word: &str| word.len() <= WORD && word.bytes().all(|byte| (32..127).contains(&byte));
        let tools = self.tools.iter().all(|tool| word(&tool.name) && word(&tool.version)) && self.tools.len() <= TOOLS;
        let sound = tools
            && self.panah == "manifest"
            && self.does_not_prove == DOES_NOT_PROVE
            && !self.items.is_empty()
            && self.items.len() <= ITEMS
            && self.items.is_sorted_by(|a, b| a.path < b.path);
        if !sound {
            return Err(Fault::ManifestBroken.into());
        }
        for (number, item) in (1..).zip(&self.items) {
            item.check().map_err(|failure| failure.within(Place::Item(number)))?;
        }
        Ok(())
    }
}

impl Item {
    fn check(&self) -> Result<()> {
        let named = self.path.strip_prefix("data/").is_some_and(is_copy_name);
        let frames = |cover: &CoverMade| cover.frames.is_none_or(|[from, to]| from < to);
        let exact = self.copy.level == Level::Exact;
        let sound = named
            && self.copy.inspected_again
            && self.covers.len() <= COVERS
            && (self.copy.film.is_some() || self.covers.len() == self.copy.covered as usize)
            && self.covers.iter().all(frames)
            && self.operations == operations(&self.copy, self.sound)
            && self.commitments.contains_key(&Domain::Original)
            && self.tiles.as_ref().is_none_or(|proof| exact && proof.is_of(self.copy.format));
        if sound { Ok(()) } else { Err(Fault::ManifestBroken.into()) }
    }
}

/// Whether a copy may have this name in a bundle: twelve random letters of base 32, a dot and a short ending.
pub fn is_copy_name(name: &str) -> bool {
    let Some((stem, ending)) = name.split_once('.') else { return false };
    let letters = |word: &str| word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
    let ending_letters = ending.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    stem.len() == 12 && letters(stem) && (1..=5).contains(&ending.len()) && ending_letters
}

/// What every file of this kind starts with, as far as it says what can read it.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// A value in the one form in which this module writes JSON: no space, fields in their order, and a line feed at the end.
pub(super) fn write(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value).map_err(|_| internal("a manifest cannot be written"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads what [`write`] writes. Errors: `manifest-version`, `manifest-broken`.
pub(super) fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let broken = || Failure::from(Fault::ManifestBroken);
    if bytes.len() > LONGEST {
        return Err(broken());
    }
    // As text, which is how a room reads JSON everywhere: a second way would make its core larger.
    let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
    if serde_json::from_str::<Head>(text).is_ok_and(|head| head.version > VERSION) {
        return Err(Fault::ManifestVersion.into());
    }
    let value = serde_json::from_str::<T>(text).map_err(|_| broken())?;
    if write(&value)? == bytes { Ok(value) } else { Err(broken()) }
}

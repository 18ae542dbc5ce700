//! The opening: what the manifest commits to, with its salts. It ties copies to their originals, and stays sealed; each of its values
//! can be given on without the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::batch;
use super::commitment::{Domain, Salt, commit};
use super::fault::{Failure, Fault, Place, Result};
use super::manifest::{self, Item, Manifest, VERSION};
use crate::digest::Digest;
use crate::format::Format;
use crate::report::{Class, Report};
use crate::seed::Seed;

/// The most bytes of one value.
const VALUE: usize = 64 << 10;

/// The openings of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Always `opening`.
    pub panah: String,
    /// [`VERSION`].
    pub version: u32,
    /// The digest of the manifest that it opens ([`batch`]).
    pub manifest: Digest,
    /// By the path of the copy.
    pub items: BTreeMap<String, ItemOpening>,
}

/// The openings of one copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemOpening {
    /// The format and the length in bytes of the original as it was received; left out where it is not opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<ReceivedAs>,
    /// By what they are of.
    pub opened: BTreeMap<Domain, Opened>,
    /// The seed of all salts of the tiles' tree, with which the original's tree is built again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiles: Option<Salt>,
}

/// The outside of an original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedAs {
    /// Its format.
    pub format: Format,
    /// Its length in bytes.
    pub len: u64,
}

/// One value with its salt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// The salt.
    pub salt: Salt,
    /// The value: 64 hexadecimal digits for a digest, else text.
    pub value: String,
}

impl Opened {
    /// The commitment that it opens. Errors: `opening-other` where a digest is none, or a value is too long.
    pub fn commitment(&self, domain: Domain) -> Result<Digest> {
        let bytes = match domain {
            Domain::Original | Domain::Essence => {
                self.value.parse::<Digest>().map_err(|_| Fault::OpeningOther)?.0.to_vec()
            }
            _ => self.value.as_bytes().to_vec(),
        };
        if bytes.len() > VALUE {
            return Err(Fault::OpeningOther.into());
        }
        Ok(commit(domain, &self.salt, &bytes))
    }
}

/// What the file says under the classes that a person may choose to keep, one field a line; nothing where it says nothing.
pub fn claimed(report: &Report, domain: Domain) -> Option<String> {
    let class = match domain {
        Domain::Place => Class::Place,
        Domain::Time => Class::Time,
        Domain::Device => Class::Device,
        _ => return None,
    };
    let told = report.findings.iter().filter(|finding| finding.class == class && !finding.value.is_empty());
    let lines: Vec<String> = told.map(|finding| format!("{}: {}", finding.field, finding.value)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Salts and values in the making, and the commitments to them.
#[derive(Default)]
pub struct Sealed {
    /// By what they are of.
    pub opened: BTreeMap<Domain, Opened>,
    /// The same, as the manifest has them.
    pub commitments: BTreeMap<Domain, Digest>,
}

impl Sealed {
    /// Commits to a value, with a salt drawn from `seed`. Errors: `opening-other` for a value that is none of this domain's.
    pub fn add(&mut self, domain: Domain, value: String, seed: &mut Seed) -> Result<()> {
        let opened = Opened { salt: Salt::draw(seed), value };
        self.commitments.insert(domain, opened.commitment(domain)?);
        self.opened.insert(domain, opened);
        Ok(())
    }
}

impl Opening {
    /// The opening of `manifest`, whose bytes are these.
    pub fn new(manifest: &[u8], items: BTreeMap<String, ItemOpening>) -> Self {
        Self { panah: "opening".into(), version: VERSION, manifest: batch(manifest), items }
    }

    /// Its bytes.
    pub fn write(&self) -> Result<Vec<u8>> {
        manifest::write(self)
    }

    /// Reads what [`Opening::write`] writes. Errors: `manifest-version`, `manifest-broken`.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let opening: Self = manifest::read(bytes)?;
        if opening.panah == "opening" { Ok(opening) } else { Err(Fault::ManifestBroken.into()) }
    }

    /// Checks every value of it against `manifest`, whose bytes are these; a part of an opening opens a part.
    ///
    /// Errors: `opening-other`, with what it is of.
    pub fn check(&self, manifest: &Manifest, bytes: &[u8]) -> Result<()> {
        if self.manifest != batch(bytes) {
            return Err(Fault::OpeningOther.into());
        }
        for (path, opening) in &self.items {
            let item = manifest.items.iter().find(|item| item.path == *path).ok_or(Fault::OpeningOther)?;
            opening.check(item)?;
        }
        Ok(())
    }
}

impl ItemOpening {
    /// Checks every value of it against the commitments of `item`. Errors: `opening-other`, with what it is of.
    pub fn check(&self, item: &Item) -> Result<()> {
        for (domain, opened) in &self.opened {
            let other = || Failure::Evidence(Fault::OpeningOther, Place::Field(domain.name().into()));
            if item.commitments.get(domain) != Some(&opened.commitment(*domain).map_err(|_| other())?) {
                return Err(other());
            }
        }
        Ok(())
    }
}

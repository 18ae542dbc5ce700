//! Receipts: what was done to one file, in classes and counts, never in values.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::format::Format;
use crate::kept::Kept;
use crate::made::{FilmFacts, Trimmed};
use crate::policy::Level;
use crate::report::{Class, Finding, Report};

/// What was done to one file.
///
/// `copy` may go with the copy. `received` links to the original and is for the person alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Receipt {
    /// What may be shown to whoever gets the copy.
    pub copy: Copied,
    /// What ties the copy to the original: never to be published.
    pub received: Received,
}

/// The public half of a receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Copied {
    /// How the copy was made.
    pub level: Level,
    /// The format of the copy.
    pub format: Format,
    /// Its length in bytes.
    pub len: u64,
    /// Its SHA-256.
    #[cfg_attr(test, ts(type = "string"))]
    pub sha256: Digest,
    /// How many findings of each class the original had and the copy has not.
    pub removed: BTreeMap<Class, u32>,
    /// How many findings of each class the second inspection still had in the copy, which stay in it because what is shown
    /// needs them; empty where it had none.
    pub hidden: BTreeMap<Class, u32>,
    /// What it still holds that a person may not expect.
    pub kept: Kept,
    /// How many regions were covered.
    pub covered: u32,
    /// How much of the picture was not in the file that came, in hundredths, where that ended too early; 0 where nothing was missing
    /// but its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub missing: Option<u8>,
    /// True when the copy is one still of a picture that moved.
    pub still_of_moving: bool,
    /// True: a copy leaves only after it was inspected again. Here so that a reader need not know the rule.
    pub inspected_again: bool,
    /// Of a film made anew: what was covered in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub film: Option<FilmFacts>,
    /// Of a film or recording made anew: what of it the copy holds, where that is not all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub trimmed: Option<Trimmed>,
}

impl Copied {
    /// The same with its hidden parts counted in what stays.
    #[must_use]
    pub fn counted(mut self) -> Self {
        self.kept.hidden = self.hidden.values().sum();
        self
    }
}

/// The private half of a receipt: the file as it was received from the system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Received {
    /// Its format.
    pub format: Format,
    /// Its length in bytes.
    pub len: u64,
    /// Its SHA-256.
    #[cfg_attr(test, ts(type = "string"))]
    pub sha256: Digest,
}

/// Counts the findings of a report by class, but for those that stay.
pub fn count(report: &Report) -> BTreeMap<Class, u32> {
    by_class(report.findings.iter().filter(|finding| !finding.stays))
}

/// Counts findings by class.
pub fn by_class<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> BTreeMap<Class, u32> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.class).or_insert(0) += 1;
    }
    counts
}

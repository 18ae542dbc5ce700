//! The names inside of a book: its files, and the identifiers and classes in them.

use std::collections::{BTreeMap, HashSet};

use crate::formats::css;
use crate::formats::css::Names as _;
use crate::formats::renamed::Renamed;

/// How long a heading is at most, in bytes, for a title to be compared with it.
const HEADING: usize = 512;

/// The new names of one book, and what its readers see that may stand where they do not.
pub(super) struct Names {
    /// The files that stay, by their old names.
    files: BTreeMap<String, String>,
    parts: Renamed,
    headings: HashSet<String>,
    /// The file that is being written, by its old name.
    pub at: String,
}

impl Names {
    /// No names but those of `files`: old ones and new ones.
    pub(super) fn new(files: BTreeMap<String, String>) -> Self {
        Self { files, parts: Renamed::new("n"), headings: HashSet::new(), at: String::new() }
    }

    /// Takes in what a heading or an entry of a table of contents says, coded as markup.
    pub(super) fn see(&mut self, words: String) {
        if words.len() <= HEADING {
            self.headings.insert(words);
        }
    }

    /// Whether a heading says this.
    pub(super) fn is_seen(&self, words: &str) -> bool {
        self.headings.contains(&words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The new name of a file that stays.
    pub(super) fn file(&self, old: &str) -> Option<&str> {
        self.files.get(old).map(String::as_str)
    }

    /// Where an address in the file that is being written leads now, or nothing where that is out of the book.
    pub(super) fn address(&mut self, own: &str) -> Option<String> {
        let (path, place) = match own.trim().split_once('#') {
            Some((path, place)) => (path, Some(place)),
            None => (own.trim(), None),
        };
        let file = if path.is_empty() { "" } else { self.files.get(&resolve(&self.at, path))?.as_str() }.to_owned();
        match place {
            Some(place) if !place.is_empty() => Some(format!("{file}#{}", self.name(place))),
            _ if file.is_empty() => None,
            _ => Some(file),
        }
    }

    /// The new names of a list with spaces between.
    pub(super) fn list(&mut self, own: &str) -> String {
        own.split_whitespace().map(|name| self.name(name)).collect::<Vec<_>>().join(" ")
    }
}

impl css::Names for Names {
    fn name(&mut self, old: &str) -> String {
        self.parts.name(old)
    }

    fn addresses(&mut self, value: &str) -> String {
        let mut out = String::with_capacity(value.len());
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("url(") {
            let Some((address, after)) = after.split_once(')') else { break };
            out.push_str(before);
            match self.address(address) {
                Some(new) => out.push_str(&format!("url({new})")),
                None => out.push_str("none"),
            }
            rest = after;
        }
        // What no bracket closes is no address.
        out.push_str(rest.split("url(").next().unwrap_or_default());
        out
    }
}

/// The name of the member that `href` means in the package document at `path`.
pub(super) fn resolve(path: &str, href: &str) -> String {
    let plain = percent_decoded(href.split('#').next().unwrap_or_default());
    let mut steps: Vec<&str> = path.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default();
    for step in plain.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn percent_decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let coded = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match coded.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

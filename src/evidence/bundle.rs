//! The bundle: a bag (BagIt, RFC 8493) in a stored zip of one fixed form, so that any bit that changed is found: what is read is written
//! again, and compared.
//!
//! Its folder and its copies have random names, all its times are one, and nothing in it says who made it. A last member of zeros pads
//! the zip to a length of Padmé (Nikitin, Barman, Lueks, Underwood, Hubaux and Ford 2019), at least 16 KiB, so that the length of the
//! sealed bundle says no more than about five bits of what is inside. `timestamps/` is reserved for whoever receives it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::fault::{Failure, Fault, Place, Result, internal};
use super::joined::{Joined, Zeros};
use super::manifest::{Manifest, is_copy_name};
use super::opening::Opening;
use super::words::Language;
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Reason};
use crate::formats::zip::build::{Builder, Packed, WHEN};
use crate::formats::zip::directory::{self, Method};
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::seed::Seed;
use crate::source::Source;
use crate::source::slice::Slice;
use crate::span::Span;
use crate::watched::chunks;

const BAGIT: &str = "bagit.txt";
const FILES: &str = "manifest-sha256.txt";
const TAGS: &str = "tagmanifest-sha256.txt";
const VERIFY: &str = "VERIFY.txt";
const PADDING: &str = "padding.bin";
/// Where the manifest lies in the bag.
pub const MANIFEST: &str = "data/manifest.json";
/// Where the opening lies in the bag.
pub const OPENING: &str = "data/opening.json";

/// BagIt's declaration (RFC 8493, 2.1.1).
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The least length of a bundle, in bytes.
const LEAST: u64 = 16 << 10;

/// How the bundle is checked, in English and in the person's language.
const fn verify(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("bundle/verify.en.txt"),
        Language::Fa => concat!(include_str!("bundle/verify.fa.txt"), "\n", include_str!("bundle/verify.en.txt")),
    }
}

/// The length to which Padmé pads `len`: as many of its upper bits stay as it takes to write how many bits it has.
pub const fn padme(len: u64) -> u64 {
    if len < 2 {
        return len;
    }
    let exponent = len.ilog2();
    let kept = exponent.ilog2() + 1;
    let zeroed = exponent.saturating_sub(kept);
    let mask = (1u64 << zeroed) - 1;
    len.saturating_add(mask) & !mask
}

/// A random name of twelve letters of base 32 (RFC 4648), drawn from `seed`.
pub fn random_name(seed: &mut Seed) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let letters = seed.block().into_iter().take(12).filter_map(|byte| LETTERS.get(usize::from(byte & 31)));
    letters.map(|letter| char::from(*letter)).collect()
}

/// A file of the bag: its path in it, where it lies, its digest and its CRC-32.
struct Entry {
    path: String,
    span: Span,
    digest: Digest,
    crc: u32,
}

/// Both sums of a span, read once.
fn sums(source: &dyn Source, span: Span) -> std::result::Result<(Digest, u32), Error> {
    let (mut hasher, mut crc) = (Hasher::default(), crc32fast::Hasher::new());
    chunks(source, span, |bytes| {
        hasher.push(bytes);
        crc.update(bytes);
        Ok(())
    })?;
    Ok((hasher.finish(), crc.finalize()))
}

/// What the bag says of its files, one a line (RFC 8493, 2.1.3).
fn listed<'a>(files: impl Iterator<Item = (&'a str, Digest)>) -> String {
    files.fold(String::new(), |mut text, (path, digest)| {
        let _ = writeln!(text, "{digest}  {path}");
        text
    })
}

/// The archive of these files, which lie in one source, and the tag files that follow from them: the one form of a bundle.
fn archive(folder: &str, files: &[Entry], language: Language) -> Result<(Vec<Part>, u64)> {
    let by_path: BTreeMap<&str, &Entry> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    let payload = listed(by_path.iter().filter(|(path, _)| **path != PADDING).map(|(path, file)| (*path, file.digest)));
    let padding = by_path.get(PADDING).map(|file| file.digest);
    let mut texts =
        BTreeMap::from([(BAGIT, DECLARATION.to_owned()), (FILES, payload), (VERIFY, verify(language).to_owned())]);
    let own = texts.iter().map(|(path, text)| (*path, Digest::of(&[text.as_bytes()])));
    let tags: BTreeMap<&str, Digest> = own.chain(padding.map(|digest| (PADDING, digest))).collect();
    texts.insert(TAGS, listed(tags.into_iter()));
    let mut builder = Builder::default();
    let paths: BTreeSet<&str> = by_path.keys().copied().chain(texts.keys().copied()).collect();
    for path in paths {
        let name = format!("{folder}/{path}");
        let packed = match (by_path.get(path), texts.get(path)) {
            (Some(file), _) => Packed::spans(vec![Part::Copy(file.span)], file.crc),
            (None, Some(text)) => Packed::stored(text.clone().into_bytes()),
            _ => continue,
        };
        builder.push(&name, packed)?;
    }
    let parts = builder.finish()?;
    let len = parts.iter().map(Part::len).sum();
    Ok((parts, len))
}

/// What goes into a bundle beside its manifest and opening: a copy, by the path that the manifest gives it.
pub struct Copy<'a> {
    /// `data/` and its name.
    pub path: &'a str,
    /// Its bytes.
    pub source: &'a dyn Source,
}

/// Writes a bundle; its bytes go to `out` in order. The folder's name is drawn from `seed`.
///
/// Errors: `swapped` where a copy is not the one that the manifest speaks of, or one is missing; `opening-other`; `limit` for more than
/// 4 GiB; `read`, and those of `out`.
pub fn write(
    manifest: &Manifest,
    opening: &Opening,
    copies: &[Copy<'_>],
    language: Language,
    seed: &mut Seed,
    out: impl FnMut(&[u8]) -> std::result::Result<(), Error>,
) -> Result<()> {
    let (manifest_bytes, opening_bytes) = (manifest.write()?, opening.write()?);
    opening.check(manifest, &manifest_bytes)?;
    let mut joined = Joined::default();
    let mut files = Vec::new();
    let mut add = |path: &str, source| {
        let span = joined.push(source);
        files.push(Entry { path: path.into(), span, digest: Digest([0; 32]), crc: 0 });
    };
    add(MANIFEST, &manifest_bytes);
    add(OPENING, &opening_bytes);
    copies.iter().for_each(|copy| add(copy.path, copy.source));
    for file in &mut files {
        (file.digest, file.crc) = sums(&joined, file.span)?;
    }
    check_copies(manifest, &files)?;
    let folder = random_name(seed);
    let nothing = Span::new(joined.len(), joined.len());
    files.push(Entry { path: PADDING.into(), span: nothing, digest: Digest::of(&[]), crc: 0 });
    let (_, bare) = archive(&folder, &files, language)?;
    let zeros = Zeros(padded(bare) - bare);
    let span = joined.push(&zeros);
    let (digest, crc) = sums(&joined, span)?;
    files.pop();
    files.push(Entry { path: PADDING.into(), span, digest, crc });
    let (parts, len) = archive(&folder, &files, language)?;
    if len != padded(bare) {
        return Err(internal("a bundle has another length than it was padded to"));
    }
    let parts: Parts = parts.into_iter().collect();
    Ok(chunks(&parts.over(&joined), Span::new(0, len), out)?)
}

const fn padded(len: u64) -> u64 {
    let padded = padme(len);
    if padded < LEAST { LEAST } else { padded }
}

/// That each item of the manifest has its copy, and each copy its item.
fn check_copies(manifest: &Manifest, files: &[Entry]) -> Result<()> {
    let copies: BTreeMap<&str, &Entry> =
        files.iter().filter(|file| is_copy(&file.path)).map(|file| (file.path.as_str(), file)).collect();
    for item in &manifest.items {
        let file = copies
            .get(item.path.as_str())
            .ok_or(Failure::Evidence(Fault::MissingMember, Place::Member(item.path.clone())))?;
        if (file.span.len(), file.digest) != (item.copy.len, item.copy.sha256) {
            return Err(Failure::Evidence(Fault::Swapped, Place::Member(item.path.clone())));
        }
    }
    let items: BTreeSet<&str> = manifest.items.iter().map(|item| item.path.as_str()).collect();
    match copies.keys().find(|path| !items.contains(**path)) {
        Some(path) => Err(Failure::Evidence(Fault::StrayMember, Place::Member((*path).into()))),
        None => Ok(()),
    }
}

fn is_copy(path: &str) -> bool {
    path.strip_prefix("data/").is_some_and(is_copy_name)
}

/// A bundle that was read and found whole.
#[derive(Debug)]
pub struct Bundle {
    /// Its folder: twelve random letters.
    pub folder: String,
    /// Its manifest.
    pub manifest: Manifest,
    /// The manifest's bytes, of which the code is made.
    pub manifest_bytes: Vec<u8>,
    /// What opens it.
    pub opening: Opening,
    /// Every file of it by its path in the folder, with where its bytes lie. No path leads anywhere else.
    pub files: BTreeMap<String, Span>,
}

/// Reads the bundle `source`, all of it, and checks that it is what was written.
///
/// Errors: `not-a-bundle`, `stray-member`, `duplicate-member`, `missing-member`, `damaged-member`, `damaged-bundle`, `swapped`,
/// `manifest-broken`, `manifest-version`, `opening-other`; `limit`, `read`.
pub fn read(source: &dyn Source, limits: &Limits) -> Result<Bundle> {
    let limits = &mut limits.clone();
    let mut start = [0; 4];
    if source.len() < start.len() as u64 {
        return Err(Fault::NotABundle.into());
    }
    source.read_at(0, &mut start)?;
    if &start != b"PK\x03\x04" {
        return Err(Fault::NotABundle.into());
    }
    let directory = directory::read(source, limits).map_err(|error| match error.reason {
        Reason::Broken | Reason::CutOff | Reason::Password | Reason::Elsewhere | Reason::UnknownPart => {
            Failure::from(Fault::DamagedBundle)
        }
        _ => error.into(),
    })?;
    let folder = directory.members.first().and_then(|member| member.name.split_once('/')).map(|(folder, _)| folder);
    let folder = folder.filter(|folder| is_copy_name(&format!("{folder}.x"))).ok_or(Fault::NotABundle)?.to_owned();
    let mut files: BTreeMap<String, Entry> = BTreeMap::new();
    for (number, member) in (1..).zip(&directory.members) {
        let path = member.name.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/'));
        let known =
            |path: &&str| [BAGIT, FILES, TAGS, VERIFY, PADDING, MANIFEST, OPENING].contains(path) || is_copy(path);
        let stray = Failure::Evidence(Fault::StrayMember, Place::Number(number));
        let path = path.filter(known).ok_or(stray)?.to_owned();
        let damaged = || Failure::Evidence(Fault::DamagedMember, Place::Member(path.clone()));
        if files.contains_key(&path) {
            return Err(Failure::Evidence(Fault::DuplicateMember, Place::Member(path)));
        }
        if member.method != Method::Stored || member.when != WHEN {
            return Err(Fault::DamagedBundle.into());
        }
        let (digest, crc) = sums(source, member.data)?;
        if crc != member.crc {
            return Err(damaged());
        }
        files.insert(path.clone(), Entry { path, span: member.data, digest, crc });
    }
    let missing = |path: &str| Failure::Evidence(Fault::MissingMember, Place::Member(path.into()));
    let file = |path: &str| files.get(path).ok_or_else(|| missing(path));
    let bytes = |path: &str, most: usize, limits: &mut Limits| -> Result<Vec<u8>> {
        let span = file(path)?.span;
        if span.len() > most as u64 {
            return Err(Failure::Evidence(Fault::DamagedMember, Place::Member(path.into())));
        }
        limits.debit(span.len(), span.start)?;
        let mut bytes = vec![0; span.len() as usize];
        source.read_at(span.start, &mut bytes)?;
        Ok(bytes)
    };
    // What the bag says of its files first: it names the one that differs.
    for list in [TAGS, FILES] {
        let text = String::from_utf8(bytes(list, super::manifest::LONGEST, limits)?)
            .map_err(|_| Failure::Evidence(Fault::DamagedMember, Place::Member(list.into())))?;
        for line in text.lines() {
            let (digest, path) =
                line.split_once("  ").ok_or(Failure::Evidence(Fault::DamagedMember, Place::Member(list.into())))?;
            let file = files.get(path).ok_or_else(|| match is_copy(path) || path == MANIFEST || path == OPENING {
                true => missing(path),
                false => Failure::Evidence(Fault::DamagedMember, Place::Member(list.into())),
            })?;
            if file.digest.to_string() != digest {
                return Err(Failure::Evidence(Fault::DamagedMember, Place::Member(path.into())));
            }
        }
    }
    let manifest_bytes = bytes(MANIFEST, super::manifest::LONGEST, limits)?;
    let within = |path: &str| {
        let place = Place::Member(path.to_owned());
        move |failure: Failure| failure.within(place)
    };
    let manifest = Manifest::read(&manifest_bytes).map_err(within(MANIFEST))?;
    let opening_bytes = bytes(OPENING, super::manifest::LONGEST, limits)?;
    let opening = Opening::read(&opening_bytes).map_err(within(OPENING))?;
    let held: Vec<&Entry> = files.values().collect();
    let language = Language::ALL.into_iter().find(|language| {
        files.get(VERIFY).is_some_and(|file| file.digest == Digest::of(&[verify(*language).as_bytes()]))
    });
    file(VERIFY)?;
    let language = language.ok_or(Failure::Evidence(Fault::DamagedMember, Place::Member(VERIFY.into())))?;
    let payload: Vec<Entry> = held
        .iter()
        .filter(|file| ![BAGIT, FILES, TAGS, VERIFY].contains(&file.path.as_str()))
        .map(|file| Entry { path: file.path.clone(), span: file.span, digest: file.digest, crc: file.crc })
        .collect();
    check_copies(&manifest, &payload)?;
    check_form(source, &folder, payload, language)?;
    opening.check(&manifest, &manifest_bytes)?;
    let files = files.into_iter().map(|(path, file)| (path, file.span)).collect();
    Ok(Bundle { folder, manifest, manifest_bytes, opening, files })
}

/// That the archive is, byte for byte, what is written of these files.
fn check_form(source: &dyn Source, folder: &str, mut files: Vec<Entry>, language: Language) -> Result<()> {
    let damaged = || Failure::from(Fault::DamagedBundle);
    let padding = files.iter().position(|file| file.path == PADDING).map(|at| files.swap_remove(at));
    let padding = padding.ok_or(Failure::Evidence(Fault::MissingMember, Place::Member(PADDING.into())))?;
    let empty = Entry { path: PADDING.into(), span: Span::new(0, 0), digest: Digest::of(&[]), crc: 0 };
    files.push(empty);
    let (_, bare) = archive(folder, &files, language)?;
    files.pop();
    let zeros = Zeros(padded(bare) - bare);
    if source.len() != padded(bare) {
        return Err(damaged());
    }
    if sums(&zeros, Span::new(0, zeros.0))? != (padding.digest, padding.crc) {
        return Err(Failure::Evidence(Fault::DamagedMember, Place::Member(PADDING.into())));
    }
    files.push(padding);
    let (parts, _) = archive(folder, &files, language)?;
    let mut at = 0;
    for part in parts.iter() {
        let same = match part {
            Part::Copy(span) => span.start == at,
            Part::Bytes(expected) => {
                let mut own = vec![0; expected.len()];
                source.read_at(at, &mut own).is_ok() && own == *expected
            }
        };
        if !same {
            return Err(damaged());
        }
        at += part.len();
    }
    if at == source.len() { Ok(()) } else { Err(damaged()) }
}

impl Bundle {
    /// A file of it, as a source.
    pub fn file<'a>(&self, source: &'a dyn Source, path: &str) -> Option<impl Source + 'a> {
        self.files.get(path).map(|span| Slice { source, span: *span })
    }
}

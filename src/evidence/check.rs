//! Files that somebody was given, held against each other: bundles, manifests with copies, openings with originals, pages. What each is
//! to the others is told from its content; nothing is asked of names.

use serde::Serialize;

use super::answer::{self, Said, Standing, Tiles};
use super::bundle;
use super::code::{Code, batch};
use super::codes::Codes;
use super::fault::{Failure, Fault, Place, Result};
use super::given::Given;
use super::manifest::{By, Item, LONGEST, Manifest, Searched};
use super::opening::Opening;
use crate::digest::Digest;
use crate::error::Reason;
use crate::limits::Limits;
use crate::receipt::Copied;
use crate::sniff::sniff;
use crate::source::Source;
use crate::watched::digest;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A bundle, byte for byte as it was made.
    Sound,
    /// Something is wrong with it: its fault is told.
    Wrong,
    /// A manifest.
    Manifest,
    /// An opening that fits a manifest that is here.
    Fits,
    /// An opening without its manifest.
    Opening,
    /// The copy that a manifest speaks of.
    Unchanged,
    /// Another file than the copy, whose picture is, outside of the covers, what was committed to.
    Repacked,
    /// No copy, though it has the shape or the length of one.
    Changed,
    /// The original that was committed to.
    Original,
    /// Another file whose coded media is that of the original.
    SameMedia,
    /// None of what the manifests speak of.
    Stranger,
    /// A file of which nothing can be known, because no manifest is here.
    Alone,
    /// A page: its digest is told.
    Page,
    /// A sealed file.
    Sealed,
    /// A signature.
    Signature,
    /// None of what can be checked.
    Nothing,
}

/// What is said of one file.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// What it is.
    pub is: Verdict,
    /// What is wrong with it.
    pub fault: Option<Wrong>,
    /// The digest of a page.
    pub sha256: Option<Digest>,
    /// The code of a bundle, a manifest or a page.
    pub code: Option<Codes>,
    /// The copies of a bundle or a manifest, or the one that the file is.
    pub items: Vec<Listed>,
    /// What the manifest says that it does not prove.
    pub does_not_prove: Option<String>,
}

impl From<Verdict> for Answer {
    fn from(is: Verdict) -> Self {
        Self { is, fault: None, sha256: None, code: None, items: Vec::new(), does_not_prove: None }
    }
}

/// What is wrong: the codes of a fault or of a reason and of the next step, and the place, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// Whether it is a fault of the evidence, and no failure to read it.
    pub evidence: bool,
    /// The fault or the reason.
    pub reason: &'static str,
    /// The next step.
    pub next: &'static str,
    /// Where.
    pub place: Place,
}

impl From<Failure> for Answer {
    fn from(failure: Failure) -> Self {
        let wrong = match failure {
            Failure::Bytes(error) => {
                let (reason, next) = (error.reason.code(), error.reason.next());
                Wrong { evidence: false, reason, next, place: Place::Whole }
            }
            Failure::Evidence(fault, place) => {
                Wrong { evidence: true, reason: fault.code(), next: fault.next().code(), place }
            }
        };
        Self { fault: Some(wrong), ..Verdict::Wrong.into() }
    }
}

/// What a manifest says of a copy, with what its proof says.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Where it lies in a bundle.
    pub path: String,
    /// What it is, what was removed and what stays.
    pub copy: Copied,
    /// How many covers the search put there, and how many a person.
    pub covers: [usize; 2],
    /// What was searched for faces.
    pub searched: Searched,
    /// Of a copy that is here and has a proof that holds: what that says.
    pub tiles: Option<Tiles>,
}

impl Listed {
    fn of(item: &Item, tiles: Option<Tiles>) -> Self {
        let by = |by: By| item.covers.iter().filter(|cover| cover.by == by).count();
        let covers = [by(By::Search), by(By::Hand)];
        Self { path: item.path.clone(), copy: item.copy.clone(), covers, searched: item.searched, tiles }
    }
}

/// A manifest that is here, and the openings that fit it.
struct Book {
    manifest: Manifest,
    bytes: Vec<u8>,
    openings: Vec<Opening>,
}

impl Book {
    fn item(&self, said: &Said) -> Option<&Item> {
        self.manifest.items.iter().find(|item| item.path == said.path)
    }

    /// An answer that rests on it.
    fn answer(&self, is: Verdict, items: Vec<Listed>) -> Answer {
        Answer { items, does_not_prove: Some(self.manifest.does_not_prove.clone()), ..is.into() }
    }
}

/// What was found of a file before the others were looked at.
enum First {
    Done(Answer),
    Opening(Opening),
    Loose,
}

/// Says of each of `files`, in their order, what it is to the others. One that cannot be read, or is not what it should be, has its fault
/// told and changes nothing of what is said of others, but that nothing rests on it.
pub fn check(files: &[&dyn Source], limits: &Limits) -> Vec<Answer> {
    let mut books = Vec::new();
    let first: Vec<First> = files
        .iter()
        .map(|source| look(*source, &mut books, limits).unwrap_or_else(|failure| First::Done(failure.into())))
        .collect();
    let opened = first.into_iter().map(|one| match one {
        First::Opening(opening) => First::Done(pair(opening, &mut books).unwrap_or_else(Answer::from)),
        other => other,
    });
    let opened: Vec<First> = opened.collect();
    let answered = opened.into_iter().zip(files).map(|(one, source)| match one {
        First::Done(answer) => answer,
        _ => loose(*source, &books, limits).unwrap_or_else(Answer::from),
    });
    answered.collect()
}

/// Looks at a file for itself; a manifest goes to `books`.
fn look(source: &dyn Source, books: &mut Vec<Book>, limits: &Limits) -> Result<First> {
    Ok(match Given::of(source)? {
        Given::Zip => match whole_bundle(source, books, limits) {
            Err(failure) if failure.fault() == Some(Fault::NotABundle) => First::Loose,
            answer => First::Done(answer?),
        },
        Given::Manifest => {
            let bytes = whole(source)?;
            let manifest = Manifest::read(&bytes)?;
            let book = Book { manifest, bytes, openings: Vec::new() };
            let items = book.manifest.items.iter().map(|item| Listed::of(item, None)).collect();
            let answer = Answer { code: Some(Code::of(&book.bytes)?.into()), ..book.answer(Verdict::Manifest, items) };
            books.push(book);
            First::Done(answer)
        }
        Given::Opening => First::Opening(Opening::read(&whole(source)?)?),
        Given::Sealed => First::Done(Verdict::Sealed.into()),
        Given::Signature => First::Done(Verdict::Signature.into()),
        Given::Page => {
            let own = digest(source)?;
            First::Done(Answer { sha256: Some(own), code: Some(Code::of_file(&own).into()), ..Verdict::Page.into() })
        }
        Given::File => First::Loose,
    })
}

fn whole_bundle(source: &dyn Source, books: &mut Vec<Book>, limits: &Limits) -> Result<Answer> {
    let bundle = bundle::read(source, limits)?;
    let said = answer::of_bundle(&bundle, source, limits)?;
    let book = Book { manifest: bundle.manifest, bytes: bundle.manifest_bytes, openings: vec![bundle.opening] };
    let items = said.into_iter().filter_map(|said| Some(Listed::of(book.item(&said)?, said.tiles))).collect();
    let answer = Answer { code: Some(Code::of(&book.bytes)?.into()), ..book.answer(Verdict::Sound, items) };
    books.push(book);
    Ok(answer)
}

/// All bytes of a manifest or an opening. Errors: `manifest-broken` where there are too many, `read`.
fn whole(source: &dyn Source) -> Result<Vec<u8>> {
    if source.len() > LONGEST as u64 {
        return Err(Fault::ManifestBroken.into());
    }
    let mut bytes = vec![0; source.len() as usize];
    source.read_at(0, &mut bytes)?;
    Ok(bytes)
}

/// Puts an opening with the manifest that it is of. Errors: `opening-other` where there are manifests, and it fits none.
fn pair(opening: Opening, books: &mut [Book]) -> Result<Answer> {
    if books.is_empty() {
        return Ok(Verdict::Opening.into());
    }
    let of = books.iter_mut().find(|book| opening.manifest == batch(&book.bytes)).ok_or(Fault::OpeningOther)?;
    opening.check(&of.manifest, &of.bytes)?;
    of.openings.push(opening);
    Ok(Verdict::Fits.into())
}

/// A file that is neither bundle nor manifest, held against every manifest that is here.
fn loose(source: &dyn Source, books: &[Book], limits: &Limits) -> Result<Answer> {
    if books.is_empty() {
        return match sniff(source) {
            Ok(_) => Ok(Verdict::Alone.into()),
            Err(error) if error.reason == Reason::Unreadable => Err(error.into()),
            Err(_) => Ok(Verdict::Nothing.into()),
        };
    }
    let own = digest(source)?;
    let answered = |book: &Book, is, said: Said| {
        let item = book.item(&said).map(|item| Listed::of(item, said.tiles));
        book.answer(is, item.into_iter().collect())
    };
    for book in books {
        match answer::of_copy(&book.manifest, source, &own, limits) {
            Err(failure) if failure.fault() == Some(Fault::Swapped) => {}
            said => return Ok(answered(book, Verdict::Unchanged, said?)),
        }
    }
    for (book, opening) in books.iter().flat_map(|book| book.openings.iter().map(move |opening| (book, opening))) {
        match answer::of_original(&book.manifest, opening, source, &own, limits) {
            Err(failure) if failure.fault() == Some(Fault::OriginalOther) => {}
            said => {
                let said = said?;
                let is = if said.copy == Standing::Original { Verdict::Original } else { Verdict::SameMedia };
                return Ok(answered(book, is, said));
            }
        }
    }
    let nearest = books.iter().find_map(|book| Some(book.answer(nearest(source, book, limits)?, Vec::new())));
    Ok(nearest.unwrap_or_else(|| Verdict::Stranger.into()))
}

/// What a file that is no copy has of one; nothing where it has nothing.
fn nearest(source: &dyn Source, book: &Book, limits: &Limits) -> Option<Verdict> {
    let format = sniff(source).ok()?;
    let proofs = book.manifest.items.iter().filter_map(|item| item.tiles.as_ref());
    let held = proofs.filter(|proof| proof.is_of(format)).filter_map(|proof| match proof.check(source, limits) {
        Ok(()) => Some(Verdict::Repacked),
        Err(failure) => (failure.fault() == Some(Fault::TilesOther)).then_some(Verdict::Changed),
    });
    let as_long = |item: &Item| item.copy.format == format && item.copy.len == source.len();
    let held: Vec<Verdict> = held.collect();
    match held.contains(&Verdict::Repacked) {
        true => Some(Verdict::Repacked),
        false => (!held.is_empty() || book.manifest.items.iter().any(as_long)).then_some(Verdict::Changed),
    }
}

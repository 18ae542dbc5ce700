//! PDF (ISO 32000-1 and -2): the objects that the pages need are written into a new file, and nothing else is.
//!
//! The file is read by `lopdf`. What is written starts at the catalog and goes where the rules let it; earlier
//! revisions, deleted objects, properties, metadata streams, attachments, scripts, authors and dates are not on the way.
//! Content streams stay as they are coded unless they hold what is not drawn; no stream has bytes behind its end. Of font
//! programs what draws stays; which letters their glyphs stand for is written anew.

mod content;
mod drawn;
mod filters;
mod font;
mod function;
mod geometry;
mod gone;
mod inline;
mod input;
mod jbig2;
mod jpx;
mod layers;
mod letters;
mod live;
mod lost;
mod marks;
mod names;
mod neutral;
mod ops;
mod picture;
mod places;
mod plain;
mod rules;
mod standard;
mod state;
mod stream;
mod syntax;
mod taken;
mod text;
mod thin;
mod token;
mod unicode;
mod values;
mod walk;
mod widths;
mod write;

use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object};

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::nested::Road;
use crate::formats::whole;
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::source::Source;

use input::Input;
use text::text;
use thin::{PARTS, Thin};

/// How many times its length a file without its long streams is held at most: as it is, as objects, and as it is written.
const COPIES: u64 = 4;

/// Reports what a document holds; the pictures in it go down `road`.
///
/// Errors: `refused` for a locked file, `malformed` for one that cannot be read or has no page, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, road: Road, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Pdf, source.len());
    let most = (limits.memory / PARTS) as usize;
    let mut thin = Thin::read(source, COPIES, limits)?;
    let bytes = std::mem::take(&mut thin.bytes);
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let broken = Error::new(Reason::Broken, "the document cannot be read");
    let document = match Document::load_mem_with_options(&bytes, options) {
        Ok(document) => document,
        Err(_) if is_locked(&bytes) => return Err(locked(&bytes)),
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            return Err(Error::new(Reason::Bomb, "the document would grow far beyond its size"));
        }
        Err(_) => return Err(broken),
    };
    // One that opens without a password is decrypted by now (7.6).
    if document.trailer.has(b"Encrypt") {
        return Err(locked(&bytes));
    }
    if document.encryption_state.is_some() {
        report.find(Class::Settings, "PDF encryption", "");
    }
    properties(&document, &mut report);
    if document.trailer.has(b"ID") {
        report.find(Class::Identifier, "PDF ID", "");
    }
    if ends(&bytes) > 1 + document.objects.values().filter_map(|own| own.as_stream().ok()).map(inside).sum::<usize>() {
        report.find(Class::Provenance, "PDF earlier revisions", "");
    }
    drop(bytes);
    let written = write::write(&Input { document: &document, thin: &thin, source, road }, &mut report, limits)?;
    whole::replace_unless_identical(source, written, "objects", &mut report)?;
    Ok(report)
}

/// How many times a file says that it ends (7.5.5): each revision does (7.5.6).
fn ends(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"startxref").count()
}

/// How many times a stream has the same word in it.
fn inside(stream: &lopdf::Stream) -> usize {
    ends(&stream.content)
}

/// Any security handler but the standard one (7.6.4) is some shop's or service's own.
fn locked(bytes: &[u8]) -> Error {
    match memchr::memmem::find(bytes, b"/Standard") {
        Some(_) => Error::new(Reason::Password, "the document is locked with a password"),
        None => Error::new(Reason::Drm, "the document is encrypted (DRM), so nobody can look inside"),
    }
}

/// Whether a file that could not be read says that it is encrypted.
fn is_locked(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"/Encrypt").is_some()
}

/// What the information dictionary reveals (14.3.3).
fn properties(document: &Document, report: &mut Report) {
    let Some(info) = document.trailer.get(b"Info").ok().and_then(|info| dictionary(document, info)) else { return };
    for (key, value) in info.iter() {
        let (class, field) = match key.as_slice() {
            b"Author" => (Class::Person, "PDF Author"),
            b"Creator" => (Class::Software, "PDF Creator"),
            b"Producer" => (Class::Software, "PDF Producer"),
            b"CreationDate" => (Class::Time, "PDF CreationDate"),
            b"ModDate" => (Class::Time, "PDF ModDate"),
            b"Title" => (Class::Text, "PDF Title"),
            b"Subject" => (Class::Text, "PDF Subject"),
            b"Keywords" => (Class::Text, "PDF Keywords"),
            _ => (Class::Unknown, "PDF information"),
        };
        let value = document.dereference(value).map_or(value, |(_, value)| value);
        report.find(class, field, &value.as_str().map(text).unwrap_or_default());
    }
}

/// The dictionary that an object is or refers to.
fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match document.dereference(object).ok()?.1 {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

//! EPUB (W3C EPUB 3.3; OPF and OPS 2.0.1): the package document is written anew with what the standard demands, chapters
//! are rewritten, pictures and sounds go down their own roads, and what the package does not list is not written.
//!
//! Fonts and scripts are left out: a font program names its maker and often its licensee.

mod package;
mod rules;

use std::collections::BTreeMap;

use crate::error::{Error, Kind, Result};
use crate::format::Format;
use crate::formats::css::{self, Addresses};
use crate::formats::xml;
use crate::formats::zip::build::{Builder, Packed};
use crate::formats::zip::directory::{self, Directory, Member};
use crate::formats::zip::{self, member};
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::source::Source;

use package::{Item, Package};

const CONTAINER: &str = "META-INF/container.xml";

/// Reports what a book holds.
///
/// Errors: `malformed` without a package document, `refused` for locked ones, `limit`, `read`.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Epub, source.len());
    let directory = directory::read(source, limits)?;
    let builder = rewrite(source, &directory, &mut report, limits)?;
    zip::finish(source, &directory, builder, &mut report)?;
    Ok(report)
}

fn rewrite(source: &dyn Source, directory: &Directory, report: &mut Report, limits: &mut Limits) -> Result<Builder> {
    let mut members: BTreeMap<&str, &Member> = BTreeMap::new();
    for member in directory.members.iter().filter(|member| !member.is_folder()) {
        if members.insert(&member.name, member).is_some() {
            return Err(Error::malformed("two parts of the book have the same name", member.data.start));
        }
    }
    let missing = Error::new(Kind::Malformed, "the book has no package document");
    check_lock(source, &members, limits)?;
    let container = members.get(CONTAINER).ok_or(missing)?;
    let path = xml::tags(&member::read(source, container, limits)?, limits)?
        .iter()
        .find(|tag| tag.local == "rootfile")
        .and_then(|tag| tag.get("full-path").map(str::to_owned))
        .ok_or(missing)?;
    let opf = members.get(path.as_str()).ok_or(missing)?;
    let bytes = member::read(source, opf, limits)?;
    let mut package = Package::read(&bytes, limits)?;
    for (class, field, value) in package.told(&bytes)? {
        report.find(class, field, &value);
    }
    let mut written: BTreeMap<String, Packed> = BTreeMap::new();
    let mut kept = Vec::new();
    for mut item in std::mem::take(&mut package.items) {
        let name = package::resolve(&path, &item.href);
        let known = members.get(name.as_str()).copied().filter(|_| !written.contains_key(&name));
        let Some(member) = known else { continue };
        match strip_item(source, member, &item, report, limits)? {
            Some((media_type, packed)) => {
                item.media_type = media_type;
                written.insert(name, packed);
                kept.push(item);
            }
            None => report.find(Class::Unknown, "EPUB part that cannot be made safe", &item.href),
        }
    }
    package.items = kept;
    for (name, member) in &members {
        if !written.contains_key(*name) && !matches!(*name, "mimetype" | CONTAINER) && *name != path {
            report.find(Class::Unknown, "EPUB part that is not needed", &member.name);
        }
    }
    let mut builder = Builder::default();
    builder.push("mimetype", Packed::stored(Format::Epub.media_type().into()))?;
    builder.push(CONTAINER, Packed::deflated(package::container(&path).as_bytes(), limits)?)?;
    builder.push(&path, Packed::deflated(package.write().as_bytes(), limits)?)?;
    for (name, packed) in written {
        builder.push(&name, packed)?;
    }
    Ok(builder)
}

/// Errors: `refused` when anything but fonts is encrypted (OCF 3.3, 4.2.6.3.2).
fn check_lock(source: &dyn Source, members: &BTreeMap<&str, &Member>, limits: &mut Limits) -> Result<()> {
    if members.contains_key("META-INF/rights.xml") {
        return Err(Error::refused("the book is locked"));
    }
    let Some(member) = members.get("META-INF/encryption.xml") else { return Ok(()) };
    let fonts = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let tags = xml::tags(&member::read(source, member, limits)?, limits)?;
    let mut methods = tags.iter().filter(|tag| tag.local == "EncryptionMethod").filter_map(|tag| tag.get("Algorithm"));
    if methods.all(|method| fonts.contains(&method)) { Ok(()) } else { Err(Error::refused("the book is locked")) }
}

/// What is left of a part, and its media type. Nothing when it cannot stay.
fn strip_item(
    source: &dyn Source,
    member: &Member,
    item: &Item,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<(String, Packed)>> {
    let media_type = item.media_type.as_str();
    let rewritten = match media_type {
        "application/xhtml+xml" | "application/x-dtbncx+xml" | "text/x-oeb1-document" => {
            let bytes = member::read(source, member, limits)?;
            let mut chapter = rules::Chapter::new(report);
            xml::rewrite(&bytes, &mut chapter, limits)?
        }
        "text/css" => {
            let bytes = member::read(source, member, limits)?;
            let Ok(sheet) = std::str::from_utf8(&bytes) else { return Ok(None) };
            let safe = css::strip(sheet.trim_start_matches('\u{feff}'), Addresses::Beside);
            if safe != sheet {
                report.find(Class::Text, "EPUB style sheet's comments or addresses", "");
            }
            safe.into_bytes()
        }
        _ if ["image/", "audio/", "video/"].iter().any(|kind| media_type.starts_with(kind)) => {
            let stripped = zip::strip_member(source, member, Format::is_media, report, limits)?;
            return Ok(stripped.map(|(format, packed)| (format.media_type().to_owned(), packed)));
        }
        _ => return Ok(None),
    };
    limits.release(member.len);
    Ok(Some((media_type.to_owned(), Packed::deflated(&rewritten, limits)?)))
}

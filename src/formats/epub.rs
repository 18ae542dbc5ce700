//! EPUB (W3C EPUB 3.3; OPF and OPS 2.0.1): the package document is written anew with what the standard demands, chapters
//! are rewritten, pictures and sounds go down their own roads, files and the parts in them get new names, and what the package
//! does not list is not written.
//!
//! Fonts and scripts are left out: a font program names its maker and often its licensee.

mod names;
mod package;
mod properties;
mod rules;
mod vocabulary;

use std::collections::BTreeMap;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::css::{self, Addresses, sheet};
use crate::formats::nested::Road;
use crate::formats::xml;
use crate::formats::zip::build::{Builder, Packed};
use crate::formats::zip::directory::{Directory, Member};
use crate::formats::zip::{self, member};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::{Class, Report};
use crate::source::Source;

use names::Names;
use package::{Item, Package};

const CONTAINER: &str = "META-INF/container.xml";

/// Where all files of a book lie, and its package document.
const FOLDER: &str = "OPS/";
const PACKAGE: &str = "OPS/package.opf";

/// Reports what a book holds; what lies in it goes down `road`.
///
/// Errors: `malformed` without a package document, `refused` for locked ones, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, road: Road, limits: &mut Limits) -> Result<Report> {
    zip::document(source, Format::Epub, road, rewrite, limits)
}

fn rewrite(
    source: &dyn Source,
    directory: &Directory,
    road: Road,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Builder> {
    let members = directory.by_name(|name| name)?;
    let missing = Error::new(Reason::Broken, "the book has no package document");
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
    for (class, field, value) in package.findings(&bytes)? {
        report.find(class, field, &value);
    }
    // In the order of their names, as programs that show a book without its package do.
    package.items.order_by_key(|item| names::resolve(&path, &item.href));
    // Pictures and sounds first: what they are says what they will be called.
    let (mut files, mut written, mut kept) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for mut item in std::mem::take(&mut package.items) {
        let old = names::resolve(&path, &item.href);
        let known = members.get(old.as_str()).copied().filter(|_| !files.contains_key(&old));
        let Some(member) = known else { continue };
        let (extension, packed) = match part(&item.media_type) {
            Part::Markup => (markup_extension(&old), None),
            Part::Sheet if is_text(source, member, limits)? => ("css", None),
            Part::Media => match zip::strip_member(source, member, road, Format::is_media, report, limits)? {
                Some((format, packed)) => {
                    item.media_type = format.media_type().to_owned();
                    (format.extension(), Some(packed))
                }
                None => ("", None),
            },
            Part::Sheet | Part::Gone => ("", None),
        };
        if extension.is_empty() {
            report.find(Class::Unknown, "EPUB part that cannot be made safe", &item.href);
            continue;
        }
        item.href = format!("f{:05}.{extension}", kept.len() + 1);
        if let Some(packed) = packed {
            written.insert(format!("{FOLDER}{}", item.href), packed);
        }
        files.insert(old.clone(), item.href.clone());
        kept.push((old, item));
    }
    let mut names = Names::new(files);
    for (old, item) in &kept {
        if let Some(member) = members.get(old.as_str()).filter(|_| matches!(part(&item.media_type), Part::Markup)) {
            let bytes = member::read(source, member, limits)?;
            xml::texts(&bytes, &rules::HEADINGS, limits, &mut |words| names.see(words))?;
            limits.credit(member.len);
        }
    }
    for (old, item) in &kept {
        let name = format!("{FOLDER}{}", item.href);
        let Some(member) = members.get(old.as_str()).copied().filter(|_| !written.contains_key(&name)) else {
            continue;
        };
        old.clone_into(&mut names.at);
        written.insert(name, rewrite_item(source, member, item, &mut names, report, limits)?);
    }
    path.clone_into(&mut names.at);
    package.point(&mut names);
    for (name, member) in &members {
        if names.file(name).is_none() && !matches!(*name, "mimetype" | CONTAINER) && *name != path {
            report.find(Class::Unknown, "EPUB part that is not needed", &member.name);
        }
    }
    if let Some((old, _)) = kept.iter().find(|(old, item)| *old != format!("{FOLDER}{}", item.href)) {
        report.find_once(Class::Text, "EPUB file's name", old);
    }
    package.items = kept.into_iter().map(|(_, item)| item).collect();
    let mut builder = Builder::default();
    builder.push("mimetype", Packed::stored(Format::Epub.media_type().into()))?;
    builder.push(CONTAINER, Packed::deflated(package::container(PACKAGE).as_bytes(), limits)?)?;
    builder.push(PACKAGE, Packed::deflated(package.write().as_bytes(), limits)?)?;
    for (name, packed) in written {
        builder.push(&name, packed)?;
    }
    Ok(builder)
}

/// What becomes of a file of a book.
enum Part {
    Markup,
    Sheet,
    Media,
    Gone,
}

fn part(media_type: &str) -> Part {
    match media_type {
        "application/xhtml+xml" | "text/x-oeb1-document" | "application/x-dtbncx+xml" => Part::Markup,
        "text/css" => Part::Sheet,
        _ if ["image/", "audio/", "video/"].iter().any(|kind| media_type.starts_with(kind)) => Part::Media,
        _ => Part::Gone,
    }
}

/// How the new name of a file of markup ends: as its old one where that says what it is.
fn markup_extension(name: &str) -> &'static str {
    let own = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["xhtml", "html", "htm", "xml", "ncx"].into_iter().find(|known| *known == own).unwrap_or("xhtml")
}

/// Whether a member is text.
fn is_text(source: &dyn Source, member: &Member, limits: &mut Limits) -> Result<bool> {
    let text = std::str::from_utf8(&member::read(source, member, limits)?).is_ok();
    limits.credit(member.len);
    Ok(text)
}

/// Errors: `refused` when anything but fonts is encrypted (OCF 3.3, 4.2.6.3.2).
fn check_lock(source: &dyn Source, members: &BTreeMap<&str, &Member>, limits: &mut Limits) -> Result<()> {
    if members.contains_key("META-INF/rights.xml") {
        return Err(Error::new(Reason::Drm, "the book is locked"));
    }
    let Some(member) = members.get("META-INF/encryption.xml") else { return Ok(()) };
    let fonts = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let tags = xml::tags(&member::read(source, member, limits)?, limits)?;
    let mut methods = tags.iter().filter(|tag| tag.local == "EncryptionMethod").filter_map(|tag| tag.get("Algorithm"));
    if methods.all(|method| fonts.contains(&method)) {
        Ok(())
    } else {
        Err(Error::new(Reason::Drm, "the book is locked"))
    }
}

/// A chapter, a table of contents or a style sheet without what it reveals.
fn rewrite_item(
    source: &dyn Source,
    member: &Member,
    item: &Item,
    names: &mut Names,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Packed> {
    let bytes = member::read(source, member, limits)?;
    let rewritten = if item.media_type == "text/css" {
        let own = String::from_utf8_lossy(&bytes);
        let safe =
            sheet::rules(&css::strip(own.trim_start_matches('\u{feff}'), Addresses::Beside), &rules::WORDS, names);
        if safe != own {
            report.find_once(Class::Text, "EPUB style sheet's names, comments or addresses", "");
        }
        safe.into_bytes()
    } else {
        xml::rewrite(&bytes, &mut rules::Chapter::new(names, report), limits)?
    };
    limits.credit(member.len);
    Packed::deflated(&rewritten, limits)
}

//! OpenDocument (ISO/IEC 26300:2015, OASIS OpenDocument 1.3): ODT, ODS and ODP.
//!
//! What stays is the content, the styles and what they show: pictures, each down its own road and under a new name, and
//! the documents that lie inside. Properties, settings, scripts, configurations, thumbnails, signatures and everything
//! that the content does not point to are not written.

mod cells;
mod names;
mod rules;
mod shape;
mod space;
pub(super) mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::nested::Road;
use crate::formats::xml::{self, DECLARATION, escape};
use crate::formats::zip::build::{Builder, Packed};
use crate::formats::zip::directory::{Directory, Member};
use crate::formats::zip::{self, member};
use crate::limits::Limits;
use crate::report::{Class, Report};
use crate::source::Source;

const MANIFEST: &str = "META-INF/manifest.xml";
const MANIFEST_SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/// The parts of a document, or of one inside, that are markup.
const MARKUP: [&str; 2] = ["content.xml", "styles.xml"];

/// Reports what a document holds; what lies in it goes down `road`. `format` is what [`zip::sniff`] said.
///
/// Errors: `malformed` without content, `refused` for locked ones, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, format: Format, road: Road, limits: &mut Limits) -> Result<Report> {
    zip::document(source, format, road, rewrite, limits)
}

fn rewrite(
    source: &dyn Source,
    directory: &Directory,
    road: Road,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Builder> {
    let members = directory.by_name(|name| name)?;
    let types = manifest(source, &members, limits)?;
    if !members.contains_key("content.xml") {
        return Err(Error::new(Reason::Broken, "the document has no content"));
    }
    let folders = folders(&members, &types);
    let pointed = pointed(source, &members, &folders, limits)?;
    let mut written: BTreeMap<String, (Packed, String)> = BTreeMap::new();
    let mut names = pictures(source, road, &members, &pointed, &mut written, report, limits)?;
    for folder in folders.keys().filter(|folder| !folder.is_empty()) {
        names.insert(folder.trim_end_matches('/').to_owned(), folder.trim_end_matches('/').to_owned());
    }
    let mut called = names::Names::new();
    if let Some(member) = members.get("content.xml").filter(|_| report.format == Format::Ods) {
        let bytes = member::read(source, member, limits)?;
        for tag in xml::tags(&bytes, limits)?.iter().filter(|tag| names::RANGES.contains(&tag.local.as_str())) {
            called.named.range(tag.get("name").unwrap_or_default());
        }
        limits.credit(member.len + bytes.len() as u64);
    }
    for folder in folders.keys() {
        for part in MARKUP {
            let name = format!("{folder}{part}");
            let Some(member) = members.get(name.as_str()) else { continue };
            let bytes = member::read(source, member, limits)?;
            let mut markup = rules::Markup::new(folder, &names, &mut called, report);
            let rewritten = xml::rewrite(&bytes, &mut markup, limits)?;
            limits.credit(member.len);
            let packed = Packed::deflated(&rewritten, limits)?;
            limits.credit(rewritten.len() as u64);
            written.insert(name, (packed, "text/xml".into()));
        }
    }
    for (name, member) in &members {
        let kept = written.contains_key(*name) || names.contains_key(*name) || matches!(*name, "mimetype" | MANIFEST);
        if !kept {
            let (class, field) = class(name);
            report.find(class, field, &member.name);
        }
    }
    build(report.format, &folders, written, limits)
}

/// The media types that the manifest gives (part 3, clause 4). Errors: `refused` when a part is encrypted.
fn manifest(
    source: &dyn Source,
    members: &BTreeMap<&str, &Member>,
    limits: &mut Limits,
) -> Result<BTreeMap<String, String>> {
    let mut types = BTreeMap::new();
    let Some(member) = members.get(MANIFEST) else { return Ok(types) };
    for tag in xml::tags(&member::read(source, member, limits)?, limits)? {
        match tag.local.as_str() {
            "encryption-data" => return Err(Error::new(Reason::Password, "the document is locked with a password")),
            "file-entry" => {
                let (path, kind) = (tag.get("full-path"), tag.get("media-type"));
                types.insert(path.unwrap_or_default().to_owned(), kind.unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
    Ok(types)
}

/// The folders that hold a document, the main one among them, with their media types.
fn folders(members: &BTreeMap<&str, &Member>, types: &BTreeMap<String, String>) -> BTreeMap<String, &'static str> {
    const INSIDE: [&str; 6] = [
        "application/vnd.oasis.opendocument.chart",
        "application/vnd.oasis.opendocument.formula",
        "application/vnd.oasis.opendocument.graphics",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
    ];
    let mut folders = BTreeMap::from([(String::new(), "document")]);
    for name in members.keys().filter_map(|name| name.strip_suffix("content.xml")).filter(|name| name.ends_with('/')) {
        let known = types.get(name).and_then(|own| INSIDE.iter().find(|known| *known == own));
        if let Some(media_type) = known {
            folders.insert(name.to_owned(), media_type);
        }
    }
    folders
}

/// All that the markup points to, as names of members.
fn pointed(
    source: &dyn Source,
    members: &BTreeMap<&str, &Member>,
    folders: &BTreeMap<String, &'static str>,
    limits: &mut Limits,
) -> Result<BTreeSet<String>> {
    let mut pointed = BTreeSet::new();
    for folder in folders.keys() {
        for part in MARKUP {
            let Some(member) = members.get(format!("{folder}{part}").as_str()) else { continue };
            let bytes = member::read(source, member, limits)?;
            xml::values(&bytes, "href", limits, &mut |value| {
                pointed.insert(rules::resolve(folder, value));
            })?;
            limits.credit(member.len);
        }
    }
    Ok(pointed)
}

/// Takes the pictures that are shown down their own roads. The map gives old names and new ones.
fn pictures(
    source: &dyn Source,
    road: Road,
    members: &BTreeMap<&str, &Member>,
    pointed: &BTreeSet<String>,
    written: &mut BTreeMap<String, (Packed, String)>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for (name, member) in members.iter().filter(|(name, _)| pointed.contains(**name) && !name.ends_with(".xml")) {
        match zip::strip_member(source, member, road, Format::is_media, report, limits)? {
            Some((format, packed)) => {
                let new = format!("Pictures/{:06}.{}", names.len() + 1, format.extension());
                written.insert(new.clone(), (packed, format.media_type().into()));
                names.insert((*name).to_owned(), new);
            }
            None => report.find(Class::Unknown, "ODF picture or object that cannot be made safe", ""),
        }
    }
    Ok(names)
}

fn build(
    format: Format,
    folders: &BTreeMap<String, &'static str>,
    written: BTreeMap<String, (Packed, String)>,
    limits: &mut Limits,
) -> Result<Builder> {
    let mut manifest =
        format!("{DECLARATION}<manifest:manifest xmlns:manifest=\"{MANIFEST_SPACE}\" manifest:version=\"1.2\">");
    let mut entry = |path: &str, kind: &str| {
        let path = escape(path);
        manifest += &format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>");
    };
    entry("/", format.media_type());
    folders.iter().filter(|(folder, _)| !folder.is_empty()).for_each(|(folder, kind)| entry(folder, kind));
    written.iter().for_each(|(name, (_, kind))| entry(name, kind));
    manifest += "</manifest:manifest>";

    let mut builder = Builder::default();
    builder.push("mimetype", Packed::stored(format.media_type().into()))?;
    builder.push(MANIFEST, Packed::deflated(manifest.as_bytes(), limits)?)?;
    for (name, (packed, _)) in written {
        builder.push(&name, packed)?;
    }
    Ok(builder)
}

/// What a part that goes would reveal, and what to call it.
fn class(name: &str) -> (Class, &'static str) {
    match name.split('/').next().unwrap_or_default() {
        "meta.xml" | "manifest.rdf" => (Class::Person, "ODF document properties"),
        "Thumbnails" => (Class::Thumbnail, "ODF thumbnail"),
        "settings.xml" => (Class::Device, "ODF settings and printer"),
        "Basic" | "Scripts" | "Dialogs" => (Class::Software, "ODF macro"),
        "Configurations2" => (Class::Software, "ODF program configuration"),
        "META-INF" => (Class::Person, "ODF signature"),
        "VersionList.xml" | "Versions" => (Class::Provenance, "ODF earlier version"),
        _ => (Class::Unknown, "ODF part that is not needed"),
    }
}

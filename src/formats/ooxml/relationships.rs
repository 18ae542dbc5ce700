//! Relationships and content types of a package (ISO/IEC 29500-2, clauses 7 and 8.2).

use std::collections::BTreeMap;

use crate::error::Result;
use crate::formats::xml::{self, DECLARATION, escape};
use crate::limits::Limits;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// A link from one part to another, or out of the package.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    /// What the part called it by.
    pub was: String,
    /// What the part calls it by now.
    pub id: String,
    /// What it is for, as a URI.
    pub kind: String,
    /// Where it leads.
    pub target: String,
    /// Whether that is outside of the package.
    pub external: bool,
}

/// Reads a relationships part. Errors: `malformed`, `limit`.
pub(super) fn read(bytes: &[u8], limits: &mut Limits) -> Result<Vec<Relationship>> {
    let tags = xml::tags(bytes, limits)?;
    let all = tags.iter().filter(|tag| tag.local == "Relationship").filter_map(|tag| {
        Some(Relationship {
            was: tag.get("Id")?.to_owned(),
            id: String::new(),
            kind: tag.get("Type")?.to_owned(),
            target: tag.get("Target")?.to_owned(),
            external: tag.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")),
        })
    });
    Ok(all.collect())
}

/// A relationships part. None of `all` leads out.
pub(super) fn write(all: &[Relationship]) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONSHIPS}\">");
    for own in all {
        let (id, kind, target) = (escape(&own.id), escape(&own.kind), escape(&own.target));
        out += &format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    out + "</Relationships>"
}

/// The name of the relationships part that belongs to the part `name`.
pub(super) fn rels_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The name of the part that the relationships part `name` belongs to.
pub(super) fn part_of(name: &str) -> Option<String> {
    let (folder, file) = name.strip_suffix(".rels")?.rsplit_once('/')?;
    Some(format!("{}{file}", folder.strip_suffix("_rels")?))
}

/// The name of the part that `target` leads to from the part `from`. Nothing when it leaves the package.
pub(super) fn resolve(from: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next()?;
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop()?;
            }
            step => path.push(step),
        }
    }
    Some(path.join("/"))
}

/// What the parts of a package are, by name or by extension.
#[derive(Default)]
pub(super) struct ContentTypes {
    by_name: BTreeMap<String, String>,
    by_extension: BTreeMap<String, String>,
}

impl ContentTypes {
    /// The content type of the part `name`; empty when none is given.
    pub(super) fn of(&self, name: &str) -> &str {
        let name = name.to_ascii_lowercase();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        self.by_name.get(&name).or_else(|| self.by_extension.get(extension)).map_or("", String::as_str)
    }
}

/// Reads the content types part. Errors: `malformed`, `limit`.
pub(super) fn content_types(bytes: &[u8], limits: &mut Limits) -> Result<ContentTypes> {
    let mut types = ContentTypes::default();
    for tag in xml::tags(bytes, limits)? {
        let Some(kind) = tag.get("ContentType").map(str::to_owned) else { continue };
        if let Some(name) = tag.get("PartName") {
            types.by_name.insert(name.trim_start_matches('/').to_ascii_lowercase(), kind);
        } else if let Some(extension) = tag.get("Extension") {
            types.by_extension.insert(extension.to_ascii_lowercase(), kind);
        }
    }
    Ok(types)
}

/// A content types part.
pub(super) fn write_content_types(
    defaults: &BTreeMap<&'static str, &'static str>,
    overrides: &BTreeMap<String, &'static str>,
) -> String {
    let mut out = format!("{DECLARATION}<Types xmlns=\"{TYPES}\">");
    out += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    for (extension, kind) in defaults {
        out += &format!("<Default Extension=\"{extension}\" ContentType=\"{kind}\"/>");
    }
    for (name, kind) in overrides {
        out += &format!("<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", escape(name));
    }
    out + "</Types>"
}

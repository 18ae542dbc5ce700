//! Office Open XML (ISO/IEC 29500-1 and -2): DOCX, XLSX and PPTX.
//!
//! A strip starts at the main part and follows the relationships that carry what is seen. Each part that it reaches is
//! rewritten under the rules of its vocabulary, each picture goes down its own road, and nothing else is written: no
//! properties, comments, custom XML, macros, signatures, printer settings or thumbnails.

mod fields;
mod hidden;
mod kinds;
mod markup;
mod names;
mod relationships;
mod rules;
mod sheet;
mod slide;
mod space;
mod vml;
pub(super) mod vocabulary;
mod word;

use std::collections::{BTreeMap, VecDeque};

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::formula::Named;
use crate::formats::nested::Road;
use crate::formats::xml;
use crate::formats::zip::build::{Builder, Packed};
use crate::formats::zip::directory::{Directory, Member};
use crate::formats::zip::{self, member};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::report::{Class, Report};
use crate::source::Source;

use fields::Fields;
use kinds::Way;
use markup::Markup;
use names::{Names, Parts};
use relationships::Relationship;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const ROOT_RELS: &str = "_rels/.rels";

/// A package in the course of being rewritten.
struct Package<'a> {
    source: &'a dyn Source,
    road: Road,
    by_name: BTreeMap<String, &'a Member>,
    types: relationships::ContentTypes,
    /// What is written, by name.
    written: BTreeMap<String, Packed>,
    /// What became of the parts that are not XML: their new names, or nothing.
    media: BTreeMap<String, Option<String>>,
    /// The content types of written parts by name, and of written pictures by extension.
    overrides: BTreeMap<String, &'static str>,
    defaults: BTreeMap<&'static str, &'static str>,
    queue: VecDeque<(String, kinds::Kind)>,
    names: Names,
    parts: Parts,
    /// The relationships of what holds a diagram whose drawing stays, by the name of the part with its data.
    diagrams: BTreeMap<String, Vec<Relationship>>,
}

/// Reports what a document holds; what lies in it goes down `road`. `format` is what [`zip::sniff`] said.
///
/// Errors: `malformed` without a main part or with one that is damaged, `refused`, `limit`, `read`.
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
    let by_name = directory.by_name(|name| name.trim_start_matches('/').to_ascii_lowercase())?;
    let no_types = Error::new(Reason::Broken, "the document does not say what its parts are");
    let listed = by_name.get(&CONTENT_TYPES.to_ascii_lowercase()).ok_or(no_types)?;
    let types = relationships::content_types(&member::read(source, listed, limits)?, limits)?;
    let mut package = Package {
        source,
        road,
        by_name,
        types,
        written: BTreeMap::new(),
        media: BTreeMap::new(),
        overrides: BTreeMap::new(),
        defaults: BTreeMap::new(),
        queue: VecDeque::new(),
        names: Names::new(),
        parts: Parts::new(kinds::folder(report.format)),
        diagrams: BTreeMap::new(),
    };
    package.named(limits)?;
    let kept = package.relationships("", ROOT_RELS, report, limits)?;
    if package.queue.is_empty() {
        return Err(Error::new(Reason::Broken, "the document has no main part"));
    }
    package.write_relationships(ROOT_RELS, &kept, limits)?;
    while let Some((name, kind)) = package.queue.pop_front() {
        limits.item(0)?;
        // Which of the strings that sheets share are hidden is known after the sheets.
        let strings = |kind: &kinds::Kind| kind.content_type.ends_with(sheet::STRINGS);
        if strings(&kind) && package.queue.iter().any(|(_, other)| !strings(other)) {
            package.queue.push_back((name, kind));
            continue;
        }
        package.part(&name, kind, report, limits)?;
    }
    package.report_unreached(report);
    package.build(limits)
}

impl Package<'_> {
    /// Which ranges and tables have names. Those of workbooks that define functions stay, as they may be called like others.
    fn named(&mut self, limits: &mut Limits) -> Result<()> {
        let mut found = Named::default();
        for (name, member) in &self.by_name {
            let Some(kind) = kinds::kind(self.types.of(name)) else { continue };
            let (book, table) =
                (kind.content_type.ends_with("sheet.main+xml"), kind.content_type.ends_with(".table+xml"));
            if !book && !table {
                continue;
            }
            let bytes = member::read(self.source, member, limits)?;
            if book && memchr::memmem::find(&bytes, b"LAMBDA(").is_some() {
                return Ok(());
            }
            for tag in xml::tags(&bytes, limits)? {
                match (tag.local.as_str(), tag.get("name"), tag.get("displayName")) {
                    ("definedName", Some(name), _) if book => found.range(name),
                    ("table", _, Some(name)) if table => found.table(name),
                    _ => {}
                }
            }
            limits.credit(member.len + bytes.len() as u64);
        }
        self.names.named = found;
        Ok(())
    }

    /// Rewrites one part of markup and its relationships. `name` is its old one.
    fn part(&mut self, name: &str, kind: kinds::Kind, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let Some(member) = self.by_name.get(&name.to_ascii_lowercase()).copied() else { return Ok(()) };
        let rels = relationships::rels_of(name);
        let kept = self.relationships(name, &rels, report, limits)?;
        let name = self.parts.name(name);
        self.diagrams(&kept);
        let owner = self.diagrams.remove(&name).unwrap_or_default();
        let bytes = member::read(self.source, member, limits)?;
        let mut fields = Fields::default();
        if memchr::memmem::find(&bytes, b"fldChar").is_some() {
            // What this reading finds, the next one does.
            let (mut aside, mut names) = (Report::new(report.format, 0), Names::new());
            let mut markup = Markup::new(kind, [&kept, &owner], Fields::collecting(), &mut names, &mut aside);
            let collected = xml::rewrite(&bytes, &mut markup, limits)?;
            limits.credit(collected.len() as u64);
            fields = markup.fields.collected();
        }
        let mut markup = Markup::new(kind, [&kept, &owner], fields, &mut self.names, report);
        let rewritten = xml::rewrite(&bytes, &mut markup, limits)?;
        limits.credit(member.len);
        let packed = Packed::deflated(&rewritten, limits)?;
        limits.credit(rewritten.len() as u64);
        self.write_relationships(&relationships::rels_of(&name), &kept, limits)?;
        self.written.insert(name.clone(), packed);
        self.overrides.insert(name, kind.content_type);
        Ok(())
    }

    /// Keeps a part's relationships for the diagrams that it holds: their data say by those where they are drawn.
    fn diagrams(&mut self, kept: &[Relationship]) {
        if kept.iter().any(|own| own.kind.ends_with("/diagramDrawing")) {
            for data in kept.iter().filter(|own| own.kind.ends_with("/diagramData")) {
                self.diagrams.insert(data.target.trim_start_matches('/').to_owned(), kept.to_vec());
            }
        }
    }

    /// The relationships of the part `from` that stay. Parts of markup that they lead to are queued.
    fn relationships(
        &mut self,
        from: &str,
        rels: &str,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Vec<Relationship>> {
        let Some(member) = self.by_name.get(&rels.to_ascii_lowercase()).copied() else { return Ok(Vec::new()) };
        let mut all = relationships::read(&member::read(self.source, member, limits)?, limits)?;
        limits.credit(member.len);
        all.order_by(|a, b| (a.was.len(), &a.was).cmp(&(b.was.len(), &b.was)));
        all.dedup_by(|a, b| a.was == b.was);
        let mut kept = Vec::new();
        for mut relationship in all {
            relationship.id = format!("rId{}", kept.len() + 1);
            if !relationship.was.starts_with("rId") {
                report.find_once(Class::Text, "OOXML relationship's name", &relationship.was);
            }
            let way = kinds::way(&relationship, from.is_empty());
            if relationship.external {
                report.find(Class::Text, "OOXML external relationship", &relationship.target);
                continue;
            }
            let Some(target) = relationships::resolve(from, &relationship.target) else { continue };
            let Some(member) = self.by_name.get(&target.to_ascii_lowercase()).copied() else { continue };
            match way {
                Way::Markup => {
                    let Some(kind) = kinds::kind(self.types.of(&target)) else { continue };
                    let name = member.name.trim_start_matches('/').to_owned();
                    if !self.parts.has(&name) {
                        self.queue.push_back((name.clone(), kind));
                    }
                    relationship.target = format!("/{}", self.parts.name(&name));
                    kept.push(relationship);
                }
                Way::Media(may_stay, stem) => {
                    if let Some(name) = self.media(&target, member, may_stay, stem, report, limits)? {
                        relationship.target = format!("/{name}");
                        kept.push(relationship);
                    }
                }
                Way::Gone => {}
            }
        }
        Ok(kept)
    }

    /// Takes a picture, a clip or a document inside down its own road, once, and gives its new name.
    fn media(
        &mut self,
        target: &str,
        member: &Member,
        may_stay: fn(Format) -> bool,
        stem: &str,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Option<String>> {
        let key = target.to_ascii_lowercase();
        if let Some(done) = self.media.get(&key) {
            return Ok(done.clone());
        }
        let name = match zip::strip_member(self.source, member, self.road, may_stay, report, limits)? {
            Some((format, packed)) => {
                let folder = kinds::root_folder(target);
                let number = self.media.values().flatten().count() + 1;
                let name = format!("{folder}{stem}{number}.{}", format.extension());
                self.written.insert(name.clone(), packed);
                self.defaults.insert(format.extension(), format.media_type());
                Some(name)
            }
            None => {
                report.find(Class::Unknown, "OOXML picture or object that cannot be made safe", "");
                None
            }
        };
        self.media.insert(key, name.clone());
        Ok(name)
    }

    fn write_relationships(&mut self, name: &str, kept: &[Relationship], limits: &mut Limits) -> Result<()> {
        if !kept.is_empty() {
            let packed = Packed::deflated(relationships::write(kept).as_bytes(), limits)?;
            self.written.insert(name.to_owned(), packed);
        }
        Ok(())
    }

    /// Says which parts no kept relationship leads to.
    fn report_unreached(&self, report: &mut Report) {
        for (name, member) in &self.by_name {
            let own = member.name.trim_start_matches('/');
            let written = self.parts.has(own) || relationships::part_of(own).is_some_and(|part| self.parts.has(&part));
            if written || self.media.contains_key(name) || matches!(name.as_str(), "[content_types].xml" | ROOT_RELS) {
                continue;
            }
            let (class, field) = kinds::class(name);
            report.find(class, field, &member.name);
        }
    }

    fn build(mut self, limits: &mut Limits) -> Result<Builder> {
        let types = relationships::write_content_types(&self.defaults, &self.overrides);
        let mut builder = Builder::default();
        builder.push(CONTENT_TYPES, Packed::deflated(types.as_bytes(), limits)?)?;
        if let Some(root) = self.written.remove(ROOT_RELS) {
            builder.push(ROOT_RELS, root)?;
        }
        for (name, packed) in self.written {
            builder.push(&name, packed)?;
        }
        Ok(builder)
    }
}

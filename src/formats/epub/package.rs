//! The package document (EPUB 3.3, clause 5; OPF 2.0.1): its manifest, spine and guide, and neutral metadata.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::formats::xml::{self, DECLARATION, Tag, escape};
use crate::limits::Limits;
use crate::report::Class;

use super::names::Names;
use super::vocabulary::KINDS;

/// A file that the manifest lists.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Where it lies, from the package document's folder.
    pub href: String,
    /// Its media type.
    pub media_type: String,
    id: String,
    properties: String,
}

/// A package document.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The manifest.
    pub items: Vec<Item>,
    version: String,
    language: String,
    spine: Vec<(String, bool, String)>,
    toc: Option<String>,
    direction: Option<String>,
    guide: Vec<(String, String)>,
}

impl Package {
    /// Reads a package document. Errors: `malformed`, `limit`.
    pub(super) fn read(bytes: &[u8], limits: &mut Limits) -> Result<Self> {
        let mut package = Self { version: "2.0".into(), ..Self::default() };
        let language = xml::first_text(bytes, "language")?.unwrap_or_default();
        let plain = language.len() <= 35 && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        package.language = if plain && !language.is_empty() { language } else { "und".into() };
        for tag in xml::tags(bytes, limits)? {
            let text = |name: &str| tag.get(name).unwrap_or_default().to_owned();
            match tag.local.as_str() {
                "package" if text("version").starts_with('3') => package.version = "3.0".into(),
                "item" => package.items.push(Item {
                    href: text("href"),
                    media_type: text("media-type"),
                    id: text("id"),
                    properties: properties(&tag),
                }),
                "spine" => {
                    package.toc = tag.get("toc").map(str::to_owned);
                    let known = |own: &&str| matches!(*own, "ltr" | "rtl" | "default");
                    package.direction = tag.get("page-progression-direction").filter(known).map(str::to_owned);
                }
                "itemref" => package.spine.push((text("idref"), text("linear") == "no", spread(&tag))),
                "reference" => package.guide.push((text("type"), text("href"))),
                _ => {}
            }
        }
        Ok(package)
    }

    /// Gives the guide's addresses the new names of what they lead to, and leaves out those that lead nowhere.
    pub(super) fn point(&mut self, names: &mut Names) {
        let own = std::mem::take(&mut self.guide);
        let known = own.into_iter().filter(|(kind, _)| KINDS.contains(&kind.as_str()));
        self.guide = known.filter_map(|(kind, href)| Some((kind, names.address(&href)?))).collect();
    }

    /// What the metadata would reveal.
    pub(super) fn findings(&self, bytes: &[u8]) -> Result<Vec<(Class, &'static str, String)>> {
        const FIELDS: [(&str, Class, &str, &str); 9] = [
            ("title", Class::Text, "EPUB dc:title", TITLE),
            ("creator", Class::Person, "EPUB dc:creator", ""),
            ("contributor", Class::Person, "EPUB dc:contributor", ""),
            ("publisher", Class::Person, "EPUB dc:publisher", ""),
            ("identifier", Class::Identifier, "EPUB dc:identifier", IDENTIFIER),
            ("date", Class::Time, "EPUB dc:date", ""),
            ("description", Class::Text, "EPUB dc:description", ""),
            ("subject", Class::Text, "EPUB dc:subject", ""),
            ("source", Class::Text, "EPUB dc:source", ""),
        ];
        let mut found = Vec::new();
        for (local, class, field, neutral) in FIELDS {
            if let Some(value) = xml::first_text(bytes, local)?.filter(|value| value != neutral) {
                found.push((class, field, value));
            }
        }
        Ok(found)
    }

    /// The package document with what is left. Identifiers of its own are counted through.
    pub(super) fn write(&self) -> String {
        let ids: BTreeMap<&str, String> = self
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| (item.id.as_str(), format!("i{:05}", index + 1)))
            .collect();
        let modern = self.version == "3.0";
        let (version, language) = (&self.version, escape(&self.language));
        let mut out = format!(
            "{DECLARATION}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"{version}\" unique-identifier=\"id\">\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">{IDENTIFIER}</dc:identifier>\
             <dc:title>{TITLE}</dc:title><dc:language>{language}</dc:language>"
        );
        if modern {
            out += "<meta property=\"dcterms:modified\">1980-01-01T00:00:00Z</meta>";
        }
        out += "</metadata><manifest>";
        for (index, item) in self.items.iter().enumerate() {
            let (href, kind) = (escape(&item.href), escape(&item.media_type));
            let properties = attribute("properties", if modern { &item.properties } else { "" });
            out += &format!("<item id=\"i{:05}\" href=\"{href}\" media-type=\"{kind}\"{properties}/>", index + 1);
        }
        let toc = self.toc.as_ref().and_then(|toc| ids.get(toc.as_str())).map_or("", String::as_str);
        let direction = attribute("page-progression-direction", self.direction.as_deref().unwrap_or_default());
        out += &format!("</manifest><spine{}{direction}>", attribute("toc", toc));
        for (idref, aside, spread) in &self.spine {
            if let Some(id) = ids.get(idref.as_str()) {
                let linear = attribute("linear", if *aside { "no" } else { "" });
                out += &format!(
                    "<itemref idref=\"{id}\"{linear}{}/>",
                    attribute("properties", if modern { spread } else { "" })
                );
            }
        }
        out += "</spine>";
        let guide: String = self
            .guide
            .iter()
            .map(|(kind, href)| format!("<reference{}{}/>", attribute("type", kind), attribute("href", href)))
            .collect();
        if !guide.is_empty() {
            out += &format!("<guide>{guide}</guide>");
        }
        out + "</package>"
    }
}

/// The title of every book.
const TITLE: &str = "Untitled";

/// The identifier of every book.
pub(super) const IDENTIFIER: &str = "urn:uuid:00000000-0000-0000-0000-000000000000";

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escape(value)) }
}

/// The properties of a manifest item that say how it is read (EPUB 3.3, D.5).
fn properties(tag: &Tag) -> String {
    const KNOWN: [&str; 4] = ["nav", "cover-image", "svg", "mathml"];
    let own = tag.get("properties").unwrap_or_default();
    own.split_whitespace().filter(|word| KNOWN.contains(word)).collect::<Vec<_>>().join(" ")
}

/// The properties of a spine item that say where it stands.
fn spread(tag: &Tag) -> String {
    const KNOWN: [&str; 6] = [
        "page-spread-left",
        "page-spread-right",
        "rendition:layout-pre-paginated",
        "rendition:layout-reflowable",
        "rendition:spread-none",
        "rendition:page-spread-center",
    ];
    let own = tag.get("properties").unwrap_or_default();
    own.split_whitespace().filter(|word| KNOWN.contains(word)).collect::<Vec<_>>().join(" ")
}

/// A container document (OCF 3.3, 4.2.6.3.1) that leads to the package document at `path`.
pub(super) fn container(path: &str) -> String {
    format!(
        "{DECLARATION}<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles>\
         <rootfile full-path=\"{}\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
        escape(path)
    )
}

//! XML (W3C XML 1.0, fifth edition; Namespaces in XML 1.0), rewritten element by element under the rules of a vocabulary.
//!
//! What comes out is canonical: one declaration, no comments, no processing instructions, no document type but those that
//! a rule names, only the namespaces that are used and known, and attributes in double quotes.

mod rules;
mod tags;
mod text;

use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;

pub(crate) use rules::{Attribute, Element, Name, Rules, Verdict};
use text::{not_well_formed, unescape};

pub(crate) use tags::{Tag, first_text, tags, texts, values};
pub(crate) use text::{decode, root};

/// How deep elements may nest.
const DEPTH: usize = 512;

/// The namespace that `xml:` always stands for.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What every document starts with.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

struct Open {
    verdict: Verdict,
    empty: bool,
    tag: String,
    scope: usize,
    written: usize,
    /// Where its start tag stands in the output, and where what is in it starts.
    at: (usize, usize),
}

struct Writer<'r> {
    rules: &'r mut dyn Rules,
    out: String,
    open: Vec<Open>,
    parents: Vec<Name>,
    /// Prefixes as the input binds them.
    scope: Vec<(String, String)>,
    /// Prefixes as the output binds them.
    written: Vec<(String, String)>,
    /// How many open elements are in one that goes, itself included.
    gone: usize,
    /// The text since the last tag.
    text: String,
    rooted: bool,
    has_doctype: bool,
}

/// Rewrites a document under `rules`, debiting `limits` for what is held.
///
/// Errors: `malformed` for what is not well-formed, `refused` for entities of its own, unknown encodings and a root that the rules
/// drop, `limit`.
pub(crate) fn rewrite(bytes: &[u8], rules: &mut dyn Rules, limits: &mut Limits) -> Result<Vec<u8>> {
    let held = bytes.len() as u64 * 2;
    limits.debit(held, 0)?;
    let text = decode(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().check_comments = false;
    let mut writer = Writer {
        rules,
        out: String::with_capacity(bytes.len().min(1 << 20)),
        open: Vec::new(),
        parents: Vec::new(),
        scope: vec![("xml".into(), XML.into()), (String::new(), String::new())],
        written: vec![("xml".into(), XML.into()), (String::new(), String::new())],
        gone: 0,
        text: String::new(),
        rooted: false,
        has_doctype: false,
    };
    writer.out.push_str(DECLARATION);
    loop {
        let event = reader.read_event().map_err(|_| not_well_formed())?;
        match event {
            Event::Start(start) => writer.start(&start, false, limits)?,
            Event::Empty(start) => writer.start(&start, true, limits)?,
            Event::End(_) => writer.end()?,
            Event::Text(text) => writer.text(&text.into_inner())?,
            Event::CData(text) => writer.text(&format!("<![CDATA[{}]]>", text.into_inner()))?,
            Event::GeneralRef(reference) => writer.reference(&reference.into_inner())?,
            Event::Comment(text) => writer.rules.gone("XML comment", &text.into_inner()),
            Event::PI(text) => writer.rules.gone("XML processing instruction", &text.into_inner()),
            Event::DocType(words) => writer.doctype(&words.into_inner())?,
            Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if !writer.rooted || !writer.open.is_empty() {
        return Err(not_well_formed());
    }
    if writer.out.len() == DECLARATION.len() {
        return Err(Error::new(
            Reason::UnknownPart,
            "a part of the document is of a vocabulary that is not known here",
        ));
    }
    limits.credit(held);
    let out = writer.out.into_bytes();
    limits.debit(out.len() as u64, 0)?;
    Ok(out)
}

const fn own_entities() -> Error {
    Error::new(
        Reason::UnknownPart,
        "its DOCTYPE defines entities, which can hide words; save it without them, as plain SVG where it is a drawing",
    )
}

/// Text as it is read: with its references resolved, and what stands in CDATA sections as it is.
pub(crate) fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, section)) = rest.split_once("<![CDATA[") {
        let (inside, after) = section.split_once("]]>")?;
        out.push_str(&unescape(before).ok()?);
        out.push_str(inside);
        rest = after;
    }
    out.push_str(&unescape(rest).ok()?);
    Some(out)
}

/// A value as it stands in an attribute or in text.
pub(crate) fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    push_escaped(&mut out, value);
    out
}

/// A value as it stands in text, where line breaks and quotes need no reference.
pub(crate) fn escape_text(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn push_escaped(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

impl Writer<'_> {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool, limits: &mut Limits) -> Result<()> {
        limits.item(0)?;
        self.flush();
        if self.open.is_empty() && self.rooted {
            return Err(not_well_formed());
        }
        self.rooted = true;
        if self.open.len() >= DEPTH {
            return Err(Error::at(Reason::TooDeep, "parts are nested too deeply", 0));
        }
        let (scope, written) = (self.scope.len(), self.written.len());
        let mut open = Open { verdict: Verdict::Drop, empty, tag: String::new(), scope, written, at: (0, 0) };
        if self.gone == 0 {
            let at = self.out.len();
            open.verdict = self.enter(start, empty, &mut open.tag)?;
            open.at = (at, self.out.len());
        }
        if open.verdict == Verdict::Drop {
            self.gone += 1;
        }
        self.open.push(open);
        if empty { self.end() } else { Ok(()) }
    }

    /// Judges an element and writes its start tag where it stays.
    fn enter(&mut self, start: &BytesStart<'_>, empty: bool, tag: &mut String) -> Result<Verdict> {
        let mut raw = Vec::new();
        let (mut declared, scope) = (Vec::new(), self.scope.len());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| not_well_formed())?;
            let value: String =
                attribute.value.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).collect();
            let value = unescape(&value)?;
            match attribute.key.into_inner().split_once(':') {
                None if attribute.key.into_inner() == "xmlns" => declared.push((String::new(), value)),
                Some(("xmlns", prefix)) => declared.push((prefix.to_owned(), value)),
                Some((prefix, local)) => raw.push((prefix.to_owned(), local.to_owned(), value)),
                None => raw.push((String::new(), attribute.key.into_inner().to_owned(), value)),
            }
        }
        self.scope.extend(declared);
        let name = start.name();
        let name = name.into_inner();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if !is_name(prefix, true) || !is_name(local, false) {
            return Err(not_well_formed());
        }
        let Some(space) = self.space_of(prefix)? else {
            self.rules.gone("XML of an unknown vocabulary", local);
            return Ok(Verdict::Drop);
        };
        let mut attributes = Vec::with_capacity(raw.len());
        for (prefix, local, value) in raw {
            if !is_name(&prefix, true) || !is_name(&local, false) {
                return Err(not_well_formed());
            }
            let space = if prefix.is_empty() { Some("") } else { self.space_of(&prefix)? };
            match space {
                Some(space) => attributes.push(Attribute { space, local, value, prefix }),
                None => self.rules.gone("XML attribute of an unknown vocabulary", &value),
            }
        }
        let asked = attributes.iter().any(|a| matches!(a.local.as_str(), "Ignorable" | "Requires"));
        let prefixes = if asked { self.prefixes() } else { Vec::new() };
        let mut element = Element { space, local, parents: &self.parents, attributes, prefixes };
        let verdict = self.rules.element(&mut element);
        let attributes = element.attributes;
        if verdict != Verdict::Drop {
            self.parents.push((space, local.to_owned()));
        }
        if matches!(verdict, Verdict::Keep | Verdict::Filled) {
            name.clone_into(tag);
            self.write_start(name, prefix, &attributes, scope, empty);
        }
        Ok(verdict)
    }

    fn write_start(&mut self, name: &str, prefix: &str, attributes: &[Attribute], scope: usize, empty: bool) {
        let mut needed: Vec<String> =
            self.scope.get(scope..).unwrap_or_default().iter().map(|(prefix, _)| prefix.clone()).collect();
        needed.push(prefix.to_owned());
        needed.extend(attributes.iter().filter(|a| !a.prefix.is_empty()).map(|a| a.prefix.clone()));
        for attribute in attributes.iter().filter(|a| matches!(a.local.as_str(), "Ignorable" | "Requires")) {
            needed.extend(attribute.value.split_whitespace().map(str::to_owned));
        }
        self.out.push('<');
        self.out.push_str(name);
        for prefix in needed {
            let Some(uri) = find(&self.scope, &prefix).map(str::to_owned) else { continue };
            let known = uri.is_empty() || uri == XML || self.rules.space(&uri).is_some();
            if !known || find(&self.written, &prefix) == Some(uri.as_str()) {
                continue;
            }
            self.out.push_str(" xmlns");
            if !prefix.is_empty() {
                self.out.push(':');
                self.out.push_str(&prefix);
            }
            self.push_value(&uri);
            self.written.push((prefix, uri));
        }
        for attribute in attributes {
            self.out.push(' ');
            if !attribute.prefix.is_empty() {
                self.out.push_str(&attribute.prefix);
                self.out.push(':');
            }
            self.out.push_str(&attribute.local);
            self.push_value(&attribute.value);
        }
        self.out.push_str(if empty { "/>" } else { ">" });
    }

    fn push_value(&mut self, value: &str) {
        self.out.push_str("=\"");
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }

    fn end(&mut self) -> Result<()> {
        self.flush();
        let open = self.open.pop().ok_or(not_well_formed())?;
        if open.verdict == Verdict::Drop {
            self.gone -= 1;
        } else {
            self.parents.pop();
        }
        let inside = self.out.get(open.at.1..).unwrap_or_default();
        if open.verdict == Verdict::Filled && inside.trim().is_empty() {
            self.out.truncate(open.at.0);
        } else if matches!(open.verdict, Verdict::Keep | Verdict::Filled) && !open.empty {
            self.out.push_str("</");
            self.out.push_str(&open.tag);
            self.out.push('>');
        }
        self.scope.truncate(open.scope);
        self.written.truncate(open.written);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        if self.open.is_empty() {
            return if text.trim().is_empty() { Ok(()) } else { Err(not_well_formed()) };
        }
        if self.gone == 0 {
            self.text.push_str(text);
        }
        Ok(())
    }

    /// Judges and writes the text that ends before a tag.
    fn flush(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.rules.text(&self.parents, &mut text);
            self.out.push_str(&text);
        }
    }

    fn reference(&mut self, name: &str) -> Result<()> {
        let plain = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
        if !plain && !self.has_doctype {
            return Err(own_entities());
        }
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') {
            return Err(not_well_formed());
        }
        self.text(&format!("&{name};"))
    }

    fn doctype(&mut self, words: &str) -> Result<()> {
        if words.contains('[') {
            return Err(own_entities());
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.rules.doctype(&words) && !self.has_doctype && !self.rooted {
            self.has_doctype = true;
            self.out.push_str("<!DOCTYPE ");
            self.out.push_str(&words);
            self.out.push_str(">\n");
        }
        Ok(())
    }

    /// The short name of what `prefix` stands for. Errors: `malformed` when it stands for nothing.
    fn space_of(&self, prefix: &str) -> Result<Option<&'static str>> {
        let uri = find(&self.scope, prefix).ok_or(not_well_formed())?;
        Ok(if uri == XML { Some("xml") } else { self.rules.space(uri) })
    }

    fn prefixes(&self) -> Vec<(String, &'static str)> {
        let known = |(prefix, uri): &(String, String)| self.rules.space(uri).map(|space| (prefix.clone(), space));
        self.scope.iter().rev().filter_map(known).collect()
    }
}

fn find<'a>(scope: &'a [(String, String)], prefix: &str) -> Option<&'a str> {
    scope.iter().rev().find(|(own, _)| own == prefix).map(|(_, uri)| uri.as_str())
}

fn is_name(name: &str, may_be_empty: bool) -> bool {
    (may_be_empty || !name.is_empty())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.') || !c.is_ascii())
}

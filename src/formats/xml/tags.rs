//! Reading small documents for what they list: their start tags, one kind of attribute, or one text.

use quick_xml::events::Event;

use crate::error::Result;
use crate::limits::Limits;

use super::text::{decode, not_well_formed, unescape};

/// A start tag of a small document that is read whole: its name and attributes without prefixes.
pub(crate) struct Tag {
    /// The element's name.
    pub local: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, local: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == local).map(|(_, value)| value.as_str())
    }
}

/// All start tags of a small document, in order. Errors: as [`super::rewrite`].
pub(crate) fn tags(bytes: &[u8], limits: &mut Limits) -> Result<Vec<Tag>> {
    limits.debit(bytes.len() as u64 * 2, 0)?;
    let text = decode(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut tags = Vec::new();
    loop {
        let start = match reader.read_event().map_err(|_| not_well_formed())? {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => break,
            _ => continue,
        };
        limits.item(0)?;
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| not_well_formed())?;
            attributes.push((attribute.key.local_name().into_inner().to_owned(), unescape(&attribute.value)?));
        }
        tags.push(Tag { local: start.local_name().into_inner().to_owned(), attributes });
    }
    limits.credit(bytes.len() as u64);
    Ok(tags)
}

/// Tells `found` every value of the attributes called `local`, whatever their prefix. Errors: as [`super::rewrite`].
pub(crate) fn values(bytes: &[u8], local: &str, limits: &mut Limits, found: &mut dyn FnMut(&str)) -> Result<()> {
    limits.debit(bytes.len() as u64, 0)?;
    let text = decode(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        let start = match reader.read_event().map_err(|_| not_well_formed())? {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => break,
            _ => continue,
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| not_well_formed())?;
            if attribute.key.local_name().into_inner() == local {
                found(&unescape(&attribute.value)?);
            }
        }
    }
    limits.credit(bytes.len() as u64);
    Ok(())
}

/// Tells `found` what is written in each element called one of `locals`, whatever its prefix, with single spaces between the
/// words. Errors: as [`super::rewrite`].
pub(crate) fn texts(bytes: &[u8], locals: &[&str], limits: &mut Limits, found: &mut dyn FnMut(String)) -> Result<()> {
    limits.debit(bytes.len() as u64, 0)?;
    let text = decode(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(|_| not_well_formed())? {
            Event::Start(start) if locals.contains(&start.local_name().into_inner()) => words.clear(),
            Event::End(end) if locals.contains(&end.local_name().into_inner()) => {
                found(words.split_whitespace().collect::<Vec<_>>().join(" "));
                words.clear();
            }
            Event::Text(own) => words.push_str(&own.into_inner()),
            Event::GeneralRef(own) => words.push_str(&format!("&{};", &*own.into_inner())),
            Event::Eof => break,
            _ => {}
        }
    }
    limits.credit(bytes.len() as u64);
    Ok(())
}

/// The text of the first element called `local`, whatever its prefix. Errors: as [`super::rewrite`].
pub(crate) fn first_text(bytes: &[u8], local: &str) -> Result<Option<String>> {
    let text = decode(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut inside = false;
    loop {
        match reader.read_event().map_err(|_| not_well_formed())? {
            Event::Start(start) => inside = start.local_name().into_inner() == local,
            Event::Text(words) if inside => return Ok(Some(words.into_inner().trim().to_owned())),
            Event::Eof => return Ok(None),
            _ => inside = false,
        }
    }
}

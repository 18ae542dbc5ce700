//! Words that nobody sees on a page but that a PDF cannot do without, and what is written in their place.

use lopdf::{Dictionary, Object, StringFormat};

use crate::report::{Class, Report};

use super::content;
use super::names::Names;
use super::rules::Role;
use super::text::text;

/// The neutral value of an entry of a dictionary of `role`, where it has one. `names` has the new names.
pub(super) fn entry(role: Role, key: &[u8], own: &Object, names: &mut Names, report: &mut Report) -> Option<Object> {
    match (role, key) {
        (Role::Annotation, b"T") => {
            names.fields += 1;
            let (own, new) = (own.as_str().map(text).unwrap_or_default(), names.fields.to_string());
            if own != new {
                report.find_once(Class::Text, "PDF field's name", &own);
            }
            Some(Object::String(new.into_bytes(), StringFormat::Hexadecimal))
        }
        // The state that a button is in is called like the appearance of it.
        (Role::Annotation, b"AS" | b"V" | b"DV") => {
            let own = own.as_name().ok()?;
            Some(Object::Name(names.state(own, report)))
        }
        (Role::Annotation | Role::Form, b"DA") => match content::strip(own.as_str().ok()?, None, names, report) {
            Ok(None) => None,
            Ok(Some(new)) => Some(Object::String(new, StringFormat::Hexadecimal)),
            Err(_) => Some(Object::Null),
        },
        (Role::Plain, b"BaseFont" | b"FontName") => {
            let own = own.as_name().ok()?;
            let new = names.font(own)?;
            if new.get(6..) != own.get(6..) {
                report.find_once(Class::Software, "PDF font's name", &String::from_utf8_lossy(own));
            }
            Some(Object::Name(new))
        }
        (Role::Coding, b"CMapName") => Some(Object::Name(b"N".to_vec())),
        // What glyphs readers would look for, of a font that is not in the document: whose collection is nobody's own.
        (Role::Plain, b"Registry" | b"Ordering") => {
            let own = own.as_str().ok()?;
            let known: &[&[u8]] = if key == b"Registry" { &[b"Adobe"] } else { &COLLECTIONS };
            let neutral: &[u8] = if key == b"Registry" { b"Adobe" } else { b"Identity" };
            (!known.contains(&own)).then(|| Object::String(neutral.to_vec(), StringFormat::Hexadecimal))
        }
        _ => None,
    }
}

/// The collections of characters that the standard names (9.7.5.2).
const COLLECTIONS: [&[u8]; 6] = [b"Identity", b"GB1", b"CNS1", b"Japan1", b"Korea1", b"KR"];

/// Says what stays in the copy and is not seen on a page: annotations and fields that are hidden.
pub(super) fn report_removed(role: Role, dictionary: &Dictionary, report: &mut Report) {
    let flags = dictionary.get(b"F").and_then(|flags| flags.as_i64()).unwrap_or(0);
    // Invisible, Hidden, NoView (12.5.3).
    if role == Role::Annotation && flags & (1 | 2 | 32) != 0 {
        report.find_once(Class::HiddenKept, "PDF hidden annotation", "");
    }
}

//! Words that nobody sees on a page but that a PDF cannot do without, and what is written in their place.

use lopdf::{Dictionary, Object, StringFormat};

use crate::report::{Class, Report};

use super::content;
use super::names::Names;
use super::rules::Role;
use super::text::text;

/// What layers, and groups of them, are called.
const LAYER: &str = "Layer";

/// The neutral value of an entry of a dictionary of `role`, where it has one. `names` has the new names.
pub(super) fn entry(role: Role, key: &[u8], own: &Object, names: &mut Names, report: &mut Report) -> Option<Object> {
    let (field, neutral) = match (role, key) {
        (Role::Layer, b"Name") => ("PDF layer's name", LAYER.to_owned()),
        (Role::Annotation, b"T") => {
            names.fields += 1;
            ("PDF field's name", names.fields.to_string())
        }
        (Role::Annotation | Role::Form, b"DA") => {
            let words = own.as_str().ok()?;
            return match content::strip(words, true, names, report) {
                Ok(None) => None,
                Ok(Some(new)) => Some(Object::String(new, StringFormat::Hexadecimal)),
                Err(_) => Some(Object::Null),
            };
        }
        (Role::Plain, b"BaseFont" | b"FontName") => {
            let own = own.as_name().ok()?;
            let new = names.font(own)?;
            if new.get(6..) != own.get(6..) {
                report.find_once(Class::Software, "PDF font's name", &String::from_utf8_lossy(own));
            }
            return Some(Object::Name(new));
        }
        (Role::Structure, b"S") => {
            let own = own.as_name().ok()?;
            if content::TAGS.contains(&own) {
                return None;
            }
            report.find_once(Class::Text, "PDF structure's name", &String::from_utf8_lossy(own));
            return Some(Object::Name(names.role(own, &content::TAGS).unwrap_or(b"NonStruct").to_vec()));
        }
        _ => return None,
    };
    Some(instead(field, own, neutral, report))
}

/// The neutral value of words between the names of layers.
pub(super) fn order(own: &Object, report: &mut Report) -> Object {
    instead("PDF layer's name", own, LAYER.to_owned(), report)
}

fn instead(field: &'static str, own: &Object, neutral: String, report: &mut Report) -> Object {
    let own = own.as_str().map(text).unwrap_or_default();
    if own != neutral {
        report.find_once(Class::Text, field, &own);
    }
    Object::String(neutral.into_bytes(), StringFormat::Hexadecimal)
}

/// Says what stays in the copy and is not seen on a page: layers that are off, annotations and fields that are hidden.
pub(super) fn report_removed(role: Role, dictionary: &Dictionary, report: &mut Report) {
    let flags = dictionary.get(b"F").and_then(|flags| flags.as_i64()).unwrap_or(0);
    let off = dictionary.get(b"OFF").and_then(|off| off.as_array()).is_ok_and(|off| !off.is_empty());
    match role {
        Role::Layering if off => report.find_once(Class::HiddenKept, "PDF hidden layer", ""),
        // Invisible, Hidden, NoView (12.5.3).
        Role::Annotation if flags & (1 | 2 | 32) != 0 => {
            report.find_once(Class::HiddenKept, "PDF hidden annotation", "")
        }
        _ => {}
    }
}

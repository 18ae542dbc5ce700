//! What of a dictionary goes, and how it is reported.

use lopdf::{Dictionary, Document, Object};

use crate::report::{Class, Report};

use super::rules::{self, Role};
use super::text::text;

/// Says that an object goes.
pub(super) fn object(dict: &Dictionary, report: &mut Report) {
    match dict.get(b"URI").and_then(|uri| uri.as_str()) {
        Ok(uri) => report.find_once(Class::Text, "PDF link", &text(uri)),
        Err(_) => report.find(Class::Unknown, "PDF object that is not needed", ""),
    }
}

/// Says that an entry goes.
pub(super) fn entry(document: &Document, key: &[u8], value: &Object, report: &mut Report) {
    if let (b"Names", Ok(Object::Dictionary(names))) = (key, document.dereference(value).map(|(_, names)| names)) {
        let key = |name: &'_ Vec<u8>| if name == b"Names" { Vec::new() } else { name.clone() };
        return names.iter().for_each(|(name, tree)| entry(document, &key(name), tree, report));
    }
    let (class, field) = match key {
        b"Metadata" => (Class::Person, "PDF Metadata (XMP)"),
        b"PieceInfo" | b"Private" => (Class::Software, "PDF PieceInfo"),
        b"LastModified" | b"M" | b"CreationDate" | b"ModDate" => (Class::Time, "PDF modification date"),
        b"T" | b"RC" | b"Contents" => (Class::Person, "PDF annotation's author and text"),
        b"NM" | b"ID" => (Class::Identifier, "PDF annotation's name"),
        b"Thumb" => (Class::Thumbnail, "PDF Thumb"),
        b"AA" | b"OpenAction" | b"JavaScript" | b"JS" => (Class::Software, "PDF script or action"),
        b"EmbeddedFiles" | b"AF" | b"EF" => (Class::HiddenPicture, "PDF attachment"),
        b"Alt" => (Class::Text, "PDF Alt"),
        b"Dests" => (Class::Text, "PDF name of a place"),
        b"Lang" => (Class::Settings, "PDF Lang"),
        b"TU" | b"TM" => (Class::Text, "PDF field's name"),
        b"StructTreeRoot" | b"MarkInfo" => (Class::Text, "PDF structure"),
        b"OCProperties" | b"OC" => (Class::Settings, "PDF layers"),
        b"P" => (Class::Text, "PDF page label"),
        _ => (Class::Settings, "PDF entry that is not needed"),
    };
    report.find(class, field, "");
}

/// Whether an entry of a dictionary may stay.
pub(super) fn stays(dict: &Dictionary, role: Role, key: &[u8]) -> bool {
    if rules::allowed(role).is_some_and(|allowed| !allowed.contains(&key)) {
        return false;
    }
    let name = |key: &[u8]| dict.get(key).and_then(|value| value.as_name()).unwrap_or_default();
    match (role, key) {
        (Role::Annotation, b"Contents") => name(b"Subtype") == b"FreeText",
        (Role::Annotation, b"T") => {
            name(b"Subtype") == b"Widget" || [b"FT".as_slice(), b"Kids", b"Parent"].iter().any(|key| dict.has(key))
        }
        (Role::Annotation, b"V" | b"DV") => name(b"FT") != b"Sig",
        (_, b"FontFamily") => is_family(dict),
        _ => true,
    }
}

/// Whether a font's family says no more than the beginning of its name (9.8.1): readers find another font by it.
fn is_family(dict: &Dictionary) -> bool {
    let letters = |own: &[u8]| own.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
    let family: Vec<u8> = dict.get(b"FontFamily").and_then(|own| own.as_str()).map(letters).unwrap_or_default();
    let name: Vec<u8> = dict.get(b"FontName").and_then(|own| own.as_name()).map(letters).unwrap_or_default();
    !family.is_empty() && name.starts_with(&family)
}

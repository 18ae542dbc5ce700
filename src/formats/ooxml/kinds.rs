//! Which parts a package may have: the allow-lists of relationships (ISO/IEC 29500-1, 15.2 and annex A) and content types.

use crate::format::Format;
use crate::report::Class;

use super::relationships::Relationship;

/// A part of markup that may stay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// What the new package calls it. Macro-enabled ones and templates become plain documents.
    pub content_type: &'static str,
    /// Whether it is the settings part of a text document, of which only a few elements stay.
    pub settings: bool,
}

const fn kind_of(content_type: &'static str) -> Kind {
    Kind { content_type, settings: false }
}

macro_rules! office {
    ($($name:literal),*) => { [$(concat!("application/vnd.openxmlformats-officedocument.", $name)),*] };
}

/// The content types that stay as they are.
const KEPT: [&str; 29] = office![
    "wordprocessingml.document.main+xml",
    "wordprocessingml.styles+xml",
    "wordprocessingml.settings+xml",
    "wordprocessingml.numbering+xml",
    "wordprocessingml.header+xml",
    "wordprocessingml.footer+xml",
    "wordprocessingml.footnotes+xml",
    "wordprocessingml.endnotes+xml",
    "spreadsheetml.sheet.main+xml",
    "spreadsheetml.worksheet+xml",
    "spreadsheetml.chartsheet+xml",
    "spreadsheetml.sharedStrings+xml",
    "spreadsheetml.styles+xml",
    "spreadsheetml.table+xml",
    "presentationml.presentation.main+xml",
    "presentationml.slide+xml",
    "presentationml.slideLayout+xml",
    "presentationml.slideMaster+xml",
    "presentationml.handoutMaster+xml",
    "presentationml.tableStyles+xml",
    "drawingml.chart+xml",
    "drawingml.chartshapes+xml",
    "drawingml.diagramData+xml",
    "drawingml.diagramLayout+xml",
    "drawingml.diagramStyle+xml",
    "drawingml.diagramColors+xml",
    "drawing+xml",
    "theme+xml",
    "themeOverride+xml"
];

const DIAGRAM_DRAWING: &str = "application/vnd.ms-office.drawingml.diagramDrawing+xml";

/// What a part of this content type is, or nothing where it may not stay.
pub(super) fn kind(content_type: &str) -> Option<Kind> {
    if content_type == DIAGRAM_DRAWING {
        return Some(kind_of(DIAGRAM_DRAWING));
    }
    if let Some(found) = KEPT.iter().find(|kept| **kept == content_type) {
        return Some(Kind { content_type: found, settings: found.ends_with("wordprocessingml.settings+xml") });
    }
    let main = |name: &str| KEPT.iter().find(|kept| kept.ends_with(name)).map(|kept| kind_of(kept));
    let lower = content_type.to_ascii_lowercase();
    match lower.as_str() {
        _ if !lower.ends_with(".main+xml") => None,
        _ if lower.contains("word") => main("document.main+xml"),
        _ if lower.contains("spreadsheet") || lower.contains("ms-excel") => main("sheet.main+xml"),
        _ if lower.contains("presentation") || lower.contains("ms-powerpoint") => main("presentation.main+xml"),
        _ => None,
    }
}

/// What becomes of a relationship.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// It leads to a part of markup.
    Markup,
    /// It leads to something with a road of its own, which must be of one of these formats; and what that is called anew.
    Media(fn(Format) -> bool, &'static str),
    /// It goes.
    Gone,
}

const ROOTS: [&str; 3] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.microsoft.com/office/2007/relationships/",
];

/// What becomes of a relationship; at the root of the package only the main part may stay.
pub(super) fn way(relationship: &Relationship, root: bool) -> Way {
    let Some(name) = ROOTS.iter().find_map(|root| relationship.kind.strip_prefix(root)) else { return Way::Gone };
    match name {
        "officeDocument" if root => Way::Markup,
        _ if root => Way::Gone,
        "styles" | "settings" | "numbering" | "header" | "footer" | "footnotes" | "endnotes" | "theme"
        | "themeOverride" | "chart" | "chartUserShapes" | "diagramData" | "diagramLayout" | "diagramQuickStyle"
        | "diagramColors" | "diagramDrawing" | "worksheet" | "chartsheet" | "sharedStrings" | "table" | "drawing"
        | "slide" | "slideLayout" | "slideMaster" | "handoutMaster" | "tableStyles" => Way::Markup,
        "image" => Way::Media(Format::is_media, "media/image"),
        "video" | "audio" | "media" => Way::Media(Format::is_media, "media/media"),
        "package" => Way::Media(is_office, "embeddings/document"),
        _ => Way::Gone,
    }
}

const fn is_office(format: Format) -> bool {
    matches!(format, Format::Docx | Format::Xlsx | Format::Pptx)
}

/// The folder of a document's parts.
pub(super) const fn folder(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "xl/",
        Format::Pptx => "ppt/",
        _ => "word/",
    }
}

/// The first folder of a part's name with its slash: `word/`, `xl/`, `ppt/`.
pub(super) fn root_folder(name: &str) -> &'static str {
    ["word/", "xl/", "ppt/"].into_iter().find(|folder| name.to_ascii_lowercase().starts_with(folder)).unwrap_or("")
}

/// What a part that goes would reveal, and what to call it; `name` is in lower case.
pub(super) fn class(name: &str) -> (Class, &'static str) {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if has(&["thumbnail"]) => (Class::Thumbnail, "OOXML thumbnail"),
        () if has(&["notesslide"]) => (Class::HiddenText, "OOXML speaker's notes"),
        () if has(&["docprops/"]) => (Class::Person, "OOXML document properties"),
        () if has(&["comment", "people", "person"]) => (Class::Person, "OOXML comments and their authors"),
        () if has(&["_xmlsignatures"]) => (Class::Person, "OOXML digital signature"),
        () if has(&["printersettings"]) => (Class::Device, "OOXML printer settings"),
        () if has(&["vba", "activex", "ctrlprops", "customui"]) => (Class::Software, "OOXML macro or control"),
        () if has(&["externallink", "connections", "querytable", "pivot"]) => (Class::Text, "OOXML outside data"),
        () if has(&["customxml", "tags/"]) => (Class::Identifier, "OOXML custom XML"),
        () if has(&["_rels"]) => (Class::Settings, "OOXML relationships"),
        () if has(&[
            "fonttable",
            "websettings",
            "viewprops",
            "presprops",
            "style",
            "colors",
            "calcchain",
            "glossary",
        ]) =>
        {
            (Class::Settings, "OOXML settings")
        }
        () => (Class::Unknown, "OOXML part that is not needed"),
    }
}

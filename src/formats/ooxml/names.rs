//! What the parts of a document are called inside of it: places, styles, shapes, points of diagrams, and files.

use std::collections::BTreeMap;

use crate::formats::formula::Named;
use crate::formats::renamed::Renamed;
use crate::formats::style_names::is_common;

/// The new names of one document.
pub(super) struct Names {
    /// Bookmarks, and what is numbered.
    pub places: Renamed,
    /// Styles.
    pub styles: Renamed,
    /// Shapes of VML.
    pub shapes: Renamed,
    /// Points of diagrams.
    pub points: Renamed,
    /// Ranges and tables of sheets.
    pub named: Named,
    /// The new identifier of the style that is being written.
    pub style: String,
}

impl Names {
    /// No names yet.
    pub(super) fn new() -> Self {
        Self {
            places: Renamed::new("_b"),
            styles: Renamed::new("s"),
            shapes: Renamed::new("_x0000_v"),
            points: Renamed::new(""),
            named: Named::default(),
            style: String::new(),
        }
    }

    /// What a style, as people see it, is called: names that programs give stay.
    pub(super) fn shown(&mut self, name: &str) -> String {
        if is_common(name) { name.to_owned() } else { self.styles.name(name) }
    }
}

/// The folders of parts in the packages of office programs, and the stems of their names.
const FOLDERS: [&str; 14] = [
    "word",
    "xl",
    "ppt",
    "worksheets",
    "chartsheets",
    "drawings",
    "charts",
    "tables",
    "slides",
    "slideLayouts",
    "slideMasters",
    "handoutMasters",
    "theme",
    "diagrams",
];
const STEMS: [&str; 28] = [
    "document",
    "styles",
    "settings",
    "fontTable",
    "numbering",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "workbook",
    "sheet",
    "sharedStrings",
    "table",
    "presentation",
    "slide",
    "slideLayout",
    "slideMaster",
    "handoutMaster",
    "tableStyles",
    "chart",
    "drawing",
    "data",
    "layout",
    "quickStyle",
    "colors",
    "theme",
    "themeOverride",
    "userShapes",
];

/// How many digits a part's number has at most.
const DIGITS: usize = 5;

/// The names of a package's parts of markup: those that programs give stay, others are counted through.
pub(super) struct Parts {
    folder: &'static str,
    renamed: Renamed,
    names: BTreeMap<String, String>,
}

impl Parts {
    /// No parts yet; those with new names lie in `folder`.
    pub(super) fn new(folder: &'static str) -> Self {
        Self { folder, renamed: Renamed::new("part"), names: BTreeMap::new() }
    }

    /// The new name of the part `old`.
    pub(super) fn name(&mut self, old: &str) -> String {
        let new = if is_plain(old) { old.to_owned() } else { format!("{}{}.xml", self.folder, self.renamed.name(old)) };
        self.names.insert(old.to_owned(), new.clone());
        new
    }

    /// Whether a part got a name, and so is written.
    pub(super) fn has(&self, old: &str) -> bool {
        self.names.contains_key(old)
    }
}

/// Whether a part's name is one that an office program gives.
fn is_plain(name: &str) -> bool {
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    let Some(stem) = file.strip_suffix(".xml") else { return false };
    let word = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() - word.len() <= DIGITS
        && STEMS.contains(&word)
        && (folders.is_empty() || folders.split('/').all(|folder| FOLDERS.contains(&folder)))
}

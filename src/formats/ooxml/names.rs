//! What the parts of a document are called inside of it: places, styles, shapes, points of diagrams, and files.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Points of diagrams, and the nodes of their layouts.
    pub points: Renamed,
    pub nodes: Renamed,
    /// Shapes, the axes of charts, and places of bookmarks.
    pub ids: Renamed,
    tables: Renamed,
    slides: Renamed,
    masters: Renamed,
    /// Ranges and tables of sheets.
    pub named: Named,
    /// How large the slides are, and why the one that is being written is not shown.
    pub size: [i64; 2],
    pub unshown: Option<&'static str>,
    /// The strings that hidden cells of sheets show, by number.
    pub hidden_strings: BTreeSet<u32>,
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
            nodes: Renamed::new("n"),
            ids: Renamed::new(""),
            tables: Renamed::new(""),
            slides: Renamed::new(""),
            masters: Renamed::new(""),
            named: Named::default(),
            size: [0; 2],
            unshown: None,
            hidden_strings: BTreeSet::new(),
            style: String::new(),
        }
    }

    /// The number of a slide, of which the lowest is 256 (19.7.13).
    pub(super) fn slide(&mut self, own: &str) -> String {
        (255 + self.slides.name(own).parse::<u32>().unwrap_or_default()).to_string()
    }

    /// The number of a master or of a layout, of which the lowest is 2147483648 (19.7.14, 19.7.15).
    pub(super) fn master(&mut self, own: &str) -> String {
        ((1 << 31) - 1 + self.masters.name(own).parse::<u32>().unwrap_or_default()).to_string()
    }

    /// What a style of tables is called.
    pub(super) fn table(&mut self, own: &str) -> String {
        match TABLES.contains(&own) {
            true => own.to_owned(),
            false => format!("{{00000000-0000-0000-0000-{:0>12}}}", self.tables.name(own)),
        }
    }

    /// What a style, as people see it, is called: names that programs give stay.
    pub(super) fn shown(&mut self, name: &str) -> String {
        if is_common(name) { name.to_owned() } else { self.styles.name(name) }
    }
}

/// The styles of tables that programs bring along without defining them in a document.
const TABLES: [&str; 9] = [
    "{2D5ABB26-0587-4C30-8999-92F81FD0307C}",
    "{5940675A-B579-460E-94D1-54222C63F5DA}",
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}",
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}",
    "{00A15C55-8517-42AA-B614-E9B94910E393}",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}",
];

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
const STEMS: [&str; 27] = [
    "document",
    "styles",
    "settings",
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

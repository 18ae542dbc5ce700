//! Fields of a text document (ISO/IEC 29500-1, 17.16): those that number and point stay, with an instruction that is
//! written anew; any other becomes what it shows.
//!
//! A field can be spread over many elements, so a part that has fields is read twice: once to collect their instructions,
//! and once to write it.

use crate::formats::renamed::Renamed;
use crate::formats::style_names::is_common;
use crate::formats::xml::{Element, escape_text, plain};

/// Fields whose instruction holds nothing but switches, and names of places in the same document.
const FIELDS: [&str; 16] = [
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "TOC",
    "REF",
    "PAGEREF",
    "NOTEREF",
    "SEQ",
    "SYMBOL",
    "AUTONUM",
    "AUTONUMLGL",
    "LISTNUM",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "FORMTEXT",
];

/// An instruction that says in itself what is shown, and has no result.
const SHOWN: &str = "EQ";

struct Open {
    index: usize,
    /// Whether what comes now is what it shows.
    shows: bool,
    written: bool,
}

/// The fields of one part.
#[derive(Default)]
pub(super) struct Fields {
    /// The instructions, in the order in which the fields begin.
    instructions: Vec<String>,
    /// How many fields have begun, and those that have not ended.
    begun: usize,
    open: Vec<Open>,
    collecting: bool,
}

impl Fields {
    /// Fields whose instructions are to be collected.
    pub(super) fn collecting() -> Self {
        Self { collecting: true, ..Self::default() }
    }

    /// What was collected, for the second reading.
    pub(super) fn collected(self) -> Self {
        Self { instructions: self.instructions, ..Self::default() }
    }

    /// Whether instructions are collected.
    pub(super) const fn is_collecting(&self) -> bool {
        self.collecting
    }

    /// Whether an element goes because of the field that it is in.
    pub(super) fn drops(&mut self, element: &Element<'_>) -> bool {
        let stays = match element.local {
            "fldChar" => match element.get("w", "fldCharType") {
                Some("begin") => self.begin(),
                Some("separate") => {
                    let stays = self.stays();
                    self.open.last_mut().into_iter().for_each(|open| open.shows = true);
                    stays
                }
                Some("end") => {
                    let stays = self.stays();
                    self.open.pop();
                    stays
                }
                _ => false,
            },
            "instrText" | "delInstrText" => self.stays() && self.open.last().is_some_and(|open| !open.written),
            // What stands in an instruction is not shown.
            "t" | "tab" | "br" | "sym" | "drawing" | "pict" | "object" | "noBreakHyphen" => {
                self.open.iter().all(|open| open.shows)
            }
            _ => true,
        };
        !stays && !self.collecting
    }

    fn begin(&mut self) -> bool {
        if self.collecting {
            self.instructions.push(String::new());
        }
        self.open.push(Open { index: self.begun, shows: false, written: false });
        self.begun += 1;
        self.stays()
    }

    /// Whether the innermost field stays: its instruction is known, and it is no part of another one's.
    fn stays(&self) -> bool {
        let Some((last, around)) = self.open.split_last() else { return false };
        let instruction = self.instructions.get(last.index).map_or("", String::as_str);
        around.iter().all(|open| open.shows) && is_known(instruction)
    }

    /// A piece of an instruction: the first is written with all of it.
    pub(super) fn text(&mut self, text: &mut String, bookmarks: &mut Renamed) {
        let Some(open) = self.open.last_mut() else { return text.clear() };
        let Some(instruction) = self.instructions.get_mut(open.index) else { return text.clear() };
        if self.collecting {
            instruction.push_str(&plain(text).unwrap_or_default());
        } else {
            open.written = true;
            *text = escape_text(&neutral(instruction, bookmarks));
        }
    }
}

/// Whether a field of this instruction stays.
pub(super) fn is_known(instruction: &str) -> bool {
    let words = words(instruction);
    let name = words.first().map(|word| word.to_ascii_uppercase()).unwrap_or_default();
    match name.as_str() {
        // To a place in the document: a switch and its name, and no address before it.
        "HYPERLINK" => words.get(1).is_some_and(|word| word == "\\l"),
        SHOWN => true,
        name => FIELDS.contains(&name),
    }
}

/// The instruction of a field that stays, with the new names of places.
pub(super) fn neutral(instruction: &str, bookmarks: &mut Renamed) -> String {
    let words = words(instruction);
    let name = words.first().map(|word| word.to_ascii_uppercase()).unwrap_or_default();
    if name == SHOWN {
        return instruction.to_owned();
    }
    let (mut out, mut switch, mut place) = (format!(" {name} "), String::new(), None);
    for word in words.iter().skip(1) {
        if let Some(letter) = word.strip_prefix('\\') {
            switch = letter.to_ascii_lowercase();
            if name != "HYPERLINK" && letter.chars().count() == 1 {
                out += &format!("\\{letter} ");
            }
            continue;
        }
        match (name.as_str(), switch.as_str()) {
            // How a number is written (17.16.4.3).
            (_, "*") if FORMATS.contains(&word.to_ascii_uppercase().as_str()) => out += &format!("{word} "),
            ("HYPERLINK", "l") | ("REF" | "PAGEREF" | "NOTEREF", "") if place.is_none() => {
                let switch = if name == "HYPERLINK" { "\\l " } else { "" };
                out += &format!("{switch}{} ", bookmarks.name(word));
                place = Some(word);
            }
            ("TOC", "b") => out += &format!("{} ", bookmarks.name(word)),
            ("TOC", "o" | "n") if word.chars().all(|c| c.is_ascii_digit() || c == '-') => {
                out += &format!("\"{word}\" ");
            }
            ("TOC", "t") => out += &format!("\"{}\" ", levels(word)),
            ("SEQ", "") | ("TOC", "c") if is_common(word) => out += &format!("{word} "),
            // What is numbered has a name of the kind that places have.
            ("SEQ", "") | ("TOC", "c") => out += &format!("{} ", bookmarks.name(&format!("SEQ {word}"))),
            ("SYMBOL", "f") if word.len() <= SHORT => out += &format!("\"{word}\" "),
            ("LISTNUM", "") if LISTS.contains(&word.as_str()) => out += &format!("{word} "),
            ("SEQ" | "SYMBOL" | "LISTNUM", _) if is_number(word) => out += &format!("{word} "),
            _ => {}
        }
    }
    out
}

/// Whether two instructions differ in spaces and quotes alone.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// How long the name of a font may be, in bytes.
const SHORT: usize = 32;

/// How what a field shows is written (17.16.4.3).
const FORMATS: [&str; 9] =
    ["MERGEFORMAT", "CHARFORMAT", "ARABIC", "ALPHABETIC", "ROMAN", "ORDINAL", "ARABICDASH", "UPPER", "LOWER"];

/// The lists that `LISTNUM` has by itself (17.16.5.35).
const LISTS: [&str; 3] = ["NumberDefault", "OutlineDefault", "LegalDefault"];

/// Whether a word is a number, in tens or in sixteens.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches("0x");
    !digits.is_empty() && digits.len() <= 8 && digits.chars().all(|c| c.is_ascii_hexdigit())
}

/// Names of styles and the levels at which a table of contents lists them, without names that people gave.
fn levels(word: &str) -> String {
    let mark = if word.contains(';') { ';' } else { ',' };
    let words: Vec<&str> = word.split(mark).collect();
    let known = |pair: &&[&str; 2]| is_common(pair[0]) && pair[1].trim().chars().all(|c| c.is_ascii_digit());
    words.as_chunks::<2>().0.iter().filter(known).map(|pair| pair.join(",")).collect::<Vec<_>>().join(",")
}

/// The words of an instruction; those in quotes are one (17.16.2).
fn words(instruction: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, piece) in instruction.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(piece.split_whitespace().collect::<Vec<_>>().join(" "));
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{is_known, neutral};
    use crate::formats::renamed::Renamed;

    #[test]
    fn fields_that_number_and_point_stay() {
        for known in
            [" PAGE ", "toc \\o \"1-3\" \\h", "REF me", "HYPERLINK \\l \"me\"", "SEQ Figure \\* ARABIC", "EQ \\f(1,2)"]
        {
            assert!(is_known(known), "{known}");
        }
        for unknown in ["AUTHOR", "HYPERLINK \"https://me/\"", "INCLUDETEXT \"c:\\\\me\"", "DOCPROPERTY me", "DATE", ""]
        {
            assert!(!is_known(unknown), "{unknown}");
        }
    }

    #[test]
    fn an_instruction_is_written_with_nothing_but_what_it_needs() {
        let cases = [
            ("PAGE me \\* MERGEFORMAT \\* me", " PAGE \\* MERGEFORMAT \\* "),
            ("toc \\o \"1-3\" \\o \"me\" \\h \\b you", " TOC \\o \"1-3\" \\o \\h \\b b1 "),
            ("HYPERLINK \\l \"the place\" \\o \"you\"", " HYPERLINK \\l b1 "),
        ];
        for (before, after) in cases {
            assert_eq!(neutral(before, &mut Renamed::new("b")), after);
            assert_eq!(neutral(after, &mut Renamed::new("b")), after);
        }
    }
}

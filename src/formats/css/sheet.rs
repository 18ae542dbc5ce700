//! Style sheets of drawings and books (CSS 2.2, chapter 4): rules for elements, classes and identifiers, and properties that change
//! how something looks. What is written has no spaces but those between words.

use super::Names;
use crate::formats::value::{is_plain, is_typeface, rounded};
use crate::formats::words::knows;

/// What a sheet may speak of.
pub(crate) struct Vocabulary {
    /// Elements.
    pub elements: &'static [&'static [&'static str]],
    /// Properties.
    pub properties: &'static [&'static [&'static str]],
}

impl Vocabulary {
    fn has_element(&self, word: &str) -> bool {
        self.elements.iter().any(|list| list.contains(&word))
    }

    /// Whether a property is known, with a maker's prefix or without.
    fn has_property(&self, property: &str) -> bool {
        let bare = ["-webkit-", "-epub-", "-moz-"].iter().find_map(|maker| property.strip_prefix(maker));
        self.properties.iter().any(|list| list.contains(&bare.unwrap_or(property)))
    }
}

/// Classes of things that a selector may ask for (Selectors Level 3, 6.6).
const PSEUDO: &[&str] = &[
    "root",
    "hover",
    "active",
    "focus",
    "link",
    "visited",
    "before",
    "after",
    "first-letter",
    "first-line",
    "first-child",
    "last-child",
    "only-child",
    "first-of-type",
    "last-of-type",
    "only-of-type",
    "empty",
];

/// Where on a sheet of paper a rule for pages holds (CSS 2.2, 13.2.2).
const PAGES: [&str; 4] = ["", ":first", ":left", ":right"];

/// The words in which a style sheet says what it is for (Media Queries).
const MEDIA: &[&str] = &[
    "all",
    "amzn-kf8",
    "amzn-mobi",
    "and",
    "dark",
    "device-width",
    "landscape",
    "light",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "no-preference",
    "not",
    "only",
    "orientation",
    "portrait",
    "prefers-color-scheme",
    "prefers-reduced-motion",
    "print",
    "reduce",
    "screen",
];

/// No new names.
struct AsIs;

impl Names for AsIs {
    fn name(&mut self, old: &str) -> String {
        old.into()
    }

    fn addresses(&mut self, value: &str) -> String {
        value.into()
    }
}

/// A sheet without rules and properties that are not known. Comments and addresses outside are gone already.
pub(crate) fn rules(sheet: &str, words: &Vocabulary, names: &mut dyn Names) -> String {
    let mut out = String::new();
    let mut rest = sheet.trim();
    while let Some(open) = rest.find(['{', ';']) {
        let (head, body) = rest.split_at(open);
        let (head, body) = (head.trim(), body.get(1..).unwrap_or_default());
        if !rest.get(open..).unwrap_or_default().starts_with('{') {
            rest = body.trim_start();
            continue;
        }
        let end = closing(body);
        let inside = body.get(..end).unwrap_or_default();
        if let Some(query) = head.strip_prefix("@media") {
            let inner =
                if is_media(query) && !inside.contains('@') { rules(inside, words, names) } else { String::new() };
            if !inner.is_empty() {
                let words = query.split_whitespace().collect::<Vec<_>>().join(" ");
                out += &format!("@media {words}{{{inner}}}");
            }
        } else if let Some(page) = head.strip_prefix("@page") {
            let body = declarations(inside, words, names);
            if PAGES.contains(&page.trim()) && !body.is_empty() {
                out += &format!("@page{}{{{body}}}", page.trim());
            }
        } else {
            // A rule that says nothing gives no names.
            let says = !declarations(inside, words, &mut AsIs).is_empty();
            let heads = head.split(',').map(str::trim).filter(|head| says && is_selector(head, words));
            let heads: Vec<String> = heads.map(|head| selector(head, names)).collect();
            if !heads.is_empty() {
                out += &format!("{}{{{}}}", heads.join(","), declarations(inside, words, names));
            }
        }
        rest = body.get(end + 1..).unwrap_or_default().trim_start();
    }
    out
}

/// The declarations of a rule or of a `style` attribute whose properties are known.
pub(crate) fn declarations(text: &str, words: &Vocabulary, names: &mut dyn Names) -> String {
    let mut out: Vec<String> = Vec::new();
    for declaration in text.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let property = property.trim().to_ascii_lowercase();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        // Words are names of fonts, or they are shown.
        let quoted = property.starts_with("font") || matches!(property.as_str(), "content" | "quotes");
        let quiet = quoted || !value.contains(['"', '\'']);
        if words.has_property(&property) && quiet && !value.is_empty() && !value.contains(['{', '}', '@', '\\']) {
            let value = names.addresses(&rounded(&value));
            // What is quoted beside the names of typefaces is shown.
            let shown = matches!(property.as_str(), "content" | "quotes");
            let typeface = property.starts_with("font") && is_typeface(&value);
            if shown || typeface || is_plain(&without_addresses(&value), knows) {
                out.push(format!("{property}:{value}"));
            }
        }
    }
    out.join(";")
}

/// A value without the addresses in it, which were given anew.
fn without_addresses(value: &str) -> String {
    let mut pieces = value.split("url(");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once(')').map_or(piece, |(_, rest)| rest))
}

/// Where the brace that closes a block stands, or the end.
fn closing(body: &str) -> usize {
    let mut open = 1u32;
    for (at, c) in body.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 1 => return at,
            '}' => open -= 1,
            _ => {}
        }
    }
    body.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn is_media(query: &str) -> bool {
    let plain = query.chars().all(|c| is_word(c) || c.is_whitespace() || matches!(c, '(' | ')' | ':' | ',' | '.'));
    let known = |word: &str| word.is_empty() || MEDIA.contains(&word) || is_length(word);
    plain && query.split(|c: char| !is_word(c)).all(known)
}

/// Whether a word is a number, with a unit or without.
fn is_length(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && matches!(unit, "" | "px" | "em" | "rem" | "cm" | "mm" | "in" | "pt")
}

/// The parts of a selector: a mark (`#`, `.`, `:`) and a word, or what stands between two.
fn parts(selector: &str) -> Vec<(char, &str)> {
    let mut parts = Vec::new();
    let mut rest = selector;
    while let Some(first) = rest.chars().next() {
        let (mark, word) = if matches!(first, '#' | '.' | ':') { (first, rest.get(1..)) } else { (' ', Some(rest)) };
        let word = word.unwrap_or_default();
        let length = word.find(|c| !is_word(c)).unwrap_or(word.len());
        let alone = if mark == ' ' && length == 0 { first.len_utf8() } else { length };
        parts.push((if length == 0 { first } else { mark }, word.get(..alone).unwrap_or_default()));
        rest = word.get(alone..).unwrap_or_default();
    }
    parts
}

/// Whether a selector asks for nothing but elements, classes, identifiers and states that are known.
fn is_selector(selector: &str, words: &Vocabulary) -> bool {
    let known = |(mark, word): &(char, &str)| match mark {
        '#' | '.' => !word.is_empty(),
        ':' => PSEUDO.contains(word),
        ' ' if word.chars().all(is_word) && !word.is_empty() => words.has_element(word),
        mark => mark.is_whitespace() || matches!(mark, '>' | '+' | '~' | '*'),
    };
    !selector.is_empty() && parts(selector).iter().all(known)
}

fn selector(selector: &str, names: &mut dyn Names) -> String {
    let mut out = String::new();
    for (mark, word) in parts(selector) {
        match mark {
            '#' | '.' => {
                out.push(mark);
                out += &names.name(word);
            }
            ':' => {
                out.push(mark);
                out += word;
            }
            _ => out += word,
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that are counted.
    #[derive(Default)]
    struct Counted(Vec<String>);

    impl Names for Counted {
        fn name(&mut self, old: &str) -> String {
            let known = self.0.iter().position(|name| name == old);
            let at = known.unwrap_or_else(|| {
                self.0.push(old.into());
                self.0.len() - 1
            });
            format!("n{at}")
        }

        fn addresses(&mut self, value: &str) -> String {
            value.into()
        }
    }

    #[test]
    fn rules_that_go_leave_no_gap_in_the_names_of_those_that_stay() {
        let words = Vocabulary { elements: &[&["p"]], properties: &[&["color"]] };
        let sheet =
            "p.author { } p.none { none: 1 } blink.other { color: red } p.kept { color: red } #b { color: blue }";
        let once = rules(sheet, &words, &mut Counted::default());
        assert_eq!(once, "p.n0{color:red}#n1{color:blue}");
        assert_eq!(rules(&once, &words, &mut Counted::default()), once);
    }
}

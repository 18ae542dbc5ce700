//! Style sheets (CSS 2.2) inside of other formats: without comments, imports and addresses outside of the document.

pub(crate) mod sheet;

/// The names in a document that a style sheet speaks of.
pub(crate) trait Names {
    /// The new name of a part.
    fn name(&mut self, old: &str) -> String;

    /// A value with new names in each `url(...)`.
    fn addresses(&mut self, value: &str) -> String;
}

/// Which addresses may stay in `url(...)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addresses {
    /// Those of a place in the same document: `#name`.
    Own,
    /// Those and names of files beside it.
    Beside,
}

/// The sheet without what could reveal or fetch anything. A sheet that hides its words behind escapes becomes empty.
pub(crate) fn strip(sheet: &str, addresses: Addresses) -> String {
    let plain = without_comments(sheet);
    if hides_letters(&plain) {
        return String::new();
    }
    let plain = without_imports(&plain);
    let lower = plain.to_ascii_lowercase();
    if lower.contains("expression(") || lower.contains("-moz-binding") || lower.contains("image-set(") {
        return String::new();
    }
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    while let Some(found) = lower.get(at..).and_then(|rest| rest.find("url(")) {
        let start = at + found;
        let inside = plain.get(start + 4..).unwrap_or_default();
        let Some(end) = inside.find(')') else { break };
        let address = inside.get(..end).unwrap_or_default().trim().trim_matches(['"', '\'']).trim();
        out.push_str(plain.get(at..start).unwrap_or_default());
        if may_stay(address, addresses) {
            out.push_str("url(");
            out.push_str(address);
            out.push(')');
        } else {
            out.push_str("none");
        }
        at = start + 4 + end + 1;
    }
    let rest = plain.get(at..).unwrap_or_default();
    if !lower.get(at..).unwrap_or_default().contains("url(") {
        out.push_str(rest);
    }
    out
}

fn may_stay(address: &str, addresses: Addresses) -> bool {
    let quiet = !address.contains(['"', '\'', '(', '\\', ' ']);
    quiet
        && (address.starts_with('#')
            || addresses == Addresses::Beside && !address.contains(':') && !address.starts_with("//"))
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    let plain = out.replace("<!--", "").replace("-->", "");
    // What is left may have come together to a comment anew.
    if plain.contains("/*") { String::new() } else { plain }
}

fn without_imports(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let lower = sheet.to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = lower.get(at..).and_then(|rest| rest.find("@import")) {
        out.push_str(sheet.get(at..at + found).unwrap_or_default());
        let rest = sheet.get(at + found..).unwrap_or_default();
        at += found + rest.find(';').map_or(rest.len(), |end| end + 1);
    }
    out.push_str(sheet.get(at..).unwrap_or_default());
    out
}

/// Whether an escape (4.1.3) stands for a letter, which no honest sheet needs.
fn hides_letters(sheet: &str) -> bool {
    sheet.split('\\').skip(1).any(|escaped| {
        let digits: String = escaped.chars().take(6).take_while(char::is_ascii_hexdigit).collect();
        let stands_for = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        match stands_for {
            Some(c) => c.is_ascii_alphabetic() || matches!(c, '@' | '(' | '/' | '*' | ':'),
            None => escaped.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '@' | '(' | ':')),
        }
    })
}

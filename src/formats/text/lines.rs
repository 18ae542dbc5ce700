//! What a text reveals that a person who hands it on may not think of, line by line: what stands under revealing keys, and words that
//! reveal by their shape. The words themselves stay.

use crate::report::{Class, Report};

use super::keys;
use super::shapes::{self, DATE, Named, PLACE, TELEPHONE};

/// How many findings of one kind are shown; more would reveal a person nothing new.
const ENOUGH: u8 = 20;
/// How long a line is looked at whole, in bytes.
const LINE: usize = 16 << 10;
/// How much of a value is shown, in characters.
const VALUE: usize = 80;

/// A text that is read piece by piece.
pub(super) struct Lines<'a> {
    report: &'a mut Report,
    line: String,
    counts: Vec<(Named, u8)>,
    first: bool,
}

impl<'a> Lines<'a> {
    /// Nothing read yet; what is found is added to `report`.
    pub(super) fn new(report: &'a mut Report) -> Self {
        Self { report, line: String::new(), counts: Vec::new(), first: true }
    }

    /// Takes the next piece.
    pub(super) fn push(&mut self, piece: &str) {
        for c in piece.chars() {
            let full = self.line.len() >= LINE && !c.is_alphanumeric();
            let ends = matches!(c, '\n' | '\r');
            if ends || full || self.line.len() > 2 * LINE {
                self.finish();
            }
            if !ends {
                self.line.push(shapes::ascii(c));
            }
        }
    }

    /// Looks at what is left.
    pub(super) fn finish(&mut self) {
        let line = std::mem::take(&mut self.line);
        // When a subtitle shows is a time of its film (SubRip, WebVTT).
        if !line.contains("-->") {
            self.columns(&line);
            self.telephones(&line);
            self.words(&line);
        }
        self.first &= line.trim().is_empty();
    }

    fn add(&mut self, named: Named, value: &str) {
        let at = self.counts.iter().position(|(own, _)| *own == named).unwrap_or_else(|| {
            self.counts.push((named, 0));
            self.counts.len() - 1
        });
        if let Some((_, count)) = self.counts.get_mut(at).filter(|(_, count)| *count < ENOUGH) {
            let before = self.report.findings.len();
            self.report.find_once(named.0, named.1, value);
            *count += u8::from(self.report.findings.len() > before);
        }
    }

    /// The head of a table (RFC 4180): its first line, where two words of it or more are revealing keys.
    fn columns(&mut self, line: &str) {
        let mark = [',', ';', '\t'].into_iter().find(|mark| self.first && line.contains(*mark));
        let Some(mark) = mark else { return };
        let heads: Vec<&str> = line.split(mark).map(|head| head.trim().trim_matches(['"', '\u{feff}'])).collect();
        let known: Vec<(Class, &str)> = heads.iter().filter_map(|head| Some((keys::class(head)?, *head))).collect();
        if known.len() >= 2 {
            known.iter().for_each(|(class, head)| self.add((*class, "column of a table in a text"), head));
        }
    }

    fn telephones(&mut self, line: &str) {
        let mut at = 0;
        let mut before = ' ';
        while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
            let begins = matches!(c, '+' | '(' | '0'..='9')
                && !before.is_alphanumeric()
                && !matches!(before, '.' | '-' | '/' | '+');
            let rest = line.get(at..).unwrap_or_default();
            let found = begins.then(|| shapes::telephone(rest)).flatten();
            if let Some(number) = found.and_then(|len| rest.get(..len)) {
                self.add(TELEPHONE, number);
            }
            let step = found.unwrap_or(c.len_utf8());
            before = rest.get(..step).and_then(|own| own.chars().last()).unwrap_or(' ');
            at += step;
        }
    }

    fn words(&mut self, line: &str) {
        let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}|,;=،؛".contains(c);
        let (mut rest, mut last, mut degrees) = (line, "", None);
        while !rest.is_empty() {
            let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
            if let Some((key, value)) = pair(last, rest, word, after, rest.len() == line.len())
                && let Some(class) = keys::class(key)
            {
                self.key(class, key, value);
            }
            let bare = word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-' | '@' | '°')));
            let plain = bare.split_once(':').filter(|(key, _)| keys::class(key).is_some()).map_or(bare, |(_, own)| own);
            rest = after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
            if plain.is_empty() {
                continue;
            }
            // The address of a vocabulary is nobody's.
            if let Some(named) = shapes::of(plain).filter(|_| !last.starts_with("xmlns")) {
                self.add(named, plain);
            }
            let next = rest.trim_start().split(ends).next().unwrap_or_default();
            if (is_day(last) || is_day(next)) && shapes::is_month(plain) {
                self.add(DATE, &[last, plain, next].join(" "));
            }
            let now = shapes::degrees(plain);
            if let (Some(one), Some(_)) = (degrees, now)
                && f64::abs(one) <= 90.0
            {
                self.add(PLACE, &[last, plain].join(", "));
            }
            (degrees, last) = (now, plain);
        }
    }

    /// What stands under a revealing key.
    fn key(&mut self, class: Class, key: &str, rest: &str) {
        let rest = rest.trim_start_matches(['"', '=', '>', ':', ' ', '\'', '\t']);
        let end = rest.find(['"', '<', '>', '[', ']', '{', '}']).unwrap_or(rest.len());
        let value: String =
            rest.get(..end).unwrap_or_default().trim().trim_end_matches([',', ';']).chars().take(VALUE).collect();
        let opens = rest.starts_with(['[', '{']);
        if !value.is_empty() || opens {
            self.add((class, "revealing key in a text"), &format!("{key} {value}"));
        }
    }
}

/// A key and what follows it in its line, where `word` is a key before a mark, or begins with the mark behind the key `last`.
fn pair<'l>(last: &'l str, rest: &'l str, word: &'l str, after: &'l str, first: bool) -> Option<(&'l str, &'l str)> {
    let marked = |mark: char| after.strip_prefix(mark).map(|value| (word, value));
    match word.split_once(':') {
        Some((_, value)) if value.starts_with("//") => None,
        Some(("", _)) => Some((last, rest)),
        Some((key, _)) => Some((key, rest.get(key.len()..)?)),
        None => marked('=').or_else(|| marked('>')).or_else(|| {
            let (value, quoted) = after.strip_prefix('"').map_or((after, false), |value| (value.trim_start(), true));
            // The parameters of a property (RFC 6350, 3.3).
            let named = || after.strip_prefix(';').filter(|_| first).and_then(|after| after.split_once(':'));
            match value.strip_prefix(':').filter(|_| quoted) {
                Some(value) => Some((word, value)),
                None => named().map(|(_, value)| (word, value)),
            }
        }),
    }
}

/// Whether a word may be the day of a month.
fn is_day(word: &str) -> bool {
    word.trim_end_matches(',').parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

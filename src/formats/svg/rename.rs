//! The names of a drawing's parts: identifiers, classes and results of filters, which editors take from layers and files.

use crate::formats::css::{self, Names as _};
use crate::formats::renamed::Renamed;

/// New names for the parts of a drawing.
pub(super) struct Names(Renamed);

impl Names {
    /// No names yet.
    pub(super) fn new() -> Self {
        Self(Renamed::new("n"))
    }

    /// The new names of a list with spaces between.
    pub(super) fn list(&mut self, old: &str) -> String {
        old.split_whitespace().map(|name| self.name(name)).collect::<Vec<_>>().join(" ")
    }

    /// When an animation begins or ends (SVG 1.1, 19.2.8): a clock's time, or an event of a part of the drawing.
    pub(super) fn times(&mut self, value: &str) -> String {
        let known = |time: &str| time.chars().all(|c| c.is_ascii_digit() || "+-.: hmins".contains(c));
        let mut out: Vec<String> = Vec::new();
        for time in value.split(';').map(str::trim) {
            match time.split_once('.') {
                _ if time == "indefinite" || known(time) => out.push(time.to_owned()),
                Some((id, event)) => {
                    let word: String = event.chars().take_while(char::is_ascii_alphabetic).collect();
                    let offset = event.get(word.len()..).unwrap_or_default();
                    if EVENTS.contains(&word.as_str()) && known(offset) {
                        out.push(format!("{}.{event}", self.name(id)));
                    }
                }
                None => {}
            }
        }
        out.join(";")
    }
}

impl css::Names for Names {
    fn name(&mut self, old: &str) -> String {
        self.0.name(old)
    }

    fn addresses(&mut self, value: &str) -> String {
        let mut out = String::with_capacity(value.len());
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("url(#") {
            let Some((name, after)) = after.split_once(')') else { break };
            out.push_str(before);
            out.push_str("url(#");
            out.push_str(&self.name(name));
            out.push(')');
            rest = after;
        }
        // What no bracket closes is no address.
        out.push_str(rest.split("url(#").next().unwrap_or_default());
        out
    }
}

const EVENTS: [&str; 8] = ["begin", "end", "click", "mouseover", "mouseout", "mousedown", "mouseup", "focusin"];

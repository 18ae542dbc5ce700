//! A tolerant scan of XML 1.0: start tags with attributes, text and end tags, without a document type.
//!
//! Entities other than the five of the standard and character references are left as they stand, so none can grow.

/// What comes next in a document. Names and values are as they stand, entities not resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// A start tag: its name, its attributes and whether it ends itself.
    Start(&'a str, &'a str, bool),
    /// An end tag.
    End,
    /// Text between tags, or a CDATA section.
    Text(&'a str),
}

/// The events of `text`, in order. What is cut short ends them.
pub(super) struct Events<'a>(pub &'a str);

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let text = self.0;
            if text.is_empty() {
                return None;
            }
            let Some(tag) = text.strip_prefix('<') else {
                let (before, _) = text.split_at(text.find('<').unwrap_or(text.len()));
                self.0 = text.strip_prefix(before)?;
                return Some(Event::Text(before));
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.0 = comment.split_once("-->")?.1;
            } else if let Some(section) = tag.strip_prefix("![CDATA[") {
                let (inside, rest) = section.split_once("]]>")?;
                self.0 = rest;
                return Some(Event::Text(inside));
            } else if tag.starts_with(['!', '?']) {
                self.0 = tag.split_once('>')?.1;
            } else if tag.starts_with('/') {
                self.0 = tag.split_once('>')?.1;
                return Some(Event::End);
            } else {
                let end = close(tag)?;
                let (inside, rest) = tag.split_at_checked(end)?;
                self.0 = rest.strip_prefix('>')?;
                let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
                let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
                return Some(Event::Start(name, attributes, empty));
            }
        }
    }
}

/// Where the `>` that ends a start tag lies: the first outside quotes.
fn close(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The names and values of a start tag's attributes.
pub(super) struct Attributes<'a>(pub &'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.0.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest.get(1..)?.split_once(quote)?;
        self.0 = rest;
        Some((name.trim(), value))
    }
}

/// `text` with the standard's five entities and its character references resolved.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let resolved = after.split_once(';').and_then(|(name, then)| Some((entity(name)?, then)));
        match resolved {
            Some((c, then)) => {
                out.push(c);
                rest = then;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#').filter(|digits| digits.len() < 10)?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

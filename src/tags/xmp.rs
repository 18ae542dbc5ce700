//! XMP (ISO 16684-1): RDF in XML, with properties of many namespaces.

mod properties;

use std::borrow::Cow;
use std::collections::HashSet;

use super::xml::{Attributes, Event, Events, plain};
use crate::report::{Class, Report};

/// How many properties are shown one by one; the rest is counted.
const SHOWN: usize = 64;
/// How many bytes of one value are read.
const VALUE: usize = 2048;

/// Adds what the packet `payload` would reveal to `report`. Broken XML gives what stands before the break.
pub fn read(payload: &[u8], report: &mut Report) {
    let text = decode(payload);
    let mut packet = Packet { report, seen: HashSet::new(), shown: 0, more: 0 };
    let mut path: Vec<&str> = Vec::new();
    for event in Events(&text) {
        match event {
            Event::Start(name, attributes, empty) => {
                for (property, value) in Attributes(attributes) {
                    packet.property(property, value, &path);
                }
                if !empty {
                    path.push(name);
                }
            }
            Event::End => {
                path.pop();
            }
            Event::Text(value) => {
                // Values in lists and structures belong to the nearest property that is not RDF's own.
                let inner = path.iter().rev().take(8).find(|name| !name.starts_with("rdf:"));
                if let Some(name) = inner {
                    packet.property(name, value, &path);
                }
            }
        }
    }
    let (shown, more) = (packet.shown, packet.more);
    if more > 0 || shown == 0 {
        report.find(Class::Unknown, "XMP, other properties", &more.to_string());
    }
}

/// The packet as UTF-8; UTF-16 is recognised by its zero bytes or its mark (ISO 16684-1, 7.1).
fn decode(payload: &[u8]) -> Cow<'_, str> {
    let wide = |big: bool| -> Cow<'_, str> {
        let unit = |pair: &[u8]| match *pair {
            [a, b] if big => u16::from_be_bytes([a, b]),
            [a, b] => u16::from_le_bytes([a, b]),
            _ => 0,
        };
        char::decode_utf16(payload.chunks_exact(2).map(unit)).map(|c| c.unwrap_or(' ')).collect()
    };
    match payload {
        [0xfe, 0xff, ..] | [0, b'<', ..] => wide(true),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => wide(false),
        _ => String::from_utf8_lossy(payload),
    }
}

struct Packet<'a> {
    report: &'a mut Report,
    seen: HashSet<(Class, String)>,
    shown: usize,
    more: usize,
}

impl Packet<'_> {
    fn property(&mut self, name: &str, value: &str, path: &[&str]) {
        let cut = value.char_indices().nth(VALUE).and_then(|(at, _)| value.get(..at)).unwrap_or(value);
        let value = plain(cut);
        let value = value.trim();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if value.is_empty() || matches!(prefix, "xmlns" | "xml") || name == "xmlns" || prefix == "rdf" {
            return;
        }
        let class = match properties::class(prefix, local, path) {
            Some(class) if self.shown < SHOWN => class,
            _ => {
                self.more += 1;
                return;
            }
        };
        if self.seen.insert((class, format!("{local} {value}"))) {
            self.shown += 1;
            let shown: String = name.chars().take(60).filter(|c| !c.is_control()).collect();
            self.report.find(class, format!("XMP {shown}"), value);
        }
    }
}

//! How far glyphs reach (ISO 32000-1, 9.2.4, 9.7.4.3), in thousandths of a font's size, and which letters they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use super::standard;

/// The most widths that are read of a font.
const MOST: usize = 1 << 17;

/// What is known of the widths of a font.
pub(super) struct Widths {
    /// By code.
    own: HashMap<u32, f32>,
    /// That of codes which are not listed, where the font says so.
    usual: Option<f32>,
    /// How many bytes a code has.
    pub bytes: usize,
    /// The letters of codes, where the font says which.
    pub letters: HashMap<u32, String>,
    /// Whether its glyphs can be anywhere, being drawings, or written downwards.
    pub loose: bool,
}

impl Widths {
    /// The widths of a font.
    pub(super) fn read(document: &Document, font: &Dictionary) -> Self {
        let name = |dict: &Dictionary, key: &[u8]| {
            dict.get_deref(key, document).and_then(|own| own.as_name()).map(<[u8]>::to_vec).unwrap_or_default()
        };
        let number = |dict: &Dictionary, key: &[u8]| dict.get_deref(key, document).and_then(|own| own.as_float()).ok();
        let list = |dict: &Dictionary, key: &[u8]| {
            dict.get_deref(key, document).and_then(|own| own.as_array()).cloned().unwrap_or_default()
        };
        let follow = |own: &Object| document.dereference(own).map_or(Object::Null, |(_, own)| own.clone());
        let mut out = Self { own: HashMap::new(), usual: None, bytes: 1, letters: HashMap::new(), loose: false };
        match name(font, b"Subtype").as_slice() {
            b"Type3" => out.loose = true,
            b"Type0" => {
                let coding = name(font, b"Encoding");
                out.loose = !coding.ends_with(b"H");
                out.bytes = if coding == b"Identity-H" { 2 } else { 1 };
                let below = list(font, b"DescendantFonts").first().map(&follow);
                let Some(Object::Dictionary(below)) = below else { return out };
                if out.bytes == 1 {
                    return out;
                }
                out.usual = Some(number(&below, b"DW").unwrap_or(1000.0));
                let rows: Vec<Object> = list(&below, b"W").iter().map(&follow).collect();
                let (mut rest, mut left) = (rows.as_slice(), MOST);
                while let [first, second, after @ ..] = rest {
                    let Ok(first) = first.as_i64().map(|first| first as u32) else { break };
                    rest = after;
                    match (second, after) {
                        (Object::Array(widths), _) => {
                            let widths = widths.iter().filter_map(|own| follow(own).as_float().ok());
                            let before = out.own.len();
                            out.own.extend((first..).zip(widths).take(left));
                            left -= (out.own.len() - before).min(left);
                        }
                        (last, [width, after @ ..]) => {
                            let (Ok(last), Ok(width)) = (last.as_i64(), width.as_float()) else { break };
                            let codes = (last.clamp(0, 0xffff) as u32 + 1).saturating_sub(first) as usize;
                            out.own.extend((first..).zip(std::iter::repeat_n(width, codes.min(left))));
                            left -= codes.min(left);
                            rest = after;
                        }
                        _ => break,
                    }
                }
            }
            _ => {
                let first = number(font, b"FirstChar").unwrap_or(0.0) as u32;
                let widths = list(font, b"Widths");
                out.own.extend((first..).zip(widths.iter().take(256).filter_map(|own| follow(own).as_float().ok())));
                let known = standard::widths(&name(font, b"BaseFont")).filter(|_| widths.is_empty());
                if let Some(known) = known {
                    out.own.extend((32..).zip(known.iter().map(|width| f32::from(*width))).filter(|own| own.1 > 0.0));
                    for code in renamed(document, font) {
                        out.own.remove(&code);
                    }
                }
            }
        }
        out
    }

    /// How far a code reaches; nothing where that is not known.
    pub(super) fn of(&self, code: u32) -> Option<f32> {
        self.own.get(&code).copied().or(self.usual)
    }
}

/// The codes that an encoding gives other letters than they have (9.6.6.2).
fn renamed(document: &Document, font: &Dictionary) -> Vec<u32> {
    let own = font.get_deref(b"Encoding", document).and_then(|own| own.as_dict());
    let Ok(listed) = own.and_then(|own| own.get_deref(b"Differences", document)).and_then(|own| own.as_array()) else {
        return Vec::new();
    };
    let (mut code, mut out) = (0u32, Vec::new());
    for own in listed {
        match document.dereference(own).map(|(_, own)| own) {
            Ok(Object::Integer(next)) => code = u32::try_from(*next).unwrap_or(u32::MAX),
            _ => {
                out.push(code);
                code = code.saturating_add(1);
            }
        }
    }
    out
}

//! Textual chunks (PNG, section 11.3.3): `tEXt`, `zTXt` and `iTXt`.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::report::{Class, Report};
use crate::tags::{exif, iptc, xmp};

/// The longest text that is inflated.
const INFLATED: usize = 4 << 20;

/// Adds what the content of a textual chunk of `kind` would reveal.
pub(super) fn read(kind: [u8; 4], content: &[u8], report: &mut Report) {
    let (keyword, rest) = split(content);
    let text = match &kind {
        b"zTXt" => rest.get(1..).map(inflated).unwrap_or_default(),
        b"iTXt" => international(rest).unwrap_or_default(),
        _ => rest.to_vec(),
    };
    let keyword: String = keyword.iter().take(79).map(|&byte| char::from(byte)).collect();
    match keyword.as_str() {
        "XML:com.adobe.xmp" => return xmp::read(&text, report),
        "Raw profile type exif" | "Raw profile type APP1" => {
            let profile = raw(&text);
            if let Some(block) = profile.strip_prefix(b"Exif\0\0") {
                exif::read(block, report);
                return;
            }
        }
        "Raw profile type iptc" => return iptc::read(&raw(&text), report),
        "Raw profile type xmp" => return xmp::read(&raw(&text), report),
        _ => {}
    }
    let shown = match &kind {
        b"iTXt" => String::from_utf8_lossy(&text).into_owned(),
        _ => text.iter().take(400).map(|&byte| char::from(byte)).collect(),
    };
    let class = match keyword.to_ascii_lowercase().as_str() {
        "author" | "copyright" | "artist" => Class::Person,
        "software" | "source" => Class::Software,
        word if word.contains("time") || word.contains("date") => Class::Time,
        _ => Class::Text,
    };
    report.find(class, format!("PNG {}", keyword.replace(char::is_control, " ")), &shown);
}

/// What stands before and after the first NUL.
pub(super) fn split(content: &[u8]) -> (&[u8], &[u8]) {
    let end = content.iter().position(|&byte| byte == 0).unwrap_or(content.len());
    let (before, after) = content.split_at_checked(end).unwrap_or((content, &[]));
    (before, after.get(1..).unwrap_or_default())
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    decompress_to_vec_zlib_with_limit(bytes, INFLATED).unwrap_or_else(|partial| partial.output)
}

/// The text of an `iTXt` chunk after its keyword: flag, method, language, translated keyword, text.
fn international(rest: &[u8]) -> Option<Vec<u8>> {
    let [flag, _, rest @ ..] = rest else { return None };
    let text = split(split(rest).1).1;
    Some(if *flag == 1 { inflated(text) } else { text.to_vec() })
}

/// A profile as ImageMagick writes it: a line with its name, one with its length, then hexadecimal digits.
fn raw(text: &[u8]) -> Vec<u8> {
    let lines = text.strip_prefix(b"\n").unwrap_or(text).splitn(3, |&byte| byte == b'\n');
    let digits = lines.last().unwrap_or_default().iter().filter_map(|&byte| char::from(byte).to_digit(16));
    let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit)).collect()
}

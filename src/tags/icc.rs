//! ICC profiles (ICC.1:2022, and 2.4 for the older ones): the colour transform without whoever made it.
//!
//! A neutral profile keeps the numbers that turn device colours into standard ones. Descriptions, makers, models, dates,
//! identifiers, private tags and whatever lies between the tags are not carried over.

use crate::order::Order as _;
use crate::report::{Class, Report};

const HEADER: usize = 128;

/// The longest profile that is read, in bytes; larger ones are dropped.
pub const MAX: usize = 4 << 20;

/// The tags that carry colour (ICC.1, 9.2), in the order in which a neutral profile holds them.
const COLOUR: [[u8; 4]; 17] = [
    *b"wtpt", *b"chad", *b"cicp", *b"rXYZ", *b"gXYZ", *b"bXYZ", *b"rTRC", *b"gTRC", *b"bTRC", *b"kTRC", *b"A2B0",
    *b"A2B1", *b"A2B2", *b"B2A0", *b"B2A1", *b"B2A2", *b"gamt",
];

/// D50, the connection space's white (ICC.1, 7.2.16), as s15Fixed16 numbers.
const D50: [u8; 12] = [0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d];

/// The colorants of sRGB adapted to D50: X, Y, Z of red, green, blue.
pub const SRGB: [[f32; 3]; 3] = [[0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]];
/// Those of Display P3.
const P3: [[f32; 3]; 3] = [[0.5151, 0.2412, -0.0011], [0.2920, 0.6922, 0.0419], [0.1571, 0.0666, 0.7841]];
/// Those of Adobe RGB (1998).
const ADOBE: [[f32; 3]; 3] = [[0.6097, 0.3111, 0.0195], [0.2053, 0.6257, 0.0609], [0.1492, 0.0632, 0.7446]];

/// The most pieces that there can be: their numbers are a byte, from 1 on.
pub const PIECES: usize = 255;

/// A profile from the numbered pieces that it was cut into to fit into segments: each is its number, the count of pieces, and data
/// (ICC.1, B.4).
pub fn joined(pieces: &mut [Vec<u8>]) -> Vec<u8> {
    pieces.order_by_key(|piece| piece.first().copied());
    pieces.iter().flat_map(|piece| piece.iter().skip(2).copied()).collect()
}

/// A profile cut into its header and the data of its tags.
struct Profile<'a> {
    header: &'a [u8],
    tags: Vec<([u8; 4], &'a [u8])>,
}

impl<'a> Profile<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.get(..HEADER).filter(|header| header.get(36..40) == Some(b"acsp"))?;
        if bytes.len() > MAX {
            return None;
        }
        let count = be32(bytes, HEADER)?.min(200) as usize;
        let mut tags = Vec::with_capacity(count);
        for entry in bytes.get(HEADER + 4..)?.chunks_exact(12).take(count) {
            let [a, b, c, d, ..] = *entry else { return None };
            let (start, length) = (be32(entry, 4)? as usize, be32(entry, 8)? as usize);
            let Some(data) = bytes.get(start..).and_then(|rest| rest.get(..length)) else { continue };
            tags.push(([a, b, c, d], data));
        }
        Some(Self { header, tags })
    }

    fn tag(&self, name: &[u8; 4]) -> Option<&'a [u8]> {
        self.tags.iter().find(|(tag, _)| tag == name).map(|(_, data)| *data)
    }

    /// The colorants of a matrix profile.
    fn colorants(&self) -> Option<[[f32; 3]; 3]> {
        Some([xyz(self.tag(b"rXYZ")?)?, xyz(self.tag(b"gXYZ")?)?, xyz(self.tag(b"bXYZ")?)?])
    }

    fn has_colorants_near(&self, known: &[[f32; 3]; 3]) -> bool {
        let near =
            |own: [[f32; 3]; 3]| own.iter().flatten().zip(known.iter().flatten()).all(|(a, b)| (a - b).abs() < 0.004);
        self.colorants().is_some_and(near)
    }

    /// Whether the profile is sRGB to within what an eye can see.
    fn is_srgb(&self) -> bool {
        let curves = [b"rTRC", b"gTRC", b"bTRC"].map(|name| self.tag(name));
        self.header.get(16..20) == Some(b"RGB ")
            && self.tag(b"A2B0").is_none()
            && self.has_colorants_near(&SRGB)
            && curves.iter().all(|curve| curve.is_some_and(follows_srgb))
    }

    /// The name of the colour space that a neutral profile is given.
    fn space(&self) -> &'static str {
        match self.header.get(16..20) {
            Some(b"RGB ") if self.has_colorants_near(&P3) => "Display P3",
            Some(b"RGB ") if self.has_colorants_near(&ADOBE) => "Adobe RGB",
            Some(b"GRAY") => "Generic Gray",
            Some(b"CMYK") => "Generic CMYK",
            _ => "Generic RGB",
        }
    }
}

/// The profile's colour transform in a canonical profile with neutral words, or nothing where it is sRGB, which every
/// viewer assumes, or cannot be used. Applied to its own output it changes nothing.
pub fn neutral(profile: &[u8]) -> Option<Vec<u8>> {
    let parsed = Profile::parse(profile)?;
    if parsed.is_srgb() { None } else { canonical(&parsed) }
}

/// As [`neutral`], for places where a profile must stand even if it is sRGB.
pub fn required(profile: &[u8]) -> Option<Vec<u8>> {
    canonical(&Profile::parse(profile)?)
}

fn canonical(parsed: &Profile<'_>) -> Option<Vec<u8>> {
    let pick = |range: std::ops::Range<usize>, known: &[&[u8; 4]]| {
        let field: [u8; 4] = parsed.header.get(range)?.try_into().ok()?;
        known.contains(&&field).then_some(field)
    };
    let class = pick(12..16, &[b"mntr", b"scnr", b"prtr", b"spac"])?;
    let space = pick(16..20, &[b"RGB ", b"GRAY", b"CMYK"])?;
    let connection = pick(20..24, &[b"XYZ ", b"Lab "])?;
    let modern = *parsed.header.get(8)? >= 4;
    let intent = *parsed.header.get(67)? & 3;

    let mut tags: Vec<([u8; 4], Vec<u8>)> =
        vec![(*b"desc", words(parsed.space(), modern, true)), (*b"cprt", words("None", modern, false))];
    for name in COLOUR {
        if let Some(data) = parsed.tag(&name).and_then(|data| element(&name, data)) {
            tags.push((name, data));
        }
    }
    let usable = |name: &[u8; 4]| tags.iter().any(|(tag, _)| tag == name);
    let shaper = usable(b"kTRC") || [b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"].iter().all(|n| usable(n));
    if !shaper && !usable(b"A2B0") {
        return None;
    }

    let mut header = [0; HEADER];
    let mut put =
        |at: usize, bytes: &[u8]| header.get_mut(at..at + bytes.len()).map(|field| field.copy_from_slice(bytes));
    put(8, if modern { &[4, 0x30] } else { &[2, 0x40] });
    put(12, &class);
    put(16, &space);
    put(20, &connection);
    // 2000-01-01: a date is required (ICC.1, 7.2.10) and this one is everybody's.
    put(24, &[0x07, 0xd0, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(67, &[intent]);
    put(68, &D50);
    assemble(&mut header, &tags)
}

/// Lays out header, tag table and data; equal data is stored once (ICC.1, 7.3).
fn assemble(header: &mut [u8; HEADER], tags: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let base = HEADER + 4 + 12 * tags.len();
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut placed: Vec<(&[u8], usize)> = Vec::new();
    for (name, bytes) in tags {
        let start = match placed.iter().find(|(other, _)| *other == bytes.as_slice()) {
            Some((_, start)) => *start,
            None => {
                let start = base + data.len();
                data.extend_from_slice(bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                placed.push((bytes, start));
                start
            }
        };
        table.extend_from_slice(name);
        table.extend_from_slice(&u32::try_from(start).ok()?.to_be_bytes());
        table.extend_from_slice(&u32::try_from(bytes.len()).ok()?.to_be_bytes());
    }
    let size = u32::try_from(base + data.len()).ok()?;
    header.get_mut(..4)?.copy_from_slice(&size.to_be_bytes());
    Some([header.as_slice(), &table, &data].concat())
}

/// One tag's data, cut to what its type says it holds (ICC.1, clause 10). Nothing for types that are not known.
fn element(name: &[u8; 4], data: &[u8]) -> Option<Vec<u8>> {
    let kind: [u8; 4] = data.get(..4)?.try_into().ok()?;
    let length = match &kind {
        b"XYZ " => 20,
        b"sf32" => 44,
        b"cicp" => 12,
        b"curv" => 12 + 2 * be32(data, 8)? as usize,
        b"para" => 12 + 4 * *[1, 3, 4, 5, 7].get(usize::from(be16(data, 8)?))?,
        b"mft1" | b"mft2" => lut_length(data, &kind)?,
        // The newer tables hold offsets of their own; they are short of room for words, and taken as they are.
        b"mAB " | b"mBA " if matches!(name, [b'A' | b'B', ..]) => data.len(),
        _ => return None,
    };
    let mut bytes = data.get(..length)?.to_vec();
    // Bytes 4 to 8 of every type are reserved and zero.
    bytes.get_mut(4..8)?.fill(0);
    Some(bytes)
}

/// The length of a lut8Type or lut16Type (ICC.1, 10.10 and 10.11).
fn lut_length(data: &[u8], kind: &[u8; 4]) -> Option<usize> {
    let (inputs, outputs, grid) = (*data.get(8)? as usize, *data.get(9)? as usize, *data.get(10)? as usize);
    let clut = grid.checked_pow(u32::try_from(inputs).ok()?)?.checked_mul(outputs)?;
    let (start, entries_in, entries_out, width) = match kind {
        b"mft1" => (48, 256, 256, 1),
        _ => (52, usize::from(be16(data, 48)?), usize::from(be16(data, 50)?), 2),
    };
    let values = inputs.checked_mul(entries_in)?.checked_add(clut)?.checked_add(outputs.checked_mul(entries_out)?)?;
    values.checked_mul(width)?.checked_add(start)
}

/// A description or copyright in the form of the profile's version: textDescriptionType or textType before 4,
/// multiLocalizedUnicodeType from 4 on.
fn words(text: &str, modern: bool, description: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if modern {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        out.extend_from_slice(b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS");
        out.extend_from_slice(&(utf16.len() as u32).to_be_bytes());
        out.extend_from_slice(&28u32.to_be_bytes());
        out.extend_from_slice(&utf16);
    } else if description {
        out.extend_from_slice(b"desc\0\0\0\0");
        out.extend_from_slice(&(text.len() as u32 + 1).to_be_bytes());
        out.extend_from_slice(text.as_bytes());
        // The end of the text, then no Unicode and no Macintosh form of it.
        out.resize(out.len() + 1 + 8 + 3 + 67, 0);
    } else {
        out.extend_from_slice(b"text\0\0\0\0");
        out.extend_from_slice(text.as_bytes());
        out.push(0);
    }
    out
}

/// What a matrix profile does to colours.
pub struct Shaper {
    /// The curve of each channel, from device value to linear light, at 256 even steps.
    pub curves: [[f32; 256]; 3],
    /// X, Y, Z of red, green, blue, adapted to D50, that linear light is mixed from.
    pub colorants: [[f32; 3]; 3],
}

/// The shaper of a profile; nothing for sRGB and for profiles of another kind.
pub fn shaper(profile: &[u8]) -> Option<Shaper> {
    let neutral = neutral(profile)?;
    let parsed = Profile::parse(&neutral)?;
    if parsed.header.get(16..20) != Some(b"RGB ") {
        return None;
    }
    let mut curves = [[0.0; 256]; 3];
    for (curve, name) in curves.iter_mut().zip([b"rTRC", b"gTRC", b"bTRC"]) {
        let data = parsed.tag(name)?;
        for (step, value) in curve.iter_mut().enumerate() {
            *value = evaluate(data, step as f32 / 255.0)?;
        }
    }
    Some(Shaper { curves, colorants: parsed.colorants()? })
}

/// Adds what a profile reveals besides colour: its description, which often names a device or a person's own screen.
pub fn read(profile: &[u8], report: &mut Report) {
    let described = Profile::parse(profile).and_then(|parsed| parsed.tag(b"desc")).map(|data| {
        let text = if data.starts_with(b"mluc") { data.get(28..) } else { data.get(12..) };
        let words = text.unwrap_or_default().iter().copied().filter(|byte| (0x20..0x7f).contains(byte)).take(60);
        words.map(char::from).collect::<String>()
    });
    report.find(Class::Settings, "ICC profile", &described.unwrap_or_default());
}

/// Whether a curve is close to sRGB's (IEC 61966-2-1) at eleven points.
fn follows_srgb(curve: &[u8]) -> bool {
    (0..=10).all(|step| {
        let x = step as f32 / 10.0;
        let wanted = if x <= 0.04045 { x / 12.92 } else { libm::powf((x + 0.055) / 1.055, 2.4) };
        evaluate(curve, x).is_some_and(|y| (y - wanted).abs() < 0.01)
    })
}

/// A tone curve's value at `x` in 0..=1 (ICC.1, 10.6 and 10.18).
fn evaluate(curve: &[u8], x: f32) -> Option<f32> {
    match curve.get(..4)? {
        b"curv" => match be32(curve, 8)? {
            0 => Some(x),
            1 => Some(libm::powf(x, f32::from(be16(curve, 12)?) / 256.0)),
            n => {
                let last = (n - 1) as usize;
                let position = x * last as f32;
                let low = (position as usize).min(last.saturating_sub(1));
                let at = |index: usize| Some(f32::from(be16(curve, 12 + 2 * index)?) / 65535.0);
                let (a, b) = (at(low)?, at(low + 1)?);
                Some(a + (b - a) * (position - low as f32))
            }
        },
        b"para" => {
            let p = |index: usize| fixed(curve, 12 + 4 * index);
            let g = p(0)?;
            Some(match be16(curve, 8)? {
                0 => libm::powf(x, g),
                kind @ 3..=4 => {
                    let (e, f) = if kind == 4 { (p(5)?, p(6)?) } else { (0.0, 0.0) };
                    if x >= p(4)? { libm::powf(p(1)? * x + p(2)?, g) + e } else { p(3)? * x + f }
                }
                _ => return None,
            })
        }
        _ => None,
    }
}

fn xyz(data: &[u8]) -> Option<[f32; 3]> {
    Some([fixed(data, 8)?, fixed(data, 12)?, fixed(data, 16)?])
}

/// An s15Fixed16Number.
fn fixed(bytes: &[u8], at: usize) -> Option<f32> {
    Some(be32(bytes, at)? as i32 as f32 / 65536.0)
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..)?.get(..4)?.try_into().ok()?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..)?.get(..2)?.try_into().ok()?))
}

/// A profile of Display P3 (SMPTE EG 432-1, with the curve of sRGB).
pub fn display_p3() -> Vec<u8> {
    let fixed = |v: f32| ((v * 65536.0).round() as i32).to_be_bytes();
    let colorant = |of: [f32; 3]| [b"XYZ \0\0\0\0".to_vec(), of.iter().flat_map(|&v| fixed(v)).collect()].concat();
    let numbers = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];
    let curve = [b"para\0\0\0\0\0\x03\0\0".to_vec(), numbers.iter().flat_map(|&v| fixed(v)).collect()].concat();
    let [red, green, blue] = P3.map(colorant);
    let mut tags = vec![(*b"rXYZ", red), (*b"gXYZ", green), (*b"bXYZ", blue)];
    tags.extend([*b"rTRC", *b"gTRC", *b"bTRC"].map(|name| (name, curve.clone())));
    let mut header = [0; HEADER];
    header[8] = 4;
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    assemble(&mut header, &tags).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Display P3 profile with a maker's words, a private tag and bytes between the tags.
    fn talkative() -> Vec<u8> {
        let shaper = |at: usize| {
            let fixed = |v: f32| ((v * 65536.0).round() as i32).to_be_bytes();
            [b"XYZ \0\0\0\0".to_vec(), P3[at].iter().flat_map(|&v| fixed(v)).collect()].concat()
        };
        let gamma = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0".to_vec();
        let mut tags = vec![
            (*b"desc", words("canary screen of a person", false, true)),
            (*b"vcgt", b"vcgt canary of a graphics card".to_vec()),
            (*b"rXYZ", shaper(0)),
            (*b"gXYZ", shaper(1)),
            (*b"bXYZ", shaper(2)),
        ];
        tags.extend([*b"rTRC", *b"gTRC", *b"bTRC"].map(|name| (name, gamma.clone())));
        let mut header = [0; HEADER];
        header[8] = 2;
        header[12..24].copy_from_slice(b"mntrRGB XYZ ");
        header[36..40].copy_from_slice(b"acsp");
        header[48..56].copy_from_slice(b"canaCAMR");
        [assemble(&mut header, &tags).unwrap(), b"canary behind the tags".to_vec()].concat()
    }

    #[test]
    fn a_neutral_profile_keeps_the_colours_and_loses_every_word() {
        let neutral = neutral(&talkative()).unwrap();
        assert!(memchr::memmem::find(&neutral, b"cana").is_none());
        let (old, new) = (talkative(), Profile::parse(&neutral).unwrap());
        assert_eq!(new.colorants(), Profile::parse(&old).unwrap().colorants());
        assert_eq!(new.space(), "Display P3");
    }

    #[test]
    fn a_neutral_profile_is_its_own_neutral_form() {
        let once = neutral(&talkative()).unwrap();
        assert_eq!(neutral(&once).as_deref(), Some(once.as_slice()));
    }

    #[test]
    fn a_profile_cut_anywhere_never_panics() {
        let whole = talkative();
        for end in 0..whole.len() {
            let _ = neutral(&whole[..end]);
        }
    }
}

//! JPEG 2000 in PDF (ISO/IEC 15444-1, annexes A and I): the boxes and marker segments that a picture needs, without those
//! that describe it.

use crate::tags::icc;

/// The boxes that stay as they are: signature, file type; and in the header: size, depths, palette and what channels are.
const KEPT: [&[u8; 4]; 2] = [b"jP  ", b"ftyp"];
const KEPT_IN_HEADER: [&[u8; 4]; 5] = [b"ihdr", b"bpcc", b"pclr", b"cmap", b"cdef"];

/// Marker segments that say how the picture is coded (A.4 to A.7): capabilities, size, styles, quantisation, regions,
/// progression, packed headers.
const CODING: [u8; 11] = [0x50, 0x51, 0x52, 0x53, 0x56, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x61];
/// Those that only say where things are, and comments.
const GONE: [u8; 5] = [0x55, 0x57, 0x58, 0x63, 0x64];
const START_OF_TILE: u8 = 0x90;
const START_OF_DATA: u8 = 0x93;

/// The picture without what describes it; nothing when its boxes or its code are broken.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0x4f, 0xff, 0x51]) {
        return codestream(bytes);
    }
    let mut out = Vec::new();
    let mut coded = false;
    for (kind, body) in boxes(bytes)? {
        match kind {
            kind if KEPT.contains(&kind) => push(&mut out, kind, body),
            b"jp2h" => push(&mut out, kind, &header(body)?),
            b"jp2c" if !coded => {
                push(&mut out, kind, &codestream(body)?);
                coded = true;
            }
            _ => {}
        }
    }
    coded.then_some(out)
}

/// A box: its kind and what is in it.
type Boxed<'a> = (&'a [u8; 4], &'a [u8]);

/// Boxes up to the end, or up to where the codestream, which ends a picture, ends.
fn boxes(bytes: &[u8]) -> Option<Vec<Boxed<'_>>> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let (kind, large) = (rest.get(4..)?.first_chunk::<4>()?, rest.get(8..));
        let (start, length) = match u32::from_be_bytes(*rest.first_chunk()?) {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(*large?.first_chunk()?)).ok()?),
            length => (8, length as usize),
        };
        out.push((kind, rest.get(start..length)?));
        rest = rest.get(length..)?;
    }
    Some(out)
}

fn push(out: &mut Vec<u8>, kind: &[u8; 4], body: &[u8]) {
    out.extend_from_slice(&(body.len() as u32 + 8).to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(body);
}

/// What the header needs (I.5.3): its colours by number, or by a profile that defines nothing but colours.
fn header(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut channels = 3;
    for (kind, own) in boxes(body)? {
        match kind {
            b"ihdr" => {
                channels = u16::from_be_bytes(*own.get(8..)?.first_chunk()?);
                push(&mut out, kind, own.get(..14)?);
            }
            kind if KEPT_IN_HEADER.contains(&kind) => push(&mut out, kind, own),
            // Method, precedence, approximation, and a number or a profile (I.5.3.3).
            b"colr" if own.first() == Some(&1) => push(&mut out, kind, own.get(..7)?),
            b"colr" => match own.get(3..).and_then(icc::neutral).filter(|_| own.first() == Some(&2)) {
                Some(profile) => push(&mut out, kind, &[&[2, 0, 0], profile.as_slice()].concat()),
                None => {
                    let space = match channels {
                        1 | 2 => 17u8,
                        4 => 12,
                        _ => 16,
                    };
                    push(&mut out, kind, &[1, 0, 0, 0, 0, 0, space]);
                }
            },
            _ => {}
        }
    }
    Some(out)
}

/// The codestream (annex A) up to its end, without comments.
fn codestream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2).filter(|start| *start == [0xff, 0x4f])?.to_vec();
    let mut at = segments(bytes, 2, &mut out)?;
    loop {
        match bytes.get(at..)? {
            [0xff, START_OF_TILE, 0, 10, rest @ ..] => {
                let start = out.len();
                out.extend_from_slice(bytes.get(at..at + 12)?);
                let data = segments(bytes, at + 12, &mut out)?;
                let declared = u32::from_be_bytes(*rest.get(2..)?.first_chunk()?) as usize;
                // The last part of a tile may leave open how long it is; the picture's end is then its own.
                let end = match declared {
                    0 => memchr::memmem::rfind(bytes, &[0xff, 0xd9]).unwrap_or(bytes.len()),
                    declared => at.checked_add(declared)?.min(bytes.len()),
                };
                out.extend_from_slice(bytes.get(data..end)?);
                if declared > 0 {
                    let length = (out.len() - start) as u32;
                    out.get_mut(start + 6..start + 10)?.copy_from_slice(&length.to_be_bytes());
                }
                at = end;
            }
            // A picture that is cut off ends like this.
            [] | [0xff] => return Some(out),
            [0xff, 0xd9, ..] => {
                out.extend_from_slice(&[0xff, 0xd9]);
                return Some(out);
            }
            _ => return None,
        }
    }
}

/// Copies marker segments that say how the picture is coded, and gives where they end: at a tile, or at its data.
fn segments(bytes: &[u8], from: usize, out: &mut Vec<u8>) -> Option<usize> {
    let mut at = from;
    loop {
        let [0xff, code, rest @ ..] = bytes.get(at..)? else { return None };
        match *code {
            START_OF_TILE | START_OF_DATA => return Some(at),
            code => {
                let length = 2 + usize::from(u16::from_be_bytes(*rest.first_chunk()?));
                let whole = bytes.get(at..at + length)?;
                if CODING.contains(&code) {
                    out.extend_from_slice(whole);
                } else if !GONE.contains(&code) {
                    return None;
                }
                at += length;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(code: u8, body: &[u8]) -> Vec<u8> {
        [&[0xff, code][..], &(body.len() as u16 + 2).to_be_bytes(), body].concat()
    }

    /// A codestream of two tile parts, of which the last leaves its length open, with comments before each.
    fn code(word: &[u8]) -> Vec<u8> {
        let comment = if word.is_empty() { Vec::new() } else { marker(0x64, word) };
        let first = [comment.clone(), b"\xff\x93data".to_vec()].concat();
        let declared = (12 + first.len() as u32).to_be_bytes();
        [
            b"\xff\x4f".to_vec(),
            marker(0x51, &[9; 38]),
            comment.clone(),
            marker(0x52, &[9; 10]),
            marker(0x90, &[&[0, 0][..], &declared, &[0, 2]].concat()),
            first,
            marker(0x90, &[0, 0, 0, 0, 0, 0, 1, 2]),
            comment,
            b"\xff\x93more\xff\xd9".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn a_codestream_loses_its_comments_and_what_lies_behind() {
        assert_eq!(strip(&code(b"me")).unwrap(), code(b""));
        assert_eq!(strip(&code(b"")).unwrap(), code(b""));
        assert_eq!(strip(&[code(b"me").as_slice(), b"me"].concat()).unwrap(), code(b""));
    }

    #[test]
    fn a_picture_in_boxes_keeps_those_that_it_needs() {
        let boxed = |kind: &[u8; 4], body: &[u8]| {
            let mut out = Vec::new();
            push(&mut out, kind, body);
            out
        };
        let size = boxed(b"ihdr", &[0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 7, 7, 0, 0]);
        let colours = boxed(b"colr", &[1, 0, 0, 0, 0, 0, 17]);
        let header = [size.clone(), boxed(b"colr", b"\x02\0\0me"), boxed(b"res ", b"me")].concat();
        let front = boxed(b"jP  ", b"\r\n\x87\n");
        let whole =
            [front.clone(), boxed(b"jp2h", &header), boxed(b"uuid", b"me"), boxed(b"jp2c", &code(b"me"))].concat();
        let right = [front, boxed(b"jp2h", &[size, colours].concat()), boxed(b"jp2c", &code(b""))].concat();
        assert_eq!(strip(&whole).unwrap(), right);
        assert_eq!(strip(&right).unwrap(), right);
    }
}

//! JBIG2 in PDF (ISO/IEC 14492, 7.2; ISO 32000-1, 7.4.7): segments that make a page's picture, without comments, profiles
//! and what lies behind the last one.

/// The segments that stay (7.3): dictionaries, regions, the page, its stripes, code tables.
const KEPT: [u8; 16] = [0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 50];
const TABLES: u8 = 53;

/// The segments that go: ends of page and file, profiles, extensions, which hold comments.
const GONE: [u8; 4] = [49, 51, 52, 62];

/// A length that is not known before the data's end, which an immediate generic region alone may have (7.2.7).
const UNKNOWN: u32 = u32::MAX;
const GENERIC: u8 = 38;

/// The segments that a picture needs; nothing when they are broken or of a kind that is not known.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while rest.iter().any(|byte| !byte.is_ascii_whitespace()) {
        let (kind, length) = segment(rest)?;
        let whole = rest.get(..length)?;
        if KEPT.contains(&kind) || kind == TABLES {
            out.extend_from_slice(whole);
        } else if !GONE.contains(&kind) {
            return None;
        }
        rest = rest.get(length..)?;
        // Nothing may follow a page's end.
        if matches!(kind, 49 | 51) {
            break;
        }
    }
    Some(out)
}

/// The kind of the first segment of `bytes`, and how long it is with its header (7.2).
fn segment(bytes: &[u8]) -> Option<(u8, usize)> {
    let number = u32::from_be_bytes(*bytes.first_chunk()?);
    let flags = *bytes.get(4)?;
    let short = usize::from(*bytes.get(5)? >> 5);
    let (count, mut at) = if short == 7 {
        let count = (u32::from_be_bytes(*bytes.get(5..)?.first_chunk()?) & 0x1fff_ffff) as usize;
        (count, 9 + (count + 1).div_ceil(8))
    } else {
        (short, 6)
    };
    let width = match number {
        0..=256 => 1,
        257..=65_536 => 2,
        _ => 4,
    };
    at = at.checked_add(count.checked_mul(width)?)?.checked_add(if flags & 0x40 == 0 { 1 } else { 4 })?;
    let length = u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?);
    let kind = flags & 0x3f;
    let data = bytes.get(at + 4..)?;
    let length = match length {
        // The region's size and place take 17 bytes; the next one says whether its data are coded as a fax (7.4.6).
        UNKNOWN if kind == GENERIC => {
            let end: &[u8] = if data.get(17)? & 1 == 1 { &[0, 0] } else { &[0xff, 0xac] };
            memchr::memmem::find(data.get(18..)?, end)? + 18 + 2 + 4
        }
        UNKNOWN => return None,
        length => length as usize,
    };
    Some((kind, (at + 4).checked_add(length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(number: u32, kind: u8, refers: &[u8], data: &[u8]) -> Vec<u8> {
        let mut out = number.to_be_bytes().to_vec();
        out.extend([kind, (refers.len() as u8) << 5]);
        out.extend(refers);
        out.push(1);
        out.extend((data.len() as u32).to_be_bytes());
        out.extend(data);
        out
    }

    #[test]
    fn comments_and_what_lies_behind_go() {
        let page = one(0, 48, &[], &[1; 19]);
        let region = one(2, 39, &[0, 1], b"region");
        let comment = one(1, 62, &[], b"\x20\0\0\0me");
        let whole = [page.clone(), comment, region.clone(), one(3, 49, &[], &[]), b"me".to_vec()].concat();
        assert_eq!(strip(&whole), Some([page.clone(), region.clone()].concat()));
        assert_eq!(strip(&[page.clone(), one(1, 30, &[], b"me")].concat()), None);
        assert_eq!(strip(&[page.clone(), b"me".to_vec()].concat()), None);
        let mut open = one(1, 38, &[], &[[0; 18].as_slice(), b"picture\xff\xac\0\0\0\x09"].concat());
        open[7..11].fill(255);
        assert_eq!(strip(&[page.clone(), open.clone()].concat()), Some([page, open].concat()));
    }
}

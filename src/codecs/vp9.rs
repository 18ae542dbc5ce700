//! VP9 frames (VP9 bitstream specification, 6.1 and annex B), alone or several in a superframe, whose index is written anew.

use super::change::Change;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// Finds what has to change in one sample: what is no frame goes, and so does what lies behind a frame that only shows another.
/// Errors: `limit`, `read`.
pub(crate) fn sample(mut reader: Reader<'_>, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<()> {
    let whole = reader.rest();
    limits.item(whole.start)?;
    let index = index(reader.clone())?;
    let Some((sizes, index)) = index else {
        let (kept, _) = frame(&mut reader, whole)?;
        if kept < whole.end {
            changes.push(gone(Span::new(kept, whole.end)));
        }
        return Ok(());
    };
    let (mut at, mut kept) = (whole.start, Vec::new());
    for size in sizes {
        let span = Span::new(at, at + size);
        let (end, any) = frame(&mut reader, span)?;
        if any {
            kept.push(end - at);
        }
        if end < span.end {
            changes.push(gone(Span::new(end, span.end)));
        }
        at = span.end;
    }
    let wanted = write(&kept);
    let span = Span::new(at, index.end);
    reader.seek(at)?;
    let held = span.len();
    let bytes = reader.bytes(held, limits)?;
    limits.credit(held);
    if bytes != wanted && !span.is_empty() {
        changes.push(Change { span, bytes: wanted, name: "VP9 superframe index" });
    }
    Ok(())
}

fn gone(span: Span) -> Change {
    Change { span, bytes: Vec::new(), name: "bytes that are no VP9 frame" }
}

/// The lengths of the frames of a superframe, and where its index lies; none where there is none.
fn index(mut reader: Reader<'_>) -> Result<Option<(Vec<u64>, Span)>> {
    let whole = reader.rest();
    let Some(last) = whole.len().checked_sub(1) else { return Ok(None) };
    reader.seek(whole.start + last)?;
    let marker = reader.u8()?;
    let (count, width) = (u64::from(marker & 7) + 1, u64::from(marker >> 3 & 3) + 1);
    let size = 2 + count * width;
    if marker & 0xe0 != 0xc0 || size > whole.len() {
        return Ok(None);
    }
    let start = whole.end - size;
    reader.seek(start)?;
    if reader.u8()? != marker {
        return Ok(None);
    }
    let (mut sizes, mut sum) = (Vec::new(), 0);
    for _ in 0..count {
        let mut length = 0;
        for shift in 0..width {
            length |= u64::from(reader.u8()?) << (8 * shift);
        }
        sum += length;
        sizes.push(length);
    }
    Ok((sum <= start - whole.start).then_some((sizes, Span::new(start, whole.end))))
}

/// An index over frames of these lengths; nothing over a single one.
fn write(sizes: &[u64]) -> Vec<u8> {
    let Some(&largest) = sizes.iter().max().filter(|_| sizes.len() > 1) else { return Vec::new() };
    let width = (1..4).find(|width| largest >> (8 * width) == 0).unwrap_or(4);
    let marker = 0xc0 | (width as u8 - 1) << 3 | (sizes.len() as u8 - 1);
    let mut out = vec![marker];
    for size in sizes {
        out.extend(size.to_le_bytes().iter().take(width));
    }
    out.push(marker);
    out
}

/// Where the frame in `span` ends, as far as its first bits say, and whether there is one (6.2).
fn frame(reader: &mut Reader<'_>, span: Span) -> Result<(u64, bool)> {
    const NONE: u8 = 0;
    reader.seek(span.start)?;
    let first = if span.is_empty() { NONE } else { reader.u8()? };
    if first >> 6 != 2 {
        return Ok((span.start, false));
    }
    // Profile 3 has one bit more in front of the flag that only shows a frame again.
    let wide = first & 0x30 == 0x30;
    let again = first & if wide { 4 } else { 8 } != 0;
    let end = span.start + if wide { 2 } else { 1 };
    Ok((if again { end.min(span.end) } else { span.end }, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(mut bytes: Vec<u8>) -> Vec<u8> {
        let mut changes = Vec::new();
        sample(Reader::whole(&bytes), &mut changes, &mut Limits::default()).unwrap();
        changes.sort_by_key(|change| change.span);
        for change in changes.into_iter().rev() {
            bytes.splice(change.span.start as usize..change.span.end as usize, change.bytes);
        }
        bytes
    }

    #[test]
    fn what_is_no_frame_goes_from_a_superframe_and_its_index_with_it() {
        let words = b"words".as_slice();
        let hidden = [&[0x82, 1, 2], words, &[0xc9, 3, 0, 5, 0, 0xc9]].concat();
        assert_eq!(stripped(hidden), [0x82, 1, 2]);
        let both = [0x80, 1, 0x82, 2, 3, 0xc1, 2, 3, 0xc1];
        assert_eq!(stripped(both.to_vec()), both);
        let wide = [0x80, 1, 0x82, 2, 3, 0xc9, 2, 0, 3, 0, 0xc9];
        assert_eq!(stripped(wide.to_vec()), both);
        let between = [&both[..5], words, &both[5..]].concat();
        assert_eq!(stripped(between), both);
        assert_eq!(stripped([&[0x88], words].concat()), [0x88]);
        assert!(stripped(Vec::new()).is_empty());
    }
}

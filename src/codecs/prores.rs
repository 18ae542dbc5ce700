//! Apple ProRes (SMPTE RDD 36): who encoded a frame, and what no slice of its pictures uses, become zeros.

use super::change::Change;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

/// What stands before a frame's header (5.1): its size and its name. Matroska leaves both out.
const FRONT: u64 = 8;

/// The longest header that is known (5.1.1): with both matrices.
const SHORTEST: u64 = 20;
const MATRIX: u64 = 64;

/// The header of a picture (5.2.1).
const PICTURE: u64 = 8;

/// Finds what has to change in a frame, which Matroska stores `bare`. Errors: `malformed`, `limit`, `read`.
pub(crate) fn sample(
    source: &dyn Source,
    span: Span,
    bare: bool,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let broken = Error::malformed("a frame of ProRes that cannot be read", span.start);
    let mut reader = Reader::new(source, span)?;
    let mut end = span.end;
    if !bare {
        let size = u64::from(reader.u32_be()?);
        if reader.array()? != *b"icpf" || size < FRONT + SHORTEST || size > span.len() {
            return Err(broken);
        }
        end = span.start + size;
    }
    let start = reader.at();
    let header = u64::from(reader.u16_be()?);
    reader.take(2)?;
    let encoder = Span::new(reader.at(), reader.at() + 4);
    let name: [u8; 4] = reader.array()?;
    if name != [0; 4] {
        report.find_once(Class::Software, "ProRes encoder", &String::from_utf8_lossy(&name));
        changes.push(Change { span: encoder, bytes: vec![0; 4], name: "ProRes encoder" });
    }
    let (width, height) = (u64::from(reader.u16_be()?), u64::from(reader.u16_be()?));
    let modes = reader.u8()?;
    reader.take(6)?;
    let flags = reader.u8()?;
    let used = SHORTEST + MATRIX * u64::from((flags & 2) >> 1) + MATRIX * u64::from(flags & 1);
    if header < used || header > end - start {
        return Err(broken);
    }
    blank(source, Span::new(start + used, start + header), changes, report)?;
    let mut at = start + header;
    let interlaced = modes >> 2 & 3 != 0;
    for _ in 0..if interlaced { 2 } else { 1 } {
        limits.item(at)?;
        at = picture(
            source,
            Span::new(at, end),
            [width, if interlaced { height.div_ceil(2) } else { height }],
            changes,
            report,
        )?;
    }
    blank(source, Span::new(at, span.end), changes, report)
}

/// Passes a picture (5.2) of this width and height, and gives where it ends.
fn picture(
    source: &dyn Source,
    span: Span,
    [width, height]: [u64; 2],
    changes: &mut Vec<Change>,
    report: &mut Report,
) -> Result<u64> {
    let broken = Error::malformed("a picture of ProRes that cannot be read", span.start);
    let mut reader = Reader::new(source, span)?;
    let header = u64::from(reader.u8()? >> 3);
    let size = u64::from(reader.u32_be()?);
    reader.take(2)?;
    let slice = reader.u8()? >> 4;
    if header < PICTURE || header > size || size > span.len() || slice > 3 {
        return Err(broken);
    }
    let end = span.start + size;
    blank(source, Span::new(span.start + PICTURE, span.start + header), changes, report)?;
    // A row of macroblocks is cut into slices of so many, and what is left into halves of that (5.2.2).
    let blocks = width.div_ceil(16);
    let across = (blocks >> slice) + u64::from((blocks & ((1 << slice) - 1)).count_ones());
    let slices = across * height.div_ceil(16);
    reader = Reader::new(source, Span::new(span.start + header, end))?;
    if slices * 2 > reader.left() {
        return Err(broken);
    }
    let (mut table, mut used) = (reader.sub(slices * 2)?, reader.at());
    while !table.is_empty() {
        used += u64::from(table.u16_be()?);
    }
    if used > end {
        return Err(broken);
    }
    blank(source, Span::new(used, end), changes, report)?;
    Ok(end)
}

/// Makes a span zero that means nothing.
fn blank(source: &dyn Source, span: Span, changes: &mut Vec<Change>, report: &mut Report) -> Result<()> {
    let mut reader = Reader::new(source, span)?;
    let mut chunk = [0u8; 4096];
    loop {
        let from = reader.at();
        let n = reader.fill(&mut chunk)?;
        let held = chunk.get(..n).unwrap_or_default();
        if held.iter().any(|byte| *byte != 0) {
            report.find_once(Class::Unknown, "ProRes stuffing", "");
            let span = Span::new(from, from + n as u64);
            changes.push(Change { span, bytes: vec![0; n], name: "ProRes stuffing" });
        }
        if n < chunk.len() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    /// A frame of 40 by 20 points, whose three by two macroblocks are slices of two and of one, with words wherever nothing
    /// is drawn from.
    fn frame(bare: bool, word: &[u8; 4]) -> Vec<u8> {
        let slices = [3u16, 2, 4, 1];
        let table: Vec<u8> = slices.iter().flat_map(|size| size.to_be_bytes()).collect();
        let data = vec![9; 10];
        let size = 12 + table.len() + data.len() + 4;
        let picture =
            [&[12 << 3][..], &(size as u32).to_be_bytes(), &[0, 4, 1 << 4], word, &table, &data, word].concat();
        let mut header =
            [&24u16.to_be_bytes()[..], &[0, 0], word, &[0, 40, 0, 20, 0x80, 0, 1, 1, 1, 0, 0, 0], word].concat();
        header.extend(picture);
        if bare {
            return [header.as_slice(), word].concat();
        }
        [&(header.len() as u32 + 8).to_be_bytes()[..], b"icpf", &header, word].concat()
    }

    fn changed(mut bytes: Vec<u8>, bare: bool) -> Result<Vec<u8>> {
        let (mut changes, mut report) = (Vec::new(), Report::new(Format::Mov, 0));
        let span = Span::new(0, bytes.len() as u64);
        sample(&bytes, span, bare, &mut changes, &mut report, &mut Limits::default())?;
        assert_eq!(report.findings.is_empty(), changes.is_empty());
        for change in changes {
            bytes[change.span.start as usize..change.span.end as usize].copy_from_slice(&change.bytes);
        }
        Ok(bytes)
    }

    #[test]
    fn who_encoded_a_frame_and_what_no_slice_uses_go() {
        for bare in [false, true] {
            assert_eq!(changed(frame(bare, b"word"), bare), Ok(frame(bare, &[0; 4])));
            assert_eq!(changed(frame(bare, &[0; 4]), bare), Ok(frame(bare, &[0; 4])));
        }
    }

    #[test]
    fn a_frame_that_is_cut_off_or_says_anything_is_no_panic() {
        let frame = frame(false, b"word");
        for at in 0..frame.len() {
            assert!(changed(frame[..at].to_vec(), false).is_err() || at > frame.len() - 5);
            for value in [0, 1, 127, 255] {
                let mut broken = frame.clone();
                broken[at] = value;
                let _ = changed(broken, false);
            }
        }
    }
}

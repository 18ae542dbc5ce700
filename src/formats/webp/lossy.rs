//! VP8 key frames (RFC 6386): parsed to the last token of each partition, so that what stands behind it is known.

mod boolean;
mod tables;

use super::fill::filled;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;
use boolean::Boolean;

/// Trees (sections 8.1, 11.2 and 13.2): a positive number is a node, any other the negative of a leaf.
const SEGMENT: [i8; 6] = [2, 4, 0, -1, -2, -3];
const LUMA_MODE: [i8; 8] = [-BY_SUBBLOCK, 2, 4, 6, 0, -1, -2, -3];
const CHROMA_MODE: [i8; 6] = [0, 2, -1, 4, -2, -3];
const SUBBLOCK_MODE: [i8; 18] = [0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9];
const TOKEN: [i8; 22] = [-END, 2, 0, 4, -1, 6, 8, 12, -2, 10, -3, -4, 14, 16, -5, -6, 18, 20, -7, -8, -9, -10];

/// The luma mode that gives each subblock a mode of its own.
const BY_SUBBLOCK: i8 = 4;
/// The token behind a block's last coefficient.
const END: i8 = 11;
/// The subblock modes that the other luma modes stand for.
const IMPLIED: [u8; 4] = [0, 2, 3, 1];
/// The bands of coefficients (section 13.3).
const BANDS: [usize; 16] = [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7];
/// The probabilities of the extra bits of tokens 5 to 10 (section 13.2).
const EXTRA: [&[u8]; 6] = [
    &[159],
    &[165, 145],
    &[173, 148, 140],
    &[176, 155, 140, 135],
    &[180, 157, 141, 134, 130],
    &[254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
];

/// What came before, above and to the left: subblock modes, and which blocks had coefficients.
#[derive(Clone, Copy, Default)]
struct Edge {
    modes: [u8; 4],
    /// One second-order block, four of luma, two of each chroma plane.
    blocks: [u8; 9],
}

/// What the frame header says that is needed to go on.
struct Header {
    segments: Option<[u8; 3]>,
    partitions: u32,
    coefficients: [u8; 1056],
    skip: Option<u8>,
}

/// The frame in `content` without what stands behind the codes of its partitions; nothing where there is nothing behind.
///
/// Errors: `malformed`, `limit`, `read`.
pub(super) fn trimmed(source: &dyn Source, content: Span, limits: &mut Limits) -> Result<Option<Vec<Part>>> {
    let broken = Error::malformed("the coded picture is broken", content.start);
    let mut reader = Reader::new(source, content)?;
    let [a, b, c] = reader.array()?;
    let tag = u32::from_le_bytes([a, b, c, 0]);
    reader.take(3)?;
    let side = |n: u16| u32::from(n & 0x3fff).div_ceil(16);
    let (across, down) = (side(reader.u16_le()?), side(reader.u16_le()?));
    let fixed = Span::new(content.start + 3, reader.at());
    let mut first = Boolean::new(reader.sub(u64::from(tag >> 5))?)?;
    let first_end = reader.at();
    let header = header(&mut first)?;
    let mut sizes = reader.sub(u64::from(header.partitions - 1) * 3)?;
    let mut partitions = Vec::new();
    for index in 1..=header.partitions {
        let len = match index == header.partitions {
            true => reader.left(),
            false => {
                let [a, b, c] = sizes.array()?;
                u64::from(u32::from_le_bytes([a, b, c, 0]))
            }
        };
        let inside = reader.sub(len)?;
        partitions.push((Boolean::new(inside.clone())?, inside.rest()));
    }
    let held = u64::from(across) * size_of::<Edge>() as u64;
    limits.debit(held, content.start)?;
    let mut above = vec![Edge::default(); across as usize];
    for row in 0..down {
        let (tokens, _) = partitions.get_mut((row % header.partitions) as usize).ok_or(broken)?;
        let mut left = Edge::default();
        for above in &mut above {
            macroblock(&header, &mut first, tokens, above, &mut left)?;
        }
    }
    limits.credit(held);

    let first_span = Span::new(fixed.end, first_end);
    let first_kept = filled(source, first_span, first.end())?;
    let mut kept_ends = Vec::new();
    for (tokens, span) in &partitions {
        kept_ends.push(Span::new(span.start, filled(source, *span, tokens.end())?));
    }
    let same = first_kept == first_end && partitions.iter().zip(&kept_ends).all(|((_, span), kept)| span == kept);
    if same {
        return Ok(None);
    }
    let three = |n: u64| n.to_le_bytes().into_iter().take(3);
    let tag = u64::from(tag & 0x1f) | (first_kept - first_span.start) << 5;
    let mut parts =
        vec![Part::Bytes(three(tag).collect()), Part::Copy(fixed), Part::Copy(Span::new(first_span.start, first_kept))];
    let table = kept_ends.iter().take(kept_ends.len().saturating_sub(1)).flat_map(|span| three(span.len())).collect();
    parts.push(Part::Bytes(table));
    parts.extend(kept_ends.into_iter().map(Part::Copy));
    Ok(Some(parts))
}

/// Reads the frame header (section 9.2 to 9.11).
fn header(bits: &mut Boolean<'_>) -> Result<Header> {
    bits.number(2)?;
    let mut segments = None;
    if bits.flag()? {
        let (map, values) = (bits.flag()?, bits.flag()?);
        if values {
            bits.flag()?;
            for _ in 0..4 {
                bits.pass(7)?;
            }
            for _ in 0..4 {
                bits.pass(6)?;
            }
        }
        if map {
            let mut probabilities = [255; 3];
            for probability in &mut probabilities {
                if bits.flag()? {
                    *probability = bits.number(8)?;
                }
            }
            segments = Some(probabilities);
        }
    }
    // The loop filter: its type, level and sharpness, and what changes the level.
    bits.number(1)?;
    bits.number(6)?;
    bits.number(3)?;
    if bits.flag()? && bits.flag()? {
        for _ in 0..8 {
            bits.pass(6)?;
        }
    }
    let partitions = 1 << bits.number(2)?;
    bits.number(7)?;
    for _ in 0..5 {
        bits.pass(4)?;
    }
    bits.flag()?;
    let mut coefficients = tables::COEFFICIENTS;
    for (own, update) in coefficients.iter_mut().zip(tables::COEFFICIENT_UPDATES) {
        if bits.bit(update)? {
            *own = bits.number(8)?;
        }
    }
    let skip = if bits.flag()? { Some(bits.number(8)?) } else { None };
    Ok(Header { segments, partitions, coefficients, skip })
}

/// Reads a macroblock's modes and its tokens (sections 10, 11 and 13).
fn macroblock(
    header: &Header,
    modes: &mut Boolean<'_>,
    tokens: &mut Boolean<'_>,
    above: &mut Edge,
    left: &mut Edge,
) -> Result<()> {
    if let Some(probabilities) = header.segments {
        modes.leaf(&SEGMENT, &probabilities, 0)?;
    }
    let skipped = match header.skip {
        Some(probability) => modes.bit(probability)?,
        None => false,
    };
    let luma = modes.leaf(&LUMA_MODE, &[145, 156, 163, 128], 0)?;
    match IMPLIED.get(usize::from(luma)) {
        Some(&mode) => (above.modes, left.modes) = ([mode; 4], [mode; 4]),
        None => {
            for left in &mut left.modes {
                for above in &mut above.modes {
                    let from = (usize::from(*above) * 10 + usize::from(*left)) * 9;
                    let probabilities = tables::SUBBLOCK_MODES.get(from..from + 9).unwrap_or_default();
                    let mode = modes.leaf(&SUBBLOCK_MODE, probabilities, 0)?;
                    (*above, *left) = (mode, mode);
                }
            }
        }
    }
    modes.leaf(&CHROMA_MODE, &[142, 114, 183], 0)?;
    let whole = luma != BY_SUBBLOCK.unsigned_abs();
    let ([above_second, above @ ..], [left_second, left @ ..]) = (&mut above.blocks, &mut left.blocks);
    if skipped {
        (*above, *left) = ([0; 8], [0; 8]);
        if whole {
            (*above_second, *left_second) = (0, 0);
        }
        return Ok(());
    }
    if whole {
        let some = block(header, tokens, 1, 0, *above_second + *left_second)?;
        (*above_second, *left_second) = (some, some);
    }
    // Luma, then the two planes of chroma: where their edges start, and how many blocks they are across.
    let (plane, start) = if whole { (0, 1) } else { (3, 0) };
    for (at, side, plane, start) in [(0, 4, plane, start), (4, 2, 2, 0), (6, 2, 2, 0)] {
        for left in left.iter_mut().skip(at).take(side) {
            for above in above.iter_mut().skip(at).take(side) {
                let some = block(header, tokens, plane, start, *above + *left)?;
                (*above, *left) = (some, some);
            }
        }
    }
    Ok(())
}

/// Reads a block's tokens from coefficient `start` on; 1 where there are any, else 0.
fn block(header: &Header, tokens: &mut Boolean<'_>, plane: usize, start: usize, context: u8) -> Result<u8> {
    let mut context = usize::from(context);
    let (mut some, mut after_zero) = (0, false);
    for band in BANDS.iter().skip(start) {
        let from = ((plane * 8 + band) * 3 + context) * 11;
        let probabilities = header.coefficients.get(from..from + 11).unwrap_or_default();
        // Behind a zero there is no end.
        let token = tokens.leaf(&TOKEN, probabilities, if after_zero { 2 } else { 0 })?;
        if token == END.unsigned_abs() {
            break;
        }
        some = 1;
        after_zero = token == 0;
        context = usize::from(token.min(2));
        if after_zero {
            continue;
        }
        for &probability in
            token.checked_sub(5).and_then(|kind| EXTRA.get(usize::from(kind))).copied().unwrap_or_default()
        {
            tokens.bit(probability)?;
        }
        tokens.flag()?;
    }
    Ok(some)
}

//! Pixels of no alpha that have a colour all the same: what was there before somebody rubbed it out. A page with such pixels
//! is written anew without them, in one form: zlib, without a predictor.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use weezl::BitOrder;
use weezl::decode::Decoder;

use super::file::{Form, Tiff};
use super::page::{Field, Page};
use super::piece::{self, Coding};
use super::tags;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

/// The level (RFC 1950) of every stream that is written here.
const LEVEL: u8 = 6;
/// zlib (TIFF Technical Note 3).
const DEFLATE: u64 = 8;

const BROKEN: Error = Error::malformed("the compressed picture is broken", 0);

/// How the pixels of a page with alpha lie in its strips or tiles.
struct Veil {
    form: Form,
    coding: Coding,
    /// Samples of a pixel, and which of them is alpha.
    samples: usize,
    alpha: usize,
    /// Bytes of a sample: one or two.
    bytes: usize,
    /// Whether samples are written as their difference to the pixel before (TIFF 6.0, section 14).
    differences: bool,
    /// Bytes of a row.
    row: usize,
    /// Whether the page says that its last samples are alpha.
    declared: bool,
}

/// The strips or tiles of a page whose pixels of no alpha have colours, without these; nothing where they can stay as they
/// are. Its fields are changed to match.
///
/// What is returned is debited from `limits`. Errors: `refused` where that cannot be found, `malformed`, `limit`, `read`.
pub(super) fn anew(
    tiff: &Tiff<'_>,
    page: &mut Page,
    coding: Coding,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<Vec<Vec<Part>>>> {
    let Some(veil) = Veil::of(tiff.form, page, coding, report)? else { return Ok(None) };
    let mut found = false;
    each(tiff.source, page, &veil, limits, |rubbed, _, _| {
        found |= rubbed;
        Ok(())
    })?;
    if !found {
        return Ok(None);
    }
    if !veil.declared {
        return Err(Error::new(Reason::Inseparable, "the picture may have transparent parts, and does not say so"));
    }
    report.find(Class::HiddenPicture, "TIFF colours of pixels that are not shown", "");
    let mut written = Vec::new();
    each(tiff.source, page, &veil, limits, |_, pixels, limits| {
        let coded = compress_to_vec_zlib(pixels, LEVEL);
        limits.debit(coded.len() as u64, 0)?;
        written.push(vec![Part::Bytes(coded)]);
        Ok(())
    })?;
    page.shape.compression = DEFLATE;
    page.put(Field { tag: tags::COMPRESSION, kind: 3, bytes: tiff.form.split(DEFLATE, 2) });
    page.fields.retain(|field| field.tag != tags::PREDICTOR);
    Ok(Some(written))
}

/// Calls `with` for each strip or tile: whether a pixel of no alpha had a colour, and its pixels without it.
fn each(
    source: &dyn Source,
    page: &Page,
    veil: &Veil,
    limits: &mut Limits,
    mut with: impl FnMut(bool, &[u8], &mut Limits) -> Result<()>,
) -> Result<()> {
    for (index, &place) in (0..).zip(&page.pieces) {
        let decoded = page.shape.decoded(index);
        piece::debit(decoded, place.start, limits)?;
        limits.debit(decoded, place.start)?;
        let mut pixels = veil.decode(source, place, decoded as usize, limits)?;
        let rubbed = veil.blacken(&mut pixels);
        with(rubbed, &pixels, limits)?;
        limits.credit(decoded);
    }
    Ok(())
}

impl Veil {
    /// The veil of a page; nothing where it has no sample besides its colours. Errors: `refused` for alpha that is coded in a
    /// way that is not looked into.
    fn of(form: Form, page: &Page, coding: Coding, report: &mut Report) -> Result<Option<Self>> {
        let shape = &page.shape;
        let numbers = |tag: u16| -> Vec<u64> {
            let field = page.fields.iter().find(|field| field.tag == tag);
            let split = |field: &Field| -> Vec<u64> {
                field.bytes.chunks_exact(super::file::size(field.kind).max(1) as usize).map(|n| form.join(n)).collect()
            };
            field.map(split).unwrap_or_default()
        };
        let number = |tag: u16| numbers(tag).first().copied().unwrap_or(1);
        let samples = shape.bits.len();
        let extra = numbers(tags::EXTRA);
        let colours = match number(tags::PHOTOMETRIC) {
            0 | 1 | 3 | 4 => 1,
            2 | 6 | 8..=10 => 3,
            // Of inks there may be more than four.
            5 if extra.is_empty() => samples.min(4),
            5 => samples.saturating_sub(extra.len()),
            _ => samples,
        };
        let Some(more) = samples.checked_sub(colours).filter(|&more| more > 0) else { return Ok(None) };
        // Associated alpha and the other kind (TIFF 6.0, section 18).
        let named = extra.iter().take(more).position(|kind| matches!(kind, 1 | 2));
        if more > 1 {
            report.find_once(Class::HiddenKept, "TIFF channels that are not shown", "");
        }
        let bits = shape.bits.first().copied().unwrap_or(0);
        let bytes = match bits {
            8 => 1,
            16 => 2,
            _ => 0,
        };
        let row = shape.piece.0 as usize * samples * bytes;
        let plain = bytes > 0
            && shape.bits.iter().all(|own| *own == bits)
            && numbers(tags::FORMAT).iter().all(|format| *format == 1)
            && !shape.separate
            && shape.subsampling == (1, 1)
            && matches!(number(tags::PREDICTOR), 1 | 2)
            && number(tags::FILL_ORDER) == 1
            && !matches!(coding, Coding::Fax | Coding::Jpeg);
        if !plain {
            return Err(Error::new(
                Reason::Inseparable,
                "the picture may have transparent parts, coded in a way that is not looked into",
            ));
        }
        Ok(Some(Self {
            form,
            coding,
            samples,
            alpha: colours + named.unwrap_or(0),
            bytes,
            differences: number(tags::PREDICTOR) == 2,
            row,
            declared: named.is_some(),
        }))
    }

    /// The samples of a strip or tile. Errors: `malformed`, `read`.
    fn decode(&self, source: &dyn Source, place: Span, decoded: usize, limits: &mut Limits) -> Result<Vec<u8>> {
        let broken = BROKEN.or_at(place.start);
        // What a small part of a picture may be coded in is no longer than this.
        let coded = Reader::new(source, place)?.bytes(place.len().min(2 * decoded as u64 + 1024), limits)?;
        let mut pixels = vec![0; decoded];
        let given = match self.coding {
            Coding::Plain => {
                let given = coded.len().min(decoded);
                pixels.iter_mut().zip(&coded).for_each(|(pixel, byte)| *pixel = *byte);
                given
            }
            Coding::Deflate => {
                let flags = inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER
                    | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
                decompress(&mut DecompressorOxide::new(), &coded, &mut pixels, 0, flags).2
            }
            Coding::Lzw => {
                let mut decoder = Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
                let (mut input, mut given) = (coded.as_slice(), 0);
                loop {
                    let step = decoder.decode_bytes(input, pixels.get_mut(given..).unwrap_or_default());
                    input = input.get(step.consumed_in..).unwrap_or_default();
                    given += step.consumed_out;
                    if step.status.is_err() || step.consumed_in + step.consumed_out == 0 || given == decoded {
                        break given;
                    }
                }
            }
            Coding::PackBits => unpacked(&coded, &mut pixels),
            Coding::Fax | Coding::Jpeg => 0,
        };
        limits.credit(coded.len() as u64);
        if given < decoded {
            return Err(broken);
        }
        if self.differences {
            pixels.chunks_mut(self.row.max(1)).for_each(|row| self.sum(row));
        }
        Ok(pixels)
    }

    /// Makes samples of differences.
    fn sum(&self, row: &mut [u8]) {
        let mut before = vec![0u64; self.samples];
        for pixel in row.chunks_exact_mut(self.samples * self.bytes) {
            for (sample, before) in pixel.chunks_exact_mut(self.bytes).zip(&mut before) {
                *before = before.wrapping_add(self.form.join(sample));
                sample.copy_from_slice(&self.form.split(*before, self.bytes as u64));
            }
        }
    }

    /// Makes all pixels that show nothing alike, of 16 bits those that most screens show nothing of. Says whether they were
    /// not.
    fn blacken(&self, pixels: &mut [u8]) -> bool {
        let high = if self.form.big_endian { 0 } else { self.bytes - 1 };
        let mut found = false;
        for pixel in pixels.chunks_exact_mut(self.samples * self.bytes) {
            let unseen = pixel.get(self.alpha * self.bytes + high) == Some(&0);
            if unseen && pixel.iter().any(|&byte| byte != 0) {
                pixel.fill(0);
                found = true;
            }
        }
        found
    }
}

/// Unpacks runs of bytes (TIFF 6.0, section 9) and says how many bytes they gave.
fn unpacked(mut coded: &[u8], out: &mut [u8]) -> usize {
    let mut given = 0;
    while let [head, rest @ ..] = coded {
        let count = match *head as i8 {
            -128 => 0,
            head @ 0.. => head as usize + 1,
            head => usize::from(head.unsigned_abs()) + 1,
        };
        let literal = *head < 128;
        let own = if literal { count.min(rest.len()) } else { usize::from(count > 0).min(rest.len()) };
        let (bytes, behind) = rest.split_at(own);
        let end = out.len().min(given + if literal { own } else { count });
        let room = out.get_mut(given..end).unwrap_or_default();
        room.iter_mut().zip(bytes.iter().cycle()).for_each(|(out, byte)| *out = *byte);
        (given, coded) = (end, behind);
        if given == out.len() {
            break;
        }
    }
    given
}

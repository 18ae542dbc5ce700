//! The file header, the bitmap header in its many sizes, masks and palette.

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// BITMAPFILEHEADER's length in bytes.
const FILE: u64 = 14;
/// `LCS_sRGB`, `PROFILE_EMBEDDED` and `PROFILE_LINKED` (BITMAPV5HEADER, `bV5CSType`).
const SRGB: u32 = 0x7352_4742;
const EMBEDDED: u32 = 0x4d42_4544;
const LINKED: u32 = 0x4c49_4e4b;

/// How pixels are coded (`biCompression`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// `BI_RGB`: indices, or colours in the usual order.
    Plain,
    /// `BI_RLE8` and `BI_RLE4`.
    RunLength,
    /// `BI_BITFIELDS` and `BI_ALPHABITFIELDS`: colours where masks say.
    Masks,
}

/// What the headers say that is needed to show the picture.
pub(super) struct Header {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels; below 0 where the first row is the topmost.
    pub height: i32,
    /// Bits a pixel.
    pub bits: u16,
    /// How pixels are coded.
    pub coding: Coding,
    /// Red, green, blue and alpha, for masks.
    pub masks: [u32; 4],
    /// Blue, green, red by index; at most `1 << bits` of them.
    pub palette: Vec<[u8; 3]>,
    /// Where the picture starts.
    pub offset: u64,
    /// The profile, and whether it is only a path to one.
    pub profile: Option<(bool, Span)>,
    core: bool,
    intent: u32,
}

/// Whether a file starts like a bitmap: a bitmap header of a known size follows the file header.
pub(crate) fn may_be(head: &[u8]) -> bool {
    matches!(head, [b'B', b'M', _, _, _, _, _, _, _, _, _, _, _, _, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, ..])
}

impl Header {
    /// Reads the headers and the palette. Errors: `malformed`, `limit`, `refused`, `read`.
    pub(super) fn read(source: &dyn Source, limits: &mut Limits) -> Result<Self> {
        let mut reader = Reader::whole(source);
        reader.take(10)?;
        let offset = u64::from(reader.u32_le()?);
        let size = reader.u32_le()?;
        let core = size == 12;
        let (width, height) = if core {
            (u32::from(reader.u16_le()?), i32::from(reader.u16_le()?))
        } else {
            (reader.u32_le()?, reader.u32_le()? as i32)
        };
        let _planes = reader.u16_le()?;
        let bits = reader.u16_le()?;
        limits.picture(width.into(), height.unsigned_abs().into(), FILE + 4)?;
        if width > i32::MAX as u32 {
            return Err(Error::at(Reason::TooManyPixels, "a picture wider than the format allows", FILE + 4));
        }
        let mut rest = reader.clone();
        let mut next = |from: u32| if size >= from + 4 { rest.u32_le() } else { Ok(0) };
        let compression = next(16)?;
        let [_size, _across, _down, count, _important] = [next(20)?, next(24)?, next(28)?, next(32)?, next(36)?];
        let os2 = matches!(size, 16 | 64);
        let coding = match (compression, bits) {
            (0, 1 | 2 | 4 | 8 | 16 | 24 | 32) => Coding::Plain,
            (1, 8) | (2, 4) if height > 0 => Coding::RunLength,
            (3 | 6, 16 | 32) if !os2 => Coding::Masks,
            _ => {
                return Err(Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here")
                    .or_at(FILE));
            }
        };
        let mut masks = [0; 4];
        let mut place = FILE + u64::from(size);
        if coding == Coding::Masks {
            // In the header from its second version on, behind it in the first.
            let given = if size >= 56 || compression == 6 { 4 } else { 3 };
            reader.seek(FILE + 40)?;
            for mask in masks.iter_mut().take(given) {
                *mask = reader.u32_le()?;
            }
            place = place.max(reader.at());
        } else if size >= 56 && !os2 && bits == 32 {
            reader.seek(FILE + 52)?;
            masks[3] = reader.u32_le()?;
        }
        let full = if bits <= 8 { 1u64 << bits } else { 0 };
        let mut palette = Vec::new();
        reader.seek(place)?;
        let wide = if core { 3 } else { 4 };
        // A palette ends at the latest where the picture starts.
        let room = offset.saturating_sub(place) / wide;
        let count = if count == 0 || core { full } else { u64::from(count).min(full) }.min(room);
        for _ in 0..count {
            let [blue, green, red] = reader.array()?;
            reader.take(wide - 3)?;
            palette.push([blue, green, red]);
        }
        if offset < reader.at() || offset > source.len() {
            return Err(Error::malformed("the picture starts inside the header or behind the end", 10));
        }
        let (mut profile, mut intent) = (None, 0);
        if size == 124 {
            reader.seek(FILE + 56)?;
            let space = reader.u32_le()?;
            reader.seek(FILE + 108)?;
            intent = reader.u32_le()?;
            let (start, len) = (FILE + u64::from(reader.u32_le()?), u64::from(reader.u32_le()?));
            if matches!(space, EMBEDDED | LINKED) {
                profile = Some((space == LINKED, Span::new(start, start + len)));
            }
        }
        Ok(Self { width, height, bits, coding, masks, palette, offset, profile, core, intent })
    }

    /// Whether the picture is run-length coded.
    pub(super) fn is_run_length(&self) -> bool {
        self.coding == Coding::RunLength
    }

    /// How many bytes a row fills: its own, and with its padding.
    pub(super) fn row(&self) -> (u64, u64) {
        let bits = u64::from(self.width) * u64::from(self.bits);
        (bits.div_ceil(8), bits.div_ceil(32) * 4)
    }

    /// Whether the picture can be transparent.
    fn has_alpha(&self) -> bool {
        self.masks[3] != 0
    }

    /// All that stands before a picture of `len` bytes with a profile of `profile` bytes behind it: headers, masks, and
    /// the palette, in which entries that are not `used` are black. Errors: `limit`.
    pub(super) fn written(&self, used: &[bool; 256], len: u64, profile: u64) -> Result<Vec<u8>> {
        let size: u32 = match () {
            () if self.core => 12,
            () if profile > 0 => 124,
            () if self.has_alpha() => 108,
            () => 40,
        };
        let masks_behind: u64 = if self.coding == Coding::Masks && size == 40 { 12 } else { 0 };
        let entries = if self.bits <= 8 { 1u64 << self.bits } else { 0 };
        let front = FILE + u64::from(size) + masks_behind + entries * if self.core { 3 } else { 4 };
        let short = |n: u64| u32::try_from(n).map_err(|_| Error::at(Reason::TooLarge, "the picture is too large", 0));
        let mut out = b"BM".to_vec();
        out.extend(short(front + len + profile)?.to_le_bytes());
        out.extend([0; 4]);
        out.extend(short(front)?.to_le_bytes());
        out.extend(size.to_le_bytes());
        if self.core {
            out.extend((self.width as u16).to_le_bytes());
            out.extend((self.height as u16).to_le_bytes());
        } else {
            out.extend(self.width.to_le_bytes());
            out.extend(self.height.to_le_bytes());
        }
        out.extend(1u16.to_le_bytes());
        out.extend(self.bits.to_le_bytes());
        if !self.core {
            let compression = match (self.coding, self.bits) {
                (Coding::Plain, _) => 0u32,
                (Coding::RunLength, 8) => 1,
                (Coding::RunLength, _) => 2,
                (Coding::Masks, _) => 3,
            };
            out.extend(compression.to_le_bytes());
            out.extend(short(len)?.to_le_bytes());
            out.extend([0; 16]);
        }
        if size >= 108 {
            out.extend(self.masks.iter().flat_map(|mask| mask.to_le_bytes()));
            out.extend(if profile > 0 { EMBEDDED } else { SRGB }.to_le_bytes());
            out.extend([0; 48]);
        } else if masks_behind > 0 {
            out.extend(self.masks.iter().take(3).flat_map(|mask| mask.to_le_bytes()));
        }
        if size == 124 {
            // Intents are 1, 2, 4 and 8.
            let intent = if matches!(self.intent, 1 | 2 | 4 | 8) { self.intent } else { 4 };
            out.extend(intent.to_le_bytes());
            out.extend(short(front - FILE + len)?.to_le_bytes());
            out.extend(short(profile)?.to_le_bytes());
            out.extend([0; 4]);
        }
        // A full ramp of greys is everybody's, and some readers look for it.
        let ramp = self.palette.len() == 256 && (0..=255).zip(&self.palette).all(|(grey, entry)| *entry == [grey; 3]);
        for index in 0..entries as usize {
            let colour = self.palette.get(index).filter(|_| ramp || used.get(index) == Some(&true));
            out.extend(colour.copied().unwrap_or_default());
            if !self.core {
                out.push(0);
            }
        }
        Ok(out)
    }
}

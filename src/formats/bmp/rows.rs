//! Pictures that are stored row by row, each row padded to four bytes.

use super::coded::{Coded, hold};
use super::header::{Coding, Header};
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;

/// The bits of a row that show nothing.
struct Hidden {
    /// How many bytes of the row hold pixels.
    bytes: usize,
    /// The bits of the last of them that hold none.
    last: u8,
    /// The bits of each pixel that no mask covers, as they lie in the file.
    pixel: Vec<u8>,
}

impl Hidden {
    fn of(header: &Header) -> Self {
        let over = (u64::from(header.width) * u64::from(header.bits) % 8) as u32;
        let colours = header.masks.iter().fold(0, |sum, mask| sum | mask);
        let bare = match (header.coding, header.bits) {
            (Coding::Plain, 16) => 0x8000,
            (Coding::Plain, 32) => !(colours | 0xff_ffff),
            (Coding::Masks, _) => !colours,
            _ => 0,
        };
        let pixel = match header.bits {
            16 => (bare as u16).to_le_bytes().to_vec(),
            32 => bare.to_le_bytes().to_vec(),
            _ => Vec::new(),
        };
        let pixel = if pixel.iter().all(|&bits| bits == 0) { Vec::new() } else { pixel };
        Self { bytes: header.row().0 as usize, last: if over == 0 { 0 } else { 0xff >> over }, pixel }
    }

    /// Sets to zero what a row hides, and says whether anything was set there. Bits of pixels are let be where `fill` says
    /// that they are all set in every pixel, which reveals nothing.
    fn clear(&self, row: &mut [u8], fill: bool) -> bool {
        let mut found = false;
        let mut clear = |byte: &mut u8, bits: u8| {
            found |= *byte & bits != 0;
            *byte &= !bits;
        };
        if let Some(last) = self.bytes.checked_sub(1).and_then(|last| row.get_mut(last)) {
            clear(last, self.last);
        }
        for byte in row.get_mut(self.bytes..).unwrap_or_default() {
            clear(byte, 0xff);
        }
        if !fill && !self.pixel.is_empty() {
            for pixel in row.get_mut(..self.bytes).unwrap_or_default().chunks_exact_mut(self.pixel.len()) {
                for (byte, &bits) in pixel.iter_mut().zip(&self.pixel) {
                    clear(byte, bits);
                }
            }
        }
        found
    }

    /// Makes pixels of no alpha black. Says whether they were not, and whether there are others.
    fn blacken(&self, row: &mut [u8], alpha: u32, bits: u16) -> (bool, bool) {
        let (mut found, mut shown) = (false, false);
        let pixels = row.get_mut(..self.bytes).unwrap_or_default().chunks_exact_mut(usize::from(bits.max(8)) / 8);
        for pixel in pixels.filter(|_| alpha != 0) {
            if pixel.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte)) & alpha != 0 {
                shown = true;
            } else {
                found |= pixel.iter().any(|&byte| byte != 0);
                pixel.fill(0);
            }
        }
        (found, shown)
    }

    /// Whether every pixel of a row has all its bare bits set.
    fn is_full(&self, row: &[u8]) -> bool {
        let pixels = row.get(..self.bytes).unwrap_or_default();
        !self.pixel.is_empty()
            && pixels
                .chunks_exact(self.pixel.len())
                .all(|pixel| pixel.iter().zip(&self.pixel).all(|(byte, bits)| byte & bits == *bits))
    }
}

/// Reads the rows and marks the palette entries that they use. Errors: `malformed` where rows are missing, `limit`, `read`.
pub(super) fn read(
    header: &Header,
    source: &dyn Source,
    mut data: Reader<'_>,
    used: &mut [bool; 256],
    limits: &mut Limits,
) -> Result<Coded> {
    let (_, stride) = header.row();
    let rows = u64::from(header.height.unsigned_abs());
    let span = data.take(stride * rows)?;
    let hidden = Hidden::of(header);
    limits.debit(stride, span.start)?;
    let mut row = vec![0; stride as usize];
    let (mut full, mut padded) = (true, false);
    let (mut bare, mut rubbed, mut shown) = (false, false, false);
    for index in 0..rows {
        source.read_at(span.start + index * stride, &mut row)?;
        full = full && hidden.is_full(&row);
        bare |= hidden.clear(&mut row.clone(), false);
        padded |= hidden.clear(&mut row, true);
        let (found, seen) = hidden.blacken(&mut row.clone(), header.masks[3], header.bits);
        (rubbed, shown) = (rubbed | found, shown | seen);
        mark(header.bits, header.width, &row, used);
    }
    limits.credit(stride);
    // Where no pixel has alpha, it was never written, and nothing was rubbed out.
    let rubbed = rubbed && shown;
    if !padded && !rubbed && (full || !bare) {
        return Ok(Coded::Same(span));
    }
    hold(span.len(), span.start, limits)?;
    let mut anew = vec![0; span.len() as usize];
    source.read_at(span.start, &mut anew)?;
    for row in anew.chunks_exact_mut(stride as usize) {
        hidden.clear(row, full);
        if rubbed {
            hidden.blacken(row, header.masks[3], header.bits);
        }
    }
    Ok(Coded::Anew(span, anew))
}

/// Marks the indices in a row.
fn mark(bits: u16, width: u32, row: &[u8], used: &mut [bool; 256]) {
    if bits > 8 {
        return;
    }
    let each = 8 / u32::from(bits);
    let mut left = width;
    for &byte in row {
        for place in 0..each.min(left) {
            let index = u32::from(byte) >> (8 - u32::from(bits) * (place + 1)) & ((1 << bits) - 1);
            if let Some(used) = used.get_mut(index as usize) {
                *used = true;
            }
        }
        left = left.saturating_sub(each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_and_bare_bits_are_cleared_and_pixels_are_not() {
        let hidden = Hidden { bytes: 3, last: 0x0f, pixel: Vec::new() };
        let mut row = [0xff; 4];
        assert!(hidden.clear(&mut row, false));
        assert_eq!(row, [0xff, 0xff, 0xf0, 0]);
        let hidden = Hidden { bytes: 4, last: 0, pixel: vec![0, 0x80] };
        let mut row = [0xff, 0xff, 1, 0x80];
        assert!(hidden.is_full(&row));
        assert!(hidden.clear(&mut row, false));
        assert_eq!(row, [0xff, 0x7f, 1, 0]);
        assert!(!hidden.clear(&mut row, false));
    }
}

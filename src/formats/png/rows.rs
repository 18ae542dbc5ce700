//! Rows: a frame's inflated bytes unfiltered one row after another (PNG, section 9), and rows filtered anew.

use super::header::Header;

/// Rows put together from inflated bytes. Two of them are held.
pub(super) struct Rows {
    /// How many bits a pixel fills.
    pixel: u64,
    /// For the rows that are still to come: how many pixels each has, and how many there are. The next pass is the last.
    passes: Vec<(u64, u64)>,
    /// The row before, and the one that is being read, its filter byte first.
    before: Vec<u8>,
    row: Vec<u8>,
}

/// A row of pixels.
pub(super) struct Row<'a> {
    /// Its bytes, unfiltered.
    pub bytes: &'a mut [u8],
    /// How many pixels it has.
    pub width: u64,
    /// Whether it is the first of its pass.
    pub first: bool,
}

impl Rows {
    /// The rows of a frame of `width` by `height` pixels.
    pub(super) fn new(header: &Header, width: u32, height: u32) -> Self {
        let passes = header.passes(width, height).into_iter().filter(|&(width, rows)| width > 0 && rows > 0);
        Self { pixel: header.pixel(), passes: passes.rev().collect(), before: Vec::new(), row: Vec::new() }
    }

    /// How many bytes the next row fills, with its filter byte.
    fn stride(&self) -> usize {
        self.passes.last().map_or(0, |(width, _)| 1 + (width * self.pixel).div_ceil(8) as usize)
    }

    /// Takes in inflated bytes. Each row that is whole is given to `seen`, which may change it.
    pub(super) fn take(&mut self, mut bytes: &[u8], mut seen: impl FnMut(Row<'_>)) {
        while !bytes.is_empty() && !self.passes.is_empty() {
            let wanted = self.stride() - self.row.len();
            let (own, rest) = bytes.split_at_checked(wanted).unwrap_or((bytes, &[]));
            self.row.extend_from_slice(own);
            bytes = rest;
            if own.len() == wanted {
                self.end_row(&mut seen);
            }
        }
    }

    fn end_row(&mut self, seen: &mut impl FnMut(Row<'_>)) {
        let unit = unit(self.pixel);
        let [filter, row @ ..] = self.row.as_mut_slice() else { return };
        let Some((width, rows)) = self.passes.last_mut() else { return };
        let first = self.before.is_empty();
        self.before.resize(row.len(), 0);
        let (mut left, mut corner) = ([0; 8], [0; 8]);
        for (pixel, above) in row.chunks_mut(unit).zip(self.before.chunks_mut(unit)) {
            for (((byte, above), left), corner) in pixel.iter_mut().zip(above).zip(&mut left).zip(&mut corner) {
                *byte = byte.wrapping_add(predicted(*filter, *left, *above, *corner));
                (*left, *corner) = (*byte, *above);
                *above = *byte;
            }
        }
        seen(Row { bytes: row, width: *width, first });
        *rows -= 1;
        self.row.clear();
        if *rows == 0 {
            self.passes.pop();
            // The first row of a pass has none before it.
            self.before.clear();
        }
    }
}

/// Filters rows, each by the one before it.
pub(super) struct Filter {
    /// How many bytes to the left a byte is compared with.
    unit: usize,
    /// The filter of every row.
    kind: u8,
    above: Vec<u8>,
}

impl Filter {
    /// One filter for every row of every picture of a kind, so that none reveals what a row was before: none for the
    /// numbers of colours, Paeth for colours.
    pub(super) fn new(header: &Header) -> Self {
        Self { unit: unit(header.pixel()), kind: if header.colour == 3 { 0 } else { 4 }, above: Vec::new() }
    }

    /// Adds the filtered form of `row` to `out`, its filter byte first.
    pub(super) fn add(&mut self, row: &Row<'_>, out: &mut Vec<u8>) {
        if row.first {
            self.above.clear();
        }
        self.above.resize(row.bytes.len(), 0);
        out.push(self.kind);
        let (mut left, mut corner) = ([0; 8], [0; 8]);
        for (pixel, above) in row.bytes.chunks(self.unit).zip(self.above.chunks_mut(self.unit)) {
            for (((byte, above), left), corner) in pixel.iter().zip(above).zip(&mut left).zip(&mut corner) {
                out.push(byte.wrapping_sub(predicted(self.kind, *left, *above, *corner)));
                (*left, *corner) = (*byte, *above);
                *above = *byte;
            }
        }
    }
}

/// A pixel's bytes, at least one.
fn unit(pixel: u64) -> usize {
    (pixel / 8).max(1) as usize
}

/// What a filter makes of a byte's neighbours (section 9.2).
fn predicted(filter: u8, left: u8, above: u8, corner: u8) -> u8 {
    match filter {
        1 => left,
        2 => above,
        3 => ((u16::from(left) + u16::from(above)) / 2) as u8,
        4 => paeth(left, above, corner),
        _ => 0,
    }
}

/// Of the three neighbours the one that is nearest to left plus above less corner (section 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let sum = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |from: u8| (sum - i16::from(from)).abs();
    match (far(left), far(above), far(corner)) {
        (l, a, c) if l <= a && l <= c => left,
        (_, a, c) if a <= c => above,
        _ => corner,
    }
}

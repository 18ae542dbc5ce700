//! Which entries of a palette the pixels use: rows are unfiltered (PNG, section 9.2) as they are inflated, and not kept.

use super::chunk;
use super::header::Header;
use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role};
use crate::source::Source;
use crate::span::Span;

/// Follows the rows of one frame after another.
pub struct Indices {
    depth: u8,
    /// For the rows that are still to come: how many pixels each has, and how many there are.
    passes: Vec<(u64, u64)>,
    /// The row before, and the one that is being read, its filter byte first.
    before: Vec<u8>,
    row: Vec<u8>,
    /// Which entries were used.
    pub used: [bool; 256],
}

impl Indices {
    /// For a picture with a palette.
    pub fn new(header: &Header) -> Self {
        Self { depth: header.depth, passes: Vec::new(), before: Vec::new(), row: Vec::new(), used: [false; 256] }
    }

    /// Starts a frame of that size.
    pub fn frame(&mut self, header: &Header, width: u32, height: u32) {
        self.passes = header.passes(width, height).into_iter().filter(|&(width, rows)| width > 0 && rows > 0).collect();
        self.passes.reverse();
        self.begin();
    }

    /// Begins a pass: its first row has none before it.
    fn begin(&mut self) {
        self.row.clear();
        self.before.clear();
    }

    /// How many bytes the next row fills, with its filter byte.
    fn stride(&self) -> usize {
        self.passes.last().map_or(0, |(width, _)| 1 + (width * u64::from(self.depth)).div_ceil(8) as usize)
    }

    /// Takes in inflated bytes.
    pub fn take(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && !self.passes.is_empty() {
            let wanted = self.stride() - self.row.len();
            let (own, rest) = bytes.split_at_checked(wanted).unwrap_or((bytes, &[]));
            self.row.extend_from_slice(own);
            bytes = rest;
            if own.len() == wanted {
                self.end_row();
            }
        }
    }

    fn end_row(&mut self) {
        let [filter, row @ ..] = self.row.as_mut_slice() else { return };
        let filter = *filter;
        let (mut left, mut corner) = (0u8, 0u8);
        self.before.resize(row.len(), 0);
        for (byte, above) in row.iter_mut().zip(&mut self.before) {
            let predicted = match filter {
                1 => left,
                2 => *above,
                3 => ((u16::from(left) + u16::from(*above)) / 2) as u8,
                4 => paeth(left, *above, corner),
                _ => 0,
            };
            *byte = byte.wrapping_add(predicted);
            (left, corner) = (*byte, *above);
            *above = *byte;
        }
        let Some((width, rows)) = self.passes.last_mut() else { return };
        let each = 8 / u64::from(self.depth);
        for (place, &byte) in (0u64..).zip(row.iter()) {
            for index in 0..each.min(width.saturating_sub(place * each)) {
                let shift = 8 - u64::from(self.depth) * (index + 1);
                let value = u32::from(byte) >> shift & ((1 << self.depth) - 1);
                self.used.get_mut(value as usize).into_iter().for_each(|used| *used = true);
            }
        }
        *rows -= 1;
        self.row.clear();
        if *rows == 0 {
            self.passes.pop();
            self.begin();
        }
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

impl Indices {
    /// Once all is read: makes colours that no pixel uses black, and their alpha full.
    pub fn blank(self, source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let mut found = false;
        for segment in &mut report.segments {
            let (kind, each, fill) = match &*segment.name {
                "PLTE" => (b"PLTE", 3, 0),
                "tRNS" => (b"tRNS", 1, 0xff),
                _ => continue,
            };
            if segment.role != Role::Structure {
                continue;
            }
            let content = Span::new(segment.span.start + 8, segment.span.end - 4);
            let mut colours = Reader::new(source, content)?.bytes(content.len(), limits)?;
            limits.release(content.len());
            let before = colours.clone();
            for (colour, _) in colours.chunks_exact_mut(each).zip(self.used).filter(|(_, used)| !used) {
                colour.fill(fill);
            }
            if colours != before {
                found = true;
                segment.role = Role::Padding;
                segment.instead = vec![Part::Bytes(chunk::build(kind, &colours))];
            }
        }
        if found {
            report.find(Class::Unknown, "PNG colours that nothing uses", "");
        }
        Ok(())
    }
}

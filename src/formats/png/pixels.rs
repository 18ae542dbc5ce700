//! Pixels that are seen and pixels that are not: a pixel of no alpha shows nothing, and what was there before somebody rubbed
//! it out must not stay. Rows are looked at as they are inflated, and not kept.

use super::chunk;
use super::header::Header;
use super::rows::{Row, Rows};
use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role};
use crate::source::Source;
use crate::span::Span;

/// Which pixels show nothing.
#[derive(Clone, Copy)]
#[expect(clippy::large_enum_variant, reason = "there is one for each picture")]
pub(super) enum Veil {
    /// Those whose last sample is 0; of a sample of 16 bits the higher byte, which is all that most screens show.
    Alpha {
        /// Bytes of a sample.
        sample: usize,
        /// Bytes of a pixel.
        pixel: usize,
    },
    /// Those whose colour has no alpha.
    Indices {
        /// Bits of a pixel.
        depth: u8,
        /// Which colours have none.
        clear: [bool; 256],
    },
    /// None: those of the clear colour are all alike.
    Key {
        /// That colour.
        key: [u8; 6],
        /// Bytes of a pixel.
        pixel: usize,
    },
}

impl Veil {
    /// The veil of a picture that can have one; colours of a palette have full alpha until [`Veil::clear`] says more.
    fn of(header: &Header) -> Option<Self> {
        let (sample, pixel) = (usize::from(header.depth / 8), header.pixel() as usize / 8);
        match header.colour {
            0 | 3 if header.depth < 8 || header.colour == 3 => {
                Some(Self::Indices { depth: header.depth, clear: [false; 256] })
            }
            4 | 6 => Some(Self::Alpha { sample, pixel }),
            _ => None,
        }
    }

    /// Makes all pixels of a row that show nothing alike. Says whether they were not.
    pub(super) fn blacken(&self, row: &mut [u8], width: u64) -> bool {
        let mut found = false;
        match *self {
            Self::Alpha { sample, pixel } => {
                for pixel in row.chunks_exact_mut(pixel) {
                    let unseen = pixel.len().checked_sub(sample).and_then(|at| pixel.get(at)) == Some(&0);
                    if unseen && pixel.iter().any(|&byte| byte != 0) {
                        pixel.fill(0);
                        found = true;
                    }
                }
            }
            Self::Indices { depth, clear } => {
                let over = width * u64::from(depth) % 8;
                if let Some(last) = row.last_mut().filter(|_| over > 0) {
                    found = *last & 0xff >> over != 0;
                    *last &= !(0xff >> over);
                }
                let Some(first) = clear.iter().position(|&clear| clear) else { return found };
                let place = |shift: u8, value: usize| (value as u8) << shift;
                each_index(row, width, depth, |byte, shift, index| {
                    if index != first && clear.get(index) == Some(&true) {
                        *byte = *byte & !place(shift, index) | place(shift, first);
                        found = true;
                    }
                });
            }
            Self::Key { .. } => {}
        }
        found
    }
}

/// Calls `with` for each pixel of a row of numbers of `depth` bits: its byte, how many bits stand behind it there, itself.
fn each_index(row: &mut [u8], width: u64, depth: u8, mut with: impl FnMut(&mut u8, u8, usize)) {
    let each = 8 / u64::from(depth);
    for (place, byte) in (0u64..).zip(row) {
        for at in 0..each.min(width.saturating_sub(place * each)) {
            let shift = 8 - depth * (at as u8 + 1);
            let index = usize::from(*byte >> shift) & ((1 << depth) - 1);
            with(byte, shift, index);
        }
    }
}

/// Looks at the pixels of one frame after another.
pub(super) struct Pixels {
    rows: Rows,
    /// What shows nothing.
    pub veil: Veil,
    /// Whether a pixel of this frame has a colour that it does not show.
    found: bool,
    /// Which entries of a palette the copy uses.
    used: [bool; 256],
}

impl Pixels {
    /// For a picture with a palette, alpha, or pixels of less than a byte.
    pub(super) fn new(header: &Header) -> Option<Self> {
        let veil = Veil::of(header)?;
        Some(Self { rows: Rows::new(header, 0, 0), veil, found: false, used: [false; 256] })
    }

    /// Takes in `tRNS`: the alpha of a palette's first colours, or the clear colour, which some pixel must have.
    pub(super) fn clear(pixels: &mut Option<Self>, header: &Header, content: &[u8]) {
        match pixels {
            Some(Self { veil: Veil::Indices { clear, .. }, .. }) if header.colour == 3 => {
                clear.iter_mut().zip(content).for_each(|(clear, &alpha)| *clear = alpha == 0);
            }
            None => {
                let mut key = [0; 6];
                let shown = content.iter().enumerate().filter(|(at, _)| header.depth == 16 || at % 2 == 1);
                key.iter_mut().zip(shown).for_each(|(key, (_, &byte))| *key = byte);
                let veil = Veil::Key { key, pixel: header.pixel() as usize / 8 };
                *pixels = Some(Self { rows: Rows::new(header, 0, 0), veil, found: false, used: [false; 256] });
            }
            _ => {}
        }
    }

    /// Starts a frame of that size.
    pub(super) fn frame(&mut self, header: &Header, width: u32, height: u32) {
        (self.rows, self.found) = (Rows::new(header, width, height), false);
    }

    /// Takes in inflated bytes of the frame.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        let Self { rows, veil, found, used } = self;
        rows.take(bytes, |Row { bytes, width, .. }| {
            *found |= veil.blacken(bytes, width);
            match *veil {
                Veil::Indices { depth, .. } => each_index(bytes, width, depth, |_, _, index| {
                    used.get_mut(index).into_iter().for_each(|used| *used = true);
                }),
                Veil::Key { key, pixel } => used[0] |= bytes.chunks_exact(pixel).any(|own| key.starts_with(own)),
                Veil::Alpha { .. } => {}
            }
        });
    }

    /// What shows nothing in the frame that was followed, where it has a colour all the same.
    pub(super) fn found(&self) -> Option<Veil> {
        self.found.then_some(self.veil)
    }
}

impl Pixels {
    /// Once all is read: makes colours black that no pixel uses, and their alpha full; black too is one of no alpha. A clear
    /// colour that no pixel has goes.
    pub(super) fn blank(
        self,
        source: &dyn Source,
        header: &Header,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        let Self { used, veil, .. } = self;
        let clear = if let Veil::Indices { clear, .. } = veil { clear } else { [false; 256] };
        let mut found = false;
        for segment in &mut report.segments {
            let kind = match &*segment.name {
                "PLTE" => b"PLTE",
                "tRNS" => b"tRNS",
                _ => continue,
            };
            if segment.role != Role::Structure {
                continue;
            }
            let content = Span::new(segment.span.start + 8, segment.span.end - 4);
            let before = Reader::new(source, content)?.bytes(content.len(), limits)?;
            limits.credit(content.len());
            let mut after = before.clone();
            if kind == b"PLTE" {
                let hidden = used.iter().zip(clear).map(|(&used, clear)| !used || clear);
                let colours = after.chunks_exact_mut(3).zip(hidden).filter(|(_, hidden)| *hidden);
                colours.for_each(|(colour, _)| colour.fill(0));
            } else if header.colour == 3 {
                let idle = after.iter_mut().zip(used).filter(|(_, used)| !used);
                idle.for_each(|(alpha, _)| *alpha = 0xff);
                while after.pop_if(|alpha| *alpha == 0xff).is_some() {}
            } else {
                // Of each sample the bits that pixels have.
                for [high, low] in after.as_chunks_mut().0.iter_mut().filter(|_| header.depth < 16) {
                    *high = 0;
                    *low &= (0xff_u16 >> (8 - header.depth)) as u8;
                }
                let index = if header.depth < 8 { after.get(1).copied().unwrap_or(0) } else { 0 };
                if used.get(usize::from(index)) != Some(&true) {
                    after.clear();
                }
            }
            if after != before {
                found = true;
                segment.role = Role::Padding;
                segment.instead = match after.is_empty() {
                    true => Vec::new(),
                    false => vec![Part::Bytes(chunk::build(kind, &after))],
                };
            }
        }
        if found {
            report.find(Class::Unknown, "PNG colours that nothing uses", "");
        }
        Ok(())
    }
}

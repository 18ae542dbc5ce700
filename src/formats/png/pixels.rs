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
}

impl Veil {
    /// The veil of a picture that can have one; colours of a palette have full alpha until [`Veil::clear`] says more.
    fn of(header: &Header) -> Option<Self> {
        let (sample, pixel) = (usize::from(header.depth / 8), header.pixel() as usize / 8);
        match header.colour {
            3 => Some(Self::Indices { depth: header.depth, clear: [false; 256] }),
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
                let Some(first) = clear.iter().position(|&clear| clear) else { return false };
                let place = |shift: u8, value: usize| (value as u8) << shift;
                each_index(row, width, depth, |byte, shift, index| {
                    if index != first && clear.get(index) == Some(&true) {
                        *byte = *byte & !place(shift, index) | place(shift, first);
                        found = true;
                    }
                });
            }
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
    /// For a picture with a palette or alpha.
    pub(super) fn new(header: &Header) -> Option<Self> {
        let veil = Veil::of(header)?;
        Some(Self { rows: Rows::new(header, 0, 0), veil, found: false, used: [false; 256] })
    }

    /// Takes in the alpha of a palette's first colours.
    pub(super) fn alpha(&mut self, alpha: &[u8]) {
        if let Veil::Indices { clear, .. } = &mut self.veil {
            clear.iter_mut().zip(alpha).for_each(|(clear, &alpha)| *clear = alpha == 0);
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
            if let Veil::Indices { depth, .. } = *veil {
                each_index(bytes, width, depth, |_, _, index| {
                    used.get_mut(index).into_iter().for_each(|used| *used = true);
                });
            }
        });
    }

    /// What shows nothing in the frame that was followed, where it has a colour all the same.
    pub(super) fn found(&self) -> Option<Veil> {
        self.found.then_some(self.veil)
    }
}

impl Pixels {
    /// Once all is read: makes colours black that no pixel uses, and their alpha full; black too is one of no alpha.
    pub(super) fn blank(self, source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let Self { used, veil: Veil::Indices { clear, .. }, .. } = self else { return Ok(()) };
        let mut found = false;
        for segment in &mut report.segments {
            let (kind, each, fill, clear) = match &*segment.name {
                "PLTE" => (b"PLTE", 3, 0, clear),
                "tRNS" => (b"tRNS", 1, 0xff, [false; 256]),
                _ => continue,
            };
            if segment.role != Role::Structure {
                continue;
            }
            let content = Span::new(segment.span.start + 8, segment.span.end - 4);
            let mut colours = Reader::new(source, content)?.bytes(content.len(), limits)?;
            limits.credit(content.len());
            let before = colours.clone();
            let shown = used.iter().zip(clear).map(|(&used, clear)| used && !clear);
            for (colour, _) in colours.chunks_exact_mut(each).zip(shown).filter(|(_, shown)| !shown) {
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

//! Which blocks lie under covers: every MCU that a cover touches, whole, in every component; and the flat colour of each.

use crate::codecs::jpeg::coded::frame::{Component, Frame};
use crate::codecs::jpeg::coded::tables::Tables;
use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::blocks::Blocks;
use crate::pixels::cover::{Cover, Overlay};
use crate::report::Orientation;
use crate::seed::Seed;

/// A picture's MCUs, covered or not.
pub(super) struct BlockCovers {
    across: u32,
    /// The colour of each covered MCU: red, green and blue.
    colours: Vec<Option<[u8; 3]>>,
    /// The quantiser of each component's DC coefficient.
    quantisers: Vec<u16>,
    model: Model,
}

/// What the components stand for.
#[derive(Clone, Copy, PartialEq)]
enum Model {
    /// Brightness, and two differences of colour where they are there (T.871, clause 7).
    Bright,
    /// Red, green and blue, as the components' own names say.
    Rgb,
    /// Four of what cannot be known here: all stay in the middle of the range.
    Four,
}

impl BlockCovers {
    /// The MCUs that `covers` touch. Errors: `limit`.
    pub(super) fn new(
        frame: &Frame,
        tables: &Tables,
        covers: &[Cover],
        orientation: Orientation,
        mut seed: Seed,
        limits: &mut Limits,
    ) -> Result<Self> {
        let (across, down) = frame.mcus;
        let count = u64::from(across) * u64::from(down);
        limits.debit(count * size_of::<Option<[u8; 3]>>() as u64, 0)?;
        let size = (frame.width, frame.height);
        let overlay = Overlay::new(covers, orientation, size, Blocks::of_jpeg(frame), &mut seed);
        let mut colours = vec![None; count as usize];
        for (row, mcus) in (0..down).zip(colours.chunks_mut(across.max(1) as usize)) {
            overlay.row(row, |column, colour| {
                if let Some(mcu) = mcus.get_mut(column as usize) {
                    *mcu = Some(colour);
                }
            });
        }
        let model = match frame.components.len() {
            4 => Model::Four,
            _ if frame.components.iter().map(|component| component.id).eq(*b"RGB") => Model::Rgb,
            _ => Model::Bright,
        };
        let quantisers = frame.components.iter().map(|component| tables.quantiser(component.quantiser)).collect();
        Ok(Self { across, colours, quantisers, model })
    }

    /// The DC coefficient of a block of a component that lies under a cover; all others are zero. Nothing where there
    /// is no cover.
    pub(super) fn colour(&self, index: usize, component: &Component, column: u32, row: u32) -> Option<i16> {
        let mcu = (row / component.down) * self.across + column / component.across;
        let [r, g, b] = self.colours.get(mcu as usize).copied().unwrap_or(Some([0; 3]))?.map(f32::from);
        let sample = match (self.model, index) {
            (Model::Four, _) => 128.0,
            (Model::Rgb, 0) => r,
            (Model::Rgb, 1) => g,
            (Model::Rgb, _) => b,
            (Model::Bright, 0) => 0.299 * r + 0.587 * g + 0.114 * b,
            (Model::Bright, 1) => 128.0 - 0.168_736 * r - 0.331_264 * g + 0.5 * b,
            (Model::Bright, _) => 128.0 + 0.5 * r - 0.418_688 * g - 0.081_312 * b,
        };
        // An even sample `s` has the DC coefficient `8 (s - 128)` (T.81, A.3.3).
        let quantiser = self.quantisers.get(index).copied().unwrap_or(1).max(1);
        Some((8.0 * (sample - 128.0) / f32::from(quantiser)) as i16)
    }
}

//! Which blocks lie under covers: every MCU that a region touches, whole, in every component.

use super::frame::{Component, Frame};
use super::tables::Tables;
use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::region::Region;
use crate::report::Orientation;

/// A picture's MCUs, covered or not.
pub struct Covers {
    across: u32,
    covered: Vec<bool>,
    colour: Vec<i16>,
}

impl Covers {
    /// The MCUs that `regions`, in upright pixels, touch. Errors: `limit`.
    pub fn new(
        frame: &Frame,
        tables: &Tables,
        regions: &[Region],
        orientation: Orientation,
        limits: &mut Limits,
    ) -> Result<Self> {
        let (across, down) = frame.mcus;
        let count = u64::from(across) * u64::from(down);
        limits.hold(count, 0)?;
        let mut covered = vec![false; count as usize];
        let (width, height) = (frame.mcu.0 as f32, frame.mcu.1 as f32);
        for region in regions.iter().map(|region| region.stored(orientation, frame.width, frame.height)) {
            let range = |start: f32, length: f32, unit: f32, units: u32| {
                let first = (start / unit).floor().max(0.0) as u32;
                let last = ((start + length) / unit).ceil().max(0.0) as u32;
                first..last.min(units)
            };
            for y in range(region.y, region.height, height, down) {
                for x in range(region.x, region.width, width, across) {
                    if region.touches(x as f32 * width, y as f32 * height, width, height)
                        && let Some(mcu) = covered.get_mut((y * across + x) as usize)
                    {
                        *mcu = true;
                    }
                }
            }
        }
        Ok(Self { across, covered, colour: black(frame, tables) })
    }

    /// Whether a block of a component lies under a cover.
    pub fn hold(&self, component: &Component, column: u32, row: u32) -> bool {
        let mcu = (row / component.down) * self.across + column / component.across;
        self.covered.get(mcu as usize).copied().unwrap_or(true)
    }

    /// The DC coefficient of a covered block of that component; all others are zero.
    pub fn colour(&self, component: usize) -> i16 {
        self.colour.get(component).copied().unwrap_or(0)
    }
}

/// The DC coefficients that make a flat, dark block: black where the first component is brightness, and the middle of
/// the range for every other component. An even sample `s` has the DC coefficient `8 (s - 128)` (T.81, A.3.3).
fn black(frame: &Frame, tables: &Tables) -> Vec<i16> {
    let dark = |quantiser: u8| -(1024 / i32::from(tables.quantiser(quantiser))) as i16;
    let bright = frame.components.len() != 4;
    let all = frame.components.iter().map(|component| component.id).eq(*b"RGB");
    let own = |(index, component): (usize, &Component)| {
        if bright && (index == 0 || all) { dark(component.quantiser) } else { 0 }
    };
    frame.components.iter().enumerate().map(own).collect()
}

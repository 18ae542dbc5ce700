//! Planes: how the bytes of a frame lie, as WebCodecs names them (VideoPixelFormat `I420` and `NV12`; PlaneLayout).
//!
//! Brightness (Y) has one sample a pixel; the two colours (U, V) have one for every 2x2 pixels, in planes of their own
//! (I420) or in turn in one plane (NV12). Eight bits a sample.

use serde::Deserialize;

use crate::error::{Error, Reason, Result};
use crate::report::Orientation;

/// The longest side of a frame, in pixels.
pub const LONGEST_SIDE: u32 = 8192;
/// Pixels of a frame, at most: those of 8K.
pub const MOST_PIXELS: u64 = 36_000_000;

/// Which planes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "PlaneFormat"))]
pub enum PlaneFormat {
    /// Three planes: Y, U, V.
    I420,
    /// Two planes: Y, and U and V in turn.
    #[serde(rename = "NV12")]
    Nv12,
}

/// How brightness and colours make red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FrameMatrix"))]
pub enum Matrix {
    /// ITU-R BT.601: standard definition, and most photographs.
    Bt601,
    /// ITU-R BT.709: high definition.
    #[default]
    Bt709,
}

/// Where a plane's rows lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FramePlane"))]
pub struct Plane {
    /// The first row's place in the bytes.
    pub offset: usize,
    /// Bytes from one row to the next.
    pub stride: usize,
}

/// How the bytes of a frame lie.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FrameLayout"))]
pub struct Layout {
    /// Which planes there are.
    pub format: PlaneFormat,
    /// Visible width in pixels, before turning.
    pub width: u32,
    /// Visible height in pixels, before turning.
    pub height: u32,
    /// The turn clockwise that makes the frame upright: 0, 90, 180 or 270 degrees.
    #[serde(default)]
    pub rotation: u16,
    /// Whether it is mirrored from left to right behind that.
    #[serde(default)]
    pub flip: bool,
    /// How colours are made.
    #[serde(default)]
    pub matrix: Matrix,
    /// Whether samples go from 0 to 255, and not from 16 to 235 (240 for colours).
    #[serde(default)]
    pub full: bool,
    /// Where the planes lie; without gaps one after the other if there are none.
    #[serde(default)]
    pub planes: Vec<Plane>,
}

impl Layout {
    /// Planes without gaps.
    pub fn packed(format: PlaneFormat, width: u32, height: u32) -> Self {
        Self {
            format,
            width,
            height,
            rotation: 0,
            flip: false,
            matrix: Matrix::default(),
            full: false,
            planes: Vec::new(),
        }
    }

    /// The size in pixels when it stands upright.
    pub fn upright(&self) -> (u32, u32) {
        if self.rotation.is_multiple_of(180) { (self.width, self.height) } else { (self.height, self.width) }
    }

    /// The turn and the mirror as Exif's orientation.
    pub fn orientation(&self) -> Orientation {
        Orientation(match (self.rotation, self.flip) {
            (90, false) => 6,
            (90, true) => 5,
            (180, false) => 3,
            (180, true) => 4,
            (270, false) => 8,
            (270, true) => 7,
            (_, false) => 1,
            (_, true) => 2,
        })
    }

    /// The size of the colour planes in samples.
    pub fn colours(&self) -> (usize, usize) {
        (self.width.div_ceil(2) as usize, self.height.div_ceil(2) as usize)
    }

    /// Bytes in a row of each plane, and its rows.
    fn rows(&self) -> Vec<(usize, usize)> {
        let (across, down) = self.colours();
        let brightness = (self.width as usize, self.height as usize);
        match self.format {
            PlaneFormat::I420 => vec![brightness, (across, down), (across, down)],
            PlaneFormat::Nv12 => vec![brightness, (across * 2, down)],
        }
    }

    /// Where the planes of a frame of `len` bytes lie.
    ///
    /// Errors: `malformed` for a turn, a size or planes that cannot be, `limit` for a frame that is too large.
    pub fn place(&self, len: usize) -> Result<Vec<Plane>> {
        self.check()?;
        let rows = self.rows();
        let planes = match &self.planes[..] {
            [] => {
                let mut offset = 0;
                let follow = |&(stride, rows): &(usize, usize)| {
                    let plane = Plane { offset, stride };
                    offset += stride * rows;
                    plane
                };
                rows.iter().map(follow).collect()
            }
            planes => planes.to_vec(),
        };
        let fits = |(plane, (bytes, rows)): (&Plane, &(usize, usize))| {
            let last = plane.stride.checked_mul(rows - 1).and_then(|to| to.checked_add(plane.offset));
            plane.stride >= *bytes && last.and_then(|to| to.checked_add(*bytes)).is_some_and(|end| end <= len)
        };
        match planes.len() == rows.len() && planes.iter().zip(&rows).all(fits) {
            true => Ok(planes),
            false => Err(Error::at(Reason::Internal, "the frame's planes do not fit its bytes", 0)),
        }
    }

    /// Checks rotation and size. Errors: `malformed` and `limit`.
    pub fn check(&self) -> Result<()> {
        if self.width == 0 || self.height == 0 || !matches!(self.rotation, 0 | 90 | 180 | 270) {
            return Err(Error::at(
                Reason::Internal,
                "a frame has no pixels, or its rotation is not 0, 90, 180 or 270",
                0,
            ));
        }
        let pixels = u64::from(self.width) * u64::from(self.height);
        match self.width.max(self.height) <= LONGEST_SIDE && pixels <= MOST_PIXELS {
            true => Ok(()),
            false => Err(Error::at(Reason::TooManyPixels, "the frames have too many pixels", 0)),
        }
    }
}

/// A frame that is only read.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// How the bytes lie.
    pub layout: &'a Layout,
    bytes: &'a [u8],
    planes: Vec<Plane>,
}

impl<'a> Frame<'a> {
    /// The frame in `bytes`. Errors: as for [`Layout::place`].
    pub fn new(layout: &'a Layout, bytes: &'a [u8]) -> Result<Self> {
        Ok(Self { layout, bytes, planes: layout.place(bytes.len())? })
    }

    /// Row `y` of the brightness.
    pub fn brightness(&self, y: usize) -> &'a [u8] {
        self.row(0, y, self.layout.width as usize)
    }

    /// Row `y` of colour 0 (U) or 1 (V): every sample, or for NV12 every second of what is given.
    pub fn colour(&self, which: usize, y: usize) -> (&'a [u8], usize) {
        let across = self.layout.colours().0;
        match self.layout.format {
            PlaneFormat::I420 => (self.row(1 + which, y, across), 1),
            PlaneFormat::Nv12 => (self.row(1, y, across * 2).get(which..).unwrap_or_default(), 2),
        }
    }

    fn row(&self, plane: usize, y: usize, bytes: usize) -> &'a [u8] {
        let from = self.planes.get(plane).map_or(0, |plane| plane.offset + y * plane.stride);
        self.bytes.get(from..from + bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_planes_follow_each_other_and_odd_sides_round_colours_up() {
        let layout = Layout::packed(PlaneFormat::I420, 5, 3);
        let bytes: Vec<u8> = (0..15 + 6 + 6).collect();
        let frame = Frame::new(&layout, &bytes).expect("it fits");
        assert_eq!(frame.brightness(2), [10, 11, 12, 13, 14]);
        assert_eq!(frame.colour(0, 1), (&[18, 19, 20][..], 1));
        assert_eq!(frame.colour(1, 0), (&[21, 22, 23][..], 1));
        let layout = Layout::packed(PlaneFormat::Nv12, 5, 3);
        assert_eq!(Frame::new(&layout, &bytes).expect("it fits").colour(1, 0), (&[16, 17, 18, 19, 20][..], 2));
    }

    #[test]
    fn bytes_that_are_too_few_and_layouts_that_cannot_be_are_refused() {
        let good = Layout::packed(PlaneFormat::I420, 4, 4);
        assert!(good.place(24).is_ok() && good.place(23).is_err() && good.place(0).is_err());
        let far = vec![Plane { offset: usize::MAX, stride: usize::MAX }; 3];
        let narrow = vec![Plane { offset: 0, stride: 3 }; 3];
        for planes in [far, narrow, vec![Plane { offset: 0, stride: 4 }; 2]] {
            assert!(Layout { planes, ..good.clone() }.place(1 << 20).is_err());
        }
        for (width, height, rotation) in
            [(0, 4, 0), (4, 0, 0), (4, 4, 45), (8193, 1, 0), (8192, 8192, 0), (u32::MAX, u32::MAX, 0)]
        {
            assert!(Layout { width, height, rotation, ..good.clone() }.place(usize::MAX).is_err());
        }
        assert!(Layout::packed(PlaneFormat::I420, 7680, 4320).place(7680 * 4320 * 3 / 2).is_ok());
    }

    #[test]
    fn a_layout_is_read_from_json() {
        let json = r#"{"format":"NV12","width":4,"height":2,"rotation":90,"flip":true,"matrix":"bt601","planes":[{"offset":0,"stride":8},{"offset":16,"stride":8}]}"#;
        let layout: Layout = serde_json::from_str(json).expect("a layout");
        assert_eq!((layout.upright(), layout.orientation(), layout.matrix), ((2, 4), Orientation(5), Matrix::Bt601));
        assert!(layout.place(20).is_ok() && layout.place(19).is_err());
    }
}

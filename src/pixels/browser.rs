//! Pixels that another decoder gives: of pictures that a browser can show and this crate cannot decode (HEVC, AV1, JPEG XL).

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::decode::{DRAWN_PIXELS, part};
use crate::pixels::raster::{Raster, on_white};
use crate::report::Report;

/// A raster that is filled from its first row to its last.
#[derive(Debug)]
pub(crate) struct BrowserPixels {
    raster: Raster,
    /// Bytes of the raster that are there.
    filled: usize,
}

impl BrowserPixels {
    /// Room for the upright picture of a report, at its full size or, where it has more than [`DRAWN_PIXELS`], at a half, a
    /// quarter or an eighth of it (rounded down). Errors: `refused` without a picture, `malformed`, `limit`.
    pub(crate) fn new(report: &Report, limits: &mut Limits) -> Result<Self> {
        let picture = report.picture.ok_or(Error::new(Reason::NotDecoded, "there is no picture to show"))?;
        let (width, height) = picture.upright();
        limits.picture(width.into(), height.into(), 0)?;
        let by = part(&picture, DRAWN_PIXELS)?;
        Ok(Self { raster: Raster::new((width / by).max(1), (height / by).max(1), limits)?, filled: 0 })
    }

    /// Width and height in pixels of what has to be given.
    pub(crate) fn size(&self) -> (u32, u32) {
        (self.raster.width, self.raster.height)
    }

    /// Takes the next rows: sRGB, 8 bits of red, green, blue and an alpha that nothing was multiplied with. Transparent parts
    /// are laid on white. Errors: `malformed` for parts of a row and for more rows than there is room for.
    pub(crate) fn put(&mut self, rgba: &[u8]) -> Result<()> {
        let len = rgba.len() / 4 * 3;
        let whole = rgba.len().is_multiple_of(self.raster.width as usize * 4);
        let room = self.raster.rgb.get_mut(self.filled..self.filled + len).filter(|_| whole).ok_or(WRONG)?;
        for (out, pixel) in room.as_chunks_mut().0.iter_mut().zip(rgba.as_chunks().0) {
            *out = on_white(*pixel);
        }
        self.filled += len;
        Ok(())
    }

    /// The whole picture. Errors: `malformed` when rows are missing.
    pub(crate) fn finish(self) -> Result<Raster> {
        if self.filled == self.raster.rgb.len() { Ok(self.raster) } else { Err(WRONG) }
    }
}

const WRONG: Error = Error::new(Reason::Internal, "the pixels given are not those of the picture");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::report::{Orientation, Picture};

    fn room(width: u32, height: u32, orientation: Orientation) -> Result<BrowserPixels> {
        let mut report = Report::new(Format::Avif, 0);
        report.picture = Some(Picture { width, height, orientation, frames: 1 });
        BrowserPixels::new(&report, &mut Limits::default())
    }

    #[test]
    fn rows_fill_the_picture_in_order_and_what_is_transparent_is_white() {
        let mut given = room(2, 2, Orientation::UPRIGHT).unwrap();
        given.put(&[1, 2, 3, 255, 9, 9, 9, 0]).unwrap();
        given.put(&[255, 0, 0, 255, 0, 0, 0, 51]).unwrap();
        assert_eq!(given.finish().unwrap().rgb, [1, 2, 3, 255, 255, 255, 255, 0, 0, 204, 204, 204]);
    }

    #[test]
    fn too_few_rows_too_many_and_parts_of_one_are_no_picture() {
        assert!(
            room(2, 2, Orientation::UPRIGHT).unwrap().finish().is_err_and(|error| error.reason == Reason::Internal)
        );
        let mut given = room(2, 1, Orientation::UPRIGHT).unwrap();
        assert!(given.put(&[0; 4]).is_err());
        assert!(given.put(&[0; 16]).is_err());
        given.put(&[0; 8]).unwrap();
        assert!(given.put(&[0; 8]).is_err());
    }

    #[test]
    fn a_picture_of_many_pixels_is_asked_for_at_a_part_of_its_size() {
        assert_eq!(room(8064, 6049, Orientation::UPRIGHT).unwrap().size(), (4032, 3024));
        assert!(room(1 << 31, 1 << 31, Orientation::UPRIGHT).is_err());
    }
}

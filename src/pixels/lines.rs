//! Lines: pictures that are read row by row, so that whoever reads needs no copy of the whole.

use crate::pixels::raster::Raster;

/// A picture that gives its rows one by one.
pub trait Lines {
    /// Width and height in pixels.
    fn size(&self) -> (u32, u32);

    /// Row `y`, 0 to the height: red, green and blue of each pixel, sRGB, from left to right. They are the picture's own
    /// bytes, or `room` after it was filled. A row that does not exist is empty.
    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8];
}

impl Lines for Raster {
    fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn line<'a>(&'a self, y: usize, _room: &'a mut Vec<u8>) -> &'a [u8] {
        let line = self.width as usize * 3;
        self.rgb.get(y * line..(y + 1) * line).unwrap_or_default()
    }
}

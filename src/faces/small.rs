//! Small: a large picture's reduced copy, from which all but its finest scale are read. So every turn reads a few mebibytes, and so
//! few are given to another worker.

use super::resize::Resize;
use super::scales::Scale;
use crate::pixels::lines::Lines;
use crate::pixels::raster::Raster;

/// The reduced copy.
#[derive(Clone, Debug)]
pub(crate) struct Small {
    /// Its pixels for each pixel of the picture, along one side.
    pub scale: Scale,
    raster: Raster,
}

impl Small {
    /// `picture`, each pixel the mean over the area that it covers.
    pub(crate) fn new(picture: &impl Lines, scale: Scale) -> Self {
        let (width, height) = picture.size();
        let to = scale.size(width, height);
        let mut resize = Resize::new((width as usize, height as usize), to, 0..to.0, 0..to.1);
        let mut row = vec![0; to.0 * 3];
        let mut rgb = Vec::with_capacity(to.0 * to.1 * 3);
        for _ in 0..to.1 {
            resize.write(picture, &mut row);
            rgb.extend(row.iter().map(|level| *level as u8));
        }
        Self { scale, raster: Raster { width: to.0 as u32, height: to.1 as u32, rgb } }
    }

    /// Bytes of the copy of a picture of that size.
    pub(crate) fn memory(width: u32, height: u32, scale: Scale) -> u64 {
        let (width, height) = scale.size(width, height);
        (width * height * 3) as u64
    }
}

impl Lines for Small {
    fn size(&self) -> (u32, u32) {
        self.raster.size()
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        self.raster.line(y, room)
    }
}

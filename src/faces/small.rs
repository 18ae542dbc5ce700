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
        if (to.0 * 2, to.1 * 2) == (width as usize, height as usize) {
            return Self {
                scale,
                raster: Raster { width: to.0 as u32, height: to.1 as u32, rgb: halved(picture, to) },
            };
        }
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

/// The mean of every 2x2 pixels, halves upwards: what [`Resize`] makes of them, in whole numbers.
fn halved(picture: &impl Lines, (width, height): (usize, usize)) -> Vec<u8> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut rgb = vec![0; width * height * 3];
    for (y, out) in rgb.chunks_exact_mut(width * 3).enumerate() {
        let above = picture.line(y * 2, &mut first).as_chunks::<6>().0;
        let below = picture.line(y * 2 + 1, &mut second).as_chunks::<6>().0;
        for ((out, a), b) in out.as_chunks_mut::<3>().0.iter_mut().zip(above).zip(below) {
            let mean = |c: usize| {
                ((u16::from(a[c]) + u16::from(a[c + 3]) + u16::from(b[c]) + u16::from(b[c + 3]) + 2) >> 2) as u8
            };
            *out = [mean(0), mean(1), mean(2)];
        }
    }
    rgb
}

impl Lines for Small {
    fn size(&self) -> (u32, u32) {
        self.raster.size()
    }

    fn line<'a>(&'a self, y: usize, room: &'a mut Vec<u8>) -> &'a [u8] {
        self.raster.line(y, room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn a_half_is_what_the_general_way_makes_of_it() {
        let mut raster = Raster::new(64, 26, &mut Limits::default()).expect("small");
        raster.rgb.iter_mut().enumerate().for_each(|(i, level)| *level = (i * i * 7 + i / 5) as u8);
        let small = Small::new(&raster, Scale { factor: 0.5 });
        let mut resize = Resize::new((64, 26), (32, 13), 0..32, 0..13);
        let mut row = vec![0; 32 * 3];
        for y in 0..13 {
            resize.write(&raster, &mut row);
            let line: Vec<i16> = small.line(y, &mut Vec::new()).iter().map(|level| i16::from(*level)).collect();
            assert_eq!(line, row);
        }
    }
}

//! Scales: at which sizes a picture is searched.
//!
//! The network knows faces of about 10 to 300 pixels of its input. So a picture is searched at its **finest** scale, at
//! half of it, at a quarter, and so on. The finest scale is the largest of 2, 1, 1/2, 1/4, ... at which the scaled
//! picture has at most [`MOST_PIXELS`]: pictures of up to 3 megapixels are enlarged twice, those of up to 12.6 are
//! searched as they are, those of up to 50 at half their size. There are at least three scales, and more until the
//! longer side is at most [`SMALL`] pixels, for faces that fill a large picture. [`super::vote`] puts together what is
//! found at each.

/// Pixels of the picture at its finest scale, at most.
pub const MOST_PIXELS: u64 = 12_600_000;

/// The coarsest scale's longer side is at most this many pixels, if there are more than three scales.
pub const SMALL: f64 = 1280.0;

/// One size at which a picture is searched.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Scale {
    /// Pixels of the network's input for each pixel of the picture.
    pub factor: f64,
}

impl Scale {
    /// The scaled size in pixels, at least 1.
    pub fn size(&self, width: u32, height: u32) -> (usize, usize) {
        let side = |side: u32| (f64::from(side) * self.factor).round_ties_even().max(1.0) as usize;
        (side(width), side(height))
    }
}

/// The scales for a picture of `width` times `height` pixels, finest first.
pub fn scales(width: u32, height: u32) -> Vec<Scale> {
    let pixels = u64::from(width) * u64::from(height);
    let mut factor = 2.0;
    while pixels as f64 * factor * factor > MOST_PIXELS as f64 {
        factor /= 2.0;
    }
    let longer = f64::from(width.max(height));
    let mut all = Vec::new();
    while all.len() < 3 || longer * factor * 2.0 > SMALL {
        all.push(Scale { factor });
        factor /= 2.0;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors(width: u32, height: u32) -> Vec<f64> {
        scales(width, height).iter().map(|scale| scale.factor).collect()
    }

    #[test]
    fn small_pictures_are_searched_at_twice_their_size_at_their_size_and_at_half_of_it() {
        for (width, height) in [(1, 1), (1024, 768), (1024, 2480), (1920, 1080)] {
            assert_eq!(factors(width, height), [2.0, 1.0, 0.5]);
        }
    }

    #[test]
    fn large_pictures_are_searched_at_coarser_scales_that_cost_no_more() {
        assert_eq!(factors(4032, 3024), [1.0, 0.5, 0.25]);
        assert_eq!(factors(8064, 6048), [0.5, 0.25, 0.125]);
        assert_eq!(factors(12000, 9000), [0.25, 0.125, 0.0625]);
    }

    #[test]
    fn a_scaled_picture_has_at_least_one_pixel() {
        assert_eq!(Scale { factor: 0.25 }.size(1, 65535), (1, 16384));
    }
}

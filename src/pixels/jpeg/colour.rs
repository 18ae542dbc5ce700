//! From stored components to red, green and blue (ITU-T T.871, 7; Adobe Technical Note 5116, section 18).

use super::factors::{BLUE, GREEN_OF_BLUE, GREEN_OF_RED, RED};
use crate::codecs::jpeg::coded::Picture;
use crate::error::{Error, Reason, Result};

/// What the components are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Brightness alone.
    Grey,
    /// Brightness and two colour differences.
    YCbCr,
    /// Red, green and blue.
    Rgb,
    /// Four inks, stored inverted as Adobe's programs do.
    Cmyk,
    /// Three inks as brightness and differences, and black, stored inverted.
    Ycck,
}

/// Pixels that are converted at once.
const LANES: usize = 16;

impl Model {
    /// The model of a picture, by its number of components, its JFIF and Adobe segments, and the components' names.
    /// Errors: `refused` for two components.
    pub fn of(picture: &Picture<'_>) -> Result<Self> {
        let names: Vec<u8> = picture.frame.components.iter().map(|component| component.id).collect();
        match (names.as_slice(), picture.adobe) {
            ([_], _) => Ok(Self::Grey),
            ([_, _, _], _) if picture.jfif => Ok(Self::YCbCr),
            ([_, _, _], Some(0)) | (b"RGB", None) => Ok(Self::Rgb),
            ([_, _, _], _) => Ok(Self::YCbCr),
            ([_, _, _, _], None | Some(0)) => Ok(Self::Cmyk),
            ([_, _, _, _], _) => Ok(Self::Ycck),
            _ => Err(Error::new(Reason::UnknownCodec, "this way of coding a JPEG is not known here")),
        }
    }

    /// Writes a row of red, green and blue; `rows` are those of the components, at the same size or longer.
    pub fn convert(self, rows: [&[u8]; 4], out: &mut [u8]) {
        let out = out.as_chunks_mut::<3>().0;
        let [first, second, third, fourth] = rows;
        let three = first.iter().zip(second).zip(third).map(|((a, b), c)| [*a, *b, *c]);
        match self {
            Self::Grey => out.iter_mut().zip(first).for_each(|(out, level)| *out = [*level; 3]),
            Self::Rgb => out.iter_mut().zip(three).for_each(|(out, rgb)| *out = rgb),
            Self::YCbCr => {
                let (blocks, rest) = out.as_chunks_mut::<LANES>();
                let whole = blocks.len() * LANES;
                let rows = [first, second, third].map(|row| row.as_chunks::<LANES>().0);
                for (((out, y), cb), cr) in blocks.iter_mut().zip(rows[0]).zip(rows[1]).zip(rows[2]) {
                    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
                    super::simd128::rgb(y, cb, cr, out);
                    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
                    block(y, cb, cr, out);
                }
                rest.iter_mut().zip(three.skip(whole)).for_each(|(out, stored)| *out = rgb(stored));
            }
            Self::Cmyk => {
                out.iter_mut().zip(three).zip(fourth).for_each(|((out, inks), black)| *out = light(inks, *black));
            }
            Self::Ycck => out.iter_mut().zip(three).zip(fourth).for_each(|((out, stored), black)| {
                *out = light(rgb(stored).map(|level| 255 - level), *black);
            }),
        }
    }
}

/// Sixteen pixels of brightness and two differences as red, green and blue.
pub fn block(y: &[u8; LANES], cb: &[u8; LANES], cr: &[u8; LANES], out: &mut [[u8; 3]; LANES]) {
    let (mut reds, mut greens, mut blues) = ([0; LANES], [0; LANES], [0; LANES]);
    for lane in 0..LANES {
        [reds[lane], greens[lane], blues[lane]] = rgb([y[lane], cb[lane], cr[lane]]);
    }
    for lane in 0..LANES {
        out[lane] = [reds[lane], greens[lane], blues[lane]];
    }
}

#[inline(always)]
fn rgb([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (i32::from(y), i32::from(cb) - 128, i32::from(cr) - 128);
    let half = 1 << 15;
    let red = y + cr + ((RED * cr + half) >> 16);
    let green = y - cr + ((GREEN_OF_RED * cr - GREEN_OF_BLUE * cb + half) >> 16);
    let blue = y + 2 * cb + ((BLUE * cb + half) >> 16);
    [red.clamp(0, 255) as u8, green.clamp(0, 255) as u8, blue.clamp(0, 255) as u8]
}

/// What three inverted inks leave of white, darkened by the fourth.
fn light(inks: [u8; 3], black: u8) -> [u8; 3] {
    inks.map(|ink| (u32::from(ink) * u32::from(black) / 255) as u8)
}

//! Colour: pixels of a wide-gamut space become sRGB (IEC 61966-2-1).

use crate::tags::icc;

/// How finely linear light is cut before it is coded again.
const STEPS: usize = 4096;

/// Turns `rgb` (8 bits a channel) from the space of an ICC profile into sRGB, in place; what lies outside sRGB becomes the
/// nearest colour channel by channel.
///
/// A profile that is sRGB, that is not a matrix profile, or that cannot be read leaves the pixels as they are. (No phone writes
/// tables; a library for them would add a sixth to the room.)
pub(crate) fn to_srgb(rgb: &mut [u8], profile: Option<&[u8]>) {
    let Some(icc::Shaper { curves, colorants }) = profile.and_then(icc::shaper) else { return };
    let Some(back) = inverse(&icc::SRGB) else { return };
    // From linear light of the profile's primaries to linear light of sRGB's, both over the D50 connection space.
    let mix = [0, 1, 2]
        .map(|to| [0, 1, 2].map(|from: usize| (0..3).map(|axis| back[axis][to] * colorants[from][axis]).sum::<f32>()));
    let coded: Vec<u8> = (0..=STEPS).map(|step| code(step as f32 / STEPS as f32)).collect();
    for pixel in rgb.chunks_exact_mut(3) {
        let linear = [0, 1, 2].map(|channel: usize| curves[channel][usize::from(pixel[channel])]);
        for (value, row) in pixel.iter_mut().zip(&mix) {
            let light: f32 = row.iter().zip(linear).map(|(share, light)| share * light).sum();
            *value = coded[(light.clamp(0.0, 1.0) * STEPS as f32 + 0.5) as usize];
        }
    }
}

/// The sRGB code of linear light in 0..=1.
fn code(light: f32) -> u8 {
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * libm::powf(light, 1.0 / 2.4) - 0.055 };
    (value * 255.0 + 0.5) as u8
}

/// The inverse of a matrix given by rows; nothing for one that has none.
fn inverse(m: &[[f32; 3]; 3]) -> Option<[[f32; 3]; 3]> {
    let minor = |row: usize, column: usize| {
        let (r, s) = ((row + 1) % 3, (row + 2) % 3);
        let (c, d) = ((column + 1) % 3, (column + 2) % 3);
        m[r][c] * m[s][d] - m[r][d] * m[s][c]
    };
    let determinant: f32 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    if determinant.abs() < 1e-9 {
        return None;
    }
    Some([0, 1, 2].map(|row| [0, 1, 2].map(|column| minor(column, row) / determinant)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_undoes_a_matrix() {
        let back = inverse(&icc::SRGB).unwrap();
        for (row, column) in (0..3).flat_map(|row| (0..3).map(move |column| (row, column))) {
            let cell: f32 = (0..3).map(|k| icc::SRGB[row][k] * back[k][column]).sum();
            assert!((cell - f32::from(u8::from(row == column))).abs() < 1e-4);
        }
    }

    #[test]
    fn the_red_of_display_p3_is_more_than_srgb_can_show_and_white_stays_white() {
        let profile = icc::display_p3();
        let mut pixels = [255, 0, 0, 255, 255, 255, 0, 0, 0, 128, 128, 128];
        to_srgb(&mut pixels, Some(&profile));
        assert_eq!(pixels[..3], [255, 0, 0]);
        assert!(pixels[3..6].iter().all(|&v| v >= 253), "{pixels:?}");
        assert_eq!(pixels[6..9], [0, 0, 0]);
        let grey = &pixels[9..];
        assert!(grey.iter().all(|&v| v.abs_diff(grey[0]) <= 2), "{pixels:?}");
    }

    #[test]
    fn colours_inside_both_spaces_move_as_the_standards_say() {
        // Display P3 (200, 100, 50) is sRGB (215, 93, 31) by the two standards' matrices and curves.
        let mut pixels = [200, 100, 50];
        to_srgb(&mut pixels, Some(&icc::display_p3()));
        let wanted = [215i32, 93, 31];
        assert!(pixels.iter().zip(wanted).all(|(&v, w)| (i32::from(v) - w).abs() <= 2), "{pixels:?}");
    }
}

//! Colour: pixels of a wide-gamut space become sRGB (IEC 61966-2-1).

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::tags::icc;

/// How finely linear light is cut before it is coded again.
const STEPS: usize = 4096;

/// Turns `rgb` (8 bits a channel) from the space of an ICC profile into sRGB, in place; what lies outside sRGB becomes the
/// nearest colour channel by channel.
///
/// A profile that is sRGB, that is of another kind of colour (CMYK, grey), or that cannot be read leaves the pixels as they are.
pub fn to_srgb(rgb: &mut [u8], profile: Option<&[u8]>) {
    let Some(profile) = profile else { return };
    match icc::shaper(profile) {
        Some(shaper) => shaped(rgb, &shaper),
        None if icc::neutral(profile).is_some() => tabled(rgb, profile).unwrap_or_default(),
        None => {}
    }
}

/// Through the tables of a profile (ICC.1, 10.8 to 10.12), with what it says of perceptual colour.
fn tabled(rgb: &mut [u8], profile: &[u8]) -> Option<()> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).ok()?;
    let mut shown = [0; 3 * 4096];
    for pixels in rgb.chunks_mut(shown.len()) {
        let shown = shown.get_mut(..pixels.len())?;
        transform.transform(pixels, shown).ok()?;
        pixels.copy_from_slice(shown);
    }
    Some(())
}

/// Through the curves and the matrix of a profile (ICC.1, F.3).
fn shaped(rgb: &mut [u8], icc::Shaper { curves, colorants }: &icc::Shaper) {
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

    /// A profile whose table makes a middle grey of everything, as a table of 8 bits (ICC.1, 10.11).
    fn all_grey() -> Vec<u8> {
        let mut table = b"mft1\0\0\0\0\x03\x03\x02\0".to_vec();
        for cell in [1, 0, 0, 0, 1, 0, 0, 0, 1u32] {
            table.extend((cell << 16).to_be_bytes());
        }
        let straight: Vec<u8> = (0..=255).collect();
        table.extend(straight.repeat(3));
        table.extend([128, 128, 128].repeat(8));
        table.extend(straight.repeat(3));
        let mut profile = vec![0; 128];
        profile[8] = 2;
        profile[12..24].copy_from_slice(b"mntrRGB Lab ");
        profile[36..40].copy_from_slice(b"acsp");
        for (at, value) in [(68, 0xf6d6u32), (72, 0x10000), (76, 0xd32d)] {
            profile[at..at + 4].copy_from_slice(&value.to_be_bytes());
        }
        profile.extend(1u32.to_be_bytes());
        profile.extend(b"A2B0");
        profile.extend(144u32.to_be_bytes());
        profile.extend((table.len() as u32).to_be_bytes());
        profile.extend(table);
        let len = profile.len() as u32;
        profile[..4].copy_from_slice(&len.to_be_bytes());
        profile
    }

    #[test]
    fn a_profile_of_tables_is_followed() {
        let mut pixels = [255, 0, 0, 0, 255, 0, 10, 20, 30];
        to_srgb(&mut pixels, Some(&all_grey()));
        // A lightness of 50 is the code 119 of sRGB.
        assert!(pixels.iter().all(|&value| value.abs_diff(119) <= 2), "{pixels:?}");
    }

    #[test]
    fn a_profile_that_is_cut_off_leaves_the_pixels_as_they_are() {
        let whole = all_grey();
        for len in 0..whole.len() {
            let mut pixels = [255, 0, 0];
            to_srgb(&mut pixels, Some(&whole[..len]));
            assert_eq!(pixels, [255, 0, 0]);
        }
    }
}

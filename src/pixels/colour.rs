//! Colour: pixels of a wide-gamut space become sRGB (IEC 61966-2-1).

use crate::tags::icc;

/// How finely linear light is cut before it is coded again.
const STEPS: usize = 4096;

/// Turns `rgb` (8 bits a channel) from the space of an ICC profile into sRGB, in place; what lies outside sRGB becomes the
/// nearest colour channel by channel.
///
/// A profile that is sRGB, that is not a matrix profile, or that cannot be read leaves the pixels as they are. (No phone writes
/// tables; a library for them would add a sixth to the room.)
pub fn to_srgb(rgb: &mut [u8], profile: Option<&[u8]>) {
    if let Some(shaper) = profile.and_then(icc::shaper) {
        shaped(rgb, &shaper);
    }
}

/// As [`to_srgb`], from the space of that shape.
pub fn shaped(rgb: &mut [u8], icc::Shaper { curves, colorants }: &icc::Shaper) {
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

/// Red, green and blue of BT.2020 over the D50 connection space.
const BT2020: [[f32; 3]; 3] =
    [[0.673_46, 0.279_04, -0.001_93], [0.165_66, 0.675_35, 0.029_98], [0.125_12, 0.045_61, 0.796_86]];

/// Diffuse white in light that is coded absolutely, of its 10,000 candelas a square metre (ITU-R BT.2408, 2.1).
const WHITE: f32 = 203.0 / 10_000.0;
/// From here on what is brighter is drawn together, so that what shines still differs.
const KNEE: f32 = 0.7;

/// The space of ITU-R BT.2100 with the perceptual quantiser, as a screen of sRGB can show it.
pub fn perceptual() -> icc::Shaper {
    let light = |code: u8| {
        let power = libm::powf(f32::from(code) / 255.0, 1.0 / 78.843_75);
        let light =
            libm::powf((power - 0.835_937_5).max(0.0) / (18.851_563 - 18.6875 * power), 1.0 / 0.159_301_76) / WHITE;
        let above = (light - KNEE).max(0.0) / (1.0 - KNEE);
        light.min(KNEE) + (1.0 - KNEE) * (1.0 - libm::expf(-above))
    };
    let curve = std::array::from_fn(|code| light(code as u8));
    icc::Shaper { curves: [curve; 3], colorants: BT2020 }
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
    fn white_of_a_perceptual_picture_is_bright_grey_stays_grey_and_what_shines_is_brighter() {
        // 58 % of the quantiser is diffuse white (BT.2408, table 1), 38 % is 18 % grey.
        let mut pixels = [148, 148, 148, 97, 97, 97, 0, 0, 0, 192, 192, 192, 255, 255, 255];
        shaped(&mut pixels, &perceptual());
        let greys = pixels.as_chunks::<3>().0;
        assert!(greys.iter().all(|[r, g, b]| r.abs_diff(*g) <= 2 && g.abs_diff(*b) <= 2), "{pixels:?}");
        let [white, grey, black, shine, most] = [0, 1, 2, 3, 4].map(|at| greys[at][1]);
        assert!((220..250).contains(&white) && (100..150).contains(&grey), "{pixels:?}");
        assert!(black == 0 && white < shine && shine <= most && most >= 253, "{pixels:?}");
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

//! Colour: pixels of a profile's space become sRGB (IEC 61966-2-1).

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::tags::icc;

/// Turns `rgb` (8 bits a channel) from the space of an ICC profile into sRGB, in place. A profile that is sRGB, is not one of
/// RGB, or cannot be used leaves the pixels as they are: every viewer would show them so.
pub fn to_srgb(rgb: &mut [u8], profile: Option<&[u8]>) {
    let Some(neutral) = profile.and_then(icc::neutral) else { return };
    let Ok(from) = ColorProfile::new_from_slice(&neutral) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = from.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()) else {
        return;
    };
    let mut stretch = [0; 3 * 4096];
    for pixels in rgb.chunks_mut(stretch.len()) {
        let Some(own) = stretch.get_mut(..pixels.len()) else { return };
        own.copy_from_slice(pixels);
        if transform.transform(own, pixels).is_err() {
            pixels.copy_from_slice(own);
        }
    }
}

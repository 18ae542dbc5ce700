//! How many bytes the samples of a picture take (8.9.5.2), so that nothing hides behind its last row.

use lopdf::{Dictionary, Document, Object};

use super::filters::{self, Filter};

/// How many bytes a picture has unpacked, rows still predicted from each other; nothing where its colours are not known.
pub(super) fn needs(document: &Document, dict: &Dictionary) -> Option<u64> {
    let number = |dict: &Dictionary, key: &[u8]| {
        dict.get_deref(key, document).ok()?.as_i64().ok().and_then(|value| u64::try_from(value).ok())
    };
    let (width, height) = (number(dict, b"Width")?, number(dict, b"Height")?);
    let mask = matches!(dict.get_deref(b"ImageMask", document), Ok(Object::Boolean(true)));
    let (components, bits) = match mask {
        true => (1, 1),
        false => {
            let space = dict.get_deref(b"ColorSpace", document).ok()?;
            (components(document, space)?, number(dict, b"BitsPerComponent")?)
        }
    };
    let row = width.checked_mul(components)?.checked_mul(bits)?.div_ceil(8);
    let samples = row.checked_mul(height)?;
    if !matches!(filters::of(dict), Some(Filter::Flate | Filter::Lzw)) {
        return Some(samples);
    }
    let Ok(settings) = dict.get_deref(b"DecodeParms", document).and_then(|own| own.as_dict()) else {
        return Some(samples);
    };
    // From 10 each row begins with how it is predicted (7.4.4.4), and rows are as long as the settings say.
    if number(settings, b"Predictor").unwrap_or(1) < 10 {
        return Some(samples);
    }
    let setting = |key: &[u8], usual| if settings.has(key) { number(settings, key) } else { Some(usual) };
    let (colors, bits, columns) = (setting(b"Colors", 1)?, setting(b"BitsPerComponent", 8)?, setting(b"Columns", 1)?);
    let predicted = colors.checked_mul(bits)?.checked_mul(columns)?.div_ceil(8);
    samples.checked_add(samples.div_ceil(predicted.max(1)))
}

/// How many values a sample has in a colour space (8.6).
fn components(document: &Document, space: &Object) -> Option<u64> {
    let items = match space {
        Object::Name(name) => {
            return Some(match name.as_slice() {
                b"DeviceGray" | b"CalGray" | b"G" => 1,
                b"DeviceRGB" | b"CalRGB" | b"RGB" => 3,
                b"DeviceCMYK" | b"CMYK" => 4,
                _ => return None,
            });
        }
        Object::Array(items) => items,
        _ => return None,
    };
    let second = || items.get(1).and_then(|item| document.dereference(item).ok()).map(|(_, item)| item);
    Some(match document.dereference(items.first()?).ok()?.1.as_name().ok()? {
        b"CalGray" | b"Indexed" | b"I" | b"Separation" => 1,
        b"CalRGB" | b"Lab" => 3,
        b"DeviceN" => second()?.as_array().ok()?.len() as u64,
        b"ICCBased" => u64::try_from(second()?.as_stream().ok()?.dict.get(b"N").ok()?.as_i64().ok()?).ok()?,
        _ if items.len() == 1 => return components(document, items.first()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(entries: &[(&'static str, Object)]) -> Dictionary {
        let mut dict: Dictionary =
            [("Width", Object::Integer(5)), ("Height", Object::Integer(3))].into_iter().collect();
        entries.iter().for_each(|(key, value)| dict.set(*key, value.clone()));
        dict
    }

    #[test]
    fn rows_are_whole_bytes_and_predicted_ones_longer() {
        let document = Document::new();
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let mask = picture(&[("ImageMask", Object::Boolean(true))]);
        assert_eq!(needs(&document, &mask), Some(3));
        let plain = [("ColorSpace", name("DeviceRGB")), ("BitsPerComponent", Object::Integer(4))];
        assert_eq!(needs(&document, &picture(&plain)), Some(24));
        let settings = [("Predictor", 15), ("Colors", 3), ("BitsPerComponent", 4), ("Columns", 5)];
        let settings: Dictionary = settings.map(|(key, value)| (key, Object::Integer(value))).into_iter().collect();
        let predicted = [&plain[..], &[("Filter", name("FlateDecode")), ("DecodeParms", settings.into())]].concat();
        assert_eq!(needs(&document, &picture(&predicted)), Some(27));
        let inks = vec![name("DeviceN"), vec![name("A"), name("B")].into()];
        let inks = [("ColorSpace", inks.into()), ("BitsPerComponent", Object::Integer(8))];
        assert_eq!(needs(&document, &picture(&inks)), Some(30));
        let strange = [("ColorSpace", name("Mine")), ("BitsPerComponent", Object::Integer(8))];
        assert_eq!(needs(&document, &picture(&strange)), None);
    }
}

//! How numbers, strings and names are written (7.3): each in one form.

/// A real number without an exponent (7.3.3).
pub(super) fn real(value: f32) -> String {
    if value.is_finite() && value != 0.0 { value.to_string() } else { "0".into() }
}

/// A string in hexadecimal (7.3.4.3).
pub(super) fn push_string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    bytes.iter().for_each(|byte| out.extend_from_slice(format!("{byte:02x}").as_bytes()));
    out.push(b'>');
}

/// A name with whatever is not plain in it written as `#` and two digits (7.3.5).
pub(super) fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+*:@!&'\"$;=?^`|~,\\".contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02x}").as_bytes());
        }
    }
}

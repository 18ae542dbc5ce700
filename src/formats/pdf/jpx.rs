//! JPEG 2000 in PDF (ISO/IEC 15444-1, annex I): the boxes that a picture needs, without those that describe it.

/// The boxes that stay: signature, file type, header and codestream.
const KEPT: [&[u8; 4]; 4] = [b"jP  ", b"ftyp", b"jp2h", b"jp2c"];

/// The picture without its describing boxes; nothing when its boxes are broken. A bare codestream stays as it is.
pub fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0x4f, 0xff, 0x51]) {
        return Some(bytes.to_vec());
    }
    let (mut out, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let (length, kind) = (rest.first_chunk::<4>()?, rest.get(4..8)?);
        let length = match u32::from_be_bytes(*length) {
            0 => rest.len(),
            1 => usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?)).ok()?,
            length => length as usize,
        };
        let whole = rest.get(..length).filter(|_| length >= 8)?;
        if KEPT.iter().any(|kept| kept.as_slice() == kind) {
            out.extend_from_slice(whole);
        }
        rest = rest.get(length..)?;
    }
    (!out.is_empty()).then_some(out)
}

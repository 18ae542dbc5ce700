//! The pixels' shape (PNG, section 11.3.4.3): kept where pixels are not square and have a shape that screens, films and faxes have,
//! never as a size.

/// The shapes, as ratios below 1.
const KNOWN: [(u64, u64); 12] =
    [(1, 2), (10, 11), (11, 12), (11, 16), (33, 40), (3, 4), (8, 9), (27, 32), (15, 16), (45, 64), (2, 3), (49, 102)];

/// The canonical content of `pHYs` for the content of one: unit unknown, the known ratio, of which it may be a rounded multiple. `None`
/// for square pixels, and for content that says nothing.
pub(super) fn canonical(content: &[u8]) -> Option<[u8; 9]> {
    let [x0, x1, x2, x3, y0, y1, y2, y3, _unit] = *content else { return None };
    let number = |bytes| u64::from(u32::from_be_bytes(bytes));
    let (x, y) = (number([x0, x1, x2, x3]), number([y0, y1, y2, y3]));
    let near = |&(over, under): &(u64, u64)| (x * under).abs_diff(y * over) <= over + under;
    let both = KNOWN.into_iter().flat_map(|(over, under)| [(over, under), (under, over)]);
    let (x, y) = both.filter(|sides| x.min(y) > sides.0 + sides.1 || (x, y) == *sides).find(near)?;
    let ([x0, x1, x2, x3], [y0, y1, y2, y3]) = ((x as u32).to_be_bytes(), (y as u32).to_be_bytes());
    Some([x0, x1, x2, x3, y0, y1, y2, y3, 0])
}

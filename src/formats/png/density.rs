//! The pixels' shape (PNG, section 11.3.4.3): kept as a ratio where they are not square, never as a size.

/// The largest side of a ratio; finer ones could mark a single file.
const FINEST: u64 = 1000;

/// The canonical content of `pHYs` for the content of one: unit unknown, ratio reduced. `None` for square pixels, and for
/// content that says nothing.
pub(super) fn canonical(content: &[u8]) -> Option<[u8; 9]> {
    let [x0, x1, x2, x3, y0, y1, y2, y3, _unit] = *content else { return None };
    let (mut x, mut y) =
        (u64::from(u32::from_be_bytes([x0, x1, x2, x3])), u64::from(u32::from_be_bytes([y0, y1, y2, y3])));
    if x == 0 || y == 0 {
        return None;
    }
    let divisor = common(x, y);
    (x, y) = (x / divisor, y / divisor);
    let longest = x.max(y);
    if longest > FINEST {
        let scaled = |side: u64| ((side * FINEST + longest / 2) / longest).max(1);
        (x, y) = (scaled(x), scaled(y));
        let divisor = common(x, y);
        (x, y) = (x / divisor, y / divisor);
    }
    if x == y {
        return None;
    }
    let ([x0, x1, x2, x3], [y0, y1, y2, y3]) = ((x as u32).to_be_bytes(), (y as u32).to_be_bytes());
    Some([x0, x1, x2, x3, y0, y1, y2, y3, 0])
}

/// The greatest common divisor of two numbers above 0.
fn common(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

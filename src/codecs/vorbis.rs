//! The setup header of Vorbis (Vorbis I specification, 4.2.4), walked to its end: what lies behind it goes.

/// Bits of a run of bytes, least significant first (2.1.4).
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next `n` bits, at most 32; none where there are not so many.
    fn take(&mut self, n: u32) -> Option<u32> {
        let mut value = 0u64;
        for shift in 0..n.min(32) {
            let byte = *self.bytes.get(self.at / 8)?;
            value |= u64::from(byte >> (self.at % 8) & 1) << shift;
            self.at += 1;
        }
        Some(value as u32)
    }

    fn flag(&mut self) -> Option<bool> {
        self.take(1).map(|bit| bit == 1)
    }

    fn skip(&mut self, n: u64) -> Option<()> {
        self.at = self.at.checked_add(usize::try_from(n).ok()?)?;
        (self.at <= self.bytes.len().checked_mul(8)?).then_some(())
    }
}

/// A setup header of a stream of so many channels without what lies behind its last bit. None where it is none.
pub(crate) fn setup(packet: &[u8], channels: u8) -> Option<Vec<u8>> {
    if !packet.starts_with(b"\x05vorbis") {
        return None;
    }
    let mut bits = Bits { bytes: packet, at: 7 * 8 };
    for _ in 0..=bits.take(8)? {
        book(&mut bits)?;
    }
    for _ in 0..=bits.take(6)? {
        bits.take(16)?;
    }
    for _ in 0..=bits.take(6)? {
        floor(&mut bits)?;
    }
    for _ in 0..=bits.take(6)? {
        residue(&mut bits)?;
    }
    for _ in 0..=bits.take(6)? {
        mapping(&mut bits, channels)?;
    }
    for _ in 0..=bits.take(6)? {
        bits.skip(41)?;
    }
    if !bits.flag()? {
        return None;
    }
    let mut kept = packet.get(..bits.at.div_ceil(8))?.to_vec();
    if let (Some(last), 1..) = (kept.last_mut(), bits.at % 8) {
        *last &= (1 << (bits.at % 8)) - 1;
    }
    Some(kept)
}

/// How many bits a number has.
const fn width(number: u32) -> u32 {
    32 - number.leading_zeros()
}

/// A codebook (3.2.1).
fn book(bits: &mut Bits<'_>) -> Option<()> {
    bits.take(24).filter(|&mark| mark == 0x56_4342)?;
    let (dimensions, entries) = (bits.take(16)?, bits.take(24)?);
    if bits.flag()? {
        bits.take(5)?;
        let mut passed = 0;
        while passed < entries {
            passed += bits.take(width(entries - passed))?;
        }
    } else {
        let sparse = bits.flag()?;
        for _ in 0..entries {
            if !sparse || bits.flag()? {
                bits.take(5)?;
            }
        }
    }
    let kind = bits.take(4)?;
    if kind == 0 {
        return Some(());
    }
    bits.skip(64)?;
    let each = bits.take(4)? + 1;
    bits.take(1)?;
    let count = match kind {
        1 => values(entries, dimensions)?,
        2 => u64::from(entries) * u64::from(dimensions),
        _ => return None,
    };
    bits.skip(count.checked_mul(each.into())?)
}

/// The largest number whose power of `dimensions` is no larger than `entries` (9.2.3).
fn values(entries: u32, dimensions: u32) -> Option<u64> {
    let fits = |root: u64| root.checked_pow(dimensions).is_some_and(|power| power <= entries.into());
    if dimensions == 0 {
        return None;
    }
    let (mut low, mut high) = (0u64, u64::from(entries) + 1);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if fits(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

/// A floor (6.2.1, 7.2.2).
fn floor(bits: &mut Bits<'_>) -> Option<()> {
    match bits.take(16)? {
        0 => {
            bits.skip(8 + 16 + 16 + 6 + 8)?;
            let books = bits.take(4)? + 1;
            bits.skip(u64::from(books) * 8)
        }
        1 => {
            let count = bits.take(5)?;
            let classes = (0..count).map(|_| bits.take(4)).collect::<Option<Vec<u32>>>()?;
            let mut sizes = [0u32; 16];
            let used = classes.iter().max().map_or(0, |&most| most as usize + 1);
            for size in sizes.iter_mut().take(used) {
                *size = bits.take(3)? + 1;
                let parts = bits.take(2)?;
                if parts > 0 {
                    bits.take(8)?;
                }
                bits.skip(8 << parts)?;
            }
            bits.take(2)?;
            let each = bits.take(4)?;
            let points: u32 = classes.iter().filter_map(|&class| sizes.get(class as usize)).sum();
            bits.skip(u64::from(points) * u64::from(each))
        }
        _ => None,
    }
}

/// A residue (8.6.1).
fn residue(bits: &mut Bits<'_>) -> Option<()> {
    bits.take(16).filter(|&kind| kind <= 2)?;
    bits.skip(72)?;
    let classes = bits.take(6)? + 1;
    bits.take(8)?;
    let mut books = 0;
    for _ in 0..classes {
        let low = bits.take(3)?;
        let high = if bits.flag()? { bits.take(5)? } else { 0 };
        books += low.count_ones() + high.count_ones();
    }
    bits.skip(u64::from(books) * 8)
}

/// A mapping (4.2.4).
fn mapping(bits: &mut Bits<'_>, channels: u8) -> Option<()> {
    bits.take(16).filter(|&kind| kind == 0)?;
    let parts = if bits.flag()? { bits.take(4)? + 1 } else { 1 };
    if bits.flag()? {
        let steps = bits.take(8)? + 1;
        let each = width(u32::from(channels).checked_sub(1)?);
        bits.skip(u64::from(steps) * 2 * u64::from(each))?;
    }
    bits.take(2)?;
    if parts > 1 {
        bits.skip(u64::from(channels) * 4)?;
    }
    bits.skip(u64::from(parts) * 24)
}

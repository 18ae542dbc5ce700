//! VP8L pictures (RFC 9649, section 3): followed to their last code, so that what stands behind it is known.
//!
//! Pixels are counted, not made, but for the small picture that says which codes are used where.

mod bits;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;
use bits::{Bits, Code};

/// Where the codes of the picture in `content` end. Errors: `malformed`, `limit`, `read`.
pub(super) fn end(source: &dyn Source, content: Span, limits: &mut Limits) -> Result<u64> {
    let mut bits = Bits::new(Reader::new(source, content)?);
    bits.take(8)?;
    let (width, height) = (bits.take(14)? + 1, bits.take(14)? + 1);
    bits.take(4)?;
    follow(bits, width, height, content, limits)
}

/// Where an `ALPH` chunk's alpha plane of `size` ends (section 2.7.1.2). Errors: as [`end`].
pub(super) fn alpha_end(source: &dyn Source, content: Span, size: (u32, u32), limits: &mut Limits) -> Result<u64> {
    let mut reader = Reader::new(source, content)?;
    match reader.u8()? & 3 {
        0 => Ok(reader.take(u64::from(size.0) * u64::from(size.1))?.end),
        1 => follow(Bits::new(reader), size.0, size.1, content, limits),
        _ => Err(Error::at(Reason::UnknownCodec, "an alpha plane that is coded in no known way", content.start)),
    }
}

fn follow(mut bits: Bits<'_>, width: u32, height: u32, content: Span, limits: &mut Limits) -> Result<u64> {
    let memory = limits.memory;
    let mut picture = Picture { bits: &mut bits, at: content.start };
    let width = picture.transforms(width, height, limits)?;
    picture.main(width, height, limits)?;
    limits.memory = memory;
    if bits.is_spent() {
        return Err(Error::malformed("the picture is cut short", content.end));
    }
    Ok(bits.end())
}

struct Picture<'a, 'b> {
    bits: &'a mut Bits<'b>,
    at: u64,
}

/// The five codes of a group: green with lengths and cached colours, red, blue, alpha, distances (section 3.7.2).
struct Group([Code; 5]);

impl Picture<'_, '_> {
    /// Passes the transforms (section 3.5) and returns the width that the coded picture has behind them.
    fn transforms(&mut self, mut width: u32, height: u32, limits: &mut Limits) -> Result<u32> {
        let mut seen = [false; 4];
        while self.bits.flag()? {
            let kind = self.bits.take(2)?;
            if let Some(seen) = seen.get_mut(kind as usize)
                && std::mem::replace(seen, true)
            {
                return Err(Error::malformed("a transform that comes twice", self.at));
            }
            match kind {
                0 | 1 => {
                    let size = self.bits.take(3)? + 2;
                    self.small(width.div_ceil(1 << size), height.div_ceil(1 << size), None, limits)?;
                }
                2 => {}
                _ => {
                    let colours = self.bits.take(8)? + 1;
                    self.small(colours, 1, None, limits)?;
                    let packed = match colours {
                        0..=2 => 3,
                        3..=4 => 2,
                        5..=16 => 1,
                        _ => 0,
                    };
                    width = width.div_ceil(1 << packed);
                }
            }
        }
        Ok(width)
    }

    /// The number of bits of the colour cache; 0 where there is none (section 3.6.3).
    fn cache(&mut self) -> Result<u32> {
        if !self.bits.flag()? {
            return Ok(0);
        }
        match self.bits.take(4)? {
            bits @ 1..=11 => Ok(bits),
            _ => Err(Error::malformed("a colour cache of no known size", self.at)),
        }
    }

    fn group(&mut self, cache: u32, limits: &mut Limits) -> Result<Group> {
        let cached = if cache > 0 { 1 << cache } else { 0 };
        let mut code = |size| Code::read(self.bits, size, limits);
        Ok(Group([code(256 + 24 + cached)?, code(256)?, code(256)?, code(256)?, code(40)?]))
    }

    /// A picture that serves another one. Its pixels are added to `values` where they are wanted.
    fn small(&mut self, width: u32, height: u32, values: Option<&mut Vec<u32>>, limits: &mut Limits) -> Result<()> {
        let memory = limits.memory;
        let cache = self.cache()?;
        let group = self.group(cache, limits)?;
        self.pixels(width, height, cache, values, |_, _| Some(&group))?;
        limits.memory = memory;
        Ok(())
    }

    /// The picture itself, whose parts may each have codes of their own (section 3.7.2.2).
    fn main(&mut self, width: u32, height: u32, limits: &mut Limits) -> Result<()> {
        let cache = self.cache()?;
        let (mut map, mut size) = (Vec::new(), 31);
        if self.bits.flag()? {
            size = self.bits.take(3)? + 2;
            let (across, down) = (width.div_ceil(1 << size), height.div_ceil(1 << size));
            limits.debit(u64::from(across) * u64::from(down) * 4, self.at)?;
            self.small(across, down, Some(&mut map), limits)?;
        }
        let number = |pixel: &u32| (pixel >> 8 & 0xffff) as usize;
        let count = map.iter().map(number).max().unwrap_or(0) + 1;
        let mut groups = Vec::new();
        for _ in 0..count {
            if self.bits.is_spent() {
                return Err(Error::malformed("the picture is cut short", self.at));
            }
            limits.debit(size_of::<Group>() as u64, self.at)?;
            groups.push(self.group(cache, limits)?);
        }
        let across = width.div_ceil(1 << size) as usize;
        self.pixels(width, height, cache, None, |x, y| {
            let place = (y >> size) as usize * across + (x >> size) as usize;
            groups.get(map.get(place).map_or(0, number))
        })
    }

    /// Passes the codes of a picture's pixels (section 3.7.3).
    fn pixels<'g>(
        &mut self,
        width: u32,
        height: u32,
        cache: u32,
        mut values: Option<&mut Vec<u32>>,
        group: impl Fn(u32, u32) -> Option<&'g Group>,
    ) -> Result<()> {
        let wrong = Error::malformed("the coded picture is broken", self.at);
        let total = u64::from(width) * u64::from(height);
        let mut colours = vec![0u32; if cache > 0 && values.is_some() { 1 << cache } else { 0 }];
        let place = |pixel: u32| (pixel.wrapping_mul(0x1e35_a7bd) >> (32 - cache.max(1))) as usize;
        let remember = |colours: &mut Vec<u32>, pixel: u32| {
            colours.get_mut(place(pixel)).into_iter().for_each(|colour| *colour = pixel);
            pixel
        };
        let (mut done, mut x, mut y) = (0u64, 0u32, 0u32);
        while done < total {
            let Group([green, red, blue, alpha, distance]) = group(x, y).ok_or(wrong)?;
            let symbol = u32::from(green.next(self.bits)?);
            let run = match symbol {
                0..=255 => {
                    let [red, blue, alpha] = [red, blue, alpha].map(|code| code.next(self.bits));
                    let pixel = u32::from(alpha?) << 24 | u32::from(red?) << 16 | symbol << 8 | u32::from(blue?);
                    if let Some(values) = &mut values {
                        values.push(remember(&mut colours, pixel));
                    }
                    1
                }
                256..280 => {
                    let run = self.length(symbol - 256)?;
                    let code = u32::from(distance.next(self.bits)?);
                    let back = self.length(code)?;
                    if let Some(values) = &mut values {
                        let back = distance_of(back, width) as usize;
                        for _ in 0..u64::from(run).min(total - done) {
                            let from = values.len().checked_sub(back).ok_or(wrong)?;
                            let pixel = *values.get(from).ok_or(wrong)?;
                            values.push(remember(&mut colours, pixel));
                        }
                    }
                    u64::from(run)
                }
                _ => {
                    if let Some(values) = &mut values {
                        values.push(*colours.get(symbol as usize - 280).ok_or(wrong)?);
                    }
                    1
                }
            };
            done += run;
            x += run as u32;
            while x >= width {
                (x, y) = (x - width, y + 1);
            }
            if self.bits.is_spent() {
                return Err(Error::malformed("the picture is cut short", self.at));
            }
        }
        Ok(())
    }

    /// A length or a distance from its prefix (section 3.6.2.2).
    fn length(&mut self, prefix: u32) -> Result<u32> {
        if prefix < 4 {
            return Ok(prefix + 1);
        }
        let extra = (prefix - 2) >> 1;
        Ok(((2 + (prefix & 1)) << extra) + self.bits.take(extra)? + 1)
    }
}

/// How many pixels back a distance code means in a picture of that width.
fn distance_of(code: u32, width: u32) -> u32 {
    match NEAR.get(code as usize - 1) {
        Some(&(x, y)) => (i64::from(x) + i64::from(y) * i64::from(width)).max(1) as u32,
        None => code - NEAR.len() as u32,
    }
}

/// The pixels that the first 120 distance codes mean: how far to the left, and how far above.
#[rustfmt::skip]
const NEAR: [(i8, i8); 120] = [
    (0, 1), (1, 0), (1, 1), (-1, 1), (0, 2), (2, 0), (1, 2), (-1, 2), (2, 1), (-2, 1), (2, 2), (-2, 2), (0, 3),
    (3, 0), (1, 3), (-1, 3), (3, 1), (-3, 1), (2, 3), (-2, 3), (3, 2), (-3, 2), (0, 4), (4, 0), (1, 4), (-1, 4),
    (4, 1), (-4, 1), (3, 3), (-3, 3), (2, 4), (-2, 4), (4, 2), (-4, 2), (0, 5), (3, 4), (-3, 4), (4, 3), (-4, 3),
    (5, 0), (1, 5), (-1, 5), (5, 1), (-5, 1), (2, 5), (-2, 5), (5, 2), (-5, 2), (4, 4), (-4, 4), (3, 5), (-3, 5),
    (5, 3), (-5, 3), (0, 6), (6, 0), (1, 6), (-1, 6), (6, 1), (-6, 1), (2, 6), (-2, 6), (6, 2), (-6, 2), (4, 5),
    (-4, 5), (5, 4), (-5, 4), (3, 6), (-3, 6), (6, 3), (-6, 3), (0, 7), (7, 0), (1, 7), (-1, 7), (5, 5), (-5, 5),
    (7, 1), (-7, 1), (4, 6), (-4, 6), (6, 4), (-6, 4), (2, 7), (-2, 7), (7, 2), (-7, 2), (3, 7), (-3, 7), (7, 3),
    (-7, 3), (5, 6), (-5, 6), (6, 5), (-6, 5), (8, 0), (4, 7), (-4, 7), (7, 4), (-7, 4), (8, 1), (8, 2), (6, 6),
    (-6, 6), (8, 3), (5, 7), (-5, 7), (7, 5), (-7, 5), (8, 4), (6, 7), (-6, 7), (7, 6), (-7, 6), (8, 5), (7, 7),
    (-7, 7), (8, 6), (8, 7),
];

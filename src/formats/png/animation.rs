//! Animations (PNG, sections 11.3.4 and 13): `acTL`, `fcTL`, `fdAT`.

use crate::error::{Error, Result};
use crate::formats::png::header::Header;
use crate::reader::Reader;

/// How far a walk over an animation has come.
#[derive(Default)]
pub struct Animation {
    /// How many frames `acTL` says there are.
    pub frames: u32,
    /// How many were met.
    pub met: u32,
    sequence: u32,
}

/// The size of one frame.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Animation {
    /// Reads `acTL`. Errors: `malformed`.
    pub fn control(mut reader: Reader<'_>) -> Result<Self> {
        let at = reader.at();
        let (frames, _plays) = (reader.u32_be()?, reader.u32_be()?);
        if frames == 0 || !reader.is_empty() {
            return Err(Error::malformed("the animation's header is broken", at));
        }
        Ok(Self { frames, ..Self::default() })
    }

    /// Reads `fcTL`. Errors: `malformed` when it is out of order or leaves the picture.
    pub fn frame(&mut self, mut reader: Reader<'_>, header: &Header) -> Result<Frame> {
        let broken = Error::malformed("a frame's header is broken", reader.at());
        self.sequence(&mut reader)?;
        let [width, height, x, y] = [reader.u32_be()?, reader.u32_be()?, reader.u32_be()?, reader.u32_be()?];
        let [_, _, _, _, dispose, blend] = reader.array()?;
        let inside = |from: u32, len: u32, side: u32| len > 0 && from.checked_add(len).is_some_and(|end| end <= side);
        if !reader.is_empty()
            || !inside(x, width, header.width)
            || !inside(y, height, header.height)
            || dispose > 2
            || blend > 1
        {
            return Err(broken);
        }
        self.met += 1;
        Ok(Frame { width, height })
    }

    /// Reads the next sequence number. Errors: `malformed` when it is not the next.
    pub fn sequence(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let at = reader.at();
        if reader.u32_be()? != self.sequence {
            return Err(Error::malformed("the animation's parts are out of order", at));
        }
        self.sequence += 1;
        Ok(())
    }
}

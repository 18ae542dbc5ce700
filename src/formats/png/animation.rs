//! Animations (PNG, sections 11.3.4 and 13): `acTL`, `fcTL`, `fdAT`.

use crate::error::{Error, Result};
use crate::formats::png::header::Header;
use crate::reader::Reader;

/// How far a walk over an animation has come.
#[derive(Default)]
pub(super) struct Animation {
    /// How many frames `acTL` says there are.
    pub frames: u32,
    /// How many were met.
    pub met: u32,
    /// Whether the picture in `IDAT` is no frame. A strip leaves it out and puts the first frame in its place.
    pub hides: bool,
    sequence: u32,
    /// The next sequence number of the copy, in which there may be fewer.
    pub copied: u32,
}

/// The size of one frame.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The left column and the top row.
    pub corner: (u32, u32),
}

impl Frame {
    /// Whether it is as large as the whole picture.
    pub(super) const fn covers(&self, header: &Header) -> bool {
        self.width == header.width && self.height == header.height && self.corner.0 == 0 && self.corner.1 == 0
    }
}

impl Animation {
    /// Reads `acTL`. Errors: `malformed`.
    pub(super) fn control(mut reader: Reader<'_>) -> Result<Self> {
        let at = reader.at();
        let (frames, _plays) = (reader.u32_be()?, reader.u32_be()?);
        if frames == 0 || !reader.is_empty() {
            return Err(Error::malformed("the animation's header is broken", at));
        }
        Ok(Self { frames, ..Self::default() })
    }

    /// Reads `fcTL`. Errors: `malformed` when it is out of order or leaves the picture.
    pub(super) fn frame(&mut self, mut reader: Reader<'_>, header: &Header) -> Result<Frame> {
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
        Ok(Frame { width, height, corner: (x, y) })
    }

    /// Whether the data of the frame that was met last takes the place of a picture in `IDAT` that goes.
    pub(super) const fn leads(&self) -> bool {
        self.hides && self.met == 1
    }

    /// The sequence number in the copy of the `fcTL` that was read last, where it is another.
    pub(super) fn moved(&mut self) -> Option<[u8; 4]> {
        let number = self.copied;
        self.copied += 1;
        (number + 1 != self.sequence).then(|| number.to_be_bytes())
    }

    /// Reads the next sequence number. Errors: `malformed` when it is not the next.
    pub(super) fn sequence(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let at = reader.at();
        if reader.u32_be()? != self.sequence {
            return Err(Error::malformed("the animation's parts are out of order", at));
        }
        self.sequence += 1;
        Ok(())
    }
}

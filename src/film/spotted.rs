//! Spotted: what one frame shows. It follows from that frame alone, so it is the same whoever looks, when and how fast.
//!
//! All of a frame is searched: at the scale at which its longer side has `LONGER_SIDE` pixels, but enlarged at most twice and not
//! at all from 641 pixels on; at half and at a quarter of that. So films of up to 1280 pixels are searched at their own size and
//! smaller, larger ones are reduced. What was spotted is small, and can be handed from one worker to another as bytes.

use super::camera::{Small, fields};
use super::cuts::{THUMBNAIL, thumbnail};
use super::look::{BINS, Look};
use super::place::{Packed, Place};
use super::planes::{Frame, Layout};
use super::sighting::Sighting;
use super::upright::{Upright, reduction};
use crate::error::{Error, Reason, Result};
use crate::faces::Face;
use crate::faces::scales::Scale;
use crate::faces::search::{Search, WIDEST};
use crate::limits::Limits;

/// The least score of a box that may go on with a track.
pub const WEAK: f32 = 0.2;
/// The longer side of the network's input at the finest scale, in pixels.
const LONGER_SIDE: f64 = 1280.0;
/// Frames whose longer side has at most so many pixels are enlarged.
const ENLARGED: usize = 640;

/// Bytes of the size at the beginning, and of each face.
const SIZE: usize = 8;
const FACE: usize = Packed::BYTES + 1 + BINS;

/// What one frame shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// The frame's width and height, in upright pixels.
    pub size: (u32, u32),
    /// Where a new shot begins, and how the camera moves, follows from these.
    pub thumbnail: Vec<u8>,
    /// The copy for the camera's path.
    pub small: Small,
    /// The faces, best first, all of frame 0.
    pub faces: Vec<Sighting>,
}

/// At which sizes a frame is searched, finest first: the last one sees those that fill the picture.
fn scales(width: usize, height: usize) -> [Scale; 3] {
    let longer = width.max(height);
    let finest = (LONGER_SIDE / longer as f64).min(if longer <= ENLARGED { 2.0 } else { 1.0 });
    [1.0, 2.0, 4.0].map(|by| Scale { factor: finest / by })
}

/// The faces of a frame, in its pixels, best first.
fn faces(frame: &Upright, limits: &mut Limits) -> Result<Vec<Face>> {
    let mut search = Search::at(frame, WEAK, &scales(frame.width, frame.height), WIDEST, limits)?;
    while search.step(frame)? < 1.0 {}
    limits.credit(search.memory());
    search.finish()
}

impl Spotted {
    /// Searches a frame. Its memory is debited from `limits` for the time. Errors: as for [`Layout::check`], and `limit` when memory
    /// is not left.
    pub fn new(frame: &Frame, limits: &mut Limits) -> Result<Self> {
        let upright = Upright::new(frame, limits)?;
        let sighting = |face: &Face| Sighting {
            frame: 0,
            place: Packed::from(Place::of(face, upright.reduced as f32)),
            score: (face.score * 255.0).round() as u8,
            look: Look::below(&upright, &Place::of(face, 1.0)),
        };
        let faces = faces(&upright, limits)?.iter().map(sighting).collect();
        limits.credit(upright.memory());
        Ok(Self { size: frame.layout.upright(), thumbnail: thumbnail(&upright), small: Small::new(&upright), faces })
    }

    /// How many pixels of the film a sample of [`Spotted::small`] stands for along a side.
    pub fn sample(&self) -> usize {
        let (reduced, width, height) = reduction(self.size);
        fields((width, height)).0 * reduced as usize
    }

    /// As bytes: width and height (32 bits each, the lowest first), thumbnail, small copy, then each face with its box (four times 16
    /// bits), score and look.
    pub fn bytes(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let mut out: Vec<u8> = [width, height].into_iter().flat_map(u32::to_le_bytes).collect();
        out.extend_from_slice(&self.thumbnail);
        out.extend_from_slice(self.small.levels());
        for face in &self.faces {
            out.extend(face.place.bytes());
            out.push(face.score);
            out.extend_from_slice(&face.look.0);
        }
        out
    }

    /// What [`Spotted::bytes`] wrote. Errors: `malformed` for bytes that it cannot have written.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        Self::parse(bytes).ok_or(Error::at(Reason::Internal, "what was spotted in a frame cannot be read", 0))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<SIZE>()?;
        let [width, height] = [size.first_chunk()?, size.last_chunk()?].map(|side| u32::from_le_bytes(*side));
        let upright = Layout::packed(super::planes::PlaneFormat::I420, width, height);
        upright.check().ok()?;
        let (thumbnail, rest) = rest.split_at_checked(THUMBNAIL)?;
        let (_, across, down) = reduction((width, height));
        let (_, columns, rows) = fields((across, down));
        let (small, rest) = rest.split_at_checked(columns * rows)?;
        let (faces, []) = rest.as_chunks::<FACE>() else { return None };
        let face = |face: &[u8; FACE]| {
            let place = Packed::of(*face.first_chunk()?)?;
            let [.., score] = *face.first_chunk::<{ Packed::BYTES + 1 }>()?;
            Some(Sighting { frame: 0, place, score, look: Look(*face.last_chunk()?) })
        };
        Some(Self {
            size: (width, height),
            thumbnail: thumbnail.to_vec(),
            small: Small::of((across, down), small)?,
            faces: faces.iter().map(face).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::planes::PlaneFormat;
    use super::*;

    fn factors(width: usize, height: usize) -> [f64; 3] {
        scales(width, height).map(|scale| scale.factor)
    }

    #[test]
    fn films_of_up_to_1280_pixels_are_searched_at_their_size_larger_ones_reduced_and_the_smallest_enlarged() {
        for (width, height) in [(1280, 720), (720, 1280), (854, 480), (641, 641)] {
            assert_eq!(factors(width, height), [1.0, 0.5, 0.25]);
        }
        assert_eq!(factors(1920, 1080), [2.0 / 3.0, 1.0 / 3.0, 1.0 / 6.0]);
        assert_eq!((factors(640, 360), factors(1, 1)), ([2.0, 1.0, 0.5], [2.0, 1.0, 0.5]));
    }

    #[test]
    fn what_was_spotted_is_the_same_after_its_way_as_bytes_and_bytes_that_are_none_are_refused() {
        for (width, height) in [(1, 1), (33, 17), (3000, 500)] {
            let layout = Layout::packed(PlaneFormat::I420, width, height);
            let bytes: Vec<u8> = (0..width * height * 3).map(|i| (i % 251) as u8).collect();
            let frame = Frame::new(&layout, &bytes).expect("it fits");
            let mut spotted = Spotted::new(&frame, &mut Limits::default()).expect("it is small");
            let place = Packed::from(Place { x: 1.5, y: 300.25, width: 20.0, height: 4000.0 });
            spotted.faces.push(Sighting { frame: 0, place, score: 200, look: Look::plain(2) });
            let sent = spotted.bytes();
            assert_eq!(Spotted::of(&sent).expect("what was sent"), spotted);
            for cut in [0, 7, 8, 100, sent.len() - 1] {
                assert!(Spotted::of(&sent[..cut]).is_err(), "{cut}");
            }
            assert!(Spotted::of(&[&sent[..], &[0]].concat()).is_err());
            let mut turned = sent.clone();
            // The right edge before the left one.
            let right = sent.len() - FACE + 4;
            turned[right..right + 2].fill(0);
            assert!(Spotted::of(&turned).is_err());
        }
        assert!(Spotted::of(&[255; 100_000]).is_err() && Spotted::of(&[0; 100_000]).is_err());
    }
}

//! Films: what each frame shows is spotted, by as many workers as there are, and taken in the order of the frames; then a person
//! decides; then frames are pushed for covering.
//!
//! All times are whole microseconds on the film's own clock, as `VideoFrame.timestamp` has them. All boxes and regions
//! are in upright pixels of the frames that were searched. A [`Layout`] is made of a JSON object that says how a frame's bytes lie:
//! `{"format": "I420" | "NV12", "width", "height", "rotation": 0 | 90 | 180 | 270, "flip": bool, "matrix": "bt601" | "bt709",
//! "full": boolean, "planes": [{"offset", "stride"}, ...]}`. `width` and `height` are the visible size before turning;
//! `rotation` is the turn clockwise that makes the frame upright; `planes` may be left out when they follow each other
//! without gaps, with colour rows of `ceil(width / 2)` samples. All but `format`, `width` and `height` may be left out.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::fault::{self, Fault};
use crate::error::{Error, Reason};
use crate::film::Film;
use crate::film::decisions::Decisions;
use crate::film::facts::Rendered;
use crate::film::planes::{self, Frame};
use crate::film::review::Review;
use crate::film::search::Search;
use crate::film::spotted::Spotted;
use crate::limits::Limits;
use crate::made::Part;

/// How the bytes of a frame lie: made once for all the frames that lie alike.
#[wasm_bindgen]
pub struct Layout(planes::Layout);

#[wasm_bindgen]
impl Layout {
    /// A layout of JSON. Errors: `refused` for JSON that is none, `malformed` and `limit` for a size or a turn that cannot be.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Layout, Fault> {
        let layout: planes::Layout =
            serde_json::from_str(json).map_err(|_| Error::new(Reason::Misuse, "the frame's layout cannot be read"))?;
        layout.check()?;
        Ok(Self(layout))
    }
}

/// What one frame shows, for [`FilmSearch::take`], in this worker or another: bytes that mean nothing elsewhere. All of the frame is
/// searched, and what is spotted follows from the frame alone.
///
/// Errors: `malformed` for a layout that cannot be or does not fit the bytes, `limit` for frames above 8192 pixels a side or 36
/// megapixels.
#[wasm_bindgen]
pub fn spot(layout: &Layout, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    Ok(Spotted::new(&Frame::new(&layout.0, bytes)?, &mut Limits::default())?.bytes())
}

/// The search of a film for people.
#[wasm_bindgen]
#[derive(Default)]
pub struct FilmSearch(Search);

#[wasm_bindgen]
impl FilmSearch {
    /// A search of no frame so far.
    #[wasm_bindgen(constructor)]
    pub fn new() -> FilmSearch {
        Self::default()
    }

    /// Takes what [`spot`] said of the next frame, in the order in which they are seen.
    ///
    /// Errors: `malformed` for bytes that are not of `spot`, a frame that is not as large as the first one (upright), a time that is
    /// not after the last one or is NaN or infinite; `limit` after a million frames or two million boxes.
    pub fn take(&mut self, spotted: &[u8], timestamp: f64, duration: f64) -> Result<(), Fault> {
        Ok(self.0.take(Spotted::of(spotted)?, timestamp, duration)?)
    }

    /// Joins what was seen into people. Errors: `malformed` when there was no frame.
    pub fn finish(self) -> Result<FoundFilm, Fault> {
        Ok(FoundFilm(Arc::new(self.0.finish()?)))
    }
}

/// The people of a film, in time.
#[wasm_bindgen]
pub struct FoundFilm(Arc<Film>);

#[wasm_bindgen]
impl FoundFilm {
    /// `{"width", "height", "frames", "from", "to", "cuts": [time], "people": [{"id", "first", "last", "frames", "brief",
    /// "best": {"time", "x", "y", "width", "height", "score"}, "spans": [[from, to]]}], "unsure": [{"id", "person",
    /// "from", "to", "reason": "lost" | "hidden" | "flicker", "small": boolean}]}`.
    ///
    /// `best` is the time and the place of the best thumbnail, `spans` are when the person is covered, `brief` marks
    /// who is seen for a moment, or so weakly that it may be no face. Spans begin at `from` and end before `to`.
    pub fn summary(&self) -> Result<String, Fault> {
        fault::json(&self.0.summary())
    }

    /// The covers that follow from decisions, a JSON object of which every part may be left out:
    /// `{"uncovered": [person], "joined": [[person]], "inverse": boolean, "unsure": treatment, "overrides": [{"id", "as": treatment}],
    /// "manual": [{"shape": "box" | "ellipse", "from", "to", "keys": [{"time", "x", "y", "width", "height"}]}]}`.
    ///
    /// Everyone is covered who is not in `uncovered`. `inverse` covers all but the faces of those in `uncovered`.
    /// `joined` are numbers that are one person. `unsure` is what happens in unsure spans: `reach` (the area in which the person's
    /// head should be, as it and the camera were seen to move; unless said otherwise), `area` (a larger one, around where the person was last), `frame` (the whole picture) or
    /// `tracked` (no more than elsewhere); `overrides` says it for single spans. A manual cover moves evenly between its keys, stands still before the
    /// first and after the last, and holds from `from` until before `to`, both of which may be left out; one key alone is a
    /// box that stands still.
    ///
    /// Errors: `refused` for decisions that cannot be read, hold NaN or infinite numbers, keys that do not rise, people or
    /// spans that do not exist, or more than 1,000 covers or 100,000 keys.
    pub fn decide(&self, decisions: &str) -> Result<FilmCovers, Fault> {
        let decisions: Decisions =
            serde_json::from_str(decisions).map_err(|_| Error::new(Reason::Misuse, "the decisions cannot be read"))?;
        Ok(FilmCovers(Review::new(self.0.clone(), decisions)?))
    }
}

/// What covers a film.
#[wasm_bindgen]
pub struct FilmCovers(Review);

#[wasm_bindgen]
impl FilmCovers {
    /// What is covered at a time, for the screen: `{"frame": boolean, "but": [region], "regions": [region]}`. First, where
    /// `frame` is true, the whole picture but the regions `but`; then the regions, each `{"shape", "x", "y", "width",
    /// "height"}` and, where it belongs to one, `"person"`. A time between two frames has the covers of both.
    pub fn at(&self, timestamp: f64) -> Result<String, Fault> {
        fault::json(&self.0.at(timestamp)?)
    }

    /// Paints the covers of a time into a frame, in place. The frame may be larger or smaller than those searched. Returns
    /// how many covers it has.
    ///
    /// Errors: `malformed` for bytes that the layout does not fit or a time that is NaN or infinite.
    pub fn paint(&self, layout: &Layout, bytes: &mut [u8], timestamp: f64) -> Result<u32, Fault> {
        Ok(self.0.paint(&layout.0, bytes, timestamp)?)
    }

    /// What of a part (from, until before; infinite where it has no end) was looked at by who saw the film at these times: how many
    /// places there are, how many were looked at, and where each of the others begins.
    ///
    /// Errors: `refused` for a part that begins or ends at no time.
    pub fn looked(&self, from: f64, to: f64, seen: &[f64]) -> Result<Vec<f64>, Fault> {
        let looked = self.0.looked(&Part { from: Some(from), to: Some(to) }, seen)?;
        let counts = [looked.places as f64, looked.looked as f64];
        Ok(counts.into_iter().chain(looked.left.into_iter().map(|time| time as f64)).collect())
    }

    /// How much of a part (from, until before; infinite where it has no end) will be covered: the share of the picture, 0 to 1, and the
    /// frames of which nothing is seen.
    ///
    /// Errors: `refused` for a part that begins or ends at no time.
    pub fn share(&self, from: f64, to: f64) -> Result<Vec<f64>, Fault> {
        let share = self.0.share(&Part { from: Some(from), to: Some(to) })?;
        Ok(vec![share.covered, f64::from(share.whole)])
    }

    /// What the receipt says of a copy of which this was `rendered` (JSON, a [`Rendered`]), as JSON (a `FilmFacts`).
    ///
    /// Errors: `refused` for what cannot be read, `internal` for a copy that has other frames or covers than were searched and decided.
    pub fn facts(&self, rendered: &str) -> Result<String, Fault> {
        let rendered: Rendered = serde_json::from_str(rendered)
            .map_err(|_| Error::new(Reason::Misuse, "what was rendered cannot be read"))?;
        fault::json(&self.0.facts(&rendered)?)
    }
}

/// Makes the voice of one channel harder to recognise; it does not prevent it.
#[wasm_bindgen]
pub struct VoiceWarp(crate::sound::warp::Warp);

#[wasm_bindgen]
impl VoiceWarp {
    /// A warp for `rate` samples a second (8,000 to 192,000). `seed` is 32 bytes of the system's randomness; the channels of one
    /// sound take the same seed, so that they stay together.
    #[wasm_bindgen(constructor)]
    pub fn new(rate: u32, seed: &[u8]) -> Result<VoiceWarp, Fault> {
        let seed = seed.try_into().map_err(|_| Error::new(Reason::Misuse, "a seed has 32 bytes"))?;
        Ok(Self(crate::sound::warp::Warp::new(rate, seed)?))
    }

    /// Takes the next samples of the channel, -1 to 1, and gives those that are ready: the sound comes out late, with nothing
    /// before it, and after the `last` call as many samples were given as were taken. No call may follow the last.
    pub fn push(&mut self, samples: &[f32], last: bool) -> Result<Vec<f32>, Fault> {
        Ok(self.0.push(samples, last)?)
    }
}

/// The outline of a sound, for drawing.
#[wasm_bindgen]
pub struct SoundOutline(crate::sound::outline::Outline);

#[wasm_bindgen]
impl SoundOutline {
    /// An outline of `rate` samples a second for each of `channels`, with at most `columns` columns however long it gets.
    #[wasm_bindgen(constructor)]
    pub fn new(rate: u32, channels: u32, columns: u32) -> Result<SoundOutline, Fault> {
        Ok(Self(crate::sound::outline::Outline::new(rate, channels, columns)?))
    }

    /// Takes the next samples, the channels' in turn.
    pub fn push(&mut self, samples: &[f32]) {
        self.0.push(samples);
    }

    /// The seconds that one column spans.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> f64 {
        self.0.step()
    }

    /// The least and the greatest sample of each column so far, -1 to 1, in turn.
    pub fn columns(&self) -> Vec<f32> {
        self.0.columns()
    }
}

/// Silences spans of a sound, in place, with short fades outside of them.
#[wasm_bindgen]
pub struct SoundSilence(crate::sound::silence::Silence);

#[wasm_bindgen]
impl SoundSilence {
    /// `spans` is a JSON list of `[from, to]` in seconds from the first sample. Errors: `refused` for spans that cannot be read,
    /// do not rise or are no numbers.
    #[wasm_bindgen(constructor)]
    pub fn new(rate: u32, channels: u32, spans: &str) -> Result<SoundSilence, Fault> {
        let spans: Vec<[f64; 2]> =
            serde_json::from_str(spans).map_err(|_| Error::new(Reason::Misuse, "the spans cannot be read"))?;
        Ok(Self(crate::sound::silence::Silence::new(rate, channels, &spans)?))
    }

    /// Silences the next samples, the channels' in turn.
    pub fn apply(&mut self, samples: &mut [f32]) {
        self.0.apply(samples);
    }
}

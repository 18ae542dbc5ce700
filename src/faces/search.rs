//! Search: all scales and turns of one picture, a step at a time, so that whoever waits can show progress or stop.
//!
//! It goes in stages. First the picture is looked at coarsely, turned by no, one, two and three quarters and tilted: `super::upright`
//! says which ways up it may be. Then it is searched at every scale in those, and for people who lie at all but the finest one.
//!
//! In each stage bands can be lent to other workers. Each is a search of its own, whose boxes are handed back before any are
//! suppressed, so that the faces are the same however many work on them.

mod lend;

use super::Face;
use super::band::{Band, padded};
use super::light::Light;
use super::look::{Look, Piece};
use super::network::Network;
use super::scales::{self, Scale};
use super::scan::Scan;
use super::small::Small;
use super::suppress::{MOST, best, suppress};
use super::turn::{Turn, Turned};
use super::upright::{self, COARSE, LYING};
use super::vote::{self, Pass, one_each, vote};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::pixels::lines::Lines;

/// Columns of a scaled picture that the network sees at once, at most: 35 MiB of rows.
pub const WIDEST: usize = 5120;

/// Pixels of the network's input for each step: 100 to 200 ms on a slow phone.
const STEP: usize = 320 * 1024;

/// Bytes set aside for boxes, and for the tables that resizing needs.
const TABLES: u64 = 12 << 20;

/// What part of all the work the coarse look in all directions is: a fifth, where one way up is then searched.
const LOOK: f32 = 0.2;

const UNSEARCHED: Error = Error::new(Reason::Misuse, "a part of the picture was not searched for faces");

/// A search for faces under way.
#[derive(Clone, Debug)]
pub struct Search {
    width: u32,
    height: u32,
    threshold: f32,
    floor: f32,
    widest: usize,
    memory: u64,
    light: Light,
    small: Option<Small>,
    looks: Vec<Look>,
    /// By how much the picture has to be turned to stand upright, as far as is known.
    likeliest: Turn,
    /// The scales of the stage to come.
    ahead: Vec<Scale>,
    /// The bands of this stage, and the work still to do in it, last first.
    bands: Vec<Band>,
    left: Vec<Piece>,
    /// Bands that others search.
    lent: usize,
    scan: Option<Scan>,
    done: usize,
    total: usize,
}

impl Search {
    /// A search of a raster for faces that score at least `threshold` (0 to 1, see [`super::THRESHOLD`]), whichever way up it is.
    ///
    /// Errors: `limit` when the picture has too many pixels or the network's memory (64 MiB at most, given back by
    /// [`Search::memory`]) is not left in `limits`.
    pub fn new(picture: &impl Lines, threshold: f32, limits: &mut Limits) -> Result<Self> {
        let (width, height) = picture.size();
        let ladder = scales::scales(width, height);
        let mut search = Self::empty((width, height), WIDEST);
        let sides = ladder.first().map_or((0, 0), |finest| finest.size(width, height));
        search.debit(padded(sides.0.max(sides.1)), limits)?;
        search.threshold = threshold;
        search.reduce(picture, &ladder, limits)?;
        let coarse = ladder.get(COARSE).copied();
        upright::turns((width, height)).for_each(|turn| search.look(turn, coarse));
        search.ahead = ladder;
        search.cut();
        Ok(search)
    }

    /// A search of an upright picture at other scales, in windows that show the network at most `widest` columns. `widest`
    /// changes memory and time, never the result. Errors: as for [`Search::new`].
    pub fn at(
        picture: &impl Lines,
        threshold: f32,
        scales: &[Scale],
        widest: usize,
        limits: &mut Limits,
    ) -> Result<Self> {
        let (width, height) = picture.size();
        let mut search = Self::empty((width, height), widest);
        let seen = scales.iter().map(|scale| padded(scale.size(width, height).0)).max().unwrap_or(0);
        search.debit(seen, limits)?;
        search.threshold = threshold;
        search.reduce(picture, scales, limits)?;
        search.look(Turn::None, scales.iter().copied());
        search.cut();
        Ok(search)
    }

    /// A search of one band that was lent. It is given a [`super::band::Strip`], and its boxes are what [`Search::found`]
    /// returns. Errors: as for [`Search::new`].
    pub fn of(band: &Band, limits: &mut Limits) -> Result<Self> {
        let mut search = Self::empty((band.width, band.height), WIDEST);
        search.debit(padded(band.scale.size(band.width, band.height).0), limits)?;
        search.look(Turn::None, [band.scale]);
        search.bands = vec![Band { pass: 0, ..*band }];
        search.cut();
        Ok(search)
    }

    fn empty((width, height): (u32, u32), widest: usize) -> Self {
        Self {
            width,
            height,
            threshold: 0.0,
            widest,
            memory: 0,
            light: Light::PLAIN,
            small: None,
            looks: Vec::new(),
            likeliest: Turn::None,
            floor: vote::FLOOR,
            ahead: Vec::new(),
            bands: Vec::new(),
            left: Vec::new(),
            lent: 0,
            scan: None,
            done: 0,
            total: 0,
        }
    }

    /// Debits what a network needs that sees up to `columns` columns.
    fn debit(&mut self, columns: usize, limits: &mut Limits) -> Result<()> {
        limits.picture(self.width.into(), self.height.into(), 0)?;
        self.memory = Network::memory(columns.min(self.widest)) + TABLES;
        limits.debit(self.memory, 0)
    }

    /// Measures the light, and makes the copy that all but the finest scale are read from, where they are reduced.
    fn reduce(&mut self, picture: &impl Lines, scales: &[Scale], limits: &mut Limits) -> Result<()> {
        self.light = Light::of(picture);
        if let Some(scale) = scales.get(1).filter(|scale| scale.factor < 1.0) {
            let memory = Small::memory(self.width, self.height, *scale);
            limits.debit(memory, 0)?;
            self.memory += memory;
            self.small = Some(Small::new(&self.light.over(picture), *scale));
        }
        Ok(())
    }

    /// Adds the whole picture at these scales and this turn to the stage.
    fn look(&mut self, turn: Turn, scales: impl IntoIterator<Item = Scale>) {
        for scale in scales {
            let small = self.small.as_ref().filter(|small| scale.factor <= small.scale.factor);
            let from = small.map_or((self.width, self.height), Lines::size);
            let within = Scale { factor: scale.factor / small.map_or(1.0, |small| small.scale.factor) };
            let (width, height) = turn.size(from);
            let small = small.is_some();
            self.bands.push(Band::whole(self.looks.len(), width, height, within, self.floor));
            let size = within.size(width, height);
            self.looks.push(Look { turn, factor: scale.factor, size, small, found: Vec::new() });
        }
    }

    /// Cuts the stage's bands into what the network sees at once.
    fn cut(&mut self) {
        let pieces = |band: &Band| {
            let piece = |columns| Piece { band: *band, columns };
            band.columns(self.widest).into_iter().map(piece).collect::<Vec<_>>()
        };
        self.left = self.bands.iter().flat_map(pieces).rev().collect();
        (self.done, self.total) = (0, self.left.iter().map(Piece::pixels).sum());
    }

    /// The search with boxes of a pass that count from another score than [`vote::FLOOR`] on.
    #[must_use]
    pub fn from_score(mut self, floor: f32) -> Self {
        self.floor = floor;
        self.bands.iter_mut().for_each(|band| band.floor = floor);
        self.cut();
        self
    }

    /// Bytes that were debited and may be given back with [`Limits::credit`] when the search is gone.
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// Does one step's work on `picture`, which must be the same each time. Returns what part of the stage's work is done, 0 to
    /// 1; 1 when there is nothing left to do here until [`Search::go_on`].
    ///
    /// Errors: `unsupported` for broken weights, `refused` for a picture of another size than the search was made for.
    pub fn step(&mut self, picture: &impl Lines) -> Result<f32> {
        if picture.size() != (self.width, self.height) {
            return Err(Error::new(Reason::Misuse, "the picture changed while faces were searched for"));
        }
        let Some(&Piece { band, columns }) = self.left.last() else { return Ok(1.0) };
        if self.scan.is_none() {
            self.scan = Some(Scan::new(&band, columns)?);
        }
        let mut faces = Vec::new();
        if let (Some(scan), Some(look)) = (self.scan.as_mut(), self.looks.get(band.pass)) {
            self.done += match self.small.as_ref().filter(|_| look.small) {
                Some(small) => scan.step(&Turned { picture: small, turn: look.turn }, STEP, &mut faces),
                None => scan.step(&self.light.over(&Turned { picture, turn: look.turn }), STEP, &mut faces),
            };
        }
        self.file(band.pass, faces);
        if self.scan.as_ref().is_none_or(Scan::is_finished) {
            self.scan = None;
            self.left.pop();
        }
        Ok(if self.left.is_empty() { 1.0 } else { (self.done as f64 / self.total as f64).min(0.999) as f32 })
    }

    /// Goes on to the next stage. False when all was searched.
    ///
    /// Errors: `refused` as long as something of this stage was not searched.
    pub fn go_on(&mut self) -> Result<bool> {
        self.complete()?;
        let ladder = std::mem::take(&mut self.ahead);
        if ladder.is_empty() {
            return Ok(false);
        }
        let seen: Vec<_> = self.heard().map(|(turn, pass)| (turn, pass.faces)).collect();
        let ways = upright::ways(&seen);
        self.likeliest = ways.first().copied().unwrap_or(Turn::None);
        self.bands.clear();
        let (width, height) = ladder.first().map_or((1, 1), |finest| finest.size(self.width, self.height));
        let whole = (scales::MOST_PIXELS / (width as u64 * height as u64).max(1)).max(1) as usize;
        let (whole, coarse) = ways.split_at(whole.min(ways.len()));
        for turn in whole {
            let scales = ladder.iter().enumerate().filter(|(at, _)| *at != COARSE);
            self.look(*turn, scales.map(|(_, scale)| *scale));
        }
        for turn in upright::turns((self.width, self.height)) {
            let lying = coarse.contains(&turn) || ways.iter().any(|way| way.beside().contains(&turn));
            if lying && !whole.contains(&turn) {
                self.look(turn, ladder.get(1).copied());
            }
        }
        self.cut();
        Ok(true)
    }

    /// Goes through all stages here. Errors: as for [`Search::step`].
    pub fn run(&mut self, picture: &impl Lines) -> Result<()> {
        loop {
            while self.step(picture)? < 1.0 {}
            if !self.go_on()? {
                return Ok(());
            }
        }
    }

    /// What part of all the work is done when `done` of the stage's is, 0 to 1.
    pub fn overall(&self, done: f32) -> f32 {
        match (self.ahead.is_empty(), self.looks.len() > upright::turns((self.width, self.height)).count()) {
            (false, _) => LOOK * done,
            (true, true) => LOOK + (1.0 - LOOK) * done,
            (true, false) => done,
        }
    }

    fn complete(&self) -> Result<()> {
        match self.lent == 0 && self.left.is_empty() {
            true => Ok(()),
            false => Err(UNSEARCHED),
        }
    }

    /// The ways, but for the likeliest, that were searched at more than the coarse scale.
    fn others(&self) -> Vec<Turn> {
        let searched = |turn: &Turn| self.looks.iter().filter(|look| look.turn == *turn).count() > 1;
        upright::turns((self.width, self.height)).filter(|turn| *turn != self.likeliest && searched(turn)).collect()
    }

    /// Adds boxes to those of a pass, of which the best are kept.
    fn file(&mut self, pass: usize, faces: Vec<Face>) {
        let Some(look) = self.looks.get_mut(pass) else { return };
        look.found.extend(faces);
        if look.found.len() > 2 * MOST {
            best(&mut look.found);
        }
    }

    /// All boxes, none suppressed, in pixels of the scaled picture: what a search of a lent band has to hand back.
    pub fn found(self) -> Vec<Face> {
        self.looks.into_iter().flat_map(|look| look.found).collect()
    }

    /// What each pass found by itself, in the order of the scales that were asked for: its boxes in pixels of the raster, best
    /// first. Boxes of a turned pass lie in the turned raster.
    ///
    /// Errors: `refused` as long as something was not searched.
    pub fn passes(self) -> Result<Vec<Pass>> {
        self.finished()?;
        Ok(self.heard().map(|(_, pass)| pass).collect())
    }

    fn finished(&self) -> Result<()> {
        self.complete()?;
        match self.ahead.is_empty() {
            true => Ok(()),
            false => Err(UNSEARCHED),
        }
    }

    /// What each pass found, none twice, in pixels of the raster turned as the pass saw it.
    fn heard(&self) -> impl Iterator<Item = (Turn, Pass)> {
        self.looks.iter().map(|look| {
            let mut faces = look.found.clone();
            suppress(&mut faces);
            let (width, height) = look.turn.size((self.width, self.height));
            let (across, down) = (width as f32 / look.size.0 as f32, height as f32 / look.size.1 as f32);
            for face in &mut faces {
                (face.x1, face.x2) = (face.x1 * across, face.x2 * across);
                (face.y1, face.y2) = (face.y1 * down, face.y2 * down);
            }
            (look.turn, Pass { factor: look.factor as f32, faces })
        })
    }

    /// The faces, best first, cut off at the raster's edges. Errors: as for [`Search::passes`].
    pub fn finish(self) -> Result<Vec<Face>> {
        self.finished()?;
        let (width, height) = (self.width as f32, self.height as f32);
        let mut heard: Vec<_> = self.heard().collect();
        heard.order_by(|(_, a), (_, b)| b.factor.total_cmp(&a.factor));
        let way = |turn: Turn, least| {
            let passes: Vec<_> = heard.iter().filter(|heard| heard.0 == turn).map(|(_, pass)| pass.clone()).collect();
            vote(&passes, least, self.light.lean())
                .into_iter()
                .map(|face| turn.back(face, (self.width, self.height)))
                .collect()
        };
        let first = way(self.likeliest, self.threshold);
        let others = self.others().into_iter().map(|turn| {
            let tilted = Turn::TILTS.contains(&turn);
            way(turn, if tilted { self.threshold } else { self.threshold.max(LYING) })
        });
        let mut faces = one_each(std::iter::once(first).chain(others));
        faces.retain_mut(|face| {
            (face.x1, face.x2) = (face.x1.clamp(0.0, width), face.x2.clamp(0.0, width));
            (face.y1, face.y2) = (face.y1.clamp(0.0, height), face.y2.clamp(0.0, height));
            face.x1 < face.x2 && face.y1 < face.y2
        });
        Ok(faces)
    }
}

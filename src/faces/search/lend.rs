//! Lending: bands of a stage that other workers search, and what comes back of them.

use super::Search;
use crate::error::Result;
use crate::faces::Face;
use crate::faces::band::{self, Band, shares};
use crate::faces::look::Piece;
use crate::faces::network::REACH;
use crate::faces::turn::Turned;
use crate::pixels::lines::Lines;

/// Rows that are worth a worker of their own: those beyond its edges, up to twice [`REACH`], are computed twice.
const WORTHWHILE: usize = 2 * REACH;

impl Search {
    /// Gives work of this stage to up to `helpers` workers, about as much to each as stays here: the bands for each of them.
    /// Nothing where there is too little of it. What is found in each band must be given to [`Search::take`].
    ///
    /// Has to be called before the stage's first step.
    pub fn lend(&mut self, helpers: usize) -> Vec<Vec<Band>> {
        let all: usize = self.left.iter().map(Piece::pixels).sum();
        // All the work, in rows of the first band.
        let line = self.bands.first().map_or(1, |band| band.pixels() / band.rows.len().max(1)).max(1);
        let rows = all / line;
        let helpers = helpers.min((rows / WORTHWHILE).saturating_sub(1));
        if helpers == 0 || self.done > 0 || self.lent > 0 {
            return Vec::new();
        }
        let mut shares = shares(&self.bands, helpers + 1).into_iter();
        self.bands = shares.next().unwrap_or_default();
        self.cut();
        let lent: Vec<_> = shares.filter(|bands| !bands.is_empty()).collect();
        self.lent = lent.iter().map(Vec::len).sum();
        lent
    }

    /// The rows of a band that was lent: what [`super::band::Strip`] is made of. `picture` is the one that is searched.
    ///
    /// Errors: `refused` for a band that is not of this search.
    pub fn rows(&self, band: &Band, picture: &impl Lines) -> Result<Vec<u8>> {
        let look = self.looks.get(band.pass).ok_or(band::WRONG)?;
        match self.small.as_ref().filter(|_| look.small) {
            Some(small) => band.rows_of(&Turned { picture: small, turn: look.turn }),
            None => band.rows_of(&self.light.over(&Turned { picture, turn: look.turn })),
        }
    }

    /// Takes what was found in a band that was lent.
    pub fn take(&mut self, band: &Band, faces: Vec<Face>) {
        self.lent = self.lent.saturating_sub(1);
        self.file(band.pass, faces);
    }
}

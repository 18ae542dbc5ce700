//! Scan: one window of a picture at one scale, some rows at a time.

use super::Face;
use super::band::Band;
use super::decode::Decoder;
use super::network::Network;
use super::resize::Resize;
use super::window::Window;
use crate::error::Result;
use crate::pixels::lines::Lines;

/// The network at work on one window.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    network: Network,
    resize: Resize,
    decoder: Decoder,
    columns: Window,
    rows: Window,
}

impl Scan {
    /// Begins with the window of a band that `columns` are.
    ///
    /// Errors: `unsupported` for broken weights.
    pub(crate) fn new(band: &Band, columns: Window) -> Result<Self> {
        let (from, rows) = ((band.width as usize, band.height as usize), band.rows);
        let to = band.scale.size(band.width, band.height);
        Ok(Self {
            network: Network::new(columns.len(), rows.len())?,
            resize: Resize::new(from, to, columns.seen.0..columns.seen.1, rows.seen.0..rows.seen.1),
            decoder: Decoder::new(band.floor, columns, rows),
            columns,
            rows,
        })
    }

    /// Whether all of the window was read.
    pub(crate) fn is_finished(&self) -> bool {
        self.network.fed() == self.rows.len()
    }

    /// Reads up to about `pixels` pixels of the network's input, and adds the boxes that it found, in pixels of the
    /// scaled picture. Returns how many pixels it read.
    pub(crate) fn step(&mut self, picture: &impl Lines, pixels: usize, faces: &mut Vec<Face>) -> usize {
        let left = self.rows.len() - self.network.fed();
        let rows = (pixels / self.columns.len()).next_multiple_of(2).max(2).min(left);
        for _ in 0..rows {
            self.resize.write(picture, self.network.next_row());
            self.network.run();
            self.decoder.read(&self.network, faces);
        }
        rows * self.columns.len()
    }
}

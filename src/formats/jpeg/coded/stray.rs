//! What lies inside a scan and is no code of the picture: bytes behind its last block, or before a restart.

use super::bits::{BitReader, Stray};
use super::frame::{Frame, Scan};
use super::pass::pass;
use super::progressive::{Coefficients, NO_RESTART};
use super::tables::Tables;
use crate::error::{Kind, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// Follows a picture's headers and scans to tell where its codes end.
#[derive(Default)]
pub struct Follower {
    frame: Option<Frame>,
    tables: Tables,
    /// Which coefficients are not zero, where the picture is progressive.
    held: Option<Coefficients<u64>>,
}

impl Follower {
    /// Takes in a frame header or a table segment. One that cannot be followed is let be: the scans are then kept whole.
    pub fn segment(&mut self, code: u8, body: Reader<'_>, limits: &mut Limits) {
        match code {
            0xc0..=0xc2 | 0xc9 | 0xca => self.frame = Frame::read(code, body).ok(),
            _ => {
                // A table that cannot be is found again by the scan that uses it.
                let _ = self.tables.read(code, body, limits);
            }
        }
    }

    /// The same tables for another picture.
    pub fn again(&self) -> Self {
        Self { frame: None, tables: self.tables.clone(), held: None }
    }

    /// The bytes of a scan that are no code of the picture, and those that are not filled up as they should be. Nothing for a picture that cannot be followed: one that is
    /// coded arithmetically or in more than 8 bits, or one whose codes are broken. Errors: `limit`, `read`.
    pub fn strays(&mut self, header: Reader<'_>, data: Reader<'_>, limits: &mut Limits) -> Result<Vec<Stray>> {
        match self.follow(header, data, limits) {
            Err(error) if matches!(error.kind, Kind::Limit | Kind::Read) => Err(error),
            Err(_) => {
                // What later scans add to is not known any more.
                self.frame = None;
                Ok(Vec::new())
            }
            strays => strays,
        }
    }

    fn follow(&mut self, header: Reader<'_>, data: Reader<'_>, limits: &mut Limits) -> Result<Vec<Stray>> {
        let Some(frame) = &self.frame else { return Ok(Vec::new()) };
        let scan = Scan::read(frame, header)?;
        let mut bits = BitReader::new(data);
        let mut strays = Vec::new();
        if frame.progressive {
            if self.held.is_none() {
                self.held = Some(Coefficients::new(frame, limits)?);
            }
            if let Some(held) = &mut self.held {
                held.read(frame, &scan, &self.tables, &mut bits, |stray| strays.push(stray))?;
            }
            strays.push(bits.stray()?);
            return Ok(some(strays));
        }
        pass(frame, &scan, &self.tables, &mut bits, |bits| {
            strays.push(bits.stray()?);
            if bits.restart()? { Ok(()) } else { Err(NO_RESTART) }
        })?;
        strays.push(bits.stray()?);
        Ok(some(strays))
    }
}

/// Those that are not nothing.
fn some(mut strays: Vec<Stray>) -> Vec<Stray> {
    strays.retain(|stray| !stray.behind.is_empty() || stray.last.is_some());
    strays
}

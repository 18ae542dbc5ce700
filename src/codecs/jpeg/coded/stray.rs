//! What lies inside a scan and is no code of the picture: bytes behind its last block, or before a restart.

use super::bits::{BitReader, Stray};
use super::frame::{Frame, Scan};
use super::pass::pass;
use super::progressive::{Coefficients, Met, NO_RESTART};
use super::tables::Tables;
use super::used::{Pair, Used};
use super::walk::units;
use crate::digest::Digest;
use crate::error::{ErrorKind, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::source::clean::Origin;
use crate::span::Span;

/// What is found by following a scan.
#[derive(Default)]
pub(crate) struct Followed {
    /// The bytes that are no code of the picture, and those that are not filled up as they should be.
    pub strays: Vec<Stray>,
    /// The tables of each member in the one form that holds what comes in the scan.
    pub tables: Option<Vec<Pair>>,
    /// By component, in zigzag order, which coefficients are not zero everywhere, in this scan and those before.
    pub coefficients: [u64; 4],
}

/// Follows a picture's headers and scans to find where its codes end.
#[derive(Default)]
pub(crate) struct Follower {
    frame: Option<Frame>,
    tables: Tables,
    /// Which coefficients are not zero, where the picture is progressive.
    held: Option<Coefficients<u64>>,
    /// How its scan before this one was followed, and where that came from.
    before: Option<(Digest, Option<Span>)>,
    /// Its scans that were followed in the source, which a later one may ask for.
    passed: Vec<Passed>,
}

struct Passed {
    scan: Scan,
    tables: Tables,
    data: Span,
}

impl Follower {
    /// One that has the standard's tables of codes from the start, as decoders do (T.81, K.3). Errors: none that can be.
    pub(crate) fn with_standard() -> Result<Self> {
        Ok(Self { tables: Tables::default().with_standard()?, ..Self::default() })
    }

    /// Takes in a frame header or a table segment. One that cannot be followed is let be: the scans are then kept whole.
    pub(crate) fn segment(&mut self, code: u8, body: Reader<'_>, limits: &mut Limits) {
        match code {
            0xc0..=0xc2 | 0xc9 | 0xca => self.frame = Frame::read(code, body).ok(),
            _ => {
                // A table that cannot be is found again by the scan that uses it.
                let _ = self.tables.read(code, body, limits);
            }
        }
    }

    /// Whether there is a picture whose codes could not be followed to its end.
    pub(crate) fn lost(&self) -> bool {
        self.frame.is_none()
    }

    /// The same tables for another picture.
    pub(crate) fn again(&self) -> Self {
        Self { tables: self.tables.clone(), ..Self::default() }
    }

    /// What is found by following a scan whose `data` lie in `source` and end where the scan does: nothing but the tables for a
    /// picture that cannot be followed, one that is coded arithmetically or in more than 8 bits, or one whose codes are broken.
    /// Errors: `limit`, `read`.
    pub(crate) fn follow(
        &mut self,
        source: &dyn Source,
        header: Span,
        data: Span,
        limits: &mut Limits,
    ) -> Result<Followed> {
        match self.followed(source, header, data, limits) {
            Err(error) if matches!(error.kind(), ErrorKind::Limit | ErrorKind::Read) => Err(error),
            Err(_) => {
                // What later scans add to is not known any more.
                self.frame = None;
                Ok(Followed::default())
            }
            followed => followed,
        }
    }

    fn followed(&mut self, source: &dyn Source, header: Span, data: Span, limits: &mut Limits) -> Result<Followed> {
        let Some(frame) = &self.frame else { return Ok(Followed::default()) };
        let scan = Scan::read(frame, Reader::new(source, header)?)?;
        let origin = source.origin(data);
        let tables = self.tables.used(frame, &scan);
        let context = self.context(frame, &scan, &tables);
        if let Some(coefficients) = origin.as_ref().and_then(|origin| origin.found(&context)) {
            if frame.progressive {
                self.before = Some((context, origin.as_ref().map(Origin::span)));
                self.passed.push(Passed { scan, tables: self.tables.clone(), data });
            }
            return Ok(Followed { strays: Vec::new(), tables: Some(tables), coefficients });
        }
        let (mut strays, mut used) = (Vec::new(), Used::default());
        let mut bits = BitReader::new(Reader::new(source, data)?);
        if frame.progressive {
            if self.held.is_none() {
                self.held = Some(Coefficients::new(frame, limits)?);
            }
            let Some(held) = &mut self.held else { return Ok(Followed::default()) };
            for Passed { scan, tables, data } in self.passed.drain(..) {
                held.read(frame, &scan, &tables, &mut BitReader::new(Reader::new(source, data)?), &mut |_| ())?;
            }
            held.read(frame, &scan, &self.tables, &mut bits, &mut |met| match met {
                Met::Code(class, number, index) => used.note(class, number, index),
                Met::Stray(stray) => strays.push(stray),
            })?;
            used.coefficients = held.anywhere();
        } else {
            used = pass(frame, &scan, &self.tables, &mut bits, |bits| {
                strays.push(bits.stray()?);
                if bits.restart()? { Ok(()) } else { Err(NO_RESTART) }
            })?;
        }
        strays.push(bits.stray()?);
        strays.retain(|stray| !stray.behind.is_empty() || stray.last.is_some());
        let numbers: Vec<_> = scan.members.iter().map(|member| [member.dc, member.ac]).collect();
        let tables = used.in_one_form(tables, &numbers)?;
        // As a copy is read, whose tables are these.
        let context = self.context(frame, &scan, &tables);
        if frame.progressive {
            self.before = Some((context, origin.as_ref().map(Origin::span)));
        }
        if let Some(origin) = origin.filter(|_| strays.is_empty()) {
            origin.mark_found(context, used.coefficients);
        }
        Ok(Followed { strays, tables: Some(tables), coefficients: used.coefficients })
    }

    /// The digest of all that decides how a scan is followed, but for names and numbers: of a progressive picture, also of the
    /// scans before.
    fn context(&self, frame: &Frame, scan: &Scan, tables: &[Pair]) -> Digest {
        let shape: Vec<_> = frame.components.iter().map(|own| (own.across, own.down, own.blocks)).collect();
        let members: Vec<_> = scan.members.iter().map(|member| member.component).collect();
        let (across, down, _) = units(frame, scan);
        let restart = if self.tables.restart < across * down { self.tables.restart } else { 0 };
        let headers = format!(
            "{}{:?}{shape:?}{members:?}{:?}{:?}{restart}{:?}",
            frame.progressive, frame.mcus, scan.band, scan.approximation, self.before
        );
        let tables = tables.iter().flatten().flatten().flat_map(|table| table.iter().copied()).collect::<Vec<u8>>();
        Digest::of(&[headers.as_bytes(), &tables])
    }
}

//! What lies inside a scan and is no code of the picture: bytes behind its last block, or before a restart.

use super::bits::{BitReader, Stray};
use super::frame::{Frame, Scan};
use super::pass::pass;
use super::progressive::{Coefficients, NO_RESTART};
use super::tables::Tables;
use super::walk::units;
use crate::digest::Digest;
use crate::error::{ErrorKind, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::source::clean::Origin;
use crate::span::Span;

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

    /// The bytes of a scan that are no code of the picture, and those that are not filled up as they should be; `data` lies in
    /// `source` and ends where the scan does. Nothing for a picture that cannot be followed: one that is coded
    /// arithmetically or in more than 8 bits, or one whose codes are broken. Errors: `limit`, `read`.
    pub(crate) fn strays(
        &mut self,
        source: &dyn Source,
        header: Span,
        data: Span,
        limits: &mut Limits,
    ) -> Result<Vec<Stray>> {
        match self.follow(source, header, data, limits) {
            Err(error) if matches!(error.kind(), ErrorKind::Limit | ErrorKind::Read) => Err(error),
            Err(_) => {
                // What later scans add to is not known any more.
                self.frame = None;
                Ok(Vec::new())
            }
            strays => strays,
        }
    }

    fn follow(&mut self, source: &dyn Source, header: Span, data: Span, limits: &mut Limits) -> Result<Vec<Stray>> {
        let Some(frame) = &self.frame else { return Ok(Vec::new()) };
        let scan = Scan::read(frame, Reader::new(source, header)?)?;
        let origin = source.origin(data);
        let context = self.context(frame, &scan);
        if frame.progressive {
            self.before = Some((context, origin.as_ref().map(Origin::span)));
        }
        if origin.as_ref().is_some_and(|origin| origin.is_clean(&context)) {
            if frame.progressive {
                self.passed.push(Passed { scan, tables: self.tables.clone(), data });
            }
            return Ok(Vec::new());
        }
        let mut strays = if frame.progressive {
            if self.held.is_none() {
                self.held = Some(Coefficients::new(frame, limits)?);
            }
            let Some(held) = &mut self.held else { return Ok(Vec::new()) };
            for Passed { scan, tables, data } in self.passed.drain(..) {
                held.read(frame, &scan, &tables, &mut BitReader::new(Reader::new(source, data)?), |_| ())?;
            }
            let (mut bits, mut strays) = (BitReader::new(Reader::new(source, data)?), Vec::new());
            held.read(frame, &scan, &self.tables, &mut bits, |stray| strays.push(stray))?;
            strays.push(bits.stray()?);
            strays
        } else {
            let (mut bits, mut strays) = (BitReader::new(Reader::new(source, data)?), Vec::new());
            pass(frame, &scan, &self.tables, &mut bits, |bits| {
                strays.push(bits.stray()?);
                if bits.restart()? { Ok(()) } else { Err(NO_RESTART) }
            })?;
            strays.push(bits.stray()?);
            strays
        };
        strays.retain(|stray| !stray.behind.is_empty() || stray.last.is_some());
        if let Some(origin) = origin.filter(|_| strays.is_empty()) {
            origin.mark_clean(context);
        }
        Ok(strays)
    }

    /// The digest of all that decides how a scan is followed, but for names and numbers: of a progressive picture, also of the
    /// scans before.
    fn context(&self, frame: &Frame, scan: &Scan) -> Digest {
        let shape: Vec<_> = frame.components.iter().map(|own| (own.across, own.down, own.blocks)).collect();
        let members: Vec<_> = scan.members.iter().map(|member| member.component).collect();
        let (across, down, _) = units(frame, scan);
        let restart = if self.tables.restart < across * down { self.tables.restart } else { 0 };
        let headers = format!(
            "{}{:?}{shape:?}{members:?}{:?}{:?}{restart}{:?}",
            frame.progressive, frame.mcus, scan.band, scan.approximation, self.before
        );
        Digest::of(&[headers.as_bytes(), &self.tables.used(frame, scan)])
    }
}

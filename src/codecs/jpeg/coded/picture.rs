//! A whole picture's coefficients, block by block in the order in which they are shown.

use super::super::scan;
use super::bits::BitReader;
use super::block::{self, Block};
use super::frame::{Frame, Scan};
use super::progressive::{Coefficients, NO_RESTART};
use super::tables::{Quantisers, Tables};
use super::walk::{Step, walk};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::tags::icc;

/// How the body of a segment with a piece of an ICC profile starts (ICC.1, B.4).
pub(crate) const ICC: &[u8] = b"ICC_PROFILE\0";
/// How the body of a JFIF segment starts.
const JFIF_NAME: &[u8] = b"JFIF\0";
/// How the body of Adobe's segment starts.
const ADOBE: &[u8] = b"Adobe";

/// A picture whose headers were read up to its first scan.
pub struct Picture<'a> {
    /// The frame header.
    pub frame: Frame,
    /// Whether a JFIF segment says that the colours are brightness and two differences (ITU-T T.871, 7).
    pub jfif: bool,
    /// The colour transform of Adobe's segment, if there is one (Adobe Technical Note 5116, section 18).
    pub adobe: Option<u8>,
    /// The ICC profile, empty where there is none.
    pub profile: Vec<u8>,
    tables: Tables,
    first: Scan,
    reader: Reader<'a>,
}

/// What is handed over.
pub enum Visit<'a> {
    /// A block of this component, at this column and row of the component's stored blocks.
    Block(usize, u32, u32, &'a Block, &'a Quantisers),
    /// All blocks of this row of MCUs were handed over.
    Row(u32),
}

impl<'a> Picture<'a> {
    /// Reads the headers of `source`. Errors: `refused` for arithmetic coding and samples of more than 8 bits, `malformed`,
    /// `limit`, `read`.
    pub fn open(source: &'a dyn Source, limits: &mut Limits) -> Result<Self> {
        let mut reader = Reader::whole(source);
        let (mut frame, mut tables) = (None, Tables::default().with_standard()?);
        let (mut jfif, mut adobe, mut pieces) = (false, None, Vec::new());
        if reader.array()? != [0xff, 0xd8] {
            return Err(Error::malformed("a JPEG that does not start like one", 0));
        }
        while let Some((code, mut body)) = segment(&mut reader)? {
            match code {
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => frame = Some(Frame::read(code, body)?),
                0xc4 | 0xdb | 0xdd => tables.read(code, body, limits)?,
                0xe0 | 0xe2 | 0xee => {
                    let n = body.left();
                    let bytes = body.bytes(n, limits)?;
                    match (code, bytes.strip_prefix(ICC)) {
                        (0xe0, _) => jfif |= bytes.starts_with(JFIF_NAME),
                        (0xee, _) if bytes.starts_with(ADOBE) => adobe = adobe.or(bytes.get(11).copied()),
                        (0xe2, Some(piece)) => pieces.push(piece.to_vec()),
                        _ => {}
                    }
                    limits.credit(n);
                    if pieces.len() > icc::PIECES || pieces.iter().map(Vec::len).sum::<usize>() > icc::MAX {
                        return Err(Error::at(Reason::TooLarge, "a colour profile that is too large", reader.at()));
                    }
                }
                0xda => {
                    let frame = frame.ok_or(Error::malformed("a scan before its frame header", reader.at()))?;
                    let (first, profile) = (Scan::read(&frame, body)?, icc::joined(&mut pieces));
                    return Ok(Self { frame, jfif, adobe, profile, tables, first, reader });
                }
                _ => {}
            }
        }
        Err(Error::malformed("a JPEG without a picture", reader.at()))
    }

    /// Hands over all blocks: as they are read where one scan holds them all, else once all were read, for which they are held
    /// in memory. Of a picture that was cut off, those that are not there are blank; then how much is missing, in hundredths of
    /// it, is returned. Errors: `malformed`, `limit`, `read`, and those of `visit`.
    pub fn blocks(self, limits: &mut Limits, visit: impl FnMut(Visit<'_>) -> Result<()>) -> Result<Option<u8>> {
        if self.frame.progressive || self.first.members.len() < self.frame.components.len() {
            self.held(limits, visit)
        } else {
            self.streamed(visit)
        }
    }

    fn streamed(self, mut visit: impl FnMut(Visit<'_>) -> Result<()>) -> Result<Option<u8>> {
        let Self { frame, tables, first, reader, .. } = &self;
        let quantisers = frame.components.iter().map(|component| tables.quantisers(component.quantiser));
        let quantisers = quantisers.collect::<Result<Vec<_>>>()?;
        let mut bits = BitReader::new(reader.clone());
        let mut before = [0i16; 4];
        let (mut here, mut ended) = (0, false);
        walk(frame, first, tables.restart, |step| match step {
            Step::Block(member, column, row) => {
                let last = before.get_mut(member.component).ok_or(UNKNOWN)?;
                let mut block = [0; 64];
                if !ended {
                    let read = block::read(&mut bits, tables.dc(member.dc)?, tables.ac(member.ac)?, *last);
                    ended = bits.spent();
                    if !ended {
                        block = read?;
                        (*last, here) = (block[0], here + 1);
                    }
                }
                let quantisers = quantisers.get(member.component).ok_or(UNKNOWN)?;
                visit(Visit::Block(member.component, column, row, &block, quantisers))
            }
            Step::Row(row) => visit(Visit::Row(row)),
            Step::Restart(_) => {
                before = [0; 4];
                if !ended {
                    bits.stray()?;
                    ended = !bits.restart()?;
                }
                Ok(())
            }
        })?;
        Ok(ended.then(|| missing(frame, here)))
    }

    fn held(self, limits: &mut Limits, mut visit: impl FnMut(Visit<'_>) -> Result<()>) -> Result<Option<u8>> {
        let Self { frame, mut tables, first, mut reader, .. } = self;
        let mut held = Coefficients::new(&frame, limits)?;
        let mut quantisers: Vec<Option<Quantisers>> = vec![None; frame.components.len()];
        let (mut next, mut ended) = (Some(first), false);
        loop {
            if let Some(scan) = next.take() {
                limits.item(reader.at())?;
                for member in &scan.members {
                    // A component keeps the table that is in force when its first scan starts.
                    let component = frame.components.get(member.component).ok_or(UNKNOWN)?;
                    if let Some(place @ None) = quantisers.get_mut(member.component) {
                        *place = Some(*tables.quantisers(component.quantiser)?);
                    }
                }
                let mut bits = BitReader::new(reader.clone());
                match held.read(&frame, &scan, &tables, &mut bits, &mut |_| ()) {
                    Err(error) if bits.spent() || error == NO_RESTART => ended = true,
                    read => read?,
                }
                let end = bits.stray()?.behind.end;
                reader.seek(end)?;
            }
            match segment(&mut reader)? {
                Some((0xda, body)) => next = Some(Scan::read(&frame, body)?),
                Some((code @ (0xc4 | 0xdb | 0xdd), body)) => tables.read(code, body, limits)?,
                Some(_) => {}
                None => break,
            }
        }
        for mcus in 0..frame.mcus.1 {
            for (index, component) in frame.components.iter().enumerate() {
                let absent = Error::malformed("a colour component without a scan", reader.at());
                let quantisers = match quantisers.get(index) {
                    Some(Some(own)) => own,
                    _ if ended => tables.quantisers(component.quantiser)?,
                    _ => return Err(absent),
                };
                for row in mcus * component.down..(mcus + 1) * component.down {
                    for column in 0..frame.stored(component).0 {
                        visit(Visit::Block(index, column, row, held.block(index, column, row)?, quantisers))?;
                    }
                }
            }
            visit(Visit::Row(mcus))?;
        }
        Ok(ended.then(|| missing(&frame, held.begun)))
    }
}

/// How much is missing of a picture of which so many blocks are there, in hundredths: at least one, and all only where nothing is there.
fn missing(frame: &Frame, here: u64) -> u8 {
    let all: u64 =
        frame.components.iter().map(|component| u64::from(component.blocks.0) * u64::from(component.blocks.1)).sum();
    (all.saturating_sub(here) * 100 / all.max(1)).clamp(1, 100) as u8
}

const UNKNOWN: Error = Error::malformed("a scan of an unknown component", 0);

/// The next marker segment's code and body; nothing at the end of the image, or where it ends without one.
fn segment<'a>(reader: &mut Reader<'a>) -> Result<Option<(u8, Reader<'a>)>> {
    loop {
        scan::next_marker(reader)?;
        if reader.left() < 4 {
            return Ok(None);
        }
        let [_, code] = reader.array()?;
        match code {
            0xd9 => return Ok(None),
            0x01..=0xbf | 0xd0..=0xd8 => {}
            _ => {
                let length = u64::from(reader.u16_be()?.saturating_sub(2));
                return if length > reader.left() { Ok(None) } else { Ok(Some((code, reader.sub(length)?))) };
            }
        }
    }
}

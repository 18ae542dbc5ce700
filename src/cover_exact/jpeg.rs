//! Writing a coded picture again with covers in it: every coefficient outside them as it was.
//!
//! A sequential picture keeps its scans, its restart intervals and its Huffman tables; where a table has no code for what
//! a cover needs, the standard's tables take the place of all. A progressive picture becomes a sequential one of one
//! scan with the same coefficients.

mod covers;

use crate::codecs::jpeg::coded::bits::{BitReader, BitWriter};
use crate::codecs::jpeg::coded::block::{self, Block};
use crate::codecs::jpeg::coded::frame::{Frame, Member, Scan};
use crate::codecs::jpeg::coded::progressive::{Coefficients, NO_RESTART};
use crate::codecs::jpeg::coded::tables::Tables;
use crate::codecs::jpeg::coded::walk::{Step, walk};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::reader::Reader;
use crate::report::Orientation;
use crate::seed::Seed;
use crate::source::Source;
use covers::BlockCovers;

/// The picture of `source`, which must be a stripped JPEG, as a whole new file in which every MCU that a cover touches
/// is flat and has the cover's colour.
///
/// Errors: `refused` for arithmetic coding and for 12-bit samples, `malformed`, `limit`, `read`.
pub(crate) fn covered(
    source: &dyn Source,
    covers: &[Cover],
    orientation: Orientation,
    seed: Seed,
    limits: &mut Limits,
) -> Result<Vec<u8>> {
    limits.debit(source.len() * 2, 0)?;
    let frame = find_frame(source)?;
    for standard in [frame.progressive, true] {
        let mut copy = Copy {
            frame: &frame,
            wanted: covers,
            orientation,
            seed: &seed,
            standard,
            tables: Tables::default(),
            covers: None,
            held: None,
            out: BitWriter::default(),
            short: false,
        };
        match copy.run(source, &mut limits.clone()) {
            Ok(()) => return Ok(copy.out.bytes),
            Err(_) if copy.short && !standard => {}
            Err(error) => return Err(error),
        }
    }
    Err(SHORT)
}

const SHORT: Error = Error::new(Reason::NoCovers, "covers cannot be put into this picture at the exact level");

/// The frame header, which says how everything before it must be taken.
fn find_frame(source: &dyn Source) -> Result<Frame> {
    let mut reader = Reader::whole(source);
    reader.take(2)?;
    loop {
        let [_, code] = reader.array()?;
        let length = reader.u16_be()?.saturating_sub(2);
        let body = reader.sub(length.into())?;
        match code {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Frame::read(code, body),
            0xda => return Err(Error::malformed("a scan before its frame header", reader.at())),
            _ => {}
        }
    }
}

/// One attempt at writing the file.
struct Copy<'a> {
    frame: &'a Frame,
    wanted: &'a [Cover],
    orientation: Orientation,
    seed: &'a Seed,
    /// Whether the standard's Huffman tables are written instead of the file's own.
    standard: bool,
    tables: Tables,
    covers: Option<BlockCovers>,
    /// All coefficients, where the picture is progressive.
    held: Option<Coefficients<Block>>,
    out: BitWriter,
    /// Whether a table had no code for what was to be written.
    short: bool,
}

impl Copy<'_> {
    fn run(&mut self, source: &dyn Source, limits: &mut Limits) -> Result<()> {
        let mut reader = Reader::whole(source);
        reader.take(2)?;
        self.out.bytes.extend_from_slice(&[0xff, 0xd8]);
        let mut first = true;
        loop {
            while reader.peek::<2>()? == [0xff, 0xff] {
                reader.take(1)?;
            }
            let [_, code] = reader.array()?;
            if code == 0xd9 {
                break;
            }
            let length = reader.u16_be()?.saturating_sub(2);
            let body = reader.sub(length.into())?;
            match code {
                0xda => {
                    if std::mem::take(&mut first) && self.standard {
                        self.out.bytes.extend(self.tables.clone().with_standard()?.dht());
                    }
                    let end = self.scan(body, BitReader::new(reader.clone()), limits)?;
                    reader.seek(end)?;
                    continue;
                }
                0xc4 | 0xdb | 0xdd => self.tables.read(code, body.clone(), limits)?,
                _ => {}
            }
            match code {
                0xc4 if self.standard => {}
                0xdd if self.frame.progressive => {}
                0xc2 => self.segment(if self.tables.wide { 0xc1 } else { 0xc0 }, body, limits)?,
                _ => self.segment(code, body, limits)?,
            }
        }
        if let Some(held) = self.held.take() {
            self.sequential(held, limits)?;
        }
        self.out.bytes.extend_from_slice(&[0xff, 0xd9]);
        Ok(())
    }

    fn segment(&mut self, code: u8, mut body: Reader<'_>, limits: &mut Limits) -> Result<()> {
        let n = body.left();
        let bytes = body.bytes(n, limits)?;
        self.out.bytes.extend_from_slice(&[0xff, code]);
        self.out.bytes.extend_from_slice(&((n + 2) as u16).to_be_bytes());
        self.out.bytes.extend_from_slice(&bytes);
        limits.credit(n);
        Ok(())
    }

    /// Reads a scan and, unless it is progressive, writes it. Returns where it ends.
    fn scan(&mut self, body: Reader<'_>, mut bits: BitReader<'_>, limits: &mut Limits) -> Result<u64> {
        let scan = Scan::read(self.frame, body)?;
        if self.covers.is_none() {
            let (tables, seed) = (&self.tables, self.seed.clone());
            self.covers = Some(BlockCovers::new(self.frame, tables, self.wanted, self.orientation, seed, limits)?);
        }
        if self.frame.progressive {
            if self.held.is_none() {
                self.held = Some(Coefficients::new(self.frame, limits)?);
            }
            if let Some(held) = self.held.as_mut() {
                held.read(self.frame, &scan, &self.tables, &mut bits, |_| {})?;
            }
        } else {
            let tables = self.tables.clone();
            let mut before = [0i16; 4];
            self.write_scan(&scan, tables.restart, |step| {
                let Some((member, _, _)) = step else {
                    before = [0; 4];
                    bits.stray()?;
                    return if bits.restart()? { Ok([0; 64]) } else { Err(NO_RESTART) };
                };
                let last = before.get_mut(member.component).ok_or(SHORT)?;
                let block = block::read(&mut bits, tables.dc(member.dc)?, tables.ac(member.ac)?, *last)?;
                *last = block[0];
                if bits.spent() { Err(Error::at(Reason::CutOff, "a scan that ends too early", 0)) } else { Ok(block) }
            })?;
        }
        Ok(bits.stray()?.behind.end)
    }

    /// Writes coefficients that are all at hand, as one scan, or as one for each component where they do not fit in one.
    fn sequential(&mut self, mut held: Coefficients<Block>, _limits: &mut Limits) -> Result<()> {
        let members: Vec<Member> =
            (0..self.frame.components.len()).map(|component| Member { component, dc: 0, ac: 0 }).collect();
        let blocks: u32 = self.frame.components.iter().map(|component| component.across * component.down).sum();
        let scans = if blocks <= 10 { vec![members] } else { members.into_iter().map(|member| vec![member]).collect() };
        for members in scans {
            let scan = Scan { members, band: (0, 63), approximation: (0, 0) };
            self.write_scan(&scan, 0, |step| match step {
                Some((member, column, row)) => held.block(member.component, column, row).copied(),
                None => Ok([0; 64]),
            })?;
        }
        Ok(())
    }

    /// Writes a scan of the blocks that `next` gives; it is called without a block at each restart.
    fn write_scan(
        &mut self,
        scan: &Scan,
        restart: u32,
        mut next: impl FnMut(Option<(Member, u32, u32)>) -> Result<Block>,
    ) -> Result<()> {
        let (frame, out, short) = (self.frame, &mut self.out, &mut self.short);
        let Some(covers) = self.covers.as_ref() else { return Err(SHORT) };
        let tables = if self.standard { self.tables.clone().with_standard()? } else { self.tables.clone() };
        let standard = self.standard;
        let numbers = |member: &Member| match (standard, member.component) {
            (true, 0) => (0, 0),
            (true, _) => (1, 1),
            (false, _) => (member.dc, member.ac),
        };
        out.bytes.extend_from_slice(&[0xff, 0xda, 0, (6 + 2 * scan.members.len()) as u8, scan.members.len() as u8]);
        for member in &scan.members {
            let (dc, ac) = numbers(member);
            let id = frame.components.get(member.component).map_or(0, |component| component.id);
            out.bytes.extend_from_slice(&[id, dc << 4 | ac]);
        }
        out.bytes.extend_from_slice(&[0, 63, 0]);
        let mut before = [0i16; 4];
        walk(frame, scan, restart, |step| {
            let (member, column, row) = match step {
                Step::Restart(number) => {
                    next(None)?;
                    before = [0; 4];
                    out.marker(0xd0 + number);
                    return Ok(());
                }
                Step::Row(_) => return Ok(()),
                Step::Block(member, column, row) => (member, column, row),
            };
            let mut block = next(Some((member, column, row)))?;
            let component = frame.components.get(member.component).ok_or(SHORT)?;
            if let Some(colour) = covers.colour(member.component, component, column, row) {
                block = [0; 64];
                block[0] = colour;
            }
            let last = before.get_mut(member.component).ok_or(SHORT)?;
            let (dc, ac) = numbers(&member);
            if block::write(out, tables.dc(dc)?, tables.ac(ac)?, *last, &block).is_none() {
                *short = true;
                return Err(SHORT);
            }
            *last = block[0];
            Ok(())
        })?;
        out.flush();
        Ok(())
    }
}

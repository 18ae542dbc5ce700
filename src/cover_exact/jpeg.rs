//! Writing a coded picture again with covers in it: every coefficient outside them as it was.
//!
//! A sequential picture keeps its scans and its restart intervals; a progressive one becomes a sequential one of one scan with
//! the same coefficients. The Huffman tables are the standard's: a file's own may count what was under a cover.

mod covers;

use crate::codecs::jpeg::coded::Picture;
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
    let frame = Picture::open(source, &mut limits.clone())?.frame;
    let mut copy = Copy {
        frame: &frame,
        wanted: covers,
        orientation,
        seed: &seed,
        tables: Tables::default().with_standard()?,
        written: Tables::default().with_standard()?,
        covers: None,
        held: None,
        coding: 0,
        defined: [None; 2],
        restart: Vec::new(),
        out: BitWriter::default(),
    };
    copy.run(source, limits)?;
    Ok(copy.out.bytes)
}

const SHORT: Error = Error::new(Reason::NoCovers, "covers cannot be put into this picture at the exact level");

/// The file at work.
struct Copy<'a> {
    frame: &'a Frame,
    wanted: &'a [Cover],
    orientation: Orientation,
    seed: &'a Seed,
    /// Those of the file, as far as it was read.
    tables: Tables,
    /// The Huffman tables that the copy has.
    written: Tables,
    covers: Option<BlockCovers>,
    /// All coefficients, where the picture is progressive.
    held: Option<Coefficients<Block>>,
    /// Where the copy says how it is coded.
    coding: usize,
    /// Which of the standard's tables the copy has under each number by now.
    defined: [Option<u8>; 2],
    /// The interval of restarts that the next scan waits for.
    restart: Vec<u8>,
    out: BitWriter,
}

impl Copy<'_> {
    fn run(&mut self, source: &dyn Source, limits: &mut Limits) -> Result<()> {
        let mut reader = Reader::whole(source);
        reader.take(2)?;
        self.out.bytes.extend_from_slice(&[0xff, 0xd8]);
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
                    let end = self.scan(body, BitReader::new(reader.clone()), limits)?;
                    reader.seek(end)?;
                    continue;
                }
                0xc4 | 0xdb | 0xdd => self.tables.read(code, body.clone(), limits)?,
                _ => {}
            }
            match code {
                0xc4 => {}
                0xdd if self.frame.progressive => {}
                0xdd => {
                    let [high, low] = body.clone().array()?;
                    self.restart = vec![0xff, 0xdd, 0, 4, high, low];
                }
                0xc0..=0xc2 => {
                    self.coding = self.out.bytes.len() + 1;
                    self.segment(code, body, limits)?;
                }
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
                match held.read(self.frame, &scan, &self.tables, &mut bits, &mut |_| {}) {
                    Err(error) if bits.spent() || error == NO_RESTART => {}
                    read => read?,
                }
            }
        } else {
            let tables = self.tables.clone();
            let mut before = [0i16; 4];
            // Where it was cut off, what is not there is blank.
            let mut ended = false;
            self.write_scan(&scan, tables.restart, |step| match step {
                _ if ended => Ok([0; 64]),
                None => {
                    before = [0; 4];
                    bits.stray()?;
                    ended = !bits.restart()?;
                    Ok([0; 64])
                }
                Some((member, _, _)) => {
                    let last = before.get_mut(member.component).ok_or(SHORT)?;
                    let read = block::read(&mut bits, tables.dc(member.dc)?, tables.ac(member.ac)?, *last);
                    ended = bits.spent();
                    let block = if ended { [0; 64] } else { read? };
                    *last = block[0];
                    Ok(block)
                }
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
        let (frame, out, tables) = (self.frame, &mut self.out, &self.written);
        let Some(covers) = self.covers.as_ref() else { return Err(SHORT) };
        // Two tables of each class: it is baseline, if the quantisers are bytes.
        if let Some(coding) = out.bytes.get_mut(self.coding) {
            *coding = if self.tables.wide { 0xc1 } else { 0xc0 };
        }
        // Headers as a strip writes them (`formats/jpeg/headers.rs`): tables are counted as the members need them.
        let table = |member: &Member| u8::from(member.component > 0);
        let first = scan.members.first().map_or(0, table);
        let number = |member: &Member| u8::from(table(member) != first);
        for (place, defined) in (0u8..).zip(&mut self.defined) {
            let needed = scan.members.iter().find(|member| number(member) == place).map(table);
            let Some(needed) = needed.filter(|needed| *defined != Some(*needed)) else { continue };
            *defined = Some(needed);
            for (class, body) in [(0, tables.dc(needed)?.written()), (0x10, tables.ac(needed)?.written())] {
                let length = ((body.len() + 3) as u16).to_be_bytes();
                out.bytes.extend([&[0xff, 0xc4], length.as_slice(), &[class | place], &body].concat());
            }
        }
        out.bytes.append(&mut self.restart);
        out.bytes.extend_from_slice(&[0xff, 0xda, 0, (6 + 2 * scan.members.len()) as u8, scan.members.len() as u8]);
        for member in &scan.members {
            let id = frame.components.get(member.component).map_or(0, |component| component.id);
            out.bytes.extend_from_slice(&[id, number(member) * 0x11]);
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
            let table = table(&member);
            block::write(out, tables.dc(table)?, tables.ac(table)?, *last, &block).ok_or(SHORT)?;
            *last = block[0];
            Ok(())
        })?;
        out.flush();
        Ok(())
    }
}

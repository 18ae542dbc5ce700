//! Headers in one form (ITU-T T.81, B.2): every copy has its segments in one order, its tables one by one where the scan stands
//! that needs them, and numbers of components and tables that are counted anew. Tables that no scan uses could hold anything,
//! and go.

use std::rc::Rc;

use crate::codecs::jpeg::coded::frame::{Frame, Scan};
use crate::codecs::jpeg::coded::tables::Tables as Standard;
use crate::codecs::jpeg::coded::used::{self, Pair};
use crate::codecs::jpeg::coded::walk::units;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report, Role};
use crate::source::Source;
use crate::span::Span;

use super::app::Shown;

const DHT: u8 = 0xc4;
const DAC: u8 = 0xcc;
const DQT: u8 = 0xdb;
const DRI: u8 = 0xdd;
const SOS: u8 = 0xda;

/// What a table is: its marker's code, its class and its number.
type Name = (u8, u8);

/// A table as it was defined, and whether a scan used it.
struct Table {
    name: Name,
    body: Rc<Vec<u8>>,
    used: bool,
}

/// A scan with what it needs.
struct Scanned {
    /// What lies before its data: from behind the data of the scan before.
    span: Span,
    scan: Scan,
    /// The tables of each member: of DC coefficients and of others.
    tables: Vec<Pair>,
    /// The interval of restarts, 0 where none is due.
    restart: u16,
    /// From this interval on there would be none.
    units: u32,
}

/// All headers of a picture.
#[derive(Default)]
pub(super) struct Headers {
    code: u8,
    /// Bits of a sample.
    precision: u8,
    frame: Option<Frame>,
    /// The factors of each component as they stand.
    factors: Vec<u8>,
    /// The quantisation table of each component: that in force when its first scan starts.
    quantisers: Vec<Option<Rc<Vec<u8>>>>,
    /// By component, in zigzag order, which coefficients are not zero everywhere.
    coefficients: [u64; 4],
    current: Vec<Table>,
    restart: u16,
    scans: Vec<Scanned>,
    /// Where the data of the last scan ends.
    end: u64,
    /// Whether there is a table that nothing uses.
    idle: bool,
}

impl Headers {
    /// Takes in a frame header. Errors: `malformed`.
    pub(super) fn frame(&mut self, code: u8, mut body: Reader<'_>) -> Result<()> {
        let frame = Frame::shape(code, body.clone())?;
        (self.code, self.precision) = (code, body.u8()?);
        body.take(5)?;
        while !body.is_empty() {
            self.factors.push(body.array::<3>()?[1]);
        }
        if let [alone] = self.factors.as_mut_slice() {
            // A component that is alone is not interleaved, whatever its factors (A.2.2).
            *alone = 0x11;
        }
        self.quantisers.resize(frame.components.len(), None);
        self.frame = Some(frame);
        Ok(())
    }

    /// The components' names.
    pub(super) fn names(&self) -> Vec<u8> {
        self.frame.iter().flat_map(|frame| &frame.components).map(|component| component.id).collect()
    }

    /// Takes in a segment of tables. Errors: `malformed`, `limit`.
    pub(super) fn segment(&mut self, code: u8, mut body: Reader<'_>, limits: &mut Limits) -> Result<()> {
        while !body.is_empty() {
            limits.item(body.at())?;
            let (name, table) = match code {
                DQT => {
                    let head = body.u8()?;
                    let bytes = body.bytes(if head >> 4 == 0 { 64 } else { 128 }, limits)?;
                    // Numbers that fit in a byte are written so.
                    let narrow = bytes.chunks_exact(2).all(|pair| pair.first() == Some(&0));
                    let bytes = match head >> 4 > 0 && narrow {
                        true => bytes.into_iter().skip(1).step_by(2).collect(),
                        false => bytes,
                    };
                    (head & 15, bytes)
                }
                DHT => {
                    let head = body.u8()?;
                    let codes: u64 = body.peek::<16>()?.iter().map(|&n| u64::from(n)).sum();
                    (head, body.bytes(16 + codes, limits)?)
                }
                DAC => {
                    let [name, value] = body.array()?;
                    (name, vec![value])
                }
                DRI => {
                    self.restart = body.u16_be()?;
                    return Ok(());
                }
                // The number of lines is in the frame header.
                _ => return Ok(()),
            };
            let name = (code, name);
            if let Some(place) = self.current.iter().position(|old| old.name == name) {
                self.idle |= !self.current.swap_remove(place).used;
            }
            self.current.push(Table { name, body: Rc::new(table), used: false });
        }
        Ok(())
    }

    /// The table of that name, which is used from now on.
    fn table(&mut self, name: Name) -> Option<Rc<Vec<u8>>> {
        let table = self.current.iter_mut().find(|table| table.name == name)?;
        table.used = true;
        Some(table.body.clone())
    }

    /// Takes in a scan, whose header's body and data lie there. Where its codes could be followed, `in_one_form` are the tables that
    /// they need, and `coefficients` those that are not zero. Errors: `malformed`.
    pub(super) fn scan(
        &mut self,
        source: &dyn Source,
        body: Span,
        data: Span,
        in_one_form: Option<Vec<Pair>>,
        coefficients: [u64; 4],
    ) -> Result<()> {
        let Some(frame) = self.frame.take() else { return Err(Error::malformed("a scan before its frame header", 0)) };
        let scan = Scan::read(&frame, Reader::new(source, body)?)?;
        let coded = scan.coded(&frame);
        let arithmetic = matches!(self.code, 0xc9 | 0xca);
        let mut tables = Vec::new();
        for member in &scan.members {
            let number = frame.components.get(member.component).map_or(0, |component| component.quantiser);
            let quantiser = self.table((DQT, number));
            if let Some(place @ None) = self.quantisers.get_mut(member.component) {
                *place = quantiser;
            }
            let mut own = [None, None];
            for (class, (own, coded)) in own.iter_mut().zip([coded.0, coded.1]).enumerate().filter(|(_, (_, is))| *is) {
                let number = if class == 0 { member.dc } else { member.ac };
                let found = self.table((if arithmetic { DAC } else { DHT }, (class as u8) << 4 | number));
                // Where none was defined, decoders take the standard's (F.1.4.4.1.4, K.3).
                let standard = || match (arithmetic, class) {
                    (true, 0) => Ok(vec![0x10]),
                    (true, _) => Ok(vec![5]),
                    (false, 0) => Standard::default().with_standard()?.dc(number).map(|table| table.written()),
                    (false, _) => Standard::default().with_standard()?.ac(number).map(|table| table.written()),
                };
                *own = Some(found.map_or_else(|| standard().map(Rc::new), Ok)?);
                _ = coded;
            }
            tables.push(own);
        }
        if let Some(in_one_form) = in_one_form {
            tables = in_one_form;
        }
        self.coefficients.iter_mut().zip(coefficients).for_each(|(all, own)| *all |= own);
        let (across, down, _) = units(&frame, &scan);
        let units = across * down;
        let restart = if u32::from(self.restart) < units { self.restart } else { 0 };
        self.scans.push(Scanned { span: Span::new(self.end, body.end), scan, tables, restart, units });
        (self.end, self.frame) = (data.end, Some(frame));
        Ok(())
    }

    /// Once all is read: puts the one form in the place of headers that have another; `followed` says whether all codes were.
    /// Errors: `limit`, `read`.
    pub(super) fn finish(
        mut self,
        source: &dyn Source,
        shown: Shown,
        followed: bool,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        if self.idle || self.current.iter().any(|table| !table.used) {
            report.find(Class::Unknown, "JPEG tables that nothing uses", "");
        }
        if followed {
            used::quantisers(&mut self.quantisers, &self.coefficients);
        }
        let mut front = [&[0xff, 0xd8][..], &shown.written(&self.names())].concat();
        self.front(&mut front);
        let mut tables: Vec<(Name, Rc<Vec<u8>>)> = Vec::new();
        let mut restart = 0;
        let mut segments = report.segments.iter_mut().peekable();
        for Scanned { span, scan, tables: own, restart: wanted, units } in &self.scans {
            let mut written = std::mem::take(&mut front);
            let names = numbers(own);
            for class_and_number in 0..8u8 {
                let (number, class) = (class_and_number >> 1, class_and_number & 1);
                let found = names.iter().zip(own).find_map(|(names, own)| {
                    let class = usize::from(class);
                    own.get(class)?.as_ref().filter(|_| names.get(class) == Some(&number))
                });
                let Some(body) = found else { continue };
                let name = (if body.len() == 1 { DAC } else { DHT }, class << 4 | number);
                if tables.iter().any(|known| known.0 == name && known.1 == *body) {
                    continue;
                }
                tables.retain(|known| known.0 != name);
                tables.push((name, body.clone()));
                put(&mut written, name.0, &[&[name.1], body.as_slice()].concat());
            }
            let in_force = if u32::from(restart) < *units { restart } else { 0 };
            if in_force != *wanted {
                restart = *wanted;
                put(&mut written, DRI, &restart.to_be_bytes());
            }
            let mut body = vec![scan.members.len() as u8];
            for (member, [dc, ac]) in scan.members.iter().zip(&names) {
                body.extend([member.component as u8 + 1, dc << 4 | ac]);
            }
            body.extend([scan.band.0, scan.band.1, scan.approximation.0 << 4 | scan.approximation.1]);
            put(&mut written, SOS, &body);

            limits.debit(written.len() as u64, span.start)?;
            let mut same = span.len() == written.len() as u64;
            if same {
                same = Reader::new(source, *span)?.bytes(span.len(), limits)? == written;
                limits.credit(2 * span.len());
            }
            let mut written = Some(vec![crate::parts::Part::Bytes(written)]);
            while let Some(segment) = segments.next_if(|segment| segment.span.start < span.end) {
                if segment.span.start < span.start {
                    continue;
                }
                let kept = matches!(segment.role, Role::Structure | Role::Media);
                segment.instead = if same { Vec::new() } else { written.take().unwrap_or_default() };
                segment.role = match same {
                    true if segment.name.starts_with("SO") && segment.name != "SOI"
                        || segment.name.starts_with('D') =>
                    {
                        Role::Media
                    }
                    true => Role::Structure,
                    false if kept => Role::Padding,
                    false => segment.role,
                };
            }
        }
        // Behind the last scan's data only the end stays.
        for segment in segments.filter(|segment| segment.span.start >= self.end && segment.role == Role::Media) {
            segment.role = Role::Unknown;
        }
        Ok(())
    }

    /// The frame header, and the tables of all quantisers.
    fn front(&self, out: &mut Vec<u8>) {
        let Some(frame) = &self.frame else { return };
        let mut tables: Vec<&Rc<Vec<u8>>> = Vec::new();
        let mut body = vec![self.precision];
        body.extend((frame.height as u16).to_be_bytes());
        body.extend((frame.width as u16).to_be_bytes());
        body.push(frame.components.len() as u8);
        for (id, (factors, table)) in (1u8..).zip(self.factors.iter().zip(&self.quantisers)) {
            let number = table.as_ref().map_or(0, |table| place(&mut tables, table));
            body.extend([id, *factors, number]);
        }
        // Baseline coding has two tables of each class and quantisers of a byte (table B.2).
        let few = |scan: &Scanned| numbers(&scan.tables).iter().flatten().all(|number| *number < 2);
        let baseline =
            self.precision == 8 && tables.iter().all(|table| table.len() == 64) && self.scans.iter().all(few);
        let code = match self.code {
            0xc0 | 0xc1 => 0xc1 - u8::from(baseline),
            other => other,
        };
        put(out, code, &body);
        for (number, table) in (0u8..).zip(tables) {
            let head = if table.len() == 64 { number } else { 0x10 | number };
            put(out, DQT, &[&[head], table.as_slice()].concat());
        }
    }
}

/// Which number each table gets: they are counted in the order in which the members of a scan need them; 0 where they need none.
fn numbers(tables: &[Pair]) -> Vec<[u8; 2]> {
    let mut known = [Vec::new(), Vec::new()];
    tables
        .iter()
        .map(|own| {
            let mut names = [0; 2];
            for ((name, own), known) in names.iter_mut().zip(own).zip(&mut known) {
                *name = own.as_ref().map_or(0, |own| place(known, own));
            }
            names
        })
        .collect()
}

/// The place of a table among those that are known, to which it is added where it is not.
fn place<'a>(known: &mut Vec<&'a Rc<Vec<u8>>>, own: &'a Rc<Vec<u8>>) -> u8 {
    let place = known.iter().position(|known| *known == own).unwrap_or(known.len());
    if place == known.len() {
        known.push(own);
    }
    place as u8
}

/// Adds a segment, whose body is shorter than 65534 bytes.
fn put(out: &mut Vec<u8>, code: u8, body: &[u8]) {
    out.extend([0xff, code]);
    out.extend(((body.len() + 2) as u16).to_be_bytes());
    out.extend(body);
}

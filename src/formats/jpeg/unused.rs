//! Tables that no scan uses: one of a number that no component asks for, one that another takes the place of before a scan
//! came, one behind the last scan. Each could hold anything, and is taken out of its segment (ITU-T T.81, B.2.4).

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::span::Span;

/// What a table is: its marker's code, its class and its number.
type Name = (u8, u8);

/// One table as it stands in its segment.
struct Table {
    span: Span,
    used: bool,
}

/// One segment of tables.
struct Tabled {
    code: u8,
    span: Span,
    tables: Vec<Table>,
}

/// All tables that were met, and which of them are in force.
#[derive(Default)]
pub(super) struct Tables {
    segments: Vec<Tabled>,
    /// Where the table of each name is that was defined last.
    current: Vec<(Name, usize, usize)>,
    /// The identifier and the quantisation table's number of each component, and whether a scan of it came.
    components: Vec<(u8, u8, bool)>,
    progressive: bool,
    arithmetic: bool,
}

const DHT: u8 = 0xc4;
const DAC: u8 = 0xcc;
const DQT: u8 = 0xdb;
const DRI: u8 = 0xdd;

impl Tables {
    /// Takes in a frame header. Errors: `malformed`.
    pub(super) fn frame(&mut self, code: u8, mut body: Reader<'_>) -> Result<()> {
        (self.progressive, self.arithmetic) = (matches!(code, 0xc2 | 0xca), matches!(code, 0xc9 | 0xca));
        body.take(6)?;
        while !body.is_empty() {
            let [id, _, quantiser] = body.array()?;
            self.components.push((id, quantiser, false));
        }
        Ok(())
    }

    /// Takes in a segment of tables. Errors: `malformed`, `limit`.
    pub(super) fn segment(&mut self, code: u8, span: Span, mut body: Reader<'_>, limits: &mut Limits) -> Result<()> {
        let mut tables = Vec::new();
        while !body.is_empty() {
            limits.item(body.at())?;
            let start = body.at();
            let head = match code {
                DQT => {
                    let head = body.u8()?;
                    body.take(if head >> 4 == 0 { 64 } else { 128 })?;
                    head & 15
                }
                DHT => {
                    let head = body.u8()?;
                    let codes: u64 = body.array::<16>()?.iter().map(|&n| u64::from(n)).sum();
                    body.take(codes)?;
                    head
                }
                DAC => body.array::<2>()?[0],
                DRI => {
                    body.take(body.left())?;
                    0
                }
                // DNL stands behind its scan and is part of the frame.
                _ => return Ok(()),
            };
            let name = (code, head);
            let place = (name, self.segments.len(), tables.len());
            self.current.retain(|(other, ..)| *other != name);
            self.current.push(place);
            tables.push(Table { span: Span::new(start, body.at()), used: false });
        }
        self.segments.push(Tabled { code, span, tables });
        Ok(())
    }

    /// Takes in a scan header: it uses the tables in force that its components ask for. Errors: `malformed`.
    pub(super) fn scan(&mut self, mut body: Reader<'_>) -> Result<()> {
        let count = body.u8()?;
        let mut members = Vec::new();
        for _ in 0..count {
            members.push(body.array::<2>()?);
        }
        let [first, _, approximation] = body.array()?;
        let mut names = vec![(DRI, 0)];
        for [id, numbers] in members {
            let component = self.components.iter_mut().find(|(own, ..)| *own == id);
            let absent = Error::malformed("a scan of a component that is not there", body.at());
            let (_, quantiser, scanned) = component.ok_or(absent)?;
            *scanned = true;
            names.push((DQT, *quantiser));
            let code = if self.arithmetic { DAC } else { DHT };
            // A progressive scan has either DC or AC codes, and a later one of DC none (G.1.1.1).
            if !self.progressive || (first == 0 && approximation >> 4 == 0) {
                names.push((code, numbers >> 4));
            }
            if !self.progressive || first > 0 {
                names.push((code, 0x10 | (numbers & 15)));
            }
        }
        self.mark(&names);
        Ok(())
    }

    /// Marks the tables in force of these names as used.
    fn mark(&mut self, names: &[Name]) {
        for (name, segment, table) in &self.current {
            if names.contains(name)
                && let Some(table) = self.segments.get_mut(*segment).and_then(|segment| segment.tables.get_mut(*table))
            {
                table.used = true;
            }
        }
    }

    /// Once all is read: takes the tables that nothing used out of the report's segments.
    pub(super) fn finish(mut self, report: &mut Report) {
        // Those of a component whose scans did not arrive: without them decoders do not show the others.
        let waiting: Vec<Name> = self
            .components
            .iter()
            .filter(|(.., scanned)| !scanned)
            .map(|(_, quantiser, _)| (DQT, *quantiser))
            .collect();
        self.mark(&waiting);
        let idle = |segment: &&Tabled| segment.tables.iter().any(|table| !table.used) || segment.tables.is_empty();
        let mut gone = self.segments.iter().filter(idle).filter(|segment| segment.code != 0xdc).peekable();
        if gone.peek().is_none() {
            return;
        }
        report.find(Class::Unknown, "JPEG tables that nothing uses", "");
        for segment in std::mem::take(&mut report.segments) {
            let (end, role, name) = (segment.span.end, segment.role, segment.name.clone());
            let mut rest = segment;
            // Neighbours of one kind are one segment of the report.
            while let Some(next) = gone.next_if(|next| rest.span.holds(next.span)) {
                report.push(Segment::new(Span::new(rest.span.start, next.span.start), role, name.clone()));
                report.push(Segment::new(next.span, Role::Unknown, name.clone()).instead(next.kept()));
                rest = Segment::new(Span::new(next.span.end, end), role, name.clone());
            }
            report.push(rest);
        }
    }
}

impl Tabled {
    /// The segment with the tables that are used.
    fn kept(&self) -> Vec<Part> {
        let used: Vec<Span> = self.tables.iter().filter(|table| table.used).map(|table| table.span).collect();
        let len: u64 = used.iter().map(|span| span.len()).sum();
        if len == 0 {
            return Vec::new();
        }
        let [high, low] = (len as u16 + 2).to_be_bytes();
        let mut parts = vec![Part::Bytes(vec![0xff, self.code, high, low])];
        parts.extend(used.into_iter().map(Part::Copy));
        parts
    }
}

//! JPEG XL: the container (ISO/IEC 18181-2) and the codestream inside it (ISO/IEC 18181-1).
//!
//! What stays of a container: its signature, the file type, the level, and the codestream in one box. Exif, XMP, JUMBF,
//! compressed boxes, gain maps, and the data that would give a JPEG back byte for byte (which holds all that the JPEG
//! told) go; so does what stands behind the last frame. The turn is the codestream's own, so that of Exif is not missed.
//!
//! Inside the codestream a colour profile is written anew with neutral words. Nothing else can be taken out there: one with
//! a preview, with named frames or channels, with time codes or with extensions is refused. What lies beneath transparent
//! parts stays, and is reported.

mod codestream;
mod profile;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::whole;
use crate::limits::Limits;
use crate::order::Order as _;
use crate::parts::{Part, Parts};
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{c2pa, exif, xmp};

/// The signature box and the file type box (18181-2, 9.1 and 9.2).
const FRONT: &[u8] = b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ";
/// How many bytes of a box are read to be shown.
const SHOWN: u64 = 8 << 20;

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Jxl, source.len());
    let mut reader = Reader::whole(source);
    let boxed = reader.peek::<2>()? != [0xff, 0x0a];
    let mut container = Container { report: &mut report, source, pieces: Vec::new(), last: false, level: None };
    if boxed {
        while !reader.is_empty() {
            container.next(&mut reader, limits)?;
        }
    } else {
        container.pieces.push((0, reader.rest()));
    }
    let Container { mut pieces, level, .. } = container;
    pieces.order_by_key(|(number, _)| *number);
    let whole: Parts = pieces.into_iter().map(|(_, span)| Part::Copy(span)).collect();
    let stream = whole.over(source);
    if stream.is_empty() {
        return Err(Error::at(Reason::Empty, "there is no picture in it", 0));
    }
    let read = codestream::read(&stream, &mut report, limits)?;
    if read.end < whole.len() {
        report.find(
            Class::Unknown,
            "JPEG XL bytes behind the last frame",
            &format!("{} bytes", whole.len() - read.end),
        );
    }
    report.picture = Some(read.picture);
    let mut inner = Parts::default();
    let kept = match read.front {
        Some(front) => {
            limits.debit(front.len() as u64, 0)?;
            inner.push(Part::Bytes(front));
            Span::new(read.start, read.end)
        }
        None => Span::new(0, read.end),
    };
    cut(&whole, kept).for_each(|part| inner.push(part));
    let mut written = Parts::default();
    if boxed {
        let mut front = FRONT.to_vec();
        if let Some(level) = level {
            front.extend(b"\0\0\0\x09jxll");
            front.push(level);
        }
        match u32::try_from(inner.len() + 8) {
            Ok(len) => front.extend([&len.to_be_bytes()[..], b"jxlc"].concat()),
            Err(_) => front.extend([b"\0\0\0\x01jxlc", &(inner.len() + 16).to_be_bytes()[..]].concat()),
        }
        written.push(Part::Bytes(front));
    }
    inner.iter().for_each(|part| written.push(part.clone()));
    whole::replace_unless_identical(source, written, "JPEG XL", &mut report)?;
    Ok(report)
}

/// The pieces of `whole`, which are all copies, that lie in `span` of it.
fn cut(whole: &Parts, span: Span) -> impl Iterator<Item = Part> {
    whole.iter().scan(0, move |at, part| {
        let start = *at;
        *at += part.len();
        let own = Span::new(span.start.clamp(start, *at) - start, span.end.clamp(start, *at) - start);
        Some(match part {
            Part::Copy(piece) => Part::Copy(Span::new(piece.start + own.start, piece.start + own.end)),
            Part::Bytes(_) => Part::Bytes(Vec::new()),
        })
    })
}

/// What the boxes gave so far.
struct Container<'a> {
    report: &'a mut Report,
    source: &'a dyn Source,
    /// The pieces of the codestream with their numbers.
    pieces: Vec<(u32, Span)>,
    /// Whether the last piece was met.
    last: bool,
    level: Option<u8>,
}

impl Container<'_> {
    /// Takes in one box (18181-2, 8). Errors: `malformed`, `limit`, `read`.
    fn next(&mut self, reader: &mut Reader<'_>, limits: &mut Limits) -> Result<()> {
        let start = reader.at();
        limits.item(start)?;
        if reader.left() < 8 {
            self.report.find(Class::Unknown, "bytes behind the end", "");
            reader.take(reader.left())?;
            return Ok(());
        }
        let size = reader.u32_be()?;
        let kind = reader.array::<4>()?;
        let len = match size {
            0 => Some(reader.left()),
            1 => reader.u64_be()?.checked_sub(16),
            _ => u64::from(size).checked_sub(8),
        };
        let len = len.ok_or(Error::malformed("a box shorter than its own header", start))?;
        if len > reader.left() && !self.pieces.is_empty() {
            // Behind the picture there may be anything.
            self.report.find(Class::Unknown, "bytes behind the end", "");
            reader.take(reader.left())?;
            return Ok(());
        }
        let body = reader.take(len)?;
        let mut inside = Reader::new(self.source, body)?;
        match &kind {
            b"JXL " if start == 0 => {}
            b"ftyp" if start == 12 => {}
            b"jxll" if len == 1 && self.level.is_none() => self.level = Some(inside.u8()?).filter(|level| *level == 10),
            b"jxlc" if self.pieces.is_empty() => (self.last, self.pieces) = (true, vec![(0, body)]),
            b"jxlp" if !self.last => {
                let number = inside.u32_be()?;
                self.last = number >> 31 == 1;
                let number = number & 0x7fff_ffff;
                if number as usize != self.pieces.len() {
                    return Err(Error::malformed("the picture's parts are out of order", start));
                }
                self.pieces.push((number, inside.rest()));
            }
            _ => self.report_box(kind, body, limits)?,
        }
        Ok(())
    }

    /// Adds what a box that goes would reveal.
    fn report_box(&mut self, kind: [u8; 4], body: Span, limits: &mut Limits) -> Result<()> {
        let held = body.len().min(SHOWN);
        let bytes = Reader::new(self.source, body)?.bytes(held, limits)?;
        limits.credit(held);
        let report = &mut *self.report;
        match &kind {
            // The TIFF block stands behind an offset of four bytes.
            b"Exif" => {
                exif::read(bytes.get(4..).unwrap_or_default(), report);
            }
            b"xml " => xmp::read(&bytes, report),
            b"jumb" => c2pa::read(&bytes, report),
            b"jbrd" => report.find(Class::Provenance, "JPEG XL data that gives the JPEG back", ""),
            b"jhgm" => report.find(Class::HiddenPicture, "JPEG XL gain map", ""),
            b"brob" => {
                let inner: String = bytes.iter().take(4).map(|&byte| char::from(byte)).collect();
                report.find(Class::Unknown, "JPEG XL compressed box", &inner);
            }
            b"jxlc" | b"jxlp" => report.find(Class::HiddenPicture, "JPEG XL second picture", ""),
            _ => report.find(Class::Unknown, "JPEG XL box", &format!("{} bytes", body.len())),
        }
        Ok(())
    }
}

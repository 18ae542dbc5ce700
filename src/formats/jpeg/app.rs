//! Application segments APP0 to APP15: which standard each follows, what it reveals, and what of it is needed.

use crate::codecs::jpeg::coded::ICC;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Report, Role, Segment};
use crate::span::Span;
use crate::tags::{c2pa, exif, icc, iptc, xmp};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// The JFIF segment that every copy gets: version 1.1, no density, no thumbnail (ITU-T T.871, 10.1).
pub(crate) const JFIF: [u8; 18] = *b"\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// How many bytes of an ICC profile one segment can carry (ICC.1, B.4).
const ICC_CHUNK: usize = 65519;

/// What the application segments said so far.
#[derive(Default)]
pub(super) struct Apps {
    jfif: bool,
    adobe: bool,
    exif: Option<(usize, Orientation)>,
    icc: Vec<Piece>,
}

/// A piece of an ICC profile: which segment it is, and its number, the count of pieces and the data.
struct Piece {
    place: usize,
    body: Vec<u8>,
}

impl Apps {
    /// How the picture is turned, if an Exif segment says so.
    pub(super) fn orientation(&self) -> Option<Orientation> {
        self.exif.map(|(_, orientation)| orientation)
    }

    /// Takes in one segment: adds it to the report with what it reveals.
    pub(super) fn read(
        &mut self,
        code: u8,
        span: Span,
        mut body: Reader<'_>,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        let n = body.left();
        let bytes = body.bytes(n, limits)?;
        let role = match (code, bytes.as_slice()) {
            (0xe0, [b'J', b'F', b'I', b'F', 0, rest @ ..]) => {
                let canonical = !self.jfif && JFIF.get(4..) == Some(&bytes);
                if rest.get(9..).is_some_and(|thumbnail| !thumbnail.is_empty()) {
                    report.find(Class::Thumbnail, "JFIF thumbnail", "");
                }
                if !self.jfif && !canonical {
                    self.jfif = true;
                    let segment = Segment::new(span, Role::Metadata, "APP0 JFIF");
                    report.push(segment.instead(vec![Part::Bytes(JFIF.to_vec())]));
                    limits.credit(n);
                    return Ok(());
                }
                self.jfif = true;
                (if canonical { Role::Structure } else { Role::Metadata }, "APP0 JFIF")
            }
            (0xe0, [b'J', b'F', b'X', b'X', 0, ..]) => {
                report.find(Class::Thumbnail, "JFXX thumbnail", "");
                (Role::Metadata, "APP0 JFXX")
            }
            (0xe1, rest) if rest.starts_with(EXIF) => {
                return self.exif(span, rest.get(EXIF.len()..).unwrap_or_default(), n, report, limits);
            }
            (0xe1, rest) if rest.starts_with(XMP) => {
                xmp::read(rest.get(XMP.len()..).unwrap_or_default(), report);
                (Role::Metadata, "APP1 XMP")
            }
            (0xe1, rest) if rest.starts_with(EXTENDED_XMP) => {
                // GUID (32), full length (4), offset (4), then a piece of the packet.
                xmp::read(rest.get(EXTENDED_XMP.len() + 40..).unwrap_or_default(), report);
                (Role::Metadata, "APP1 extended XMP")
            }
            (0xe2, rest) if rest.starts_with(ICC) => {
                if self.icc.len() == icc::PIECES {
                    return Err(Error::at(Reason::TooManyParts, "a colour profile in too many parts", span.start));
                }
                let held: usize = self.icc.iter().map(|piece| piece.body.len()).sum();
                let body = rest.get(ICC.len()..).unwrap_or_default();
                if body.len() >= 2 && held + body.len() <= icc::MAX {
                    self.icc.push(Piece { place: report.segments.len(), body: body.to_vec() });
                }
                report.push(Segment::new(span, Role::Metadata, format!("APP2 ICC {}", self.icc.len())));
                limits.credit(n);
                return Ok(());
            }
            (0xe2, [b'M', b'P', b'F', 0, ..]) => {
                report.find(Class::HiddenPicture, "MPF index", "");
                (Role::Metadata, "APP2 MPF")
            }
            (0xeb, rest) => {
                c2pa::read(rest, report);
                (Role::Metadata, "APP11")
            }
            (0xed, rest) if rest.starts_with(PHOTOSHOP) => {
                iptc::read(rest.get(PHOTOSHOP.len()..).unwrap_or_default(), report);
                (Role::Metadata, "APP13 Photoshop")
            }
            (0xee, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform @ 0..=2, ..]) if !self.adobe => {
                self.adobe = true;
                let canonical = adobe(*transform);
                if canonical.get(4..) != Some(&bytes) {
                    let segment = Segment::new(span, Role::Metadata, "APP14 Adobe");
                    report.push(segment.instead(vec![Part::Bytes(canonical)]));
                    limits.credit(n);
                    return Ok(());
                }
                (Role::Structure, "APP14 Adobe")
            }
            (_, rest) => {
                let label: Vec<u8> = rest.iter().copied().take(16).take_while(u8::is_ascii_graphic).collect();
                report.find(Class::Unknown, format!("JPEG APP{}", code & 15), &String::from_utf8_lossy(&label));
                (Role::Unknown, "APPn")
            }
        };
        report.push(Segment::new(span, role.0, role.1));
        limits.credit(n);
        Ok(())
    }

    /// Exif (JEITA CP-3451, 4.7.2). Only the first one counts; of it the orientation is kept.
    fn exif(&mut self, span: Span, tiff: &[u8], held: u64, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let first = self.exif.is_none();
        if first && let Some(orientation) = exif::is_minimal(tiff) {
            self.exif = Some((report.segments.len(), orientation));
            report.push(Segment::new(span, Role::Structure, "APP1 Exif orientation"));
        } else {
            let orientation = exif::read(tiff, report).orientation;
            let mut segment = Segment::new(span, Role::Metadata, "APP1 Exif");
            if first {
                self.exif = Some((report.segments.len(), orientation));
                if orientation != Orientation::UPRIGHT {
                    let body = [EXIF, &exif::minimal(orientation)].concat();
                    segment = segment.instead(vec![Part::Bytes(app_segment(0xe1, &body))]);
                }
            }
            report.push(segment);
        }
        limits.credit(held);
        Ok(())
    }

    /// Once all are read: puts the colour profile's neutral form in the place of its first segment.
    pub(super) fn finish(self, report: &mut Report) {
        if self.icc.is_empty() {
            return;
        }
        let places: Vec<usize> = self.icc.iter().map(|piece| piece.place).collect();
        let stored: Vec<Vec<u8>> = self.icc.iter().map(|piece| piece.body.clone()).collect();
        let profile = icc::joined(&mut self.icc.into_iter().map(|piece| piece.body).collect::<Vec<_>>());
        let neutral = icc::neutral(&profile).unwrap_or_default();
        let count = neutral.len().div_ceil(ICC_CHUNK) as u8;
        let numbered = (1..).zip(neutral.chunks(ICC_CHUNK));
        let wanted: Vec<Vec<u8>> = numbered.map(|(number, data)| [&[number, count], data].concat()).collect();
        if stored == wanted {
            for place in places {
                if let Some(segment) = report.segments.get_mut(place) {
                    segment.role = Role::Structure;
                }
            }
            return;
        }
        icc::read(&profile, report);
        let written = wanted.iter().flat_map(|body| app_segment(0xe2, &[ICC, body].concat())).collect();
        if let Some(segment) = places.first().and_then(|&place| report.segments.get_mut(place)) {
            segment.instead = vec![Part::Bytes(written)];
        }
    }
}

/// An application segment around `body`, which must be shorter than 65534 bytes.
fn app_segment(code: u8, body: &[u8]) -> Vec<u8> {
    let length = (body.len() + 2) as u16;
    [&[0xff, code], length.to_be_bytes().as_slice(), body].concat()
}

/// Adobe's segment with its colour transform and nothing else (Adobe Technical Note 5116, section 18).
fn adobe(transform: u8) -> Vec<u8> {
    app_segment(0xee, &[b'A', b'd', b'o', b'b', b'e', 0, 100, 0, 0, 0, 0, transform])
}

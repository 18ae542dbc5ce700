//! Application segments APP0 to APP15: which standard each follows, what it reveals, and what of it is needed.

use crate::codecs::jpeg::coded::ICC;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
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
    adobe: Option<u8>,
    exif: Option<Orientation>,
    icc: Vec<Vec<u8>>,
}

/// What application segments say of how the picture looks.
pub(super) struct Shown {
    jfif: bool,
    adobe: Option<u8>,
    orientation: Orientation,
    /// The profile's segments.
    profile: Vec<u8>,
}

impl Shown {
    /// The segments that every copy begins with, for a picture whose components have these names. JFIF (ITU-T T.871, 7) says that
    /// three of them are brightness and two differences, as readers take it where nothing says otherwise; Adobe's segment is
    /// left only to those that are red, green and blue or four inks.
    pub(super) fn written(&self, names: &[u8]) -> Vec<u8> {
        let mut out = match (names, self.adobe) {
            ([_, _, _], Some(0)) | (b"RGB", None) if !self.jfif => adobe(0),
            ([_] | [_, _, _], _) => JFIF.to_vec(),
            ([_, _, _, _], Some(transform)) => adobe(transform),
            _ => Vec::new(),
        };
        if self.orientation != Orientation::UPRIGHT {
            out.extend(app_segment(0xe1, &[EXIF, &exif::minimal(self.orientation)].concat()));
        }
        out.extend(&self.profile);
        out
    }
}

impl Apps {
    /// How the picture is turned, if an Exif segment says so.
    pub(super) fn orientation(&self) -> Option<Orientation> {
        self.exif
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
                if rest.get(9..).is_some_and(|thumbnail| !thumbnail.is_empty()) {
                    report.find(Class::Thumbnail, "JFIF thumbnail", "");
                }
                self.jfif = true;
                (Role::Structure, "APP0 JFIF")
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
                let held: usize = self.icc.iter().map(Vec::len).sum();
                let body = rest.get(ICC.len()..).unwrap_or_default();
                if body.len() >= 2 && held + body.len() <= icc::MAX {
                    self.icc.push(body.to_vec());
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
            (0xee, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform @ 0..=2, ..]) if self.adobe.is_none() => {
                self.adobe = Some(*transform);
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
        let minimal = exif::is_minimal(tiff).filter(|_| first);
        let orientation = minimal.unwrap_or_else(|| exif::read(tiff, report).orientation);
        self.exif = self.exif.or(Some(orientation));
        let role = if minimal.is_some() { Role::Structure } else { Role::Metadata };
        report.push(Segment::new(span, role, "APP1 Exif"));
        limits.credit(held);
        Ok(())
    }

    /// Once all are read: what they say of how the picture looks, the colour profile in its neutral form.
    pub(super) fn finish(self, report: &mut Report) -> Shown {
        let Self { jfif, adobe, exif, mut icc } = self;
        let orientation = exif.unwrap_or(Orientation::UPRIGHT);
        let mut profile = Vec::new();
        if !icc.is_empty() {
            let stored = icc.clone();
            let joined = icc::joined(&mut icc);
            let neutral = icc::neutral(&joined).unwrap_or_default();
            let count = neutral.len().div_ceil(ICC_CHUNK) as u8;
            let numbered = (1..).zip(neutral.chunks(ICC_CHUNK));
            let wanted: Vec<Vec<u8>> = numbered.map(|(number, data)| [&[number, count], data].concat()).collect();
            if stored != wanted {
                icc::read(&joined, report);
            }
            profile = wanted.iter().flat_map(|body| app_segment(0xe2, &[ICC, body].concat())).collect();
        }
        Shown { jfif, adobe, orientation, profile }
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

//! PNG and APNG (W3C Portable Network Graphics, third edition).
//!
//! What stays: the critical chunks, the animation, and the ancillary chunks that change how the picture looks. Physical
//! size, background, histograms and suggested palettes go: no viewer needs them. A kept critical chunk must have a right
//! CRC, as viewers ask for; an ancillary one with a wrong CRC goes, as viewers pass over it.

pub mod covered;
mod animation;
mod chunk;
mod header;
mod profile;
mod stream;
mod text;

use crate::error::{Error, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::tags::{c2pa, exif, tail};
use animation::Animation;
use chunk::Chunk;
use header::Header;
use stream::Stream;

/// Reports what a PNG holds.
///
/// Errors: `malformed`, `limit`, `read`; `refused` for Apple's own variant, for critical chunks that are not known, and
/// for pictures behind the picture that cannot be taken out.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut report = Report::new(Format::Png, source.len());
    report.push(Segment::new(reader.take(8)?, Role::Structure, "signature"));
    let first = Chunk::next(source, &mut reader, limits)?;
    match &first.kind {
        b"IHDR" if first.sound => {}
        b"CgBI" => return Err(Error::refused("this is Apple's own variant of PNG; save it anew first").or_at(8)),
        _ => return Err(Error::malformed("the image header is missing or damaged", 8)),
    }
    let header = Header::read(Reader::new(source, first.content)?, limits)?;
    report.push(Segment::new(first.span, Role::Structure, "IHDR"));

    let mut walk = Walk {
        source,
        header,
        report,
        seen: Vec::new(),
        animation: None,
        stream: None,
        stage: Stage::Before,
        orientation: Orientation::UPRIGHT,
    };
    loop {
        let chunk = Chunk::next(source, &mut reader, limits)?;
        walk.chunk(chunk, limits)?;
        if walk.stage == Stage::End {
            break;
        }
    }
    let mut report = walk.report;
    report.picture = Some(Picture {
        width: header.width,
        height: header.height,
        orientation: walk.orientation,
        frames: walk.animation.map_or(1, |animation| animation.frames),
    });
    tail::read(source, reader.rest(), &mut report)?;
    Ok(report)
}

/// How far the walk is, seen from the image data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Before,
    Within,
    After,
    End,
}

struct Walk<'a> {
    source: &'a dyn Source,
    header: Header,
    report: Report,
    /// The kinds that were kept and may come only once.
    seen: Vec<[u8; 4]>,
    animation: Option<Animation>,
    /// The frame that is being followed.
    stream: Option<Stream>,
    stage: Stage,
    orientation: Orientation,
}

impl Walk<'_> {
    fn chunk(&mut self, chunk: Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        if chunk.is_critical() && !chunk.sound && &chunk.kind != b"IEND" {
            return Err(Error::malformed("a chunk is damaged", at));
        }
        if self.stage == Stage::Within && &chunk.kind != b"IDAT" {
            self.stage = Stage::After;
        }
        match &chunk.kind {
            b"PLTE" => self.palette(&chunk),
            b"IDAT" => self.image(&chunk),
            b"IEND" => self.end(&chunk),
            b"IHDR" => Err(Error::malformed("a second image header", at)),
            b"acTL" | b"fcTL" | b"fdAT" => self.animate(&chunk),
            b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"cICP" | b"mDCV" | b"cLLI" => self.colour(&chunk),
            b"eXIf" => self.exif(&chunk, limits),
            _ if chunk.is_critical() => Err(Error::refused("the file needs a part that nobody here knows").or_at(at)),
            _ => self.ancillary(&chunk, limits),
        }
    }

    /// Keeps a chunk as it stands.
    fn keep(&mut self, chunk: &Chunk, role: Role, name: &'static str) {
        self.report.push(Segment::new(chunk.span, role, name));
    }

    /// Whether this kind of chunk comes for the first time.
    fn first(&mut self, kind: [u8; 4]) -> bool {
        let first = !self.seen.contains(&kind);
        if first {
            self.seen.push(kind);
        }
        first
    }

    fn palette(&mut self, chunk: &Chunk) -> Result<()> {
        let at = chunk.span.start;
        if self.header.colour != 3 {
            // A suggestion for old screens; it may hold anything.
            self.report.push(Segment::new(chunk.span, Role::Metadata, "PLTE"));
            self.report.find(Class::Unknown, "PNG suggested palette", "");
            return Ok(());
        }
        let (len, most) = (chunk.content.len(), 3 << self.header.depth);
        if !self.first(chunk.kind) || self.stage != Stage::Before || len == 0 || len % 3 != 0 || len > most {
            return Err(Error::malformed("the palette is broken", at));
        }
        self.keep(chunk, Role::Structure, "PLTE");
        Ok(())
    }

    /// A chunk that says how colours are to be shown (sections 11.3.1 and 11.3.2).
    fn colour(&mut self, chunk: &Chunk) -> Result<()> {
        let (len, colour) = (chunk.content.len(), self.header.colour);
        let (name, fits) = match &chunk.kind {
            b"tRNS" => ("tRNS", matches!((colour, len), (0, 2) | (2, 6)) || (colour == 3 && (1..=256).contains(&len))),
            b"gAMA" => ("gAMA", len == 4),
            b"cHRM" => ("cHRM", len == 32),
            b"sRGB" => ("sRGB", len == 1),
            b"cICP" => ("cICP", len == 4),
            b"mDCV" => ("mDCV", len == 24),
            _ => ("cLLI", len == 8),
        };
        if fits && chunk.sound && self.stage == Stage::Before && self.first(chunk.kind) {
            self.keep(chunk, Role::Structure, name);
        } else {
            self.report.find(Class::Unknown, format!("PNG {name}, misplaced"), "");
            self.report.push(Segment::new(chunk.span, Role::Unknown, name));
        }
        Ok(())
    }

    fn image(&mut self, chunk: &Chunk) -> Result<()> {
        let at = chunk.span.start;
        match self.stage {
            Stage::Before => {
                if self.header.colour == 3 && !self.seen.contains(b"PLTE") {
                    return Err(Error::malformed("the palette is missing", at));
                }
                if self.animation.as_ref().is_some_and(|animation| animation.met == 0) {
                    return Err(Error::refused("the animation hides another picture").or_at(at));
                }
                self.stream = Some(Stream::new(self.header.raw(self.header.width, self.header.height)));
                self.stage = Stage::Within;
            }
            Stage::Within => {}
            _ => return Err(Error::malformed("the picture is torn apart", at)),
        }
        self.follow(chunk, 0, "IDAT")
    }

    /// Follows the frame's stream over a chunk whose first `head` bytes are not part of it.
    fn follow(&mut self, chunk: &Chunk, head: u64, name: &'static str) -> Result<()> {
        let Some(stream) = &mut self.stream else {
            return Err(Error::malformed("frame data without a frame", chunk.span.start));
        };
        let mut reader = Reader::new(self.source, chunk.content)?;
        reader.take(head)?;
        let (start, coded) = (chunk.content.start, reader.rest());
        let used = stream.follow(self.source, coded)?;
        let mut rest = Reader::new(self.source, coded)?;
        rest.take(used)?;
        if rest.is_empty() {
            self.keep(chunk, Role::Media, name);
            return Ok(());
        }
        self.report.find(Class::Unknown, "PNG bytes behind the compressed picture", &format!("{} bytes", rest.left()));
        let kept = crate::span::Span::new(start, coded.start + used);
        let parts = if kept.is_empty() { Vec::new() } else { chunk::wrap(self.source, chunk.kind, &[], kept)? };
        self.report.push(Segment::new(chunk.span, Role::Trailing, name).instead(parts));
        Ok(())
    }

    /// Checks that the frame before this point is whole.
    fn finish(&mut self, at: u64) -> Result<()> {
        match self.stream.take() {
            Some(stream) => stream.finish(at),
            None => Ok(()),
        }
    }

    fn animate(&mut self, chunk: &Chunk) -> Result<()> {
        let at = chunk.span.start;
        let mut reader = Reader::new(self.source, chunk.content)?;
        if &chunk.kind == b"acTL" && self.stage == Stage::Before && self.animation.is_none() {
            if !chunk.sound {
                return Err(Error::malformed("a chunk is damaged", at));
            }
            self.animation = Some(Animation::control(reader)?);
            self.keep(chunk, Role::Structure, "acTL");
            return Ok(());
        }
        let (Some(animation), true, true) = (&mut self.animation, &chunk.kind != b"acTL", chunk.sound) else {
            self.report.find(Class::HiddenPicture, "PNG frame without an animation", "");
            self.report.push(Segment::new(chunk.span, Role::Unknown, "animation"));
            return Ok(());
        };
        if &chunk.kind == b"fdAT" {
            if self.stage != Stage::After {
                return Err(Error::malformed("frame data before the picture", at));
            }
            animation.sequence(&mut reader)?;
            return self.follow(chunk, 4, "fdAT");
        }
        let frame = animation.frame(reader, &self.header)?;
        if animation.met > animation.frames {
            return Err(Error::malformed("the animation has more frames than it says", at));
        }
        if self.stage == Stage::Before {
            if animation.met > 1 || frame.width != self.header.width || frame.height != self.header.height {
                return Err(Error::malformed("the animation's first frame is not the picture", at));
            }
        } else {
            self.finish(at)?;
            self.stream = Some(Stream::new(self.header.raw(frame.width, frame.height)));
        }
        self.keep(chunk, Role::Structure, "fcTL");
        Ok(())
    }

    fn exif(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let content = chunk.read(self.source, limits)?;
        let first = self.first(chunk.kind);
        if let Some(orientation) = exif::is_minimal(&content).filter(|_| first && chunk.sound) {
            self.orientation = orientation;
            self.keep(chunk, Role::Structure, "eXIf");
        } else {
            let block = content.strip_prefix(b"Exif\0\0").unwrap_or(&content);
            let read = exif::read(block, &mut self.report);
            let mut segment = Segment::new(chunk.span, Role::Metadata, "eXIf");
            if first && chunk.sound && read.orientation != Orientation::UPRIGHT {
                self.orientation = read.orientation;
                segment = segment.instead(vec![Part::Bytes(chunk::build(b"eXIf", &exif::minimal(read.orientation)))]);
            }
            self.report.push(segment);
        }
        limits.release(content.len() as u64);
        Ok(())
    }

    fn ancillary(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let content = chunk.read(self.source, limits)?;
        let report = &mut self.report;
        let (mut role, mut name, mut instead) = (Role::Metadata, "ancillary", None);
        match &chunk.kind {
            b"tEXt" | b"zTXt" | b"iTXt" => {
                name = "text";
                text::read(chunk.kind, &content, report);
            }
            b"iCCP" => {
                name = "iCCP";
                let wanted = chunk.sound && self.stage == Stage::Before && !self.seen.contains(b"iCCP");
                let canonical = profile::canonical(&content).filter(|_| wanted);
                if canonical.is_some() {
                    self.seen.push(*b"iCCP");
                }
                let same = canonical.as_ref().is_some_and(|bytes| {
                    bytes.get(8..8 + content.len()) == Some(&content) && bytes.len() as u64 == chunk.span.len()
                });
                if same {
                    role = Role::Structure;
                } else {
                    report.find(Class::Settings, "PNG iCCP", &String::from_utf8_lossy(text::split(&content).0));
                    instead = canonical;
                }
            }
            b"tIME" => {
                name = "tIME";
                let value = match content.as_slice() {
                    &[high, low, month, day, hour, minute, second] => {
                        let year = u16::from_be_bytes([high, low]);
                        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
                    }
                    _ => String::new(),
                };
                report.find(Class::Time, "PNG tIME", &value);
            }
            b"caBX" => {
                name = "caBX";
                c2pa::read(&content, report);
            }
            b"pHYs" | b"bKGD" | b"hIST" | b"sPLT" | b"sBIT" | b"oFFs" | b"pCAL" | b"sCAL" | b"iDOT" | b"vpAg" => {
                let field: String = chunk.kind.iter().map(|&byte| char::from(byte)).collect();
                report.find(Class::Settings, format!("PNG {field}"), "");
            }
            kind => {
                role = Role::Unknown;
                let field: String =
                    kind.iter().map(|&byte| if byte.is_ascii_alphabetic() { char::from(byte) } else { '?' }).collect();
                report.find(Class::Unknown, format!("PNG {field}"), &format!("{} bytes", chunk.content.len()));
            }
        }
        let parts = instead.into_iter().map(Part::Bytes).collect();
        self.report.push(Segment::new(chunk.span, role, name).instead(parts));
        limits.release(content.len() as u64);
        Ok(())
    }

    fn end(&mut self, chunk: &Chunk) -> Result<()> {
        let at = chunk.span.start;
        if self.stage == Stage::Before {
            return Err(Error::malformed("there is no picture in it", at));
        }
        self.finish(at)?;
        if self.animation.as_ref().is_some_and(|animation| animation.met != animation.frames) {
            return Err(Error::malformed("the animation has fewer frames than it says", at));
        }
        if chunk.sound && chunk.content.is_empty() {
            self.keep(chunk, Role::Structure, "IEND");
        } else {
            self.report.find(Class::Unknown, "PNG IEND with content", "");
            let end =
                Segment::new(chunk.span, Role::Unknown, "IEND").instead(vec![Part::Bytes(chunk::build(b"IEND", &[]))]);
            self.report.push(end);
        }
        self.stage = Stage::End;
        Ok(())
    }
}

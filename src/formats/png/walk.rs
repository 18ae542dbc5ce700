//! The walk over a PNG's chunks: which stay, which go, and what is written instead.

use super::animation::Animation;
use super::chunk::{self, Chunk};
use super::header::Header;
use super::pixels::Pixels;
use super::recoded::{self, Frame};
use super::run::Run;
use super::stream::Stream;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// What a chunk that is written anew costs in memory, in bytes.
const MOVED: u64 = 256;

/// How far the walk is, seen from the image data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Before,
    Within,
    After,
    End,
}

/// The frame that is being followed.
struct Followed {
    /// Where its data may start.
    start: u64,
    /// How many segments there were before.
    segments: usize,
    /// Width and height in pixels.
    size: (u32, u32),
    /// The sequence number that its first `fdAT` chunk has in the copy; none where it is in `IDAT` there.
    number: Option<u32>,
    /// What its rows hold, in bytes.
    held: u64,
}

/// A walk over the chunks of a file.
pub(super) struct Walk<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) header: Header,
    /// What the pixels show, where some may show nothing or there is a palette.
    pub(super) pixels: Option<Pixels>,
    pub(super) report: Report,
    /// The kinds that were kept and may come only once.
    pub(super) seen: Vec<[u8; 4]>,
    animation: Option<Animation>,
    /// The data of the frame that is being followed.
    stream: Option<Stream>,
    /// The picture's run of chunks, where it may be known.
    run: Option<Run>,
    frame: Option<Followed>,
    /// Where the coded data of the frame lies.
    coded: Vec<Span>,
    pub(super) stage: Stage,
    pub(super) orientation: Orientation,
}

impl<'a> Walk<'a> {
    /// A walk behind the image header. What it finds is added to `report`.
    pub(super) fn new(source: &'a dyn Source, header: Header, report: Report) -> Self {
        Self {
            source,
            header,
            pixels: Pixels::new(&header),
            report,
            seen: Vec::new(),
            animation: None,
            stream: None,
            run: None,
            frame: None,
            coded: Vec::new(),
            stage: Stage::Before,
            orientation: Orientation::UPRIGHT,
        }
    }

    /// Whether the end was there.
    pub(super) fn is_over(&self) -> bool {
        self.stage == Stage::End
    }

    /// The report, once the end was there. Errors: `limit`, `read`.
    pub(super) fn finished(mut self, limits: &mut Limits) -> Result<Report> {
        if let Some(pixels) = self.pixels.take() {
            pixels.blank(self.source, &self.header, &mut self.report, limits)?;
        }
        self.report.picture = Some(Picture {
            width: self.header.width,
            height: self.header.height,
            orientation: self.orientation,
            frames: self.animation.map_or(1, |animation| animation.frames),
        });
        Ok(self.report)
    }

    /// Takes the next chunk. Errors: as for [`super::inspect`].
    pub(super) fn chunk(&mut self, chunk: Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        if chunk.is_critical() && !chunk.sound && &chunk.kind != b"IEND" {
            return Err(Error::malformed("a chunk is damaged", at));
        }
        if self.stage == Stage::Within && &chunk.kind != b"IDAT" {
            self.stage = Stage::After;
            let findings = self.report.findings.len();
            self.run.iter_mut().for_each(|run| run.end(findings));
        }
        match &chunk.kind {
            b"PLTE" => self.palette(&chunk),
            b"IDAT" => self.image(&chunk, limits),
            b"IEND" => self.end(&chunk, limits),
            b"IHDR" => Err(Error::malformed("a second image header", at)),
            b"acTL" | b"fcTL" | b"fdAT" => self.animate(&chunk, limits),
            b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"cICP" | b"mDCV" | b"cLLI" => self.colour(&chunk, limits),
            b"eXIf" => self.exif(&chunk, limits),
            _ if chunk.is_critical() => {
                Err(Error::new(Reason::UnknownPart, "the file needs a part that nobody here knows").or_at(at))
            }
            _ => self.ancillary(&chunk, limits),
        }
    }

    /// Keeps a chunk as it is, or leaves it out, as its role says.
    pub(super) fn keep(&mut self, chunk: &Chunk, role: Role, name: &'static str) {
        self.report.push(Segment::new(chunk.span, role, name));
    }

    /// Whether this kind of chunk comes for the first time.
    pub(super) fn first(&mut self, kind: [u8; 4]) -> bool {
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

    fn image(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        match self.stage {
            Stage::Before => {
                if self.header.colour == 3 && !self.seen.contains(b"PLTE") {
                    return Err(Error::malformed("the palette is missing", at));
                }
                self.stage = Stage::Within;
                if let Some(animation) = self.animation.as_mut().filter(|animation| animation.met == 0) {
                    animation.hides = true;
                    self.report.find(Class::HiddenPicture, "PNG picture behind the animation", "");
                    self.keep(chunk, Role::Unknown, "hidden picture");
                    return Ok(());
                }
                // Which colours of a palette are used, whether any pixel has the clear colour, and what a frame of an animation shows, is asked of every byte.
                if self.header.colour != 3 && self.animation.is_none() && !self.seen.contains(b"tRNS") {
                    let findings = self.report.findings.len();
                    self.run = Some(Run::new(self.source, chunk.span, &self.header, findings, limits)?);
                }
                self.start((self.header.width, self.header.height), None, at, limits)?;
            }
            Stage::Within if self.hides() => {
                self.keep(chunk, Role::Unknown, "hidden picture");
                return Ok(());
            }
            Stage::Within => {}
            _ => return Err(Error::malformed("the picture is torn apart", at)),
        }
        self.follow(chunk, 0, "IDAT", limits)
    }

    /// Starts to follow a frame of that size whose data lies behind `start`; with the number of its first chunk in a copy.
    fn start(&mut self, size: (u32, u32), number: Option<u32>, start: u64, limits: &mut Limits) -> Result<()> {
        self.stream = Some(Stream::new(self.header.raw(size.0, size.1)));
        let mut held = 0;
        if let Some(pixels) = &mut self.pixels {
            pixels.frame(&self.header, size.0, size.1);
            held = 4 * self.header.raw(size.0, 1);
            limits.debit(held, start)?;
        }
        self.frame = Some(Followed { start, segments: self.report.segments.len(), size, number, held });
        Ok(())
    }

    /// Whether the animation leaves out the picture in `IDAT`.
    fn hides(&self) -> bool {
        self.animation.as_ref().is_some_and(|animation| animation.hides)
    }

    /// Follows the frame's stream over a chunk whose first `head` bytes are not part of it.
    fn follow(&mut self, chunk: &Chunk, head: u64, name: &'static str, limits: &mut Limits) -> Result<()> {
        if self.run.as_ref().is_some_and(|run| run.known) {
            self.keep(chunk, Role::Media, name);
            return Ok(());
        }
        let Some(stream) = &mut self.stream else {
            return Err(Error::malformed("frame data without a frame", chunk.span.start));
        };
        let mut reader = Reader::new(self.source, chunk.content)?;
        reader.take(head)?;
        let coded = reader.rest();
        let pixels = &mut self.pixels;
        let used =
            stream.follow(self.source, coded, |bytes| pixels.iter_mut().for_each(|pixels| pixels.take(bytes)))?;
        let kept = Span::new(coded.start, coded.start + used);
        if kept != coded {
            let hidden = format!("{} bytes", coded.len() - used);
            self.report.find(Class::Unknown, "PNG bytes behind the compressed picture", &hidden);
        }
        if !kept.is_empty() {
            limits.debit((size_of::<Span>() + size_of::<Part>()) as u64, chunk.span.start)?;
            self.coded.push(kept);
        }
        self.keep(chunk, Role::Media, name);
        Ok(())
    }

    /// Checks that the frame before this point is whole, and that its data is one chunk in its one form; where it is not, writes
    /// it so.
    fn finish(&mut self, at: u64, limits: &mut Limits) -> Result<()> {
        let (Some(stream), Some(frame)) = (self.stream.take(), self.frame.take()) else { return Ok(()) };
        limits.credit(frame.held);
        if self.run.as_ref().is_some_and(|run| run.known) {
            return Ok(());
        }
        let veil = self.pixels.as_ref().and_then(Pixels::found);
        let sound = stream.finish(at)?;
        let Followed { start, segments, size, number, held } = frame;
        let coded = std::mem::take(&mut self.coded);
        let (kind, head) = number.map_or((b"IDAT", Vec::new()), |number| (b"fdAT", number.to_be_bytes().to_vec()));
        if let (Some(number), Some(animation)) = (number, &mut self.animation) {
            animation.copied = number + 1;
        }
        let mut anew = if sound && veil.is_none() {
            recoded::joined(self.source, kind, head, coded)?
        } else {
            if veil.is_some() {
                self.report.find_once(Class::HiddenPicture, "PNG colours of pixels that are not shown", "");
            }
            if !sound {
                self.report.find(Class::Unknown, "PNG data behind the picture's last row", "");
            }
            limits.debit(held, at)?;
            let frame = Frame { span: Span::new(start, at), size };
            let data = recoded::data(self.source, &self.header, &frame, veil, limits)?;
            limits.credit(held);
            vec![Part::Bytes(chunk::build(kind, &[head, data].concat()))]
        };
        let data = |segment: &&mut Segment| matches!(&*segment.name, "IDAT" | "fdAT");
        let mut old = self.report.segments.iter_mut().skip(segments).filter(data).peekable();
        let len: u64 = anew.iter().map(Part::len).sum();
        // One chunk, of which all but the stream is as it should be.
        if let Some(only) = old.peek()
            && only.span.len() == len
            && let [Part::Bytes(front), .., Part::Bytes(end)] = anew.as_slice()
        {
            let mut stored = [vec![0; front.len()], vec![0; end.len()]];
            let places = [only.span.start, only.span.end - end.len() as u64];
            for (stored, place) in stored.iter_mut().zip(places) {
                self.source.read_at(place, stored)?;
            }
            if stored == [front.clone(), end.clone()] {
                old.next();
                if old.next().is_none() {
                    self.run.take().into_iter().for_each(|run| run.whole(self.source));
                    return Ok(());
                }
            }
        }
        for segment in self.report.segments.iter_mut().skip(segments).filter(data) {
            segment.role = Role::Trailing;
            segment.instead = std::mem::take(&mut anew);
        }
        Ok(())
    }

    fn animate(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
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
            return self.follow(chunk, 4, "fdAT", limits);
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
            if animation.leads() && !frame.covers(&self.header) {
                return Err(Error::new(Reason::Inseparable, "the animation hides another picture").or_at(at));
            }
            self.finish(at, limits)?;
        }
        let Some(animation) = &mut self.animation else { return Ok(()) };
        let moved = animation.moved();
        let first = (!animation.leads()).then_some(animation.copied);
        if let Some(number) = moved {
            limits.debit(MOVED, at)?;
            let rest = Span::new(chunk.content.start + 4, chunk.content.end);
            let parts = chunk::wrap(self.source, chunk.kind, &number, rest)?;
            self.report.push(Segment::new(chunk.span, Role::Unknown, "fcTL").instead(parts));
        } else {
            self.keep(chunk, Role::Structure, "fcTL");
        }
        if self.stage != Stage::Before {
            self.start((frame.width, frame.height), first, chunk.span.end, limits)?;
        }
        Ok(())
    }

    /// The end. Errors: as for [`super::inspect`].
    fn end(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        if self.stage == Stage::Before {
            return Err(Error::malformed("there is no picture in it", at));
        }
        self.finish(at, limits)?;
        if self.animation.as_ref().is_some_and(|animation| animation.met != animation.frames) {
            return Err(Error::malformed("the animation has fewer frames than it says", at));
        }
        if chunk.sound && chunk.content.is_empty() {
            self.keep(chunk, Role::Structure, "IEND");
        } else {
            self.report.find(Class::Unknown, "PNG IEND with content", "");
            let anew = vec![Part::Bytes(chunk::build(b"IEND", &[]))];
            self.report.push(Segment::new(chunk.span, Role::Unknown, "IEND").instead(anew));
        }
        self.stage = Stage::End;
        Ok(())
    }
}

//! WebP (RFC 9649): a RIFF file of coded pictures.
//!
//! What stays: the coded pictures, their alpha, the animation, a colour profile without a maker's words, and an Exif chunk
//! that says the orientation alone. The header and the flags are written anew to match. A picture whose pixels of no alpha
//! have colours is written anew without them, and without loss.

mod anew;
mod chunk;
mod closed;
mod fill;
mod lossless;
mod lossy;
mod rubbed;
mod vp8;

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats::whole;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{c2pa, exif, icc, tail, xmp};
use anew::{replacement, replacement_with_alpha};
use chunk::Chunk;
pub(crate) use closed::closed;

/// The longest metadata that is read to be shown.
const SHOWN: u64 = 8 << 20;
/// `VP8X` flags (section 2.7).
const ICC: u8 = 0x20;
const ALPHA: u8 = 0x10;
const EXIF: u8 = 0x08;
const ANIMATION: u8 = 0x02;

/// Reports what a WebP holds. Errors: `malformed`, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    whole::closed(source, closed, walk, limits)
}

fn walk(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    reader.take(4)?;
    let declared = reader.u32_le()?;
    reader.take(4)?;
    let size = u64::from(declared).checked_sub(4).ok_or(Error::malformed("the file says that it is empty", 4))?;
    let mut inside = reader.sub(size)?;
    let report = Report::new(Format::WebP, source.len());
    let mut walk = Walk {
        source,
        report,
        extended: None,
        size: None,
        alpha: None,
        kept: 0,
        frames: 0,
        orientation: Orientation::UPRIGHT,
    };
    while !inside.is_empty() {
        if inside.left() < 8 {
            tail::read(source, inside.rest(), &mut walk.report)?;
            break;
        }
        let chunk = Chunk::next(&mut inside, limits)?;
        walk.chunk(chunk, limits)?;
    }
    walk.finish(declared, reader.rest())
}

/// The canvas that `VP8X` gives, in pixels.
fn canvas(content: [u8; 10]) -> (u32, u32) {
    let [_, _, _, _, w0, w1, w2, h0, h1, h2] = content;
    (u32::from_le_bytes([w0, w1, w2, 0]) + 1, u32::from_le_bytes([h0, h1, h2, 0]) + 1)
}

struct Walk<'a> {
    source: &'a dyn Source,
    report: Report,
    /// `VP8X`, where there is one: where its segment is in the report, and its content.
    extended: Option<(Chunk, [u8; 10])>,
    /// The picture's size.
    size: Option<(u32, u32)>,
    /// The plane of alpha, and the number of its segment.
    alpha: Option<(Chunk, usize)>,
    /// The flags of what is kept.
    kept: u8,
    frames: u32,
    orientation: Orientation,
}

impl Walk<'_> {
    fn animated(&self) -> bool {
        self.extended.is_some_and(|(_, content)| content[0] & ANIMATION != 0)
    }

    /// Keeps a chunk, with its padding made right.
    fn keep(&mut self, chunk: &Chunk, role: Role, name: &'static str) {
        let segment = Segment::new(chunk.span, if chunk.padded { role } else { Role::Padding }, name);
        self.report.push(if chunk.padded { segment } else { segment.instead(chunk.parts()) });
    }

    /// Keeps a coded picture or plane of `size`, in the form in which it may stay.
    fn keep_coded(&mut self, chunk: &Chunk, size: (u32, u32), name: &'static str, limits: &mut Limits) -> Result<()> {
        let mut anew = replacement(self.source, chunk, size, limits)?;
        if let Some((alpha, segment)) = self.alpha.take_if(|_| name != "ALPH") {
            let replacement_with_alpha = match name {
                "VP8" => replacement_with_alpha(self.source, &alpha, chunk, size, limits)?,
                // Such a picture has its alpha in it, and no other is shown.
                _ => {
                    self.report.find(Class::HiddenPicture, "WebP second picture", "");
                    self.gone(segment);
                    None
                }
            };
            if replacement_with_alpha.is_some() {
                anew = replacement_with_alpha;
                self.gone(segment);
            }
        }
        match anew {
            None => self.keep(chunk, Role::Media, name),
            Some(anew) => {
                let parts = anew.chunk(chunk, &mut self.report);
                self.report.push(Segment::new(chunk.span, Role::Trailing, name).instead(parts));
            }
        }
        Ok(())
    }

    /// Takes a segment out again.
    fn gone(&mut self, segment: usize) {
        if let Some(segment) = self.report.segments.get_mut(segment) {
            (segment.role, segment.instead) = (Role::Unknown, Vec::new());
        }
    }

    fn drop(&mut self, chunk: &Chunk, role: Role, name: &'static str) {
        self.report.push(Segment::new(chunk.span, role, name));
    }

    fn read(&self, chunk: &Chunk, limits: &mut Limits) -> Result<Vec<u8>> {
        Reader::new(self.source, chunk.content)?.bytes(chunk.content.len().min(SHOWN), limits)
    }

    fn chunk(&mut self, chunk: Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        let mut reader = Reader::new(self.source, chunk.content)?;
        match &chunk.kind {
            b"VP8X" if at == 12 => {
                if reader.left() < 10 {
                    return Err(Error::malformed("the extended header is cut short", at));
                }
                self.extended = Some((chunk, reader.array()?));
            }
            b"ICCP" if self.extended.is_some() && self.size.is_none() && self.frames == 0 && self.kept & ICC == 0 => {
                let content = self.read(&chunk, limits)?;
                match icc::neutral(&content) {
                    Some(neutral) if neutral == content => {
                        self.kept |= ICC;
                        self.keep(&chunk, Role::Structure, "ICCP");
                    }
                    other => {
                        self.report.find(Class::Settings, "WebP ICCP", "");
                        let mut segment = Segment::new(chunk.span, Role::Metadata, "ICCP");
                        if let Some(neutral) = other {
                            self.kept |= ICC;
                            segment = segment.instead(vec![Part::Bytes(chunk::build(b"ICCP", &neutral))]);
                        }
                        self.report.push(segment);
                    }
                }
                limits.credit(content.len() as u64);
            }
            b"ANIM"
                if self.animated() && self.frames == 0 && chunk.content.len() == 6 && self.kept & ANIMATION == 0 =>
            {
                self.kept |= ANIMATION;
                // Viewers show no background, and nobody counts a thousand rounds.
                let [_, _, _, _, low, high]: [u8; 6] = reader.array()?;
                let loops = if u16::from_le_bytes([low, high]) < 1000 { [low, high] } else { [0; 2] };
                let wanted = [0, 0, 0, 0, loops[0], loops[1]];
                if self.read(&chunk, limits)? == wanted {
                    self.keep(&chunk, Role::Structure, "ANIM");
                } else {
                    let segment = Segment::new(chunk.span, Role::Padding, "ANIM");
                    self.report.push(segment.instead(vec![Part::Bytes(chunk::build(b"ANIM", &wanted))]));
                }
                limits.credit(6);
            }
            b"ANMF" if self.kept & ANIMATION != 0 => self.frame(&chunk, limits)?,
            b"ALPH" if self.extended.is_some() && !self.animated() && self.size.is_none() && self.alpha.is_none() => {
                let size = self.extended.map_or((0, 0), |(_, content)| canvas(content));
                self.keep_coded(&chunk, size, "ALPH", limits)?;
                self.alpha = Some((chunk, self.report.segments.len().saturating_sub(1)));
            }
            b"VP8 " | b"VP8L" if !self.animated() && self.size.is_none() => {
                let lossy = &chunk.kind == b"VP8 ";
                let (width, height) = if lossy { vp8::lossy(reader) } else { vp8::lossless(reader) }?;
                limits.picture(u64::from(width), u64::from(height), at)?;
                self.size = Some((width, height));
                self.frames = 1;
                self.keep_coded(&chunk, (width, height), if lossy { "VP8" } else { "VP8L" }, limits)?;
            }
            b"EXIF" => self.exif(&chunk, limits)?,
            b"XMP " => {
                let content = self.read(&chunk, limits)?;
                xmp::read(&content, &mut self.report);
                limits.credit(content.len() as u64);
                self.drop(&chunk, Role::Metadata, "XMP");
            }
            b"C2PA" => {
                let content = self.read(&chunk, limits)?;
                c2pa::read(&content, &mut self.report);
                limits.credit(content.len() as u64);
                self.drop(&chunk, Role::Metadata, "C2PA");
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF" => {
                self.report.find(Class::HiddenPicture, "WebP second picture", "");
                self.drop(&chunk, Role::Unknown, "second picture");
            }
            _ => {
                self.report.find(Class::Unknown, "WebP chunk", &format!("{} bytes", chunk.content.len()));
                self.drop(&chunk, Role::Unknown, "chunk");
            }
        }
        Ok(())
    }

    fn exif(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let content = self.read(chunk, limits)?;
        let first = self.extended.is_some() && self.kept & EXIF == 0;
        if let Some(orientation) = exif::is_minimal(&content).filter(|_| first) {
            (self.orientation, self.kept) = (orientation, self.kept | EXIF);
            self.keep(chunk, Role::Structure, "EXIF");
        } else {
            let block = content.strip_prefix(b"Exif\0\0").unwrap_or(&content);
            let orientation = exif::read(block, &mut self.report).orientation;
            let mut segment = Segment::new(chunk.span, Role::Metadata, "EXIF");
            if first && orientation != Orientation::UPRIGHT {
                (self.orientation, self.kept) = (orientation, self.kept | EXIF);
                segment = segment.instead(vec![Part::Bytes(chunk::build(b"EXIF", &exif::minimal(orientation)))]);
            }
            self.report.push(segment);
        }
        limits.credit(content.len() as u64);
        Ok(())
    }

    /// An animation's frame (section 2.7.1.1): its header, then alpha and one coded picture.
    fn frame(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let at = chunk.span.start;
        let mut reader = Reader::new(self.source, chunk.content)?;
        let [_, _, _, _, _, _, w0, w1, w2, h0, h1, h2, ..] = reader.peek::<16>()?;
        let size = (u32::from_le_bytes([w0, w1, w2, 0]) + 1, u32::from_le_bytes([h0, h1, h2, 0]) + 1);
        limits.picture(size.0.into(), size.1.into(), at)?;
        let head: [u8; 16] = reader.array()?;
        // Six bits of it are of no use.
        let front = vec![Part::Bytes([&head[..15], &[head[15] & 3]].concat())];
        let mut parts = front.clone();
        let (mut alpha, mut coded, mut exact) = (None, false, chunk.padded && head[15] & !3 == 0);
        while !reader.is_empty() {
            if reader.left() < 8 {
                exact = false;
                self.report.find(Class::Unknown, "WebP bytes behind a frame", "");
                break;
            }
            let sub = Chunk::next(&mut reader, limits)?;
            let content = Reader::new(self.source, sub.content)?;
            let keep = match &sub.kind {
                b"ALPH" if alpha.is_none() && !coded => {
                    alpha = Some(sub);
                    true
                }
                b"VP8 " | b"VP8L" if !coded => {
                    let (width, height) =
                        if &sub.kind == b"VP8 " { vp8::lossy(content) } else { vp8::lossless(content) }?;
                    limits.picture(u64::from(width), u64::from(height), sub.span.start)?;
                    coded = true;
                    true
                }
                _ => false,
            };
            if keep {
                let mut anew = replacement(self.source, &sub, size, limits)?;
                if let Some(alpha) = alpha.filter(|_| coded) {
                    let shown = match &sub.kind {
                        b"VP8 " => replacement_with_alpha(self.source, &alpha, &sub, size, limits)?,
                        _ => None,
                    };
                    if shown.is_some() || &sub.kind == b"VP8L" {
                        // The picture that stays has its alpha in it.
                        exact = false;
                        parts.clone_from(&front);
                        self.report.find_once(Class::HiddenPicture, "WebP second picture", "");
                    }
                    anew = shown.or(anew);
                }
                exact &= sub.padded && anew.is_none();
                parts.extend(anew.map_or_else(|| sub.parts(), |anew| anew.chunk(&sub, &mut self.report)));
            } else {
                exact = false;
                self.report.find(Class::Unknown, "WebP chunk in a frame", &format!("{} bytes", sub.content.len()));
            }
        }
        let len: u64 = parts.iter().map(Part::len).sum();
        if !coded {
            return Err(Error::malformed("a frame without a picture", at));
        }
        self.frames += 1;
        if exact {
            self.keep(chunk, Role::Media, "ANMF");
        } else {
            parts.insert(0, Part::Bytes([&b"ANMF"[..], &(len as u32).to_le_bytes()].concat()));
            self.report.push(Segment::new(chunk.span, Role::Unknown, "ANMF").instead(parts));
        }
        Ok(())
    }

    /// Adds the headers, which depend on all that follows, and what lies behind the end.
    fn finish(mut self, declared: u32, rest: Span) -> Result<Report> {
        if self.frames == 0 {
            return Err(Error::malformed("there is no picture in it", 12));
        }
        let mut front = Vec::new();
        let mut len = 4;
        if let Some((chunk, content)) = self.extended {
            let mut canonical = content;
            canonical[0] = self.kept | content[0] & ALPHA;
            canonical[1..4].fill(0);
            match self.size {
                // A picture that stands alone fills its canvas.
                Some((width, height)) => {
                    let sides = [width.saturating_sub(1), height.saturating_sub(1)];
                    let bytes = sides.into_iter().flat_map(|side| side.to_le_bytes().into_iter().take(3));
                    canonical[4..].iter_mut().zip(bytes).for_each(|(own, byte)| *own = byte);
                }
                None => self.size = Some(canvas(content)),
            }
            let segment = Segment::new(chunk.span, Role::Structure, "VP8X");
            front.push(if canonical == content && chunk.content.len() == 10 {
                segment
            } else {
                let parts = vec![Part::Bytes(chunk::build(b"VP8X", &canonical))];
                Segment { role: Role::Metadata, ..segment }.instead(parts)
            });
            len += 18;
        }
        for segment in &self.report.segments {
            len += match segment.role {
                Role::Structure | Role::Media => segment.span.len(),
                _ => segment.instead.iter().map(Part::len).sum(),
            };
        }
        let segment = Segment::new(Span::new(0, 12), Role::Structure, "RIFF");
        front.insert(
            0,
            if len == u64::from(declared) {
                segment
            } else {
                let header = [&b"RIFF"[..], &(len as u32).to_le_bytes(), b"WEBP"].concat();
                Segment { role: Role::Metadata, ..segment }.instead(vec![Part::Bytes(header)])
            },
        );
        self.report.segments.splice(0..0, front);
        let (width, height) = self.size.unwrap_or_default();
        self.report.picture = Some(Picture { width, height, orientation: self.orientation, frames: self.frames });
        tail::read(self.source, rest, &mut self.report)?;
        Ok(self.report)
    }
}

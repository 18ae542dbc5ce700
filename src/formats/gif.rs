//! GIF (CompuServe Graphics Interchange Format, versions 87a and 89a).
//!
//! What stays: the screen, colour tables, graphic controls, images and the looping extension. Comments, plain text and all
//! other extensions go, and so do colours that no pixel uses, bytes behind an image's last code and behind the trailer.

use crate::codecs::lzw::Lzw;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{tail, xmp};

/// Reports what a GIF holds. Errors: `malformed`, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut report = Report::new(Format::Gif, source.len());
    reader.take(6)?;
    let (width, height) = (reader.u16_le()?, reader.u16_le()?);
    limits.picture(u64::from(width), u64::from(height), 6)?;
    let [flags, background, _aspect] = reader.array()?;
    let colours = table(&mut reader, flags)?;
    report.push(Segment::new(Span::new(0, reader.at()), Role::Structure, "screen"));
    let mut shared = [false; 256];
    shared.get_mut(usize::from(background)).into_iter().for_each(|used| *used = true);

    let mut walk = Walk { source, report, frames: 0, control: None, held: Vec::new(), looped: false, shared };
    loop {
        limits.item(reader.at())?;
        let start = reader.at();
        match reader.u8()? {
            0x2c => walk.image(&mut reader, start, limits)?,
            0x21 => walk.extension(&mut reader, start, limits)?,
            0x3b => break,
            _ => return Err(Error::malformed("a block of no known kind", start)),
        }
    }
    walk.push_control(Role::Unknown);
    let blank = walk.blanked(colours, &walk.shared)?;
    let mut report = walk.report;
    if let Some(blank) = blank
        && let Some(screen) = report.segments.first_mut()
    {
        screen.role = Role::Padding;
        screen.instead = vec![Part::Copy(Span::new(0, colours.start)), Part::Bytes(blank)];
        report.find(Class::Unknown, "GIF colours that nothing uses", "");
    }
    if walk.frames == 0 {
        return Err(Error::malformed("there is no picture in it", 0));
    }
    report.push(Segment::new(Span::new(reader.at() - 1, reader.at()), Role::Structure, "trailer"));
    report.picture = Some(Picture {
        width: u32::from(width),
        height: u32::from(height),
        orientation: Orientation::UPRIGHT,
        frames: walk.frames,
    });
    tail::read(source, reader.rest(), &mut report)?;
    Ok(report)
}

/// Passes a colour table where `flags` say there is one (section 19), and returns where it is.
fn table(reader: &mut Reader<'_>, flags: u8) -> Result<Span> {
    reader.take(if flags & 0x80 != 0 { 3 << ((flags & 7) + 1) } else { 0 })
}

/// Passes sub-blocks up to and with their terminator (section 15).
fn skip(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<()> {
    loop {
        limits.item(reader.at())?;
        match reader.u8()? {
            0 => return Ok(()),
            len => reader.take(u64::from(len))?,
        };
    }
}

struct Walk<'a> {
    source: &'a dyn Source,
    report: Report,
    frames: u32,
    /// A graphic control that waits for its image; one that gets none goes.
    control: Option<Span>,
    /// What lies between that control and its image.
    held: Vec<Segment>,
    looped: bool,
    /// Which colours of the screen's table are used.
    shared: [bool; 256],
}

impl Walk<'_> {
    /// Adds the waiting control as `role`, and what lies behind it.
    fn push_control(&mut self, role: Role) {
        if let Some(span) = self.control.take() {
            self.report.push(Segment::new(span, role, "graphic control"));
        }
        for segment in std::mem::take(&mut self.held) {
            self.report.push(segment);
        }
    }

    /// Adds a segment, behind the waiting control where there is one.
    fn push(&mut self, segment: Segment) {
        match self.control {
            Some(_) => self.held.push(segment),
            None => self.report.push(segment),
        }
    }

    /// A colour table with black in the place of colours that are not used; nothing where it is so.
    fn blanked(&self, colours: Span, used: &[bool; 256]) -> Result<Option<Vec<u8>>> {
        let mut own = [0; 768];
        let Some(table) = own.get_mut(..colours.len() as usize) else { return Ok(None) };
        self.source.read_at(colours.start, table)?;
        let mut found = false;
        for (colour, _) in table.chunks_exact_mut(3).zip(used).filter(|(_, used)| !**used) {
            found |= colour.iter().any(|&sample| sample != 0);
            colour.fill(0);
        }
        Ok(found.then(|| table.to_vec()))
    }

    /// The words of sub-blocks, up to 400 bytes.
    fn words(&self, body: Span) -> Result<String> {
        let mut reader = Reader::new(self.source, body)?;
        let mut words = String::new();
        while words.len() < 400 {
            let len = reader.u8()?;
            if len == 0 {
                break;
            }
            let mut block = [0; 255];
            let n = reader.sub(u64::from(len))?.fill(&mut block)?;
            words.extend(block.iter().take(n).map(|&byte| char::from(byte)));
        }
        Ok(words)
    }

    /// An image descriptor, its colour table and its data (sections 20 to 22).
    fn image(&mut self, reader: &mut Reader<'_>, start: u64, limits: &mut Limits) -> Result<()> {
        self.push_control(Role::Structure);
        let [_x, _y] = [reader.u16_le()?, reader.u16_le()?];
        let (width, height) = (reader.u16_le()?, reader.u16_le()?);
        limits.picture(u64::from(width), u64::from(height), start)?;
        let flags = reader.u8()?;
        let colours = table(reader, flags)?;
        let minimum = reader.u8()?;
        if !(1..=11).contains(&minimum) {
            return Err(Error::malformed("the image's code size is out of range", start));
        }
        let wanted = u64::from(width) * u64::from(height);
        let mut lzw = Lzw::gif(minimum);
        // Where the data that counts ends: whole sub-blocks up to `whole`, then `part` bytes of the next one.
        let (mut whole, mut part, mut done) = (reader.at(), None, false);
        let mut hidden = 0;
        let mut block = [0; 255];
        loop {
            limits.item(reader.at())?;
            let len = reader.u8()?;
            if len == 0 {
                break;
            }
            let mut inside = reader.sub(u64::from(len))?;
            if done {
                hidden += u64::from(len);
                continue;
            }
            let n = inside.fill(&mut block)?;
            let bytes = block.get(..n).unwrap_or_default();
            let mut used = 0;
            while let Some(&byte) = bytes.get(used) {
                lzw.byte(byte);
                used += 1;
                // Once all pixels are there only the end code may follow.
                if lzw.ended || lzw.broken || lzw.pixels > wanted {
                    done = true;
                    break;
                }
            }
            if used < n {
                hidden += (n - used) as u64;
                part = Some((reader.at() - n as u64, used));
            } else {
                whole = reader.at();
            }
        }
        if lzw.pixels < wanted {
            return Err(Error::malformed("the picture is cut short", start));
        }
        self.frames += 1;
        let span = Span::new(start, reader.at());
        let mut parts = vec![Part::Copy(Span::new(start, whole))];
        if colours.is_empty() {
            self.shared.iter_mut().zip(lzw.used).for_each(|(shared, used)| *shared |= used);
        } else if let Some(blank) = self.blanked(colours, &lzw.used)? {
            self.report.find(Class::Unknown, "GIF colours that nothing uses", "");
            limits.debit(blank.len() as u64, start)?;
            parts = vec![Part::Copy(Span::new(start, colours.start)), Part::Bytes(blank)];
            parts.push(Part::Copy(Span::new(colours.end, whole)));
        }
        if hidden == 0 && parts.len() == 1 {
            self.report.push(Segment::new(span, Role::Media, "image"));
            return Ok(());
        }
        if let Some((at, used)) = part {
            parts.push(Part::Bytes(vec![used as u8]));
            parts.push(Part::Copy(Span::new(at, at + used as u64)));
        }
        parts.push(Part::Bytes(vec![0]));
        if hidden > 0 {
            self.report.find(Class::Unknown, "GIF bytes behind an image", &format!("{hidden} bytes"));
        }
        self.report.push(Segment::new(span, Role::Trailing, "image").instead(parts));
        Ok(())
    }

    fn extension(&mut self, reader: &mut Reader<'_>, start: u64, limits: &mut Limits) -> Result<()> {
        let label = reader.u8()?;
        let body = reader.at();
        let head = reader.peek::<6>().ok();
        let application = reader.peek::<17>().ok();
        skip(reader, limits)?;
        let span = Span::new(start, reader.at());
        match label {
            // Graphic control (section 23): exactly four bytes.
            0xf9 if span.len() == 8 && head.is_some_and(|head| head[0] == 4) => {
                self.push_control(Role::Unknown);
                self.control = Some(span);
                return Ok(());
            }
            0xff => {
                if let Some(id) = application.as_ref().and_then(|bytes| bytes.get(1..12)) {
                    let looping = id == b"NETSCAPE2.0" || id == b"ANIMEXTS1.0";
                    let exact = span.len() == 19 && application.is_some_and(|b| b[0] == 11 && b[12] == 3 && b[13] == 1);
                    let near = application.is_some_and(|b| b[0] == 11 && b[12] == 3 && b[13] == 1);
                    if looping && near && !self.looped {
                        self.looped = true;
                        if exact {
                            self.push(Segment::new(span, Role::Structure, "looping"));
                        } else {
                            self.report.find(Class::Unknown, "GIF looping, with more behind it", "");
                            let parts = vec![Part::Copy(Span::new(start, start + 18)), Part::Bytes(vec![0])];
                            self.push(Segment::new(span, Role::Unknown, "looping").instead(parts));
                        }
                        return Ok(());
                    }
                    if id == b"XMP DataXMP" {
                        let packet = Span::new(body + 12, span.end);
                        let bytes = Reader::new(self.source, packet)?.bytes(packet.len().min(8 << 20), limits)?;
                        xmp::read(&bytes, &mut self.report);
                        limits.credit(bytes.len() as u64);
                    } else {
                        let name: String = id.iter().map(|&byte| char::from(byte)).collect();
                        self.report.find(Class::Unknown, "GIF application extension", &name);
                    }
                } else {
                    self.report.find(Class::Unknown, "GIF application extension", "");
                }
            }
            0xfe | 0x01 => {
                let (class, name) = (Class::Text, if label == 0xfe { "GIF comment" } else { "GIF plain text" });
                let words = self.words(Span::new(body, span.end))?;
                self.report.find(class, name, &words);
            }
            _ => self.report.find(Class::Unknown, "GIF extension", ""),
        }
        let role = if matches!(label, 0xfe | 0x01 | 0xff) { Role::Metadata } else { Role::Unknown };
        if label == 0x01 {
            // Plain text is a picture of its own and uses up the control before it.
            self.push_control(Role::Unknown);
        }
        self.push(Segment::new(span, role, "extension"));
        Ok(())
    }
}

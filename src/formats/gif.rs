//! GIF (CompuServe Graphics Interchange Format, versions 87a and 89a).
//!
//! What stays: the screen, colour tables, graphic controls, images and the looping extension. Comments, plain text and all
//! other extensions go, and so do colours that no pixel uses, bytes behind an image's last code and behind the trailer. What
//! stays is written in one form, without the bits that no screen shows.

mod control;
mod data;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::{tail, xmp};
use control::Control;
use data::Data;

/// Reports what a GIF holds. Errors: `malformed`, `limit`, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut reader = Reader::whole(source);
    let mut report = Report::new(Format::Gif, source.len());
    reader.take(6)?;
    let (width, height) = (reader.u16_le()?, reader.u16_le()?);
    limits.picture(u64::from(width), u64::from(height), 6)?;
    let [flags, background, _aspect] = reader.array()?;
    let colours = table(&mut reader, flags)?;
    let screen = Screen { width, height, flags, background, colours };
    report.push(Segment::new(Span::new(0, reader.at()), Role::Structure, "screen"));
    let mut walk = Walk {
        source,
        report,
        frames: 0,
        control: None,
        controls: Vec::new(),
        held: Vec::new(),
        looping: None,
        bare: false,
        shared: [false; 256],
    };
    loop {
        limits.item(reader.at())?;
        let start = reader.at();
        match reader.u8()? {
            0x2c => walk.image(&mut reader, start, &screen, limits)?,
            0x21 => walk.extension(&mut reader, start, limits)?,
            0x3b => break,
            _ => return Err(Error::malformed("a block of no known kind", start)),
        }
    }
    walk.push_control(None);
    if walk.frames == 0 {
        return Err(Error::at(Reason::Empty, "there is no picture in it", 0));
    }
    let frames = walk.frames;
    let mut report = walk.finished(&screen)?;
    report.push(Segment::new(Span::new(reader.at() - 1, reader.at()), Role::Structure, "trailer"));
    report.picture =
        Some(Picture { width: u32::from(width), height: u32::from(height), orientation: Orientation::UPRIGHT, frames });
    tail::read(source, reader.rest(), &mut report)?;
    Ok(report)
}

/// The logical screen descriptor (section 18), and where its colours are.
struct Screen {
    width: u16,
    height: u16,
    flags: u8,
    background: u8,
    colours: Span,
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
    control: Option<(Span, Control)>,
    /// The controls of images, each with the number of its segment.
    controls: Vec<(usize, Control)>,
    /// What lies between that control and its image.
    held: Vec<Segment>,
    /// The first looping extension, and how often it says that the animation is shown.
    looping: Option<(Span, [u8; 2])>,
    /// Whether some of the screen's background may be seen.
    bare: bool,
    /// Which colours of the screen's table are used.
    shared: [bool; 256],
}

impl Walk<'_> {
    /// Says what becomes of the waiting control, which is that of an image of these colours or of none, and adds what lies behind it.
    fn push_control(&mut self, used: Option<&[bool; 256]>) {
        if let Some((span, mut control)) = self.control.take() {
            if let Some(used) = used {
                control.adapt_to(used);
                self.bare |= control.disposal() == 2;
                self.controls.push((self.report.segments.len(), control));
            }
            self.report.push(Segment::new(span, Role::Unknown, "graphic control"));
        }
        for segment in std::mem::take(&mut self.held) {
            self.report.push(segment);
        }
    }

    /// Once all images are known: the screen, the looping and the controls in the one form that shows the same.
    fn finished(mut self, screen: &Screen) -> Result<Report> {
        let animated = self.frames > 1;
        for (place, control) in &self.controls {
            if let Some(segment) = self.report.segments.get_mut(*place) {
                let wanted = control.written(animated);
                let mut stored = vec![0; wanted.len()];
                self.source.read_at(segment.span.start, &mut stored)?;
                match !wanted.is_empty() && stored == wanted {
                    true => segment.role = Role::Structure,
                    false => segment.instead = vec![Part::Bytes(wanted)],
                }
            }
        }
        let Screen { width, height, flags, colours, .. } = *screen;
        let count = colours.len() / 3;
        let bare = self.bare && u64::from(screen.background) < count;
        let background = if bare { screen.background } else { 0 };
        if bare {
            self.shared.get_mut(usize::from(background)).into_iter().for_each(|used| *used = true);
        }
        let mut table = vec![0; colours.len() as usize];
        self.source.read_at(colours.start, &mut table)?;
        if blacken(&mut table, &self.shared) {
            self.report.find(Class::Unknown, "GIF colours that nothing uses", "");
        }
        // The resolution of what was scanned, whether colours are sorted, and the shape of pixels change nothing on a screen.
        let flags = if count > 0 { flags & 0x87 } else { 0 };
        let mut front = b"GIF89a".to_vec();
        for side in [width, height] {
            front.extend(side.to_le_bytes());
        }
        front.extend([flags, background, 0]);
        front.extend(table);
        if let Some((_, [low, high])) = self.looping.filter(|_| animated) {
            front.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01");
            // Nobody counts a thousand rounds.
            front.extend(if u16::from_le_bytes([low, high]) < 1000 { [low, high, 0] } else { [0; 3] });
        }
        let end = colours.end;
        let mut stored = vec![0; front.len()];
        let whole = front.len() as u64;
        if whole <= self.source.len() {
            self.source.read_at(0, &mut stored)?;
        }
        let ends = whole == end || self.looping.is_some_and(|(span, _)| span.start == end && span.end == whole);
        for segment in self.report.segments.iter_mut().take_while(|segment| segment.span.start < whole.max(1)) {
            if ends && stored == front {
                segment.role = Role::Structure;
            } else if segment.span.start == 0 {
                segment.role = Role::Padding;
                segment.instead = vec![Part::Bytes(std::mem::take(&mut front))];
            }
        }
        Ok(self.report)
    }

    /// Adds a segment, behind the waiting control where there is one.
    fn push(&mut self, segment: Segment) {
        match self.control {
            Some(_) => self.held.push(segment),
            None => self.report.push(segment),
        }
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
    fn image(&mut self, reader: &mut Reader<'_>, start: u64, screen: &Screen, limits: &mut Limits) -> Result<()> {
        let place: [u8; 4] = reader.array()?;
        let (width, height) = (reader.u16_le()?, reader.u16_le()?);
        limits.picture(u64::from(width), u64::from(height), start)?;
        let flags = reader.u8()?;
        let colours = table(reader, flags)?;
        let data = Data::read(self.source, reader, u64::from(width) * u64::from(height), limits)?;
        let Some(data) = data else {
            return Err(Error::malformed("the picture is cut short", start));
        };
        self.push_control(Some(&data.used));
        self.bare |= self.frames == 0 && (place != [0; 4] || width < screen.width || height < screen.height);
        self.frames += 1;
        let mut own = vec![0; colours.len() as usize];
        self.source.read_at(colours.start, &mut own)?;
        if colours.is_empty() {
            self.shared.iter_mut().zip(&data.used).for_each(|(shared, used)| *shared |= used);
        } else if blacken(&mut own, &data.used) {
            self.report.find(Class::Unknown, "GIF colours that nothing uses", "");
        }
        if data.hidden > 0 {
            self.report.find(Class::Unknown, "GIF bytes behind an image", &format!("{} bytes", data.hidden));
        }
        let mut front = vec![0x2c];
        front.extend(place);
        for side in [width, height] {
            front.extend(side.to_le_bytes());
        }
        front.push(if colours.is_empty() { flags & 0x40 } else { flags & 0xc7 });
        front.extend(own);
        let span = Span::new(start, reader.at());
        let mut stored = vec![0; front.len()];
        self.source.read_at(start, &mut stored)?;
        if stored == front && data.anew.is_none() {
            self.report.push(Segment::new(span, Role::Media, "image"));
            return Ok(());
        }
        limits.debit(front.len() as u64, start)?;
        let mut parts = vec![Part::Bytes(front), Part::Copy(Span::new(colours.end, data.whole))];
        parts.push(data.anew.map_or_else(|| Part::Copy(Span::new(data.whole, span.end)), Part::Bytes));
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
                self.push_control(None);
                let [_, flags, low, high, clear, _] = head.unwrap_or_default();
                self.control = Some((span, Control { flags, delay: [low, high], clear }));
                return Ok(());
            }
            0xff => {
                if let Some(id) = application.as_ref().and_then(|bytes| bytes.get(1..12)) {
                    let looping = id == b"NETSCAPE2.0" || id == b"ANIMEXTS1.0";
                    let near = application.is_some_and(|b| b[0] == 11 && b[12] == 3 && b[13] == 1);
                    if looping && near && self.looping.is_none() {
                        if span.len() != 19 {
                            self.report.find(Class::Unknown, "GIF looping, with more behind it", "");
                        }
                        self.looping = application.map(|b| (span, [b[14], b[15]]));
                        self.push(Segment::new(span, Role::Metadata, "looping"));
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
            self.push_control(None);
        }
        self.push(Segment::new(span, role, "extension"));
        Ok(())
    }
}

/// Makes the colours of a table black that are not used. Says whether they were not.
fn blacken(table: &mut [u8], used: &[bool; 256]) -> bool {
    let mut found = false;
    for (colour, _) in table.chunks_exact_mut(3).zip(used).filter(|(_, used)| !**used) {
        found |= colour.iter().any(|&sample| sample != 0);
        colour.fill(0);
    }
    found
}

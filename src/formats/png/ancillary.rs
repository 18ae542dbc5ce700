//! Ancillary chunks (PNG, section 11.3) that are read to be shown, and the few of them that are written anew.

use super::chunk::{self, Chunk};
use super::colours;
use super::pixels::Pixels;
use super::walk::{Stage, Walk};
use super::{density, profile, text};
use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::report::{Class, Orientation, Role, Segment};
use crate::tags::{c2pa, exif};

impl Walk<'_> {
    /// A chunk that says how colours are to be shown (sections 11.3.1 and 11.3.2).
    pub(super) fn colour(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
        let (len, colour) = (chunk.content.len(), self.header.colour);
        let indexed = colour == 3 && self.seen.contains(b"PLTE");
        let (name, fits) = match &chunk.kind {
            b"tRNS" => ("tRNS", matches!((colour, len), (0, 2) | (2, 6)) || (indexed && (1..=256).contains(&len))),
            b"gAMA" => ("gAMA", len == 4),
            b"cHRM" => ("cHRM", len == 32),
            b"sRGB" => ("sRGB", len == 1),
            b"cICP" => ("cICP", len == 4),
            b"mDCV" => ("mDCV", len == 24),
            _ => ("cLLI", len == 8),
        };
        let wanted = match fits && chunk.sound && self.stage == Stage::Before && self.first(chunk.kind) {
            true => {
                let content = chunk.read(self.source, limits)?;
                limits.credit(len);
                if name == "tRNS" {
                    Pixels::clear(&mut self.pixels, &self.header, &content);
                }
                colours::known(chunk.kind, &content).map(|wanted| (wanted == content, wanted))
            }
            false => None,
        };
        if let Some((true, _)) = wanted {
            self.keep(chunk, Role::Structure, name);
        } else {
            self.report.find(Class::Unknown, format!("PNG {name}, misplaced"), "");
            let parts = wanted.map(|(_, wanted)| Part::Bytes(chunk::build(&chunk.kind, &wanted)));
            let segment = Segment::new(chunk.span, Role::Unknown, name);
            self.report.push(segment.instead(parts.into_iter().collect()));
        }
        Ok(())
    }

    /// Exif (11.3.4.2): the orientation stays.
    pub(super) fn exif(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
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
        limits.credit(content.len() as u64);
        Ok(())
    }

    /// Takes in an ancillary chunk that shows no picture.
    pub(super) fn ancillary(&mut self, chunk: &Chunk, limits: &mut Limits) -> Result<()> {
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
            b"pHYs" if chunk.sound && self.stage == Stage::Before && !self.seen.contains(b"pHYs") => {
                name = "pHYs";
                match density::canonical(&content) {
                    Some(canonical) if canonical.as_slice() == content => {
                        role = Role::Structure;
                        self.seen.push(*b"pHYs");
                    }
                    canonical => {
                        report.find(Class::Settings, "PNG pHYs", "");
                        if let Some(canonical) = canonical {
                            self.seen.push(*b"pHYs");
                            instead = Some(chunk::build(b"pHYs", &canonical));
                        }
                    }
                }
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
        limits.credit(content.len() as u64);
        Ok(())
    }
}

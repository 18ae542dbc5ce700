//! A logical stream: its headers are gathered and written anew, its pages numbered anew.

use super::page::Page;
use crate::codecs::xiph::Mapping;
use crate::codecs::{opus, speex};
use crate::error::{Error, Reason, Result};
use crate::formats::flac::bits::BitReader;
use crate::formats::flac::frame;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// The longest identification and setup headers together, in bytes.
const HEADERS: u64 = 4 << 20;

/// A page without an end of packet bears this position (RFC 3533, section 6).
const NO_GRANULE: u64 = u64::MAX;

/// The state of one logical stream that is kept.
pub(super) struct Stream {
    mapping: Mapping,
    serial: u32,
    /// How many header packets are still to come; 0 once the headers are over.
    headers: u32,
    /// How many were read.
    read: u32,
    /// The header packet that goes on, as spans of the source.
    packet: Parts,
    /// The first header packet as it is to be written.
    identification: Vec<u8>,
    /// The header packets to write behind the empty comment.
    setup: Parts,
    /// The header pages as they are: their segments in the report.
    pages: Vec<usize>,
    /// The new number of the next page.
    next: u32,
    /// What is added to a page's old number.
    shift: Option<u32>,
    ended: bool,
    /// Of FLAC, how many bits a sample has; of Speex, how many frames a packet has.
    depth: u32,
    /// Of Vorbis, how many channels there are.
    channels: u8,
}

impl Stream {
    /// A stream that will bear `serial`.
    pub(super) fn new(mapping: Mapping, serial: u32) -> Self {
        Self {
            mapping,
            serial,
            headers: u32::MAX,
            read: 0,
            packet: Parts::default(),
            identification: Vec::new(),
            setup: Parts::default(),
            pages: Vec::new(),
            next: 0,
            shift: None,
            ended: false,
            depth: 0,
            channels: 0,
        }
    }

    /// Whether its last page was read.
    pub(super) const fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether all its headers were read.
    pub(super) const fn has_headers(&self) -> bool {
        self.headers == 0
    }

    /// Takes in the stream's next page. Errors: `malformed`, `limit`, `read`.
    pub(super) fn take(
        &mut self,
        source: &dyn Source,
        page: Page,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        self.ended |= page.flags & 4 != 0;
        if self.headers == 0 {
            let shift = *self.shift.get_or_insert_with(|| self.next.wrapping_sub(page.sequence));
            let sequence = page.sequence.wrapping_add(shift);
            let page = Page { serial: self.serial, sequence, ..page };
            return self.renumbered(source, page, report, limits);
        }
        self.pages.push(report.segments.len());
        report.segments.push(Segment::new(page.span, Role::Metadata, "header page"));
        let mut at = page.body().start;
        for (index, &value) in page.lacing.iter().enumerate() {
            self.packet.push(Part::Copy(Span::new(at, at + u64::from(value))));
            at += u64::from(value);
            if value < 255 {
                let packet = std::mem::take(&mut self.packet);
                self.header(&packet, source, report, limits)?;
                if self.headers == 0 {
                    let rest = page.lacing.get(index + 1..).unwrap_or_default();
                    return self.finish(source, &page, rest, at, report, limits);
                }
            }
        }
        Ok(())
    }

    /// Takes in one header packet.
    fn header(&mut self, packet: &Parts, source: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let bytes = packet.over(source);
        if self.read == 0 {
            let mut first = vec![0; bytes.len().min(1024) as usize];
            bytes.read_at(0, &mut first)?;
            self.headers = self.mapping.headers(&first);
            if let (Mapping::Flac, Some(&[low, high])) = (self.mapping, first.get(29..31)) {
                self.depth = (u32::from(low & 1) << 4 | u32::from(high >> 4)) + 1;
            }
            if let (Mapping::Speex, Some(&[a, b, c, d])) = (self.mapping, first.get(64..68)) {
                self.depth = u32::from_le_bytes([a, b, c, d]);
            }
            self.channels = first.get(11).copied().unwrap_or(0);
            self.identification = self.mapping.identification(&first, 0)?;
        } else {
            for part in self.mapping.header((self.read, self.channels), packet, source, report, limits)? {
                self.setup.push(part);
            }
        }
        self.read += 1;
        self.headers = self.headers.saturating_sub(1);
        if self.read > 1 && self.mapping.is_last(&bytes) {
            self.headers = 0;
        }
        Ok(())
    }

    /// Writes the headers in the place of the last header page; `rest` of that page, from `at` on, follows on its own.
    fn finish(
        &mut self,
        source: &dyn Source,
        last: &Page,
        rest: &[u8],
        at: u64,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        let setup = self.setup.over(source);
        if setup.len() > HEADERS {
            return Err(Error::at(Reason::TooLarge, "an Ogg stream with too large headers", last.span.start));
        }
        limits.debit(setup.len() * 2, last.span.start)?;
        let mut all = vec![0; setup.len() as usize];
        setup.read_at(0, &mut all)?;
        let identification = std::mem::take(&mut self.identification);
        let mut packets = vec![self.mapping.comment()];
        if !all.is_empty() {
            packets.push(all);
        }
        let first = self.pages(&[identification], 2);
        let others = self.pages(&packets, 0);
        let mut tail = Vec::new();
        if !rest.is_empty() {
            let mut body = vec![0; last.span.end.saturating_sub(at) as usize];
            source.read_at(at, &mut body)?;
            let (lacing, body) = self.neutral(0, rest, &body, limits).map_err(|error| error.or_at(at))?;
            let page = self.page(last.flags & 4, last.granule, lacing);
            tail = [page.header(&body), body].concat();
        } else if last.flags & 4 != 0 {
            tail = self.page(4, last.granule, Vec::new()).header(&[]);
        }
        self.place(source, first, [others, tail].concat(), report)?;
        self.setup = Parts::default();
        Ok(())
    }

    /// Puts the written pages into the report: the first in the place of the first, the others in that of the last.
    fn place(&mut self, source: &dyn Source, first: Vec<u8>, others: Vec<u8>, report: &mut Report) -> Result<()> {
        let mut stored = Vec::new();
        for &index in &self.pages {
            let Some(span) = report.segments.get(index).map(|segment| segment.span) else { continue };
            let mut bytes = vec![0; span.len() as usize];
            source.read_at(span.start, &mut bytes)?;
            stored.push(bytes);
        }
        // Where a stream holds one page it holds both.
        let same = match stored.split_first() {
            Some((head, behind)) if !behind.is_empty() => *head == first && behind.concat() == others,
            _ => false,
        };
        let (front, back) = (self.pages.first().copied(), self.pages.last().copied());
        for &index in &self.pages {
            if let Some(segment) = report.segments.get_mut(index) {
                if same {
                    segment.role = Role::Structure;
                } else if Some(index) == front && Some(index) == back {
                    segment.instead = vec![Part::Bytes([first.as_slice(), &others].concat())];
                } else if Some(index) == front {
                    segment.instead = vec![Part::Bytes(first.clone())];
                } else if Some(index) == back {
                    segment.instead = vec![Part::Bytes(others.clone())];
                }
            }
        }
        Ok(())
    }

    fn page(&mut self, flags: u8, granule: u64, lacing: Vec<u8>) -> Page {
        let page = Page { span: Span::new(0, 0), flags, granule, serial: self.serial, sequence: self.next, lacing };
        self.next = self.next.wrapping_add(1);
        page
    }

    /// Packets as pages of at most 255 segments; `flags` go on the first.
    fn pages(&mut self, packets: &[Vec<u8>], mut flags: u8) -> Vec<u8> {
        let mut lacing: Vec<u8> = Vec::new();
        for packet in packets {
            lacing.extend(std::iter::repeat_n(255, packet.len() / 255));
            lacing.push((packet.len() % 255) as u8);
        }
        let bytes = packets.concat();
        let (mut written, mut at, mut whole) = (Vec::new(), 0, true);
        for values in lacing.chunks(255) {
            let length: usize = values.iter().map(|&value| usize::from(value)).sum();
            let body = bytes.get(at..at + length).unwrap_or_default();
            let ends = values.iter().any(|&value| value < 255);
            flags |= u8::from(!whole);
            let page = self.page(flags, if ends { 0 } else { NO_GRANULE }, values.to_vec());
            written.extend(page.header(body));
            written.extend_from_slice(body);
            (at, flags, whole) = (at + length, 0, values.last().is_some_and(|&value| value < 255));
        }
        written
    }

    /// Adds a page of sound or pictures as it is to be, where the one that lies there has another number or more in its packets.
    fn renumbered(&self, source: &dyn Source, page: Page, report: &mut Report, limits: &mut Limits) -> Result<()> {
        let mut stored = vec![0; page.span.len() as usize];
        source.read_at(page.span.start, &mut stored)?;
        let body = stored.get(27 + page.lacing.len()..).unwrap_or_default();
        let (lacing, kept) =
            self.neutral(page.flags, &page.lacing, body, limits).map_err(|error| error.or_at(page.span.start))?;
        let same = kept == body;
        let wanted = Page { lacing, ..page.clone() }.header(&kept);
        if same && stored.starts_with(&wanted) {
            report.push(Segment::new(page.span, Role::Media, "pages"));
            return Ok(());
        }
        limits.debit(256 + wanted.len() as u64, page.span.start)?;
        if same {
            let head = Span::new(page.span.start, page.body().start);
            report.segments.push(Segment::new(head, Role::Metadata, "page header").instead(vec![Part::Bytes(wanted)]));
            report.push(Segment::new(page.body(), Role::Media, "pages"));
            return Ok(());
        }
        limits.debit(kept.len() as u64, page.span.start)?;
        let parts = vec![Part::Bytes([wanted, kept].concat())];
        report.segments.push(Segment::new(page.span, Role::Metadata, "page").instead(parts));
        Ok(())
    }

    /// The lacing and the packets of a page without what the packets that lie wholly in it do not need, and without packets
    /// that hold nothing: only of Theora they say something, that the picture stays.
    ///
    /// Errors: `refused` for a packet of Opus that is filled up on another page than where it says so; `limit`, `read`.
    fn neutral(&self, flags: u8, lacing: &[u8], body: &[u8], limits: &mut Limits) -> Result<(Vec<u8>, Vec<u8>)> {
        let (mut values, mut bytes) = (Vec::new(), Vec::new());
        let (mut rest, mut body, mut continued) = (lacing, body, flags & 1 == 1);
        while !rest.is_empty() {
            let end = rest.iter().position(|&value| value < 255);
            let (own, behind) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            let length = own.iter().map(|&value| usize::from(value)).sum::<usize>().min(body.len());
            let (packet, after) = body.split_at(length);
            let whole = !continued && end.is_some();
            let mut packet = packet.to_vec();
            if whole {
                self.trim(&mut packet, limits)?;
            } else if !continued && self.mapping == Mapping::Opus && opus::is_filled(&packet) {
                return Err(Error::new(Reason::UnknownCodec, "a packet of sound that cannot be looked into"));
            }
            if !whole {
                values.extend_from_slice(own);
            } else if !packet.is_empty() || self.mapping == Mapping::Theora {
                values.extend(std::iter::repeat_n(255, packet.len() / 255));
                values.push((packet.len() % 255) as u8);
            }
            bytes.extend(packet);
            (rest, body, continued) = (behind, after, false);
        }
        Ok((values, bytes))
    }

    /// Takes out of a packet what it does not need.
    fn trim(&self, packet: &mut Vec<u8>, limits: &mut Limits) -> Result<()> {
        match self.mapping {
            Mapping::Opus => opus::neutral(packet),
            Mapping::Speex => speex::trim(packet, self.depth),
            Mapping::Flac => {
                limits.item(0)?;
                let own = packet.clone();
                let whole = Span::new(0, own.len() as u64);
                let mut bits = BitReader::new(&own, whole)?;
                if frame::is_at(&own, 0, whole.end)
                    && matches!(frame::pass(&mut bits, self.depth)?, frame::Passed::Whole)
                {
                    packet.truncate(bits.at() as usize);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

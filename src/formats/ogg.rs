//! Ogg (RFC 3533) with Vorbis, Opus (RFC 7845), FLAC (RFC 9639, 10.1), Theora and Speex.
//!
//! A logical stream keeps its identification and setup headers and its packets; its comment header is replaced by an empty
//! one. Serial numbers, which are random and tie copies together, become 1, 2, 3 in order of appearance, and pages are
//! counted anew (gaps in the count stay gaps); so every page gets a new checksum. Up to 12 MiB a copy is made of few
//! slices; above that, of two slices a page. Streams of text and indexes (Skeleton, CMML, Kate) go.

mod essence;
mod page;
mod stream;

use crate::codecs::xiph::Mapping;
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

pub(crate) use essence::essence;

use page::Page;
use stream::Stream;

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for codecs that are not known here, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Ogg, source.len());
    // The streams that are open, by the serial number they had; `None` for one that goes.
    let mut open: Vec<(u32, Option<Stream>)> = Vec::new();
    let mut streams = 0;
    let mut at = 0;
    while at < source.len() {
        limits.item(at)?;
        let Some(page) = Page::at(source, at)? else {
            let next = page::find(source, at + 1, limits)?;
            let stray = Span::new(at, next);
            report.find(Class::Unknown, "bytes between Ogg pages", "");
            report.push(Segment::new(stray, Role::Unknown, "stray bytes"));
            at = next;
            continue;
        };
        at = page.span.end;
        if page.begins() {
            if open.len() > 256 {
                return Err(Error::at(Reason::TooManyParts, "too many streams at once", page.span.start));
            }
            open.retain(|(serial, stream)| {
                *serial != page.serial && stream.as_ref().is_none_or(|stream| !stream.has_ended())
            });
            let mut head = [0u8; 8];
            body(source, &page)?.fill(&mut head)?;
            let stream = match Mapping::of(&head).map_err(|error| error.or_at(page.span.start))? {
                Some(mapping) => {
                    streams += 1;
                    report.track(matches!(mapping, Mapping::Theora));
                    Some(Stream::new(mapping, streams))
                }
                None => {
                    report.find(Class::Text, "Ogg stream of text or an index", "");
                    None
                }
            };
            open.push((page.serial, stream));
        }
        match open.iter_mut().find(|(serial, _)| *serial == page.serial) {
            Some((_, Some(stream))) => stream.take(source, page, &mut report, limits)?,
            Some((_, None)) => report.push(Segment::new(page.span, Role::Metadata, "page of a stream of text")),
            None => {
                report.find(Class::Unknown, "Ogg page of no stream", "");
                report.push(Segment::new(page.span, Role::Unknown, "page of no stream"));
            }
        }
    }
    if streams == 0 {
        return Err(Error::at(Reason::UnknownFormat, "an Ogg file without sound or pictures", 0));
    }
    if open.iter().any(|(_, stream)| stream.as_ref().is_some_and(|stream| !stream.has_headers())) {
        return Err(Error::at(Reason::CutOff, "a stream that ends before its headers do", source.len()));
    }
    Ok(report)
}

/// The reader of a whole page's body.
fn body<'a>(source: &'a dyn Source, page: &Page) -> Result<Reader<'a>> {
    Reader::new(source, page.body())
}

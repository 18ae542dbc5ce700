//! Streams that are pictures or tables inside of something else (ITU-T T.81, B.4 and B.5): what is coded stays, and
//! application segments, comments, fill bytes and whatever stands behind the end go. Whoever holds the stream says how its
//! colours are to be taken.

use super::marker::{self, Marker};
use crate::codecs::jpeg::coded::Follower;
use crate::codecs::jpeg::scan;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// A stream that was walked over.
pub(crate) struct Embedded {
    /// What stays, in order and disjoint.
    pub spans: Vec<Span>,
    /// Whether it has a scan.
    pub has_picture: bool,
    /// How often the first component is sampled for once of the others, across and down, where there are three.
    pub sampling: Option<(u64, u64)>,
    /// What was in application segments and comments, in bytes.
    pub metadata: u64,
}

/// Walks over the stream in `span`; `tables` are those of an earlier stream that it may use, and are replaced by its own.
///
/// Errors: `malformed`, `limit`, `refused` for hierarchical coding, `read`.
pub(crate) fn walk(source: &dyn Source, span: Span, tables: &mut Follower, limits: &mut Limits) -> Result<Embedded> {
    let mut reader = Reader::new(source, span)?;
    let mut embedded = Embedded { spans: Vec::new(), has_picture: false, sampling: None, metadata: 0 };
    if reader.left() < 2 || reader.u16_be()? != 0xffd8 {
        return Err(Error::malformed("a JPEG inside that does not start like one", span.start));
    }
    embedded.keep(span.start, reader.at());
    loop {
        scan::next_marker(&mut reader)?;
        if reader.left() < 2 {
            // Readers take the end of the data for the end of the picture.
            break;
        }
        limits.item(reader.at())?;
        let start = reader.at();
        let [_, code] = reader.array()?;
        let marker = Marker::from(code);
        match marker {
            Marker::Eoi => {
                embedded.keep(start, reader.at());
                break;
            }
            Marker::Restart | Marker::Reserved => continue,
            Marker::Soi => return Err(Error::malformed("a second picture starts inside the first", start)),
            Marker::Unsupported if !matches!(code, 0xc3 | 0xcb) => {
                return Err(
                    Error::new(Reason::UnknownCodec, "this way of coding a JPEG is not known here").or_at(start)
                );
            }
            _ => {}
        }
        let length = reader.u16_be()?.checked_sub(2);
        let length = length.ok_or(Error::malformed("a segment shorter than its own length field", start))?;
        let body = reader.take(length.into())?;
        match marker {
            Marker::App | Marker::Comment => embedded.metadata += body.len(),
            Marker::Scan => {
                marker::check_scan(Reader::new(source, body)?)?;
                scan::skip(&mut reader)?;
                let mut from = start;
                for stray in tables.follow(source, body, Span::new(body.end, reader.at()), limits)?.strays {
                    embedded.keep(from, stray.behind.start);
                    from = stray.behind.end;
                }
                embedded.keep(from, reader.at());
                embedded.has_picture = true;
            }
            Marker::Table => {
                marker::check_table(code, Reader::new(source, body)?)?;
                tables.segment(code, Reader::new(source, body)?, limits);
                embedded.keep(start, body.end);
            }
            _ => {
                marker::frame(Reader::new(source, body)?, limits)?;
                if let Ok([_, _, _, _, _, 3, _, factors]) = Reader::new(source, body)?.peek() {
                    embedded.sampling = Some((u64::from(factors >> 4), u64::from(factors & 15)));
                }
                tables.segment(code, Reader::new(source, body)?, limits);
                embedded.keep(start, body.end);
            }
        }
    }
    Ok(embedded)
}

impl Embedded {
    fn keep(&mut self, start: u64, end: u64) {
        match self.spans.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => self.spans.push(Span::new(start, end)),
        }
    }
}

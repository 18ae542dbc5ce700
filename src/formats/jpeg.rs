//! JPEG (ITU-T T.81 annex B): marker segments, scans, and whatever else was put between and behind them.
//!
//! A strip leaves the coded data as it is and writes all headers anew, in one form: JFIF (ITU-T T.871) or Adobe's colour
//! transform, the orientation, a generic ICC profile, and the segments that carry the picture ([`headers`]). Bytes behind a scan's
//! last code go, and of the tables what no code of the picture asks for ([`crate::codecs::jpeg::coded`]).
//!
//! Not detected: both in pictures whose codes are not followed to their end: those that are coded arithmetically, in more than 8 bits
//! a sample, cut off or broken.

mod app;
mod embedded;
mod headers;
mod marker;

use crate::codecs::jpeg::coded::{Followed, Follower, Picture, Stray};
use crate::codecs::jpeg::scan;
use crate::error::{Error, ErrorKind, Reason, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;
use crate::tags::tail;

use marker::Marker;

pub(crate) use app::JFIF;
pub(crate) use embedded::{Embedded, walk as embedded};

/// The most scans that a picture may have; encoders write about ten.
const MOST_SCANS: u32 = 256;

/// Reports what the file holds. Errors: `malformed`, `limit`, `refused` for hierarchical and lossless coding, `read`.
pub(crate) fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(crate::format::Format::Jpeg, source.len());
    let mut reader = Reader::whole(source);
    let mut apps = app::Apps::default();
    let mut follower = Follower::with_standard()?;
    let mut headers = headers::Headers::default();
    let mut scans = 0u32;
    if reader.u16_be()? != 0xffd8 {
        return Err(Error::malformed("a JPEG that does not start like one", 0));
    }
    report.push(Segment::new(Span::new(0, 2), Role::Structure, "SOI"));
    let ended = loop {
        skip_stray(&mut reader, &mut report)?;
        let start = reader.at();
        if reader.left() < 2 {
            break false;
        }
        limits.item(start)?;
        let [_, code] = reader.array()?;
        let marker = Marker::from(code);
        match marker {
            Marker::Eoi => {
                report.push(Segment::new(Span::new(start, reader.at()), Role::Structure, "EOI"));
                break true;
            }
            Marker::Restart | Marker::Reserved => {
                report.push(Segment::new(Span::new(start, reader.at()), Role::Unknown, "stray marker"));
                continue;
            }
            Marker::Soi => return Err(Error::malformed("a second picture starts inside the first", start)),
            Marker::Unsupported => {
                return Err(
                    Error::new(Reason::UnknownCodec, "this way of coding a JPEG is not known here").or_at(start)
                );
            }
            _ => {}
        }
        if scans > 0 && (reader.left() < 2 || reader.left() < reader.peek::<2>().map(u16::from_be_bytes)?.into()) {
            reader.seek(start)?;
            break false;
        }
        let length = reader.u16_be()?;
        let Some(length) = length.checked_sub(2) else {
            return Err(Error::malformed("a segment shorter than its own length field", start));
        };
        let body = reader.take(length.into())?;
        let span = Span::new(start, body.end);
        match marker {
            Marker::Frame => {
                if report.picture.is_some() {
                    return Err(Error::malformed("a second frame header", start));
                }
                report.picture = Some(marker::frame(Reader::new(source, body)?, limits)?);
                follower.segment(code, Reader::new(source, body)?, limits);
                headers.frame(code, Reader::new(source, body)?)?;
                report.push(Segment::new(span, Role::Media, marker::name(code)));
            }
            Marker::Table => {
                marker::check_table(code, Reader::new(source, body)?)?;
                follower.segment(code, Reader::new(source, body)?, limits);
                headers.segment(code, Reader::new(source, body)?, limits)?;
                report.push(Segment::new(span, Role::Media, marker::name(code)));
            }
            Marker::Scan => {
                if report.picture.is_none() {
                    return Err(Error::malformed("a scan before its frame header", start));
                }
                if scans == MOST_SCANS {
                    return Err(Error::at(Reason::TooManyParts, "too many scans", start));
                }
                marker::check_scan(Reader::new(source, body)?)?;
                scan::skip(&mut reader)?;
                before_end(&mut reader)?;
                let data = Span::new(body.end, reader.at());
                report.push(Segment::new(span, Role::Media, "SOS"));
                let mut from = body.end;
                let Followed { strays, tables, coefficients } = follower.follow(source, body, data, limits)?;
                headers.scan(source, body, data, tables, coefficients)?;
                for stray in strays {
                    let Stray { behind, last } = stray;
                    let start = last.map_or(behind.start, |(byte, _)| byte.start);
                    report.push(Segment::new(Span::new(from, start), Role::Media, "scan"));
                    if let Some((byte, filled)) = last {
                        report.find_once(Class::Unknown, "JPEG padding bits", "");
                        let filled = if filled == 0xff { vec![0xff, 0] } else { vec![filled] };
                        let segment = Segment::new(byte, Role::Unknown, "padding bits");
                        report.push(segment.instead(vec![Part::Bytes(filled)]));
                    }
                    if !behind.is_empty() {
                        report.find(Class::Unknown, "bytes inside a JPEG scan", "");
                        report.push(Segment::new(behind, Role::Unknown, "stray bytes"));
                    }
                    from = behind.end;
                }
                report.push(Segment::new(Span::new(from, reader.at()), Role::Media, "scan"));
                scans += 1;
            }
            Marker::App => apps.read(code, span, Reader::new(source, body)?, &mut report, limits)?,
            _ => {
                let held = body.len().min(1024);
                let words = Reader::new(source, body)?.bytes(held, limits)?;
                limits.credit(held);
                report.find(Class::Text, "JPEG COM", &String::from_utf8_lossy(&words));
                report.push(Segment::new(span, Role::Metadata, "COM"));
            }
        }
    };
    let Some(picture) = report.picture.as_mut().filter(|_| scans > 0) else {
        let reason = if ended { Reason::Broken } else { Reason::CutOff };
        return Err(Error::at(reason, "a JPEG without a picture", reader.at()));
    };
    picture.orientation = apps.orientation().unwrap_or(Orientation::UPRIGHT);
    if ended {
        tail::read(source, reader.rest(), &mut report)?;
    } else {
        // A part of a segment, or of a marker.
        let rest = Segment::new(reader.rest(), Role::Unknown, "EOI");
        report.push(rest.instead(vec![Part::Bytes(vec![0xff, 0xd9])]));
    }
    if !ended || follower.lost() {
        let mut own = limits.clone();
        let counted = Picture::open(source, &mut own).and_then(|picture| picture.blocks(&mut own, |_| Ok(())));
        report.missing = match counted {
            Err(error) if matches!(error.kind(), ErrorKind::Read | ErrorKind::Limit) => return Err(error),
            // How much of it is there cannot be said, and a copy says it.
            Err(_) if !ended => return Err(Error::at(Reason::CutOff, "a JPEG that was cut off", reader.at())),
            Err(_) => None,
            Ok(missing) => missing,
        };
        report.missing = report.missing.or((!ended).then_some(0));
        if report.missing == Some(100) {
            return Err(Error::at(Reason::CutOff, "a JPEG of which no part of the picture is there", reader.at()));
        }
    }
    let shown = apps.finish(&mut report);
    headers.finish(source, shown, !follower.lost(), &mut report, limits)?;
    Ok(report)
}

/// Goes back before the first half of a marker or of a stuffed byte with which a scan that was cut off may end.
fn before_end(reader: &mut Reader<'_>) -> Result<()> {
    while reader.is_empty() {
        let at = reader.at().saturating_sub(1);
        reader.seek(at)?;
        if reader.peek::<1>()? != [0xff] {
            return reader.seek(at + 1);
        }
    }
    Ok(())
}

/// Passes over whatever lies before the next marker: fill bytes (T.81 B.1.1.2), which are padding, and strays, which
/// are not in any standard.
fn skip_stray(reader: &mut Reader<'_>, report: &mut Report) -> Result<()> {
    let start = reader.at();
    let found = scan::next_marker(reader)?;
    let stray = Span::new(start, reader.at());
    if !stray.is_empty() {
        if found.only_fill {
            report.push(Segment::new(stray, Role::Padding, "fill bytes"));
        } else {
            report.find(Class::Unknown, "bytes between JPEG segments", "");
            report.push(Segment::new(stray, Role::Unknown, "stray bytes"));
        }
    }
    Ok(())
}

//! APE tags (APEv1 and APEv2) and Lyrics3 (v1 and v2.00): blocks of text behind, sometimes in front of, sound.

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

const PREAMBLE: &[u8; 8] = b"APETAGEX";

/// The longest Lyrics3 v1 block, its marks included (Lyrics3 1.00).
const LYRICS: u64 = 5100 + 20;

/// The span of the APE tag that starts at `at` with a header.
pub(crate) fn ape_at(source: &dyn Source, at: u64) -> Option<Span> {
    let (size, _, _) = head(source, at)?;
    Some(Span::new(at, at.checked_add(32)?.checked_add(size)?.min(source.len())))
}

/// The span of the APE tag that ends at `end`, found by its footer; its header is counted in where there is one.
pub(crate) fn ape_before(source: &dyn Source, end: u64) -> Option<Span> {
    let (size, _, _) = head(source, end.checked_sub(32)?)?;
    let start = end.checked_sub(size.max(32))?;
    let header = start.checked_sub(32).filter(|&at| head(source, at).is_some());
    Some(Span::new(header.unwrap_or(start), end))
}

/// Size without header, item count and flags.
fn head(source: &dyn Source, at: u64) -> Option<(u64, u32, u32)> {
    let mut bytes = [0u8; 32];
    source.read_at(at, &mut bytes).ok()?;
    let bytes = bytes.as_slice();
    let mut reader = Reader::whole(&bytes);
    let (mark, _version) = (reader.array::<8>().ok()?, reader.u32_le().ok()?);
    let (size, count, flags) = (reader.u32_le().ok()?, reader.u32_le().ok()?, reader.u32_le().ok()?);
    (&mark == PREAMBLE).then_some((size.into(), count, flags))
}

/// Reports what the APE tag in `span` reveals.
pub(crate) fn read(source: &dyn Source, span: Span, report: &mut Report, limits: &mut Limits) {
    let already = report.findings.len();
    let _ = items(source, span, report, limits);
    if report.findings.len() == already {
        report.find(Class::Unknown, "APE tag", "");
    }
}

fn items(source: &dyn Source, span: Span, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut reader = Reader::new(source, span)?;
    if &reader.peek::<8>()? == PREAMBLE {
        reader.take(32)?;
    }
    while reader.left() > 9 && reader.peek::<8>()? != *PREAMBLE {
        limits.item(reader.at())?;
        let (size, flags) = (reader.u32_le()?, reader.u32_le()?);
        let mut key = String::new();
        loop {
            match reader.u8()? {
                0 => break,
                byte if key.len() < 64 => key.push(char::from(byte)),
                _ => return Ok(()),
            }
        }
        let mut value = reader.sub(size.into())?;
        let shown = value.left().min(1024);
        let bytes = value.bytes(shown, limits)?;
        limits.credit(shown);
        let binary = flags >> 1 & 3 == 1;
        let class = if binary { Class::Thumbnail } else { super::comments::class(&key) };
        let text = if binary { String::new() } else { String::from_utf8_lossy(&bytes).into_owned() };
        report.find(class, format!("APE {key}"), &text);
    }
    Ok(())
}

/// The span of the Lyrics3 block that ends at `end`.
pub(crate) fn lyrics_before(source: &dyn Source, end: u64) -> Option<Span> {
    let mut mark = [0u8; 9];
    source.read_at(end.checked_sub(9)?, &mut mark).ok()?;
    match &mark {
        b"LYRICS200" => {
            let mut digits = [0u8; 6];
            let sized = end.checked_sub(15)?;
            source.read_at(sized, &mut digits).ok()?;
            let size = digits
                .iter()
                .try_fold(0u64, |sum, &digit| digit.is_ascii_digit().then(|| sum * 10 + u64::from(digit - b'0')))?;
            Some(Span::new(sized.checked_sub(size)?, end))
        }
        b"LYRICSEND" => {
            let from = end.saturating_sub(LYRICS);
            let mut bytes = vec![0; (end - from) as usize];
            source.read_at(from, &mut bytes).ok()?;
            let start = memchr::memmem::rfind(&bytes, b"LYRICSBEGIN")?;
            Some(Span::new(from + start as u64, end))
        }
        _ => None,
    }
}

//! ZIP (APPNOTE 6.3): an archive is taken apart, each member goes down its own road, and a new archive is written.
//!
//! Documents that are archives inside (OOXML, ODF, EPUB) have modules of their own and share this one's reader and writer.

pub(crate) mod build;
pub mod directory;
pub mod member;

use std::collections::BTreeSet;

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::formats::nested::{self, Road};
use crate::formats::whole;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::report::{Class, Report};
use crate::source::Source;
use crate::source::slice::Slice;
use crate::span::Span;

use build::{Builder, Packed};
use directory::{Directory, Member, Method};

/// How many bytes are summed at a time.
const CHUNK: usize = 64 << 10;

/// Reports what a plain archive holds; its files go down `road`.
///
/// Errors: `refused` when a member is of no format that can be stripped, or when there is none; `malformed`, `limit`, `read`.
pub fn inspect(source: &dyn Source, road: Road, limits: &mut Limits) -> Result<Report> {
    let mut report = Report::new(Format::Zip, source.len());
    let directory = directory::read(source, limits)?;
    let mut builder = Builder::default();
    let files: Vec<&Member> = directory.members.iter().filter(|member| !member.is_folder()).collect();
    let digits = files.len().to_string().len().max(3);
    let unsafe_ = Error::new(Reason::Nested, "the archive holds a file that cannot be made safe");
    let mut kept = 0;
    for member in &files {
        let told = report.findings.len();
        let Some((format, packed)) = strip_member(source, member, road, |_| true, &mut report, limits)? else {
            return Err(unsafe_.or_at(member.data.start));
        };
        format.may_be_called(&member.name)?;
        // Beside films and photos, a text is what a program noted of them: it goes, with what it would reveal.
        if format == Format::Text {
            report.findings.iter_mut().skip(told).for_each(|finding| finding.stays = false);
            report.find(Class::Text, "text that an archive leaves out", &member.name);
            continue;
        }
        kept += 1;
        let name = format!("{kept:0digits$}.{}", format.extension());
        if name != member.name {
            report.find(Class::Text, "ZIP file name", &member.name);
        }
        builder.push(&name, packed)?;
    }
    if kept == 0 {
        let texts = Error::new(Reason::Nested, "the archive holds nothing but texts");
        return Err(if files.is_empty() { Error::new(Reason::Empty, "the archive is empty") } else { texts });
    }
    finish(source, &directory, builder, &mut report)?;
    Ok(report)
}

/// Writes what is needed of an archive that is a document, and adds to the report what it tells.
type Rewrite = fn(&dyn Source, &Directory, Road, &mut Report, &mut Limits) -> Result<Builder>;

/// Reports what a document that is an archive holds: what `rewrite` makes of it is what stays. Errors: those of `rewrite`,
/// `malformed`, `limit`, `read`.
pub fn document(
    source: &dyn Source,
    format: Format,
    road: Road,
    rewrite: Rewrite,
    limits: &mut Limits,
) -> Result<Report> {
    let mut report = Report::new(format, source.len());
    let directory = directory::read(source, limits)?;
    let builder = rewrite(source, &directory, road, &mut report, limits)?;
    finish(source, &directory, builder, &mut report)?;
    Ok(report)
}

/// Takes one member down `road`. Nothing when it cannot stay.
///
/// Errors: `malformed` for a damaged member, `limit`, `read`.
pub fn strip_member(
    source: &dyn Source,
    member: &Member,
    road: Road,
    may_stay: fn(Format) -> bool,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<Option<(Format, Packed)>> {
    if member.method == Method::Stored {
        let slice = Slice { source, span: member.data };
        if crc(&slice)? != member.crc {
            return Err(Error::malformed("a member of the archive is damaged", member.data.start));
        }
        let Some(stripped) = nested::strip(&slice, road, may_stay, report, limits)? else { return Ok(None) };
        let crc = crc(&stripped.parts.over(&slice))?;
        if !packs_well(stripped.format) {
            let from = member.data.start;
            let moved = stripped.parts.iter().map(|part| match part {
                Part::Copy(span) => Part::Copy(Span::new(span.start + from, span.end + from)),
                Part::Bytes(bytes) => Part::Bytes(bytes.clone()),
            });
            return Ok(Some((stripped.format, Packed::spans(moved.collect(), crc))));
        }
    }
    let inner = member::read(source, member, limits)?;
    let Some(stripped) = nested::strip(&inner, road, may_stay, report, limits)? else {
        limits.credit(member.len);
        return Ok(None);
    };
    let len = stripped.parts.len();
    limits.debit(len, member.data.start)?;
    let mut bytes = vec![0; len as usize];
    stripped.parts.over(&inner).read_at(0, &mut bytes)?;
    limits.credit(member.len);
    if packs_well(stripped.format) {
        limits.credit(len);
        Ok(Some((stripped.format, Packed::deflated(&bytes, limits)?)))
    } else {
        Ok(Some((stripped.format, Packed::stored(bytes))))
    }
}

/// Whether files of a format are worth deflating; the rest is packed already.
const fn packs_well(format: Format) -> bool {
    matches!(format, Format::Svg | Format::Text)
}

/// The CRC-32 of a whole source.
fn crc(source: &dyn Source) -> Result<u32> {
    let mut hasher = crc32fast::Hasher::new();
    let mut chunk = vec![0; CHUNK];
    let mut at = 0;
    while at < source.len() {
        let n = (source.len() - at).min(CHUNK as u64) as usize;
        let Some(part) = chunk.get_mut(..n) else { break };
        source.read_at(at, part)?;
        hasher.update(part);
        at += n as u64;
    }
    Ok(hasher.finalize())
}

/// Ends a report on an archive: what its directory reveals, and one segment, which stays when it is what would be written.
fn finish(source: &dyn Source, directory: &Directory, builder: Builder, report: &mut Report) -> Result<()> {
    let written: Parts = builder.finish()?.into_iter().collect();
    if whole::replace_unless_identical(source, written, "archive", report)? {
        return Ok(());
    }
    if let Some(latest) = directory.members.iter().map(|member| member.when).max().filter(|&when| when > build::WHEN) {
        report.find(Class::Time, "ZIP file times", &date(latest));
    }
    if directory.members.iter().any(|member| member.extra) {
        report.find(Class::Unknown, "ZIP extra fields", "");
    }
    if directory.strays {
        report.find(Class::Unknown, "ZIP comment or stray bytes", "");
    }
    Ok(())
}

/// An MS-DOS date and time for reading.
fn date(when: u32) -> String {
    let (date, time) = (when >> 16, when & 0xffff);
    let (year, month, day) = (1980 + (date >> 9), date >> 5 & 15, date & 31);
    format!("{year}-{month:02}-{day:02} {:02}:{:02}", time >> 11, time >> 5 & 63)
}

/// Which of the formats that are archives inside a source is; a plain archive when nothing else is known.
///
/// Errors: as [`directory::read`].
pub fn sniff(source: &dyn Source) -> Result<Format> {
    let limits = &mut Limits::default();
    let directory = directory::read(source, limits)?;
    let first = directory.members.iter().find(|member| member.name == "mimetype" && member.len < 200);
    if let Some(member) = first {
        let media_type = member::read(source, member, limits)?;
        for format in [Format::Odt, Format::Ods, Format::Odp, Format::Epub] {
            if media_type.trim_ascii() == format.media_type().as_bytes() {
                return Ok(format);
            }
        }
    }
    let names: BTreeSet<&str> = directory.members.iter().map(|member| member.name.as_str()).collect();
    if names.contains("[Content_Types].xml") {
        for (name, format) in [("word/", Format::Docx), ("xl/", Format::Xlsx), ("ppt/", Format::Pptx)] {
            if names.iter().any(|own| own.starts_with(name)) {
                return Ok(format);
            }
        }
    }
    Ok(Format::Zip)
}

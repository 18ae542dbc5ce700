//! Reports in plain words, for a person at a terminal.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use panah::error::{Error, ErrorKind, Reason};
use panah::evidence::fault::{Failure, Place};
use panah::faces::Face;
use panah::receipt::Receipt;
use panah::report::{Class, Finding, Report};
use panah::strip::SafeCopy;

/// The faces of a picture, as `panah faces` prints them.
#[derive(serde::Serialize)]
pub struct Faces {
    width: u32,
    height: u32,
    faces: Vec<[f32; 5]>,
}

impl Faces {
    /// Faces in upright pixels of a picture of `width` by `height`.
    pub fn new(width: u32, height: u32, found: &[Face]) -> Self {
        Self { width, height, faces: found.iter().map(|f| [f.x1, f.y1, f.x2, f.y2, f.score]).collect() }
    }
}

/// What a finding of each class reveals.
const fn plain(class: Class) -> &'static str {
    match class {
        Class::Place => "where it was taken",
        Class::Time => "when it was taken or changed",
        Class::Device => "which device took it",
        Class::Serial => "which single device, by its number",
        Class::Person => "whose it is",
        Class::Software => "which program wrote it",
        Class::Text => "words written into it",
        Class::Identifier => "a number that ties it to other files",
        Class::HiddenText => "words that are not shown",
        Class::HiddenKept => "hidden, and stays in the copy: look at it before you send it",
        Class::Thumbnail => "a small hidden copy of the picture",
        Class::HiddenPicture => "a hidden second picture",
        Class::HiddenClip => "a hidden video or sound",
        Class::Provenance => "how it was made and edited",
        Class::Faces => "marked faces",
        Class::Settings => "camera settings",
        Class::Unknown => "something that nobody here can read",
    }
}

/// The room's English, of which the desk tool says the same sentences.
const ENGLISH: &str = include_str!("../../../www/strings/en.ftl");

/// The sentence that the room says under `key`; empty where there is none.
fn english(key: &str) -> &'static str {
    let mark = format!("{key} = ");
    ENGLISH.lines().find_map(|line| line.strip_prefix(mark.as_str())).unwrap_or_default()
}

/// Why a file is refused and what a person can do, in the room's words for a file of which nothing is known.
fn why(reason: Reason) -> [&'static str; 2] {
    let next = reason.next();
    let next = if next.ends_with('-') { format!("next-{next}unknown") } else { format!("next-{next}") };
    [english(&format!("reason-{}", reason.code())), english(&next)]
}

/// A failure as lines: why, what to do, and for developers what it was and where.
pub fn fault(error: &Error) -> String {
    let [sentence, next] = why(error.reason);
    format!("{sentence} {next}\n  ({error})")
}

/// A failure as one line of JSON has it, where that was asked for: in place of the answer, told from one by its only key.
#[derive(serde::Serialize)]
pub struct Failed {
    error: Fault,
}

#[derive(serde::Serialize)]
struct Fault {
    /// Which of several files it is of, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<usize>,
    kind: ErrorKind,
    reason: Reason,
    next: &'static str,
    at: Option<u64>,
    detail: &'static str,
}

impl Failed {
    /// The failure of the only file, or of the one of this number.
    pub const fn new(error: &Error, file: Option<usize>) -> Self {
        let Error { reason, detail, at } = *error;
        Self { error: Fault { file, kind: reason.kind(), reason, next: reason.next(), at, detail } }
    }
}

/// What is wrong with a piece of evidence as lines: why, where, what to do, and its identifier.
pub fn evidence(failure: &Failure) -> String {
    match failure {
        Failure::Bytes(error) => fault(error),
        Failure::Evidence(fault, place) => {
            let place = match place {
                Place::Whole => String::new(),
                Place::Item(number) => format!(" It is item {number}."),
                Place::Member(path) => format!(" It is {path}."),
                Place::Number(number) => format!(" It is number {number}."),
                Place::Numbers(numbers) => {
                    format!(" These are: {}.", numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
                }
                Place::Field(name) => format!(" It is {name}."),
            };
            format!("{}{place} {}\n  ({})", fault.sentence(), fault.next().sentence(), fault.code())
        }
    }
}

/// What is wrong with a piece of evidence as one line of JSON has it.
#[derive(serde::Serialize)]
#[serde(untagged)]
pub enum FailedEvidence<'a> {
    /// Something with the bytes.
    Bytes(Failed),
    /// A fault.
    Evidence {
        /// Which.
        error: EvidenceFault<'a>,
    },
}

#[derive(serde::Serialize)]
pub struct EvidenceFault<'a> {
    kind: &'static str,
    reason: &'static str,
    next: &'static str,
    detail: &'static str,
    place: &'a Place,
}

impl<'a> FailedEvidence<'a> {
    /// That of a failure.
    pub const fn new(failure: &'a Failure) -> Self {
        match failure {
            Failure::Bytes(error) => Self::Bytes(Failed::new(error, None)),
            Failure::Evidence(fault, place) => {
                let (reason, next, detail) = (fault.code(), fault.next().code(), fault.sentence());
                Self::Evidence { error: EvidenceFault { kind: "evidence", reason, next, detail, place } }
            }
        }
    }
}

/// The report as lines: what it reveals, then where every byte belongs.
pub fn report(report: &Report) -> String {
    let mut text = format!("{}, {} bytes", report.format.name(), grouped(report.len));
    if let Some(picture) = report.picture {
        let (width, height) = picture.upright();
        text += &format!(", {width} x {height} pixels");
        if picture.frames > 1 {
            text += &format!(", {} frames", picture.frames);
        }
    }
    text += "\n\nThis file reveals:\n";
    if report.findings.is_empty() {
        text += "  nothing that was found\n";
    }
    for finding in &report.findings {
        let stays = if finding.stays && finding.class != Class::HiddenKept { ", and stays in the copy" } else { "" };
        text += &format!("  {}{stays}: {} ({})\n", plain(finding.class), finding.value, finding.field);
    }
    text += "\nWhat is in it:\n";
    for segment in &report.segments {
        text += &format!(
            "  {:>10} {:>10}  {:<10} {}\n",
            segment.span.start,
            segment.span.len(),
            format!("{:?}", segment.role).to_lowercase(),
            segment.name
        );
    }
    text
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.chars().enumerate().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}

/// What a person has to know of a copy, line by line.
pub fn told(safe: &SafeCopy) -> impl Iterator<Item = String> {
    [missing(&safe.receipt), kept(&safe.kept)].into_iter().flatten()
}

/// One line on what stays in a copy without being seen, under the standards' names and without values; nothing where there
/// is none.
fn kept(findings: &[Finding]) -> Option<String> {
    let names: BTreeSet<&str> = findings.iter().map(|finding| finding.field.as_ref()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    (!names.is_empty()).then(|| {
        format!("hidden or telling parts stay in the copy ({}): look at them before you send it", names.join(", "))
    })
}

/// One line on how much of the picture was not in the file that came; nothing where all was.
fn missing(receipt: &Receipt) -> Option<String> {
    let part = receipt.copy.missing?;
    Some(english(if part > 0 { "part-missing" } else { "end-missing" }).replace("{ $n }", &part.to_string()))
}

/// A digest, or the name of a copy, and the file that it is of: a line as `sha256sum` writes and checks it, with its escape
/// for line feeds, returns and backslashes in names.
pub fn line(what: &impl Display, file: &Path) -> Vec<u8> {
    let name = file.as_os_str().as_encoded_bytes();
    let mut escaped = Vec::with_capacity(name.len());
    for &byte in name {
        match byte {
            b'\\' => escaped.extend_from_slice(b"\\\\"),
            b'\n' => escaped.extend_from_slice(b"\\n"),
            b'\r' => escaped.extend_from_slice(b"\\r"),
            _ => escaped.push(byte),
        }
    }
    let mark = if escaped == name { "" } else { "\\" };
    [format!("{mark}{what}  ").as_bytes(), &escaped, b"\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thousands_of_a_number_stand_apart() {
        let written = [0, 999, 1_000, 12_345, 1_234_567].map(grouped);
        assert_eq!(written, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }

    #[test]
    fn every_reason_is_said_with_its_next_step_in_the_words_of_the_room() {
        for reason in Reason::ALL {
            for said in why(reason) {
                assert!(said.ends_with('.') && !said.contains(['\\', '{', '\n']), "{reason:?}: {said}");
            }
        }
    }
}

//! Reports: what a file holds, byte by byte, and what it would reveal.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};
use crate::format::{Format, Kind};
use crate::limits::Limits;
use crate::parts::Part;
use crate::span::Span;

/// What a segment is for. Which roles may stay is the policy's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// What the format needs to be read at all.
    Structure,
    /// The coded picture, sound or text.
    Media,
    /// What describes the media and is not needed to show it.
    Metadata,
    /// Bytes that mean nothing.
    Padding,
    /// Bytes after the end that the format itself declares.
    Trailing,
    /// What this parser does not know.
    Unknown,
}

/// A run of bytes with one role. Segments tile the file: each byte belongs to exactly one, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// Where it lies.
    pub span: Span,
    /// What it is for.
    pub role: Role,
    /// The standard's name for it: `APP1`, `tEXt`, `moov`.
    pub name: Cow<'static, str>,
    /// What a strip writes in its place when its role may not stay; usually nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Part>,
}

impl Segment {
    /// A segment that a strip leaves out, or keeps, whole.
    pub fn new(span: Span, role: Role, name: impl Into<Cow<'static, str>>) -> Self {
        Self { span, role, name: name.into(), instead: Vec::new() }
    }

    /// The same segment with what a strip writes in its place.
    #[must_use]
    pub fn instead(mut self, parts: Vec<Part>) -> Self {
        self.instead = parts;
        self
    }
}

/// What a finding would reveal to whoever gets the file. One class for each thing that a person can understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Class {
    /// Where it was taken.
    Place,
    /// When it was taken or changed.
    Time,
    /// Which make and model of device.
    Device,
    /// Which single device, by a serial number.
    Serial,
    /// Whose it is: owner, artist, author.
    Person,
    /// Which program or system version wrote it.
    Software,
    /// Words: titles, descriptions, comments, keywords.
    Text,
    /// An identifier that ties files, edits or accounts together.
    Identifier,
    /// Words that are in the file and are not shown: hidden text, a speaker's notes, a hidden sheet.
    HiddenText,
    /// What is not shown, or not at once, and stays in a copy because what is shown needs it. It is reported every time.
    HiddenKept,
    /// A small hidden copy of the picture, often from before an edit.
    Thumbnail,
    /// A second picture, depth map or gain map.
    HiddenPicture,
    /// A hidden video or sound.
    HiddenClip,
    /// A record of how the file was made and edited (C2PA, edit lists).
    Provenance,
    /// Marked people: face regions with or without names.
    Faces,
    /// Camera settings and other technical notes.
    Settings,
    /// Data of a maker's own, or data that nobody here can read.
    Unknown,
}

/// One thing that the file would reveal. Its value is for the person's own eyes and goes nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding {
    /// What it would reveal.
    pub class: Class,
    /// The standard's name for the field: `Exif GPSLatitude`.
    pub field: Cow<'static, str>,
    /// What it says, shortened for reading; empty where there is nothing to show.
    pub value: String,
    /// Whether it stays in a copy, and so is reported every time.
    pub stays: bool,
}

/// The longest value that is shown, in characters.
const SHOWN: usize = 200;

impl Finding {
    /// A finding; control characters in `value` become spaces, and it is cut to 200 characters.
    pub fn new(class: Class, field: impl Into<Cow<'static, str>>, value: &str) -> Self {
        let plain: String = value.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
        Self { class, field: field.into(), value: plain, stays: class == Class::HiddenKept }
    }
}

/// How a stored picture is turned for viewing (Exif 2.32, tag 0x0112): 1 to 8, where 1 is upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Orientation(pub u8);

impl Orientation {
    /// Not turned.
    pub const UPRIGHT: Self = Self(1);

    /// Whether width and height change places.
    pub const fn swaps_sides(self) -> bool {
        self.0 >= 5
    }
}

/// The size of the main picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Picture {
    /// Stored width in pixels, before orientation.
    pub width: u32,
    /// Stored height in pixels, before orientation.
    pub height: u32,
    /// How it is turned for viewing.
    pub orientation: Orientation,
    /// How many frames it has; 1 for a still.
    pub frames: u32,
}

impl Picture {
    /// Width and height as viewed.
    pub const fn upright(&self) -> (u32, u32) {
        if self.orientation.swaps_sides() { (self.height, self.width) } else { (self.width, self.height) }
    }
}

/// Which kinds of tracks a film or a recording keeps, whatever its container calls itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tracks {
    /// Whether a track of moving pictures stays.
    pub video: bool,
    /// Whether a track of sound stays. Sound inside a track of pictures, as DV has it, does not count.
    pub audio: bool,
}

/// What one walk over a file found: both what is shown to the person and what a strip removes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// The format.
    pub format: Format,
    /// What it is to a person: what its tracks are, where it has any, and else what its format is.
    pub kind: Kind,
    /// Whether covers can be put on it at the Exact level; an inspection says so.
    pub covers_exactly: bool,
    /// The length in bytes.
    pub len: u64,
    /// The tiling.
    #[cfg_attr(test, ts(type = "unknown[]"))]
    pub segments: Vec<Segment>,
    /// What the file would reveal.
    pub findings: Vec<Finding>,
    /// The main picture, where there is one.
    pub picture: Option<Picture>,
    /// The tracks of a container that may hold pictures, sound or both; none of either in every other format.
    pub tracks: Tracks,
    /// How much of the picture is not in the file, in hundredths, where the file ends before its picture does: 0 where nothing is
    /// missing but the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub missing: Option<u8>,
    /// What the segments and findings weigh, in bytes; one that is too much is not taken in.
    #[serde(skip)]
    #[cfg_attr(test, ts(skip))]
    weight: u64,
}

/// How many findings that repeat one file may have.
const ENOUGH: usize = 500;

/// The most that a report may weigh, in bytes: some three hundred thousand segments.
const HEAVIEST: u64 = 48 << 20;

impl Report {
    /// An empty report to be filled by a walk.
    pub fn new(format: Format, len: u64) -> Self {
        Self {
            format,
            kind: format.row().kind,
            covers_exactly: false,
            len,
            segments: Vec::new(),
            findings: Vec::new(),
            picture: None,
            tracks: Tracks::default(),
            missing: None,
            weight: 0,
        }
    }

    /// Adds a segment. Empty ones are left out; one that goes on where an equal one without replacement ends is joined to it.
    pub fn push(&mut self, segment: Segment) {
        if segment.span.is_empty() && segment.instead.is_empty() {
            return;
        }
        if let Some(last) = self.segments.last_mut()
            && last.span.end == segment.span.start
            && last.role == segment.role
            && last.name == segment.name
            && last.instead.is_empty()
            && segment.instead.is_empty()
        {
            last.span.end = segment.span.end;
            return;
        }
        let held = size_of::<Segment>() + segment.instead.len() * size_of::<Part>() + segment.name.len();
        if self.takes(held) {
            self.segments.push(segment);
        }
    }

    /// Whether so many bytes more can be taken in. Once they cannot, the report is too heavy for good.
    fn takes(&mut self, bytes: usize) -> bool {
        self.weight = self.weight.saturating_add(bytes as u64);
        self.weight <= HEAVIEST
    }

    /// Debits what the report holds. Errors: `limit` when that is not left, or when the report is too heavy.
    pub fn check_weight(&self, limits: &mut Limits) -> Result<()> {
        if self.weight > HEAVIEST {
            return Err(Error::at(Reason::TooManyParts, "too many parts", self.len));
        }
        limits.debit(self.weight, self.len)
    }

    /// Adds a finding.
    pub fn find(&mut self, class: Class, field: impl Into<Cow<'static, str>>, value: &str) {
        let finding = Finding::new(class, field, value);
        if self.takes(size_of::<Finding>() + finding.field.len() + finding.value.len()) {
            self.findings.push(finding);
        }
    }

    /// Adds a finding of which a file may repeat many: unless an equal one is there, or there are enough of them to say a
    /// person nothing new.
    pub fn find_once(&mut self, class: Class, field: impl Into<Cow<'static, str>>, value: &str) {
        let finding = Finding::new(class, field, value);
        if self.findings.len() < ENOUGH && !self.findings.contains(&finding) {
            self.find(class, finding.field, value);
        }
    }

    /// Notes a track that stays: of moving pictures where `video`, else of sound.
    pub fn track(&mut self, video: bool) {
        self.tracks.video |= video;
        self.tracks.audio |= !video;
        self.kind = if self.tracks.video { Kind::Film } else { Kind::Sound };
    }

    /// Whether it has a finding that a strip takes out.
    pub fn has_removable_findings(&self) -> bool {
        self.findings.iter().any(|finding| !finding.stays)
    }

    /// Checks the tiling: every byte of the file in exactly one segment, in order.
    ///
    /// Errors: `residue` where a byte is in none or in two: a fault of ours, so nothing may leave.
    pub fn check_tiling(&self) -> Result<()> {
        let mut at = 0;
        for segment in &self.segments {
            if segment.span.start != at || segment.span.end < at {
                return Err(untiled(at));
            }
            at = segment.span.end;
        }
        if at == self.len { Ok(()) } else { Err(untiled(at)) }
    }
}

const fn untiled(at: u64) -> Error {
    Error::at(Reason::Residue, "some bytes could not be accounted for", at)
}

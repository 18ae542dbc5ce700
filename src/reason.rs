//! Reasons: why no safe copy came of a file. There is one for each different thing that a person can do about it; its sentence
//! and its next step stand in every catalogue of `www/strings`.

/// What a failure asks of a person. There is one kind for each different thing to do, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// No format that is known here.
    Unsupported,
    /// The file breaks its own format's rules.
    Malformed,
    /// The file asks for more depth, items, pixels or memory than is allowed.
    Limit,
    /// The bytes could not be read: the file vanished, is a directory, or access was refused.
    Read,
    /// The file is sound, but cannot be made safe the way that was asked for.
    Refused,
    /// The finished output still held something that must not leave. Nothing was let out.
    Residue,
    /// The output could not be written.
    Write,
    /// Something of ours failed.
    Internal,
}

impl ErrorKind {
    /// The stable identifier that message catalogues translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Malformed => "malformed",
            Self::Limit => "limit",
            Self::Read => "read",
            Self::Refused => "refused",
            Self::Residue => "residue",
            Self::Write => "write",
            Self::Internal => "internal",
        }
    }
}

/// Why a file is refused, or a copy could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The file holds no byte.
    Empty,
    /// It is of no format that is known here.
    UnknownFormat,
    /// It begins like a text and goes on as something else.
    TextDisguised,
    /// It is a text under the name of something else.
    Misnamed,
    /// It breaks its own format's rules.
    Broken,
    /// It ends before what it says that it holds.
    CutOff,
    /// A recording that was cut off before its index was written.
    NoIndex,
    /// An Office document of before 2007.
    OldOffice,
    /// It is locked with a password.
    Password,
    /// It is encrypted for one shop's or service's players.
    Drm,
    /// Its picture or sound is coded in a way that is not known here.
    UnknownCodec,
    /// It needs a part that is not known here, so that nobody can say what it would reveal.
    UnknownPart,
    /// A part of it lies in another file.
    Elsewhere,
    /// Its picture cannot be decoded here; it can be copied as it is coded.
    NotDecoded,
    /// It can be copied at the Exact level alone here.
    ExactOnly,
    /// No covers can be put on it at the Exact level.
    NoCovers,
    /// A cover lies outside the picture.
    CoverOutside,
    /// Something inside of it, a file or a picture, cannot be made safe.
    Nested,
    /// Hidden parts of it cannot be separated from what is shown.
    Inseparable,
    /// Its picture has too many pixels.
    TooManyPixels,
    /// It has too many parts.
    TooManyParts,
    /// It takes more memory than may be used.
    TooLarge,
    /// Its parts are nested too deeply.
    TooDeep,
    /// It would grow far beyond its size when it is unpacked.
    Bomb,
    /// Its bytes could not be read.
    Unreadable,
    /// It is a folder or a device.
    NotAFile,
    /// It changed while it was worked on.
    ChangedMeanwhile,
    /// The copy could not be written.
    NotWritten,
    /// The copy would be written over the original.
    Overwrites,
    /// The copy still held something, and was not let out.
    Residue,
    /// What was asked for cannot be.
    Misuse,
    /// Something of ours failed.
    Internal,
}

impl Reason {
    /// Every reason.
    #[rustfmt::skip]
    pub const ALL: [Self; 32] = [
        Self::Empty, Self::UnknownFormat, Self::TextDisguised, Self::Misnamed, Self::Broken, Self::CutOff,
        Self::NoIndex, Self::OldOffice,
        Self::Password, Self::Drm, Self::UnknownCodec, Self::UnknownPart, Self::Elsewhere, Self::NotDecoded,
        Self::ExactOnly, Self::NoCovers,
        Self::CoverOutside, Self::Nested, Self::Inseparable, Self::TooManyPixels, Self::TooManyParts, Self::TooLarge,
        Self::TooDeep, Self::Bomb, Self::Unreadable, Self::NotAFile, Self::ChangedMeanwhile, Self::NotWritten,
        Self::Overwrites, Self::Residue, Self::Misuse, Self::Internal,
    ];

    /// The stable identifier that message catalogues translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownFormat => "unknown-format",
            Self::TextDisguised => "text-disguised",
            Self::Misnamed => "misnamed",
            Self::Broken => "broken",
            Self::CutOff => "cut-off",
            Self::NoIndex => "no-index",
            Self::OldOffice => "old-office",
            Self::Password => "password",
            Self::Drm => "drm",
            Self::UnknownCodec => "unknown-codec",
            Self::UnknownPart => "unknown-part",
            Self::Elsewhere => "elsewhere",
            Self::NotDecoded => "not-decoded",
            Self::ExactOnly => "exact-only",
            Self::NoCovers => "no-covers",
            Self::CoverOutside => "cover-outside",
            Self::Nested => "nested",
            Self::Inseparable => "inseparable",
            Self::TooManyPixels => "too-many-pixels",
            Self::TooManyParts => "too-many-parts",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::Bomb => "bomb",
            Self::Unreadable => "unreadable",
            Self::NotAFile => "not-a-file",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::NotWritten => "not-written",
            Self::Overwrites => "overwrites",
            Self::Residue => "residue",
            Self::Misuse => "misuse",
            Self::Internal => "internal",
        }
    }

    /// The identifier under which catalogues say what a person can do about it; one that ends in `-` goes on with what the file is.
    pub const fn next(self) -> &'static str {
        match self {
            Self::Empty | Self::Misnamed | Self::Broken | Self::CutOff => "again-",
            Self::NoIndex => "repair",
            Self::UnknownFormat
            | Self::TextDisguised
            | Self::UnknownCodec
            | Self::UnknownPart
            | Self::NotDecoded
            | Self::Inseparable => "save-",
            Self::OldOffice => "newer",
            Self::Password => "unlock",
            Self::Drm => "unprotected",
            Self::Elsewhere => "whole",
            Self::ExactOnly => "exact",
            Self::NoCovers => "other",
            Self::CoverOutside => "cover",
            Self::Nested => "apart",
            Self::TooManyPixels | Self::TooManyParts | Self::TooLarge | Self::TooDeep | Self::Bomb => "smaller",
            Self::Unreadable | Self::NotAFile | Self::ChangedMeanwhile => "choose",
            Self::NotWritten | Self::Overwrites => "place",
            Self::Residue | Self::Misuse | Self::Internal => "report",
        }
    }

    /// What kind of failure it is.
    pub const fn kind(self) -> ErrorKind {
        match self {
            Self::UnknownFormat | Self::TextDisguised | Self::Misnamed => ErrorKind::Unsupported,
            Self::Empty | Self::Broken | Self::CutOff | Self::NoIndex => ErrorKind::Malformed,
            Self::TooManyPixels | Self::TooManyParts | Self::TooLarge | Self::TooDeep | Self::Bomb => ErrorKind::Limit,
            Self::Unreadable | Self::NotAFile | Self::ChangedMeanwhile => ErrorKind::Read,
            Self::NotWritten | Self::Overwrites => ErrorKind::Write,
            Self::Residue => ErrorKind::Residue,
            Self::Internal => ErrorKind::Internal,
            Self::OldOffice
            | Self::Password
            | Self::Drm
            | Self::UnknownCodec
            | Self::UnknownPart
            | Self::Elsewhere
            | Self::NotDecoded
            | Self::ExactOnly
            | Self::NoCovers
            | Self::CoverOutside
            | Self::Nested
            | Self::Inseparable
            | Self::Misuse => ErrorKind::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::sniff::sniff;

    #[test]
    fn every_reason_is_in_the_list() {
        let own = include_str!("reason.rs");
        let list = own.split("pub enum Reason {\n").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let named: Vec<&str> = list.lines().filter_map(|line| line.trim().strip_suffix(',')).collect();
        assert_eq!(named, Reason::ALL.map(|reason| format!("{reason:?}")));
        for reason in Reason::ALL {
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.code()));
        }
    }

    #[test]
    fn a_locked_document_of_today_is_told_from_an_old_one() {
        let file = |stream: &str| {
            let mut file = vec![0; 2048];
            file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
            (file[30], file[48]) = (9, 1);
            for (at, unit) in stream.encode_utf16().enumerate() {
                file[1024 + 128 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
            }
            sniff(&file).map_err(|Error { reason, .. }| reason)
        };
        assert_eq!(file("EncryptedPackage"), Err(Reason::Password));
        assert_eq!(file("WordDocument"), Err(Reason::OldOffice));
    }
}

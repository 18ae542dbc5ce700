//! Formats: what a file may be. One row a format; what is done with its files is a row of [`crate::road`].

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};

/// Other endings of the names of files of these formats.
const ALIASES: [&str; 19] = [
    "jpeg", "jpe", "jfif", "tiff", "heif", "hif", "m4v", "qt", "3gpp", "3g2", "aif", "aifc", "oga", "opus", "ogv",
    "mka", "wave", "doc", "xls",
];

/// A container format that can be inspected and stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Format {
    /// JPEG, ITU-T T.81.
    Jpeg,
    /// PNG and APNG, W3C PNG (third edition).
    Png,
    /// WebP, RFC 9649.
    WebP,
    /// GIF 87a and 89a.
    Gif,
    /// Windows and OS/2 bitmaps.
    Bmp,
    /// TIFF 6.0, BigTIFF and TIFF/EP.
    Tiff,
    /// Digital negatives, DNG 1.7.
    Dng,
    /// JPEG XL, ISO/IEC 18181.
    Jxl,
    /// HEIC and what else is built on HEIF, ISO/IEC 23008-12.
    Heic,
    /// AVIF, AV1 Image File Format.
    Avif,
    /// SVG, W3C SVG 1.1 and 2.
    Svg,
    /// PDF, ISO 32000.
    Pdf,
    /// Word, ISO/IEC 29500.
    Docx,
    /// Excel, ISO/IEC 29500.
    Xlsx,
    /// PowerPoint, ISO/IEC 29500.
    Pptx,
    /// OpenDocument text, ISO/IEC 26300.
    Odt,
    /// OpenDocument spreadsheet, ISO/IEC 26300.
    Ods,
    /// OpenDocument presentation, ISO/IEC 26300.
    Odp,
    /// EPUB, W3C EPUB 3.3.
    Epub,
    /// A plain ZIP archive, APPNOTE 6.3.
    Zip,
    /// Plain text in UTF-8 or UTF-16.
    Text,
    /// MPEG audio streams, ISO/IEC 11172-3 and 13818-3.
    Mp3,
    /// Ogg, RFC 3533.
    Ogg,
    /// FLAC, RFC 9639.
    Flac,
    /// WAVE and Broadcast Wave, EBU Tech 3285; RF64, EBU Tech 3306.
    Wav,
    /// AIFF and AIFF-C.
    Aiff,
    /// AMR and AMR-WB, RFC 4867.
    Amr,
    /// AAC in ADTS frames, ISO/IEC 14496-3.
    Adts,
    /// Core Audio Format.
    Caf,
    /// Matroska, RFC 9559.
    Matroska,
    /// WebM, the subset of Matroska that browsers play.
    WebM,
    /// AVI, with its OpenDML extensions.
    Avi,
    /// MP4 with moving pictures, ISO/IEC 14496-14, and what else is built on ISO/IEC 14496-12.
    Mp4,
    /// QuickTime movies.
    Mov,
    /// 3GPP and 3GPP2 movies, 3GPP TS 26.244.
    ThreeGp,
    /// MP4 with sound alone, whatever its brand; a sniff believes the brand, an inspection looks at the tracks.
    M4a,
}

/// What a file is to a person, and with it what can be covered in it and what stays.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A picture whose pixels are decoded here.
    Picture,
    /// A picture of which it may be that only a browser, or nobody, decodes the pixels.
    Still,
    /// Moving pictures, with sound or without.
    Film,
    /// Sound alone.
    Sound,
    /// What is laid out in pages, sheets or drawings, of which nothing is shown here.
    Document,
    /// Words alone.
    Text,
    /// A folder of files.
    Archive,
}

/// What a format is called, and what kind it is.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The format.
    pub format: Format,
    /// Its name in English words.
    pub name: &'static str,
    /// The file name extension of outputs, without a dot.
    pub extension: &'static str,
    /// The media type of outputs (RFC 6838).
    pub media_type: &'static str,
    /// What its files are; where a container may hold pictures or sound, its tracks decide ([`crate::report::Report::kind`]).
    pub kind: Kind,
}

impl Row {
    const fn new(
        format: Format,
        name: &'static str,
        extension: &'static str,
        media_type: &'static str,
        kind: Kind,
    ) -> Self {
        Self { format, name, extension, media_type, kind }
    }
}

/// Every format, in the order of [`Format`].
#[rustfmt::skip]
pub const TABLE: [Row; 36] = [
    Row::new(Format::Jpeg, "JPEG photo (JPG)", "jpg", "image/jpeg", Kind::Picture),
    Row::new(Format::Png, "PNG picture", "png", "image/png", Kind::Picture),
    Row::new(Format::WebP, "WebP picture", "webp", "image/webp", Kind::Picture),
    Row::new(Format::Gif, "GIF picture", "gif", "image/gif", Kind::Picture),
    Row::new(Format::Bmp, "Windows bitmap (BMP)", "bmp", "image/bmp", Kind::Picture),
    Row::new(Format::Tiff, "TIFF picture", "tif", "image/tiff", Kind::Still),
    Row::new(Format::Dng, "Raw photo (DNG)", "dng", "image/x-adobe-dng", Kind::Still),
    Row::new(Format::Jxl, "JPEG XL photo", "jxl", "image/jxl", Kind::Still),
    Row::new(Format::Heic, "HEIC photo", "heic", "image/heic", Kind::Still),
    Row::new(Format::Avif, "AVIF photo", "avif", "image/avif", Kind::Still),
    Row::new(Format::Svg, "SVG drawing", "svg", "image/svg+xml", Kind::Document),
    Row::new(Format::Pdf, "PDF document", "pdf", "application/pdf", Kind::Document),
    Row::new(Format::Docx, "Word document (DOCX)", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind::Document),
    Row::new(Format::Xlsx, "Excel workbook (XLSX)", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind::Document),
    Row::new(Format::Pptx, "PowerPoint presentation (PPTX)", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", Kind::Document),
    Row::new(Format::Odt, "OpenDocument text (ODT)", "odt", "application/vnd.oasis.opendocument.text", Kind::Document),
    Row::new(Format::Ods, "OpenDocument spreadsheet (ODS)", "ods", "application/vnd.oasis.opendocument.spreadsheet", Kind::Document),
    Row::new(Format::Odp, "OpenDocument presentation (ODP)", "odp", "application/vnd.oasis.opendocument.presentation", Kind::Document),
    Row::new(Format::Epub, "Book (EPUB)", "epub", "application/epub+zip", Kind::Document),
    Row::new(Format::Zip, "ZIP archive", "zip", "application/zip", Kind::Archive),
    Row::new(Format::Text, "Plain text (TXT)", "txt", "text/plain", Kind::Text),
    Row::new(Format::Mp3, "MP3 sound", "mp3", "audio/mpeg", Kind::Sound),
    Row::new(Format::Ogg, "Ogg sound", "ogg", "audio/ogg", Kind::Sound),
    Row::new(Format::Flac, "FLAC sound", "flac", "audio/flac", Kind::Sound),
    Row::new(Format::Wav, "WAVE sound (WAV)", "wav", "audio/wav", Kind::Sound),
    Row::new(Format::Aiff, "AIFF sound", "aiff", "audio/aiff", Kind::Sound),
    Row::new(Format::Amr, "AMR sound", "amr", "audio/amr", Kind::Sound),
    Row::new(Format::Adts, "AAC sound", "aac", "audio/aac", Kind::Sound),
    Row::new(Format::Caf, "Core Audio sound (CAF)", "caf", "audio/x-caf", Kind::Sound),
    Row::new(Format::Matroska, "Matroska film (MKV)", "mkv", "video/matroska", Kind::Film),
    Row::new(Format::WebM, "WebM film", "webm", "video/webm", Kind::Film),
    Row::new(Format::Avi, "AVI film", "avi", "video/x-msvideo", Kind::Film),
    Row::new(Format::Mp4, "MP4 film", "mp4", "video/mp4", Kind::Film),
    Row::new(Format::Mov, "QuickTime film (MOV)", "mov", "video/quicktime", Kind::Film),
    Row::new(Format::ThreeGp, "3GPP film (3GP)", "3gp", "video/3gpp", Kind::Film),
    Row::new(Format::M4a, "MPEG-4 sound (M4A)", "m4a", "audio/mp4", Kind::Sound),
];

// A row that is missing or out of order does not compile.
const _: () = {
    let mut at = 0;
    while at < TABLE.len() {
        assert!(TABLE[at].format as usize == at, "a row is missing or out of order");
        at += 1;
    }
};

impl Format {
    /// Its row of the table.
    pub const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// Its name in English words.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The file name extension of outputs, without a dot.
    pub const fn extension(self) -> &'static str {
        self.row().extension
    }

    /// The media type of outputs (RFC 6838).
    pub const fn media_type(self) -> &'static str {
        self.row().media_type
    }

    /// Whether it is a picture, a film or a sound: what a document may hold as such.
    pub fn is_media(self) -> bool {
        ["image/", "video/", "audio/"].iter().any(|kind| self.media_type().starts_with(kind))
    }

    /// Errors: `unsupported` where this is a text and the name of its file ends as that of something else: whoever relies on the name
    /// takes it for a photo, a film or a document.
    pub fn may_be_called(self, name: &str) -> Result<()> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let row = |row: &Row| row.extension == ending && row.format != Self::Text;
        if self == Self::Text && (TABLE.iter().any(row) || ALIASES.contains(&ending.as_str())) {
            return Err(Error::at(Reason::Misnamed, "a text under the name of something else", 0));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_row() {
        let own = include_str!("format.rs");
        let list = own.split("pub enum Format {\n").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let named: Vec<String> =
            list.lines().filter_map(|line| Some(line.trim().strip_suffix(',')?.to_owned())).collect();
        assert_eq!(named, TABLE.map(|row| format!("{:?}", row.format)));
    }

    #[test]
    fn a_name_tells_the_extension_or_is_a_word_for_it() {
        for row in TABLE {
            let words = ["JPG", "TIF", "JXL", "WEBP", "WEBM", "OGG"];
            let upper = row.extension.to_uppercase();
            assert!(row.name.contains(&upper) || words.contains(&upper.as_str()), "{}", row.name);
        }
    }
}

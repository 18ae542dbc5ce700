//! Formats: what a file may be, with the names and types that go with it.

use serde::Serialize;

/// A container format that can be inspected and stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

impl Format {
    /// The file name extension of outputs, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tif",
            Self::Dng => "dng",
            Self::Jxl => "jxl",
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Epub => "epub",
            Self::Zip => "zip",
            Self::Text => "txt",
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
            Self::Flac => "flac",
            Self::Wav => "wav",
            Self::Aiff => "aiff",
            Self::Amr => "amr",
            Self::Adts => "aac",
            Self::Caf => "caf",
            Self::Matroska => "mkv",
            Self::WebM => "webm",
            Self::Avi => "avi",
            Self::Mp4 => "mp4",
            Self::Mov => "mov",
            Self::ThreeGp => "3gp",
            Self::M4a => "m4a",
        }
    }

    /// Whether it is a picture, a film or a sound: what a document may hold as such.
    pub fn is_media(self) -> bool {
        ["image/", "video/", "audio/"].iter().any(|kind| self.media_type().starts_with(kind))
    }

    /// The media type of outputs (RFC 6838).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
            Self::Tiff => "image/tiff",
            Self::Dng => "image/x-adobe-dng",
            Self::Jxl => "image/jxl",
            Self::Heic => "image/heic",
            Self::Avif => "image/avif",
            Self::Svg => "image/svg+xml",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Epub => "application/epub+zip",
            Self::Zip => "application/zip",
            Self::Text => "text/plain",
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
            Self::Flac => "audio/flac",
            Self::Wav => "audio/wav",
            Self::Aiff => "audio/aiff",
            Self::Amr => "audio/amr",
            Self::Adts => "audio/aac",
            Self::Caf => "audio/x-caf",
            Self::Matroska => "video/matroska",
            Self::WebM => "video/webm",
            Self::Avi => "video/x-msvideo",
            Self::Mp4 => "video/mp4",
            Self::Mov => "video/quicktime",
            Self::ThreeGp => "video/3gpp",
            Self::M4a => "audio/mp4",
        }
    }
}

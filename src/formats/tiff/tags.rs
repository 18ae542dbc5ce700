//! The tags that may stay: those that a reader needs to show the picture, each with how many values of which kind it may
//! have (TIFF 6.0, sections 8 to 21; DNG 1.7, chapter 4).

/// How many values a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Exactly so many.
    Exactly(u64),
    /// One for each sample of a pixel.
    Samples,
    /// Three for each value that a sample can have.
    Colours,
    /// So many at the most.
    UpTo(u64),
}

/// Which types of values a field may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole numbers: BYTE, SHORT, LONG, LONG8.
    Whole,
    /// Any numbers, fractions too.
    Number,
}

impl Kind {
    /// Whether a field type is of this kind.
    pub(super) const fn holds(self, kind: u16) -> bool {
        match self {
            Self::Whole => matches!(kind, 1 | 3 | 4 | 16),
            Self::Number => matches!(kind, 1 | 3 | 4 | 5 | 8..=12 | 16 | 17),
        }
    }
}

pub(super) const SUBFILE: u16 = 254;
pub(super) const OLD_SUBFILE: u16 = 255;
pub(super) const WIDTH: u16 = 256;
pub(super) const HEIGHT: u16 = 257;
pub(super) const BITS: u16 = 258;
pub(super) const COMPRESSION: u16 = 259;
pub(super) const PHOTOMETRIC: u16 = 262;
pub(super) const FILL_ORDER: u16 = 266;
pub(super) const STRIP_OFFSETS: u16 = 273;
pub(super) const ORIENTATION: u16 = 274;
pub(super) const SAMPLES: u16 = 277;
pub(super) const ROWS: u16 = 278;
pub(super) const STRIP_COUNTS: u16 = 279;
pub(super) const ACROSS: u16 = 282;
pub(super) const DOWN: u16 = 283;
pub(super) const PLANAR: u16 = 284;
pub(super) const UNIT: u16 = 296;
pub(super) const PAGE: u16 = 297;
pub(super) const T4_OPTIONS: u16 = 292;
pub(super) const T6_OPTIONS: u16 = 293;
pub(super) const PREDICTOR: u16 = 317;
pub(super) const COLOURS: u16 = 320;
pub(super) const INKS: u16 = 332;
pub(super) const TILE_WIDTH: u16 = 322;
pub(super) const TILE_HEIGHT: u16 = 323;
pub(super) const TILE_OFFSETS: u16 = 324;
pub(super) const TILE_COUNTS: u16 = 325;
pub(super) const SUB_IFDS: u16 = 330;
pub(super) const EXTRA: u16 = 338;
pub(super) const FORMAT: u16 = 339;
pub(super) const JPEG_TABLES: u16 = 347;
pub(super) const JPEG_PROC: u16 = 512;
pub(super) const JPEG_STREAM: u16 = 513;
pub(super) const JPEG_LENGTH: u16 = 514;
pub(super) const COEFFICIENTS: u16 = 529;
pub(super) const SUBSAMPLING: u16 = 530;
pub(super) const POSITIONING: u16 = 531;
pub(super) const REFERENCE: u16 = 532;
pub(super) const XMP: u16 = 700;
pub(super) const IPTC: u16 = 33723;
pub(super) const PHOTOSHOP: u16 = 34377;
pub(super) const EXIF: u16 = 34665;
pub(super) const PROFILE: u16 = 34675;
pub(super) const GPS: u16 = 34853;
pub(super) const LAYERS: u16 = 37724;
pub(super) const DNG_VERSION: u16 = 50706;
pub(super) const BLACK_REPEAT: u16 = 50713;
pub(super) const BLACK: u16 = 50714;

/// What is written down for every picture, but for what the writer works out itself.
pub(super) const PICTURE: [(u16, Kind, Count); 22] = [
    (WIDTH, Kind::Whole, Count::Exactly(1)),
    (HEIGHT, Kind::Whole, Count::Exactly(1)),
    (BITS, Kind::Whole, Count::Samples),
    (COMPRESSION, Kind::Whole, Count::Exactly(1)),
    (PHOTOMETRIC, Kind::Whole, Count::Exactly(1)),
    (FILL_ORDER, Kind::Whole, Count::Exactly(1)),
    (SAMPLES, Kind::Whole, Count::Exactly(1)),
    (ROWS, Kind::Whole, Count::Exactly(1)),
    (PLANAR, Kind::Whole, Count::Exactly(1)),
    (T4_OPTIONS, Kind::Whole, Count::Exactly(1)),
    (T6_OPTIONS, Kind::Whole, Count::Exactly(1)),
    (PREDICTOR, Kind::Whole, Count::Exactly(1)),
    (COLOURS, Kind::Whole, Count::Colours),
    (TILE_WIDTH, Kind::Whole, Count::Exactly(1)),
    (TILE_HEIGHT, Kind::Whole, Count::Exactly(1)),
    (INKS, Kind::Whole, Count::Exactly(1)),
    (EXTRA, Kind::Whole, Count::UpTo(16)),
    (FORMAT, Kind::Whole, Count::Samples),
    (COEFFICIENTS, Kind::Number, Count::Exactly(3)),
    (SUBSAMPLING, Kind::Whole, Count::Exactly(2)),
    (POSITIONING, Kind::Whole, Count::Exactly(1)),
    (REFERENCE, Kind::Number, Count::Exactly(6)),
];

/// What the raw picture of a digital negative needs besides.
///
/// CameraCalibration, the serial numbers' kin, distinguishes one camera from another of its model; so do lists of bad pixels and
/// of lens corrections in opcodes, and noise profiles. They are not here.
pub(super) const RAW: [(u16, Kind, Count); 29] = [
    // CFARepeatPatternDim, CFAPattern
    (33421, Kind::Whole, Count::Exactly(2)),
    (33422, Kind::Whole, Count::UpTo(64)),
    // DNGVersion, DNGBackwardVersion
    (DNG_VERSION, Kind::Whole, Count::Exactly(4)),
    (50707, Kind::Whole, Count::Exactly(4)),
    // CFAPlaneColor, CFALayout
    (50710, Kind::Whole, Count::UpTo(4)),
    (50711, Kind::Whole, Count::Exactly(1)),
    // LinearizationTable
    (50712, Kind::Whole, Count::UpTo(65536)),
    (BLACK_REPEAT, Kind::Whole, Count::Exactly(2)),
    (BLACK, Kind::Number, Count::UpTo(64)),
    // WhiteLevel
    (50717, Kind::Whole, Count::Samples),
    // DefaultScale, DefaultCropOrigin, DefaultCropSize
    (50718, Kind::Number, Count::Exactly(2)),
    (50719, Kind::Number, Count::Exactly(2)),
    (50720, Kind::Number, Count::Exactly(2)),
    // ColorMatrix1, ColorMatrix2, ColorMatrix3
    (50721, Kind::Number, Count::UpTo(12)),
    (50722, Kind::Number, Count::UpTo(12)),
    (52531, Kind::Number, Count::UpTo(12)),
    // AnalogBalance, AsShotNeutral, AsShotWhiteXY
    (50727, Kind::Number, Count::UpTo(4)),
    (50728, Kind::Number, Count::UpTo(4)),
    (50729, Kind::Number, Count::Exactly(2)),
    // BaselineExposure, BaselineNoise, BaselineSharpness, LinearResponseLimit
    (50730, Kind::Number, Count::Exactly(1)),
    (50731, Kind::Number, Count::Exactly(1)),
    (50732, Kind::Number, Count::Exactly(1)),
    (50734, Kind::Number, Count::Exactly(1)),
    // CalibrationIlluminant1, CalibrationIlluminant2
    (50778, Kind::Whole, Count::Exactly(1)),
    (50779, Kind::Whole, Count::Exactly(1)),
    // ActiveArea
    (50829, Kind::Whole, Count::Exactly(4)),
    // ForwardMatrix1, ForwardMatrix2, ForwardMatrix3
    (50964, Kind::Number, Count::UpTo(12)),
    (50965, Kind::Number, Count::UpTo(12)),
    (52532, Kind::Number, Count::UpTo(12)),
];

/// Tags that reveal nothing of their own: what is written anew, and pointers to what is read by itself.
pub(super) const QUIET: [u16; 22] = [
    SUBFILE,
    OLD_SUBFILE,
    STRIP_OFFSETS,
    ORIENTATION,
    STRIP_COUNTS,
    ACROSS,
    DOWN,
    UNIT,
    PAGE,
    TILE_OFFSETS,
    TILE_COUNTS,
    SUB_IFDS,
    JPEG_TABLES,
    JPEG_PROC,
    JPEG_STREAM,
    JPEG_LENGTH,
    XMP,
    IPTC,
    PHOTOSHOP,
    EXIF,
    PROFILE,
    GPS,
];

/// Whether a tag may stay in a picture of that sort, and with what.
pub(super) fn allowed(tag: u16, raw: bool) -> Option<(Kind, Count)> {
    let more = if raw { RAW.as_slice() } else { &[] };
    PICTURE.iter().chain(more).find(|row| row.0 == tag).map(|row| (row.1, row.2))
}

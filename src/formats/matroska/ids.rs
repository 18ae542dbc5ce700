//! Element identifiers (RFC 9559, section 5.1) and what may stay of each master.

pub(super) const EBML: u32 = 0x1a45_dfa3;
pub(super) const DOC_TYPE: u32 = 0x4282;
pub(super) const VOID: u32 = 0xec;
pub(super) const CRC: u32 = 0xbf;
pub(super) const SEGMENT: u32 = 0x1853_8067;
pub(super) const SEEK_HEAD: u32 = 0x114d_9b74;
pub(super) const INFO: u32 = 0x1549_a966;
pub(super) const TRACKS: u32 = 0x1654_ae6b;
pub(super) const CUES: u32 = 0x1c53_bb6b;
pub(super) const CLUSTER: u32 = 0x1f43_b675;
pub(super) const TAGS: u32 = 0x1254_c367;
pub(super) const CHAPTERS: u32 = 0x1043_a770;
pub(super) const ATTACHMENTS: u32 = 0x1941_a469;

pub(super) const TRACK_ENTRY: u32 = 0xae;
pub(super) const TRACK_NUMBER: u32 = 0xd7;
pub(super) const TRACK_UID: u32 = 0x73c5;
pub(super) const TRACK_TYPE: u32 = 0x83;
pub(super) const FLAG_ENABLED: u32 = 0xb9;
pub(super) const FLAG_DEFAULT: u32 = 0x88;
pub(super) const LANGUAGE: u32 = 0x22_b59c;
pub(super) const LANGUAGE_BCP47: u32 = 0x22_b59d;
pub(super) const NAME: u32 = 0x536e;
pub(super) const CODEC_ID: u32 = 0x86;
pub(super) const CODEC_PRIVATE: u32 = 0x63a2;
pub(super) const VIDEO: u32 = 0xe0;
pub(super) const DEFAULT_DURATION: u32 = 0x23_e383;
pub(super) const CODEC_DELAY: u32 = 0x56aa;
pub(super) const SEEK_PRE_ROLL: u32 = 0x56bb;
pub(super) const MAX_BLOCK_ADDITION_ID: u32 = 0x55ee;
pub(super) const ALPHA_MODE: u32 = 0x53c0;
pub(super) const CONTENT_ENCODINGS: u32 = 0x6d80;
pub(super) const CONTENT_ENCODING: u32 = 0x6240;
pub(super) const CONTENT_ENCRYPTION: u32 = 0x5035;
pub(super) const ENCODING_ORDER: u32 = 0x5031;
pub(super) const ENCODING_SCOPE: u32 = 0x5032;
pub(super) const ENCODING_TYPE: u32 = 0x5033;
pub(super) const COMPRESSION: u32 = 0x5034;
pub(super) const COMPRESSION_ALGORITHM: u32 = 0x4254;
pub(super) const COMPRESSION_SETTINGS: u32 = 0x4255;

pub(super) const TIMESTAMP: u32 = 0xe7;
pub(super) const SIMPLE_BLOCK: u32 = 0xa3;
pub(super) const BLOCK_GROUP: u32 = 0xa0;
pub(super) const BLOCK: u32 = 0xa1;
pub(super) const ENCRYPTED_BLOCK: u32 = 0xaf;
pub(super) const BLOCK_DURATION: u32 = 0x9b;
pub(super) const REFERENCE_BLOCK: u32 = 0xfb;
pub(super) const DISCARD_PADDING: u32 = 0x75a2;
pub(super) const CODEC_STATE: u32 = 0xa4;
pub(super) const BLOCK_ADDITIONS: u32 = 0x75a1;
pub(super) const BLOCK_MORE: u32 = 0xa6;
pub(super) const BLOCK_ADD_ID: u32 = 0xee;
pub(super) const BLOCK_ADDITIONAL: u32 = 0xa5;

/// What may stay of a master, each at most once: the identifiers of its plain elements with what they may hold, and those of its
/// masters with what may stay of them.
pub(super) struct Allow {
    /// Numbers and short strings.
    pub plain: &'static [(u32, Kind)],
    /// Masters.
    pub masters: &'static [(u32, &'static Allow)],
}

/// What a plain element may hold.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// An unsigned integer up to this.
    To(u64),
    /// A float from minus to plus the second, in steps of which so many are one.
    Float(f64, f64),
    /// The four characters of pictures that are not compressed.
    Coding,
    /// Where the edges of a round picture are.
    Edges,
}
use Kind::{Coding, Edges, Float, To};

/// The longest that a frame is shown, in nanoseconds.
const FRAME: u64 = 10_000_000_000;

/// Info: TimestampScale and Duration, in whole ticks.
pub(super) const IN_INFO: Allow =
    Allow { plain: &[(0x2a_d7b1, To(1_000_000_000)), (0x4489, Float(1.0, 1e15))], masters: &[] };

/// Colours in the steps of SMPTE ST 2086, and light in candelas.
const COLOUR: Kind = Float(50_000.0, 1.0);
const IN_MASTERING: Allow = Allow {
    plain: &[
        (0x55d1, COLOUR),
        (0x55d2, COLOUR),
        (0x55d3, COLOUR),
        (0x55d4, COLOUR),
        (0x55d5, COLOUR),
        (0x55d6, COLOUR),
        (0x55d7, COLOUR),
        (0x55d8, COLOUR),
        (0x55d9, Float(1.0, 10_000.0)),
        (0x55da, Float(10_000.0, 1.0)),
    ],
    masters: &[],
};

const IN_COLOUR: Allow = Allow {
    plain: &[
        (0x55b1, To(14)),
        (0x55b2, To(16)),
        (0x55b3, To(4)),
        (0x55b4, To(4)),
        (0x55b5, To(4)),
        (0x55b6, To(4)),
        (0x55b7, To(2)),
        (0x55b8, To(2)),
        (0x55b9, To(3)),
        (0x55ba, To(18)),
        (0x55bb, To(22)),
        (0x55bc, To(10_000)),
        (0x55bd, To(10_000)),
    ],
    masters: &[(0x55d0, &IN_MASTERING)],
};

/// Projection: its type and pose, in whole degrees, and the private part, which is small.
const DEGREES: Kind = Float(1.0, 180.0);
const IN_PROJECTION: Allow = Allow {
    plain: &[(0x7671, To(3)), (0x7672, Edges), (0x7673, DEGREES), (0x7674, DEGREES), (0x7675, DEGREES)],
    masters: &[],
};

/// The longest side of a picture.
const SIDE: Kind = To(0xffff);
const IN_VIDEO: Allow = Allow {
    plain: &[
        (0x9a, To(2)),
        (0x9d, To(14)),
        (0x53b8, To(14)),
        (ALPHA_MODE, To(1)),
        (0xb0, SIDE),
        (0xba, SIDE),
        (0x54aa, SIDE),
        (0x54bb, SIDE),
        (0x54cc, SIDE),
        (0x54dd, SIDE),
        (0x54b0, SIDE),
        (0x54ba, SIDE),
        (0x54b2, To(4)),
        (0x2e_b524, Coding),
    ],
    masters: &[(0x55b0, &IN_COLOUR), (0x7670, &IN_PROJECTION)],
};

const RATE: Kind = Float(1.0, 1e6);
const IN_AUDIO: Allow =
    Allow { plain: &[(0xb5, RATE), (0x78b5, RATE), (0x9f, To(255)), (0x6264, To(64))], masters: &[] };

/// TrackEntry: how long a frame is, and what describes picture and sound. All else is written anew.
pub(super) const IN_TRACK: Allow =
    Allow { plain: &[(DEFAULT_DURATION, To(FRAME))], masters: &[(VIDEO, &IN_VIDEO), (0xe1, &IN_AUDIO)] };

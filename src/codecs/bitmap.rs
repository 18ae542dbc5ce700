//! BITMAPINFOHEADER (Microsoft): how pictures are coded, by four characters, as AVI and old Matroska files store it.

use super::mpeg4;
use super::nal::Coding;
use super::samples::{Room, Units};

/// Codings whose pictures have no room for words, or none that is known. Capitals stand for both cases.
const WHOLE: [&[u8; 4]; 45] = [
    b"\0\0\0\0",
    b"DIB ",
    b"RAW ",
    b"RGB2",
    b"YUY2",
    b"YV12",
    b"I420",
    b"IYUV",
    b"UYVY",
    b"NV12",
    b"Y800",
    b"V210",
    b"VP80",
    b"VP90",
    b"VP30",
    b"VP31",
    b"VP60",
    b"VP61",
    b"VP62",
    b"H263",
    b"S263",
    b"U263",
    b"I263",
    b"MP42",
    b"MP43",
    b"DIV3",
    b"DIV4",
    b"MPG4",
    b"WMV1",
    b"WMV2",
    b"WMV3",
    b"CVID",
    b"IV31",
    b"IV32",
    b"IV41",
    b"IV50",
    b"MRLE",
    b"MSVC",
    b"CRAM",
    b"HFYU",
    b"FFVH",
    b"FFV1",
    b"LAGS",
    b"SVQ1",
    b"SVQ3",
];

/// How the pictures of a coding are made of units, none of which may move; none for codings that are not known here.
pub fn units(coding: [u8; 4]) -> Option<Units> {
    let coding = coding.map(|byte| byte.to_ascii_uppercase());
    Some(match &coding {
        b"H264" | b"X264" | b"AVC1" | b"DAVC" | b"VSSH" => Units::ByteStream(Coding::Avc),
        b"HEVC" | b"H265" | b"X265" | b"HEV1" | b"HVC1" => Units::ByteStream(Coding::Hevc(false)),
        b"FMP4" | b"MP4V" | b"XVID" | b"DIVX" | b"DX50" | b"MP4S" | b"M4S2" | b"3IV2" => Units::Mpeg4(Room::Stays),
        b"MJPG" | b"AVRN" | b"JPEG" | b"DMB1" | b"IJPG" => Units::Jpeg(Room::Stays),
        b"DVSD" | b"DVSL" | b"DVHD" | b"DV25" | b"DV50" | b"DVC " | b"DVCP" | b"CDVC" => Units::Dv,
        coding if WHOLE.contains(&coding) => Units::Whole,
        _ => return None,
    })
}

/// The four characters of a header's coding; none where it is cut short.
pub fn coding(header: &[u8]) -> Option<[u8; 4]> {
    header.get(16..20)?.try_into().ok()
}

/// A header and what a decoder needs of the bytes behind it, at the same length; none where it is cut short.
pub fn neutral(header: &[u8], units: Units) -> Option<Vec<u8>> {
    let mut written = header.to_vec();
    let behind = written.get_mut(40..)?;
    match units {
        Units::Mpeg4(_) => mpeg4::neutral(behind),
        Units::Jpeg(_) => behind.fill(0),
        _ => {}
    }
    Some(written)
}

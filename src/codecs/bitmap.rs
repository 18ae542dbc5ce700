//! BITMAPINFOHEADER (Microsoft): how pictures are coded, by four characters, as AVI and old Matroska files store it.

use super::bits::Bits;
use super::change::{Change, Resize};
use super::nal::Coding;
use super::nal::record::Record;
use super::nal::sets::Sets;
use super::samples::{Setup, Units};
use super::{annexb, mpeg4};
use crate::format::Format;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::Report;

/// Codings whose pictures have no room for words, or none that is known. Capitals stand for both cases.
const WHOLE: [&[u8; 4]; 42] = [
    b"RGB2", b"YUY2", b"YV12", b"I420", b"IYUV", b"UYVY", b"NV12", b"Y800", b"V210", b"VP80", b"VP90", b"VP30",
    b"VP31", b"VP60", b"VP61", b"VP62", b"H263", b"S263", b"U263", b"I263", b"MP42", b"MP43", b"DIV3", b"DIV4",
    b"MPG4", b"WMV1", b"WMV2", b"WMV3", b"CVID", b"IV31", b"IV32", b"IV41", b"IV50", b"MRLE", b"MSVC", b"CRAM",
    b"HFYU", b"FFVH", b"FFV1", b"LAGS", b"SVQ1", b"SVQ3",
];

/// How the pictures of a coding are made of units, none of which may move; none for codings that are not known here, and where
/// the header is cut short.
pub(crate) fn units(header: &[u8], coding: [u8; 4]) -> Option<Units> {
    let coding = coding.map(|byte| byte.to_ascii_uppercase());
    Some(match &coding {
        // Writers that know no name for their coding leave it empty as well.
        b"\0\0\0\0" | b"DIB " | b"RAW " => Units::Pixels(pixels(header)?),
        b"H264" | b"X264" | b"AVC1" | b"DAVC" | b"VSSH" => Units::ByteStream(Coding::Avc),
        b"HEVC" | b"H265" | b"X265" | b"HEV1" | b"HVC1" => Units::ByteStream(Coding::Hevc(false)),
        b"FMP4" | b"MP4V" | b"XVID" | b"DIVX" | b"DX50" | b"MP4S" | b"M4S2" | b"3IV2" => {
            Units::Mpeg4(Resize::Forbidden)
        }
        b"MJPG" | b"AVRN" | b"JPEG" | b"DMB1" | b"IJPG" => Units::Jpeg(Resize::Forbidden),
        b"DVSD" | b"DVSL" | b"DVHD" | b"DV25" | b"DV50" | b"DVC " | b"DVCP" | b"CDVC" => Units::Dv,
        coding if WHOLE.contains(&coding) => Units::Whole,
        _ => return None,
    })
}

/// How many bytes a picture takes that is not compressed: rows of whole words of 32 bits.
fn pixels(header: &[u8]) -> Option<u64> {
    let field = |at| header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(i32::from_le_bytes);
    let [width, height] = [field(4)?, field(8)?].map(|side| u64::from(side.unsigned_abs()));
    let &[low, high] = header.get(14..16)? else { return None };
    let bits = u64::from(u16::from_le_bytes([low, high]));
    (width * bits).div_ceil(32).checked_mul(4 * height)
}

/// The four characters of a header's coding; none where it is cut short.
pub(crate) fn coding(header: &[u8]) -> Option<[u8; 4]> {
    header.get(16..20)?.try_into().ok()
}

/// A header and what a decoder needs of the bytes behind it, at the same length; none where it is cut short.
pub(crate) fn neutral(header: &[u8], units: Units) -> Option<Vec<u8>> {
    let mut written = header.to_vec();
    let number = |at: usize| header.get(at..at + 4).and_then(|own| own.try_into().ok()).map(u32::from_le_bytes);
    let &[bits, 0] = header.get(14..16)? else { return None };
    // How long it is, one plane, how long a picture is; how many samples a metre has, and which colours matter, none of which a
    // player looks at.
    let length = if number(0)? == 40 { 40 } else { header.len() as u32 };
    let picture = pixels(header).and_then(|size| size.try_into().ok()).unwrap_or(0u32);
    let colours = number(32)?;
    let colours = if bits <= 8 && colours <= 1 << bits { colours } else { 0 };
    let numbers = [(0, length), (20, picture), (24, 0), (28, 0), (32, colours), (36, 0)];
    for (at, number) in numbers {
        written.get_mut(at..at + 4)?.copy_from_slice(&number.to_le_bytes());
    }
    written.get_mut(12..14)?.copy_from_slice(&[1, 0]);
    let behind = written.get_mut(40..)?;
    match units {
        Units::Mpeg4(_) => mpeg4::neutral(behind),
        Units::ByteStream(coding) => quiet(behind, coding)?,
        Units::Whole | Units::Pixels(_) => behind.get_mut(tables(header)?..).unwrap_or_default().fill(0),
        _ => behind.fill(0),
    }
    Some(written)
}

/// How many bytes behind a header are needed: the tables and settings of the coding, or the colours of pictures of few. None
/// where they cannot be looked into.
fn tables(header: &[u8]) -> Option<usize> {
    let behind = header.get(40..)?;
    Some(match &coding(header)?.map(|byte| byte.to_ascii_uppercase()) {
        b"WMV2" | b"WMV3" => 4,
        b"HFYU" | b"FFVH" if behind.len() > 4 => huffman(behind)?,
        b"FFV1" | b"SVQ3" if behind.iter().any(|&byte| byte != 0) => return None,
        _ => match header.get(14..16) {
            Some(&[bits @ 1..=8, 0]) => 4 << bits,
            _ => 0,
        },
    })
}

/// How long the settings of HuffYUV are: four bytes, and three tables of the lengths of 256 codes, in runs.
fn huffman(behind: &[u8]) -> Option<usize> {
    let [_, _, _, 0, tables @ ..] = behind else { return None };
    let mut bits = Bits::new(tables);
    for _ in 0..3 {
        let mut filled = 0;
        while filled < 256 {
            let run = bits.take(3)?;
            bits.take(5)?;
            filled += if run == 0 { bits.take(8)? } else { run };
        }
    }
    Some(4 + bits.at() / 8)
}

/// What a decoder knows from a header before the first picture.
pub(crate) fn setup(header: &[u8], units: Units) -> Setup {
    let Units::ByteStream(coding) = units else { return Setup::None };
    let stream = header.get(40..).unwrap_or_default();
    let starts: Vec<usize> = memchr::memmem::find_iter(stream, b"\0\0\x01").collect();
    let ends = starts.iter().skip(1).copied().chain([stream.len()]);
    let units = starts.iter().zip(ends).filter_map(|(&start, end)| stream.get(start + 3..end));
    Setup::Nal(Box::new(Record::bare(coding, Sets::new(coding, units))))
}

/// Blanks the units that show nothing; none where bytes are no units.
fn quiet(stream: &mut [u8], coding: Coding) -> Option<()> {
    let (report, limits) = (&mut Report::new(Format::Avi, 0), &mut Limits::default());
    let mut changes = Vec::new();
    let own = stream.to_vec();
    let (mut sets, mut waiting) = (Sets::default(), annexb::Waiting::default());
    annexb::sample(Reader::whole(&own), coding, (&mut sets, &mut waiting), &mut changes, report, limits).ok()?;
    waiting.all_used();
    waiting.finish(&mut changes);
    for Change { span, bytes, .. } in changes {
        stream.get_mut(span.start as usize..span.end as usize)?.copy_from_slice(&bytes);
    }
    Some(())
}

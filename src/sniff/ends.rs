//! Whether a file ends before it says that it does. Of one that cannot be read, that is what is known: a part did not arrive.

use crate::error::{Reason, Result};
use crate::format::Format;
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;

/// How much of a file's end is looked at, in bytes.
const TAIL: u64 = 1024;

/// The boxes that a recorder or a camera writes side by side (ISO/IEC 14496-12, 8.1 and 8.8; ISO/IEC 18181-2).
const BOXES: [&bmff::Kind; 13] = [
    b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"meta", b"free", b"skip", b"wide", b"jxlc", b"jxlp",
];

/// Whether `source` is shorter than its own first bytes, or the last of its parts, say; false where nothing says it.
pub fn is_cut_off(source: &dyn Source, format: Format) -> bool {
    says(source, format).unwrap_or_else(|error| error.reason == Reason::CutOff)
}

fn says(source: &dyn Source, format: Format) -> Result<bool> {
    let mut reader = Reader::whole(source);
    match format {
        // RIFF and IFF have their length behind their first name; one that was not known while it was written is all ones.
        Format::Wav | Format::WebP | Format::Avi | Format::Aiff => {
            reader.take(4)?;
            let size = if format == Format::Aiff { reader.u32_be()? } else { reader.u32_le()? };
            Ok(size != u32::MAX && u64::from(size) > reader.left())
        }
        Format::Bmp => {
            reader.take(2)?;
            Ok(u64::from(reader.u32_le()?) > source.len())
        }
        // The size of a chunk of sound that goes to the end is all ones.
        Format::Caf => {
            reader.take(8)?;
            while !reader.is_empty() {
                reader.take(4)?;
                let size = reader.u64_be()?;
                reader.take(if size == u64::MAX { reader.left() } else { size })?;
            }
            Ok(false)
        }
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a | Format::Heic | Format::Avif | Format::Jxl => {
            let limits = &mut Limits::default();
            while reader.left() >= 8 {
                let [_, _, _, _, kind @ ..] = reader.peek::<8>()?;
                // Behind the last box there may be anything.
                if !BOXES.contains(&&kind) {
                    return Ok(false);
                }
                bmff::next(&mut reader, limits)?;
            }
            Ok(!reader.is_empty())
        }
        // The last line of a PDF (ISO 32000-1, 7.5.5), and the end tag of a drawing.
        Format::Pdf => Ok(memchr::memmem::rfind(&tail(&reader)?, b"%%EOF").is_none()),
        Format::Svg => {
            let tail = tail(&reader)?;
            let last = memchr::memmem::rfind(&tail, b"</").and_then(|at| tail.get(at..)).unwrap_or_default();
            Ok(memchr::memmem::find(last, b"svg").is_none())
        }
        _ => Ok(false),
    }
}

fn tail(whole: &Reader<'_>) -> Result<Vec<u8>> {
    let mut reader = whole.clone();
    reader.take(reader.left().saturating_sub(TAIL))?;
    let mut bytes = vec![0; TAIL as usize];
    let held = reader.fill(&mut bytes)?;
    bytes.truncate(held);
    Ok(bytes)
}

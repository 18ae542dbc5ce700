//! Motion JPEG samples (ITU-T T.81): comments and application segments go, but for those that decide how a frame looks.
//! What a picture is coded in is [`coded`]'s.

pub(crate) mod coded;
pub(crate) mod scan;

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

use super::change::{Change, Resize};

/// The largest frame that is looked through, in bytes.
const LARGEST: u64 = 32 << 20;

/// Finds what has to go from one sample, which may hold two fields. Errors: `malformed`, `limit`.
pub(crate) fn sample(
    mut reader: Reader<'_>,
    room: Resize,
    changes: &mut Vec<Change>,
    limits: &mut Limits,
) -> Result<()> {
    let start = reader.at();
    let held = reader.left();
    if held > LARGEST {
        return Err(Error::at(Reason::TooLarge, "a coded picture is too large", start));
    }
    let bytes = reader.bytes(held, limits)?;
    let mut at = 0;
    // Where nothing may move, a segment becomes a comment of zeros, and what follows a picture becomes zeros.
    let mut drop = |from: usize, to: usize| {
        let stored = bytes.get(from..to).unwrap_or_default();
        let mut wanted = Vec::new();
        if room == Resize::Forbidden {
            wanted.resize(to - from, 0);
            if let ([0xff, _, high, low, ..], Some(head)) = (stored, wanted.first_chunk_mut()) {
                *head = [0xff, 0xfe, *high, *low];
            }
        }
        if stored != wanted {
            let span = Span::new(start + from as u64, start + to as u64);
            changes.push(Change { span, bytes: wanted, name: "JPEG segment" });
        }
    };
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) {
        let from = at + found;
        let Some(&marker) = bytes.get(from + 1) else { break };
        at = from + 2;
        match marker {
            0xff => at = from + 1,
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            0xd9 => {
                // A second field follows at once, or behind padding that nothing needs.
                let rest = bytes.get(at..).unwrap_or_default();
                let next = memchr::memmem::find(rest, b"\xff\xd8\xff").map_or(bytes.len(), |next| at + next);
                if next > at {
                    drop(at, next);
                }
                at = next;
            }
            _ => {
                let Some(&[high, low]) = bytes.get(at..at + 2) else { break };
                let end = at + usize::from(u16::from_be_bytes([high, low]));
                let Some(body) = bytes.get(at + 2..end) else {
                    return Err(Error::at(Reason::CutOff, "a coded picture is cut off", start + from as u64));
                };
                let kept = match marker {
                    0xe0 => body.len() == 14 && (body.starts_with(b"JFIF\0") || body.starts_with(b"AVI1")),
                    0xee => body.len() == 12 && body.starts_with(b"Adobe"),
                    0xe1..=0xef | 0xfe => false,
                    _ => true,
                };
                if !kept {
                    drop(from, end);
                }
                at = end;
            }
        }
    }
    limits.credit(held);
    Ok(())
}

//! Digital video (IEC 61834-2 and -4; SMPTE 314M): blocks of 80 bytes, 150 to a sequence. Cameras write when and how a frame
//! was taken into packs of five bytes beside the picture and the sound.

use super::change::Change;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

const BLOCK: usize = 80;

/// The blocks of a sequence: a header, two of subcode, three beside the picture, then sound and picture.
const SEQUENCE: usize = 150;

/// The largest frame that is looked through, in bytes: four channels of 12 sequences, twice.
const LARGEST: u64 = 2 * 4 * 12 * (SEQUENCE * BLOCK) as u64;

/// Source and source control of the sound and of the picture: what a decoder needs.
const NEEDED: [u8; 4] = [0x50, 0x51, 0x60, 0x61];

/// A pack that says nothing.
const NONE: [u8; 5] = [0xff; 5];

/// Makes what one frame says beside its picture and its sound neutral, in its place. Errors: `limit`, `read`.
pub(crate) fn sample(
    mut reader: Reader<'_>,
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let (at, held) = (reader.at(), reader.left());
    if held > LARGEST {
        return Err(Error::at(Reason::TooLarge, "a coded picture is too large", at));
    }
    let frame = reader.bytes(held, limits)?;
    let mut wanted = frame.clone();
    for block in wanted.chunks_mut(BLOCK) {
        neutral(block, report);
    }
    let mut blocks = frame.chunks(BLOCK).zip(wanted.chunks(BLOCK)).enumerate().peekable();
    while let Some((index, (own, new))) = blocks.next() {
        if own == new {
            continue;
        }
        // Neighbouring blocks are one change.
        let mut bytes = new.to_vec();
        while let Some((_, (_, new))) = blocks.next_if(|(_, (own, new))| own != new) {
            bytes.extend_from_slice(new);
        }
        limits.item(at)?;
        limits.debit(bytes.len() as u64, at)?;
        let start = at + (index * BLOCK) as u64;
        changes.push(Change { span: Span::new(start, start + bytes.len() as u64), bytes, name: "DV packs" });
    }
    limits.credit(held);
    Ok(())
}

/// Makes the packs of one block neutral, and what is reserved.
fn neutral(block: &mut [u8], report: &mut Report) {
    let Some(kind) = block.first().map(|first| first >> 5) else { return };
    let packs = match kind {
        // What is cut off shows nothing.
        _ if block.len() < BLOCK => {
            block.iter_mut().skip(3).for_each(|byte| *byte = 0xff);
            return;
        }
        0 => {
            block.iter_mut().skip(8).for_each(|byte| *byte = 0xff);
            return;
        }
        // Six groups of an identifier of three bytes and a pack.
        1 => (0..6).map(|group| 6 + 8 * group).collect::<Vec<_>>(),
        2 => (0..15).map(|pack| 3 + 5 * pack).collect(),
        3 => vec![3],
        _ => return,
    };
    for at in packs {
        let Some(pack) = block.get_mut(at..at + 5) else { return };
        let Some(&header) = pack.first() else { return };
        if NEEDED.contains(&header) || *pack == NONE {
            continue;
        }
        let (class, field) = match header {
            0x52 | 0x62 => (Class::Time, "DV recording date"),
            0x53 | 0x63 => (Class::Time, "DV recording time"),
            0x13 => (Class::Time, "DV time code"),
            0x70 | 0x71 => (Class::Device, "DV camera settings"),
            _ => (Class::Unknown, "DV pack"),
        };
        report.find_once(class, field, &date(header, pack));
        pack.copy_from_slice(&NONE);
    }
    let reserved = match kind {
        1 => 51,
        2 => 78,
        _ => return,
    };
    block.iter_mut().skip(reserved).for_each(|byte| *byte = 0xff);
}

/// A date or a time for reading; its digits are coded one by one.
fn date(header: u8, pack: &[u8]) -> String {
    let &[_, _, a, b, c] = pack else { return String::new() };
    let digits = |byte: u8, mask: u8| format!("{}{}", (byte & mask) >> 4, byte & 15);
    match header & 0xf {
        2 if header != 0x12 => format!("{}-{}-{}", digits(c, 0xf0), digits(b, 0x10), digits(a, 0x30)),
        3 => format!("{}:{}:{}", digits(c, 0x30), digits(b, 0x70), digits(a, 0x70)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn a_recording_date_goes_and_how_the_picture_is_shown_stays() {
        let mut block = vec![0xff; BLOCK];
        block[..8].copy_from_slice(&[0x5f, 7, 0, 0x61, 1, 2, 3, 4]);
        block[8..13].copy_from_slice(&[0x62, 0xff, 0x23, 0x11, 0x26]);
        block[79] = 7;
        let (frame, mut report) = (block.clone(), Report::new(Format::Avi, 0));
        let mut changes = Vec::new();
        sample(Reader::whole(&frame), &mut changes, &mut report, &mut Limits::default()).unwrap();
        assert_eq!(report.findings[0].value, "26-11-23");
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].bytes[..8], frame[..8]);
        assert!(changes[0].bytes[8..].iter().all(|byte| *byte == 0xff));
    }
}

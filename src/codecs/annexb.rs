//! NAL units between start codes (ITU-T H.264 and H.265, annex B), as AVI and old Matroska files hold them. What shows nothing
//! is blanked in its place, so that nothing moves.

use super::change::Change;
use super::nal::set::Key;
use super::nal::sets::Sets;
use super::nal::{Coding, FRONT, Fate, Once, sei};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::span::Span;

/// The largest coded picture that is looked through, in bytes.
const LARGEST: u64 = 32 << 20;

/// A parameter set among the pictures, with its start code.
#[derive(Clone, Debug, PartialEq)]
struct Lying {
    key: Key,
    span: Span,
    /// What takes its place where a picture refers to it; nothing where it stays as it is.
    wanted: Option<Vec<u8>>,
    used: bool,
}

/// Parameter sets among the pictures, of which only the pictures behind them show whether they are of use.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Waiting(Vec<Lying>);

impl Waiting {
    /// A picture refers to a set: the one of that number that came last.
    fn used(&mut self, key: Key) {
        if let Some(last) = self.0.iter_mut().rev().find(|lying| lying.key == key) {
            last.used = true;
        }
        // What is of use and in its one form need not be held.
        self.0.retain(|lying| lying.key != key || !lying.used || lying.wanted.is_some());
    }

    /// Counts all as referred to.
    pub(crate) fn all_used(&mut self) {
        self.0.iter_mut().for_each(|lying| lying.used = true);
    }

    /// Blanks the sets that no picture referred to, and puts the others in their one form.
    pub(crate) fn finish(&mut self, changes: &mut Vec<Change>) {
        changes.extend(self.0.drain(..).filter_map(|Lying { span, wanted, used, .. }| {
            let bytes = if used { wanted? } else { vec![0; span.len() as usize] };
            Some(Change { span, bytes, name: "parameter set" })
        }));
    }
}

/// Makes the units of one sample zero that a decoder does not need, start codes included: they become the zero bytes
/// that may stand behind any unit (B.1.1).
///
/// Errors: `refused` where something comes before the first start code, which is no unit, and for a picture whose parameters
/// are missing; `limit`, `read`.
pub(crate) fn sample(
    mut reader: Reader<'_>,
    coding: Coding,
    (sets, waiting): (&mut Sets, &mut Waiting),
    changes: &mut Vec<Change>,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let (at, held) = (reader.at(), reader.left());
    if held > LARGEST {
        return Err(Error::at(Reason::TooLarge, "a coded picture is too large", at));
    }
    let stream = reader.bytes(held, limits)?;
    let starts: Vec<usize> = memchr::memmem::find_iter(&stream, b"\0\0\x01").collect();
    let front = stream.get(..starts.first().copied().unwrap_or(stream.len())).unwrap_or_default();
    if front.iter().any(|&byte| byte != 0) {
        return Err(Error::new(Reason::Inseparable, "a picture whose units cannot be told apart").or_at(at));
    }
    let mut once = Once::default();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(stream.len());
        let room = stream.get(start + 3..end).unwrap_or_default();
        let unit = trimmed(room);
        let fate = coding.fate(unit);
        let kept = once.keeps(fate);
        let span = Span::new(at + start as u64, at + end as u64);
        let (kept, name) = match fate {
            Fate::Slice(_) => {
                let front = unit.get(..unit.len().min(FRONT as usize)).unwrap_or_default();
                match coding.of_slice(front, span.start).and_then(|key| sets.need(key).map(|_| key)) {
                    Err(_) if sets.are_all() => {
                        report.find_once(Class::Unknown, "NAL slice without parameters", "");
                        (None, "slice without parameters")
                    }
                    Err(error) => return Err(error.or_at(span.start)),
                    Ok(key) => {
                        sets.chain(key).into_iter().for_each(|key| waiting.used(key));
                        (Some(unit.to_vec()), "filler behind a slice")
                    }
                }
            }
            Fate::Set => {
                limits.item(span.start)?;
                limits.debit(64, span.start)?;
                let set = sets.receive(coding, unit).filter(|set| set.bytes.len() <= room.len()).cloned();
                if let Some(set) = set {
                    let wanted = behind_code(&set.bytes, room.len());
                    let wanted = Some(wanted).filter(|wanted| stream.get(start..end) != Some(wanted));
                    waiting.0.push(Lying { key: set.key, span, wanted, used: false });
                    continue;
                }
                (None, "parameter set")
            }
            Fate::Supplemental => (sei::supplemental(unit, coding, sets.fields(), report), "SEI"),
            Fate::Delimiter(form) | Fate::End(form) if kept => (Some(form.to_vec()), "delimiter"),
            Fate::Dolby if kept => (Some(unit.to_vec()), "NAL unit"),
            Fate::Unknown => {
                return Err(Error::new(Reason::UnknownCodec, "a picture coded in a way that is not known here")
                    .or_at(span.start));
            }
            Fate::Drop(name) => (None, name),
            Fate::Delimiter(_) | Fate::End(_) | Fate::Dolby => (None, "delimiter"),
        };
        let wanted = match kept.filter(|kept| kept.len() <= room.len()) {
            Some(kept) => behind_code(&kept, room.len()),
            None => vec![0; 3 + room.len()],
        };
        if stream.get(start..end) != Some(wanted.as_slice()) {
            limits.item(at)?;
            limits.debit(wanted.len() as u64, at)?;
            changes.push(Change { span, bytes: wanted, name });
        }
    }
    limits.credit(held);
    Ok(())
}

/// A unit behind its start code, and zeros for what is left of `room` bytes.
fn behind_code(unit: &[u8], room: usize) -> Vec<u8> {
    let mut bytes = [b"\0\0\x01".as_slice(), unit].concat();
    bytes.resize(3 + room, 0);
    bytes
}

/// Without the zero bytes and the words that may stand behind a unit.
fn trimmed(mut unit: &[u8]) -> &[u8] {
    while let [rest @ .., 0] | [rest @ .., 0, 0, 3] = unit {
        unit = rest;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    #[test]
    fn a_start_code_without_a_unit_goes_with_what_is_blanked_behind_it() {
        let sets: &[u8] = b"\0\0\x01\x67\x42\0\x0a\xda\x79\0\0\x01\x68\xce\x38\x80";
        let pictures = b"\0\0\x01\x65\x88\x84\0\0\x01\0\0\x01\x06\x05\x02me\x80\0\0\x01\x61\x9a\x10\0\0\x01";
        let mut stream = [sets, pictures].concat();
        let mut passes = 0;
        loop {
            let (mut changes, mut waiting) = (Vec::new(), Waiting::default());
            let report = &mut Report::new(Format::Avi, 0);
            let known = (&mut Sets::default(), &mut waiting);
            sample(Reader::whole(&stream), Coding::Avc, known, &mut changes, report, &mut Limits::default()).unwrap();
            waiting.finish(&mut changes);
            if changes.is_empty() {
                break;
            }
            for Change { span, bytes, .. } in changes {
                stream[span.start as usize..span.end as usize].copy_from_slice(&bytes);
            }
            passes += 1;
        }
        assert_eq!(passes, 1);
        assert_eq!(stream[sets.len()..], *b"\0\0\x01\x65\x88\x84\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x61\x9a\x10\0\0\0");
    }
}

//! Supplemental enhancement information (ITU-T H.264 and H.265, annex D): the few messages that a decoder or a screen needs, each
//! read to its end and written again.

use super::coding::{Coding, escape, unescape};
use crate::codecs::recode::Recoder;
use crate::report::{Class, Report};

/// The kind of the message that says where decoding may start.
pub(crate) const RECOVERY: u8 = 6;

/// The unit with the messages that may stay; nothing where none may. `fields`: whether each picture is a field.
pub(crate) fn supplemental(unit: &[u8], coding: Coding, fields: bool, report: &mut Report) -> Option<Vec<u8>> {
    let header = match (coding, unit) {
        (Coding::Avc, _) => vec![6],
        (Coding::Hevc(_), [_, layer, ..]) => vec![39 << 1, layer & 7],
        _ => return None,
    };
    let plain = unescape(unit.get(header.len()..)?);
    let mut rest = plain.as_slice();
    let mut kept = Vec::new();
    // The trailing bits are one byte, 0x80; anything longer may be a message.
    while rest.len() >= 2 {
        let (Some(kind), Some(length)) = (number(&mut rest), number(&mut rest)) else { break };
        let Some((payload, behind)) = rest.split_at_checked(length as usize) else { break };
        rest = behind;
        match message(coding, kind, payload, fields) {
            // All that stay are of one kind below 255, and short.
            Some(message) => {
                kept.extend([kind as u8, message.len() as u8]);
                kept.extend(message);
            }
            None => report_payload(kind, payload, coding, report),
        }
    }
    if kept.is_empty() {
        return None;
    }
    kept.push(0x80);
    let mut new = header;
    escape(&kept, &mut new);
    Some(new)
}

/// A payload type or size: each 0xff adds 255, the first other byte ends it (H.264 §7.3.2.3.1).
fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut sum = 0u32;
    loop {
        let (&byte, left) = rest.split_first()?;
        *rest = left;
        sum = sum.checked_add(byte.into())?;
        if byte != 0xff {
            return Some(sum);
        }
    }
}

/// A message in its one form: which field a picture is, where decoding may start, how the views of two eyes share a picture,
/// how it is turned, and the colours and the light of the screen that it was made on. Nothing for all others.
fn message(coding: Coding, kind: u32, payload: &[u8], fields: bool) -> Option<Vec<u8>> {
    let mut bits = Recoder::new(payload);
    let avc = coding == Coding::Avc;
    match kind {
        1 if !avc && fields => drop(bits.pass(7)?),
        6 => {
            bits.number(1 << 16)?;
            bits.pass(if avc { 4 } else { 2 })?;
        }
        45 => {
            bits.skip_number()?;
            bits.put_number(0);
            if !bits.flag()? {
                let kind = bits.pass(7)?;
                let quincunx = bits.flag()?;
                bits.pass(12)?;
                if !quincunx && kind != 5 {
                    bits.pass(16)?;
                }
                bits.skip(8)?;
                bits.put(8, 0);
                repeats(&mut bits, avc)?;
            }
            bits.skip(1)?;
            bits.put(1, 0);
        }
        47 => {
            if !bits.flag()? {
                bits.pass(18)?;
                repeats(&mut bits, avc)?;
            }
            if avc {
                bits.skip(1)?;
                bits.put(1, 0);
            }
        }
        137 => (0..6).try_for_each(|_| bits.pass(32).map(drop))?,
        144 => drop(bits.pass(32)?),
        147 => drop(bits.pass(8)?),
        _ => return None,
    }
    Some(bits.filled())
}

/// Passes for how many pictures a message counts.
fn repeats(bits: &mut Recoder<'_>, avc: bool) -> Option<()> {
    if avc { bits.number(1 << 14).map(drop) } else { bits.flag().map(drop) }
}

/// Reports what a message would reveal, once for each thing that it says.
fn report_payload(kind: u32, payload: &[u8], coding: Coding, report: &mut Report) {
    let (class, field) = match (coding, kind) {
        (_, 4) => (Class::Unknown, "SEI registered user data"),
        (_, 5) => (Class::Software, "SEI unregistered user data"),
        (Coding::Avc, 1) | (_, 136) => (Class::Time, "SEI clock"),
        _ => return,
    };
    let words: String = match kind {
        5 => payload
            .get(16..)
            .unwrap_or_default()
            .iter()
            .filter(|b| (0x20..0x7f).contains(*b))
            .map(|&b| b as char)
            .collect(),
        _ => String::new(),
    };
    let words = if words.len() < 6 { String::new() } else { words };
    report.find_once(class, field, &words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn kept(unit: &[u8]) -> Option<Vec<u8>> {
        supplemental(unit, Coding::Avc, false, &mut Report::new(Format::Mp4, 0))
    }

    #[test]
    fn a_recovery_point_stays_and_user_data_beside_it_goes() {
        let mut both = b"\x06\x05\x14".to_vec();
        both.extend(b"0123456789abcdefABCD");
        both.extend(b"\x06\x01\xc4\x80");
        assert_eq!(kept(&both), Some(b"\x06\x06\x01\xc4\x80".to_vec()));
        assert_eq!(kept(b"\x06\x06\x01\xc4\x80"), Some(b"\x06\x06\x01\xc4\x80".to_vec()));
        assert_eq!(kept(&both[..23]), None);
    }

    #[test]
    fn a_message_that_stays_has_nothing_behind_its_fields() {
        assert_eq!(kept(b"\x06\x06\x03\xc4me\x80"), Some(b"\x06\x06\x01\xc4\x80".to_vec()));
        assert_eq!(kept(b"\x06\x90\x06\x03\xe8\x01\x90me\x80"), Some(b"\x06\x90\x04\x03\xe8\x01\x90\x80".to_vec()));
        assert_eq!(kept(b"\x06\x90\x03\x03\xe8\x01\x80"), None);
    }
}

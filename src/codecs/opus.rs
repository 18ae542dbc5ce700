//! Opus packets (RFC 6716, 3.2): what fills them up means nothing and becomes zero, as 3.2.5 wants it.

use super::change::Change;
use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::span::Span;

/// Finds what has to change in one packet. Errors: `limit`, `read`.
pub(crate) fn sample(mut reader: Reader<'_>, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<()> {
    let whole = reader.rest();
    let Some(length) = padding(&mut reader)?.filter(|&length| length > 0) else { return Ok(()) };
    let span = Span::new(whole.end.saturating_sub(length).max(reader.at()), whole.end);
    reader.seek(span.start)?;
    let held = span.len();
    let bytes = reader.bytes(held, limits)?;
    limits.credit(held);
    if bytes.iter().any(|&byte| byte != 0) {
        limits.item(span.start)?;
        changes.push(Change { span, bytes: vec![0; bytes.len()], name: "Opus padding" });
    }
    Ok(())
}

/// How many bytes fill up a packet at its end; none where it says none.
fn padding(reader: &mut Reader<'_>) -> Result<Option<u64>> {
    if reader.left() < 3 || reader.u8()? & 3 != 3 || reader.u8()? & 0x40 == 0 {
        return Ok(None);
    }
    let mut length = 0;
    while !reader.is_empty() {
        let byte = u64::from(reader.u8()?);
        length += byte.min(254);
        if byte < 255 {
            break;
        }
    }
    Ok(Some(length))
}

/// Whether a packet that starts so says that it is filled up.
pub(crate) fn is_filled(front: &[u8]) -> bool {
    matches!(front, [first, second, ..] if first & 3 == 3 && second & 0x40 != 0)
}

/// Makes what fills up a packet zero.
pub(crate) fn neutral(packet: &mut [u8]) {
    let own = packet.to_vec();
    let mut changes = Vec::new();
    if sample(Reader::whole(&own), &mut changes, &mut Limits::default()).is_ok() {
        for Change { span, .. } in changes {
            packet.get_mut(span.start as usize..span.end as usize).unwrap_or_default().fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_up_a_packet_becomes_zero_and_nothing_else_does() {
        let packet = |flag: u8, fill: &[u8]| [&[0xff, 1 | flag, fill.len() as u8, 7, 8, 9], fill].concat();
        let mut filled = packet(0x40, b"words");
        neutral(&mut filled);
        assert_eq!(filled, packet(0x40, &[0; 5]));
        for mut whole in [packet(0, b"words"), vec![0xfc, 0x41, 5, 1, 2, 3, 4, 5, 6], vec![0xff], vec![]] {
            let before = whole.clone();
            neutral(&mut whole);
            assert_eq!(whole, before);
        }
    }
}

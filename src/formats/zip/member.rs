//! A member's bytes: inflated (RFC 1951), checked against its length and its CRC-32.

use miniz_oxide::DataFormat;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{MZError, MZFlush, MZStatus};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::source::Source;

use super::directory::{Member, Method};

/// The inflated bytes of `member`, debited from `limits`.
///
/// Errors: `malformed` when they are not what the directory says, `limit`, `read`.
pub fn read(source: &dyn Source, member: &Member, limits: &mut Limits) -> Result<Vec<u8>> {
    let at = member.data.start;
    // The work of unpacking counts too, so that archives within archives cannot ask for it without end.
    let cost = member.len >> 10;
    limits.items = limits.items.checked_sub(cost).ok_or(Error::at(
        Reason::Bomb,
        "the archive would grow far beyond its size",
        at,
    ))?;
    limits.debit(member.len, at)?;
    let bytes = match member.method {
        Method::Stored => {
            let mut bytes = vec![0; member.len as usize];
            source.read_at(at, &mut bytes)?;
            bytes
        }
        Method::Deflated => {
            limits.debit(member.data.len(), at)?;
            let mut packed = vec![0; member.data.len() as usize];
            source.read_at(at, &mut packed)?;
            let bytes = unpack(&packed, member.len as usize, DataFormat::Raw);
            limits.credit(member.data.len());
            bytes.filter(|bytes| bytes.len() as u64 == member.len).ok_or(broken(at))?
        }
    };
    if crc32fast::hash(&bytes) != member.crc {
        return Err(broken(at));
    }
    Ok(bytes)
}

const fn broken(at: u64) -> Error {
    Error::malformed("a member of the archive is damaged", at)
}

/// Inflates at most `most` bytes; nothing when `packed` is damaged, has more to give, or goes on behind its end.
fn unpack(packed: &[u8], most: usize, form: DataFormat) -> Option<Vec<u8>> {
    let mut state = InflateState::new_boxed(form);
    let mut out = vec![0; most];
    let (mut taken, mut given) = (0, 0);
    loop {
        let result = inflate(&mut state, packed.get(taken..)?, out.get_mut(given..)?, MZFlush::None);
        taken += result.bytes_consumed;
        given += result.bytes_written;
        match result.status {
            Ok(MZStatus::StreamEnd) => break,
            Ok(_) if result.bytes_consumed + result.bytes_written > 0 => {}
            Ok(_) | Err(MZError::Buf) => return None,
            Err(_) => return None,
        }
    }
    out.truncate(given);
    (taken == packed.len()).then_some(out)
}

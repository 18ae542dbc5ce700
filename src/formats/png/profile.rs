//! Embedded ICC profiles (PNG, section 11.3.2.3).

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::{chunk, text};
use crate::tags::icc;

/// The largest profile that is inflated.
const INFLATED: usize = 4 << 20;

/// The canonical chunk for the profile in an `iCCP` chunk's content; `None` when there is nothing worth keeping.
pub(super) fn canonical(content: &[u8]) -> Option<Vec<u8>> {
    let (_, rest) = text::split(content);
    let [0, compressed @ ..] = rest else { return None };
    let profile = decompress_to_vec_zlib_with_limit(compressed, INFLATED).ok()?;
    let mut content = b"icc\0\0".to_vec();
    content.extend(stored(&icc::neutral(&profile)?));
    Some(chunk::build(b"iCCP", &content))
}

/// A zlib stream of stored blocks (RFC 1950; RFC 1951, section 3.2.4): the same for everybody.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let len = block.len() as u16;
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(len.to_le_bytes());
        stream.extend((!len).to_le_bytes());
        stream.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in bytes {
        a = (a + u32::from(byte)) % 65521;
        b = (b + a) % 65521;
    }
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}

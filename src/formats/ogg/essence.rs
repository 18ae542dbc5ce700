//! The essence of an Ogg file: its packets, however they lie on pages.

use super::page::Page;
use crate::digest::{Digest, Hasher};
use crate::error::Result;
use crate::limits::Limits;
use crate::source::Source;
use crate::span::Span;
use crate::watched::push;

/// The packet that holds the comments, in every mapping that a strip keeps.
const COMMENT: u64 = 1;

/// A logical stream: its serial number, its packets so far, and the digest of their bytes.
struct Stream {
    serial: u32,
    packets: u64,
    len: u64,
    hasher: Hasher,
}

/// The essence of a stripped file (docs/essence.md). Errors: `limit`, `read`.
pub(crate) fn essence(source: &dyn Source, limits: &mut Limits) -> Result<Digest> {
    let mut streams: Vec<Stream> = Vec::new();
    let mut next = 0;
    while let Some(page) = Page::at(source, next)? {
        next = page.span.end;
        let index = match streams.iter().position(|stream| stream.serial == page.serial) {
            Some(index) => index,
            None => {
                limits.debit(256, page.span.start)?;
                streams.push(Stream { serial: page.serial, packets: 0, len: 0, hasher: Hasher::default() });
                streams.len() - 1
            }
        };
        let Some(stream) = streams.get_mut(index) else { break };
        let mut at = page.body().start;
        for value in page.lacing.iter().copied() {
            let span = Span::new(at, at + u64::from(value));
            at = span.end;
            if stream.packets != COMMENT {
                push(source, span, &mut stream.hasher)?;
                stream.len += span.len();
            }
            stream.packets += u64::from(value < 255);
        }
    }
    let mut hasher = Hasher::default();
    for mut stream in streams {
        stream.hasher.push(&stream.len.to_be_bytes());
        hasher.push(&stream.hasher.finish().0);
    }
    Ok(hasher.finish())
}

//! The essence of a Matroska or WebM file: its codecs' configurations and its frames.

use super::ebml::{self, head};
use super::{ids, lacing};
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::watched::push;

/// A track: the number that its blocks bear, and the digest of its frames so far.
struct Track {
    number: u64,
    len: u64,
    hasher: Hasher,
}

/// The essence of a stripped file (docs/essence.md). Errors: `malformed`, `limit`, `read`.
pub(crate) fn essence(source: &dyn Source, limits: &mut Limits) -> Result<Digest> {
    let mut tracks: Vec<Track> = Vec::new();
    let mut reader = Reader::whole(source);
    while !reader.is_empty() {
        let at = reader.at();
        let part = head(&mut reader)?;
        match (part.id, part.size) {
            // Their children follow at once.
            (ids::SEGMENT | ids::TRACKS | ids::CLUSTER | ids::BLOCK_GROUP, _) => {}
            (ids::TRACK_ENTRY, Some(size)) => {
                limits.debit(256, at)?;
                tracks.push(entry(source, reader.sub(size)?)?);
            }
            (ids::SIMPLE_BLOCK | ids::BLOCK, Some(size)) => block(source, reader.sub(size)?, &mut tracks)?,
            (_, Some(size)) => drop(reader.take(size)?),
            (_, None) => return Err(Error::malformed("an element of unknown length", at)),
        }
    }
    let mut hasher = Hasher::default();
    for mut track in tracks {
        track.hasher.push(&track.len.to_be_bytes());
        hasher.push(&track.hasher.finish().0);
    }
    Ok(hasher.finish())
}

/// CodecID and CodecPrivate, each behind its length.
fn entry(source: &dyn Source, reader: Reader<'_>) -> Result<Track> {
    let mut track = Track { number: 0, len: 0, hasher: Hasher::default() };
    for id in [ids::TRACK_NUMBER, ids::CODEC_ID, ids::CODEC_PRIVATE] {
        let mut inside = reader.clone();
        let mut found = None;
        while !inside.is_empty() {
            let at = inside.at();
            let part = head(&mut inside)?;
            let body = inside.sub(part.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
            found = found.or((part.id == id).then_some(body));
        }
        if id == ids::TRACK_NUMBER {
            track.number = found.map_or(Ok(0), ebml::value)?;
            continue;
        }
        let len = found.as_ref().map_or(0, Reader::left);
        track.hasher.push(&len.to_be_bytes());
        if let Some(body) = found {
            push(source, body.rest(), &mut track.hasher)?;
        }
    }
    Ok(track)
}

fn block(source: &dyn Source, mut reader: Reader<'_>, tracks: &mut [Track]) -> Result<()> {
    let number = ebml::number(&mut reader)?;
    reader.take(2)?;
    let laced = reader.u8()? >> 1 & 3;
    let Some(track) = tracks.iter_mut().find(|track| track.number == number) else { return Ok(()) };
    for frame in lacing::frames(reader, laced)? {
        push(source, frame, &mut track.hasher)?;
        track.len += frame.len();
    }
    Ok(())
}

//! What encoders note in words about silence at the start of a sound, kept as an edit list (§8.6.6) instead.

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

use super::track::{Edit, Track};

/// How many samples a sound starts with that are not to be heard, and how many are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gapless {
    priming: u32,
    heard: u64,
}

/// How much of a user data box is looked through, in bytes.
const MOST: u64 = 8 << 20;

/// The note that iTunes writes (`iTunSMPB`: hexadecimal numbers, the second of them the priming, the fourth the length).
pub(super) fn read(source: &dyn Source, body: Span, limits: &mut Limits) -> Result<Option<Gapless>> {
    let held = body.len().min(MOST);
    let bytes = Reader::new(source, body)?.bytes(held, limits)?;
    limits.credit(held);
    let note = memchr::memmem::find(&bytes, b"iTunSMPB").and_then(|at| bytes.get(at + 8..));
    let Some(note) = note.and_then(|rest| rest.get(..rest.len().min(160))) else { return Ok(None) };
    let mut numbers = note.split(|byte| !byte.is_ascii_hexdigit()).filter(|word| word.len() >= 8);
    let mut number = || numbers.next().and_then(|word| u64::from_str_radix(std::str::from_utf8(word).ok()?, 16).ok());
    let (Some(_), Some(priming), Some(_), Some(heard)) = (number(), number(), number(), number()) else {
        return Ok(None);
    };
    Ok(u32::try_from(priming)
        .ok()
        .filter(|priming| (1..16384).contains(priming))
        .map(|priming| Gapless { priming, heard }))
}

/// Gives the one sound of a movie the edit list that the note means, unless it has one.
pub(super) fn apply(gapless: Gapless, tracks: &mut [Track], timescale: u32) {
    if let [track] = tracks
        && track.sound()
        && track.edits.iter().all(|edit| edit.time == 0)
        && track.timescale > 0
    {
        let length = track.tables.duration().max(track.media).saturating_sub(gapless.priming.into());
        let heard = if gapless.heard == 0 { length } else { gapless.heard.min(length) };
        let duration = (u128::from(heard) * u128::from(timescale)).div_ceil(track.timescale.into()) as u64;
        track.edits = vec![Edit { duration, time: gapless.priming.into(), rate: 1 << 16 }];
        track.duration = duration;
    }
}

/// Skips the first frame of a sound whose encoder (libfaac) said by its name alone that it is not to be heard.
///
/// What follows stays in step with the picture: the time of the frame becomes an empty edit.
pub(super) fn prime(track: &mut Track, timescale: u32) {
    const FRAME: u32 = 1024;
    // Sound is composed in its coded order; an offset here is another way to say that the first frame has no time.
    track.tables.offsets.clear();
    // Some muxers give the silent frame no time at all; it gets its own, and the edit list passes over it.
    let untimed = matches!(track.tables.times.first(), Some((1, 0)));
    if let Some(first) = track.tables.times.first_mut().filter(|_| untimed) {
        first.1 = FRAME;
        track.media += u64::from(FRAME);
    }
    let skipped =
        if untimed { 0 } else { 1 } * u64::from(FRAME) * u64::from(timescale) / u64::from(track.timescale.max(1));
    if track.edits.is_empty() {
        track.edits.push(Edit { duration: track.duration, time: 0, rate: 1 << 16 });
    }
    let Some(first) = track.edits.iter().position(|edit| edit.time >= 0) else { return };
    let Some(edit) = track.edits.get_mut(first).filter(|edit| edit.time == 0 && edit.duration > skipped) else {
        return;
    };
    edit.time = FRAME.into();
    edit.duration -= skipped;
    match first.checked_sub(1).and_then(|before| track.edits.get_mut(before)) {
        Some(empty) => empty.duration += skipped,
        None if skipped > 0 => track.edits.insert(0, Edit { duration: skipped, time: -1, rate: 1 << 16 }),
        None => {}
    }
}

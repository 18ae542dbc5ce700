//! Tracks (RFC 9559, 5.1.4): those of picture and sound stay, written anew from an allow-list.

use super::ebml::{self, element, unsigned};
use super::encodings::{self, Packing, SHARED};
use super::ids;
use crate::codecs::change::Change;
use crate::codecs::private;
use crate::codecs::samples::{Units, Walk};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

const VIDEO: u64 = 1;
const AUDIO: u64 = 2;

/// A track that stays.
pub(super) struct Track {
    /// The number that its blocks bear.
    pub number: u64,
    /// The number that they bear in the copy.
    pub order: u8,
    /// Whether it is of pictures.
    pub video: bool,
    /// Whether it may be played, and whether it is played unless somebody chooses another.
    flags: [bool; 2],
    /// How its samples are made of units.
    pub units: Units,
    /// The walk over its samples.
    pub walk: Walk,
    /// The first bytes of each of its frames, which these lack.
    pub shared: Vec<u8>,
    /// Whether its blocks may carry an alpha channel beside the picture.
    pub alpha: bool,
    /// What is written of it but its private part.
    entry: Vec<u8>,
    /// Its private part, unless that depends on its samples.
    private: Option<Vec<u8>>,
}

impl Track {
    /// Its canonical element.
    pub(super) fn write(&self) -> Vec<u8> {
        let private = self.walk.setup.write().or_else(|| self.private.clone());
        let private = private.map(|private| element(ids::CODEC_PRIVATE, &private)).unwrap_or_default();
        let number = u64::from(self.order);
        let numbers = [unsigned(ids::TRACK_NUMBER, number), unsigned(ids::TRACK_UID, number)].concat();
        element(ids::TRACK_ENTRY, &[numbers.as_slice(), &self.entry, &private].concat())
    }
}

/// A second, in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// The longest private part that is believed, in bytes.
const PRIVATE: u64 = 1 << 20;

/// Reads the body of Tracks; returns the tracks that stay. Reports what the others reveal.
///
/// Errors: `malformed`, `limit`, `refused` for encrypted tracks and codecs that are not known here.
pub(super) fn read(mut reader: Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<Vec<Track>> {
    let mut tracks = Vec::new();
    while !reader.is_empty() {
        let at = reader.at();
        limits.item(at)?;
        let head = ebml::head(&mut reader)?;
        let body = reader.sub(head.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
        if head.id == ids::TRACK_ENTRY
            && let Some(track) = entry(body, report, limits)?
        {
            tracks.push(track);
        }
    }
    choose(&mut tracks, report);
    // A number that takes one byte.
    if tracks.len() > 126 {
        return Err(Error::at(Reason::TooLarge, "a file of too many tracks", reader.at()));
    }
    for at in 0..tracks.len() {
        if let Some((track, before)) = tracks.get_mut(..=at).and_then(<[Track]>::split_last_mut) {
            track.order = at as u8 + 1;
            if before.iter().any(|other| other.number == track.number) {
                return Err(Error::malformed("two tracks of one number", reader.at()));
            }
        }
    }
    if tracks.is_empty() {
        return Err(Error::at(Reason::UnknownFormat, "a file without picture and sound", reader.at()));
    }
    Ok(tracks)
}

/// Of the tracks of pictures that one stays which players take; of sounds, those that are switched on where any is. Reports the
/// others.
fn choose(tracks: &mut Vec<Track>, report: &mut Report) {
    let pictures = tracks.iter().enumerate().filter(|(_, track)| track.video);
    let shown = pictures.min_by_key(|(_, track)| track.flags.map(|on| !on)).map(|(at, _)| at);
    let heard = tracks.iter().any(|track| !track.video && track.flags[0]);
    let mut next = 0..;
    tracks.retain(|track| {
        let at = next.next();
        let (goes, class, field) = if track.video {
            (at != shown, Class::HiddenPicture, "hidden picture track")
        } else {
            (heard && !track.flags[0], Class::HiddenClip, "hidden sound track")
        };
        if goes {
            report.find_once(class, field, "");
        }
        !goes
    });
}

fn entry(reader: Reader<'_>, report: &mut Report, limits: &mut Limits) -> Result<Option<Track>> {
    let at = reader.at();
    let (mut number, mut kind, mut delay) = (0, 0, None);
    let (mut codec, mut private, mut encodings) = (Vec::new(), None, None);
    let mut flags = [true; 2];
    let mut scan = reader.clone();
    while !scan.is_empty() {
        let head = ebml::head(&mut scan)?;
        let mut body = scan.sub(head.size.ok_or(Error::malformed("an element of unknown length", at))?)?;
        match head.id {
            ids::TRACK_NUMBER => number = ebml::value(body)?,
            ids::TRACK_TYPE => kind = ebml::value(body)?,
            ids::CODEC_ID => {
                let n = body.left().min(64);
                codec = body.bytes(n, limits)?;
                codec.retain(|&byte| byte != 0);
            }
            ids::CODEC_PRIVATE => {
                if body.left() > PRIVATE {
                    return Err(Error::at(Reason::TooLarge, "a codec configuration that is too long", at));
                }
                let n = body.left();
                private = Some(body.bytes(n, limits)?);
            }
            ids::FLAG_ENABLED => flags[0] = ebml::value(body)? != 0,
            ids::FLAG_DEFAULT => flags[1] = ebml::value(body)? != 0,
            ids::CONTENT_ENCODINGS => encodings = Some(body),
            ids::CODEC_DELAY => delay = Some(ebml::value(body)?),
            _ => {}
        }
    }
    if kind != VIDEO && kind != AUDIO {
        report.find(
            if kind == 17 { Class::Text } else { Class::Unknown },
            "Matroska track without picture or sound",
            "",
        );
        return Ok(None);
    }
    let packing = encodings.map(|body| encodings::read(body, limits)).transpose()?;
    let mut identifiers = false;
    let kept = ebml::filter(reader, &ids::IN_TRACK, limits, &mut |id, mut body, limits| {
        match id {
            ids::NAME => {
                let n = body.left().min(1024);
                let name = body.bytes(n, limits)?;
                report.find(Class::Text, "Matroska track Name", &String::from_utf8_lossy(&name));
            }
            ids::LANGUAGE | ids::LANGUAGE_BCP47 => {
                let n = body.left().min(64);
                let language = body.bytes(n, limits)?;
                if language != b"und" {
                    report.find(Class::Text, "Matroska track Language", &String::from_utf8_lossy(&language));
                }
            }
            ids::TRACK_UID => identifiers = ebml::value(body)? != number,
            _ => {}
        }
        Ok(())
    })?;
    if identifiers {
        report.find(Class::Identifier, "Matroska TrackUID", "");
    }
    let name = codec;
    let alpha = name.starts_with(b"V_VP") && memchr::memmem::find(&kept, &[0x53, 0xc0, 0x81, 1]).is_some();
    let codec = private::matroska(&name, private.as_deref(), report, limits).map_err(|error| error.or_at(at))?;
    if matches!(packing, Some(Packing::Compressed(_))) && codec.units != Units::Whole {
        return Err(
            Error::new(Reason::UnknownCodec, "compressed samples of this codec cannot be looked into").or_at(at)
        );
    }
    let mut entry = unsigned(ids::TRACK_TYPE, kind);
    for (id, _) in [(ids::FLAG_ENABLED, flags[0]), (ids::FLAG_DEFAULT, flags[1])].iter().filter(|(_, on)| !on) {
        entry.extend(unsigned(*id, 0));
    }
    entry.extend(element(ids::LANGUAGE, b"und"));
    entry.extend(element(ids::CODEC_ID, &name));
    entry.extend(kept);
    if alpha {
        entry.extend(unsigned(ids::MAX_BLOCK_ADDITION_ID, 1));
    }
    // What comes out of a decoder before the sound begins; of Opus, its own header says it (RFC 7845, 5.1).
    if name == b"A_OPUS" && delay.is_some() {
        let skipped = codec.private.as_deref().and_then(|head| head.get(10..12)).and_then(|skip| skip.try_into().ok());
        let skipped = skipped.map_or(0, u16::from_le_bytes);
        entry.extend(unsigned(ids::CODEC_DELAY, u64::from(skipped) * 1_000_000 / 48));
        entry.extend(unsigned(ids::SEEK_PRE_ROLL, 80_000_000));
    } else if let (AUDIO, true, Some(delay)) = (kind, name.starts_with(b"A_AAC"), delay.filter(|&delay| delay < SECOND))
    {
        entry.extend(unsigned(ids::CODEC_DELAY, delay));
    }
    entry.extend(packing.iter().flat_map(Packing::written));
    let shared = if let Some(Packing::HeaderStripping(shared)) = packing { shared } else { Vec::new() };
    let (video, walk) = (kind == VIDEO, Walk::new(codec.units, codec.setup));
    Ok(Some(Track {
        number,
        order: 0,
        video,
        flags,
        units: codec.units,
        walk,
        shared,
        alpha,
        entry,
        private: codec.private,
    }))
}

impl Track {
    /// Adds what has to change in a frame that lacks its first bytes. Errors: as for a sample that has them; `refused` where
    /// what is left begins otherwise.
    pub(super) fn bare_frame(
        &mut self,
        (source, span): (&dyn Source, Span),
        changes: &mut Vec<Change>,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        let shared = self.shared.as_slice();
        let refused = Error::new(Reason::UnknownCodec, "samples that are packed in this way cannot be looked into")
            .or_at(span.start);
        if matches!(self.units, Units::Mpeg(_)) {
            return Err(refused);
        }
        let memory = limits.memory;
        limits.debit((span.len() + SHARED) * 2, span.start)?;
        let mut whole = shared.to_vec();
        whole.extend(Reader::new(source, span)?.bytes(span.len(), limits)?);
        let mut found = Vec::new();
        let all = Span::new(0, whole.len() as u64);
        self.walk
            .sample(&whole, all, &mut found, report, limits)
            .map_err(|error| Error { at: Some(span.start), ..error })?;
        limits.memory = memory;
        let Some(name) = found.first().map(|change| change.name) else { return Ok(()) };
        for change in found.into_iter().rev() {
            whole.splice(change.span.start as usize..change.span.end as usize, change.bytes);
        }
        let bytes = whole.strip_prefix(shared).ok_or(refused)?.to_vec();
        changes.push(Change { span, bytes, name });
        Ok(())
    }
}

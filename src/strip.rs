//! The Exact road: inspect, plan, apply, verify, receipt. The coded media stays bit for bit.

use std::collections::BTreeMap;

use crate::apply::apply;
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::inspect::{Inspected, inspect};
use crate::kept::{Kept, Told, Way};
use crate::limits::Limits;
use crate::made::Made;
use crate::parts::{Part, Parts};
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::receipt::{Copied, Receipt, Received, by_class, count};
use crate::report::{Class, Finding, Report};
use crate::source::Source;
use crate::source::cached::CachedSource;
use crate::span::Span;
use crate::verify::{left, verify};
use crate::watched::{Watched, chunks, digest};

/// A copy that was inspected again and may leave, with its receipt.
#[derive(Clone, Debug)]
pub struct SafeCopy {
    /// The copy; its spans are of the source that it was made from.
    pub parts: Parts,
    /// What was done.
    pub receipt: Receipt,
    /// What the second inspection still found in the copy: hidden parts that stay in it. With their values, so for the person's
    /// own eyes; the receipt has their counts.
    pub kept: Vec<Finding>,
}

impl SafeCopy {
    /// The safe copy that `written` becomes on the Exact road: a file made from the picture of `inspected`, at `level`, with so
    /// many regions `covered`. The copy holds no slice of the source. One in which nothing is left that may not stay is what the
    /// Exact road would leave of it: that one walk is its verification.
    ///
    /// Errors: what [`strip`] returns.
    pub fn of_encoded(
        written: Vec<u8>,
        inspected: &Inspected<'_>,
        level: Level,
        covered: usize,
        limits: &Limits,
    ) -> Result<Self> {
        let Inspected { source, report } = inspected;
        let (stripped, anew) = {
            let held = CachedSource::new(&written);
            let found = Inspected::new(&held, limits)?;
            if left(&found.report, &Policy::EXACT).is_none() {
                (Stripped::whole(found.report)?, None)
            } else {
                let stripped = Stripped::of(found, limits)?;
                let mut bytes = vec![0; stripped.parts.len() as usize];
                stripped.parts.over(&held).read_at(0, &mut bytes)?;
                (stripped, Some(bytes))
            }
        };
        let bytes = anew.unwrap_or(written);
        let (own, received) = (Digest::of(&[&bytes]), digest(*source)?);
        let remade = stripped.digested(own, received);
        let copy = Copied {
            level,
            removed: count(report),
            covered: covered as u32,
            missing: report.missing,
            kept: Kept::of(report, Way::at(level)),
            still_of_moving: level == Level::Unlinkable && report.picture.is_some_and(|picture| picture.frames > 1),
            ..remade.receipt.copy
        };
        let copy = copy.counted();
        let received = Received { format: report.format, len: report.len, sha256: received };
        let parts = [Part::Bytes(bytes)].into_iter().collect();
        Ok(Self { parts, receipt: Receipt { copy, received }, kept: remade.kept })
    }

    /// All of the copy, which was made of `source`. Errors: `read`.
    pub fn bytes(&self, source: &dyn Source) -> Result<Vec<u8>> {
        let mut bytes = vec![0; self.parts.len() as usize];
        self.parts.over(source).read_at(0, &mut bytes)?;
        Ok(bytes)
    }

    /// The same copy for a person who was told this before it was made: its receipt says on how many of the places that were found
    /// or marked no cover is.
    ///
    /// Errors: `refused` where more are covered than were marked, or more are unsure than are open; `residue` where something stays
    /// that the person was not told of.
    pub fn told(mut self, told: &Told) -> Result<Self> {
        let kept = &mut self.receipt.copy.kept;
        let open = told.marked.map(|marked| marked.checked_sub(self.receipt.copy.covered));
        if open == Some(None) || told.kept.unsure > open.flatten().unwrap_or_default() {
            return Err(Error::new(Reason::Misuse, "the counts of covered and open places contradict each other"));
        }
        (kept.open, kept.unsure) = (open.flatten(), told.kept.unsure);
        kept.check(&told.kept)?;
        Ok(self)
    }
}

/// What the Exact road made of a file: a copy that was inspected again, of which no digest was taken yet.
#[derive(Clone, Debug)]
pub struct Stripped {
    parts: Parts,
    format: Format,
    removed: BTreeMap<Class, u32>,
    kept: Vec<Finding>,
    /// What stays of what was stripped, as it is.
    stays: Kept,
    /// Whether the copy has a track of sound.
    sounds: bool,
    /// The length of the source.
    len: u64,
    /// As in [`Copied::missing`].
    missing: Option<u8>,
}

impl Stripped {
    /// Strips `source` at the Exact level. Errors: what [`Inspected::new`] and [`verify`] return; then there is no output.
    pub fn new(source: &dyn Source, limits: &Limits) -> Result<Self> {
        Self::of(Inspected::new(&CachedSource::new(source), limits)?, limits)
    }

    /// Strips what was walked over. Errors: what [`verify`] returns; but `malformed` where the copy of a copy is clean and the first
    /// is not: what is sound is not read in two ways.
    fn of(inspected: Inspected<'_>, limits: &Limits) -> Result<Self> {
        let Inspected { source, mut report } = inspected;
        let segments = std::mem::take(&mut report.segments);
        let parts = apply(plan(report.len, segments, &Policy::EXACT))?;
        let copy = parts.over(source);
        let kept = match verify(&copy, report.format, &Policy::EXACT, &mut limits.clone()) {
            Err(residue) if residue.reason == Reason::Residue => {
                let again = inspect(&copy, &mut limits.clone()).and_then(|report| {
                    let parts = apply(plan(report.len, report.segments, &Policy::EXACT))?;
                    verify(&parts.over(&copy), report.format, &Policy::EXACT, &mut limits.clone())
                });
                let broken = Error { reason: Reason::Broken, ..residue };
                return Err(if again.is_ok() { broken } else { residue });
            }
            verified => verified?.findings,
        };
        Ok(Self {
            parts,
            format: report.format,
            removed: count(&report),
            kept,
            stays: Kept::of(&report, Way::Exact),
            sounds: report.tracks.audio,
            len: report.len,
            missing: report.missing,
        })
    }

    /// A file of which the walk that gave `report` found nothing left to strip: all of it.
    fn whole(report: Report) -> Result<Self> {
        let parts = apply(plan(report.len, Vec::new(), &Policy::EXACT))?;
        Ok(Self {
            parts,
            format: report.format,
            removed: BTreeMap::new(),
            stays: Kept::of(&report, Way::Exact),
            sounds: report.tracks.audio,
            kept: report.findings,
            len: report.len,
            missing: None,
        })
    }

    /// The parts of the copy.
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The format of the copy.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Takes the digests of the copy and of `source`, from which it was made, in one read; the bytes of the copy are given
    /// to `out` meanwhile, in order. Errors: `read`, those of `out`.
    pub fn finish(self, source: &dyn Source, mut out: impl FnMut(&[u8]) -> Result<()>) -> Result<SafeCopy> {
        let source = Watched::new(source);
        let mut copy = Hasher::default();
        let output = self.parts.over(&source);
        chunks(&output, Span::new(0, output.len()), |bytes| {
            copy.push(bytes);
            out(bytes)
        })?;
        let received = source.finish()?;
        Ok(self.digested(copy.finish(), received))
    }

    /// The safe copy that has the digest `copy`, made of a source that has the digest `received`.
    pub fn digested(self, copy: Digest, received: Digest) -> SafeCopy {
        let Self { parts, format, removed, kept, stays, len, missing, .. } = self;
        let copy = Copied {
            level: Level::Exact,
            format,
            len: parts.len(),
            sha256: copy,
            removed,
            hidden: by_class(&kept),
            kept: stays,
            covered: 0,
            missing,
            still_of_moving: false,
            inspected_again: true,
            film: None,
            trimmed: None,
        }
        .counted();
        SafeCopy { parts, receipt: Receipt { copy, received: Received { format, len, sha256: received } }, kept }
    }

    /// The safe copy, which has the digest `copy`, of the film or recording that `original` is the report on, which has the digest
    /// `received`: what was stripped here is what was `made` of it, anew at the Unlinkable level.
    ///
    /// Errors: what [`Made::checked`] returns; `residue` where the copy has sound that was removed, or something stays that the person
    /// was not told of.
    pub fn for_original(self, copy: Digest, original: &Report, received: Digest, made: &Made) -> Result<SafeCopy> {
        let (film, trimmed) = made.checked()?;
        if self.sounds && made.sound == Way::Remove {
            return Err(Error::new(Reason::Residue, "the copy has the sound that was removed"));
        }
        let mut kept = Kept::of(original, made.sound);
        if let Some(film) = &film {
            (kept.open, kept.unsure) = (Some(film.open), film.unsure);
        }
        kept.check(&made.told)?;
        let mut safe = self.digested(copy, received);
        let own = safe.receipt.copy;
        let copy = Copied { level: Level::Unlinkable, removed: count(original), kept, film, trimmed, ..own }.counted();
        let received = Received { format: original.format, len: original.len, sha256: received };
        safe.receipt = Receipt { copy, received };
        Ok(safe)
    }
}

/// Strips `source` at the Exact level. Errors: what [`Inspected::new`] and [`verify`] return; then there is no output.
pub fn strip(source: &dyn Source, limits: &Limits) -> Result<SafeCopy> {
    Stripped::new(source, limits)?.finish(source, |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made::{FilmFacts, Part, Trimmed};
    use crate::report::{Role, Segment};

    /// A voice note with a comment, in WAV: a chunk of words beside the sound.
    fn wav(words: &[u8]) -> Vec<u8> {
        let chunk = |name: &[u8; 4], body: &[u8]| [name, &(body.len() as u32).to_le_bytes()[..], body].concat();
        let format = [&[1, 0, 1, 0][..], &8000u32.to_le_bytes(), &16000u32.to_le_bytes(), &[2, 0, 16, 0]].concat();
        let info = [b"INFO".as_slice(), &chunk(b"ICMT", words)].concat();
        let list = if words.is_empty() { Vec::new() } else { chunk(b"LIST", &info) };
        let body = [b"WAVE".as_slice(), &chunk(b"fmt ", &format), &chunk(b"data", &[7; 64]), &list].concat();
        chunk(b"RIFF", &body)
    }

    fn made(film: Option<FilmFacts>) -> Made {
        let told = Kept { open: Some(1), voice: true, matched: true, maker: true, ..Kept::default() };
        Made { film, part: Part { from: Some(1e6), to: None }, length: 3e6, sound: Way::Keep, told }
    }

    #[test]
    fn the_receipt_of_what_was_made_anew_speaks_of_the_original_and_of_nothing_in_between() {
        let (original, between) = (wav(b"words!"), wav(b"the encoder"));
        let report = crate::inspect::inspect(&original, &mut Limits::default()).unwrap();
        let [copy, received] = [&between, &original].map(|file| Digest::of(&[file]));
        let facts =
            FilmFacts { frames: 9, covered: 8, places: 2, looked: 1, unsure: 0, people: 2, open: 1, missing: None };
        let stripped = Stripped::new(&between, &Limits::default()).unwrap();
        let safe = stripped.clone().for_original(copy, &report, received, &made(Some(facts))).unwrap();
        let Receipt { copy: own, received: of } = &safe.receipt;
        assert_eq!((own.level, own.sha256, own.len), (Level::Unlinkable, copy, safe.parts.len()));
        assert_eq!((&own.removed, own.film), (&count(&report), Some(facts)));
        assert!(!own.removed.is_empty());
        assert_eq!(own.trimmed, Some(Trimmed { from: 1_000_000, to: 3_000_000, length: 3_000_000 }));
        assert_eq!((of.sha256, of.len, of.format), (received, original.len() as u64, report.format));
        let kept = own.kept;
        assert_eq!((kept.open, kept.unsure, kept.voice, kept.matched), (Some(1), 0, true, true));
        let wrong = |made: Made| stripped.clone().for_original(copy, &report, received, &made).unwrap_err().reason;
        assert_eq!(wrong(made(Some(FilmFacts { covered: 10, ..facts }))), Reason::Misuse);
        let told = Kept { voice: false, ..made(None).told };
        assert_eq!(wrong(Made { told, ..made(Some(facts)) }), Reason::Residue, "a voice that nobody was told of");
        assert_eq!(wrong(made(Some(FilmFacts { open: 2, ..facts }))), Reason::Residue, "more are open");
    }

    #[test]
    fn no_copy_has_sound_that_was_removed() {
        let file = wav(b"");
        let report = crate::inspect::inspect(&file, &mut Limits::default()).unwrap();
        let one = Digest::of(&[&file]);
        let mut stripped = Stripped::new(&file, &Limits::default()).unwrap();
        let removed = Made { sound: Way::Remove, ..made(None) };
        assert!(stripped.clone().for_original(one, &report, one, &removed).is_ok());
        stripped.sounds = true;
        assert!(stripped.clone().for_original(one, &report, one, &made(None)).is_ok());
        assert_eq!(stripped.for_original(one, &report, one, &removed).unwrap_err().reason, Reason::Residue);
    }

    #[test]
    fn what_is_read_in_two_ways_is_broken_and_no_fault_of_ours() {
        let file = wav(b"words!");
        let mut report = Report::new(Format::Wav, file.len() as u64);
        report.push(Segment::new(Span::new(0, file.len() as u64), Role::Structure, "all of it, as it was read first"));
        let stripped = Stripped::of(Inspected { source: &file, report }, &Limits::default());
        assert_eq!(stripped.unwrap_err().reason, Reason::Broken);
    }

    #[test]
    fn a_receipt_says_how_many_marked_places_no_cover_is_on() {
        let file = wav(b"");
        let safe = strip(&file, &Limits::default()).unwrap();
        assert_eq!(safe.receipt.copy.kept.open, None);
        let told = |marked, open, unsure| Told { marked, kept: Kept { open, unsure, ..safe.receipt.copy.kept } };
        let of = |safe: &SafeCopy, told: &Told| safe.clone().told(told).map(|safe| safe.receipt.copy.kept);
        assert_eq!(of(&safe, &told(None, None, 0)).unwrap(), safe.receipt.copy.kept);
        let kept = of(&safe, &told(Some(3), Some(3), 1)).unwrap();
        assert_eq!((kept.open, kept.unsure), (Some(3), 1));
        assert_eq!(of(&safe, &told(Some(3), Some(2), 0)).unwrap_err().reason, Reason::Residue, "fewer were told of");
        assert_eq!(of(&safe, &told(Some(3), Some(3), 4)).unwrap_err().reason, Reason::Misuse);
        let mut covered = safe.clone();
        covered.receipt.copy.covered = 2;
        assert_eq!(of(&covered, &told(Some(2), Some(0), 0)).unwrap().open, Some(0));
        assert_eq!(of(&covered, &told(Some(1), Some(0), 0)).unwrap_err().reason, Reason::Misuse);
        let unknown = Told { marked: None, kept: Kept { voice: false, ..safe.receipt.copy.kept } };
        assert_eq!(safe.told(&unknown).unwrap_err().reason, Reason::Residue);
    }
}

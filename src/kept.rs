//! Kept: what a copy still holds that a person may not expect. What is asked before a copy is made, shown with it and said in its
//! receipt is this one value.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Reason, Result};
use crate::format::{Format, Kind};
use crate::policy::Level;
use crate::report::Report;

/// How a copy is made, as far as what stays in it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Way {
    /// A picture drawn afresh.
    Drawn,
    /// A film or recording made anew, its sound removed.
    Remove,
    /// The same, its sound as it is.
    Keep,
    /// The same, parts of its sound silent.
    Silence,
    /// The same, its voices distorted.
    Distort,
    /// The coded media as it is.
    Exact,
}

impl Way {
    /// How pictures and all else that is not played are copied at `level`.
    pub const fn at(level: Level) -> Self {
        match level {
            Level::Unlinkable => Self::Drawn,
            Level::Exact => Self::Exact,
        }
    }
}

/// What a copy still holds that a person may not expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Kept {
    /// Whether its pictures or frames are as they came, with no cover on any, searched or not.
    pub bare: bool,
    /// How many places or people that were found or marked have no cover; nothing where nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub open: Option<u32>,
    /// How many of the open places may be no faces; of a film, in how many frames somebody who is covered may have been lost.
    pub unsure: u32,
    /// Whether it may hold voices, changed or not.
    pub voice: bool,
    /// Whether it holds words that are read: all of them stay.
    pub words: bool,
    /// How many hidden or telling parts stay.
    pub hidden: u32,
    /// Whether whoever has the original can match the two by more than what they show.
    pub matched: bool,
    /// Whether the way it is coded may name the phone or the program that wrote it.
    pub maker: bool,
}

impl Kept {
    /// What stays of the file that `report` is on in a copy that is made this way, before anything is decided about its faces.
    pub fn of(report: &Report, way: Way) -> Self {
        let (exact, kind) = (way == Way::Exact, report.kind);
        let read = matches!(kind, Kind::Document | Kind::Archive);
        // Digital video may hold its sound inside of its track of pictures.
        let inside = matches!(report.format, Format::Avi | Format::Mov | Format::Matroska);
        let sounds = match kind {
            Kind::Sound => true,
            Kind::Film => report.tracks.audio || exact && inside,
            _ => read,
        };
        let hidden = report.findings.iter().filter(|finding| finding.stays).count() as u32;
        Self {
            bare: exact && !report.covers_exactly && !matches!(kind, Kind::Sound | Kind::Text),
            open: None,
            unsure: 0,
            voice: sounds && !matches!(way, Way::Drawn | Way::Remove),
            words: read || kind == Kind::Text,
            hidden: if exact { hidden } else { 0 },
            matched: way != Way::Drawn,
            // Sound that is kept may stay bit for bit.
            maker: exact || sounds && matches!(way, Way::Keep | Way::Silence),
        }
    }

    /// The same for each way in which a copy of a file of its kind can be made.
    pub fn ways(report: &Report) -> Vec<(Way, Self)> {
        let ways: &[Way] = match report.kind {
            Kind::Picture | Kind::Still => &[Way::Drawn, Way::Exact],
            Kind::Film => &[Way::Remove, Way::Keep, Way::Silence, Way::Distort, Way::Exact],
            Kind::Sound => &[Way::Keep, Way::Silence, Way::Distort, Way::Exact],
            Kind::Document | Kind::Archive | Kind::Text => &[Way::Exact],
        };
        ways.iter().map(|way| (*way, Self::of(report, *way))).collect()
    }

    /// Checks that a person was `told` of all that stays. Parts that are hidden, and frames that are unsure, are counted in the
    /// copy alone, and said with it.
    ///
    /// Errors: `residue` where something stays that nobody was told of.
    pub fn check(&self, told: &Self) -> Result<()> {
        let flags = |kept: &Self| [kept.bare, kept.voice, kept.words, kept.matched, kept.maker];
        let known = flags(self).iter().zip(flags(told)).all(|(stays, told)| told || !stays);
        let counted = self.open.is_none_or(|open| told.open.is_some_and(|told| open <= told));
        match known && counted {
            true => Ok(()),
            false => Err(Error::new(Reason::Residue, "something stays that nobody was told of")),
        }
    }
}

/// What a person was told before a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Told {
    /// Of a picture that was looked at: how many places were found or marked in it.
    #[cfg_attr(test, ts(optional))]
    pub marked: Option<u32>,
    /// What stays.
    pub kept: Kept,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(format: Format, tracks: &[bool], covers_exactly: bool) -> Report {
        let mut report = Report::new(format, 9);
        tracks.iter().for_each(|video| report.track(*video));
        report.covers_exactly = covers_exactly;
        report
    }

    /// What stays, as letters: bare, voice, words, matched, maker.
    fn letters(kept: &Kept) -> String {
        let flags = [kept.bare, kept.voice, kept.words, kept.matched, kept.maker];
        "bvwma".chars().zip(flags).map(|(letter, stays)| if stays { letter } else { '.' }).collect()
    }

    #[test]
    fn what_stays_follows_from_what_a_file_is_and_how_it_is_copied() {
        use Way::*;
        let all = [
            (report(Format::Jpeg, &[], true), vec![(Drawn, "....."), (Exact, "...ma")]),
            (report(Format::WebP, &[], false), vec![(Drawn, "....."), (Exact, "b..ma")]),
            (report(Format::Heic, &[], false), vec![(Drawn, "....."), (Exact, "b..ma")]),
            (report(Format::Pdf, &[], false), vec![(Exact, "bvwma")]),
            (report(Format::Zip, &[], false), vec![(Exact, "bvwma")]),
            (report(Format::Text, &[], false), vec![(Exact, "..wma")]),
            (
                report(Format::Mp4, &[true, false], false),
                vec![(Remove, "...m."), (Keep, ".v.ma"), (Silence, ".v.ma"), (Distort, ".v.m."), (Exact, "bv.ma")],
            ),
            (
                report(Format::Mp4, &[true], false),
                vec![(Remove, "...m."), (Keep, "...m."), (Silence, "...m."), (Distort, "...m."), (Exact, "b..ma")],
            ),
            (
                report(Format::Avi, &[true], false),
                vec![(Remove, "...m."), (Keep, "...m."), (Silence, "...m."), (Distort, "...m."), (Exact, "bv.ma")],
            ),
            (
                report(Format::Ogg, &[], false),
                vec![(Keep, ".v.ma"), (Silence, ".v.ma"), (Distort, ".v.m."), (Exact, ".v.ma")],
            ),
        ];
        for (report, ways) in all {
            let told: Vec<_> = Kept::ways(&report).iter().map(|(way, kept)| (*way, letters(kept))).collect();
            let wanted: Vec<_> = ways.iter().map(|(way, letters)| (*way, letters.to_string())).collect();
            assert_eq!(told, wanted, "{:?}", report.format);
        }
    }

    #[test]
    fn a_part_that_stays_is_counted_where_the_file_is_copied_as_it_is_coded() {
        let mut report = report(Format::Jpeg, &[], true);
        report.find(crate::report::Class::HiddenKept, "a hidden part", "");
        report.find(crate::report::Class::Text, "a comment", "");
        assert_eq!([Way::Drawn, Way::Exact].map(|way| Kept::of(&report, way).hidden), [0, 1]);
    }

    #[test]
    fn nothing_stays_that_nobody_was_told_of() {
        let none = Kept::default();
        let all = Kept { bare: true, voice: true, words: true, matched: true, maker: true, open: Some(2), ..none };
        assert!(all.check(&all).is_ok() && none.check(&none).is_ok() && none.check(&all).is_ok());
        for one in [
            Kept { bare: true, ..none },
            Kept { voice: true, ..none },
            Kept { words: true, ..none },
            Kept { matched: true, ..none },
            Kept { maker: true, ..none },
            Kept { open: Some(1), ..none },
        ] {
            assert!(one.check(&all).is_ok(), "{one:?}");
            assert_eq!(one.check(&none).unwrap_err().reason, Reason::Residue, "{one:?}");
        }
        assert!(Kept { open: Some(3), ..none }.check(&all).is_err());
    }
}

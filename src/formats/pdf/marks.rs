//! What a page paints, in the order in which it does, and what of that nobody sees: what is off the page, clipped away,
//! transparent, under something opaque that comes later, or in the paper's colour.

use std::collections::HashSet;

use lopdf::ObjectId;

use crate::report::{Class, Report};

use super::geometry::Rect;

/// The most marks of one page that are looked at.
const MOST: usize = 1 << 17;

/// How often two marks of a page are compared at most.
const COMPARED: u32 = 20_000_000;

const TOO_MUCH: &str = "PDF page with more on it than can be looked through";

/// How many bytes of words a page may have for naming.
const WORDS: usize = 1 << 20;

/// What part of a picture may be hidden without being reported.
const PART: f32 = 0.02;

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Glyphs.
    Text,
    /// A picture.
    Picture,
    /// A path or a shading.
    Drawing,
}

/// How like the paper a colour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Paper {
    /// It can be seen, or nobody knows.
    Unlike,
    /// A person may not see it.
    Almost,
    /// It is white.
    Same,
}

/// One thing that is painted.
pub(super) struct Mark {
    /// Which run of a content stream paints it, and with which operator.
    pub run: u32,
    pub op: u32,
    pub kind: Kind,
    /// At least all of it that can be on the page.
    pub bounds: Rect,
    /// Where it most likely is.
    pub likely: Rect,
    pub paper: Paper,
    /// Whether it shows nothing for certain, and whether a person would not see it.
    pub hidden: bool,
    pub reported: bool,
    /// Whether it does something else that must stay.
    pub fixed: bool,
    /// Text that is set right behind other text is one with it.
    pub line: u32,
    /// The resource that it paints, and what set its font.
    pub uses: Option<u32>,
    pub font: Option<u32>,
    /// Where its words are.
    pub words: (u32, u32),
}

/// A content stream that is run: of a page, of a form in it.
pub(super) struct Run {
    /// Which stream.
    pub stream: ObjectId,
    /// The run and the operator that it is part of, and the resource that it is.
    pub from: Option<(u32, u32, u32)>,
    /// Whether any of it is seen.
    pub seen: bool,
}

/// An operator that sets a font.
pub(super) struct Set {
    pub run: u32,
    pub op: u32,
    /// The resource that the font is.
    pub uses: Option<u32>,
    /// Whether anything is seen that is set in it.
    pub seen: bool,
}

/// All that a page paints.
pub(super) struct Marks {
    pub all: Vec<Mark>,
    /// What marks hide of what was there before them, in their order.
    pub covers: Vec<(usize, Rect)>,
    pub runs: Vec<Run>,
    pub fonts: Vec<Set>,
    pub words: String,
    /// Whether colours are mixed with what is beneath them.
    pub mixes: bool,
    /// Whether there was too much to look at, so that all of it counts as seen.
    pub unsure: bool,
}

impl Marks {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            all: Vec::new(),
            covers: Vec::new(),
            runs: Vec::new(),
            fonts: Vec::new(),
            words: String::new(),
            mixes: false,
            unsure: false,
        }
    }

    /// Adds a mark.
    pub(super) fn push(&mut self, mut mark: Mark) {
        self.unsure |= self.all.len() >= MOST;
        if self.unsure {
            return;
        }
        mark.hidden |= mark.bounds.is_empty();
        self.all.push(mark);
    }

    /// Keeps words for being named, and gives where they are.
    pub(super) fn say(&mut self, words: impl Iterator<Item = char>) -> (u32, u32) {
        let from = self.words.len();
        if from < WORDS {
            self.words.extend(words);
        }
        (from as u32, self.words.len() as u32)
    }

    /// Decides what is seen: of marks, of what sets fonts, of runs. What goes and what stays unseen is reported.
    pub(super) fn decide(&mut self, report: &mut Report) {
        if self.unsure {
            // What is painted by itself, as tiles are, is not looked at at all.
            if !self.all.is_empty() {
                report.find_once(Class::HiddenKept, TOO_MUCH, "");
            }
            self.all.iter_mut().for_each(|mark| mark.hidden = false);
            self.runs.iter_mut().for_each(|run| run.seen = true);
            self.fonts.iter_mut().for_each(|font| font.seen = true);
            return;
        }
        let mut left = COMPARED;
        if !self.under(&mut left) || !self.white(&mut left) {
            report.find_once(Class::HiddenKept, TOO_MUCH, "");
        }
        // A line of text goes as a whole, since each part of it stands where the one before it ended.
        let stays = |mark: &&Mark| mark.kind == Kind::Text && (!mark.hidden || mark.fixed);
        let lines: HashSet<u32> = self.all.iter().filter(stays).map(|mark| mark.line).collect();
        for mark in &mut self.all {
            if mark.hidden && (mark.fixed || (mark.kind == Kind::Text && lines.contains(&mark.line))) {
                (mark.hidden, mark.reported) = (false, true);
            }
            let words = self.words.get(mark.words.0 as usize..mark.words.1 as usize).unwrap_or_default();
            let (class, field) = match (mark.hidden, mark.kind) {
                (true, Kind::Text) => (Class::HiddenText, "PDF text that no page shows"),
                (true, Kind::Picture) => (Class::HiddenPicture, "PDF picture that no page shows"),
                (true, Kind::Drawing) => (Class::HiddenPicture, "PDF drawing that no page shows"),
                (false, Kind::Picture) => (Class::HiddenKept, "PDF picture of which a part is hidden"),
                (false, _) => (Class::HiddenKept, "PDF hidden text"),
            };
            if mark.hidden || mark.reported {
                report.find_once(class, field, words);
            }
            if !mark.hidden {
                self.runs.get_mut(mark.run as usize).into_iter().for_each(|run| run.seen = true);
                let font = mark.font.and_then(|font| self.fonts.get_mut(font as usize));
                font.into_iter().for_each(|font| font.seen = true);
            }
        }
        for index in (0..self.runs.len()).rev() {
            let from = self.runs.get(index).filter(|run| run.seen).and_then(|run| run.from);
            let from = from.and_then(|(from, _, _)| self.runs.get_mut(from as usize));
            from.into_iter().for_each(|run| run.seen = true);
        }
    }

    /// What is under something that comes later. False where there was too much to compare.
    fn under(&mut self, left: &mut u32) -> bool {
        let mut later: Vec<Rect> = Vec::new();
        let mut covers = self.covers.iter().rev().peekable();
        for (index, mark) in self.all.iter_mut().enumerate().rev() {
            let Some(rest) = left.checked_sub(later.len() as u32) else { return false };
            *left = rest;
            if !mark.hidden {
                mark.hidden = later.iter().any(|cover| cover.holds(mark.bounds));
                mark.reported |= match mark.kind {
                    Kind::Text => later.iter().any(|cover| cover.holds(mark.likely)),
                    Kind::Picture => {
                        later.iter().any(|cover| cover.and(mark.bounds).area() > PART * mark.likely.area())
                            || mark.bounds.area() < (1.0 - PART) * mark.likely.area()
                    }
                    Kind::Drawing => false,
                };
            }
            while let Some((_, cover)) = covers.next_if(|(of, _)| *of == index) {
                if !mark.hidden && !cover.is_empty() {
                    later.push(*cover);
                }
            }
        }
        true
    }

    /// Text in the paper's colour that lies on nothing but paper. False as above.
    fn white(&mut self, left: &mut u32) -> bool {
        for index in 0..self.all.len() {
            let (before, rest) = self.all.split_at_mut(index);
            let Some(mark) = rest.first_mut() else { break };
            if mark.kind != Kind::Text || mark.hidden || mark.paper == Paper::Unlike {
                continue;
            }
            let Some(rest) = left.checked_sub(index as u32) else { return false };
            *left = rest;
            let beneath = |other: &Mark| {
                !other.hidden && other.paper == Paper::Unlike && !other.bounds.and(mark.bounds).is_empty()
            };
            if !before.iter().any(beneath) {
                mark.hidden = mark.paper == Paper::Same && !self.mixes;
                mark.reported = true;
            }
        }
        true
    }

    /// The operators that show nothing, by the stream of each run, in order.
    pub(super) fn hidden(&self) -> Vec<(ObjectId, HashSet<u32>)> {
        let mut out: Vec<_> = self.runs.iter().map(|run| (run.stream, HashSet::new())).collect();
        let marks = self.all.iter().filter(|mark| mark.hidden).map(|mark| (mark.run, mark.op));
        let fonts = self.fonts.iter().filter(|font| !font.seen).map(|font| (font.run, font.op));
        let runs = self.runs.iter().filter(|run| !run.seen).filter_map(|run| run.from);
        for (run, op) in marks.chain(fonts).chain(runs.map(|(run, op, _)| (run, op))) {
            if let Some((_, hidden)) = out.get_mut(run as usize) {
                hidden.insert(op);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    /// So many words, and a box over each of them.
    fn decided(count: u32) -> Report {
        let mut marks = Marks::new();
        marks.runs.push(Run { stream: (1, 0), from: None, seen: true });
        for op in 0..count {
            let place = Rect([op as f32, 0.0, op as f32 + 0.5, 1.0]);
            let kind = if op % 2 == 0 { Kind::Text } else { Kind::Drawing };
            marks.push(Mark {
                run: 0,
                op,
                kind,
                bounds: place,
                likely: place,
                paper: Paper::Unlike,
                hidden: false,
                reported: false,
                fixed: false,
                line: op,
                uses: None,
                font: None,
                words: (0, 0),
            });
            if kind == Kind::Drawing {
                marks.covers.push((op as usize, place));
            }
        }
        let mut report = Report::new(Format::Pdf, 0);
        marks.decide(&mut report);
        report
    }

    #[test]
    fn a_page_with_more_on_it_than_is_compared_says_so() {
        assert!(decided(2_000).findings.is_empty());
        assert_eq!(decided(10_000).findings.iter().filter(|own| own.field == TOO_MUCH && own.stays).count(), 1);
    }
}

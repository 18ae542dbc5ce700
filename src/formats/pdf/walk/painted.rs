//! Paths, pictures and forms that are painted (ISO 32000-1, 8.5, 8.8 to 8.10).

use lopdf::Object;

use super::super::geometry::Rect;
use super::super::marks::{Kind, Paper};
use super::super::rules::Resource;
use super::super::state::{self, Path, State};
use super::super::taken::Running;
use super::Walk;
use crate::error::Result;

/// The square that pictures fill (8.9.5.1).
const SQUARE: Rect = Rect([0.0, 0.0, 1.0, 1.0]);

impl<'a> Walk<'a, '_> {
    /// A path that is painted (8.5.3).
    pub(super) fn paint(&mut self, own: &Running<'a>, state: &State, path: &Path, word: &[u8]) {
        let fills = !matches!(word, b"S" | b"s");
        let strokes = !word.eq_ignore_ascii_case(b"f") && word != b"f*";
        // A fill without a width is painted as a line (8.5.3.3); a line's corners reach out by its mitre limit (8.4.3.5).
        let corners = if strokes { 0.5 + state.width.abs() * state.matrix.scale() * 5.0 } else { 0.0 };
        let bounds = path.bounds.wider(0.5 + corners);
        let mut paper = Paper::Same;
        let mut hidden = true;
        for (does, colour, alpha) in [(fills, state.fill, state.alpha[0]), (strokes, state.stroke, state.alpha[1])] {
            if does {
                paper = paper.min(if colour.solid { colour.paper } else { Paper::Unlike });
                hidden &= alpha == 0.0;
            }
        }
        let covers = fills && state.fill.solid && !state.mixed && state.alpha[0] == 1.0;
        // Where rectangles lie on each other, the rule of even and odd leaves a hole.
        let covers = covers && state.exact && (path.boxes.len() == 1 || !word.ends_with(b"*"));
        let covers: &[Rect] = if covers { &path.boxes } else { &[] };
        self.mark(own, state, Kind::Drawing, bounds, paper, covers, hidden, None);
    }

    /// A picture (8.9), which hides what is beneath where it is `opaque`.
    pub(super) fn picture(&mut self, own: &Running<'a>, state: &State, opaque: bool, taken: Option<u32>, off: bool) {
        let bounds = SQUARE.under(state.matrix);
        let covers = opaque && state.matrix.is_upright() && state.exact && !state.mixed && state.alpha[0] == 1.0;
        let hidden = off || state.alpha[0] == 0.0;
        let cover: &[Rect] = if covers { &[bounds] } else { &[] };
        self.mark(own, state, Kind::Picture, bounds, Paper::Unlike, cover, hidden, taken);
    }

    /// An external object (8.8).
    pub(super) fn draw(&mut self, own: &Running<'a>, state: &State, name: &[u8]) -> Result<()> {
        let found = self.find(own, Resource::XObject, name, false);
        let Some((taken, Object::Stream(stream), below)) = found else {
            self.mark(own, state, Kind::Drawing, Rect::NONE, Paper::Unlike, &[], true, None);
            return Ok(());
        };
        let off = own.off || !self.layers.show_dict(&stream.dict);
        let id = self.id(own, Resource::XObject, name);
        let is = |kind: &[u8]| stream.dict.get(b"Subtype").and_then(|own| own.as_name()).is_ok_and(|own| own == kind);
        if is(b"Image") {
            let masked =
                [b"SMask".as_slice(), b"Mask", b"ImageMask", b"SMaskInData"].iter().any(|key| stream.dict.has(key));
            self.picture(own, state, !masked, Some(taken), off);
            return Ok(());
        }
        let state = state::inside(self.document(), state, stream);
        let inside_itself = std::iter::successors(Some(own.index), |run| {
            self.marks.runs.get(*run as usize).and_then(|run| run.from).map(|(run, _, _)| run)
        })
        .any(|run| self.marks.runs.get(run as usize).is_some_and(|run| Some(run.stream) == id));
        let hidden = off || inside_itself || state.clip.is_empty() || !is(b"Form");
        match id.filter(|_| !hidden) {
            None => {
                self.mark(own, &state, Kind::Drawing, Rect::NONE, Paper::Unlike, &[], true, None);
                Ok(())
            }
            Some(id) => self.form(id, stream, below, state, Some((own.index, own.op, taken))),
        }
    }
}

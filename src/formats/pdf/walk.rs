//! A walk over what is painted (ISO 32000-1, 8 and 9): what of it is seen, and which resources it takes.

mod glyphs;
mod painted;
mod resources;

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, ObjectId, Stream};

use crate::error::Result;
use crate::limits::Limits;

use super::content::PAINTING;
use super::geometry::{Matrix, Rect};
use super::input::Input;
use super::layers::Layers;
use super::marks::{Kind, Mark, Marks, Paper, Run};
use super::names::decoded;
use super::ops::Ops;
use super::rules::Resource;
use super::state::{Colour, Path, State};
use super::taken::{Font, Resources, Running, Taken, Text, Use};
use super::token::Token;
use super::widths::Widths;

/// How many states may be kept.
const STATES: usize = 512;

/// How many operators are walked over in forms that are drawn again, for the whole document.
pub(super) const AGAIN: u32 = 4_000_000;

/// What one page paints, or something else that is painted by itself.
pub(super) struct Walk<'a, 'w> {
    pub input: &'w Input<'a>,
    pub layers: &'w Layers<'a>,
    pub limits: &'w mut Limits,
    /// How many operators may still be walked over in forms that were drawn before, and which those are.
    pub again: &'w mut u32,
    pub before: &'w HashMap<ObjectId, HashSet<u32>>,
    pub marks: Marks,
    pub taken: Vec<Taken>,
    /// Tiles and masks, and the runs that paint with them.
    pub more: Vec<(u32, ObjectId, Option<Resources<'a>>)>,
    /// The fonts of `marks.fonts`.
    pub fonts: Vec<Option<Font<'a>>>,
    widths: Vec<(*const Dictionary, Widths)>,
    known: HashMap<(u32, Use), u32>,
    line: u32,
}

impl<'a, 'w> Walk<'a, 'w> {
    pub(super) fn new(
        input: &'w Input<'a>,
        layers: &'w Layers<'a>,
        again: &'w mut u32,
        before: &'w HashMap<ObjectId, HashSet<u32>>,
        limits: &'w mut Limits,
    ) -> Self {
        Self {
            input,
            layers,
            limits,
            again,
            before,
            marks: Marks::new(),
            taken: Vec::new(),
            more: Vec::new(),
            fonts: Vec::new(),
            widths: Vec::new(),
            known: HashMap::new(),
            line: 0,
        }
    }

    const fn document(&self) -> &'a Document {
        self.input.document
    }

    /// Runs a content stream, `from` an operator of another or by itself.
    pub(super) fn run(
        &mut self,
        stream: ObjectId,
        content: &[u8],
        resources: Option<Resources<'a>>,
        state: State,
        from: Option<(u32, u32, u32)>,
    ) -> Result<()> {
        self.limits.item(0)?;
        let index = self.marks.runs.len() as u32;
        self.marks.runs.push(Run { stream, from, seen: from.is_none() });
        let mut own = Running { index, op: 0, resources, off: false };
        let mut state = state;
        let mut states = Vec::new();
        let mut layers: Vec<bool> = Vec::new();
        let mut text = Text { line: Matrix::ONE, ahead: [0.0; 3] };
        let (mut path, mut clips) = (Path::new(), false);
        let mut ops = Ops::new(content);
        while let Some(word) = ops.next()? {
            own.op = ops.count;
            match word {
                b"q" if states.len() < STATES => states.push(state.clone()),
                b"q" => self.marks.unsure = true,
                b"Q" => {
                    if let Some(before) = states.pop() {
                        state = before;
                    }
                }
                b"cm" => state.matrix = Matrix(ops.numbers()).then(state.matrix),
                b"w" => [state.width] = ops.numbers(),
                b"gs" => self.set(&own, &mut state, ops.name())?,
                b"m" | b"l" | b"c" | b"v" | b"y" => {
                    let [a, b, c, d, e, f] = ops.numbers();
                    let points = [[a, b], [c, d], [e, f]];
                    let count = ops.operands.len() / 2;
                    for point in points.into_iter().take(count) {
                        path.point(state.matrix.of(point), word == b"m", count > 1);
                    }
                }
                b"h" => {}
                b"re" => path.rectangle(ops.numbers(), state.matrix),
                b"W" | b"W*" => clips = true,
                _ if word == b"n" || PAINTING.contains(&word) => {
                    path.end();
                    if word != b"n" {
                        self.paint(&own, &state, &path, word);
                    }
                    if clips && path.bounds != Rect::NONE {
                        state.exact &= path.boxes.len() == 1;
                        state.clip = state.clip.and(path.bounds);
                    }
                    (path, clips) = (Path::new(), false);
                }
                b"g" | b"rg" | b"k" => state.fill.device(word != b"k", ops.operands.iter().map(Token::number)),
                b"G" | b"RG" | b"K" => state.stroke.device(word != b"K", ops.operands.iter().map(Token::number)),
                b"cs" | b"CS" => {
                    let name = ops.name().map(decoded).unwrap_or_default();
                    let space = self.find(&own, Resource::ColorSpace, &name, true).map(|(_, space, _)| space);
                    let colour = Colour::of_space(self.document(), space, &name);
                    if word == b"cs" { state.fill = colour } else { state.stroke = colour }
                }
                b"sc" | b"scn" | b"SC" | b"SCN" => {
                    let colour = if word.starts_with(b"s") { &mut state.fill } else { &mut state.stroke };
                    colour.set(ops.operands.iter().map(Token::number).filter(|own| !own.is_nan()));
                    if let Some(name) = ops.name() {
                        colour.solid = false;
                        self.tile(&own, name);
                    }
                }
                b"BT" => self.place(&mut text, Matrix::ONE),
                b"Td" | b"TD" => {
                    let [x, y] = ops.numbers();
                    if word == b"TD" {
                        state.leading = -y;
                    }
                    let line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(text.line);
                    self.place(&mut text, line);
                }
                b"Tm" => self.place(&mut text, Matrix(ops.numbers())),
                b"T*" => self.next_line(&mut text, &state),
                b"Tc" => [state.spacing[0]] = ops.numbers(),
                b"Tw" => [state.spacing[1]] = ops.numbers(),
                b"Tz" => state.stretch = ops.numbers::<1>()[0] / 100.0,
                b"TL" => [state.leading] = ops.numbers(),
                b"Ts" => [state.rise] = ops.numbers(),
                b"Tr" => state.mode = ops.numbers::<1>()[0] as u8,
                b"Tf" => {
                    let name = ops.operands.first().map(|own| matches!(own, Token::Name(_)));
                    if let (Some(true), Some(Token::Name(name))) = (name, ops.operands.first()) {
                        let found = self.find(&own, Resource::Font, &decoded(name), false);
                        let font = found.and_then(|(_, font, owner)| Some((owner, font.as_dict().ok()?)));
                        self.font(&own, &mut state, own.op, found.map(|(taken, _, _)| taken), font)?;
                        state.size = ops.operands.get(1).map_or(0.0, Token::number);
                    }
                }
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    if word == b"\"" {
                        let [words, letters] = ops.numbers();
                        state.spacing = [letters, words];
                    }
                    if !word.starts_with(b"T") {
                        self.next_line(&mut text, &state);
                    }
                    let items = match ops.operands.last() {
                        Some(Token::Array(items)) => items,
                        _ => ops.operands.get(ops.operands.len().saturating_sub(1)..).unwrap_or_default(),
                    };
                    self.show(&own, &state, &mut text, items);
                    // It is clipped to glyphs from here on (9.3.6).
                    state.exact &= state.mode < 4;
                }
                b"sh" => {
                    let name = ops.name().map(decoded).unwrap_or_default();
                    let found = self.find(&own, Resource::Shading, &name, false);
                    let hidden = found.is_none() || state.alpha[0] == 0.0;
                    self.mark(
                        &own,
                        &state,
                        Kind::Drawing,
                        Rect::ALL,
                        Paper::Unlike,
                        &[],
                        hidden,
                        found.map(|own| own.0),
                    );
                }
                b"BI" => {
                    if let Some(name) = ops.inline.space() {
                        self.find(&own, Resource::ColorSpace, &decoded(name), true);
                    }
                    self.picture(&own, &state, !ops.inline.is_mask(), None, false);
                }
                b"Do" => {
                    let name = ops.name().map(decoded).unwrap_or_default();
                    self.draw(&own, &state, &name)?;
                }
                b"BMC" | b"BDC" => {
                    let shown = match ops.operands[..] {
                        [Token::Name(b"OC"), Token::Name(name)] if word == b"BDC" => self.layer(&own, &decoded(name)),
                        _ => true,
                    };
                    layers.push(shown);
                    own.off = layers.contains(&false);
                }
                b"EMC" => {
                    layers.pop();
                    own.off = layers.contains(&false);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A form (8.10), of which `state` is that at its start.
    pub(super) fn form(
        &mut self,
        id: ObjectId,
        stream: &Stream,
        resources: Option<Resources<'a>>,
        state: State,
        from: Option<(u32, u32, u32)>,
    ) -> Result<()> {
        let here = self.marks.runs.iter().any(|run| run.stream == id);
        let memory = self.limits.memory;
        let content = self.input.decoded(stream, self.limits)?;
        if here || self.before.contains_key(&id) {
            // An operator has two bytes at least, with what separates it from the next.
            let ops = content.len() as u32 / 2;
            self.marks.unsure |= *self.again < ops;
            *self.again = self.again.saturating_sub(ops);
            if self.marks.unsure && here {
                self.marks.runs.push(Run { stream: id, from, seen: true });
                self.limits.memory = memory;
                return Ok(());
            }
        }
        self.limits.depth = self.limits.depth.checked_sub(1).ok_or(super::input::TOO_DEEP)?;
        self.run(id, &content, resources, state, from)?;
        self.limits.depth += 1;
        self.limits.memory = memory;
        Ok(())
    }

    /// Adds a mark, as it can be seen in the state.
    #[expect(clippy::too_many_arguments, reason = "each says one thing of the mark")]
    fn mark(
        &mut self,
        own: &Running<'a>,
        state: &State,
        kind: Kind,
        whole: Rect,
        paper: Paper,
        covers: &[Rect],
        hidden: bool,
        uses: Option<u32>,
    ) -> Option<&mut Mark> {
        let before = self.marks.all.len();
        self.marks.push(Mark {
            run: own.index,
            op: own.op,
            kind,
            bounds: whole.and(state.clip),
            likely: whole,
            paper,
            hidden: hidden || own.off,
            reported: false,
            fixed: false,
            line: 0,
            uses,
            font: state.font.filter(|_| kind == Kind::Text),
            words: (0, 0),
        });
        // One that is too many counts as seen.
        if self.marks.all.len() == before
            && let Some(taken) = uses.and_then(|uses| self.taken.get_mut(uses as usize))
        {
            taken.needed = true;
        }
        if self.marks.all.len() > before {
            self.marks.covers.extend(covers.iter().map(|cover| (before, cover.and(state.clip))));
        }
        self.marks.all.get_mut(before)
    }
}

//! A walk over what is painted (ISO 32000-1, 8 and 9): what of it is seen, and which resources it takes.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::error::Result;
use crate::limits::Limits;

use super::content::PAINTING;
use super::geometry::{Matrix, Rect};
use super::input::Input;
use super::layers::Layers;
use super::marks::{Kind, Mark, Marks, Paper, Run, Set};
use super::names::decoded;
use super::ops::Ops;
use super::rules::Resource;
use super::state::{Colour, Path, State};
use super::text::unescaped;
use super::token::Token;
use super::widths::Widths;

/// How many states may be kept.
const STATES: usize = 512;

/// How many operators are walked over in forms that are drawn again, for the whole document.
pub(super) const AGAIN: u32 = 4_000_000;

/// How far letters reach below their line and above, and to the sides of their place, in sizes of their font.
const BELOW: f32 = 0.25;
const ABOVE: f32 = 0.95;
const BESIDE: f32 = 0.1;

/// How wide a letter of unknown width is at most, and most likely.
const WIDEST: f32 = 2.0;
const LIKELY: f32 = 0.4;

/// Text of this size and below cannot be read.
const TINY: f32 = 1.01;

/// The square that pictures fill (8.9.5.1).
const SQUARE: Rect = Rect([0.0, 0.0, 1.0, 1.0]);

/// A dictionary of resources, and the object in which it stands.
#[derive(Clone, Copy)]
pub(super) struct Resources<'a> {
    pub owner: ObjectId,
    pub dict: &'a Dictionary,
}

/// A resource by where its name stands.
pub(super) type Use = (ObjectId, Resource, Vec<u8>);

/// A resource that a run of a content stream takes.
pub(super) struct Taken {
    pub run: u32,
    pub own: Use,
    /// Whether it is needed even where nothing is seen that is painted with it.
    pub needed: bool,
}

/// A font that is set: where its resources are, and what it is.
pub(super) type Font<'a> = (Option<Resources<'a>>, &'a Dictionary);

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

/// Where text is set.
struct Text {
    line: Matrix,
    /// How far from there, at least and at most, and most likely.
    ahead: [f32; 3],
}

/// One run of a content stream.
struct Running<'a> {
    index: u32,
    op: u32,
    resources: Option<Resources<'a>>,
    /// Whether a layer that is off is open.
    off: bool,
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
                        self.font(&own, &mut state, own.op, found.map(|(taken, _, _)| taken), font);
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

    /// Whether a layer that content belongs to is shown (8.11.3.2).
    fn layer(&self, own: &Running<'a>, name: &[u8]) -> bool {
        let Some(resources) = own.resources else { return true };
        let listed = resources.dict.get_deref(b"Properties", self.document()).and_then(|own| own.as_dict());
        listed.and_then(|listed| listed.get(name)).map_or(true, |layer| self.layers.show(layer))
    }

    /// A resource, the object in which it stands with its own resources if it has such, and where its use is noted.
    fn find(
        &mut self,
        own: &Running<'a>,
        kind: Resource,
        name: &[u8],
        needed: bool,
    ) -> Option<(u32, &'a Object, Option<Resources<'a>>)> {
        let resources = own.resources?;
        let document = self.document();
        let (at, listed) = document.dereference(resources.dict.get(kind.key()).ok()?).ok()?;
        let (inside, found) = document.dereference(listed.as_dict().ok()?.get(name).ok()?).ok()?;
        let place = at.unwrap_or(resources.owner);
        let key = (own.index, (place, kind, name.to_vec()));
        let next = self.taken.len() as u32;
        let index = *self.known.entry(key).or_insert_with_key(|(run, own)| {
            self.taken.push(Taken { run: *run, own: own.clone(), needed });
            next
        });
        if let Some(taken) = self.taken.get_mut(index as usize) {
            taken.needed |= needed;
        }
        let dict = match found {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        };
        let below = dict.and_then(|dict| resources_of(document, inside.unwrap_or(place), dict)).or(own.resources);
        Some((index, found, below))
    }

    /// A pattern (8.7) that something is painted with.
    fn tile(&mut self, own: &Running<'a>, name: &[u8]) {
        if let Some((_, Object::Stream(_), below)) = self.find(own, Resource::Pattern, &decoded(name), true)
            && let Some(id) = self.id(own, Resource::Pattern, &decoded(name))
        {
            self.more.push((own.index, id, below));
        }
    }

    /// The number of the object that a resource is.
    fn id(&self, own: &Running<'a>, kind: Resource, name: &[u8]) -> Option<ObjectId> {
        let listed = own.resources?.dict.get_deref(kind.key(), self.document()).ok()?.as_dict().ok()?;
        self.document().dereference(listed.get(name).ok()?).ok()?.0
    }

    /// Parameters of the graphics state (8.4.5).
    fn set(&mut self, own: &Running<'a>, state: &mut State, name: Option<&[u8]>) -> Result<()> {
        let name = name.map(decoded).unwrap_or_default();
        let Some((_, Object::Dictionary(dict), _)) = self.find(own, Resource::ExtGState, &name, true) else {
            return Ok(());
        };
        let document = self.document();
        for (key, value) in dict.iter() {
            let Ok((_, value)) = document.dereference(value) else { continue };
            match (key.as_slice(), value) {
                (b"LW", value) => state.width = value.as_float().unwrap_or(f32::NAN),
                (b"ca", value) => state.alpha[0] = value.as_float().unwrap_or(f32::NAN),
                (b"CA", value) => state.alpha[1] = value.as_float().unwrap_or(f32::NAN),
                (b"BM", Object::Name(mode)) if matches!(mode.as_slice(), b"Normal" | b"Compatible") => {}
                (b"SMask", Object::Name(_)) | (b"OP" | b"op", Object::Boolean(false)) => {}
                (b"BM" | b"SMask", value) => {
                    (state.mixed, self.marks.mixes) = (true, true);
                    if let Ok(Ok(id)) = value.as_dict().map(|mask| mask.get(b"G").and_then(|form| form.as_reference()))
                        && let Ok(Object::Stream(form)) = document.get_object(id)
                    {
                        let below = resources_of(document, id, &form.dict).or(own.resources);
                        self.more.push((own.index, id, below));
                    }
                }
                (b"OP" | b"op", _) => state.mixed = true,
                (b"Font", Object::Array(font)) => {
                    let found = font.first().and_then(|font| document.dereference(font).ok());
                    let found = found.and_then(|(id, font)| Some((id, font.as_dict().ok()?)));
                    let found = found
                        .map(|(id, font)| (id.and_then(|id| resources_of(document, id, font)).or(own.resources), font));
                    self.font(own, state, u32::MAX, None, found);
                    state.size = font.get(1).and_then(|size| size.as_float().ok()).unwrap_or(f32::NAN);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn font(&mut self, own: &Running<'a>, state: &mut State, op: u32, uses: Option<u32>, font: Option<Font<'a>>) {
        state.font = Some(self.fonts.len() as u32);
        self.marks.fonts.push(Set { run: own.index, op, uses, seen: op == u32::MAX });
        self.fonts.push(font);
        state.widths = font.map(|(_, font)| {
            let key = std::ptr::from_ref(font);
            self.widths.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
                self.widths.push((key, Widths::read(self.input.document, font)));
                self.widths.len() - 1
            })
        });
    }

    fn place(&mut self, text: &mut Text, line: Matrix) {
        self.line += 1;
        *text = Text { line, ahead: [0.0; 3] };
    }

    fn next_line(&mut self, text: &mut Text, state: &State) {
        let line = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading]).then(text.line);
        self.place(text, line);
    }

    /// Glyphs (9.4.3).
    fn show(&mut self, own: &Running<'a>, state: &State, text: &mut Text, items: &[Token<'_>]) {
        let widths = state.widths.and_then(|index| self.widths.get(index)).map(|(_, widths)| widths);
        let start = text.ahead;
        let mut ahead = start;
        let (mut least, mut most) = (start[0], start[1]);
        let mut words = Vec::new();
        for item in items {
            let Token::Text(coded) = item else {
                let back = item.number() / 1000.0 * state.size * state.stretch;
                ahead.iter_mut().for_each(|ahead| *ahead -= back);
                continue;
            };
            let bytes = unescaped(coded);
            let size = widths.map_or(1, |widths| widths.bytes);
            for code in bytes.chunks(size) {
                let value = code.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
                let known = widths.and_then(|widths| widths.of(value)).map(|width| [width / 1000.0; 3]);
                let reach = known.unwrap_or([0.0, WIDEST, LIKELY]);
                let space = state.spacing[0] + if code == b" " { state.spacing[1] } else { 0.0 };
                for (ahead, reach) in ahead.iter_mut().zip(reach) {
                    *ahead += (reach * state.size + space) * state.stretch;
                }
                (least, most) = (least.min(ahead[0]).min(ahead[1]), most.max(ahead[0]).max(ahead[1]));
            }
            words.extend(
                bytes.iter().filter(|byte| byte.is_ascii_graphic() || **byte == b' ').map(|byte| char::from(*byte)),
            );
        }
        text.ahead = ahead;
        let size = state.size;
        let (low, high, beside) = (state.rise - BELOW * size, state.rise + ABOVE * size, BESIDE * size.abs());
        let matrix = text.line.then(state.matrix);
        let reach = Rect([least - beside, low.min(high), most + beside, high.max(low)]).under(matrix);
        let loose = widths.is_some_and(|widths| widths.loose) || !(least + most).is_finite();
        let [from, to] = [start[2], (start[2] + ahead[2]) / 2.0];
        let likely = Rect([from.min(to), state.rise, from.max(to), state.rise + 0.4 * size.abs()]).under(matrix);
        let paint = [(state.fill.paper, state.alpha[0]), (state.stroke.paper, state.alpha[1])];
        let paint = match state.mode {
            0 | 4 => &paint[..1],
            1 | 5 => &paint[1..],
            _ => &paint[..],
        };
        let tall = size.abs() * (matrix.0[2].abs() + matrix.0[3].abs());
        let paper = paint.iter().map(|(paper, _)| *paper).min().filter(|_| !loose).unwrap_or(Paper::Unlike);
        let bounds = if loose { Rect::ALL } else { reach };
        let hidden = state.font.is_none() || paint.iter().all(|(_, alpha)| *alpha == 0.0);
        let words = self.marks.say(words.into_iter());
        let line = self.line;
        if let Some(mark) = self.mark(own, state, Kind::Text, bounds, paper, &[], hidden, None) {
            mark.told = state.mode == 3 || tall < TINY || state.widths.is_none();
            mark.fixed = state.mode >= 3;
            (mark.likely, mark.font, mark.words, mark.line) = (likely, state.font, words, line);
        }
    }

    /// A path that is painted (8.5.3).
    fn paint(&mut self, own: &Running<'a>, state: &State, path: &Path, word: &[u8]) {
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
    fn picture(&mut self, own: &Running<'a>, state: &State, opaque: bool, taken: Option<u32>, off: bool) {
        let bounds = SQUARE.under(state.matrix);
        let covers = opaque && state.matrix.is_upright() && state.exact && !state.mixed && state.alpha[0] == 1.0;
        let hidden = off || state.alpha[0] == 0.0;
        let cover: &[Rect] = if covers { &[bounds] } else { &[] };
        self.mark(own, state, Kind::Picture, bounds, Paper::Unlike, cover, hidden, taken);
    }

    /// An external object (8.8).
    fn draw(&mut self, own: &Running<'a>, state: &State, name: &[u8]) -> Result<()> {
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
        let state = inside(self.document(), state, stream);
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
            told: false,
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

/// The resources of something, which stands in the object `owner`.
pub(super) fn resources_of<'a>(document: &'a Document, owner: ObjectId, dict: &'a Dictionary) -> Option<Resources<'a>> {
    let (id, dict) = document.dereference(dict.get(b"Resources").ok()?).ok()?;
    Some(Resources { owner: id.unwrap_or(owner), dict: dict.as_dict().ok()? })
}

/// The numbers of an array.
pub(super) fn numbers<const N: usize>(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<[f32; N]> {
    let items = dict.get_deref(key, document).ok()?.as_array().ok()?;
    let mut out = [0.0; N];
    for (index, out) in out.iter_mut().enumerate() {
        *out = document.dereference(items.get(index)?).ok()?.1.as_float().ok()?;
    }
    Some(out)
}

/// The state at the start of a form that is drawn in `state` (8.10.1, 11.6.6).
pub(super) fn inside(document: &Document, state: &State, stream: &Stream) -> State {
    let mut state = state.clone();
    if let Some(matrix) = numbers(document, &stream.dict, b"Matrix") {
        state.matrix = Matrix(matrix).then(state.matrix);
    }
    if let Some([a, b, c, d]) = numbers(document, &stream.dict, b"BBox") {
        state.exact &= state.matrix.is_upright();
        state.clip = state.clip.and(Rect([a.min(c), b.min(d), a.max(c), b.max(d)]).under(state.matrix));
    }
    if stream.dict.has(b"Group") {
        state.mixed |= state.alpha != [1.0; 2];
        state.alpha = [1.0; 2];
    }
    state
}

//! What is drawn of a document: the content streams that pages and annotations run, what of each is seen, and the resources
//! that they take by name. Nothing else of that kind is written.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::error::Result;
use crate::limits::Limits;
use crate::report::Report;

use super::geometry::{Matrix, Rect};
use super::input::Input;
use super::layers::Layers;
use super::names::decoded;
use super::ops::Ops;
use super::rules::{self, Resource, Role};
use super::state::State;
use super::state::{inside, numbers};
use super::taken::{Font, Resources, Taken, Use, resources_of};
use super::token::Token;
use super::walk::{AGAIN, Walk};

/// How far up a page's attributes may stand (7.7.3.4).
const HEIGHT: usize = 64;

/// What is drawn.
pub(super) struct Drawn<'a> {
    /// Which layers are shown.
    pub layers: Layers<'a>,
    /// The resources that are taken.
    pub used: HashSet<Use>,
    /// The content streams that are run, pages under their own numbers, with the operators that show nothing.
    pub hidden: HashMap<ObjectId, HashSet<u32>>,
    todo: Vec<(ObjectId, Option<Resources<'a>>)>,
    /// The fonts that texts of fields are set in, and where those are.
    set: HashSet<Vec<u8>>,
    given: Vec<Resources<'a>>,
}

impl<'a> Drawn<'a> {
    /// Walks over all `pages`. Errors: `refused` for content that cannot be read, `limit`.
    pub(super) fn read(
        input: &Input<'a>,
        catalog: &'a Dictionary,
        pages: &[ObjectId],
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<Self> {
        let document = input.document;
        let mut own = Self {
            layers: Layers::read(document, catalog),
            used: HashSet::new(),
            hidden: HashMap::new(),
            todo: Vec::new(),
            set: HashSet::new(),
            given: Vec::new(),
        };
        let mut again = AGAIN;
        for page in pages {
            let Ok(dict) = document.get_object(*page).and_then(|page| page.as_dict()) else { continue };
            let memory = limits.memory;
            let mut content = Vec::new();
            for stream in input.contents(dict)? {
                content.extend(input.decoded(stream, limits)?);
                content.push(b'\n');
            }
            let area = |key: &[u8]| {
                let [a, b, c, d] = numbers(document, inherited(document, *page, key)?.1, key)?;
                Some(Rect([a.min(c), b.min(d), a.max(c), b.max(d)]))
            };
            let whole = area(b"MediaBox").unwrap_or(Rect::ALL);
            // Readers show all of a page whose parts do not meet.
            let shown = area(b"CropBox").map(|crop| crop.and(whole)).filter(|crop| !crop.is_empty()).unwrap_or(whole);
            let resources =
                inherited(document, *page, b"Resources").and_then(|(id, dict)| resources_of(document, id, dict));
            let mut walk = Walk::new(input, &own.layers, &mut again, &own.hidden, limits);
            walk.run(*page, &content, resources, State::new(shown), None)?;
            drop(content);
            let notes = dict.get_deref(b"Annots", document).and_then(|notes| notes.as_array());
            let mut annotations = Vec::new();
            for note in notes.into_iter().flatten() {
                if let Ok((id, Object::Dictionary(note))) = document.dereference(note) {
                    annotations.push((id.unwrap_or(*page), note));
                    annotation(&mut walk, note, shown)?;
                }
            }
            let done = (walk.marks, walk.taken, walk.more, walk.fonts);
            own.take(done, document, report);
            for (owner, note) in annotations {
                own.appearances(document, note);
                own.field(document, owner, note);
            }
            limits.memory = memory;
        }
        own.form(document, catalog, limits)?;
        let mut done = HashSet::new();
        while let Some((id, resources)) = own.todo.pop() {
            let Ok(Object::Stream(stream)) = document.get_object(id) else { continue };
            if !done.insert(id) {
                continue;
            }
            let mut walk = Walk::new(input, &own.layers, &mut again, &own.hidden, limits);
            walk.marks.unsure = true;
            let resources = resources_of(document, id, &stream.dict).or(resources);
            walk.form(id, stream, resources, State::new(Rect::ALL), None)?;
            let done = (walk.marks, walk.taken, walk.more, walk.fonts);
            own.take(done, document, report);
        }
        for given in std::mem::take(&mut own.given) {
            let Ok(Ok((id, _))) = given.dict.get(b"Font").map(|fonts| document.dereference(fonts)) else { continue };
            let place = id.unwrap_or(given.owner);
            own.used.extend(own.set.iter().map(|name| (place, Resource::Font, name.clone())));
        }
        Ok(own)
    }

    /// Whether a content stream is run.
    pub(super) fn runs(&self, id: ObjectId) -> bool {
        self.hidden.contains_key(&id)
    }

    /// Decides what of what a walk has met is seen.
    fn take(&mut self, (mut marks, mut taken, more, fonts): Met<'a>, document: &'a Document, report: &mut Report) {
        marks.decide(report);
        let seen = |run: u32| marks.runs.get(run as usize).is_some_and(|run| run.seen);
        let painted = marks.all.iter().filter(|mark| !mark.hidden).filter_map(|mark| mark.uses);
        let set = marks.fonts.iter().filter(|font| font.seen).filter_map(|font| font.uses);
        let run = marks.runs.iter().filter(|run| run.seen).filter_map(|run| run.from).map(|(_, _, uses)| uses);
        for uses in painted.chain(set).chain(run) {
            taken.get_mut(uses as usize).into_iter().for_each(|taken| taken.needed = true);
        }
        self.used.extend(taken.into_iter().filter(|taken| taken.needed && seen(taken.run)).map(|taken| taken.own));
        self.todo.extend(more.into_iter().filter(|(run, ..)| seen(*run)).map(|(_, id, resources)| (id, resources)));
        for (set, font) in marks.fonts.iter().zip(fonts) {
            let Some((resources, font)) = font.filter(|_| set.seen && seen(set.run)) else { continue };
            let Ok(glyphs) = font.get_deref(b"CharProcs", document).and_then(|glyphs| glyphs.as_dict()) else {
                continue;
            };
            let ids = glyphs.iter().filter_map(|(_, glyph)| glyph.as_reference().ok());
            self.todo.extend(ids.map(|id| (id, resources)));
        }
        for (run, (stream, now)) in marks.runs.iter().zip(marks.hidden()) {
            if run.seen {
                self.hidden.entry(stream).and_modify(|own| own.retain(|op| now.contains(op))).or_insert(now);
            }
        }
    }

    /// The appearances of an annotation, all of which may be shown one day (12.5.5).
    fn appearances(&mut self, document: &'a Document, note: &'a Dictionary) {
        if rules::refine(Role::Annotation, note) != Role::Annotation || !self.layers.show_dict(note) {
            return;
        }
        let Ok(all) = note.get_deref(b"AP", document).and_then(|all| all.as_dict()) else { return };
        for (_, own) in all.iter() {
            match document.dereference(own) {
                Ok((Some(id), Object::Stream(_))) if !self.runs(id) => self.todo.push((id, None)),
                Ok((_, Object::Dictionary(states))) => {
                    self.todo.extend(states.iter().filter_map(|(_, own)| own.as_reference().ok()).map(|id| (id, None)));
                }
                _ => {}
            }
        }
    }

    /// The fonts that the text of a field, or of an annotation, is set in (12.7.3.3).
    fn field(&mut self, document: &'a Document, owner: ObjectId, field: &'a Dictionary) {
        if let Ok(set) = field.get_deref(b"DA", document).and_then(|set| set.as_str()) {
            let mut ops = Ops::new(set);
            while let Ok(Some(word)) = ops.next() {
                if let (b"Tf", Some(Token::Name(name))) = (word, ops.operands.first()) {
                    self.set.insert(decoded(name));
                }
            }
        }
        if let Ok((id, Object::Dictionary(dict))) = field.get(b"DR").and_then(|own| document.dereference(own)) {
            self.given.push(Resources { owner: id.unwrap_or(owner), dict });
        }
    }

    /// The form of the document with all its fields (12.7).
    fn form(&mut self, document: &'a Document, catalog: &'a Dictionary, limits: &mut Limits) -> Result<()> {
        let root = document.trailer.get(b"Root").and_then(|root| root.as_reference()).unwrap_or_default();
        let Ok((id, Object::Dictionary(form))) = catalog.get(b"AcroForm").and_then(|own| document.dereference(own))
        else {
            return Ok(());
        };
        self.field(document, id.unwrap_or(root), form);
        let fields = |own: &'a Dictionary, key: &[u8]| {
            own.get_deref(key, document).and_then(|own| own.as_array()).map(Vec::as_slice).unwrap_or_default()
        };
        let mut todo: Vec<&Object> = fields(form, b"Fields").iter().collect();
        let mut seen = HashSet::new();
        while let Some(field) = todo.pop() {
            limits.item(0)?;
            let Ok((id, Object::Dictionary(field))) = document.dereference(field) else { continue };
            if id.is_none_or(|id| seen.insert(id)) {
                self.field(document, id.unwrap_or(root), field);
                todo.extend(fields(field, b"Kids"));
            }
        }
        Ok(())
    }
}

/// What a walk has met.
type Met<'a> = (super::marks::Marks, Vec<Taken>, Vec<(u32, ObjectId, Option<Resources<'a>>)>, Vec<Option<Font<'a>>>);

/// Runs the appearance that an annotation has at first, on top of its page.
fn annotation<'a>(walk: &mut Walk<'a, '_>, note: &'a Dictionary, page: Rect) -> Result<()> {
    let document = walk.input.document;
    let kind = note.get(b"Subtype").and_then(|kind| kind.as_name()).unwrap_or_default();
    // Invisible, Hidden, NoView (12.5.3). What covers nothing for certain, since it changes, is a field.
    let hidden = note.get(b"F").and_then(|flags| flags.as_i64()).is_ok_and(|flags| flags & (1 | 2 | 32) != 0);
    if hidden
        || kind == b"Widget"
        || rules::refine(Role::Annotation, note) != Role::Annotation
        || !walk.layers.show_dict(note)
    {
        return Ok(());
    }
    let shown = note.get_deref(b"AP", document).and_then(|own| own.as_dict()).and_then(|own| own.get(b"N"));
    let Ok((Some(id), Object::Stream(stream))) = shown.and_then(|own| document.dereference(own)) else { return Ok(()) };
    let (Some([a, b, c, d]), Some([p, q, r, s])) =
        (numbers(document, note, b"Rect"), numbers(document, &stream.dict, b"BBox"))
    else {
        return Ok(());
    };
    // Its box, once transformed, fills the annotation's (12.5.5).
    let own = numbers(document, &stream.dict, b"Matrix").map_or(Matrix::ONE, Matrix);
    let [left, low, right, high] = Rect([p.min(r), q.min(s), p.max(r), q.max(s)]).under(own).0;
    let (wide, tall) = ((a - c).abs() / (right - left), (b - d).abs() / (high - low));
    let mut state = State::new(page);
    state.matrix = Matrix([wide, 0.0, 0.0, tall, a.min(c) - left * wide, b.min(d) - low * tall]);
    let state = inside(document, &state, stream);
    let resources = resources_of(document, id, &stream.dict);
    walk.form(id, stream, resources, state, None)
}

/// The node of the page tree that says something of a page (7.7.3.4).
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<(ObjectId, &'a Dictionary)> {
    let mut id = page;
    for _ in 0..HEIGHT {
        let node = document.get_object(id).ok()?.as_dict().ok()?;
        if node.has(key) {
            return Some((id, node));
        }
        id = node.get(b"Parent").and_then(|parent| parent.as_reference()).ok()?;
    }
    None
}

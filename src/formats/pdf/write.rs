//! Writing a PDF (7.5): header, the objects that are reached from the catalog in the order in which they are, one
//! cross-reference table, one trailer. Keys are in order, strings in hexadecimal, numbers and names in one form.

mod streams;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::parts::{Part, Parts};
use crate::report::{Class, Report};

use super::drawn::Drawn;
use super::input::{Input, TOO_DEEP};
use super::live::live;
use super::names::Names;
use super::places::Places;
use super::rules::{self, Resource, Role};
use super::syntax::{push_name, push_string, real};
use super::values::may_stand;
use super::{gone, lost, neutral};

const HEADER: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/// How deep direct objects may nest.
const DEPTH: u32 = 128;

/// An entry of a dictionary: its key as it is written, its key, its value.
type Entry<'a> = (Cow<'a, [u8]>, &'a Vec<u8>, &'a Object);

struct Writer<'a> {
    input: &'a Input<'a>,
    document: &'a Document,
    report: &'a mut Report,
    drawn: Drawn<'a>,
    /// The object that is written.
    owner: ObjectId,
    /// The new numbers, of objects and of all that the content of a page is made of.
    numbers: HashMap<(ObjectId, bool), u32>,
    queue: VecDeque<(ObjectId, Role)>,
    pages: HashSet<ObjectId>,
    profiles: HashMap<ObjectId, std::result::Result<Stream, &'static [u8]>>,
    places: Places<'a>,
    names: Names,
}

/// The document with what may stay. Errors: `malformed` without a catalog or a page, `refused`, `limit`.
pub(super) fn write<'a>(input: &'a Input<'a>, report: &'a mut Report, limits: &mut Limits) -> Result<Parts> {
    let document = input.document;
    let broken = Error::new(Reason::Broken, "the document has no pages that can be found");
    let root = document.trailer.get(b"Root").and_then(|root| root.as_reference()).map_err(|_| broken)?;
    let catalog = document.get_object(root).and_then(|root| root.as_dict()).map_err(|_| broken)?;
    let (pages, leaves) = live(document, catalog, limits)?;
    if leaves.is_empty() || rules::refine(Role::Catalog, catalog) != Role::Catalog {
        return Err(broken);
    }
    let drawn = Drawn::read(input, catalog, &leaves, report, limits)?;
    let mut writer = Writer {
        input,
        document,
        report,
        drawn,
        owner: root,
        numbers: HashMap::new(),
        queue: VecDeque::new(),
        pages,
        profiles: HashMap::new(),
        places: Places::read(document, catalog, limits)?,
        names: Names::new(document),
    };
    writer.number(root, Role::Catalog);
    let mut out = Parts::default();
    let mut at = 0;
    let mut push = |part: Part| {
        at += part.len();
        out.push(part);
        at
    };
    let mut end = push(Part::Bytes(HEADER.to_vec()));
    let mut offsets = Vec::new();
    while let Some((id, role)) = writer.queue.pop_front() {
        limits.item(0)?;
        offsets.push(end);
        let mut object = format!("{} 0 obj\n", offsets.len()).into_bytes();
        if let Some(content) = writer.indirect(&mut object, id, role, limits)? {
            object.extend_from_slice(b"\nstream\n");
            push(Part::Bytes(std::mem::replace(&mut object, b"\nendstream".to_vec())));
            content.into_iter().for_each(|part| {
                push(part);
            });
        }
        object.extend_from_slice(b"\nendobj\n");
        end = push(Part::Bytes(object));
    }
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).into_bytes();
    for offset in &offsets {
        table.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = offsets.len() + 1;
    table.extend_from_slice(format!("trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{end}\n%%EOF\n").as_bytes());
    push(Part::Bytes(table));
    Ok(out)
}

impl Writer<'_> {
    /// The new number of an object, which is queued when it is met for the first time.
    fn number(&mut self, id: ObjectId, role: Role) -> u32 {
        let next = self.numbers.len() as u32 + 1;
        *self.numbers.entry((id, role == Role::Contents)).or_insert_with(|| {
            self.queue.push_back((id, role));
            next
        })
    }

    /// The body of an indirect object; for a stream its dictionary, and its bytes apart.
    fn indirect(
        &mut self,
        out: &mut Vec<u8>,
        id: ObjectId,
        role: Role,
        limits: &mut Limits,
    ) -> Result<Option<Vec<Part>>> {
        if let Some(Ok(mut profile)) = self.profiles.get(&id).cloned() {
            profile.dict.remove(b"Length");
            self.dictionary(out, &profile.dict, Role::Plain, DEPTH, Some(profile.content.len()))?;
            return Ok(Some(vec![Part::Bytes(profile.content)]));
        }
        let document = self.document;
        self.owner = id;
        match document.get_object(id) {
            Ok(Object::Dictionary(page)) if role == Role::Contents => {
                let all = self.input.contents(page)?;
                if let [one] = all[..] {
                    return self.stream(out, one, role, limits);
                }
                let mut bytes = Vec::new();
                let memory = limits.memory;
                for own in all {
                    bytes.extend(self.input.decoded(own, limits)?);
                    bytes.push(b'\n');
                }
                limits.memory = memory;
                self.stream(out, &Stream::new(Dictionary::new(), bytes), role, limits)
            }
            Ok(Object::Stream(own)) => self.stream(out, own, role, limits),
            Ok(object) => {
                if !self.object(out, object, role, DEPTH)? {
                    out.extend_from_slice(b"null");
                }
                Ok(None)
            }
            Err(_) => {
                out.extend_from_slice(b"null");
                Ok(None)
            }
        }
    }

    /// Writes an object. False when it may not stay; then nothing was written.
    fn object(&mut self, out: &mut Vec<u8>, object: &Object, role: Role, depth: u32) -> Result<bool> {
        let depth = depth.checked_sub(1).ok_or(TOO_DEEP)?;
        match object {
            Object::Null => out.extend_from_slice(b"null"),
            Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
            Object::Real(value) => out.extend_from_slice(real(*value).as_bytes()),
            Object::Name(name) if role == Role::Inks => push_name(out, &self.names.resource(name, self.report)),
            Object::Name(name) if may_stand(role, name) => push_name(out, name),
            Object::String(bytes, _) if matches!(role, Role::Own | Role::Table) => push_string(out, bytes),
            Object::Name(_) | Object::String(..) => {
                self.report.find_once(Class::Text, "PDF word where none belongs", "");
                return Ok(false);
            }
            Object::Array(items) => {
                if let [Object::Name(name), Object::Reference(id)] = items.as_slice()
                    && name == b"ICCBased"
                {
                    self.profile(out, *id);
                    return Ok(true);
                }
                self.array(out, items, role, depth)?;
            }
            Object::Dictionary(dict) => {
                let role = rules::refine(role, dict);
                if matches!(role, Role::Gone | Role::Own) || !self.drawn.layers.show_dict(dict) {
                    gone::object(dict, self.report);
                    return Ok(false);
                }
                self.dictionary(out, dict, role, depth, None)?;
            }
            Object::Reference(id) => return self.reference(out, *id, role),
            Object::Stream(_) => return Ok(false),
        }
        Ok(true)
    }

    fn array(&mut self, out: &mut Vec<u8>, items: &[Object], role: Role, depth: u32) -> Result<()> {
        let family = items.first().and_then(|own| own.as_name().ok()).unwrap_or_default();
        out.push(b'[');
        let mut first = true;
        for (index, item) in items.iter().enumerate() {
            let before = out.len();
            let role = match (family, index) {
                (b"Separation" | b"DeviceN", 1) => Role::Inks,
                (b"Indexed" | b"I", 3) => Role::Table,
                _ => role,
            };
            if !first {
                out.push(b' ');
            }
            if self.object(out, item, role, depth)? {
                first = false;
            } else if role == Role::Annotation {
                out.truncate(before);
            } else {
                out.extend_from_slice(b"null");
                first = false;
            }
        }
        out.push(b']');
        Ok(())
    }

    /// A reference to an object that stays.
    fn reference(&mut self, out: &mut Vec<u8>, id: ObjectId, role: Role) -> Result<bool> {
        let document = self.document;
        let Some(target) = lost::find(document, id)? else { return Ok(false) };
        let dict = match target {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(own) => Some(&own.dict),
            Object::Null => return Ok(false),
            _ => None,
        };
        let role = match target {
            Object::Stream(own) => self.refine(role, own),
            _ => dict.map_or(role, |dict| rules::refine(role, dict)),
        };
        let drawn = !matches!(target, Object::Stream(_)) || role != Role::Content || self.drawn.runs(id);
        if let Some(dict) = dict.filter(|dict| role == Role::Gone || !drawn || !self.drawn.layers.show_dict(dict)) {
            gone::object(dict, self.report);
            return Ok(false);
        }
        if role == Role::Page && !self.pages.contains(&id) {
            return Ok(false);
        }
        let number = self.number(id, role);
        out.extend_from_slice(format!("{number} 0 R").as_bytes());
        Ok(true)
    }

    fn dictionary(
        &mut self,
        out: &mut Vec<u8>,
        dict: &Dictionary,
        role: Role,
        depth: u32,
        length: Option<usize>,
    ) -> Result<()> {
        neutral::report_removed(role, dict, self.report);
        let document = self.document;
        let mut entries: Vec<Entry<'_>> =
            dict.iter().map(|(key, value)| (Cow::Borrowed(key.as_slice()), key, value)).collect();
        if rules::allowed(role).is_none() && role != Role::Glyphs {
            // In the order of the numbers in new names, so that those are met in the same order the next time; what is not
            // there gets none.
            entries.retain(|(_, key, value)| self.is_there(role, key, value));
            entries.order_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
            for (new, key, _) in &mut entries {
                *new = Cow::Owned(match role {
                    Role::States => self.names.state(key, self.report),
                    _ => self.names.resource(key, self.report),
                });
            }
            entries.order_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
        } else {
            entries.order_by(|a, b| a.0.cmp(&b.0));
        }
        out.extend_from_slice(b"<<");
        for (new, key, value) in entries {
            if !gone::stays(dict, role, key) {
                gone::entry(self.document, key, value, self.report);
                continue;
            }
            let given = document.dereference(value).map_or(value, |(_, value)| value);
            let neutral = neutral::entry(role, key, given, &mut self.names, self.report);
            let value = match (role, key.as_slice(), given) {
                (Role::Annotation | Role::Outline, b"Dest", Object::Name(_) | Object::String(..))
                | (Role::Action, b"D", Object::Name(_) | Object::String(..)) => {
                    self.report.find_once(Class::Text, "PDF name of a place", "");
                    self.places.get(document, given).unwrap_or(&Object::Null)
                }
                _ => neutral.as_ref().unwrap_or(value),
            };
            let before = out.len();
            if (role, key.as_slice()) == (Role::Page, b"Contents") {
                let number = self.number(self.owner, Role::Contents);
                out.extend_from_slice(format!("/Contents {number} 0 R").as_bytes());
                continue;
            }
            push_name(out, &new);
            if !matches!(value, Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)) {
                out.push(b' ');
            }
            let written = !matches!(value, Object::Null) && self.object(out, value, rules::below(role, key), depth)?;
            // Where no resource of a kind is taken, there is no list of them.
            if !written || (role == Role::Resources && out.ends_with(b"<<>>")) {
                out.truncate(before);
            }
        }
        if let Some(length) = length {
            out.extend_from_slice(format!("/Length {length}").as_bytes());
        }
        out.extend_from_slice(b">>");
        Ok(())
    }

    /// Whether an entry would be written: what no page shows is not, and it may be a reference to nothing, or to what goes.
    fn is_there(&self, role: Role, key: &[u8], value: &Object) -> bool {
        let is_default = role == Role::Named(Resource::ColorSpace) && key.starts_with(b"Default");
        if let Role::Named(kind) = role
            && !is_default
            && !self.drawn.used.contains(&(self.owner, kind, key.to_vec()))
        {
            return false;
        }
        let role = rules::below(role, key);
        let target = match value {
            Object::Reference(id) => match lost::find(self.document, *id) {
                Ok(target) => target.unwrap_or(&Object::Null),
                // Writing it is an error.
                Err(_) => return true,
            },
            value => value,
        };
        match target {
            Object::Null => false,
            Object::Dictionary(dict) => rules::refine(role, dict) != Role::Gone,
            Object::Stream(own) => self.refine(role, own) != Role::Gone,
            _ => true,
        }
    }
}

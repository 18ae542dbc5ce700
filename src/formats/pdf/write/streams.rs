//! Streams as they are written (7.3.8): what each is for, what stays of its bytes, and the profiles of colours.

use lopdf::{ObjectId, Stream};

use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::source::slice::Slice;

use super::super::rules::{self, Role};
use super::super::syntax::push_name;
use super::super::{filters, lost, picture, stream, thin};
use super::{DEPTH, Writer};

impl Writer<'_> {
    pub(super) fn stream(
        &mut self,
        out: &mut Vec<u8>,
        own: &Stream,
        role: Role,
        limits: &mut Limits,
    ) -> Result<Option<Vec<Part>>> {
        lost::whole(self.document, own)?;
        let role = self.refine(role, own);
        if role == Role::Gone {
            out.extend_from_slice(b"null");
            return Ok(None);
        }
        let memory = limits.memory;
        let (read, place) = self.input.thin.whole(self.input.source, own, limits)?;
        let own = read.as_ref();
        let one = filters::single(self.document, own, limits)?;
        let own = one.as_ref().unwrap_or(own);
        let needs = if role == Role::Image { picture::needs(self.document, &own.dict) } else { None };
        let changed = match role {
            Role::Content | Role::Contents => {
                let hidden = self.drawn.hidden.get(&self.owner);
                stream::content(own, role == Role::Contents, hidden, &mut self.names, self.report, limits)?
            }
            Role::Letters | Role::Coding => stream::letters(own, role == Role::Coding, limits)?,
            Role::Plain if own.dict.has(b"FunctionType") => stream::function(own, self.report, limits)?,
            Role::Program => stream::font(own, &mut self.names, self.report, limits)?,
            Role::Globals => stream::globals(own, self.report, limits)?,
            _ => {
                let source = self.input.source;
                let slice = place.filter(|_| one.is_none()).map(|span| Slice { source, span });
                match (stream::strip(own, slice, self.input.road, self.report, limits)?, needs) {
                    (None, Some(needs)) => stream::cut(own, needs, self.report, limits)?,
                    (changed, _) => changed,
                }
            }
        };
        let own = changed.as_ref().unwrap_or(own);
        let (content, mut dict) = (filters::used(own, needs, self.report)?, own.dict.clone());
        // A stream whose bytes lie in another file, and a form that stands for a page of another one.
        for key in [b"F".as_slice(), b"FFilter", b"FDecodeParms", b"DL", b"Length", b"Ref"] {
            dict.remove(key);
        }
        self.dictionary(out, &dict, role, DEPTH, Some(content.len()))?;
        let parts = match place {
            Some(place) => thin::parts(place, &read.content, content),
            None => vec![Part::Bytes(content.to_vec())],
        };
        // What is new stays in memory until it is written; the rest was there for the time of looking at it.
        limits.memory = memory;
        if place.is_some() {
            let new = |part: &Part| if matches!(part, Part::Bytes(_)) { part.len() } else { 0 };
            limits.debit(parts.iter().map(new).sum(), 0)?;
        }
        Ok(Some(parts))
    }

    /// What a stream is for.
    pub(super) fn refine(&self, role: Role, own: &Stream) -> Role {
        match rules::refine(role, &own.dict) {
            Role::Glyphs | Role::States | Role::Appearances => Role::Content,
            role @ (Role::Image | Role::Content | Role::Contents | Role::Letters | Role::Coding | Role::Program) => {
                role
            }
            role @ (Role::Globals | Role::Table) => role,
            // Functions and meshes of colours (7.10, 8.7.4.5.5 to 8.7.4.5.8).
            Role::Plain if own.dict.has(b"FunctionType") || own.dict.has(b"ShadingType") => Role::Plain,
            _ => Role::Gone,
        }
    }

    /// A colour space that a profile defines.
    pub(super) fn profile(&mut self, out: &mut Vec<u8>, id: ObjectId) {
        let document = self.document;
        let made = self.profiles.entry(id).or_insert_with(|| {
            let found = document.get_object(id).and_then(|own| own.as_stream());
            let mut limits = Limits { memory: stream::PROFILE as u64, ..Limits::default() };
            let whole = found.map(|own| self.input.thin.whole(self.input.source, own, &mut limits));
            match whole {
                Ok(Ok((own, _))) => stream::profile(&own),
                _ => Err(b"DeviceRGB"),
            }
        });
        match made {
            Ok(_) => {
                let number = self.number(id, Role::Plain);
                out.extend_from_slice(format!("[/ICCBased {number} 0 R]").as_bytes());
            }
            Err(device) => push_name(out, device),
        }
    }
}

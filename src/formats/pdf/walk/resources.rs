//! Resources that are taken by their names (ISO 32000-1, 7.8.3), and what they set.

use lopdf::{Object, ObjectId};

use super::super::names::decoded;
use super::super::rules::Resource;
use super::super::state::State;
use super::super::taken::{Resources, Running, Taken, resources_of};
use super::Walk;
use crate::error::Result;

impl<'a> Walk<'a, '_> {
    /// Whether a layer that content belongs to is shown (8.11.3.2).
    pub(super) fn layer(&self, own: &Running<'a>, name: &[u8]) -> bool {
        let Some(resources) = own.resources else { return true };
        let listed = resources.dict.get_deref(b"Properties", self.document()).and_then(|own| own.as_dict());
        listed.and_then(|listed| listed.get(name)).map_or(true, |layer| self.layers.show(layer))
    }

    /// A resource, the object in which it stands with its own resources if it has such, and where its use is noted.
    pub(super) fn find(
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
    pub(super) fn tile(&mut self, own: &Running<'a>, name: &[u8]) {
        if let Some((_, Object::Stream(_), below)) = self.find(own, Resource::Pattern, &decoded(name), true)
            && let Some(id) = self.id(own, Resource::Pattern, &decoded(name))
        {
            self.more.push((own.index, id, below));
        }
    }

    /// The number of the object that a resource is.
    pub(super) fn id(&self, own: &Running<'a>, kind: Resource, name: &[u8]) -> Option<ObjectId> {
        let listed = own.resources?.dict.get_deref(kind.key(), self.document()).ok()?.as_dict().ok()?;
        self.document().dereference(listed.get(name).ok()?).ok()?.0
    }

    /// Parameters of the graphics state (8.4.5).
    pub(super) fn set(&mut self, own: &Running<'a>, state: &mut State, name: Option<&[u8]>) -> Result<()> {
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
                    self.font(own, state, u32::MAX, None, found)?;
                    state.size = font.get(1).and_then(|size| size.as_float().ok()).unwrap_or(f32::NAN);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

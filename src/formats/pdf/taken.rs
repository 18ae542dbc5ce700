//! What a walk over a page takes by name and where it stands (ISO 32000-1, 7.8.3).

use lopdf::{Dictionary, Document, ObjectId};

use super::geometry::Matrix;
use super::rules::Resource;

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

/// The resources of something, which stands in the object `owner`.
pub(super) fn resources_of<'a>(document: &'a Document, owner: ObjectId, dict: &'a Dictionary) -> Option<Resources<'a>> {
    let (id, dict) = document.dereference(dict.get(b"Resources").ok()?).ok()?;
    Some(Resources { owner: id.unwrap_or(owner), dict: dict.as_dict().ok()? })
}

/// One run of a content stream.
pub(super) struct Running<'a> {
    pub index: u32,
    pub op: u32,
    pub resources: Option<Resources<'a>>,
    /// Whether a layer that is off is open.
    pub off: bool,
}

/// Where text is set.
pub(super) struct Text {
    pub line: Matrix,
    /// How far from there, at least and at most, and most likely.
    pub ahead: [f32; 3],
}

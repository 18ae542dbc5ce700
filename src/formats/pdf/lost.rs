//! What a document says is there, and is not: such a copy would lack it without a word.

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object, ObjectId, Stream};

use crate::error::{Error, Reason, Result};

const MISSING: Error = Error::new(Reason::Broken, "a part of the document is missing");

/// An object, or nothing where the reference to it means null (7.3.10).
///
/// Errors: `malformed` where the cross-reference table lists it (7.5.4) and it could not be read.
pub(super) fn find(document: &Document, id: ObjectId) -> Result<Option<&Object>> {
    if let Ok(object) = document.get_object(id) {
        return Ok(Some(object));
    }
    match document.reference_table.get(id.0) {
        Some(XrefEntry::Normal { generation, .. }) if *generation == id.1 => Err(MISSING),
        Some(XrefEntry::Compressed { .. }) if id.1 == 0 => Err(MISSING),
        _ => Ok(None),
    }
}

/// Errors: `malformed` for a stream whose length is not known (7.3.8.2), which was read as if it were empty.
pub(super) fn whole(document: &Document, stream: &Stream) -> Result<()> {
    let length = stream.dict.get_deref(b"Length", document).and_then(|length| length.as_i64());
    if stream.content.is_empty() && !matches!(length, Ok(0)) { Err(MISSING) } else { Ok(()) }
}

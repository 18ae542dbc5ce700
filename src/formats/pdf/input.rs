//! What is read of a PDF: its objects, and where the bytes of its long streams are.

use lopdf::{Dictionary, Document, Object, Stream};

use crate::error::{Error, Reason, Result};
use crate::formats::nested::Road;
use crate::limits::Limits;
use crate::source::Source;

use super::thin::Thin;
use super::{filters, lost, stream};

pub(super) const TOO_DEEP: Error = Error::at(Reason::TooDeep, "parts are nested too deeply", 0);

/// What is read: the document, and where the bytes of its long streams are.
pub(super) struct Input<'a> {
    /// The document.
    pub document: &'a Document,
    /// What of the file is in memory.
    pub thin: &'a Thin,
    /// The file.
    pub source: &'a dyn Source,
    /// What the pictures go down.
    pub road: Road,
}

impl<'a> Input<'a> {
    /// The streams that make the content of a page, one behind the other (7.8.2). Errors: `malformed` where one is missing.
    pub(super) fn contents(&self, page: &'a Dictionary) -> Result<Vec<&'a Stream>> {
        let follow = |object: &'a Object| match object {
            Object::Reference(id) => lost::find(self.document, *id),
            object => Ok(Some(object)),
        };
        let own = page.get(b"Contents").ok().map(follow).transpose()?.flatten();
        let all = match own {
            Some(Object::Array(all)) => all.iter().map(follow).collect::<Result<_>>()?,
            own => vec![own],
        };
        Ok(all.into_iter().filter_map(|own| own?.as_stream().ok()).collect())
    }

    /// A content stream unpacked, debited from `limits`. Errors: `refused` where that cannot be done, `malformed`, `limit`.
    pub(super) fn decoded(&self, own: &Stream, limits: &mut Limits) -> Result<Vec<u8>> {
        lost::whole(self.document, own)?;
        let memory = limits.memory;
        let (read, _) = self.thin.whole(self.source, own, limits)?;
        let one = filters::single(self.document, &read, limits)?;
        let own = one.as_ref().unwrap_or(&read);
        let bytes = stream::unpacked(own, "a page of the document cannot be read", limits)?;
        limits.memory = memory;
        limits.debit(bytes.len() as u64, 0)?;
        Ok(bytes)
    }
}

//! What takes the place of a coded picture or of its plane of alpha.

use super::chunk::{self, Chunk};
use super::fill::filled;
use super::{lossless, lossy, rubbed, vp8};
use crate::digest::Digest;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::source::cached::inspect_once;
use crate::span::Span;

/// What takes the place of a coded picture or plane.
pub(super) enum Anew {
    /// Its content without what stands behind its last code.
    Trimmed(Vec<Part>),
    /// The content of a VP8L picture without colours that are not shown.
    Shown(Vec<u8>),
}

impl Anew {
    /// The chunk in the place of `chunk`. The finding is added to `report`.
    pub(super) fn chunk(self, chunk: &Chunk, report: &mut Report) -> Vec<Part> {
        match self {
            Self::Trimmed(parts) => {
                report.find(Class::Unknown, "WebP bytes behind the coded picture", "");
                chunk::around(&chunk.kind, parts)
            }
            Self::Shown(content) => {
                report.find_once(Class::HiddenPicture, "WebP colours of pixels that are not shown", "");
                chunk::around(b"VP8L", vec![Part::Bytes(content)])
            }
        }
    }
}

/// What must take the place of a coded picture or plane of `size`; nothing where it is as it must be. Of a lossy picture
/// with a plane of alpha the colours are looked at by [`replacement_with_alpha`].
pub(super) fn replacement(
    source: &dyn Source,
    chunk: &Chunk,
    size: (u32, u32),
    limits: &mut Limits,
) -> Result<Option<Anew>> {
    let context = Digest::of(&[format!("{:?}{size:?}", chunk.kind).as_bytes()]);
    inspect_once(source, chunk.content, context, || {
        let trimmed = trimmed(source, chunk, size, limits)?;
        let shown = if &chunk.kind == b"VP8L" { rubbed::anew(source, None, chunk, limits)? } else { None };
        Ok(shown.map(Anew::Shown).or(trimmed.map(Anew::Trimmed)))
    })
}

/// What must take the place of a lossy picture of `size` and its plane of alpha; nothing where they can stay.
pub(super) fn replacement_with_alpha(
    source: &dyn Source,
    alpha: &Chunk,
    picture: &Chunk,
    size: (u32, u32),
    limits: &mut Limits,
) -> Result<Option<Anew>> {
    if vp8::lossy(Reader::new(source, picture.content)?)? != size {
        return Err(Error::malformed("a plane of alpha that is not as large as its picture", alpha.span.start));
    }
    let both = Span::new(alpha.span.start, picture.content.end);
    inspect_once(source, both, Digest::of(&[b"alpha", &both.len().to_be_bytes()]), || {
        Ok(rubbed::anew(source, Some(alpha), picture, limits)?.map(Anew::Shown))
    })
}

/// The content of a coded picture or plane without what stands behind its last code; nothing where there is nothing.
fn trimmed(source: &dyn Source, chunk: &Chunk, size: (u32, u32), limits: &mut Limits) -> Result<Option<Vec<Part>>> {
    let content = chunk.content;
    let end = match &chunk.kind {
        b"VP8 " => return lossy::trimmed(source, content, limits),
        b"VP8L" => lossless::end(source, content, limits),
        _ => {
            limits.picture(size.0.into(), size.1.into(), content.start)?;
            lossless::alpha_end(source, content, size, limits)
        }
    }?;
    let end = filled(source, content, end)?;
    Ok((end < content.end).then(|| vec![Part::Copy(Span::new(content.start, end))]))
}

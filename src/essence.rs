//! The essence: a digest of the coded media alone, equal before and after an Exact strip.
//!
//! `docs/essence.md` defines it for every format, with vectors. Like the digest of the received bytes it links a copy to
//! its original: it is for the person and for what is sealed, never for anything that may be published.

use crate::apply::apply;
use crate::digest::{Digest, Hasher};
use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::plan::plan;
use crate::policy::Policy;
use crate::report::Role;
use crate::sniff::sniff;
use crate::source::{Buffered, Source};
use crate::watched::{digest, push};

/// How much a walk reads ahead, in bytes.
const AHEAD: usize = 64 << 10;

/// The essence of `source`. Errors: those of an inspection; `refused` for a format that has none.
pub fn essence(source: &dyn Source, limits: &mut Limits) -> Result<Digest> {
    let format = sniff(source)?;
    let source = &Buffered::new(source, AHEAD);
    match format {
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a => formats::movie::essence(source, format, limits),
        Format::Heic | Format::Avif => formats::heif::essence(source, format, limits),
        Format::Matroska | Format::WebM => of_copy(source, limits, formats::matroska::essence),
        Format::Ogg => of_copy(source, limits, formats::ogg::essence),
        // Colours, before which a decoder would have to guess.
        Format::Jpeg => of_media(source, &["APP14 Adobe"], limits),
        Format::Png => of_media(source, &["IHDR", "PLTE", "tRNS", "acTL", "fcTL"], limits),
        Format::WebP => of_media(source, &["ANIM"], limits),
        Format::Gif => of_media(source, &["screen", "graphic control"], limits),
        Format::Mp3 | Format::Adts => of_media(source, &[], limits),
        Format::Amr => of_media(source, &["magic"], limits),
        Format::Flac => of_media(source, &["STREAMINFO"], limits),
        Format::Wav => of_media(source, &["fmt "], limits),
        Format::Aiff => of_media(source, &["COMM"], limits),
        Format::Caf => of_media(source, &["desc", "kuki", "pakt"], limits),
        Format::Avi => of_media(source, &["strf"], limits),
        // Written anew from what is needed, in one form: the copy itself.
        _ if format.is_media() => of_copy(source, limits, |copy, _| digest(copy)),
        _ => Err(Error::refused("this format has no essence of its own")),
    }
}

/// What `essence` makes of the Exact copy of `source`.
fn of_copy(
    source: &dyn Source,
    limits: &mut Limits,
    essence: impl Fn(&dyn Source, &mut Limits) -> Result<Digest>,
) -> Result<Digest> {
    let report = inspect(source, &mut limits.clone())?;
    let parts = apply(plan(report.len, report.segments, &Policy::EXACT))?;
    let copy = parts.over(source);
    essence(&Buffered::new(&copy, AHEAD), limits)
}

/// The digest of the media segments of the Exact copy, and of its structure segments that are called one of `names`.
fn of_media(source: &dyn Source, names: &[&str], limits: &mut Limits) -> Result<Digest> {
    of_copy(source, limits, |copy, limits| {
        let mut hasher = Hasher::default();
        for segment in inspect(copy, limits)?.segments {
            if segment.role == Role::Media || names.contains(&segment.name.as_ref()) {
                push(copy, segment.span, &mut hasher)?;
            }
        }
        Ok(hasher.finish())
    })
}

//! The essence: a digest of the coded media alone, equal before and after an Exact strip.
//!
//! Movies and HEIF define their own at the top of their modules: headers, offsets and order do not count there. For all other media
//! it is the digest of the Exact copy, of which there is one form. Like the digest of the received bytes it links a copy to its
//! original: it is for the person and for what is sealed, never for anything that may be published.

use crate::apply::apply;
use crate::digest::{Digest, digest};
use crate::error::{Error, Result};
use crate::format::{Format, sniff};
use crate::formats;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::plan::plan;
use crate::policy::Policy;
use crate::source::{Buffered, Source};

/// The essence of `source`. Errors: those of an inspection; `refused` for a format that has none.
pub fn essence(source: &dyn Source, limits: &mut Limits) -> Result<Digest> {
    let format = sniff(source)?;
    let source = &Buffered::new(source, 64 << 10);
    match format {
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a => formats::movie::essence(source, format, limits),
        Format::Heic | Format::Avif => formats::heif::essence(source, format, limits),
        // The Exact copy itself: written anew from what is needed, in one form.
        _ if format.is_media() => {
            let report = inspect(source, limits)?;
            digest(&apply(&plan(&report, &Policy::EXACT))?.over(source))
        }
        _ => Err(Error::refused("this format has no essence of its own")),
    }
}

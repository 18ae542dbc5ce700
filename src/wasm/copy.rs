//! A finished copy on its way to the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::blob::BlobSource;
use super::fault::{self, Fault};
use crate::error::{Error, Reason};
use crate::inspect::inspect;
use crate::kept::Told;
use crate::limits::Limits;
use crate::made::Made;
use crate::pack::{Piece, pack};
use crate::parts::Parts;
use crate::source::Source;
use crate::strip;

/// A copy that was inspected again and may leave, with its receipt.
#[wasm_bindgen]
pub struct SafeCopy {
    source: Blob,
    safe: strip::SafeCopy,
}

impl SafeCopy {
    fn new(source: Blob, safe: strip::SafeCopy) -> Self {
        Self { source, safe }
    }

    /// A copy for a person who was told this (JSON, a [`Told`]) before it was made.
    pub(super) fn of_told(source: Blob, safe: strip::SafeCopy, told: Option<String>) -> Result<Self, Fault> {
        let told = told.map(|told| serde_json::from_str::<Told>(&told)).transpose();
        let safe = match told.map_err(|_| Error::new(Reason::Misuse, "what was told cannot be read"))? {
            Some(told) => safe.told(&told)?,
            None => safe,
        };
        Ok(Self::new(source, safe))
    }
}

/// A copy that was inspected again, of which no digest was taken yet.
#[wasm_bindgen]
pub struct Stripped {
    source: Blob,
    stripped: strip::Stripped,
}

impl Stripped {
    pub(super) fn new(source: Blob, stripped: strip::Stripped) -> Self {
        Self { source, stripped }
    }
}

#[wasm_bindgen]
impl Stripped {
    /// What `new Blob()` takes, as [`SafeCopy::parts`].
    pub fn parts(&self) -> Result<Array, Fault> {
        parts(&self.source, self.stripped.parts())
    }

    /// The media type.
    #[wasm_bindgen(getter, js_name = mediaType)]
    pub fn media_type(&self) -> String {
        self.stripped.format().media_type().into()
    }

    /// The safe copy with its receipt: the digest of the copy, and that of the file that it was made from, each 64 hexadecimal
    /// digits. `told`: what the person was told, as for `make`.
    pub fn digested(self, copy: &str, received: &str, told: Option<String>) -> Result<SafeCopy, Fault> {
        SafeCopy::of_told(self.source, self.stripped.digested(copy.parse()?, received.parse()?), told)
    }

    /// The same of what was made anew of a film or recording, the `original`, as `made` (JSON, a [`Made`]) says.
    ///
    /// Errors: `refused` for what cannot be read or contradicts itself, and those of `inspect`.
    pub fn for_original(self, copy: &str, original: Blob, received: &str, made: &str) -> Result<SafeCopy, Fault> {
        let made: Made =
            serde_json::from_str(made).map_err(|_| Error::new(Reason::Misuse, "what was made cannot be read"))?;
        let report = inspect(&BlobSource::new(original)?, &mut Limits::default())?;
        let safe = self.stripped.for_original(copy.parse()?, &report, received.parse()?, &made)?;
        Ok(SafeCopy::new(self.source, safe))
    }
}

#[wasm_bindgen]
impl SafeCopy {
    /// The receipt as JSON.
    #[wasm_bindgen(getter)]
    pub fn receipt(&self) -> Result<String, Fault> {
        fault::json(&self.safe.receipt)
    }

    /// What the second inspection still found in the copy and stays in it, as a JSON list of findings: for the person's own eyes.
    #[wasm_bindgen(getter)]
    pub fn kept(&self) -> Result<String, Fault> {
        fault::json(&self.safe.kept)
    }

    /// The file name extension, without a dot.
    #[wasm_bindgen(getter)]
    pub fn extension(&self) -> String {
        self.safe.receipt.copy.format.extension().into()
    }

    /// The media type.
    #[wasm_bindgen(getter, js_name = mediaType)]
    pub fn media_type(&self) -> String {
        self.safe.receipt.copy.format.media_type().into()
    }

    /// What `new Blob()` takes: few slices of the source, and pieces of new bytes that the browser holds, in order.
    pub fn parts(&self) -> Result<Array, Fault> {
        parts(&self.source, &self.safe.parts)
    }
}

fn parts(source: &Blob, parts: &Parts) -> Result<Array, Fault> {
    let unread = Error::new(Reason::Unreadable, "the file cannot be read any further");
    let reader = BlobSource::new(source.clone())?;
    let output = parts.over(&reader);
    let list = Array::new();
    for piece in pack(parts) {
        let blob = match piece {
            Piece::Slice(span) => source.slice_with_f64_and_f64(span.start as f64, span.end as f64),
            Piece::Gathered(span) => {
                let mut bytes = vec![0; span.len() as usize];
                output.read_at(span.start, &mut bytes)?;
                // A Blob of its own, so that the browser may lay it aside before the next piece is read.
                Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes.as_slice())))
            }
        };
        list.push(&blob.map_err(|_| unread)?.into());
    }
    Ok(list)
}

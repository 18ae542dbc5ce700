//! A finished copy on its way to the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::fault::{self, Fault};
use crate::error::{Error, Kind};
use crate::parts::Part;
use crate::strip;

/// A copy that was inspected again and may leave, with its receipt.
#[wasm_bindgen]
pub struct SafeCopy {
    source: Blob,
    safe: strip::SafeCopy,
}

impl SafeCopy {
    pub(super) fn new(source: Blob, safe: strip::SafeCopy) -> Self {
        Self { source, safe }
    }
}

#[wasm_bindgen]
impl SafeCopy {
    /// The receipt as JSON.
    #[wasm_bindgen(getter)]
    pub fn receipt(&self) -> Result<String, Fault> {
        fault::json(&self.safe.receipt)
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

    /// What `new Blob()` takes: slices of the source and new bytes, in order.
    pub fn parts(&self) -> Result<Array, Fault> {
        let list = Array::new();
        for part in self.safe.parts.iter() {
            list.push(&match part {
                Part::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                Part::Copy(span) => self
                    .source
                    .slice_with_f64_and_f64(span.start as f64, span.end as f64)
                    .map_err(|_| Error::new(Kind::Read, "the file cannot be read any further"))?
                    .into(),
            });
        }
        Ok(list)
    }
}

//! A `Blob` as a source: a worker reads it synchronously, so the core needs no runtime.

use std::cell::Cell;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, FileReaderSync};

use crate::error::{Error, Reason, Result};
use crate::source::{Source, ends_early};

/// A file as the browser hands it over.
pub struct BlobSource {
    blob: Blob,
    reader: FileReaderSync,
    len: u64,
    /// Whom to call with how many bytes were read, and how many that is.
    note: Option<Function>,
    read: Cell<u64>,
}

impl BlobSource {
    /// Reads `blob`. Errors: `read` outside a worker.
    pub fn new(blob: Blob) -> Result<Self> {
        let reader =
            FileReaderSync::new().map_err(|_| Error::new(Reason::Unreadable, "files can be read in a worker only"))?;
        Ok(Self { len: blob.size() as u64, blob, reader, note: None, read: Cell::new(0) })
    }

    /// Tells `note` after each read how many bytes were read so far, again those that were read again.
    pub fn noted(self, note: Option<Function>) -> Self {
        Self { note, ..self }
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let end = offset.saturating_add(buf.len() as u64);
        if end > self.len {
            return Err(ends_early(offset));
        }
        let unread = Error::at(Reason::Unreadable, "the file cannot be read any further", offset);
        let slice = self.blob.slice_with_f64_and_f64(offset as f64, end as f64).map_err(|_| unread)?;
        let bytes = Uint8Array::new(&self.reader.read_as_array_buffer(&slice).map_err(|_| unread)?.into());
        if bytes.length() as usize != buf.len() {
            return Err(unread);
        }
        bytes.copy_to(buf);
        if let Some(note) = &self.note {
            self.read.set(self.read.get() + u64::from(bytes.length()));
            note.call1(&JsValue::NULL, &JsValue::from_f64(self.read.get() as f64)).map_err(|_| unread)?;
        }
        Ok(())
    }
}

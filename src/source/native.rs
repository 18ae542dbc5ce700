//! Files of the native machine.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::{Source, ends_early};
use crate::error::{Error, Kind, Result};

/// A file of the native machine.
pub struct NativeFile {
    file: RefCell<File>,
    len: u64,
}

impl NativeFile {
    /// Opens a regular file for reading. Errors: `read` when it is none or cannot be opened.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|_| Error::new(Kind::Read, "the file cannot be opened"))?;
        let about = file.metadata().map_err(|_| Error::new(Kind::Read, "the file cannot be read"))?;
        if !about.is_file() {
            return Err(Error::new(Kind::Read, "this is not a regular file"));
        }
        Ok(Self { len: about.len(), file: RefCell::new(file) })
    }
}

impl Source for NativeFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.len) {
            return Err(ends_early(offset));
        }
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(offset)).and_then(|_| file.read_exact(buf)).map_err(|_| Error {
            kind: Kind::Read,
            what: "the file cannot be read any further",
            at: Some(offset),
        })
    }
}

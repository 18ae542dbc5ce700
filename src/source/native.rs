//! Files of the native machine.

use std::cell::RefCell;
use std::fs::{File, Metadata};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::time::SystemTime;

use super::{Source, ends_early};
use crate::error::{Error, Reason, Result};

/// Files of at most so many bytes are read at once.
const SMALL: u64 = 8 << 20;

/// A file of the native machine. A small one is held, and stays what it was when it was opened, whatever becomes of it.
pub struct NativeFile {
    file: RefCell<File>,
    len: u64,
    held: Option<Vec<u8>>,
    state: State,
}

/// What the system says of a file that was not changed: its length, and when it was last.
#[derive(PartialEq)]
struct State(u64, Option<SystemTime>, (i64, i64));

impl State {
    fn of(about: &Metadata) -> Self {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            (about.ctime(), about.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        Self(about.len(), about.modified().ok(), changed)
    }
}

const UNREAD: Error = Error::new(Reason::Unreadable, "the file cannot be read");

impl NativeFile {
    /// Opens a regular file for reading. Errors: `read` when it is none or cannot be opened.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|_| Error::new(Reason::Unreadable, "the file cannot be opened"))?;
        let about = file.metadata().map_err(|_| UNREAD)?;
        if !about.is_file() {
            return Err(Error::new(Reason::NotAFile, "this is not a regular file"));
        }
        let mut opened = Self { len: about.len(), file: RefCell::new(file), held: None, state: State::of(&about) };
        if opened.len <= SMALL {
            let mut bytes = vec![0; opened.len as usize];
            opened.read_at(0, &mut bytes)?;
            opened.held = Some(bytes);
        }
        Ok(opened)
    }

    /// That what was read since it was opened is all of one state. Errors: `read` when it was changed meanwhile.
    pub fn unchanged(&self) -> Result<()> {
        let now = self.file.borrow().metadata().map_err(|_| UNREAD)?;
        match self.held.is_some() || State::of(&now) == self.state {
            true => Ok(()),
            false => Err(Error::new(Reason::ChangedMeanwhile, "the file changed while it was worked on")),
        }
    }
}

impl Source for NativeFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if let Some(bytes) = &self.held {
            return bytes.read_at(offset, buf);
        }
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.len) {
            return Err(ends_early(offset));
        }
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(offset)).and_then(|_| file.read_exact(buf)).map_err(|_| Error {
            reason: Reason::Unreadable,
            detail: "the file cannot be read any further",
            at: Some(offset),
        })
    }
}

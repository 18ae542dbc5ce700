//! What leaves the desk tool: lines on standard output, and files that appear whole or not at all. The system writes them to
//! the disk when it likes: one who pulls a stick out has to unmount it first, as after any copying.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use panah::error::{Error, Kind, Result};

/// Prints a text as it is. Errors: `write`.
pub fn print(text: &[u8]) -> Result<()> {
    io::stdout().write_all(text).map_err(unwritable)
}

/// A value as one line of JSON. Errors: `write`.
pub fn json(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value).map_err(|_| Error::new(Kind::Write, "the answer cannot be written"))?;
    line.push(b'\n');
    Ok(line)
}

/// Prints a value as one line of JSON. Errors: `write`.
pub fn print_json(value: &impl serde::Serialize) -> Result<()> {
    print(&json(value)?)
}

/// A file that is being written: it has a name of its own beside where it is to be, and is gone unless it is kept.
pub struct Draft {
    file: File,
    path: PathBuf,
}

impl Draft {
    /// A draft in a folder, so that its last name stays on one file system. Errors: `write`.
    pub fn new(folder: &Path) -> Result<Self> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|_| Error::new(Kind::Write, "the system gives no random numbers"))?;
        let path = folder.join(format!(".panah-{:016x}", u64::from_be_bytes(random)));
        let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(unwritable)?;
        Ok(Self { file, path })
    }

    /// Adds bytes at the end. Errors: `write`.
    pub fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(unwritable)
    }

    /// Gives it its name. Errors: `write`.
    pub fn keep(mut self, out: &Path) -> Result<()> {
        fs::rename(&self.path, out).map_err(unwritable)?;
        self.path.clear();
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Where `out` lies. Errors: `write` when it is the input itself.
pub fn folder<'a>(input: &Path, out: &'a Path) -> Result<&'a Path> {
    match (fs::canonicalize(input), fs::canonicalize(out)) {
        (Ok(a), Ok(b)) if a == b => Err(Error::new(Kind::Write, "the output would overwrite the input")),
        _ => Ok(out.parent().unwrap_or(Path::new(""))),
    }
}

/// A random name, which tells nothing, for a copy with this extension. Errors: `write` where there is no randomness.
pub fn random_name(extension: &str) -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut random = [0; 12];
    getrandom::fill(&mut random).map_err(|_| Error::new(Kind::Write, "the system gives no random numbers"))?;
    let name: String = random.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    Ok(format!("{name}.{extension}"))
}

fn unwritable(_: io::Error) -> Error {
    Error::new(Kind::Write, "the output cannot be written")
}

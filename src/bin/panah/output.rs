//! What leaves the desk tool: lines on standard output, and files that appear whole or not at all. The system writes them to
//! the disk when it likes: one who pulls a stick out has to unmount it first, as after any copying.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use panah::digest::Hasher;
use panah::error::{Error, Kind, Result};
use panah::source::Source;
use panah::strip::SafeCopy;

/// How much is written at a time, in bytes.
const CHUNK: usize = 1 << 20;

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

/// A copy that was written: it has a name of its own beside where it is to be, and is gone unless it is kept.
pub struct Draft {
    path: PathBuf,
}

impl Draft {
    /// Writes a copy, which was inspected again before, into a folder, so that its last name stays on one file system.
    ///
    /// Errors: `write`; `read`, among others when what is written is not what was inspected, since the source changed.
    pub fn new(source: &dyn Source, safe: &SafeCopy, folder: &Path) -> Result<Self> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|_| Error::new(Kind::Write, "the system gives no random numbers"))?;
        let path = folder.join(format!(".panah-{:016x}", u64::from_be_bytes(random)));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(unwritable)?;
        let draft = Self { path };
        let (output, mut hasher) = (safe.parts.over(source), Hasher::default());
        let (mut chunk, mut at) = (vec![0; CHUNK], 0);
        while at < output.len() {
            let n = (output.len() - at).min(CHUNK as u64) as usize;
            output.read_at(at, &mut chunk[..n])?;
            hasher.push(&chunk[..n]);
            file.write_all(&chunk[..n]).map_err(unwritable)?;
            at += n as u64;
        }
        if hasher.finish() != safe.receipt.copy.sha256 {
            return Err(Error::new(Kind::Read, "the file changed while it was worked on"));
        }
        Ok(draft)
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

#[cfg(test)]
mod tests {
    use super::*;
    use panah::limits::Limits;
    use panah::strip::strip;

    #[test]
    fn a_source_that_changed_after_it_was_inspected_leaves_no_file() {
        let folder = std::env::temp_dir().join(format!("panah-draft-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let text = b"what was inspected".to_vec();
        let safe = strip(&text, &Limits::default()).unwrap();
        let draft = Draft::new(&text, &safe, &folder).unwrap();
        let out = folder.join("copy.txt");
        draft.keep(&out).unwrap();
        assert_eq!(fs::read(&out).unwrap(), text);
        fs::remove_file(&out).unwrap();
        let changed = Draft::new(&b"what was exchanged".to_vec(), &safe, &folder);
        assert_eq!(changed.err().map(|error| error.kind), Some(Kind::Read));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir(&folder).unwrap();
    }
}

//! What leaves the desk tool: lines on standard output, and files that appear whole or not at all. The system writes them to
//! the disk when it likes: one who pulls a stick out has to unmount it first, as after any copying.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use panah::error::{Error, Reason, Result};
use panah::evidence::fault::Failure;
use panah::source::native::NativeFile;

use crate::words;

/// Prints a text as it is. Errors: `write`.
pub fn print(text: &[u8]) -> Result<()> {
    io::stdout().write_all(text).map_err(unwritable)
}

/// A value as one line of JSON. Errors: `write`.
pub fn json(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut line =
        serde_json::to_vec(value).map_err(|_| Error::new(Reason::Internal, "the answer cannot be written"))?;
    line.push(b'\n');
    Ok(line)
}

/// Prints a value as one line of JSON. Errors: `write`.
pub fn print_json(value: &impl serde::Serialize) -> Result<()> {
    print(&json(value)?)
}

/// Tells why a file, or the one of this number among so many, gave nothing: in words, and where `json` was asked for in its answer's
/// place too.
pub fn fail(error: &Error, file: Option<(usize, usize)>, json: bool) {
    let which = file.map(|(number, all)| format!("file {number} of {all}: ")).unwrap_or_default();
    eprintln!("panah: {which}{}", words::fault(error));
    if json {
        // Where nothing can be printed, the words above are all that can be told.
        let _ = print_json(&words::Failed::new(error, file.map(|(number, _)| number)));
    }
}

/// Tells what is wrong with a piece of evidence, as [`fail`] does.
pub fn fail_evidence(failure: &Failure, json: bool) {
    eprintln!("panah: {}", words::evidence(failure));
    if json {
        let _ = print_json(&words::FailedEvidence::new(failure));
    }
}

/// A copy that is being written: it has a name of its own beside where it is to be, and is gone unless it is kept. Nothing is
/// there before its first bytes come, and these come when it was inspected again.
pub struct Draft {
    path: PathBuf,
    file: Option<File>,
}

impl Draft {
    /// A draft in a folder, so that its last name stays on one file system. Errors: `write`.
    pub fn new(folder: &Path) -> Result<Self> {
        Ok(Self { path: hidden(folder)?, file: None })
    }

    /// Writes the next bytes. Errors: `write`.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(OpenOptions::new().write(true).create_new(true).open(&self.path).map_err(unwritable)?),
        };
        file.write_all(bytes).map_err(unwritable)
    }

    /// Where it lies meanwhile.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, if `sources`, from which it was made, are as they were. Errors: `write`, `read`.
    pub fn keep(mut self, sources: &[&NativeFile], out: &Path) -> Result<()> {
        sources.iter().try_for_each(|source| source.unchanged())?;
        fs::rename(&self.path, out).map_err(unwritable)?;
        self.file = None;
        Ok(())
    }
}

/// A hidden name of a draft in a folder. Errors: where the system gives no randomness.
fn hidden(folder: &Path) -> Result<PathBuf> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|_| Error::new(Reason::Internal, "the system gives no random numbers"))?;
    Ok(folder.join(format!(".panah-{:016x}", u64::from_be_bytes(random))))
}

/// A folder that is being filled: it has a name of its own, and is gone with all that is in it unless it is kept.
pub struct DraftFolder {
    path: Option<PathBuf>,
}

impl DraftFolder {
    /// A new folder inside of `folder`. Errors: `write`.
    pub fn new(folder: &Path) -> Result<Self> {
        let path = hidden(folder)?;
        fs::create_dir(&path).map_err(unwritable)?;
        Ok(Self { path: Some(path) })
    }

    /// Where it lies meanwhile.
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// Gives it its name, under which nothing may lie. Errors: `write`.
    pub fn keep(mut self, out: &Path) -> Result<()> {
        fs::rename(self.path(), out).map_err(unwritable)?;
        self.path = None;
        Ok(())
    }
}

impl Drop for DraftFolder {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// The folder that a path lies in.
pub fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Where `out` lies. Errors: `write` when it is the input itself.
pub fn folder<'a>(input: &Path, out: &'a Path) -> Result<&'a Path> {
    match (fs::canonicalize(input), fs::canonicalize(out)) {
        (Ok(a), Ok(b)) if a == b => Err(Error::new(Reason::Overwrites, "the output would overwrite the input")),
        _ => Ok(out.parent().unwrap_or(Path::new(""))),
    }
}

/// A random name, which reveals nothing, for a copy with this extension. Errors: `write` where there is no randomness.
pub fn random_name(extension: &str) -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut random = [0; 12];
    getrandom::fill(&mut random).map_err(|_| Error::new(Reason::Internal, "the system gives no random numbers"))?;
    let name: String = random.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    Ok(format!("{name}.{extension}"))
}

fn unwritable(_: io::Error) -> Error {
    Error::new(Reason::NotWritten, "the output cannot be written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use panah::limits::Limits;
    use panah::strip::Stripped;

    #[test]
    fn a_source_that_changed_after_it_was_inspected_leaves_no_file() {
        let folder = std::env::temp_dir().join(format!("panah-draft-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (input, out) = (folder.join("in.txt"), folder.join("out.txt"));
        // Both so small that it is held, and so large that it is not.
        for len in [18, 9 << 20] {
            let text = vec![b'a'; len];
            for changes in [false, true] {
                fs::write(&input, &text).unwrap();
                let source = NativeFile::open(&input).unwrap();
                let mut draft = Draft::new(&folder).unwrap();
                let stripped = Stripped::new(&source, &Limits::default()).unwrap();
                assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
                stripped.finish(&source, |bytes| draft.write(bytes)).unwrap();
                if changes {
                    fs::write(&input, vec![b'b'; len]).unwrap();
                }
                let kept = draft.keep(&[&source], &out);
                if changes && len > 18 {
                    assert_eq!(kept.unwrap_err().reason, Reason::ChangedMeanwhile);
                } else {
                    kept.unwrap();
                    assert!(fs::read(&out).unwrap() == text);
                    fs::remove_file(&out).unwrap();
                }
                assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
            }
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}

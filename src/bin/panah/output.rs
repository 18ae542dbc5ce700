//! What leaves the desk tool: lines on standard output, and files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use panah::error::{Error, Kind, Result};
use panah::parts::Parts;
use panah::source::Source;

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

/// Writes the output of `parts` over `source` to a temporary file beside `out`, then renames it.
///
/// Errors: `write`, among others when `out` is the input itself; `read`. After an error nothing is left behind.
pub fn write(source: &dyn Source, parts: &Parts, input: &Path, out: &Path) -> Result<()> {
    let same = |a: &Path, b: &Path| matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b);
    if same(input, out) {
        return Err(Error::new(Kind::Write, "the output would overwrite the input"));
    }
    let temporary = beside(out)?;
    let done = fill(&temporary, source, parts).and_then(|()| fs::rename(&temporary, out).map_err(unwritable));
    if done.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    done
}

/// A random name, which tells nothing, for a copy with this extension. Errors: `write` where there is no randomness.
pub fn random_name(extension: &str) -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut random = [0; 12];
    getrandom::fill(&mut random).map_err(|_| Error::new(Kind::Write, "the system gives no random numbers"))?;
    let name: String = random.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    Ok(format!("{name}.{extension}"))
}

/// A new name in the folder of `out`, so that the rename stays on one file system.
fn beside(out: &Path) -> Result<PathBuf> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|_| Error::new(Kind::Write, "the system gives no random numbers"))?;
    let name = format!(".panah-{:016x}", u64::from_be_bytes(random));
    Ok(out.with_file_name(name))
}

fn fill(path: &Path, source: &dyn Source, parts: &Parts) -> Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(path).map_err(unwritable)?;
    let output = parts.over(source);
    let mut chunk = vec![0; CHUNK];
    let mut at = 0;
    while at < output.len() {
        let n = (output.len() - at).min(CHUNK as u64) as usize;
        output.read_at(at, &mut chunk[..n])?;
        file.write_all(&chunk[..n]).map_err(unwritable)?;
        at += n as u64;
    }
    file.sync_all().map_err(unwritable)
}

fn unwritable(_: io::Error) -> Error {
    Error::new(Kind::Write, "the output cannot be written")
}

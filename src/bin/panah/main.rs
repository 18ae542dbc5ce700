//! The desk tool: the same core on the command line.

mod args;
mod evidence;
mod found;
mod many;
mod output;
mod words;

use std::path::Path;
use std::process::ExitCode;

use panah::error::{Error, Reason, Result};
use panah::faces;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::make::make_to;
use panah::pixels::cover::Cover;

use panah::pixels::region::Region;
use panah::policy::Level;
use panah::source::native::NativeFile;
use panah::strip::SafeCopy;
use panah::watched::digest;

use args::{Command, Parsed};
use found::find;
use output::Draft;

/// A native machine may hold more than a phone's tab.
const MEMORY: u64 = 2 << 30;

fn main() -> ExitCode {
    let command = match args::parse() {
        Ok(Parsed::Run(command)) => command,
        Ok(Parsed::Evidence(command)) => {
            let limits = Limits { memory: MEMORY, ..Limits::default() };
            return evidence::run(&command, &limits).unwrap_or_else(|failure| {
                output::fail_evidence(&failure, command.json);
                ExitCode::FAILURE
            });
        }
        Ok(Parsed::Help) => {
            print!("{}{}", args::USAGE, evidence::args::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(wrong) => {
            eprintln!("panah: {wrong}; see panah --help");
            return ExitCode::from(2);
        }
    };
    match run(&command) {
        Ok(exit) => exit,
        Err(error) => {
            output::fail(&error, None, command.json());
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<ExitCode> {
    let limits = Limits { memory: MEMORY, ..Limits::default() };
    match command {
        Command::Inspect { file, json } => {
            let report = inspect(&NativeFile::open(file)?, &mut limits.clone())?;
            report.format.may_be_called(&file.to_string_lossy())?;
            if *json { output::print_json(&report) } else { output::print(words::report(&report).as_bytes()) }
        }
        Command::Strip { file, out, level, json, seed } => {
            let source = NativeFile::open(file)?;
            write_copy(&source, (*level, &[], *seed), &limits, (file, out), *json)
        }
        Command::StripAll { files, folder, level, json } => {
            let limits = Limits { memory: MEMORY / many::threads() as u64, ..limits };
            return Ok(many::each(files, *json, |file| {
                let source = NativeFile::open(file)?;
                let (safe, draft) = safe_copy(&source, (*level, &[], None), &limits, folder)?;
                safe.receipt.received.format.may_be_called(&file.to_string_lossy())?;
                let name = output::random_name(safe.receipt.copy.format.extension())?;
                draft.keep(&[&source], &folder.join(&name))?;
                for said in words::told(&safe) {
                    eprintln!("panah: {name}: {said}");
                }
                if *json { output::json(&safe.receipt) } else { Ok(words::line(&name, file)) }
            }));
        }
        Command::Faces { file, threshold } => {
            let ((width, height), found) = find(&NativeFile::open(file)?, *threshold, &limits)?;
            output::print_json(&words::Faces::new(width, height, &found))
        }
        Command::Cover { file, out, level, auto, look, covers, threshold, json, seed } => {
            let source = NativeFile::open(file)?;
            let mut covers = covers.clone();
            if *auto {
                let (_, found) = find(&source, *threshold, &limits)?;
                let over = |f: &faces::Face| Cover::from(Region::over_face(f.x1, f.y1, f.x2, f.y2));
                covers.extend(found.iter().map(|face| Cover { look: *look, ..over(face) }));
            }
            write_copy(&source, (*level, &covers, *seed), &limits, (file, out), *json)
        }
        Command::Digest { files } => {
            return Ok(many::each(files, false, |file| Ok(words::line(&digest(&NativeFile::open(file)?)?, file))));
        }
    }?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the copy and writes it into a folder, with fresh randomness unless a seed was given.
fn safe_copy(
    source: &NativeFile,
    (level, covers, seed): (Level, &[Cover], Option<[u8; 32]>),
    limits: &Limits,
    folder: &Path,
) -> Result<(SafeCopy, Draft)> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh).map_err(|_| Error::new(Reason::Internal, "the system gives no random numbers"))?;
    let mut draft = Draft::new(folder)?;
    let safe = make_to(source, level, covers, seed.unwrap_or(fresh), limits, |bytes| draft.write(bytes))?;
    Ok((safe, draft))
}

/// Makes the copy and gives it its name; says what stays in it, and prints its receipt where asked.
fn write_copy(
    source: &NativeFile,
    wanted: (Level, &[Cover], Option<[u8; 32]>),
    limits: &Limits,
    (file, out): (&Path, &Path),
    json: bool,
) -> Result<()> {
    let (safe, draft) = safe_copy(source, wanted, limits, output::folder(file, out)?)?;
    safe.receipt.received.format.may_be_called(&file.to_string_lossy())?;
    draft.keep(&[source], out)?;
    for said in words::told(&safe) {
        eprintln!("panah: {said}");
    }
    if json { output::print_json(&safe.receipt) } else { Ok(()) }
}

//! The verbs of evidence: bundle, seal, unseal, open, verify, check and stamp-request.

pub mod args;
mod bundle;
mod check;
mod custody;
mod seal;
mod taken;
mod verify;

use std::process::ExitCode;

use panah::digest::Digest;
use panah::evidence::fault::Result;
use panah::evidence::stamp;
use panah::limits::Limits;
use panah::source::native::NativeFile;
use panah::watched::digest;

use crate::output::{self, Draft};
use args::{Command, Verb};
use custody::{Log, Step};
use taken::seed;

/// Does what a command asks, and writes it into its custody log, whatever came of it.
pub fn run(command: &Command, limits: &Limits) -> Result<ExitCode> {
    let log = command.log.as_deref().map(Log::open).transpose()?;
    let mut step = Step::of(command);
    let done = match &command.verb {
        Verb::Bundle(bundle) => bundle::run(bundle, command.json, &mut step, limits),
        Verb::Seal(seal) => seal::seal(seal, command.json, &mut step, limits),
        Verb::Unseal(unseal) => seal::unseal(unseal, command.json, &mut step, limits),
        Verb::Open(open) => seal::open(open, command.json, &mut step, limits),
        Verb::Verify(verify) => verify::run(verify, command.json, &mut step, limits),
        Verb::Check(check) => check::run(check, command.json, &mut step),
        Verb::Stamp { file, out } => {
            let source = NativeFile::open(file)?;
            let own = digest(&source)?;
            step.took(own, panah::source::Source::len(&source));
            let query = stamp::query(&own, &mut seed()?);
            let mut draft = Draft::new(output::folder(file, out)?)?;
            draft.write(&query)?;
            draft.keep(&[&source], out)?;
            let said = Stamped { sha256: own, query: query.len() };
            match command.json {
                true => output::print_json(&said),
                false => output::print(
                    format!("{own}\nots stamp takes the file itself, or: ots stamp -d {own}\n").as_bytes(),
                ),
            }?;
            Ok(())
        }
    };
    if let Some(log) = log {
        log.add(step.ended(&done))?;
    }
    done.map(|()| ExitCode::SUCCESS)
}

/// What `stamp-request --json` prints.
#[derive(serde::Serialize)]
struct Stamped {
    sha256: Digest,
    query: usize,
}

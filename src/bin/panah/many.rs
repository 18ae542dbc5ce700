//! Many files: worked on beside each other, printed of in their order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use panah::error::Result;

use crate::output;

/// The most files that are worked on at once.
const MOST: usize = 4;

/// How many files are worked on at once here.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST)
}

/// Does `work` for every file, whatever becomes of the others; prints what it gives, and says by its number which one failed, in
/// JSON as well where that was asked for.
pub fn each(files: &[PathBuf], json: bool, work: impl Fn(&Path) -> Result<Vec<u8>> + Sync) -> ExitCode {
    let next = AtomicUsize::new(0);
    let (done, answers) = channel();
    thread::scope(|scope| {
        for _ in 0..threads().min(files.len()) {
            let (done, next, work) = (done.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(number) else { return };
                    if done.send((number, work(file))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut early, mut printed, mut exit) = (BTreeMap::new(), 0, ExitCode::SUCCESS);
        for (number, answer) in answers {
            early.insert(number, answer);
            while let Some(answer) = early.remove(&printed) {
                printed += 1;
                if let Err(error) = answer.and_then(|answer| output::print(&answer)) {
                    output::fail(&error, Some((printed, files.len())), json);
                    exit = ExitCode::FAILURE;
                }
            }
        }
        exit
    })
}

//! Large files: a film of 4 GiB with notes in each of its pictures, stripped in little memory and packed into few slices; and 10 GiB of
//! any format, answered at once.

use std::cell::Cell;

use crate::make;
use crate::make::large::{Film, SAMPLE, WORDS};
use panah::error::Result;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::pack::{CHUNK, Piece, pack};
use panah::source::Source;
use panah::strip::strip;

/// The most memory that this process has held, in bytes; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib << 10)
}

/// The most memory of a process is only known as a whole, so the film has one of its own.
#[test]
fn a_film_of_any_length_takes_little_memory() {
    let out = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "large::four_gibibytes_are_stripped_in_64_mebibytes", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&out.stdout);
    assert!(
        out.status.success() && printed.contains("1 passed"),
        "{printed}\n{}",
        String::from_utf8_lossy(&out.stderr)
    );
    printed
        .lines()
        .filter(|line| line.contains("MiB more") || line.contains("skipped"))
        .for_each(|line| println!("{line}"));
}

#[test]
#[ignore = "runs in a process of its own"]
fn four_gibibytes_are_stripped_in_64_mebibytes() {
    let film = Film::new((4 << 30) / SAMPLE);
    let before = peak();
    let safe = strip(&film, &Limits::default()).unwrap();
    let output = safe.parts.over(&film);
    assert_eq!(safe.receipt.copy.len, output.len());
    assert!(output.len() < film.len() - (4 << 30) / SAMPLE * WORDS.len() as u64);
    let mut part = vec![0; 1 << 20];
    for at in [0, 1 << 30, output.len() - (1 << 20)] {
        output.read_at(at, &mut part).unwrap();
        assert!(memchr::memmem::find(&part, WORDS).is_none());
    }
    let pieces = pack(&safe.parts);
    assert!(pieces.iter().filter(|piece| matches!(piece, Piece::Slice(_))).count() <= 4096);
    assert!(pieces.iter().all(|piece| !matches!(piece, Piece::Gathered(span) if span.len() > CHUNK)));
    match before.zip(peak()) {
        Some((before, after)) => {
            println!("{} MiB more than before", (after - before) >> 20);
            assert!(after - before <= 64 << 20, "{} MiB", (after - before) >> 20);
        }
        None => println!("skipped: this system does not tell how much memory was held"),
    }
}

/// A small file with one byte repeated behind it, as long as 10 GiB, that counts what is read of it.
struct Endless {
    file: Vec<u8>,
    byte: u8,
    read: Cell<u64>,
}

impl Source for Endless {
    fn len(&self) -> u64 {
        10 << 30
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.read.set(self.read.get() + buf.len() as u64);
        for (at, out) in (offset..).zip(buf) {
            *out = usize::try_from(at).ok().and_then(|at| self.file.get(at)).copied().unwrap_or(self.byte);
        }
        Ok(())
    }
}

#[test]
fn ten_gibibytes_of_any_format_are_answered_after_few_of_them_were_read() {
    for file in make::small::files() {
        for byte in [0, 0xff] {
            let endless = Endless { file: file.bytes.clone(), byte, read: Cell::new(0) };
            let answer = inspect(&endless, &mut Limits::default());
            let read = endless.read.get() >> 20;
            assert!(
                read <= 96,
                "{} and {byte:#x}: {read} MiB were read for {:?}",
                file.name,
                answer.map(|report| report.format)
            );
        }
    }
}

//! What does a file hold, and what would it reveal? `cargo run --example inspect -- FILE`

use std::error::Error;

use panah::{Limits, NativeFile, inspect};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("inspect FILE")?;
    let report = inspect(&NativeFile::open(path.as_ref())?, &mut Limits::default())?;
    for finding in &report.findings {
        println!("{:?}: {} ({})", finding.class, finding.value, finding.field);
    }
    for segment in &report.segments {
        println!("{:>12} {:>12} {:?} {}", segment.span.start, segment.span.len(), segment.role, segment.name);
    }
    Ok(())
}

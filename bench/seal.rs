//! What evidence costs: `cargo run --release --example seal -- seal IN OUT RECIPIENT` seals a file and prints seconds and the most
//! memory that it took; `-- tiles JPEG` makes and checks the proof of a photo. Run by `bench/seal.mjs`.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use panah::error::{Error, Reason};
use panah::evidence::age::{Recipient, To, seal};
use panah::evidence::commitment::Salt;
use panah::evidence::tiles::prove;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::make::make;
use panah::pixels::cover::Cover;
use panah::pixels::look::Look;
use panah::pixels::outline::Outline;
use panah::policy::Level;
use panah::seed::Seed;
use panah::source::native::NativeFile;

/// The most memory that the process held, in KiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or_default()
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["seal", input, output, recipient] => {
            let source = NativeFile::open(Path::new(input)).expect("a file that can be read");
            let mut out = File::create(output).expect("a file that can be written");
            let recipient: Recipient = recipient.parse().expect("a recipient");
            let from = Instant::now();
            seal(&source, To::Keys(&[recipient]), &mut Seed::new([1; 32]), |bytes| {
                out.write_all(bytes).map_err(|_| Error::new(Reason::NotWritten, "the output cannot be written"))
            })
            .expect("a sealed file");
            println!("{} {}", from.elapsed().as_secs_f64(), peak());
        }
        ["tiles", photo] => {
            let file = fs::read(photo).expect("a photo");
            let limits = Limits { memory: 1 << 30, ..Limits::default() };
            let report = inspect(&file, &mut limits.clone()).expect("a photo");
            let outline = Outline::Ellipse { x: 500.0, y: 400.0, width: 600.0, height: 800.0 };
            let covers = [Cover { outline, look: Look::Solid, inverse: false }];
            let copy = make(&file, Level::Exact, &covers, [1; 32], &limits).expect("a copy");
            let copy = copy.bytes(&file).expect("a copy");
            let from = Instant::now();
            let proof = prove(&file, &report, &copy, &covers, &Salt([1; 32]), &limits).expect("a proof");
            let made = from.elapsed().as_secs_f64();
            let from = Instant::now();
            proof.check(&copy, &limits).expect("a proof");
            let (all, covered) = proof.counts();
            let len = serde_json::to_vec(&proof).expect("a proof").len();
            println!("{made} {} {all} {covered} {len}", from.elapsed().as_secs_f64());
        }
        _ => eprintln!("seal IN OUT RECIPIENT, or tiles JPEG"),
    }
}

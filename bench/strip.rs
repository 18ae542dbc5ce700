//! What a strip of a file costs beside its digest alone, without the writing of the copy:
//! `cargo run --release --example strip -- FILE`, run by `bench/large.mjs`.
//!
//! First the copy with the digest of what was received, which another thread takes meanwhile, as the room does it; then the copy
//! with that digest and its own, as the desk tool does it. Each is the median of five runs.

use std::path::Path;
use std::thread;
use std::time::Instant;

use panah::limits::Limits;
use panah::source::Source;
use panah::source::native::NativeFile;
use panah::strip::{Stripped, strip};
use panah::watched::digest;

fn main() {
    let path = std::env::args().nth(1).expect("the path of a file");
    let open = || NativeFile::open(Path::new(&path)).expect("a file that can be read");
    let limits = Limits::default();
    let alone = seconds(|| {
        digest(&open()).expect("a digest");
    });
    let beside = seconds(|| {
        thread::scope(|scope| {
            let received = scope.spawn(|| digest(&open()).expect("a digest"));
            let stripped = Stripped::new(&open(), &limits).expect("a copy");
            assert!(!stripped.parts().is_empty());
            received.join().expect("a digest");
        });
    });
    let both = seconds(|| drop(strip(&open(), &limits).expect("a copy")));
    let rate = |seconds: f64| open().len() as f64 / 1e6 / seconds;
    println!(
        "  core: digest {:.0} MB/s; strip with the digest of what was received {:.0} MB/s, {:.2} of that; with the copy's digest as well {:.0} MB/s, {:.2} of that",
        rate(alone),
        rate(beside),
        alone / beside,
        rate(both),
        alone / both,
    );
}

/// How long `work` takes: the median of five runs.
fn seconds(work: impl Fn()) -> f64 {
    let mut times = [0.0; 5].map(|_: f64| {
        let from = Instant::now();
        work();
        from.elapsed().as_secs_f64()
    });
    times.sort_by(f64::total_cmp);
    times[2]
}

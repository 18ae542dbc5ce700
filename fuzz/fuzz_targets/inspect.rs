#![no_main]

use libfuzzer_sys::fuzz_target;
use panah::{inspect::inspect, limits::Limits};

fuzz_target!(|file: &[u8]| {
    let _ = inspect(&file, &mut Limits { memory: 16 << 20, ..Limits::default() });
});

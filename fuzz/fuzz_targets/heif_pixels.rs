//! The pixels of an HEIC still.
#![no_main]

use panah::limits::Limits;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let mut limits = Limits { memory: 16 << 20, pixels: 1 << 20, ..Limits::default() };
    let _ = panah::pixels::heif::decode(&file, 1, &mut limits);
});

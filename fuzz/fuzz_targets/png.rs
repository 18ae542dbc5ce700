//! What may follow the first bytes of a PNG.
#![no_main]

const HEADS: &[&[u8]] = &[b"\x89PNG\r\n\x1a\n"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

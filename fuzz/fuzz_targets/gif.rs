//! What may follow the first bytes of a GIF.
#![no_main]

const HEADS: &[&[u8]] = &[b"GIF89a"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

//! What may follow the first bytes of a CAF file.
#![no_main]

const HEADS: &[&[u8]] = &[b"caff\0\x01\0\0"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

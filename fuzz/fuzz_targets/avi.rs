//! What may follow the first bytes of an AVI file.
#![no_main]

const HEADS: &[&[u8]] = &[b"RIFF\xff\xff\0\0AVI "];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

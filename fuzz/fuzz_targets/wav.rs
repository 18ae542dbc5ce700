//! What may follow the first bytes of a WAVE file.
#![no_main]

const HEADS: &[&[u8]] = &[b"RIFF\xff\xff\0\0WAVE"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

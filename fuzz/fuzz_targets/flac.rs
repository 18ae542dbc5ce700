//! What may follow the first bytes of a FLAC.
#![no_main]

const HEADS: &[&[u8]] = &[b"fLaC\0\0\0\x22"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

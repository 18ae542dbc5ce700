//! What may follow the first bytes of an AMR.
#![no_main]

const HEADS: &[&[u8]] = &[b"#!AMR\n", b"#!AMR-WB\n"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

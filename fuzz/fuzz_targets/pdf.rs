//! What may follow the first bytes of a PDF.
#![no_main]

const HEADS: &[&[u8]] = &[b"%PDF-1.7\n"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

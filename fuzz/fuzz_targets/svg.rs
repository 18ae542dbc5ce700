//! What may follow the first bytes of an SVG.
#![no_main]

const HEADS: &[&[u8]] = &[b"<svg xmlns=\"http://www.w3.org/2000/svg\""];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

//! What may follow the first bytes of a ZIP archive, and what is built on one.
#![no_main]

const HEADS: &[&[u8]] = &[b"PK\x03\x04"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

//! What may follow the first bytes of a Matroska file.
#![no_main]

const HEADS: &[&[u8]] = &[b"\x1a\x45\xdf\xa3"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

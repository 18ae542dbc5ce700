//! What may follow the first bytes of a bitmap.
#![no_main]

const HEADS: &[&[u8]] = &[b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

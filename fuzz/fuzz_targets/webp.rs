//! What may follow the first bytes of a WebP.
#![no_main]

const HEADS: &[&[u8]] = &[b"RIFF\xff\xff\0\0WEBP"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

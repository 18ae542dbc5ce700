//! What may follow the first bytes of a JPEG.
#![no_main]

const HEADS: &[&[u8]] = &[&[0xff, 0xd8, 0xff]];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

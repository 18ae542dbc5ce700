//! What may follow the first bytes of a TIFF.
#![no_main]

const HEADS: &[&[u8]] = &[b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

//! What may follow the first bytes of a still or an image sequence of HEIF.
#![no_main]

const HEADS: &[&[u8]] = &[b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

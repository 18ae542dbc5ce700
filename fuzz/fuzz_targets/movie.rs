//! What may follow the first bytes of a movie.
#![no_main]

const HEADS: &[&[u8]] = &[b"\0\0\0\x14ftypisom\0\0\0\0isom", b"\0\0\0\x14ftypqt  \0\0\0\0qt  "];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

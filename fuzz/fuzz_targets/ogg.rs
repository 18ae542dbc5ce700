//! What may follow the first bytes of an Ogg file.
#![no_main]

const HEADS: &[&[u8]] = &[b"OggS\0\x02"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

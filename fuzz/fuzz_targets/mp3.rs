//! What may follow the first bytes of an MP3.
#![no_main]

const HEADS: &[&[u8]] = &[&[0xff, 0xfb, 0x50, 0xc4], b"ID3"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

//! What may follow the first bytes of an AIFF.
#![no_main]

const HEADS: &[&[u8]] = &[b"FORM\0\0\xff\xffAIFC", b"FORM\0\0\xff\xffAIFF"];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

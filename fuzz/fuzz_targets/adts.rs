//! What may follow the first bytes of an ADTS stream.
#![no_main]

const HEADS: &[&[u8]] = &[&[0xff, 0xf1]];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

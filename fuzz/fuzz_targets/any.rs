//! Files of any format, or of none.
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| panah_fuzz::check(file));

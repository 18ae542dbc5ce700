//! What may follow the first bytes of a JPEG XL picture, bare or in boxes.
#![no_main]

const HEADS: &[&[u8]] = &[b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl "];

libfuzzer_sys::fuzz_target!(|rest: &[u8]| panah_fuzz::behind(HEADS, rest));

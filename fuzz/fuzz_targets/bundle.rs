//! A bundle: no path of one that is read leads outside, and its files lie in it.
#![no_main]

use panah::evidence::bundle;
use panah::limits::Limits;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { memory: 16 << 20, ..Limits::default() };
    if let Ok(bundle) = bundle::read(&bytes, &limits) {
        for (path, span) in &bundle.files {
            assert!(!path.contains("..") && !path.starts_with('/') && !path.contains('\\'));
            assert!(span.end <= bytes.len() as u64);
        }
    }
});

//! A manifest, and an opening: what is read is written again as it was.
#![no_main]

use panah::evidence::manifest::Manifest;
use panah::evidence::opening::Opening;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = Manifest::read(bytes) {
        assert_eq!(manifest.write().as_deref(), Ok(bytes));
    }
    if let Ok(opening) = Opening::read(bytes) {
        assert_eq!(opening.write().as_deref(), Ok(bytes));
    }
});

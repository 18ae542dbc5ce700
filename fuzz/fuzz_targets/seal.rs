//! The header of a sealed file, its payload, and parts of one: nothing opens, whatever the bytes are.
#![no_main]

use panah::evidence::age::{Identity, With, header, open};
use panah::evidence::parts;
use panah::seed::Seed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = header::INTRO.to_vec();
    file.extend_from_slice(bytes);
    let key = Identity::draw(&mut Seed::new([9; 32]));
    for file in [bytes, &file] {
        if let Ok(header) = header::read(&file) {
            assert!(!header.stanzas.is_empty() && header.len <= file.len() as u64);
        }
        assert!(open(&file, With::Keys(std::slice::from_ref(&key))).is_err());
        let _ = parts::Head::read(&file);
    }
});

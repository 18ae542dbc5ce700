#![no_main]

use libfuzzer_sys::fuzz_target;
use panah::{error::Kind, inspect::inspect, limits::Limits, source::Source, strip::strip};

fn copy(file: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    match strip(&file, limits) {
        Ok(copy) => {
            let output = copy.parts.over(&file);
            let mut bytes = vec![0; output.len() as usize];
            output.read_at(0, &mut bytes).expect("an output that was verified can be read");
            Some(bytes)
        }
        Err(error) => {
            assert_ne!(error.kind, Kind::Residue);
            None
        }
    }
}

fuzz_target!(|file: &[u8]| {
    let limits = Limits { memory: 16 << 20, ..Limits::default() };
    if let Some(once) = copy(file, &limits) {
        assert_eq!(copy(&once, &limits).as_ref(), Some(&once));
        assert!(inspect(&once, &mut limits.clone()).expect("it was verified").findings.is_empty());
    }
});

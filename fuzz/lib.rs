//! What every fuzz target checks.

use panah::{error::ErrorKind, essence::essence, inspect::inspect, limits::Limits, source::Source, strip::strip};

/// A phone's limits, made small, so that a fuzzer's own memory is not what it finds.
fn limits() -> Limits {
    Limits { memory: 16 << 20, ..Limits::default() }
}

fn copy(file: &[u8]) -> Option<Vec<u8>> {
    match strip(&file, &limits()) {
        Ok(copy) => {
            let output = copy.parts.over(&file);
            let mut bytes = vec![0; output.len() as usize];
            output.read_at(0, &mut bytes).expect("an output that was verified can be read");
            Some(bytes)
        }
        Err(error) => {
            assert_ne!(error.kind(), ErrorKind::Residue);
            None
        }
    }
}

/// Strips `file`: a copy must strip to itself, have nothing to reveal, and have the essence of its original.
pub fn check(file: &[u8]) {
    let Some(once) = copy(file) else { return };
    assert_eq!(copy(&once).as_ref(), Some(&once));
    assert!(!inspect(&once, &mut limits()).expect("it was verified").has_removable_findings());
    if let Ok(before) = essence(&file, &mut limits()) {
        assert_eq!(essence(&once, &mut limits()), Ok(before));
    }
}

/// Checks `file` as it is, and behind each of `heads`, the first bytes by which a format is known.
pub fn behind(heads: &[&[u8]], file: &[u8]) {
    check(file);
    for head in heads {
        check(&[head, file].concat());
    }
}

//! What tests of documents ask of a copy.

use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Class;
use panah::strip::strip;

use super::archive::unzip;

pub fn limits() -> Limits {
    Limits { memory: 64 << 20, ..Limits::default() }
}

pub fn stripped(source: &[u8]) -> Vec<u8> {
    use panah::source::Source as _;
    let source = source.to_vec();
    let safe = strip(&source, &limits()).unwrap();
    let mut out = vec![0; safe.parts.len() as usize];
    safe.parts.over(&source).read_at(0, &mut out).unwrap();
    out
}

/// All that could be read out of a file: its bytes, and those of the archives and packed streams in it.
pub fn depths(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut out = vec![bytes.to_vec()];
    if bytes.starts_with(b"PK") {
        for (name, inner) in unzip(bytes) {
            out.push(name.into_bytes());
            out.extend(depths(&inner));
        }
    }
    if bytes.starts_with(b"%PDF") {
        let starts = bytes.windows(7).enumerate().filter(|(_, own)| own == b"stream\n").map(|(at, _)| at + 7);
        out.extend(starts.filter_map(|at| miniz_oxide::inflate::decompress_to_vec_zlib(&bytes[at..]).ok()));
    }
    out
}

pub fn has(bytes: &[u8], word: &str) -> bool {
    let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    depths(bytes).iter().any(|depth| {
        [word.as_bytes(), hex.as_bytes()].iter().any(|needle| depth.windows(needle.len()).any(|own| own == *needle))
    })
}

pub fn reveals(bytes: &[u8], class: Class) -> bool {
    inspect(&bytes.to_vec(), &mut limits()).unwrap().findings.iter().any(|finding| finding.class == class)
}

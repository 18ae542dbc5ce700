//! Real files: each is made safe, or refused with a reason.

mod make;

use std::path::PathBuf;

#[test]
fn every_real_still_is_made_safe_or_refused() {
    let shared = std::env::var_os("PANAH_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("corpus")) else {
        println!("skipped: no corpus of real files here");
        return;
    };
    for path in folder.map(|entry| entry.unwrap().path()) {
        let extension = path.extension().and_then(|word| word.to_str()).unwrap_or_default();
        if !matches!(
            extension,
            "jpg" | "jpeg" | "png" | "webp" | "gif" | "tif" | "tiff" | "dng" | "jxl" | "bmp" | "heic" | "avif"
        ) {
            continue;
        }
        match make::strip(&std::fs::read(&path).unwrap()) {
            Ok(clean) => assert_eq!(make::strip(&clean).unwrap(), clean, "{}", path.display()),
            Err(error) => {
                assert_ne!(error.kind, panah::error::Kind::Residue, "{}", path.display());
                println!("{}: {error}", path.display());
            }
        }
    }
}

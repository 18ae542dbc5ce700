//! Writes the small files that tests make as seeds for the fuzz targets, each into the folder of its target:
//! `cargo run --example seeds -- FOLDER`.

#[path = "../tests/make/mod.rs"]
mod make;

use std::path::PathBuf;

use panah::road;
use panah::sniff::sniff;
use panah::watched::digest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("a folder is missing")?.into();
    for file in make::small::files().into_iter().map(|small| small.bytes) {
        let name = digest(&file)?.to_string();
        for target in [road::of(sniff(&file)?).fuzz, "any"] {
            std::fs::create_dir_all(folder.join(target))?;
            std::fs::write(folder.join(target).join(&name), &file)?;
        }
    }
    Ok(())
}

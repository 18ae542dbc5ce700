//! Writes the small files that tests make as seeds for the fuzz targets, each into the folder of its target:
//! `cargo run --example seeds -- FOLDER`.

#[path = "../tests/make/mod.rs"]
mod make;

use std::path::PathBuf;

use panah::evidence::age::{Identity, To, seal};
use panah::evidence::code::Code;
use panah::evidence::words::Language;
use panah::road;
use panah::seed::Seed;
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
    let made = make::evidence::two();
    let (manifest, opening) = (made.manifest.write()?, made.opening.write()?);
    let code = Code::of(&manifest)?;
    let codes = [code.words(Language::En), code.words(Language::Fa), code.digits()].map(String::into_bytes);
    let mut sealed = Vec::new();
    let key = Identity::draw(&mut Seed::new([1; 32]));
    seal(&b"a text".as_slice(), To::Keys(&[key.recipient()]), &mut Seed::new([2; 32]), |bytes| {
        sealed.extend_from_slice(bytes);
        Ok(())
    })?;
    // To another key: a target may say that nothing opens.
    let of_evidence = [("bundle", vec![made.bundle]), ("manifest", vec![manifest, opening]), ("code", codes.to_vec())];
    for (target, files) in of_evidence.into_iter().chain([("seal", vec![sealed])]) {
        std::fs::create_dir_all(folder.join(target))?;
        for file in files {
            std::fs::write(folder.join(target).join(digest(&file)?.to_string()), &file)?;
        }
    }
    Ok(())
}

//! Writes the small files that tests make as seeds for the fuzz targets, each into the folder of its target:
//! `cargo run --example seeds -- FOLDER`.

#[path = "../tests/make/mod.rs"]
mod make;

use std::path::PathBuf;

use panah::format::Format;
use panah::sniff::sniff;
use panah::watched::digest;

/// The fuzz target of the parser that reads `format`.
fn target(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
        Format::WebP => "webp",
        Format::Gif => "gif",
        Format::Bmp => "bmp",
        Format::Tiff | Format::Dng => "tiff",
        Format::Jxl => "jxl",
        Format::Heic | Format::Avif => "heif",
        Format::Svg => "svg",
        Format::Pdf => "pdf",
        Format::Docx | Format::Xlsx | Format::Pptx | Format::Odt | Format::Ods | Format::Odp => "zip",
        Format::Epub | Format::Zip => "zip",
        Format::Text => "any",
        Format::Mp3 => "mp3",
        Format::Ogg => "ogg",
        Format::Flac => "flac",
        Format::Wav => "wav",
        Format::Aiff => "aiff",
        Format::Amr => "amr",
        Format::Adts => "adts",
        Format::Caf => "caf",
        Format::Matroska | Format::WebM => "matroska",
        Format::Avi => "avi",
        Format::Mp4 | Format::Mov | Format::ThreeGp | Format::M4a => "movie",
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("a folder is missing")?.into();
    for file in make::small::files().into_iter().map(|small| small.bytes) {
        let name = digest(&file)?.to_string();
        for target in [target(sniff(&file)?), "any"] {
            std::fs::create_dir_all(folder.join(target))?;
            std::fs::write(folder.join(target).join(&name), &file)?;
        }
    }
    Ok(())
}

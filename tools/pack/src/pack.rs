//! Packs what it reads: bytes in, an `.lzma` file out. The same bytes give the same pack on every machine.

use std::io::{Read, Result, Write, stdin, stdout};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType, Write as _};

fn main() -> Result<()> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    stdout().write_all(&pack(&bytes).expect("memory takes all that it is given"))
}

fn pack(bytes: &[u8]) -> lzma_rust2::Result<Vec<u8>> {
    // Nothing in a pack is aligned; the last four bits of what stands before say most of what comes.
    let (dictionary, context) = (u32::try_from(bytes.len()).unwrap_or(u32::MAX).max(4096), 4);
    let options =
        LzmaOptions::new(dictionary, context, 0, 0, EncodeMode::Normal, LzmaOptions::NICE_LEN_MAX, MfType::Bt4, 1024);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

//! Packs what it reads: bytes in, an `.lzma` file out, of a WebAssembly module in streams where the argument `module` says so; of a short text where
//! it is `text` with the length of what stands before it and is known at both ends. The same bytes give the same pack on every machine.

mod streams;
mod text;

use std::io::{Read, Result, Write, stdin, stdout};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType, Write as _};

fn main() -> Result<()> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    // The last bits of what stands before say most of what comes in a text, fewer in a stream.
    let mut context = 4;
    let how: Vec<String> = std::env::args().skip(1).collect();
    if let [text, prime] = how.as_slice()
        && text == "text"
    {
        let (prime, text) = bytes.split_at(prime.parse().expect("a length in bytes"));
        return stdout().write_all(&text::pack(text, prime));
    }
    if how == ["module"] {
        let module = bytes;
        bytes = streams::split(&module).expect("a module whose instructions are known");
        assert!(streams::join(&bytes) == Some(module), "the module is the same when it is joined");
        context = 3;
    }
    stdout().write_all(&pack(&bytes, context).expect("memory takes all that it is given"))
}

fn pack(bytes: &[u8], context: u32) -> lzma_rust2::Result<Vec<u8>> {
    let dictionary = u32::try_from(bytes.len()).unwrap_or(u32::MAX).max(4096);
    let options =
        LzmaOptions::new(dictionary, context, 0, 0, EncodeMode::Normal, LzmaOptions::NICE_LEN_MAX, MfType::Bt4, 1024);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

//! `panah seal`, `unseal` and `open`.

use std::fs;
use std::path::{Path, PathBuf};

use panah::digest::{Digest, Hasher};
use panah::error::{Error, Reason};
use panah::evidence::age::{self, Identity, Recipient, To, With};
use panah::evidence::bundle::{self, Bundle};
use panah::evidence::code::Code;
use panah::evidence::codes::Codes;
use panah::evidence::fault::{Failure, Fault, Result};
use panah::evidence::parts;
use panah::evidence::told;
use panah::evidence::words::Language;
use panah::limits::Limits;
use panah::source::Source;
use panah::source::native::NativeFile;
use panah::span::Span;
use panah::watched::{chunks, digest};

use super::args;
use super::custody::Step;
use super::taken::{seed, text};
use crate::output::{self, Draft};

/// How many words a drawn passphrase has: 88 bits, each trial of which costs what scrypt costs.
const WORDS: usize = 8;

/// What `seal --json` prints.
#[derive(serde::Serialize)]
struct Sealed {
    sha256: Digest,
    len: u64,
    recipients: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    parts: u32,
    code: Codes,
}

/// Seals a bundle, which is checked before.
pub fn seal(wanted: &args::Seal, json: bool, step: &mut Step, limits: &Limits) -> Result<()> {
    let seed = &mut seed()?;
    let source = NativeFile::open(&wanted.file)?;
    let recipients: Vec<Recipient> = wanted.recipients.iter().map(|key| key.parse()).collect::<Result<_>>()?;
    let bundle = bundle::read(&source, limits)?;
    step.took(digest(&source)?, source.len());
    let words = wanted.words.then(|| {
        let block = seed.block();
        let (pairs, _) = block.as_chunks::<2>();
        let drawn = pairs.iter().take(WORDS).map(|pair| Language::En.word(u16::from_be_bytes(*pair) & 0x7ff));
        drawn.collect::<Vec<_>>().join("-")
    });
    let to = words.as_deref().map_or(To::Keys(&recipients), To::Passphrase);
    let folder = output::folder(&wanted.file, &wanted.out)?;
    let mut draft = Draft::new(folder)?;
    let (mut hasher, mut len) = (Hasher::default(), 0);
    age::seal(&source, to, seed, |bytes| {
        hasher.push(bytes);
        len += bytes.len() as u64;
        draft.write(bytes)
    })?;
    let sha256 = hasher.finish();
    let count = match wanted.part_size {
        None => {
            draft.keep(&[&source], &wanted.out)?;
            0
        }
        Some(size) => {
            source.unchanged()?;
            cut(&NativeFile::open(draft.path())?, size, folder, &wanted.out)?
        }
    };
    step.gave(sha256, len);
    let code = Codes::from(Code::of(&bundle.manifest_bytes)?);
    match json {
        true => {
            let recipients = recipients.len();
            output::print_json(&Sealed { sha256, len, recipients, words, parts: count, code })?;
        }
        false => output::print((words.map(|words| words + "\n").unwrap_or_default() + &code.lines()).as_bytes())?,
    }
    Ok(())
}

/// Writes the parts of a sealed file as `OUT.00001` and so on: all of them, or none.
fn cut(sealed: &NativeFile, size: u64, folder: &Path, out: &Path) -> Result<u32> {
    let mut drafts: Vec<(PathBuf, Draft)> = Vec::new();
    parts::cut(sealed, size, |number, _, bytes| {
        if drafts.len() < number as usize {
            let mut name = out.as_os_str().to_owned();
            name.push(format!(".{number:05}"));
            drafts.push((name.into(), Draft::new(folder)?));
        }
        drafts.last_mut().map_or(Ok(()), |(_, draft)| draft.write(bytes))
    })?;
    let count = drafts.len() as u32;
    let mut kept: Vec<PathBuf> = Vec::new();
    for (path, draft) in drafts {
        if let Err(error) = draft.keep(&[], &path) {
            kept.iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(error.into());
        }
        kept.push(path);
    }
    Ok(count)
}

/// Opens what is in `files`, one file or the parts of one, sealed or not, and gives it to `with`.
pub fn opened<T>(
    files: &[PathBuf],
    key: &args::Key,
    step: &mut Step,
    with: impl FnOnce(&dyn Source) -> Result<T>,
) -> Result<T> {
    let sources: Vec<NativeFile> = files.iter().map(|file| NativeFile::open(file)).collect::<panah::Result<_>>()?;
    for source in &sources {
        step.took(digest(source)?, source.len());
    }
    let inside = |source: &dyn Source| -> Result<T> {
        if !age::is_sealed(source)? {
            return with(source);
        }
        match (&key.keys, &key.words) {
            (Some(keys), _) => {
                let keys = Identity::all(&text(keys, Fault::NotAKey)?)?;
                with(&age::open(source, With::Keys(&keys))?)
            }
            (None, Some(words)) => with(&age::open(source, With::Passphrase(text(words, Fault::NotAKey)?.trim()))?),
            (None, None) => Err(Fault::WrongKey.into()),
        }
    };
    let done = match sources.as_slice() {
        [one] if !parts::is_part(one)? => inside(one),
        all => parts::join(&all.iter().map(|one| one as &dyn Source).collect::<Vec<_>>(), inside),
    }?;
    sources.iter().try_for_each(NativeFile::unchanged)?;
    Ok(done)
}

/// What `unseal --json` prints.
#[derive(serde::Serialize)]
struct Unsealed {
    sha256: Digest,
    len: u64,
}

/// Writes what was sealed.
pub fn unseal(wanted: &args::Unseal, json: bool, step: &mut Step, _limits: &Limits) -> Result<()> {
    let mut folder = output::parent(&wanted.out);
    for file in &wanted.files {
        folder = output::folder(file, &wanted.out)?;
    }
    let mut draft = Draft::new(folder)?;
    let (mut hasher, mut len) = (Hasher::default(), 0);
    opened(&wanted.files, &wanted.key, step, |source| {
        let span = Span::new(0, source.len());
        let damaged = |error: Error| match error.reason {
            Reason::Broken => Failure::from(Fault::SealDamaged),
            _ => error.into(),
        };
        chunks(source, span, |bytes| {
            hasher.push(bytes);
            len += bytes.len() as u64;
            draft.write(bytes)
        })
        .map_err(damaged)
    })?;
    draft.keep(&[], &wanted.out)?;
    let sha256 = hasher.finish();
    step.gave(sha256, len);
    match json {
        true => output::print_json(&Unsealed { sha256, len })?,
        false => output::print(format!("{sha256}\n").as_bytes())?,
    }
    Ok(())
}

/// What `open --json` prints.
#[derive(serde::Serialize)]
struct OpenedTo {
    code: Codes,
    files: Vec<String>,
}

/// Checks a bundle and writes its files into a new folder: all of them, or none.
pub fn open(wanted: &args::Open, json: bool, step: &mut Step, limits: &Limits) -> Result<()> {
    let exists = wanted.folder.try_exists().map_or(true, |there| there);
    if exists {
        return Err(Error::new(Reason::Overwrites, "the folder to unpack into is there already").into());
    }
    let (code, files) = opened(&wanted.files, &wanted.key, step, |source| {
        let bundle = bundle::read(source, limits)?;
        let code = check_code(&bundle.manifest_bytes, wanted.code.as_deref())?;
        unpack(source, &bundle, &wanted.folder)?;
        Ok((code, bundle.files.keys().cloned().collect::<Vec<_>>()))
    })?;
    let code = Codes::from(code);
    match json {
        true => output::print_json(&OpenedTo { code, files })?,
        false => output::print((files.join("\n") + "\n").as_bytes())?,
    }
    Ok(())
}

/// The code of a manifest. Errors: `code-other` where another was noted, and those of reading one.
pub fn check_code(manifest: &[u8], noted: Option<&str>) -> Result<Code> {
    let code = Code::of(manifest)?;
    noted.map_or(Ok(()), |noted| told::code(noted, &code))?;
    Ok(code)
}

/// Writes the files of a bundle into a draft of a folder, and gives that its name.
fn unpack(source: &dyn Source, bundle: &Bundle, folder: &Path) -> Result<()> {
    let unwritable = |_| Error::new(Reason::NotWritten, "the folder cannot be written");
    let draft = output::DraftFolder::new(output::parent(folder))?;
    // Each path was checked to be one of a bundle's, and leads nowhere else.
    for (path, span) in &bundle.files {
        let at = draft.path().join(path);
        fs::create_dir_all(output::parent(&at)).map_err(unwritable)?;
        let mut file = fs::File::create_new(&at).map_err(unwritable)?;
        chunks(source, *span, |bytes| std::io::Write::write_all(&mut file, bytes).map_err(unwritable))?;
    }
    Ok(draft.keep(folder)?)
}
